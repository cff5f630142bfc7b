"""The course of one target: what was reported against what was due, from the first day of its year to its deadline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, hypot

from bot.trends import Point, Trend
from handlers.charts.ink import GREY, INK, PALE, Colour, Sheet, colour_of, fitted, legible, length
from handlers.charts.lamps import shape

WIDTH, HEIGHT, EDGE = 1080, 860, 40
LEFT, RIGHT, TOP, BOTTOM = 190, 1010, 200, 700
"""The field, in pixels."""

TITLE, TOLD, SMALL, TINY = (46, 40, 34), (30, 28, 26), 28, 26
TITLE_AT, TOLD_AT, MONTHS_AT, LEGEND_AT = 56, 120, 736, 806
LAMP, DOT = 36, 17
LINE, DUE_LINE, RULE = 5, 4, 2
DASH, SPACE = 16, 10
OVER = 1.06
"""Room above the whole, or above the most that was reached."""

GAP = 24
REPORTED, DUE = "报送数", "序时进度"
MONTH, DAY = "{}月", "{0.month}月{0.day}日"


@dataclass(frozen=True, slots=True)
class Field:
    """Where a day and a part of the whole are on the sheet."""

    first: date
    last: date
    most: float

    def at(self, point: Point) -> tuple[float, float]:
        """The place of a point."""
        return self.x(point.on), self.y(point.part)

    def x(self, on: date) -> float:
        """From the day before the first, at the left edge, to the last one, at the right."""
        days = max(1, (self.last - self.first).days)
        return LEFT + (RIGHT - LEFT) * (on - self.first).days / days

    def y(self, part: float) -> float:
        """Nothing is at the bottom."""
        return BOTTOM - (BOTTOM - TOP) * part / self.most


def drawn(trend: Trend) -> bytes:
    """The picture as PNG."""
    sheet = Sheet(WIDTH, HEIGHT)
    field = _field(trend)
    _head(sheet, trend)
    _rules(sheet, field, trend)
    for start, end in _dashes([field.at(point) for point in trend.due]):
        sheet.line((start, end), GREY, DUE_LINE)
    _reported(sheet, [field.at(point) for point in trend.reported], colour_of(trend.light.sign))
    _legend(sheet, colour_of(trend.light.sign), has_due=bool(trend.due))
    return sheet.png()


def _field(trend: Trend) -> Field:
    points = (*trend.reported, *trend.due)
    days = [point.on for point in points] + [trend.today]
    return Field(min(days), max(days), max(1.0, *(point.part for point in points)) * OVER)


def _head(sheet: Sheet, trend: Trend) -> None:
    word = legible(trend.light.word)
    right = WIDTH - EDGE - length(word, TOLD[0])
    sheet.write(right, TITLE_AT, word, TOLD[0])
    sheet.stamp(shape(trend.light.lamp, LAMP), right - GAP, TITLE_AT, colour_of(trend.light.sign))
    title, size = fitted(legible(trend.title), TITLE, right - 2 * GAP - LAMP - EDGE)
    sheet.write(EDGE, TITLE_AT, title, size)
    told, size = fitted(legible("　".join(trend.told)), TOLD, WIDTH - 2 * EDGE)
    sheet.write(EDGE, TOLD_AT, told, size, GREY)


def _rules(sheet: Sheet, field: Field, trend: Trend) -> None:
    """A rule at each figure of the scale, a stroke at each month, an upright at today."""
    for part, told in trend.scale:
        y = field.y(part)
        sheet.line(((LEFT, y), (RIGHT, y)), PALE, RULE)
        text, size = fitted(legible(told), (TINY, 22, 18), LEFT - EDGE)
        sheet.write(LEFT - 12, y, text, size, GREY, "r")
    for first in _months(field.first, field.last):
        x = field.x(first)
        sheet.line(((x, BOTTOM), (x, BOTTOM + 10)), GREY, RULE)
        sheet.write(x, MONTHS_AT, MONTH.format(first.month), TINY, GREY)
    sheet.line(((LEFT, BOTTOM), (RIGHT, BOTTOM)), GREY, RULE)
    x = field.x(trend.today)
    sheet.line(((x, TOP), (x, BOTTOM)), INK, RULE)
    sheet.write(min(x, RIGHT - GAP), TOP - GAP, DAY.format(trend.today), TINY, INK, "m")


def _reported(sheet: Sheet, places: Sequence[tuple[float, float]], colour: Colour) -> None:
    sheet.line(places, colour, LINE)
    for x, y in places:
        sheet.dot(x, y, DOT, colour)


def _legend(sheet: Sheet, colour: Colour, *, has_due: bool) -> None:
    x = float(EDGE)
    sheet.line(((x, LEGEND_AT), (x + 60, LEGEND_AT)), colour, LINE)
    sheet.dot(x + 30, LEGEND_AT, DOT, colour)
    sheet.write(x + 76, LEGEND_AT, REPORTED, SMALL, GREY)
    if has_due:
        x += 76 + length(REPORTED, SMALL) + 2 * GAP
        for start, end in _dashes(((x, LEGEND_AT), (x + 68, LEGEND_AT))):
            sheet.line((start, end), GREY, DUE_LINE)
        sheet.write(x + 84, LEGEND_AT, DUE, SMALL, GREY)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of the months of a span; of a longer one, every other month."""
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    for n in range(0, count + 1, 1 + count // 13):
        month = 12 * first.year + first.month - 1 + n
        on = date(month // 12, month % 12 + 1, 1)
        if first <= on <= last:
            yield on


def _dashes(
    places: Sequence[tuple[float, float]],
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The dashes of a broken line, each bend with a dash of its own."""
    for (x, y), (to_x, to_y) in pairwise(places):
        long = hypot(to_x - x, to_y - y) or 1.0
        for begin in range(0, ceil(long), DASH + SPACE):
            ends = (begin / long, min(1.0, (begin + DASH) / long))
            start, end = ((x + (to_x - x) * part, y + (to_y - y) * part) for part in ends)
            yield start, end
