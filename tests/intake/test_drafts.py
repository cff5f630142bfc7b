"""A draft as a whole: it is a ledger, it is told in words, and nothing written by anyone upsets it."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import ledger
from bot.intake import Cell, Row, Source, Table, draft, from_text
from bot.intake.told import head, remarks
from tests.intake.scoring import SEEDS, gold, read_document

CELLS = st.sampled_from(
    [
        "0",
        "500",
        "1.2万张",
        "≥30万人",
        "5-3项",
        "1-2项",
        "-3",
        "46%",
        "0.46",
        "无任务",
        "增长7%",
        "9月底前",
        "13月",
        "12345678901234567890",
        "由5降至3",
        "翻番",
        "合计",
        "1",
        "2.1",
    ]
)
WORDS = st.sampled_from(
    [
        "一、",
        "1.",
        "（一）",
        "新增",
        "床位",
        "500",
        "1.2万",
        "张",
        "%",
        "不少于",
        "控制在",
        "以内",
        "6月底前",
        "，",
        "。",
        "、",
        "；",
        "\n",
        "",
        "率",
        "达到",
        "其中",
        "每月",
        "一月一通报",
        "力争",
        "牵头单位：",
        "市民政局",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "-",
        "至",
        "比年初增加",
        "翻番",
        "由",
        "压缩",
        "序号 ",
        " 事项",
        "合计",
        "去年",
        "已",
        "了",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@pytest.mark.parametrize("name", SEEDS)
def test_every_draft_is_a_ledger_that_can_be_imported(name: str) -> None:
    found = read_document(name, gold(name)["year"])
    told = json.loads(json.dumps(ledger.to_json(found.programme, found.items), ensure_ascii=False))
    assert ledger.parse(told, name) == found.ledger


def test_a_draft_is_told_in_words() -> None:
    found = draft(
        from_text("2017年要点\n1.确保近1000件提案办复。6月底前完成会办。\n2.床位达到120%。", "a.txt"), 2017
    )
    assert head(found) == "2017年要点（2017年）：2件3项，其中不少于2、节点1"
    assert list(remarks(found)) == [
        "不符：2 床位达到120% 指标2.1：目标为120%，高于100%",
        "待核：第2段：“确保近1000件提案办复”是约数，请核对",
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_upsets_the_reading(text: str) -> None:
    found = draft(from_text(text, "a.txt"), 2017)
    assert (
        ledger.parse(json.loads(json.dumps(ledger.to_json(found.programme, found.items))), "a")
        == found.ledger
    )


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.one_of(TEXTS, CELLS), min_size=1, max_size=6), max_size=8))
def test_no_table_upsets_the_reading(rows: list[list[str]]) -> None:
    header = Row(
        1, tuple(Cell(name) for name in ("序号", "事项", "目标数", "完成时限", "累计完成", "完成率"))
    )
    table = Table("表1", (header, *(Row(n, tuple(map(Cell, row))) for n, row in enumerate(rows, 2))))
    found = draft(Source("a.xlsx", (table,)), 2017, date(2017, 9, 13))
    assert (
        ledger.parse(json.loads(json.dumps(ledger.to_json(found.programme, found.items))), "a")
        == found.ledger
    )


@pytest.mark.parametrize(
    "piece",
    [
        "率和",
        "、",
        "与",
        "一月",
        "1-",
        "由1至",
        "“",
        "（",
        "每",
        "新增床位5张，",
        "6月底前",
        "市民政局、",
        "1.1",
        "万",
        "| ",
        "不少于",
        "其中",
    ],
)
def test_a_text_made_to_trip_the_reading_up_is_read_to_its_end(piece: str) -> None:
    assert draft(from_text(f"1.{piece * 3000}", "a.txt"), 2017).programme.year == 2017
