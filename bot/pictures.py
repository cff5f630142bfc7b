"""The board as bars, worst first, on as many pictures as it needs: what is drawn, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.briefing.naming import called, figure, unit
from bot.counts import Judged, judge, tally
from bot.figures import of_target
from bot.items import Item
from bot.lamps import ORDER, Lamp, Rules
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
            lights=lights(rules, is_short=any(one.lamp is Lamp.SHORT for one in judged)),
        )
        for n, sheet in enumerate(sheets, 1)
    )


def lights(rules: Rules, *, is_short: bool = True) -> tuple[Light, ...]:
    """The lamps of a board as a kind shows them, from the one to look at first; what is due soon is no count of its own."""
    left = {Lamp.DUE} if is_short else {Lamp.DUE, Lamp.SHORT}
    return tuple(
        Light(lamp, rules.signs[lamp].sign, DONE if lamp is Lamp.CLOSED else rules.signs[lamp].word)
        for lamp in Lamp
        if lamp not in left
    )


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
