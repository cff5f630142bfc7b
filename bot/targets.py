"""The arithmetic of every form of target: how far it is, what was expected by today, early, over.

A share is a part of the target: 1 is the whole of it, or for a ceiling all of it used up. Shares are computed from the
figures and never taken from a report: published ledgers state percentages that do not follow from their own figures
(砀山 reports 506 of 900 as 100%).
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import assert_never

from bot.items import Every, Form, Item, Target

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
RATES = frozenset({"%", "‰", "百分点", "个百分点"})

JUDGED = frozenset({Form.MILESTONE, Form.RANK, Form.QUALITATIVE, Form.EACH})
"""A person says that these are met, by reporting them done; a figure alone never does."""

KEPT = frozenset({Form.AT_MOST, Form.GROWTH, Form.RATIO})
"""These have to hold to the end of their period, so they are met on its last day or when they are reported done."""

NEVER_EARLY = KEPT | {Form.RECURRING, Form.DURATION}

OVERFULFILLED = frozenset(Form) - JUDGED - {Form.AT_MOST, Form.RECURRING, Form.DURATION}
"""Here more than was asked is 超额完成; a rate above its floor too (96.4% of ≥96%), for nothing in it tells otherwise."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One target at the end of a day.

    `done` is the share reached, never below 0; None where nothing was reported, or nothing that measures. `expected`
    is the share due by then; None for what is never pro-rated. `gap` is in percentage points with one decimal, above 0
    when behind (a ceiling: when it is used up faster than the time). `is_exceeded` is a ceiling broken. `is_early` and
    `is_over` overlap: 温州 2017 counts 41 early and 29 over among 45.
    """

    done: Decimal | None
    expected: Decimal | None
    gap: Decimal
    is_met: bool
    is_early: bool
    is_over: bool
    is_exceeded: bool
    is_overdue: bool


def standing(target: Target, today: date, start: date, due: date) -> Standing:
    """How a target stands at the end of a day.

    `start` is the first day of the programme's year. `due` is the item's deadline or the year's end, for a target that
    has none of its own. On the day of its deadline a target is not yet overdue.
    """
    due = target.due or due
    done = _done(target, start, due)
    expected = _expected(target, today, start, due)
    is_met = _is_met(target, done, has_ended=today >= due)
    return Standing(
        done=done,
        expected=expected,
        gap=_gap(target, done, expected),
        is_met=is_met,
        is_early=is_met and _is_before(target, due),
        is_over=is_met and _is_over(target, done),
        is_exceeded=_is_exceeded(target),
        is_overdue=today > due and not is_met and target.form is not Form.AT_MOST,
    )


def standing_of(item: Item, target: Target, today: date, start: date) -> Standing:
    """How a target of an item stands; what was met only after the first deadline of an extended item is not early."""
    found = standing(target, today, start, due_of(item, target, start))
    if not item.earlier_dues:
        return found
    return replace(found, is_early=found.is_early and _is_before(target, min(item.earlier_dues)))


def due_of(item: Item, target: Target, start: date) -> date:
    """The deadline of a target: its own, else its item's, else the end of the year that begins at `start`."""
    return target.due or item.due or date(start.year, 12, 31)


def share(target: Target, value: Decimal) -> Decimal | None:
    """Which part of the target a total is; None where a total alone cannot tell."""
    span = _span(target)
    return None if span is None else max(ZERO, (value - span[0]) / (span[1] - span[0]))


def total_at(target: Target, part: Decimal) -> Decimal | None:
    """The total that a part of the target comes to: the reverse of `share`."""
    span = _span(target)
    return None if span is None else span[0] + part * (span[1] - span[0])


def holds(target: Target) -> bool:
    """Whether the latest figure is what the target asks for, however long it still has to stay so."""
    if target.current is None or target.form in JUDGED:
        return False
    value, goal = target.current.value, target.value
    if _is_downward(target):
        return goal is not None and value <= goal
    if target.form is Form.ABOVE:
        return goal is not None and value > goal
    part = share(target, value)
    return part is not None and part >= ONE


def is_reached(target: Target) -> bool:
    """Whether the latest figure has met the target, without waiting for the end of its period."""
    return target.form not in KEPT and holds(target)


