"""Where a wording of time is read from: the day it was said, the calendar, and whether it looks ahead or back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

FIRST, LAST = 1990, 2100
"""Years that are meant as years."""
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Calendar(Protocol):
    """What is asked of the working calendar."""

    def add(self, day: date, n: int) -> date:
        """The nth working day after a day."""

    def previous(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""

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

    def choose(self, day_in: Callable[[int], date | None], year: int | None) -> date | None:
        """Of a day that every year has, the one of the year told, else the next one (or the last one)."""
        if year is not None:
            return day_in(year)
        this, is_back = self.today.year, self.looks_back
        for around in (this + 1, this, this - 1) if is_back else (this, this + 1, this + 2):
            day = day_in(around)
            if day and (day <= self.today if is_back else day >= self.today):
                return day
        return None


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
    if not (FIRST <= year <= LAST and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        return None
    return date(year, month, day)


def end_of(year: int, month: int) -> date | None:
    """The last day of a month; months beyond 12 run on into the next years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, _length(year, month)) if FIRST <= year <= LAST else None


def _length(year: int, month: int) -> int:
    is_leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return LENGTHS[month - 1] + is_leap


def months_later(day: date, months: int) -> date | None:
    """The same day of a later month, or that month's last day."""
    end = end_of(day.year, day.month + months)
    return end and end.replace(day=min(day.day, end.day))


def days_later(day: date, days: int) -> date | None:
    """So many days later, within the years that are meant."""
    return day + timedelta(days=days) if abs(days) <= 4000 else None
