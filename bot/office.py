"""The office as it is at one moment, and what a decision changes in it.

`Office` is a plain container in memory: the desk reads it, the memory (`store`) loads it and keeps it. Only `take`
changes it, and only after a commit has put the same changes on disk.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bot.items import Item, Programme, Report
from bot.notices import Notice
from bot.people import Group, Invite, Person, Role
from bot.proposals import Proposal, Upload
from bot.statements import Code


@dataclass(frozen=True, slots=True)
class Card:
    """One striking of a round in one group: what was asked there. The message is its list, receipt and scoreboard.

    `finished` are those of the items whose targets were reached already: they may be reported done, but owe nothing.
    `before` are the totals at that time, by the number of the target.
    """

    key: str
    programme: str
    round: str
    period: str
    chat: int
    items: tuple[str, ...]
    opens: datetime
    closes: datetime
    since: datetime
    finished: tuple[str, ...] = ()
    before: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message of the bot that a reply may answer: where it stands and what it is about.

    `is_decided`: what it asked of the clerks was decided, and what it says of that stays.
    """

    key: str
    chat: int
    message: int
    programme: str
    items: tuple[str, ...] = ()
    card: str = ""
    question: str = ""
    issue: str = ""
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A line that was asked back, waiting for its writer's press: what was written, and the likely answers.

    A `held` question carries a report that was read, but is so far off that its writer must say it is meant.
    """

    id: str
    programme: str
    code: Code | None
    asker: int
    chat: int
    message: int
    text: str
    asked_at: datetime
    options: tuple[str, ...] = ()
    answers: str | None = None
    held: tuple[Report, ...] = ()
    files: tuple[str, ...] = ()


class Review(StrEnum):
    """Where a briefing stands on its way out."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing as it was composed: frozen text, figures cut off at a moment. `number` is 第N期 of its series.

    `series` is the name under which issues are counted (通报 and 总结 are counted apart). `figures` are the counts
    that the text states; `standings` the lamp of every target by its number, for the next issue to tell what changed.
    `unnamed` are numbers with the reason, `reworded` paragraphs as they were composed with a clerk's words for them;
    `stamp` names the copies of the draft that the clerks have now.
    """

    key: str
    programme: str
    round: str
    period: str
    series: str
    year: int
    number: int
    title: str
    cutoff: datetime
    paragraphs: tuple[str, ...]
    review: Review = Review.DRAFT
    figures: tuple[tuple[str, int], ...] = ()
    standings: tuple[tuple[str, str], ...] = ()
    unnamed: tuple[tuple[str, str], ...] = ()
    reworded: tuple[tuple[str, str], ...] = ()
    published_at: datetime | None = None
    published_by: int = 0
    is_late: bool = False
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """Up to which moment a programme's rounds have been struck.

    `since` is where a catching up began that has not come to its end: what is merged in it is merged from there.
    """

    programme: str
    until: datetime
    since: datetime | None = None


Noun = (
    Programme
    | Item
    | Report
    | Person
    | Group
    | Invite
    | Card
    | Spoken
    | Question
    | Issue
    | Beat
    | Upload
    | Proposal
)


def key_of(noun: Noun) -> str:
    """The key under which a noun is kept; unique among its own kind."""
    match noun:
        case Person():
            return str(noun.id)
        case Group():
            return str(noun.chat)
        case Invite():
            return noun.token
        case Spoken():
            return f"{noun.chat}/{noun.message}"
        case Question() | Report():
            return noun.id
        case Beat():
            return noun.programme
        case _:
            return noun.key


@dataclass(frozen=True, slots=True)
class Drop:
    """Forget a noun of this type."""

    noun: type[Noun]
    key: str


Change = Noun | Drop


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision comes to: the changes to keep and the notices to owe, committed together or not at all."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        """Both, in this order."""
        return Outcome(self.changes + other.changes, self.notices + other.notices)


NOTHING = Outcome()


def _no_history(_programme: str, _item: str) -> Sequence[Report]:
    return ()


History = Callable[[str, str], Sequence[Report]]


def _told_with(history: History, reports: Mapping[str, Report]) -> History:
    """The history with reports that are not kept yet; one of the same id takes the other's place."""

    def told(programme: str, item: str) -> Sequence[Report]:
        new = [r for r in reports.values() if (r.programme, r.item) == (programme, item)]
        kept = [r for r in history(programme, item) if r.id not in reports]
        return sorted([*kept, *new], key=lambda report: report.at)

    return told


