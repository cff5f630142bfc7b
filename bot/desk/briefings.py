"""A briefing composed when its round strikes: numbered, frozen, put before the clerks or, where so set, published."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.briefing import Brief, Draft, Stopped, compose
from bot.cadence import Round
from bot.config import Publish
from bot.desk import copies, letters, rights
from bot.desk.letters import Letter
from bot.desk.rewording import carried, standing
from bot.desk.view import View, scene
from bot.happenings import Struck, Unmade
from bot.items import Item, Report
from bot.notices import REVIEWED, Notice, Paper, Part, Text
from bot.office import Issue, Office, Outcome, Review
from bot.past import past
from bot.people import Person
from bot.setting import Setting
from bot.wording import board as board_words
from bot.wording import pages
from bot.wording import review as words

COMPARING, QUOTING = frozenset({"progress"}), frozenset({"plans", "cases"})
"""Sections that need more than how things stand."""


def struck(view: View, round_: Round, happening: Struck) -> Outcome:
    """A round of briefings: drafted once a period, put before the clerks, or published at once if so configured."""
    key = f"{view.programme.key}/{round_.key}/{happening.strike.period}"
    if key in view.office.issues:
        return Outcome()
    return draft(view, round_, key, is_late=happening.is_late)


def now(view: View, clerk: Person) -> Outcome:
    """A clerk asks for an issue out of turn."""
    round_ = view.kind.round_doing("briefing")
    if round_ is None:
        return Outcome()
    return draft(
        view, round_, f"{view.programme.key}/{round_.key}/{view.now:%m%dT%H%M}", is_late=False, asker=clerk.id
    )


def silent_units(view: View, previous: Issue | None) -> tuple[str, ...]:
    """The lead units of open items of which nothing was heard since the last issue, once they have been asked since.

    An issue out of turn, before any round of reports has closed, accuses nobody.
    """
    since = previous.cutoff if previous else None
    if view.kind.round_doing("contact") and not _was_asked(view, since):
        return ()
    heard = {i.lead for i in view.unfinished if i.latest and (since is None or i.latest.at > since)}
    return tuple(dict.fromkeys(i.lead for i in view.unfinished if i.lead and i.lead not in heard))


def _was_asked(view: View, since: datetime | None) -> bool:
    """Whether a round of reports has closed since."""
    closes = [c.closes for c in view.office.cards.values() if c.programme == view.programme.key]
    return any(moment <= view.now and (since is None or moment > since) for moment in closes)


def draft(view: View, round_: Round, key: str, *, is_late: bool, asker: int = 0) -> Outcome:
    """Compose an issue, or the same issue again with the figures of now; what clerks have decided of it stays.

    `asker` is the clerk who wanted it: their copy does not wait for working hours.
    """
    drafted = composed(view, round_, key, is_late=is_late)
    if isinstance(drafted, Outcome):
        return drafted
    issue, lost = drafted
    if view.setting.publish(view.programme.key) is Publish.AUTO:
        return publish(view, issue, None)
    put = copies.put(view, issue, lost)
    notices = (*papers_for_clerks(view, issue), *put.notices)
    return Outcome(put.changes, at_once(notices, asker))


def composed(
    view: View, round_: Round, key: str, *, is_late: bool
) -> tuple[Issue, tuple[str, ...]] | Outcome:
    """An issue with the figures of now, and the clerks' words that do not fit it any more.

    Where the figures contradict each other there is none, and the clerks are told.
    """
    earlier = view.office.issues_of(view.programme.key, round_.series)
    match compose(_brief(view, round_, earlier, key, is_late=is_late)):
        case Stopped(problems):
            letter = Letter(f"stopped/{key}/{view.today}", words.stopped(round_.name, problems))
            return Outcome(notices=letters.to_clerks(view, letter))
        case Draft() as drafted:
            made = _issue(view, round_, key, drafted, is_late=is_late)
            return carried(made, view.office.issues.get(key))


def _brief(view: View, round_: Round, earlier: Sequence[Issue], key: str, *, is_late: bool) -> Brief:
    previous = earlier[-1] if earlier else None
    following = view.next_strike("briefing")
    return Brief(
        programme=view.programme,
        does=round_.does,
        series=round_.series,
        number=_number(view, round_.series, key),
        cutoff=view.now,
        items=view.items,
        start=view.start,
        rules=view.kind.lamps,
        office=view.setting.config.office,
        signed_on=view.today,
        measure=view.kind.measure,
        demand=view.kind.demand,
        previous=previous if round_.does == "briefing" else None,
        silent=silent_units(view, previous),
        issues=len(view.office.issues_of(view.programme.key, board_words.SERIES)),
        next_on=following.at.date() if following and not view.is_quiet else None,
        is_late=is_late,
        outline=round_.outline,
        unnamed=tuple(no for no, _why in _unnamed(view, key)),
        before=_before(view, round_, previous),
        told=_told(view, round_, previous),
    )


def _before(view: View, round_: Round, previous: Issue | None) -> tuple[Item, ...]:
    """The items at the last issue, where the outline sets them beside those of now."""
    if previous is None or not COMPARING & set(round_.outline):
        return ()
    return past(view.office, view.programme.key, previous.cutoff).items_of(view.programme.key)


def _told(view: View, round_: Round, previous: Issue | None) -> tuple[Report, ...]:
    """The reports since the last issue, where the outline quotes them."""
    if not QUOTING & set(round_.outline):
        return ()
    since = previous.cutoff if previous else None
    fresh = [i for i in view.items if i.latest and (since is None or i.latest.at > since)]
    return tuple(
        report
        for item in fresh
        for report in view.office.history(view.programme.key, item.no)
        if report.at <= view.now and (since is None or report.at > since)
    )


def _unnamed(view: View, key: str) -> tuple[tuple[str, str], ...]:
    own = view.office.issues.get(key)
    return own.unnamed if own else ()


def _number(view: View, series: str, key: str) -> int:
    """The next number of the series in this year; a draft keeps its own, a cancelled one gives its number back."""
    standing = [
        i for i in view.office.issues.values()
        if (i.programme, i.series) == (view.programme.key, series) and i.review is not Review.CANCELLED and i.key != key
    ]  # fmt: skip
    own = view.office.issues.get(key)
    return own.number if own else 1 + max((i.number for i in standing), default=0)


def _issue(view: View, round_: Round, key: str, drafted: Draft, *, is_late: bool) -> Issue:
    own = view.office.issues.get(key)
    return Issue(
        key=key,
        programme=view.programme.key,
        round=round_.key,
        period=key.rpartition("/")[2],
        series=round_.series,
        year=view.programme.year,
        number=_number(view, round_.series, key),
        title=drafted.title,
        cutoff=view.now,
        paragraphs=drafted.paragraphs,
        figures=drafted.figures,
        standings=drafted.standings,
        is_late=is_late,
        unnamed=_unnamed(view, key),
        stamp=own.stamp if own else "",
    )


def at_once(notices: Sequence[Notice], asker: int) -> tuple[Notice, ...]:
    """Whoever asked need not wait for working hours."""
    return tuple(
        replace(n, not_before=None) if isinstance(n, Text | Paper) and n.chat == asker else n for n in notices
    )


def papers_for_clerks(view: View, issue: Issue) -> list[Paper]:
    """Every document of a draft to every clerk."""
    clerks = [clerk.id for clerk in rights.clerks(view.office, view.setting)]
    return _papers(view, issue, clerks, REVIEWED, f"{view.now:%Y%m%dT%H%M%S}")


def _papers(view: View, issue: Issue, chats: Iterable[int], parts: Sequence[Part], stamp: str) -> list[Paper]:
    held = letters.held(view)
    return [
        Paper(issue.key, part, chat, stamp, _thread(view, chat), held) for chat in chats for part in parts
    ]


def _thread(view: View, chat: int) -> int | None:
    group = view.office.groups.get(chat)
    return group.thread if group else None


def publish(view: View, issue: Issue, clerk: Person | None) -> Outcome:
    """To every group of the programme, in working hours; the clerks' copies say who approved it."""
    published = replace(
        standing(issue), review=Review.PUBLISHED, published_at=view.now, published_by=clerk.id if clerk else 0
    )
    who = clerk.name if clerk else ""
    chats = [group.chat for group in view.office.groups_of(issue.programme)]
    parts = (Part.WORD, *([Part.PDF] if view.setting.has_pdf(issue.programme) else []))
    notices: tuple[Notice, ...] = (
        *copies.decided(view, issue, words.published(issue.title, who)),
        *_to_groups(view, published),
        *_papers(view, published, chats, parts, "published"),
    )
    return Outcome((published,), notices)


def _to_groups(view: View, issue: Issue) -> list[Text]:
    return [
        Text(
            key=f"issue/{issue.key}/{group.chat}/{n}",
            chat=group.chat,
            html=html,
            thread=group.thread,
            not_before=letters.held(view),
            is_pinned=n == 0 and view.setting.is_pinned(issue.programme),
        )
        for group in view.office.groups_of(issue.programme)
        for n, html in enumerate(pages(board_words.issue(issue).split("\n"), ()))
    ]


def unmade(office: Office, setting: Setting, found: Unmade) -> Outcome:
    """The clerks hear once that a document is missing, and why; everything else has gone out."""
    issue = office.issues[found.issue]
    letter = Letter(f"unmade/{issue.key}", words.unmade(issue.title, found.why))
    return Outcome(notices=letters.to_clerks(scene(office, setting, found.at), letter))
