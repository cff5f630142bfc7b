"""What a briefing is composed from, and what comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.counts import Counts, Judged
from bot.items import Item, Programme, Report
from bot.lamps import Lamp, Rules
from bot.office import Issue
from bot.targets import due_of


@dataclass(frozen=True, slots=True)
class Level:
    """Who is proposed to coordinate a problem: from so many points behind, or so many days stuck or overdue.

    `is_own` puts the item's own leader in the place of the name, where the ledger has one.
    """

    name: str
    gap: Decimal
    days: int
    is_own: bool = False


LEVELS = (
    Level("常务副市长", Decimal(50), 90),
    Level("分管副市长", Decimal(30), 30, is_own=True),
    Level("市府办", Decimal(0), 0),
)
"""分级协调, the gravest first. The three levels are those of 温州市府办 2017; the edges are ours, and a person decides."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The order for one briefing.

    `does` is the deed of its round: briefing, summary or account. `cutoff` is aware, in the office's zone, and `items`
    are as they stood then; `start` is the first day of the programme's year. `previous` is the last published issue of
    the series, `silent` the units that have not reported since. `issues` is how many 通报 the year has had. `outline`
    names the sections where the kind has an outline of its own. `unnamed` are numbers of items or targets that a
    clerk has left out of the naming; they are counted all the same. `before` are the items at the last issue, `told`
    the reports since then: only outlines of a month or a quarter ask for them.
    """

    programme: Programme
    does: str
    series: str
    number: int
    cutoff: datetime
    items: Sequence[Item]
    start: date
    rules: Rules
    office: str
    signed_on: date
    measure: str = "项指标"
    demand: str = ""
    previous: Issue | None = None
    silent: tuple[str, ...] = ()
    issues: int = 0
    next_on: date | None = None
    is_late: bool = False
    due_within: int = 30
    levels: tuple[Level, ...] = LEVELS
    outline: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    before: Sequence[Item] = ()
    told: Sequence[Report] = ()

    @property
    def today(self) -> date:
        """The day at whose end the figures were cut off."""
        return self.cutoff.date()


@dataclass(frozen=True, slots=True)
class Findings:
    """A brief with every target judged and counted: what the sections are written from."""

    brief: Brief
    judged: tuple[Judged, ...]
    counts: Counts

    @property
    def done(self) -> tuple[Judged, ...]:
        """The finished, in the order of the ledger."""
        return tuple(one for one in self.judged if one.is_done)

    @property
    def behind(self) -> tuple[Judged, ...]:
        """The lagging, worst first."""
        return tuple(sorted((one for one in self.judged if one.is_behind), key=_gravity))

    def is_named(self, one: Judged) -> bool:
        """Whether a target may be named among the lagging."""
        return not {one.target.no, one.item.no} & set(self.brief.unnamed)

    def due(self, one: Judged) -> date:
        """The deadline of a target."""
        return due_of(one.item, one.target, self.brief.start)

    def say(self, template: str, **facts: object) -> str:
        """A sentence of the briefing with the programme's own words in it."""
        words = {
            "name": self.brief.programme.name,
            "measure": self.brief.measure,
            "series": self.brief.series,
        }
        return template.format(**words, c=self.brief.measure[:1], noun=self.brief.measure[1:], **facts)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing; without a heading it follows on, without paragraphs it is left out."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed briefing in plain text.

    A paragraph that begins with 一、 to 十、 is a heading; the last two are the office and the day, to be set at the
    right. `figures` are the counts that the text states; `standings` the lamp of every counted target by its number,
    for the next issue to tell what changed.
    """

    title: str
    paragraphs: tuple[str, ...]
    figures: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """No briefing: parts contradict their totals. `problems` are sentences for the clerks."""

    problems: tuple[str, ...]


def by_unit(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    """Targets by their leading unit, both in the order of the ledger."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.item.lead, []).append(one)
    return found


def _gravity(one: Judged) -> tuple[bool, Decimal]:
    return one.lamp is not Lamp.LATE, -one.standing.gap