def period(every: Every, day: date) -> int:
    """The running number of the week, ten days, month, … that holds a day; weeks begin on Monday."""
    month = 12 * day.year + day.month - 1
    match every:
        case Every.DAY:
            return day.toordinal()
        case Every.WEEK:
            return (day.toordinal() - 1) // 7
        case Every.TEN_DAYS:
            return 3 * month + min((day.day - 1) // 10, 2)
        case Every.MONTH:
            return month
        case Every.QUARTER:
            return month // 3
        case Every.HALF_YEAR:
            return month // 6
        case Every.YEAR:
            return day.year
        case _:
            assert_never(every)


def elapsed(today: date, start: date, due: date) -> Decimal:
    """The share of the time from `start` to `due` that is over at the end of a day, from 0 to 1.

    Months count alike, and a day is its share of its month, so that a year is at 25% at the end of March and at 75% at
    the end of September: 江门 2021 reports 30.90% after the first quarter as 5.90 points ahead, 连云港 2019 reports
    53.3% after the third as 21.7 points short.
    """
    if today >= due:
        return ONE
    if today < start:
        return ZERO
    origin = _months(start - timedelta(days=1))
    return (_months(today) - origin) / (_months(due) - origin)


def _months(day: date) -> Decimal:
    return 12 * day.year + day.month - 1 + Decimal(day.day) / monthrange(day.year, day.month)[1]


def _span(target: Target) -> tuple[Decimal, Decimal] | None:
    """The totals at which a target is not begun and wholly done; None where no total says so, or the two do not differ.

    A reduction ends below its start, everything else above it.
    """
    zero, whole = _zero(target), _whole(target)
    if zero is None or whole is None or zero == whole:
        return None
    return (zero, whole) if (whole < zero) == (target.form is Form.REDUCE and _is_downward(target)) else None


def _zero(target: Target) -> Decimal | None:
    """An increase over a base that is a number is reported as the level, base and increase together.

    Where the base is in words (年初) the figure is the increase itself.
    """
    if target.form is Form.INCREASE:
        return _base(target) or ZERO
    return target.start if target.form is Form.REDUCE and _is_downward(target) else ZERO


def _whole(target: Target) -> Decimal | None:
    """A multiple of an unknown base is reported as the multiple; what a person judges, as a percentage (形象进度)."""
    base, goal = _base(target), target.value
    match target.form:
        case Form.RANGE:
            return target.low
        case Form.INCREASE:
            return None if goal is None else (base or ZERO) + goal
        case Form.MULTIPLE:
            return None if goal is None else (base or ONE) * goal
        case Form.MILESTONE | Form.RANK | Form.QUALITATIVE:
            return HUNDRED
        case Form.EACH | Form.RECURRING | Form.DURATION:
            return None
        case Form.AT_LEAST | Form.ABOVE | Form.AT_MOST | Form.GROWTH | Form.RATIO | Form.REDUCE:
            return goal
        case _:
            assert_never(target.form)


def _base(target: Target) -> Decimal | None:
    return target.base if isinstance(target.base, Decimal) else None


def _is_downward(target: Target) -> bool:
    """Whether less is better. A reduction by N% is reported upwards, as the reduction reached."""
    by_rate = target.start is None and target.unit in RATES
    return target.form in (Form.AT_MOST, Form.DURATION) or (target.form is Form.REDUCE and not by_rate)


def _is_prorated(target: Target) -> bool:
    """Whether a year's target is due bit by bit. A growth rate never is (宣城 2021, 连云港 2019), nor any other rate."""
    match target.form:
        case Form.AT_LEAST | Form.ABOVE | Form.AT_MOST | Form.RANGE | Form.INCREASE:
            return target.unit not in RATES
        case Form.MULTIPLE:
            return isinstance(target.base, Decimal)
        case Form.REDUCE:
            return target.start is not None and target.unit not in RATES
        case _:
            return False


def _done(target: Target, start: date, due: date) -> Decimal | None:
    if target.current is None:
        return None
    if target.form is Form.RECURRING:
        return target.current.value / max(1, _periods(target, start, due))
    part = share(target, target.current.value)
    return ONE if part is None and target.form is not Form.AT_MOST and holds(target) else part


def _periods(target: Target, start: date, day: date) -> int:
    """How many periods of a duty have ended, from the first day up to the end of another."""
    every = target.every or Every.YEAR
    return max(0, period(every, day + timedelta(days=1)) - period(every, start))


def _expected(target: Target, today: date, start: date, due: date) -> Decimal | None:
    if target.plan:
        return _planned(target, today, start, due)
    if target.form is Form.RECURRING:
        return Decimal(_periods(target, start, min(today, due))) / max(1, _periods(target, start, due))
    return elapsed(today, start, due) if _is_prorated(target) else None


def _planned(target: Target, today: date, start: date, due: date) -> Decimal:
    """By the target's own plan: linear from nothing to its first point, between points, and from the last to the end.

    崇川 2023 counts 60% at the end of November as on schedule: an item is judged by its own plan where it has one.
    """
    shares = [(point.on, share(target, point.value)) for point in sorted(target.plan, key=lambda p: p.on)]
    known = [(start - timedelta(days=1), ZERO), *((on, part) for on, part in shares if part is not None)]
    if known[-1][0] < due:
        known.append((due, ONE))
    for (left, low), (right, high) in pairwise(known):
        if today <= right:
            return low + (high - low) * elapsed(today, left + timedelta(days=1), right)
    return known[-1][1]


def _gap(target: Target, done: Decimal | None, expected: Decimal | None) -> Decimal:
    if done is None or expected is None:
        return ZERO
    behind = done - expected if target.form is Form.AT_MOST else expected - done
    return (behind * HUNDRED).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _is_met(target: Target, done: Decimal | None, *, has_ended: bool) -> bool:
    if target.met_on is not None:
        return not _is_exceeded(target)
    if target.form is Form.RECURRING:
        return done is not None and done >= ONE
    return holds(target) and (has_ended or target.form not in KEPT)


def _is_before(target: Target, due: date) -> bool:
    day = target.met_on or (target.current.on if target.current else due)
    return target.form not in NEVER_EARLY and day < due


def _is_over(target: Target, done: Decimal | None) -> bool:
    if target.form is Form.RANGE:
        return target.current is not None and target.high is not None and target.current.value > target.high
    return target.form in OVERFULFILLED and done is not None and done > ONE


def _is_exceeded(target: Target) -> bool:
    return target.form is Form.AT_MOST and target.current is not None and not holds(target)
