"""The course of one target through its year, reported and due: what is drawn, as plain data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.briefing.naming import called, figure, unit
from bot.counts import judge
from bot.expected import expected
from bot.figures import quantity
from bot.items import Item, Mark, Report, Target
from bot.lamps import Rules
from bot.measure import HUNDRED, ZERO, is_counted, share, total_at
from bot.pictures import AS_OF, Light, lights
from bot.replay import replay
from bot.targets import due_of


@dataclass(frozen=True, slots=True)
class Point:
    """A part of the whole on a day."""

    on: date
    part: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The course of one target: what was reported, what was due, the figures that stand at parts of the whole."""

    title: str
    told: tuple[str, ...]
    reported: tuple[Point, ...]
    due: tuple[Point, ...]
    scale: tuple[tuple[float, str], ...]
    light: Light
    today: date


def trend(
    item: Item, target: Target, marks: Sequence[Mark], today: date, start: date, rules: Rules
) -> Trend | None:
    """The course of a target up to a day; None where its figures are no parts of a whole."""
    one = next((one for one in judge((item,), today, start, rules) if one.target.no == target.no), None)
    reported = tuple(_reported(target, marks, today))
    if one is None or not reported:
        return None
    now, rate = figure(target)
    return Trend(
        title=called(one),
        told=(AS_OF.format(today), f"{now}，{rate}" if rate else now, unit(one)),
        reported=reported,
        due=tuple(_due(target, start, due_of(item, target, start))),
        scale=tuple(_scale(target)),
        light=next(light for light in lights(rules) if light.lamp is one.lamp),
        today=today,
    )


def courses(
    item: Item, reports: Sequence[Report], today: date, start: date, rules: Rules
) -> tuple[Trend, ...]:
    """The courses of an item's targets, of those that have one."""
    found = (trend(item, one, marks(item, reports, one.no), today, start, rules) for one in item.targets)
    return tuple(one for one in found if one)


def marks(item: Item, reports: Sequence[Report], no: str) -> tuple[Mark, ...]:
    """Every total that a target of the item has had, oldest first, without what was corrected or withdrawn."""
    states = (replay(item, reports[:n]) for n in range(1, len(reports) + 1))
    totals = [t.current for state in states for t in state.targets if t.no == no and t.current is not None]
    return tuple(totals[:1]) + tuple(mark for before, mark in pairwise(totals) if mark != before)


def _reported(target: Target, marks: Sequence[Mark], today: date) -> Iterator[Point]:
    for mark in sorted(marks, key=lambda mark: mark.on):
        part = share(target, mark.value)
        if part is not None and mark.on <= today:
            yield Point(mark.on, float(part))


def _due(target: Target, start: date, due: date) -> Iterator[Point]:
    """What is due at the beginning, at the end of every month, on the days of its own plan, and when all is due."""
    days = {start - timedelta(days=1), due, *(point.on for point in target.plan if point.on <= due)}
    days |= {_month_end(start, n) for n in range(12) if _month_end(start, n) < due}
    for on in sorted(days):
        part = expected(target, on, start, due)
        if part is not None:
            yield Point(on, float(part))


def _month_end(start: date, n: int) -> date:
    months = start.year * 12 + start.month + n
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _scale(target: Target) -> Iterator[tuple[float, str]]:
    """The totals at nothing, each quarter and the whole; of things that are counted, only whole ones."""
    zero, whole = total_at(target, ZERO), total_at(target, HUNDRED)
    if zero is None or whole is None:
        return
    for quarter in range(5):
        total = zero + (whole - zero) * quarter / 4
        if not is_counted(target.unit) or total == int(total):
            yield quarter / 4, quantity(total, target.unit)
