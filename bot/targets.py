"""How a target stands on a day: how far it is, what was expected, met or not, early, over, exceeded, overdue."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.expected import expected, periods
from bot.items import Form, Item, Stage, Target
from bot.measure import HUNDRED, JUDGED, ONE, ZERO, holds, is_exceeded, share

KEPT = frozenset({Form.AT_MOST, Form.GROWTH, Form.RATIO})
"""These have to hold to the end of their period: they are met on its last day, or when they are reported done."""

NEVER_EARLY = KEPT | {Form.RECURRING, Form.DURATION}

OVERFULFILLED = frozenset(Form) - JUDGED - {Form.AT_MOST, Form.RECURRING, Form.DURATION}
"""Here more than was asked is 超额完成; so also a rate above its floor (96.4% of ≥96%)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One target at the end of a day.

    `done` is the part reached (above 1 when over); None where nothing was reported, or nothing that measures.
    `expected` is the part due by then; None for what is never pro-rated. `gap` is in percentage points with one
    decimal, above 0 when behind, or for a ceiling when it is used up faster than the time. `is_exceeded` is a ceiling
    broken. `is_early` and `is_over` overlap: 温州 2017 counts 41 early and 29 over among 45.
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
    has none of its own. On the day of its deadline a target is not yet overdue, and a ceiling never is.
    """
    due = target.due or due
    done = _done(target, start, due)
    part = expected(target, today, start, due)
    has_met = _has_met(target, done, has_ended=today >= due)
    return Standing(
        done=done,
        expected=part,
        gap=_gap(target, done, part),
        is_met=has_met,
        is_early=has_met and _is_before(target, due),
        is_over=has_met and _is_over(target, done),
        is_exceeded=is_exceeded(target),
        is_overdue=today > due and not has_met and target.form is not Form.AT_MOST,
    )


def standing_of(item: Item, target: Target, today: date, start: date) -> Standing:
    """How a target of an item stands; what was met only after its first deadline, before extensions, is not early."""
    found = standing(target, today, start, due_of(item, target, start))
    earlier = (*item.earlier_dues, *target.earlier_dues)
    if not earlier:
        return found
    return replace(found, is_early=found.is_early and _is_before(target, min(earlier)))


def due_of(item: Item, target: Target, start: date) -> date:
    """The deadline of a target: its own, else its item's, else the end of the year that begins at `start`."""
    return target.due or item.due or date(start.year, 12, 31)


def is_reached(target: Target) -> bool:
    """Whether the latest figure alone has met the target, without waiting for the end of its period."""
    return target.form not in KEPT and holds(target)


def is_short(target: Target) -> bool:
    """Whether a figure is asked for and falls short of it, or was never told."""
    is_counted = target.form not in JUDGED and target.form is not Form.RECURRING and target.value is not None
    return is_counted and not holds(target)


def falls_short(target: Target) -> bool:
    """The same, where no claim of this very target stands in for the figure that was never told."""
    return is_short(target) and (target.current is not None or target.met_on is None)


def is_closed_short(item: Item, target: Target) -> bool:
    """Whether a clerk closed an item though this target falls short.

    A ledger that brings a closed item without figures is believed; one with a figure that is short is not.
    """
    is_told = target.current is not None or item.claimed_on is not None
    return item.stage is Stage.CLOSED and is_told and falls_short(target)


def is_met(target: Target) -> bool:
    """Whether the target is met by its figure, or by what was reported done, whatever the day."""
    return is_reached(target) or (target.met_on is not None and not is_exceeded(target))


def _done(target: Target, start: date, due: date) -> Decimal | None:
    if target.current is None:
        return None
    if target.form is Form.RECURRING:
        return target.current.value / max(1, periods(target, start, due))
    part = share(target, target.current.value)
    return ONE if part is None and is_reached(target) else part


def _gap(target: Target, done: Decimal | None, due_by_now: Decimal | None) -> Decimal:
    if done is None or due_by_now is None:
        return ZERO
    behind = done - due_by_now if target.form is Form.AT_MOST else due_by_now - done
    return (behind * HUNDRED).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _has_met(target: Target, done: Decimal | None, *, has_ended: bool) -> bool:
    """In the end also what had to hold until then, and a duty that was done in every period."""
    if target.form is Form.RECURRING and done is not None and done >= ONE:
        return True
    return is_met(target) or (has_ended and holds(target))


def _is_before(target: Target, due: date) -> bool:
    day = target.met_on or (target.current.on if target.current else due)
    return target.form not in NEVER_EARLY and day < due


def _is_over(target: Target, done: Decimal | None) -> bool:
    if target.form is Form.RANGE:
        return target.current is not None and target.high is not None and target.current.value > target.high
    return target.form in OVERFULFILLED and done is not None and done > ONE
