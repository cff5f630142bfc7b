"""The finished by name, and how many are past the half of the way in the middle of the year."""

from bot.briefing import words
from bot.briefing.naming import MANY, SOME, called, facts, how_many, manner, named, unit
from bot.briefing.nouns import Findings, Section, by_unit
from bot.counts import Judged
from bot.figures import percent
from bot.items import Form
from bot.measure import ONE

HALF = ONE / 2
NEARLY_ALL = 80
"""From so many in a hundred past the half, 基本实现 is said; the documents say it without a number, so the edge is ours."""


def finished(found: Findings) -> Section:
    """Each with its figure and unit while they are few; then put together by unit; then their number by unit."""
    done = found.done
    return Section(found.say(words.FINISHED_HEADING, n=len(done)), _listed(found, done) if done else ())


def half(found: Findings) -> Section:
    """时间过半、任务过半: of what is due bit by bit, how many have half of it done; then the others by name."""
    measured = [
        one
        for one in found.judged
        if one.standing.expected is not None
        and one.target.form is not Form.AT_MOST
        and not _is_uncounted(one)
    ]
    if not measured:
        return Section()
    rest = [one for one in measured if not _is_half(one)]
    n, m = len(measured), len(measured) - len(rest)
    told = [found.say(_verdict(m, n), n=n, m=m, share=percent(m, n), **manner(n))]
    if rest:
        told.append(found.say(words.HALF_REST, n=len(rest), listed=named(found, rest, with_facts)))
    return Section(words.HALF_HEADING, tuple(told))


def _is_uncounted(one: Judged) -> bool:
    """A duty per period that its unit reports in words alone: nothing tells how far it is."""
    return one.target.form is Form.RECURRING and one.target.current is None


def with_facts(one: Judged) -> str:
    """25.1 送戏进村（270/263场，102.7%，市文广新局）."""
    told = "，".join(part for part in (_how_far(one), unit(one)) if part)
    return words.FACTS.format(called=called(one), facts=told)


def _listed(found: Findings, done: tuple[Judged, ...]) -> tuple[str, ...]:
    if len(done) <= SOME:
        return ("；".join(map(with_facts, done)) + "。",)
    if len(done) > MANY:
        return (words.SEE_ANNEX.format(listed=how_many(found, done)),)
    return tuple(
        found.say(
            words.UNIT_GROUP, unit=lead or words.NO_UNIT, n=len(ones), listed="；".join(map(_short, ones))
        )
        for lead, ones in by_unit(done).items()
    )


def _short(one: Judged) -> str:
    told = _how_far(one)
    return words.FACTS.format(called=called(one), facts=told) if told else called(one)


def _how_far(one: Judged) -> str:
    """The figure; and that the office has closed it, where the figure alone would not say that it is finished."""
    is_closed_short = one.is_done and one.target.current is not None and not one.standing.is_met
    return "，".join(part for part in (facts(one), words.CLOSED if is_closed_short else "") if part)


def _is_half(one: Judged) -> bool:
    done = one.standing.done
    return one.is_done or (done is not None and done >= HALF)


def _verdict(m: int, n: int) -> str:
    if m == n:
        return words.HALF_ALL
    if m == 0:
        return words.HALF_NONE
    return words.HALF_MOST if 100 * m >= NEARLY_ALL * n else words.HALF_SOME
