"""The Excel annex, opened again: text is text, figures are figures, and it prints with its head on every page."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.briefing import Row
from handlers.annex import annex
from tests.doors.paperwork import BEDS, HOSTILE, ISSUE, ROWS

FIRST = 4
"""The row of the first target, under title, date and head."""


def sheet(*rows: Row) -> Worksheet:
    found = load_workbook(BytesIO(annex(ISSUE, rows))).active
    assert isinstance(found, Worksheet)
    return found


def told(found: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in found[row]]


def test_it_says_what_it_is_and_of_which_day() -> None:
    found = sheet(*ROWS)
    assert found["A1"].value == "2017年民生实事进展情况表"
    assert found["A2"].value == "截至2017年6月30日　共4项"


def test_both_issues_stand_side_by_side() -> None:
    found = sheet(*ROWS)
    assert told(found, 3)[4:9] == ["目标", "上期", "本期", "完成率", "达序"]
    assert told(found, FIRST)[4:9] == ["500张", 130, 176, 0.352, "否"]


def test_what_was_not_reported_is_a_dash() -> None:
    assert told(sheet(*ROWS), FIRST + 3)[5:8] == ["—", "—", "—"]


def test_figures_keep_their_decimals_and_rates_theirs() -> None:
    found = sheet(*ROWS)
    assert found.cell(FIRST, 7).number_format == "#,##0"
    assert found.cell(FIRST + 2, 7).number_format == "#,##0.00"
    assert found.cell(FIRST, 8).number_format == "0.0%"


def test_a_rate_just_short_of_all_is_not_all() -> None:
    assert told(sheet(replace(BEDS, now=Decimal("499.99"), rate="99.9%")), FIRST)[7] == 0.999


def test_nothing_that_people_wrote_is_a_formula_or_a_link() -> None:
    found = sheet(HOSTILE)
    kinds = [cell.data_type for cell in found[FIRST]]
    assert kinds == ["s", "s", "s", "s", "s", "n", "n", "n", "s", "s"]
    assert told(found, FIRST)[1] == HOSTILE.item
    with ZipFile(BytesIO(annex(ISSUE, [HOSTILE]))) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in content
    assert "hyperlink" not in content


def test_signs_that_are_not_seen_are_left_out_and_pictures_do_no_harm() -> None:
    assert told(sheet(HOSTILE), FIRST)[2] == "@SUM(1+1) 床位😀张"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    value = told(sheet(replace(BEDS, note="卡" * 40_000)), FIRST)[9]
    assert value == "卡" * 32_767


def test_it_prints_across_on_a4_with_its_head_on_every_page() -> None:
    found = sheet(*ROWS)
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "landscape")
    assert found.print_title_rows == "$1:$3"
    assert found.freeze_panes == "B4"
    assert found.auto_filter.ref == "A3:J7"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    found = sheet(BEDS, replace(BEDS, note="卡在审批（消防验收未批）；" * 6))
    low, high = (found.row_dimensions[row].height for row in (FIRST, FIRST + 1))
    assert low < 40 < high


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert annex(ISSUE, ROWS) == annex(ISSUE, ROWS)


def test_2000_rows_all_stand_there() -> None:
    file = annex(ISSUE, ROWS * 500)
    assert load_workbook(BytesIO(file), read_only=True).active.max_row == 2003  # type: ignore[union-attr]