@dataclass(slots=True)
class Office:
    """Everything that decisions are made from. `history` asks the memory for all reports of one item, oldest first."""

    programmes: dict[str, Programme] = field(default_factory=dict)
    items: dict[str, dict[str, Item]] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    invites: dict[str, Invite] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    spoken: dict[tuple[int, int], Spoken] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    beats: dict[str, Beat] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    history: History = _no_history

    # The kinds of noun that stay in memory; reports do not, they are asked for by item.
    kept: ClassVar[tuple[type[Noun], ...]] = (
        Programme, Item, Person, Group, Invite, Card, Spoken, Question, Issue, Beat, Upload,
        Proposal,
    )  # fmt: skip

    def take(self, changes: Sequence[Change]) -> None:
        """Make the changes of a committed outcome."""
        for change in changes:
            if isinstance(change, Drop):
                if change.noun is not Report:
                    self._drop(change)
            elif not isinstance(change, Report):
                self._put(change)

    def after(self, changes: Sequence[Change]) -> "Office":
        """A copy in which the changes are made: what a card will show once they are committed."""
        copy = replace(
            self,
            items={key: dict(items) for key, items in self.items.items()},
            people=dict(self.people),
            cards=dict(self.cards),
            issues=dict(self.issues),
            programmes=dict(self.programmes),
            groups=dict(self.groups),
            invites=dict(self.invites),
            spoken=dict(self.spoken),
            questions=dict(self.questions),
            beats=dict(self.beats),
            uploads=dict(self.uploads),
            proposals=dict(self.proposals),
        )
        copy.take(changes)
        reports = {change.id: change for change in changes if isinstance(change, Report)}
        if reports:
            copy.history = _told_with(self.history, reports)
        return copy

    def items_of(self, programme: str) -> tuple[Item, ...]:
        """The items of a programme in the order of the ledger."""
        return tuple(self.items.get(programme, {}).values())

    def item(self, programme: str, no: str) -> Item | None:
        """One item by its number."""
        return self.items.get(programme, {}).get(no)

    def groups_of(self, programme: str) -> tuple[Group, ...]:
        """The groups bound to a programme that can still be written to."""
        return tuple(g for g in self.groups.values() if g.programme == programme and not g.silent)

    def people_of(self, role: Role, unit: str | None = None) -> Iterator[Person]:
        """Everyone of a role, or of a role and a unit."""
        return (p for p in self.people.values() if p.role == role and unit in (None, p.unit))

    def issues_of(self, programme: str, series: str) -> tuple[Issue, ...]:
        """The published issues of a series, first to last."""
        found = [
            i for i in self.issues.values()
            if i.programme == programme and i.series == series and i.review is Review.PUBLISHED
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda i: (i.year, i.number)))

    def _put(self, noun: Noun) -> None:
        match noun:
            case Item():
                self.items.setdefault(noun.programme, {})[noun.no] = noun
            case Spoken():
                self.spoken[noun.chat, noun.message] = noun
            case Person():
                self.people[noun.id] = noun
            case Group():
                self.groups[noun.chat] = noun
            case _:
                self._shelf(type(noun))[key_of(noun)] = noun

    def _drop(self, drop: Drop) -> None:
        if drop.noun is Item:
            programme, _, no = drop.key.partition("/")
            self.items.get(programme, {}).pop(no, None)
        elif drop.noun is Spoken:
            chat, _, message = drop.key.partition("/")
            self.spoken.pop((int(chat), int(message)), None)
        elif drop.noun is Person:
            self.people.pop(int(drop.key), None)
        elif drop.noun is Group:
            self.groups.pop(int(drop.key), None)
        else:
            self._shelf(drop.noun).pop(drop.key, None)

    def _shelf(self, noun: type[Noun]) -> dict[str, Noun]:
        shelves: dict[type[Noun], object] = {
            Programme: self.programmes,
            Invite: self.invites,
            Card: self.cards,
            Question: self.questions,
            Issue: self.issues,
            Beat: self.beats,
            Upload: self.uploads,
            Proposal: self.proposals,
        }
        return shelves[noun]  # type: ignore[return-value]  # each shelf holds its own kind of noun
