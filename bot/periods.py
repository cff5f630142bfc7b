"""The periods of the work, each with its name, and the day that is meant in one.

A name is ASCII and short, because it stands in button data: 2017-09-13, 2017-W37 (ISO week), 2017-11-T1 to -T3
(上旬、中旬、下旬), 2017-09, 2017-Q3, 2017-H1, 2017.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from bot.items import Every
from bot.workdays import ONE, WEEKDAYS, Workdays

DAYS_OF_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
END = 31
"""“end” of a month; a day that a month does not have is its last day."""


@dataclass(frozen=True, slots=True)
class Period:
    """From its first to its last day, both within it."""

    every: Every
    first: date
    last: date

    @property
    def name(self) -> str:
        """What it is called in keys and buttons."""
        first = self.first
        match self.every:
            case Every.DAY:
                return first.isoformat()
            case Every.WEEK:
                week = first.isocalendar()
                return f"{week.year}-W{week.week:02}"
            case Every.TEN_DAYS:
                return f"{first.isoformat()[:7]}-T{first.day // 10 + 1}"
            case Every.MONTH:
                return first.isoformat()[:7]
            case Every.QUARTER:
                return f"{first.year}-Q{first.month // 3 + 1}"
            case Every.HALF_YEAR:
                return f"{first.year}-H{first.month // 6 + 1}"
            case Every.YEAR:
                return f"{first.year}"
        assert_never(self.every)


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth working day, from the period's end where n is negative: first is 1, last is -1, last-5 is -5."""

    n: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """The first such day of the week in the period; Monday is 0."""

    n: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of the month, ascending; in a period longer than a month, of its last month (每季末月30日前)."""

    days: tuple[int, ...]


Day = Nth | Weekday | Dates


class Roll(StrEnum):
    """Where a round goes whose day is no working day: before it, after it, nowhere (strikes all the same), or out."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Named:
    """The day that a rule names in a period, and the one that it means: None where too few days are worked.

    They differ for working days only: of January 2017, “first” names the 1st and means the 3rd.
    """

    nominal: date
    meant: date | None


def parse_day(raw: object) -> Day | None:
    """A day as a kind writes it, or None: "first", "last", "nth:3", "last-5", "mon", 5, "end", [10, 20, "end"]."""
    if isinstance(raw, str) and raw != "end":
        return _parse_word(raw)
    written = raw if isinstance(raw, list) else [raw]
    days = [day for value in written if (day := _day_of_month(value)) is not None]
    return Dates(tuple(sorted(set(days)))) if days and len(days) == len(written) else None


def period_of(every: Every, day: date) -> Period:
    """The period in which a day lies."""
    if every is Every.DAY:
        return Period(every, day, day)
    if every is Every.WEEK:
        monday = day - day.weekday() * ONE
        return Period(every, monday, monday + 6 * ONE)
    if every is Every.TEN_DAYS:
        first = day.replace(day=min((day.day - 1) // 10, 2) * 10 + 1)
        return Period(every, first, _end_of_month(day) if first.day == 21 else first + 9 * ONE)
    months = MONTHS[every]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(every, first, _end_of_month(first.replace(month=first.month + months - 1)))


def periods(every: Every, first: date, last: date) -> Iterator[Period]:
    """The periods in order, from that of one day to that of another."""
    period = period_of(every, first)
    while period.first <= last:
        yield period
        period = period_of(every, period.last + ONE)


def days_named(day: Day, period: Period, calendar: Workdays) -> list[Named]:
    """The days that a rule names in a period, in order; most often one, sometimes none."""
    match day:
        case Nth(n):
            meant = _nth(n, period, calendar)
            return [Named(_nominal(n, period) or meant or (period.last if n > 0 else period.first), meant)]
        case Weekday(n):
            found = period.first + (n - period.first.weekday()) % 7 * ONE
            return [Named(found, found)] if found <= period.last else []
        case Dates(days):
            return [Named(found, found) for found in _dated(days, period)]
    assert_never(day)


def rolled(named: Named, roll: Roll, calendar: Workdays) -> date | None:
    """The day on which it stands after rolling, or None where it is skipped."""
    day = named.meant or named.nominal
    if roll is Roll.NONE:
        return day
    if roll is Roll.BEFORE:
        return calendar.previous(day)
    if roll is Roll.AFTER:
        return calendar.next(day)
    return named.meant if named.meant and calendar.is_workday(named.meant) else None


def moved(nominal: date, day: date, calendar: Workdays) -> str:
    """Why it stands on another day than the rule names: 12月10日是周日，提前到12月8日（周五）; "" if it does not."""
    if day == nominal:
        return ""
    stands = f"{_said(day)}（{WEEKDAYS[day.weekday()]}）"
    if not calendar.is_workday(nominal):
        return f"{why_off(nominal, calendar)}，{'提前到' if day < nominal else '顺延到'}{stands}"
    if calendar.why(day):
        return f"{stands}{calendar.why(day)}"
    return f"{_said(nominal)}早于开始时间，顺延到{stands}"


def why_off(day: date, calendar: Workdays) -> str:
    """12月10日是周日, 10月2日国庆节放假."""
    why = calendar.why(day)
    return f"{_said(day)}{'是' if why in WEEKDAYS else ''}{why}"


def _parse_word(word: str) -> Day | None:
    if word in DAYS_OF_WEEK:
        return Weekday(DAYS_OF_WEEK.index(word))
    if word in ("first", "last"):
        return Nth(1 if word == "first" else -1)
    counted = re.fullmatch(r"(nth:|last-)([1-9]\d{0,2})", word, re.ASCII)
    if counted is None:
        return None
    return Nth(int(counted[2]) if counted[1] == "nth:" else -int(counted[2]))


def _day_of_month(value: object) -> int | None:
    if value == "end":
        return END
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= END else None


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _nth(n: int, period: Period, calendar: Workdays) -> date | None:
    day = calendar.next(period.first) if n > 0 else calendar.previous(period.last)
    for _ in range(abs(n) - 1):
        day = calendar.next(day + ONE) if n > 0 else calendar.previous(day - ONE)
    return day if period.first <= day <= period.last else None


def _nominal(n: int, period: Period) -> date | None:
    """The first and the last day have a place in the plain calendar, and a week's last is Friday; no others have."""
    if n == 1:
        return period.first
    if n == -1:
        return period.first + timedelta(days=4) if period.every is Every.WEEK else period.last
    return None


def _dated(days: tuple[int, ...], period: Period) -> list[date]:
    """The dates of a period with these days of the month; long periods are asked for their last month only."""
    end = _end_of_month(period.last)
    first = max(period.first, end.replace(day=1))
    dates = {end.replace(day=min(day, end.day)) for day in days}
    return sorted(found for found in dates if first <= found <= period.last)


def _said(day: date) -> str:
    return f"{day.month}月{day.day}日"
