"""The ledger as an Excel workbook: one sheet to print and to correct, from which nothing is lost on the way back in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from bot import ledger
from bot.checking import Wrong
from bot.intake import sheet, shown
from bot.intake.kinds_of_cell import Value
from bot.items import Item
from bot.lamps import Rules
from bot.ledger import Ledger

PRINTED = {
    "序号": 6, "类别": 9, "事项": 20, "指标编号": 8, "指标": 26, "要求": 9, "目标数": 9, "单位": 7, "牵头单位": 13,
    "时限": 11, "上期": 9, "本期": 9, "完成率": 8, "进度": 12, "达序": 6, "说明": 20,
}  # fmt: skip
"""The columns that go on the paper, with their widths: together about one A4 page across, readable when fitted."""
KEPT = [one.name for one in (*sheet.OF_ITEM, *sheet.OF_TARGET) if one.name not in PRINTED]
COLUMNS = [*PRINTED, *KEPT]
WIDTH_KEPT = 14
TITLE_ROW, HEADER_ROW = 0, 1
FROZEN_COLUMNS = 3
A4 = 9
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767
"""What one cell of Excel holds."""
EXACT_DIGITS = 15
REMARKS = "待核"
TITLE = "{name}台账（截至{day}）"


def write_ledger(found: Ledger, today: date, rules: Rules, remarks: Sequence[str] = ()) -> bytes:
    """The workbook of a ledger with its lamps as of a day; remarks on a draft go on a sheet of their own.

    Text goes in as text only: what begins with “=” or looks like an address stays what it is.

    Raises:
        Wrong: if a text is longer than a cell can hold.
    """
    import xlsxwriter  # slow to load, and seldom needed

    told = ledger.to_json(found.programme, found.items)
    stream = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        formats = _formats(book)
        page = book.add_worksheet(sheet.ITEMS)
        page.write_string(
            TITLE_ROW, 0, _clean(TITLE.format(name=found.programme.name, day=today)), formats["title"]
        )
        last = _fill(page, formats, list(_rows(told, found.items, today, rules, found.programme.year)))
        _lay_out(page, last)
        _programme(book.add_worksheet(sheet.PROGRAMME), formats, sheet.programme(told))
        if remarks:
            _remarks(book.add_worksheet(REMARKS), formats, remarks)
    return stream.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "top", "font_name": "宋体", "font_size": 10}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "font_name": "黑体"}),
        "header": book.add_format(
            {**cell, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDEBF7"}
        ),
        "text": book.add_format({**cell, "text_wrap": True, "num_format": "@"}),
        "kept": book.add_format({**cell, "num_format": "@"}),
        "whole": book.add_format({**cell, "num_format": "#,##0"}),
        "part": book.add_format({**cell, "num_format": "#,##0.0###########"}),
        "day": book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"}),
    }


def _rows(
    told: Mapping[str, Any], items: tuple[Item, ...], today: date, rules: Rules, year: int
) -> Iterator[dict[str, Value]]:
    """The ledger's rows with what is computed beside them."""
    start = date(year, 1, 1)
    owed = [(item, target) for item in items for target in (item.targets or (None,))]
    for row, (item, target) in zip(sheet.rows(told), owed, strict=True):
        yield {**row, **shown.shown(item, target, today, start, rules)}


def _fill(page: Any, formats: Mapping[str, Any], rows: list[dict[str, Value]]) -> int:
    """Header and rows; gives the number of the last row."""
    for at, name in enumerate(COLUMNS):
        page.write_string(HEADER_ROW, at, name, formats["header"])
    for n, row in enumerate(rows, HEADER_ROW + 1):
        for at, name in enumerate(COLUMNS):
            _write(page, n, at, row.get(name), formats, "text" if name in PRINTED else "kept")
    return HEADER_ROW + len(rows)


def _write(page: Any, row: int, at: int, value: Value, formats: Mapping[str, Any], text: str) -> None:
    match value:
        case None:
            page.write_blank(row, at, None, formats[text])
        case Decimal() if len(value.as_tuple().digits) <= EXACT_DIGITS:
            page.write_number(
                row, at, float(value), formats["whole" if value == value.to_integral_value() else "part"]
            )
        case date():
            page.write_datetime(row, at, value, formats["day"])
        case _:
            page.write_string(row, at, _clean(str(value)), formats[text])


def _clean(text: str) -> str:
    """Without what no sheet can hold; line ends as Excel has them."""
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        raise Wrong([f"“{text[:20]}…”共{len(text)}字，超过 Excel 一格能放的{LONGEST}字，请用 JSON 导出"])
    return text


def _lay_out(page: Any, last: int) -> None:
    """Frozen header, filters, and a page of A4 across, with the header on each page."""
    for at, name in enumerate(COLUMNS):
        page.set_column(at, at, PRINTED.get(name, WIDTH_KEPT))
    page.freeze_panes(HEADER_ROW + 1, FROZEN_COLUMNS)
    page.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(TITLE_ROW, HEADER_ROW)
    page.print_area(TITLE_ROW, 0, last, len(PRINTED) - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&C第&P页，共&N页")


def _programme(page: Any, formats: Mapping[str, Any], told: Mapping[str, Value]) -> None:
    page.set_column(0, 0, 8)
    page.set_column(1, 1, 40)
    for n, (name, value) in enumerate(told.items()):
        page.write_string(n, 0, name, formats["header"])
        _write(page, n, 1, value, formats, "text")


def _remarks(page: Any, formats: Mapping[str, Any], remarks: Sequence[str]) -> None:
    page.set_column(0, 0, 90)
    for n, remark in enumerate(remarks):
        page.write_string(n, 0, _clean(remark), formats["text"])
