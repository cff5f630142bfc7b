"""The board: a bar for each target with the mark of what is due by today, its lamp, its figure, its unit."""

from collections.abc import Sequence

from bot.pictures import Bar, Board, Light
from handlers.charts.ink import (
    FAINT,
    GREY,
    INK,
    PALE,
    PAPER,
    Colour,
    Sheet,
    clipped,
    colour_of,
    fitted,
    legible,
    length,
)
from handlers.charts.lamps import shape

WIDTH, EDGE = 1080, 40
"""Pixels, as wide as the screen of a phone."""

TITLE, TOLD, NAME, SMALL = 46, 28, 32, 28
FIGURES = (30, 28, 26, 24)
"""Sizes of type: on a phone 28 pixels of 1,080 are about as large as its own text."""

HEAD_LINE, ROW, FOOT = 42, 92, 128
TITLE_AT, TOLD_AT, ROWS_AT = 56, 112, 30
NAME_AT, BAR_AT, BAR = 26, 67, 24
LAMP, LAMP_AT = 34, EDGE + 17
LEFT, RIGHT, FIGURE_AT = EDGE + 56, 640, 664
GAP = 20
MARK, ABOVE = 4, 7
"""The mark of what is due: its width, and how far it stands out of the bar."""

LEAST = 4
"""Pixels of a bar that has just begun, so that it is seen."""

LEGEND = "竖线为截至当日的序时进度，满格为任务数"


def drawn(board: Board) -> bytes:
    """The picture as PNG."""
    top = TOLD_AT + HEAD_LINE * (len(board.told) - 1) + ROWS_AT
    sheet = Sheet(WIDTH, top + ROW * len(board.bars) + FOOT)
    lights = {light.lamp: light for light in board.lights}
    _head(sheet, board)
    for n, bar in enumerate(board.bars):
        y = top + n * ROW
        sheet.fill((0, y, WIDTH, y + ROW), PAPER if n % 2 else FAINT)
        _row(sheet, y, bar, lights[bar.lamp])
    _legend(sheet, sheet.height - FOOT, board.lights)
    return sheet.png()


def _head(sheet: Sheet, board: Board) -> None:
    room = WIDTH - 2 * EDGE
    title, size = fitted(legible(board.title), (TITLE, 40, 34), room)
    sheet.write(EDGE, TITLE_AT, title, size)
    for n, line in enumerate(board.told):
        told, size = fitted(legible(line), (TOLD, 26, 24), room)
        sheet.write(EDGE, TOLD_AT + n * HEAD_LINE, told, size, GREY)


def _row(sheet: Sheet, y: int, bar: Bar, light: Light) -> None:
    sheet.stamp(shape(light.lamp, LAMP), LAMP_AT, y + NAME_AT, colour_of(light.sign))
    word, unit = legible(light.word), clipped(legible(bar.unit), SMALL, 260)
    right: float = WIDTH - EDGE
    sheet.write(right, y + NAME_AT, word, SMALL, INK, "r")
    right -= length(word, SMALL) + GAP
    sheet.write(right, y + NAME_AT, unit, SMALL, GREY, "r")
    room = right - length(unit, SMALL) - GAP - LEFT
    sheet.write(LEFT, y + NAME_AT, clipped(legible(bar.called), NAME, room), NAME)
    _bar(sheet, y + BAR_AT, bar, colour_of(light.sign))
    _figure(sheet, y + BAR_AT, bar, word)


def _figure(sheet: Sheet, middle: float, bar: Bar, word: str) -> None:
    """The figure beside the bar and the rate under the word; the word itself where there is neither."""
    rate = legible(bar.rate)
    sheet.write(WIDTH - EDGE, middle, rate, FIGURES[0], INK, "r")
    room = WIDTH - EDGE - FIGURE_AT - (length(rate, FIGURES[0]) + GAP if rate else 0)
    told, size = fitted(legible(bar.figure) or word, FIGURES, room)
    sheet.write(FIGURE_AT, middle, told, size)


def _bar(sheet: Sheet, middle: float, bar: Bar, colour: Colour) -> None:
    """The track, what is done of it, an arrow where that is more than all, and the mark of what is due."""
    top, bottom = middle - BAR / 2, middle + BAR / 2
    sheet.fill((LEFT, top, RIGHT, bottom), PALE, BAR / 4)
    if bar.done is not None:
        end = LEFT + max(min(bar.done, 1.0) * (RIGHT - LEFT), LEAST if bar.done else 0)
        sheet.fill((LEFT, top, end, bottom), colour, min(BAR / 4, (end - LEFT) / 2))
        if bar.done > 1:
            sheet.polygon(
                ((RIGHT - BAR / 4, top), (RIGHT + BAR / 2, middle), (RIGHT - BAR / 4, bottom)), colour
            )
    if bar.due is not None:
        x = LEFT + min(bar.due, 1.0) * (RIGHT - LEFT)
        sheet.fill((x - MARK, top - ABOVE, x + MARK, bottom + ABOVE), PAPER)
        sheet.fill((x - MARK / 2, top - ABOVE, x + MARK / 2, bottom + ABOVE), INK)


def _legend(sheet: Sheet, y: float, lights: Sequence[Light]) -> None:
    x = float(EDGE)
    for light in lights:
        sheet.stamp(shape(light.lamp, SMALL), x + SMALL / 2, y + 40, colour_of(light.sign))
        word = legible(light.word)
        sheet.write(x + SMALL + 8, y + 40, word, SMALL, GREY)
        x += SMALL + 8 + length(word, SMALL) + 1.5 * GAP
    sheet.fill((EDGE + 12, y + 74, EDGE + 12 + MARK, y + 104), INK)
    sheet.write(EDGE + 36, y + 90, LEGEND, SMALL, GREY)
