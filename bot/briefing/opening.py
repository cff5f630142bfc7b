"""The counts in words: the opening of a briefing, and the sentence that accounts for a year."""

from datetime import date, timedelta

from bot.briefing import words
from bot.briefing.naming import day, manner
from bot.briefing.nouns import Findings, Section
from bot.counts import Counts
from bot.items import Programme

LAST_DAYS = timedelta(days=4)
"""The year's account is struck on its last working day; no holiday leaves more days of the year behind it."""


def opening(found: Findings) -> Section:
    """截至5月31日，…45项指标中，已完成12项，按序时推进27项，滞后6项; a late issue says so first."""
    told = [words.LATE_ISSUE] if found.brief.is_late else []
    return Section(paragraphs=("".join([*told, _counted(found), *_aside(found)]),))


def account(found: Findings) -> Section:
    """The year in one sentence."""
    brief = found.brief
    told = sentence(brief.programme, brief.measure, found.counts, brief.issues, brief.today)
    return Section(paragraphs=("".join([told, *_aside(found)]),))


def sentence(programme: Programme, measure: str, counts: Counts, issues: int, on: date) -> str:
    """2017年民生实事45项指标，到年底已全部完成，其中提前完成41项，超额完成29项；全年共通报12期.

    The office's own line of 2017 (温州市府办). `issues` is how many briefings the year has had; 0 is not mentioned. Told
    of a day before the last ones of the year, it says 截至 that day.
    """
    is_end = on >= date(programme.year, 12, 31) - LAST_DAYS
    issued = words.ACCOUNT_ISSUES if is_end else words.ACCOUNT_ISSUES_SO_FAR
    return _account_template(counts).format(
        name=programme.name,
        by=words.BY_YEAR_END if is_end else words.BY_DAY.format(day=day(on, programme.year)),
        measure=measure,
        c=measure[:1],
        noun=measure[1:],
        total=counts.total,
        n=counts.done,
        left=counts.total - counts.done,
        of_done=_of_done(counts, measure[:1]),
        issues=issued.format(n=issues) if issues else "",
        **manner(counts.total),
    )


def _account_template(counts: Counts) -> str:
    if not counts.total:
        return words.ACCOUNT_EMPTY
    if not counts.done:
        return words.ACCOUNT_NONE
    return words.ACCOUNT_ALL if counts.done == counts.total else words.ACCOUNT_SOME


def _cutoff(found: Findings) -> str:
    """5月31日; a late issue gives the hour as well, since its figures may be of another day than is expected."""
    cutoff = found.brief.cutoff
    minute = f"{cutoff.minute}分" if cutoff.minute else ""
    hour = f"{cutoff.hour}时{minute}" if found.brief.is_late else ""
    return day(cutoff.date(), found.brief.programme.year) + hour


def _counted(found: Findings) -> str:
    """The counts of one day. What counts nothing is not mentioned."""
    counts, c = found.counts, found.brief.measure[:1]
    return found.say(
        _opening_template(counts),
        day=_cutoff(found),
        total=counts.total,
        of_done=_of_done(counts, c),
        parts="，".join(_parts(counts, c)),
        **manner(counts.total),
    )


def _opening_template(counts: Counts) -> str:
    match counts.total:
        case 0:
            return words.OPENING_EMPTY
        case counts.done:
            return words.OPENING_ALL_DONE
        case counts.ahead:
            return words.OPENING_ALL_AHEAD
        case counts.unknown:
            return words.OPENING_SILENT
        case _:
            return words.OPENING


def _parts(counts: Counts, c: str) -> list[str]:
    of_behind = _told(c, (words.LATE, counts.late), (words.OVERDUE, counts.overdue))
    bracketed = words.AMONG.format(parts="、".join(of_behind)) if of_behind else ""
    parts = (
        (words.DONE, counts.done, _of_done(counts, c)),
        (words.AHEAD, counts.ahead, ""),
        (words.BEHIND, counts.behind, bracketed),
        (words.UNKNOWN, counts.unknown, ""),
        (words.CLOSED_SHORT, counts.short, ""),
    )
    return [template.format(n=n, c=c) + among for template, n, among in parts if n]


def _of_done(counts: Counts, c: str) -> str:
    """Early and over: after a comma where all is done, else in brackets, lest they seem to include what follows."""
    some = _told(c, (words.EARLY, counts.early), (words.OVER, counts.over))
    if not some:
        return ""
    if counts.done == counts.total:
        return words.AMONG_PLAIN.format(parts="，".join(some))
    return words.AMONG.format(parts="、".join(some))


def _told(c: str, *parts: tuple[str, int]) -> list[str]:
    return [template.format(n=n, c=c) for template, n in parts if n]


def _aside(found: Findings) -> list[str]:
    """Which items are not counted, by name."""
    title = {item.no: words.CALLED.format(no=item.no, name=item.title) for item in found.brief.items}
    parts = [
        template.format(names="；".join(title[no] for no in numbers))
        for template, numbers in ((words.PAUSED, found.counts.paused), (words.STOPPED, found.counts.stopped))
        if numbers
    ]
    return [words.ASIDE.format(parts="，".join(parts))] if parts else []
