"""The ledger as a workbook: out and in again the same, to print, and never alive."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot import ledger
from bot.checking import Wrong
from bot.intake.shown import shown
from bot.items import Every, Form, Item, Mark, PlanPoint, Programme, Stage, Target
from bot.lamps import Rules
from bot.ledger import Ledger
from handlers import intake, uploads
from handlers.ledger_sheet import PRINTED, write_ledger
from tests.intake.books import TODAY, content

PROGRAMME = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/ledger.json"))
BEDS = Target(
    "3.1", "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张", due=date(2017, 12, 31),
    plan=(PlanPoint(date(2017, 6, 30), Decimal(200)), PlanPoint(date(2017, 9, 30), Decimal("350.5"))),
    previous=Mark(Decimal(150), date(2017, 7, 31)), current=Mark(Decimal(210), date(2017, 8, 31)),
)  # fmt: skip
ITEM = Item(
    PROGRAMME.key, "3", "养老床位", (BEDS,), content="第一行\n第二行", category="养老", lead="市民政局",
    support=("市财政局", "市卫计委"), leader="王副市长", contact="张三", due=date(2017, 12, 31), result="进展顺利",
)  # fmt: skip


def _ledger(*items: Item) -> Ledger:
    return Ledger(PROGRAMME, items)


def _written(found: Ledger) -> bytes:
    return write_ledger(found, TODAY, Rules())


def _again(found: Ledger) -> Ledger:
    taken = intake._take(_written(found), "台账.xlsx", TODAY, None)
    assert not taken.is_draft
    return taken.ledger


def _page(found: Ledger) -> Workbook:
    return load_workbook(BytesIO(_written(found)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_examples_year_comes_back_as_it_went_out(path: Path) -> None:
    found = ledger.parse(json.loads(path.read_text("utf-8")), path.name)
    assert _again(found) == found


@pytest.mark.parametrize(
    "target",
    [
        BEDS,
        Target("3.1", "展会", Form.ABOVE, Decimal(100), "万平方米", soft=True),
        Target("3.1", "新举措", Form.RANGE, low=Decimal(1), high=Decimal(2), unit="项"),
        Target("3.1", "贷款", Form.INCREASE, Decimal(900), "亿元", base="年初"),
        Target("3.1", "贷款", Form.INCREASE, Decimal(900), "亿元", base=Decimal("8012.5")),
        Target("3.1", "贷款", Form.INCREASE, Decimal(900), "亿元", base="2016"),
        Target("3.1", "贷款", Form.MULTIPLE, Decimal(2), base="“十二五”末"),
        Target("3.1", "耗时", Form.REDUCE, Decimal(180), "天", start=Decimal(300)),
        Target("3.1", "回访", Form.RATIO, Decimal(30), "%", of="转办件"),
        Target("3.1", "课题", Form.EACH, Decimal(1), "项", scope="每个处室"),
        Target("3.1", "督查", Form.RECURRING, every=Every.TEN_DAYS),
        Target("3.1", "响应", Form.DURATION, Decimal(2), "小时"),
        Target("3.1", "名列前茅", Form.RANK),
        Target("3.1", "做好保障", Form.QUALITATIVE),
        Target("3.1", "3.10", Form.AT_MOST, Decimal(0), "件"),
        Target("3.1", "细小", Form.AT_LEAST, Decimal("0.000123456789"), "亿元"),
    ],
)
def test_every_form_comes_back_as_it_went_out(target: Target) -> None:
    found = _ledger(Item(PROGRAMME.key, "3", "事项", (target,)))
    assert _again(found) == found


def test_an_item_comes_back_with_all_that_belongs_to_it() -> None:
    part = Target("3.2", "护理型", Form.AT_LEAST, Decimal(200), "张", within="3.1")
    other = Item(PROGRAMME.key, "3.10", "无任务的事项", stage=Stage.PAUSED)
    found = _ledger(replace(ITEM, targets=(BEDS, part)), other)
    assert _again(found) == found


@settings(max_examples=25, deadline=None)
@given(
    title=st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(
        lambda text: bool(text.strip())
    ),
    value=st.decimals(min_value="0.0001", max_value=10**12, places=4),
)
def test_any_title_and_any_figure_come_back(title: str, value: Decimal) -> None:
    told = ledger.to_json(
        PROGRAMME, [Item(PROGRAMME.key, "1", title, (Target("1.1", title, Form.ABOVE, value, "元"),))]
    )
    found = ledger.parse(json.loads(json.dumps(told)), "a.json")
    assert _again(found) == found


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://a")', "http://example.com", "+86", "@SUM", "-1", "007"]
)
def test_text_from_people_stays_text(text: str) -> None:
    book = _page(_ledger(Item(PROGRAMME.key, "1", text, lead=text)))
    page = book["台账"]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 2
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_what_no_sheet_can_hold_is_taken_out() -> None:
    found = _ledger(Item(PROGRAMME.key, "1", "养\x00老\x0b床位\x1f", content="一\r\n二"))
    (item,) = _again(found).items
    assert (item.title, item.content) == ("养老床位", "一\n二")


def test_a_text_longer_than_a_cell_is_said_to_be_too_long() -> None:
    with pytest.raises(Wrong, match="超过 Excel 一格能放的32767字"):
        _written(_ledger(Item(PROGRAMME.key, "1", "题", content="长" * 32_768)))


def test_the_sheet_prints_on_a4_across_with_its_header_on_each_page() -> None:
    page = _page(_ledger(ITEM))["台账"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth in (None, 1), page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == "$1:$2"
    assert page.print_area == "'台账'!$A$1:$P$3"
    assert page.freeze_panes == "D3"
    assert str(page.auto_filter.ref).startswith("A2:")


def test_both_figures_lamp_and_remarks_stand_beside_the_target() -> None:
    page = _page(_ledger(ITEM))["台账"]
    header, row = (
        [cell.value for cell in line][: len(PRINTED)] for line in page.iter_rows(min_row=2, max_row=3)
    )
    told = dict(zip(header, row, strict=True))
    assert page["A1"].value == "2017年民生实事台账（截至2017-09-13）"
    assert (told["上期"], told["本期"], told["完成率"]) == (150, 210, "42.0%")
    assert (told["进度"], told["达序"]) == ("🟡 滞后", "否")
    assert str(told["说明"]).startswith("滞后")


@pytest.mark.parametrize("total", [0, 150, 210, 330, 345, 351, 400, 500])
def test_the_word_on_the_schedule_is_that_of_the_lamp(total: int) -> None:
    mark = Mark(Decimal(total), TODAY)
    told = shown(ITEM, replace(BEDS, current=mark), TODAY, date(2017, 1, 1), Rules())
    assert (told["达序"] == "否") == ("滞后" in told["进度"])


def test_a_corrected_sheet_is_read_by_its_names_wherever_its_columns_went() -> None:
    book = _page(_ledger(ITEM))
    page = book["台账"]
    page["C3"] = "养老服务床位"
    page.move_range("A1:AZ3", rows=2, cols=1)
    page["B6"], page["D6"] = "4", "新增的一项"
    taken = intake._take(content(book), "改.xlsx", TODAY, None)
    assert [item.title for item in taken.ledger.items] == ["养老服务床位", "新增的一项"]
    assert taken.ledger.items[0].targets == (BEDS,)


@pytest.mark.parametrize(
    ("cell", "value", "problem"),
    [
        ("F3", "大约", "台账.xlsx 表“台账”第3行“要求”：应为以下之一：不少于、超过、"),
        ("G3", "五百", "台账.xlsx 表“台账”第3行“目标数”：应为数字，实际为“五百”"),
        ("J3", "9月底前", "台账.xlsx 表“台账”第3行“时限”：应为日期，如 2017-06-30，实际为“9月底前”"),
    ],
)
def test_a_slip_in_a_corrected_sheet_is_named_with_its_cell(cell: str, value: str, problem: str) -> None:
    book = _page(_ledger(ITEM))
    book["台账"][cell] = value
    with pytest.raises(Wrong) as refused:
        intake._take(content(book), "台账.xlsx", TODAY, None)
    assert refused.value.problems[0].startswith(problem)


def test_remarks_on_a_draft_have_a_sheet_of_their_own_and_are_not_read_back() -> None:
    sheet = write_ledger(_ledger(ITEM), TODAY, Rules(), ["待核：第3段：“近1000件”是约数，请核对"])
    assert load_workbook(BytesIO(sheet))["待核"]["A1"].value == "待核：第3段：“近1000件”是约数，请核对"
    assert intake._take(sheet, "草稿.xlsx", TODAY, None).ledger == _ledger(ITEM)


def test_json_comes_back_as_it_went_out() -> None:
    told = ledger.to_json(PROGRAMME, [ITEM])
    taken = intake._take(json.dumps(told, ensure_ascii=False).encode(), "a.json", TODAY, None)
    assert ledger.to_json(taken.ledger.programme, taken.ledger.items) == told


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (b"{", "a.json：第1行第2列不是有效的 JSON"),
        (b"\xff{", "a.json：不是 UTF-8 编码的文字"),
        (b"[" * 100_000, "a.json：JSON 的层次太深"),
    ],
)
def test_broken_json_is_refused_in_one_sentence(broken: bytes, problem: str) -> None:
    with pytest.raises(Wrong) as refused:
        intake._take(broken, "a.json", TODAY, None)
    assert refused.value.problems == [problem]


def test_a_sheet_of_another_office_is_a_draft() -> None:
    sheet = Workbook()
    page = sheet.active
    assert page is not None
    for row in (["序号", "项目", "目标数"], [1, "养老床位", "500张"]):
        page.append(row)
    assert intake._take(content(sheet), "别处.xlsx", TODAY, 2017).is_draft
    assert len(uploads.read(content(sheet), "别处.xlsx").blocks) == 1
