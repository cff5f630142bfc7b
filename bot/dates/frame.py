"""Where a wording of time is read from: the day it was said, the calendar, and whether it looks ahead or back."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

FIRST, LAST = 1990, 2100
"""Years that are meant as years."""


class Calendar(Protocol):
    """What is asked of the working calendar."""

    def add(self, day: date, n: int) -> date:
        """The nth working day after a day."""

    def festival(self, name: str, year: int) -> tuple[date, date] | None:
        """The first and the last day off of a festival."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The day a text is read on. With `looks_back`, a bare day or month is the last one instead of the next one."""

    today: date
    calendar: Calendar
    events: Mapping[str, date] = field(default_factory=dict)
    looks_back: bool = False

    def year(self, word: str | None) -> int | None:
        """The year that a word tells: 2018年, 17年, 今年; None where none is told."""
        if not word:
            return None
        if word[:2] in RELATIVE_YEARS:
            return self.today.year + RELATIVE_YEARS[word[:2]]
        digits = word.rstrip("年度").translate(SPOKEN_DIGITS)
        year = int(digits) if digits.isdigit() else 0
        return year + 2000 if 0 < year < 100 else year

    def choose(self, days: Mapping[int, date | None], year: int | None) -> date | None:
        """Of the same day in the years around, the one of the year told, else the next one (or the last one)."""
        if year is not None:
            return days.get(year)
        if self.looks_back:
            return max((day for day in days.values() if day and day <= self.today), default=None)
        return min((day for day in days.values() if day and day >= self.today), default=None)


RELATIVE_YEARS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "来年": 1,
    "次年": 1,
    "翌年": 1,
    "后年": 2,
    "去年": -1,
    "上年": -1,
}
SPOKEN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is none (11月31日)."""
    if not (FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def end_of(year: int, month: int) -> date | None:
    """The last day of a month; months beyond 12 run on into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return day_of(year, month, monthrange(year, month)[1]) if FIRST <= year <= LAST else None


def months_later(day: date, months: int) -> date | None:
    """The same day of a later month, or that month's last day."""
    end = end_of(day.year, day.month + months)
    return end and end.replace(day=min(day.day, end.day))


def days_later(day: date, days: int) -> date | None:
    """So many days later, within the years that are meant."""
    return day + timedelta(days=days) if abs(days) <= 4000 else None
