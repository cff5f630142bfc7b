"""The days of the year that are worked, and the way of each figure through them.

Nothing here is left to chance: what varies is picked by a checksum of the unit, the day and the target.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zlib import crc32

from chinese_calendar import is_workday

YEAR = 2017
CLOSE = time(16, 0)


def day(text: str) -> date:
    """The working day of the year that is written as “09-13”."""
    found = date(YEAR, int(text[:2]), int(text[3:]))
    if not is_workday(found):
        raise ValueError(f"{found} is no working day")
    return found


def pick(options: Sequence, *key: object):
    """One of the options, always the same one for the same key."""
    return options[crc32("|".join(map(str, key)).encode()) % len(options)]


def chance(percent: int, *key: object) -> bool:
    """Whether something that happens so often happens here."""
    return pick(range(100), *key) < percent


@dataclass(frozen=True, slots=True)
class Week:
    """The working days of one ISO week; its card goes out on the first. `since`: when the week before closed."""

    number: int
    days: tuple[date, ...]
    since: datetime

    @property
    def close(self) -> date:
        """The day on which the week's window closes: Thursday, or the last working day before it."""
        open_days = [d for d in self.days if d.isoweekday() <= 4]
        return open_days[-1] if open_days else self.days[0]


def weeks() -> list[Week]:
    """The weeks of the year that have a working day in it."""
    days: dict[int, list[date]] = {}
    at = date(YEAR, 1, 2)
    while at.year == YEAR:
        if is_workday(at):
            days.setdefault(at.isocalendar().week, []).append(at)
        at += timedelta(days=1)
    found: list[Week] = []
    for number, worked in days.items():
        since = datetime.combine(found[-1].close, CLOSE) if found else datetime.min
        found.append(Week(number, tuple(worked), since))
    return found


def inspection(month: int) -> date:
    """The fifth working day from the end of a month: another card of the bot stands in the group from then on."""
    last = date(YEAR + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    worked = [d for n in range(20) if is_workday(d := last - timedelta(days=n))]
    return worked[4]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on the way. `is_told`: the unit reports exactly this figure on this day; `as_share`: as a percentage."""

    on: date
    value: Decimal
    is_told: bool
    as_share: bool


def course(text: str) -> tuple[Point, ...]:
    """A figure's way through the year: “02-22 60, 06-28 1180, 11-23! 3000”; `!` and `%` mark days of report."""
    points = []
    for part in text.split(","):
        on, value = part.split()
        points.append(Point(day(on.rstrip("!%")), Decimal(value), on[-1] in "!%", on[-1] == "%"))
    return tuple(points)


@dataclass(frozen=True, slots=True)
class Target:
    """A target of the ledger and, where it is a figure, its way through the year. `step` is its smallest change."""

    no: str
    value: Decimal | None
    unit: str
    points: tuple[Point, ...]
    step: Decimal

    def total(self, on: date, since: Decimal | None) -> Decimal | None:
        """The total on a day: as told, else between the points, never falling and never early at a told figure."""
        told = [p.value for p in self.points if p.is_told and p.on == on]
        if told:
            return told[-1]
        if not self.points or on < self.points[0].on:
            return since
        ahead = [p for p in self.points if p.on > on]
        behind = [p for p in self.points if p.on <= on][-1]
        if not ahead:
            return max(behind.value, since or Decimal(0))
        return self._between(behind, ahead, on, since)

    def _between(self, behind: Point, ahead: list[Point], on: date, since: Decimal | None) -> Decimal:
        span, gone = (ahead[0].on - behind.on).days, (on - behind.on).days
        gone = min(max(gone + pick((-2, -1, 0, 1, 2), self.no, on), 0), span)
        raw = behind.value + (ahead[0].value - behind.value) * gone / span
        value = (raw / self.step).quantize(Decimal(1), ROUND_HALF_UP) * self.step
        told = [p.value for p in ahead if p.is_told]
        if told:
            value = min(value, told[0] - self.step)
        if (
            self.value is not None
            and (since is None or since < self.value)
            and told
            and told[0] >= self.value
        ):
            value = min(value, self.value - self.step)
        return max(value, since if since is not None else self.step)

    @property
    def met(self) -> date | None:
        """The day on which the total reaches what is owed."""
        return next((p.on for p in self.points if self.value is not None and p.value >= self.value), None)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the ledger, its targets, and the day on which its unit reports it finished."""

    no: str
    lead: str
    targets: tuple[Target, ...]
    claim: date
    named: str


def items_of(folder: Path, courses: Mapping[str, str], claims: Mapping[str, str]) -> list[Item]:
    """The items of the ledger in a folder, with the courses and the days of claim that the story gives them."""
    rows = json.loads((folder / "ledger.json").read_text(encoding="utf-8"), parse_float=Decimal)["items"]
    items = []
    for row in rows:
        targets = tuple(_target(t, courses.get(t["no"], "")) for t in row["targets"])
        items.append(Item(row["no"], row["lead"], targets, day(claims[row["no"]]), row["title"]))
    return items


def _target(row: dict, way: str) -> Target:
    points = course(way) if way else ()
    value = Decimal(str(row["value"])) if "value" in row else None
    finest = min((p.value.as_tuple().exponent for p in points), default=0)
    size = max((p.value for p in points), default=Decimal(1))
    step = (
        Decimal(1).scaleb(int(finest))
        if finest < 0
        else Decimal(100 if size >= 100000 else 10 if size >= 10000 else 1)
    )
    return Target(row["no"], value, row.get("unit", ""), points, step)
