"""When each round strikes: a pure answer to “what was due between two moments?”.

The clock, catching up after an outage, the preview of the calendar and the rehearsal of a year all ask this one
question. Moments are aware; those that come out stand in the office's time zone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.items import Every
from bot.periods import Day, Named, Nth, Period, Roll, days_named, moved, parse_day, periods, rolled, why_off
from bot.workdays import ONE, Workdays

__all__ = [
    "Day",
    "Nth",
    "Phase",
    "Point",
    "Roll",
    "Round",
    "Skipped",
    "Strike",
    "Window",
    "next_strike",
    "parse_day",
    "skipped",
    "strikes",
    "window",
]

SPANS = (8, 40, 400, 4000)
"""How many days ahead the next strike is looked for, step by step; a round silent for the last never strikes."""

WHOLE = {Every.WEEK: "整周放假", Every.TEN_DAYS: "整旬放假", Every.MONTH: "整月放假"}
TOO_FEW = "工作日天数不够"


class Phase(StrEnum):
    """What a round does in one period: it asks, reminds those who still owe, and counts what has come in."""

    OPEN = "open"
    NUDGE = "nudge"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Point:
    """A nudge or a close within the period."""

    day: Day
    at: time


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a kind of programme: what is done (`does`), how often, on which day, and where that day rolls.

    `months` are those in which it is in force, by the day that the rule names; empty means all. `series` is the
    numbered series that its papers belong to, `outline` their sections where they are not the usual ones.
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
    outline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strike:
    """A round strikes. `nominal` is the day that the rule names; `reason` says why it stands on another, else ""."""

    round: str
    phase: Phase
    period: str
    at: datetime
    nominal: date
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A round does not strike in a period in which it would have; `reason` says why."""

    round: str
    period: str
    nominal: date
    reason: str


