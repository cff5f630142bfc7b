"""What a total says of a target: which part of it that is, and whether it is what was asked.

A part is 1 for the whole of the target, or for a ceiling when all of it is used up. Parts are computed from the figures
and never taken from a report: published ledgers state percentages that do not follow from their own figures (砀山
reports 506 of 900 as 100%).
"""

import re
from decimal import ROUND_FLOOR, Decimal
from typing import assert_never

from bot.items import Form, Target

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)

UNCOUNTED = re.compile(
    r"[万亿%‰米里亩顷吨升瓦时度秒钟天月年]|(?<!单)元|千?克|斤|百分点|km|㎡|m²|kW", re.IGNORECASE
)
"""Units of money, length, area, weight, power and time, and the large numbers that stand before them."""

RATES = frozenset({"%", "‰", "百分点", "个百分点"})

JUDGED = frozenset({Form.MILESTONE, Form.RANK, Form.QUALITATIVE, Form.EACH})
"""A person says that these are met, by reporting them done; a figure alone never does."""


def share(target: Target, total: Decimal) -> Decimal | None:
    """Which part of the target a total is, never below 0; None where a total alone cannot tell."""
    span = _span(target)
    return None if span is None else max(ZERO, (total - span[0]) / (span[1] - span[0]))


def total_at(target: Target, percentage: Decimal) -> Decimal | None:
    """The total that a percentage of the target comes to; None where a percentage tells none.

    Whole things are rounded down: of 35% of 45处, that is 15.75处, fifteen are there.
    """
    span = _span(target)
    if span is None:
        return None
    total = span[0] + percentage * (span[1] - span[0]) / HUNDRED
    return total.to_integral_value(ROUND_FLOOR) if is_counted(target.unit) and target.unit else total


def is_counted(unit: str) -> bool:
    """Whether a unit counts whole things (张, 场次, 期(篇)), so that it has no fractions."""
    return UNCOUNTED.search(unit) is None


def beginning(target: Target) -> Decimal | None:
    """The total before anything is done; None for a reduction from an unknown start.

    An increase over a base that is a number is reported as the level, base and increase together; over a base in words
    (年初) the increase itself is reported.
    """
    if target.form is Form.INCREASE:
        return _base(target) or ZERO
    return target.start if goes_down(target) else ZERO


def goes_down(target: Target) -> bool:
    """Whether the totals go down to the target. A reduction by N% goes up: the reduction reached is reported."""
    by_rate = target.start is None and target.unit in RATES
    return target.form is Form.REDUCE and not by_rate


def holds(target: Target) -> bool:
    """Whether the latest figure is what the target asks for, however long it still has to stay so."""
    if target.current is None or target.form in JUDGED:
        return False
    total, goal = target.current.value, target.value
    if target.form in (Form.AT_MOST, Form.DURATION) or goes_down(target):
        return goal is not None and total <= goal
    if target.form is Form.ABOVE:
        return goal is not None and total > goal
    part = share(target, total)
    return part is not None and part >= ONE


def is_exceeded(target: Target) -> bool:
    """Whether a ceiling is broken."""
    return target.form is Form.AT_MOST and target.current is not None and not holds(target)


def _span(target: Target) -> tuple[Decimal, Decimal] | None:
    """The totals at which the target is not begun and is wholly done, where both are known and lie the right way."""
    zero, whole = beginning(target), _whole(target)
    if zero is None or whole is None or zero == whole:
        return None
    return (zero, whole) if (whole < zero) == goes_down(target) else None


def _whole(target: Target) -> Decimal | None:
    """A multiple of an unknown base is reported as the multiple; what a person judges, as a percentage (形象进度)."""
    base, goal = _base(target), target.value
    match target.form:
        case Form.AT_LEAST | Form.ABOVE | Form.AT_MOST | Form.GROWTH | Form.RATIO | Form.REDUCE:
            return goal
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
        case _:
            assert_never(target.form)


def _base(target: Target) -> Decimal | None:
    return target.base if isinstance(target.base, Decimal) else None
