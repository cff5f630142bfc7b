"""From a brief to a draft: the sections of its outline in order, unless the figures contradict each other."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from bot.briefing import words
from bot.briefing.asking import coordination, demand, due, unheard, unknown
from bot.briefing.changes import changes
from bot.briefing.finished import finished, half
from bot.briefing.lagging import lagging
from bot.briefing.monthly import cases, plans, progress
from bot.briefing.naming import tidy
from bot.briefing.nouns import Brief, Draft, Findings, Section, Stopped
from bot.briefing.opening import account, opening
from bot.briefing.yearly import overrun, units
from bot.counts import Contradiction, judge, tally
from bot.figures import quantity
from bot.items import Item, Target

SECTIONS: dict[str, Callable[[Findings], Section]] = {
    section.__name__: section
    for section in (
        opening, account, changes, half, progress, finished, lagging, coordination, unheard, unknown, due, plans, cases,
        units, overrun, demand,
    )
}  # fmt: skip

OUTLINES = {
    "briefing": ("opening", "changes", "finished", "lagging", "coordination", "unheard", "due", "demand"),
    "summary": ("opening", "half", "finished", "lagging", "coordination", "unknown", "due", "demand"),
    "account": ("account", "units", "overrun"),
}
"""What each deed tells, in the order of the real ones: counts, the good, the slow by name, who is silent, what next."""


def compose(brief: Brief) -> Draft | Stopped:
    """The text of one briefing. Nothing is composed from figures that contradict each other."""
    problems = tuple(contradictions(brief.items))
    if problems:
        return Stopped(problems)
    judged = tuple(judge(brief.items, brief.today, brief.start, brief.rules))
    try:
        found = Findings(brief, judged, tally(judged, brief.items))
    except Contradiction as contradiction:
        return Stopped((str(contradiction),))
    return Draft(
        title=tidy(found.say(words.TITLES[brief.does], number=brief.number)),
        paragraphs=tuple(map(tidy, _paragraphs(found))),
        figures=found.counts.figures,
        standings=tuple((one.target.no, one.lamp.value) for one in judged),
    )


def contradictions(items: Sequence[Item]) -> Iterator[str]:
    """What cannot be true of the ledger whatever the day: a part (其中) above its whole, one number for two targets."""
    targets = {target.no: target for item in items for target in item.targets}
    for target in targets.values():
        whole = targets.get(target.within or "")
        if whole and _is_more(target, whole):
            yield words.PART_OVER_WHOLE.format(
                part=_told(target), n=_total(target), whole=_told(whole), of=_total(whole)
            )
    for no, n in Counter(target.no for item in items for target in item.targets).items():
        if n > 1:
            yield words.SAME_NUMBER.format(no=no, n=n)


def _paragraphs(found: Findings) -> Iterator[str]:
    outline = found.brief.outline or OUTLINES[found.brief.does]
    ordinals = iter(words.ORDINALS)
    for section in (SECTIONS[name](found) for name in outline):
        if section.heading and section.paragraphs:
            yield words.HEADING.format(ordinal=next(ordinals), words=section.heading)
        yield from section.paragraphs
    signed = found.brief.signed_on
    yield found.brief.office
    yield f"{signed.year}年{signed.month}月{signed.day}日"


def _is_more(part: Target, whole: Target) -> bool:
    if part.current is None or whole.current is None or part.unit != whole.unit:
        return False
    return part.current.value > whole.current.value


def _told(target: Target) -> str:
    return words.CALLED.format(no=target.no, name=target.text)


def _total(target: Target) -> str:
    return quantity(target.current.value, target.unit) if target.current else ""
