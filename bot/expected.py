"""序时进度: which part of a target is due by a day.

A target's own plan comes first (崇川 2023 counts 60% at the end of November as on schedule), else the time gone by. A
growth rate is never pro-rated (宣城 2021, 连云港 2019, 官渡 2023), nor is any other rate, a rank or a thing done by a day.
"""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from bot.items import Every, Form, Target
from bot.measure import ONE, RATES, ZERO, goes_down, share


def expected(target: Target, today: date, start: date, due: date) -> Decimal | None:
    """The part due by the end of a day, of what is due from the first day to the last; None if never pro-rated."""
    if target.form is Form.RECURRING:
        return Decimal(periods(target, start, min(today, due))) / max(1, periods(target, start, due))
    if target.plan:
        return _planned(target, today, start, due)
    return elapsed(today, start, due) if _is_prorated(target) else None


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


def periods(target: Target, start: date, day: date) -> int:
    """How many periods of a recurring duty have ended, from the first day up to the end of another."""
    every = target.every or Every.YEAR
    return max(0, period(every, day + timedelta(days=1)) - period(every, start))


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


def _planned(target: Target, today: date, start: date, due: date) -> Decimal:
    """Linear from nothing to the plan's first point, between its points, and from the last to the whole when due."""
    points = [(point.on, share(target, point.value)) for point in sorted(target.plan, key=lambda p: p.on)]
    known = [(start - timedelta(days=1), ZERO), *((on, part) for on, part in points if part is not None)]
    if known[-1][0] < due:
        known.append((due, ONE))
    for (left, low), (right, high) in pairwise(known):
        if today <= right:
            return low + (high - low) * elapsed(today, left + timedelta(days=1), right)
    return known[-1][1]


def _is_prorated(target: Target) -> bool:
    match target.form:
        case Form.AT_LEAST | Form.ABOVE | Form.AT_MOST | Form.RANGE | Form.INCREASE:
            return target.unit not in RATES
        case Form.MULTIPLE:
            return isinstance(target.base, Decimal)
        case Form.REDUCE:
            return goes_down(target) and target.start is not None and target.unit not in RATES
        case _:
            return False


def _months(day: date) -> Decimal:
    return 12 * day.year + day.month - 1 + Decimal(day.day) / monthrange(day.year, day.month)[1]
