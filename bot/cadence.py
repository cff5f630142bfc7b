"""When each round strikes: a pure answer to “what was due between two moments?”.

The clock, catching up after an outage, the preview of the calendar and the rehearsal of a year all ask this one
question. Days are the office's own; moments are aware and stand in the office's time zone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.items import Every

END = 31
"""“end” of a month; a day that a month does not have is its last day."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Phase(StrEnum):
    """The three strikings of a round in one period: it is asked, those who owe are reminded, the answers are counted."""

    OPEN = "open"
    NUDGE = "nudge"
    CLOSE = "close"


class Roll(StrEnum):
    """Where a round goes whose day is no working day: before it, after it, nowhere (strikes all the same), or out."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth working day of the period, from its end where n is negative: first is 1, last is -1, last-5 is -5."""

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


@dataclass(frozen=True, slots=True)
class Point:
    """A nudge or a close within the period."""

    day: Day
    at: time


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a kind of programme: what is done (`does`), how often, on which day and where that day rolls.

    `months` are those in which it is in force, by the day that the rule names; empty means all. `series` is the
    numbered series that its papers belong to.
    """

    key: str
    name: str
    does: str
    every: Every
    day: Day
    at: time
    roll: Roll
    series: str = ""
    months: tuple[int, ...] = ()
    nudge: Point | None = None
    close: Point | None = None


@dataclass(frozen=True, slots=True)
class Strike:
    """A round strikes. `nominal` is the day that the rule names; `reason` says why it stands on another, else ""."""

    round: str
    phase: Phase
    period: str
    at: datetime
    nominal: date
    reason: str


def parse_day(raw: object) -> Day | None:
    """A day as a kind writes it, or None: "first", "last", "nth:3", "last-5", "mon", 5, [10, 20, "end"]."""
    if isinstance(raw, str) and raw != "end":
        return _parse_word(raw)
    days = [END if day == "end" else day for day in (raw if isinstance(raw, list) else [raw])]
    if not days or any(type(day) is not int or not 1 <= day <= END for day in days):
        return None
    return Dates(tuple(sorted(set(days))))


def _parse_word(word: str) -> Day | None:
    if word in WEEKDAYS:
        return Weekday(WEEKDAYS.index(word))
    if word in ("first", "last"):
        return Nth(1 if word == "first" else -1)
    counted = re.fullmatch(r"(nth:|last-)([1-9]\d{0,2})", word, re.ASCII)
    if counted is None:
        return None
    return Nth(int(counted[2]) if counted[1] == "nth:" else -int(counted[2]))
