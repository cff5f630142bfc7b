"""What the pictures show, as plain data: the board as bars, worst first; the course of one target through its year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.briefing.naming import called, figure, unit
from bot.counts import Judged, judge, tally
from bot.expected import expected
from bot.figures import of_target, quantity
from bot.items import Item, Mark, Report, Target
from bot.lamps import ORDER, Lamp, Rules
from bot.measure import HUNDRED, ZERO, is_counted, share, total_at
from bot.replay import replay
from bot.targets import due_of
from bot.wording.cards import counts_sentence

ROWS = 20
"""Bars of one picture; on a phone more of them are too small to read."""

BOARD_TITLE = "{name}进度图"
AS_OF = "截至{0.year}年{0.month}月{0.day}日"
SHEET = "（第{n}张，共{of}张）"
DONE = "已完成"
"""What is finished is so called here as in the briefings, whether or not the office has closed it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One target. `done` and `due` are parts of the whole, `done` above 1 when over; None where nothing measures it."""

    called: str
    unit: str
    figure: str
    rate: str
    done: float | None
    due: float | None
    lamp: Lamp


@dataclass(frozen=True, slots=True)
class Light:
    """How a lamp is shown: its sign (🔴), whose colour it takes, and its word."""

    lamp: Lamp
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Board:
    """One picture of the board; `lights` explains every lamp, also those of other pictures."""

    title: str
    told: tuple[str, ...]
    bars: tuple[Bar, ...]
    lights: tuple[Light, ...]


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


def boards(
    name: str, items: Sequence[Item], at: datetime, start: date, rules: Rules, measure: str = "项指标"
) -> tuple[Board, ...]:
    """The board at a moment, on as many pictures as it needs; `start` is the first day of the programme's year."""
    judged = tuple(judge(items, at.date(), start, rules))
    worst = sorted(judged, key=lambda one: (ORDER[one.lamp], -one.standing.gap))
    sheets = [worst[n : n + ROWS] for n in range(0, len(worst), ROWS)]
    counted = counts_sentence(tally(judged), measure)
    return tuple(
        Board(
            title=BOARD_TITLE.format(name=name),
            told=(AS_OF.format(at) + (SHEET.format(n=n, of=len(sheets)) if len(sheets) > 1 else ""), counted),
            bars=tuple(map(_bar, sheet)),
            lights=_lights(rules),
        )
        for n, sheet in enumerate(sheets, 1)
    )


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
        light=next(light for light in _lights(rules) if light.lamp is one.lamp),
        today=today,
    )


def marks(item: Item, reports: Sequence[Report], no: str) -> tuple[Mark, ...]:
    """Every total that a target of the item has had, oldest first; what was corrected or withdrawn is not among them."""
    states = (replay(item, reports[:n]) for n in range(1, len(reports) + 1))
    totals = [t.current for state in states for t in state.targets if t.no == no and t.current is not None]
    return tuple(totals[:1]) + tuple(mark for before, mark in pairwise(totals) if mark != before)


def _bar(one: Judged) -> Bar:
    now, rate = figure(one.target)
    done = one.standing.done
    return Bar(
        called=called(one),
        unit=unit(one),
        figure=now or of_target(one.target),
        rate=rate,
        done=(1.0 if one.is_done else None) if done is None else float(done),
        due=None if one.standing.expected is None else float(one.standing.expected),
        lamp=one.lamp,
    )


def _lights(rules: Rules) -> tuple[Light, ...]:
    signs = rules.signs
    return tuple(
        Light(lamp, signs[lamp].sign, DONE if lamp is Lamp.CLOSED else signs[lamp].word) for lamp in Lamp
    )


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