@dataclass(frozen=True, slots=True)
class Window:
    """Whose reports count for a round's period: those after `since`, up to and including `closes`.

    `since` is the close of the round's striking before, so that nothing falls between two windows.
    """

    opens: datetime
    closes: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A round in one of its periods; `day` is where it stands, None where it is skipped."""

    round: Round
    period: Period
    name: str
    named: Named
    day: date | None


def strikes(
    rounds: Iterable[Round], calendar: Workdays, zone: tzinfo, after: datetime, until: datetime
) -> list[Strike]:
    """Everything that is due after one moment and up to and including another, in order of time."""
    low, high = after.astimezone(UTC), until.astimezone(UTC)
    found = [
        strike
        for round_ in rounds
        for occurrence in _around(round_, calendar, after.astimezone(zone), until.astimezone(zone))
        for strike in _struck(occurrence, calendar, zone)
        if low < strike.at <= high
    ]
    return sorted(found, key=lambda strike: strike.at.timestamp())


def next_strike(rounds: Iterable[Round], calendar: Workdays, zone: tzinfo, after: datetime) -> Strike | None:
    """The first thing due after a moment; None where no round will ever strike again."""
    rounds = tuple(rounds)
    for days in SPANS:
        if found := strikes(rounds, calendar, zone, after, after + timedelta(days=days)):
            return found[0]
    return None


def skipped(
    rounds: Iterable[Round], calendar: Workdays, zone: tzinfo, after: datetime, until: datetime
) -> list[Skipped]:
    """The periods between two moments in which a round is left out. A daily round on a day off is not told."""
    low, high = after.astimezone(UTC), until.astimezone(UTC)
    found = [
        Skipped(round_.key, occurrence.name, occurrence.named.nominal, _reason_skipped(occurrence, calendar))
        for round_ in rounds
        if round_.every is not Every.DAY
        for occurrence in _around(round_, calendar, after.astimezone(zone), until.astimezone(zone))
        if occurrence.day is None
        and low < datetime.combine(occurrence.named.nominal, round_.at, zone) <= high
    ]
    return sorted(found, key=lambda one: one.nominal)


def window(round_: Round, calendar: Workdays, zone: tzinfo, period: str) -> Window | None:
    """The window of a round's period, by the name that its strikes carry; None where it does not strike in it.

    A round without a close closes as it opens: a briefing counts what has come in when it is written.
    """
    if not re.match(r"[12]\d{3}", period, re.ASCII):
        return None
    year, since = int(period[:4]), None
    for occurrence in _occurrences(round_, calendar, date(year - 1, 1, 1), date(year, 12, 31)):
        struck = _struck(occurrence, calendar, zone)
        if struck and occurrence.name == period:
            start = datetime.combine(occurrence.period.first, time(), zone)
            return Window(struck[0].at, _end(struck), since or start)
        since = _end(struck) if struck else since
    return None


def _around(round_: Round, calendar: Workdays, after: datetime, until: datetime) -> Iterator[_Occurrence]:
    """Every occurrence with a strike between two local moments, and a few more.

    A strike rolls to the nearest working day outside its period at most, and a close from there to the next one: so
    two working days back and one ahead are enough, however long the holiday between.
    """
    first = calendar.previous(calendar.previous(after.date() - ONE) - ONE)
    return _occurrences(round_, calendar, first, calendar.next(until.date() + ONE))


def _occurrences(round_: Round, calendar: Workdays, first: date, last: date) -> Iterator[_Occurrence]:
    for period in periods(round_.every, first, last):
        days = days_named(round_.day, period, calendar)
        for named in days:
            if not round_.months or named.nominal.month in round_.months:
                name = period.name if len(days) == 1 else f"{period.name}-D{named.nominal.day:02}"
                yield _Occurrence(round_, period, name, named, rolled(named, round_.roll, calendar))


def _struck(occurrence: _Occurrence, calendar: Workdays, zone: tzinfo) -> list[Strike]:
    """The strikes of one occurrence in order: opening, then nudge and close where the round has them."""
    if occurrence.day is None:
        return []
    at = datetime.combine(occurrence.day, occurrence.round.at, zone)
    opening = _strike(occurrence, Phase.OPEN, occurrence.named.nominal, at, calendar)
    closing = _close(occurrence, opening, calendar)
    nudge = _nudge(occurrence, opening, closing, calendar)
    return [strike for strike in (opening, nudge, closing) if strike]


def _end(struck: list[Strike]) -> datetime:
    return max(strike.at for strike in struck if strike.phase is not Phase.NUDGE)


def _close(occurrence: _Occurrence, opening: Strike, calendar: Workdays) -> Strike | None:
    """Always after the opening: if need be, at its hour on the next working day."""
    point = occurrence.round.close
    if point is None:
        return None
    closing = _pointed(occurrence, Phase.CLOSE, point, opening, calendar)
    if closing.at > opening.at:
        return closing
    at = datetime.combine(calendar.add(opening.at.date(), 1), point.at, opening.at.tzinfo)
    return _strike(occurrence, Phase.CLOSE, closing.nominal, at, calendar)


def _nudge(
    occurrence: _Occurrence, opening: Strike, closing: Strike | None, calendar: Workdays
) -> Strike | None:
    """Dropped where a short week leaves no room for it between the opening and the close."""
    point = occurrence.round.nudge
    if point is None:
        return None
    nudge = _pointed(occurrence, Phase.NUDGE, point, opening, calendar)
    fits = opening.at < nudge.at and (closing is None or nudge.at < closing.at)
    return nudge if fits else None


def _pointed(
    occurrence: _Occurrence, phase: Phase, point: Point, opening: Strike, calendar: Workdays
) -> Strike:
    """A point off work goes back towards the opening; where nothing is left between, to the period's last working day."""
    opened = opening.at.date()
    days = days_named(point.day, occurrence.period, calendar) or [Named(occurrence.period.last, None)]
    named = next((n for n in days if (n.meant or n.nominal) >= opened), days[-1])
    day = named.meant or named.nominal
    if occurrence.round.roll is not Roll.NONE and not calendar.is_workday(day):
        day = calendar.previous(day)
        day = day if day > opened else calendar.previous(occurrence.period.last)
    at = datetime.combine(max(day, opened), point.at, opening.at.tzinfo)
    return _strike(occurrence, phase, named.nominal, at, calendar)


def _strike(occurrence: _Occurrence, phase: Phase, nominal: date, at: datetime, calendar: Workdays) -> Strike:
    reason = moved(nominal, at.date(), calendar)
    return Strike(occurrence.round.key, phase, occurrence.name, at, nominal, reason)


def _reason_skipped(occurrence: _Occurrence, calendar: Workdays) -> str:
    period = occurrence.period
    if period.every in WHOLE and calendar.next(period.first) > period.last:
        return WHOLE[period.every]
    return why_off(occurrence.named.nominal, calendar) if occurrence.named.meant else TOO_FEW
