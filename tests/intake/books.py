"""Workbooks as offices write them, built for the tests."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.intake import Draft, draft, year_of
from handlers import uploads

TODAY = date(2017, 9, 13)
HEADER = ("序号", "项目", "目标任务", "目标数", "牵头单位", "完成时限", "累计完成", "完成率")
Change = Callable[[Worksheet], None]


def book(rows: Sequence[Sequence[object]], change: Change | None = None, title: str = "民生实事") -> bytes:
    """One sheet with these rows from the first row on, then changed by hand."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    if change:
        change(page)
    return content(made)


def content(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def drafted(sheet: bytes, name: str = "台账.xlsx", year: int = 2017) -> Draft:
    source = uploads.read(sheet, name)
    return draft(source, year_of(source) or year, TODAY)
