"""Excel workbooks as plain tables: what is seen in each cell, what is merged, what is hidden."""

import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from bot.intake.source import Cell, Merged, Row, Source, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MEASURE = re.compile(r"[#,0.]+\s*\"(?P<unit>[^\"\d]{1,6})\"")
"""A number format that shows a measure word after the number: 0"张"."""
UNCALCULATED = "公式没有算出结果，请用 Excel 打开并保存一次"
FAILED = "公式出错（{error}）"
WIDEST = 120


def read_workbook(content: bytes, name: str, *, has_formulas: bool) -> Source:
    """The sheets of a workbook that `unpacking` has let pass. Formulas are read as what Excel last made of them."""
    from openpyxl import load_workbook  # slow to load, and seldom needed

    book = load_workbook(BytesIO(content), data_only=True)
    formulas = _formulas(load_workbook(BytesIO(content))) if has_formulas else {}
    tables = tuple(_table(sheet, formulas.get(sheet.title, set())) for sheet in book.worksheets)
    return Source(name, tables)


def _formulas(book: "Workbook") -> dict[str, set[tuple[int, int]]]:
    """Where formulas stand, by sheet."""
    return {
        sheet.title: {place for place, cell in _cells(sheet).items() if cell.data_type == "f"}
        for sheet in book.worksheets
    }


def _cells(sheet: "Worksheet") -> "dict[tuple[int, int], SheetCell | MergedCell]":
    """The cells that exist; iter_rows would make all the others, down to the last styled row."""
    return sheet._cells  # noqa: SLF001


def _table(sheet: "Worksheet", formulas: set[tuple[int, int]]) -> Table:
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, column), cell in _cells(sheet).items():
        if column <= WIDEST:
            seen = _seen(cell, is_formula=(row, column) in formulas)
            if seen.text or seen.fault:
                rows[row][column] = seen
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    return Table(
        name=f"表“{sheet.title}”",
        rows=tuple(_row(number, rows[number], is_hidden=number in hidden) for number in sorted(rows)),
        merged=tuple(
            Merged(r.min_row, r.max_row, r.min_col - 1, r.max_col - 1) for r in sheet.merged_cells.ranges
        ),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        is_hidden=sheet.sheet_state != "visible",
    )


def _row(number: int, cells: dict[int, Cell], *, is_hidden: bool) -> Row:
    return Row(number, tuple(cells.get(at, Cell()) for at in range(1, max(cells) + 1)), is_hidden)


def _hidden_columns(sheet: "Worksheet") -> set[int]:
    """Neighbouring columns share one entry, from its `min` to its `max`."""
    hidden: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            hidden.update(range(column.min - 1, min(column.max, WIDEST)))
    return hidden


def _seen(cell: "SheetCell | MergedCell", *, is_formula: bool) -> Cell:
    value = cell.value
    if value is None:
        return Cell(fault=UNCALCULATED) if is_formula else Cell()
    if cell.data_type == "e":
        return Cell(fault=FAILED.format(error=value))
    return Cell(_text(value, str(cell.number_format or "")))


def _text(value: object, form: str) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int() | float():
            return _number(value, form)
        case time() | timedelta():
            return str(value)
        case _:
            return str(value)


def _number(value: float, form: str) -> str:
    """As it is shown: 0.46 under a percent format as 46%, 500 under 0"张" as 500张."""
    if "%" in form:
        return f"{_plain(Decimal(f'{value:.15g}') * 100)}%"
    measure = MEASURE.fullmatch(form.partition(";")[0])
    return _plain(Decimal(f"{value:.15g}")) + (measure["unit"] if measure else "")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
