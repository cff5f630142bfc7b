"""The annex of an issue as an Excel sheet: a row for each target, 上期 and 本期 side by side, to sort and to print."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from bot.briefing import Row
from bot.office import Issue
from handlers.papers.columns import COLUMNS, Column
from handlers.papers.reading import printable, subject, width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT, HEAD_FONT, TITLE_FONT = "仿宋_GB2312", "黑体", "方正小标宋简体"
SIZE, TITLE_SIZE = 11, 18
A4 = 9
MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.8}
"""In inches."""

PER_MM = 0.5
"""Excel's widths are in digits of its default font; a digit is about two millimetres wide."""

LINE, AIR = 14.0, 5.0
"""Points: a line of a row, and what a row has beside its lines. Only Excel would find the heights by itself."""

CHARACTER, PADDING = 3.9, 1.5
"""Millimetres that a character takes, and that a cell keeps free."""

SHEET = "进展情况"
TITLE = "{}表"
AS_OF = "截至{0.year}年{0.month}月{0.day}日　共{1}项"
PAGE = "&C第&P页，共&N页"
TITLE_ROW, DATE_ROW, HEAD_ROW = 0, 1, 2

WHOLE, RATE = "#,##0", "0.0%"
AS_IT_IS = "@"
BOXED = {"font_name": FONT, "font_size": SIZE, "border": 1, "valign": "vcenter", "text_wrap": True}

LONGEST = 32767
"""Characters that a cell takes."""

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""What people wrote stays text: a title that begins with = is no formula, and nothing in a chat becomes a link."""


def annex(issue: Issue, rows: Sequence[Row]) -> bytes:
    """The .xlsx of an issue's rows. Totals and rates are numbers; the same issue gives the same bytes."""
    from xlsxwriter import Workbook  # slow to import, and only needed where an issue is written

    made = BytesIO()
    with Workbook(made, {"in_memory": True, **AS_TEXT}) as book:
        title = TITLE.format(subject(printable(issue.title), issue.series))
        book.set_properties({"title": title, "created": issue.cutoff.replace(tzinfo=None)})
        sheet = book.add_worksheet(SHEET)
        _head(book, sheet, title, AS_OF.format(issue.cutoff, len(rows)))
        _fill(_Pen(book, sheet), rows)
        _for_paper(sheet, len(rows))
    return made.getvalue()


def _head(book: "Workbook", sheet: "Worksheet", title: str, as_of: str) -> None:
    last = len(COLUMNS) - 1
    titled = book.add_format({"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "align": "center"})
    dated = book.add_format({"font_name": FONT, "font_size": SIZE, "align": "right"})
    head = book.add_format(BOXED | {"font_name": HEAD_FONT, "align": "center"})
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, title, titled)
    sheet.merge_range(DATE_ROW, 0, DATE_ROW, last, as_of, dated)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width * PER_MM)
        sheet.write_string(HEAD_ROW, at, column.heading, head)


def _fill(pen: "_Pen", rows: Sequence[Row]) -> None:
    for down, row in enumerate(rows, HEAD_ROW + 1):
        pen.height(down, max(_lines(column, printable(column.told(row))) for column in COLUMNS))
        for across, column in enumerate(COLUMNS):
            figure = column.figure(row)
            if figure is None:
                pen.text(down, across, column.told(row), column.align)
            else:
                pen.figure(down, across, figure, RATE if column.told(row).endswith("%") else _form(figure))


def _for_paper(sheet: "Worksheet", rows: int) -> None:
    """A4 laid across, as wide as the page, its head on every page and before one's eyes while scrolling."""
    last = len(COLUMNS) - 1
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROW, HEAD_ROW)
    sheet.set_footer(PAGE)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + rows, last)


def _lines(column: Column, text: str) -> int:
    return max(1, ceil(width(text) * CHARACTER / (column.width - PADDING)))


def _form(figure: Decimal) -> str:
    """As many decimals as the figure was reported with."""
    decimals = -int(figure.normalize().as_tuple().exponent)
    return WHOLE if decimals <= 0 else f"{WHOLE}.{'0' * decimals}"


class _Pen:
    """Writes cells, each way of writing one kept as one format of the book."""

    def __init__(self, book: "Workbook", sheet: "Worksheet") -> None:
        self._sheet = sheet
        self._format = cache(
            lambda align, form: book.add_format(BOXED | {"align": align, "num_format": form})
        )

    def height(self, down: int, lines: int) -> None:
        self._sheet.set_row(down, lines * LINE + AIR)

    def text(self, down: int, across: int, text: str, align: str) -> None:
        self._sheet.write_string(down, across, printable(text)[:LONGEST], self._format(align, AS_IT_IS))

    def figure(self, down: int, across: int, figure: Decimal, form: str) -> None:
        self._sheet.write_number(down, across, float(figure), self._format("right", form))
