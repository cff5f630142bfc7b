"""Tables flattened to text, and the ledgers of seven cities that were kept so."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot import ledger
from bot.intake import Draft, Table, draft, from_text, year_of
from bot.items import Mark

LEDGERS = sorted((Path(__file__).parent / "documents" / "ledgers").glob("*.txt"))
SIZES = {
    "chongqing-2015": (9, 9), "hunan-2021-laojiu": (15, 30), "national-laojiu-monthly-2021-2024": (36, 38),
    "qingdao-2020-2022-2024": (11, 30), "suzhou-xiaoxian-2025": (20, 20), "wenzhou-2018": (8, 11),
}  # fmt: skip


def _ledger(name: str) -> Draft:
    path = next(path for path in LEDGERS if path.stem == name)
    source = from_text(path.read_text("utf-8"), path.name)
    return draft(source, year_of(source) or 0)


@pytest.mark.parametrize("name", [path.stem for path in LEDGERS])
def test_every_ledger_goes_in_whole_and_can_be_imported(name: str) -> None:
    found = _ledger(name)
    assert (len(found.items), sum(len(i.targets) for i in found.items)) == SIZES[name]
    told = json.loads(json.dumps(ledger.to_json(found.programme, found.items)))
    assert ledger.parse(told, name).items == found.items


def test_two_rows_for_two_days_are_the_two_latest_figures() -> None:
    target = _ledger("suzhou-xiaoxian-2025").items[3].targets[0]
    assert target.previous == Mark(Decimal(421), date(2025, 6, 29))
    assert target.current == Mark(Decimal(431), date(2025, 9, 30))


def test_a_city_with_two_measures_is_one_item() -> None:
    item = _ledger("hunan-2021-laojiu").items[0]
    assert (item.title, [(t.no, t.unit) for t in item.targets]) == (
        "长沙市",
        [("1.1", "个"), ("1.2", "万元")],
    )


def test_rates_that_do_not_follow_are_told() -> None:
    found = _ledger("national-laojiu-monthly-2021-2024")
    assert "表1第33行“原报率%”：原报100%，按329/201个计算为163.7%" in found.warnings


TORN = """单位:办公厅 联系人:王
类 别 |
序号 |
目标名称 |
目标内容 |
|
重点目标 |
1 |
公文会议 |
会议控制在40次以内。 |
|
2 |
政务督查
|
办复率不低于96%。 |
||
创 新目标 |
1 |
督查方式 |
每月公开进展。 |
扫一扫打开当前页
"""


def test_a_torn_table_is_put_together_again() -> None:
    (table,) = [block for block in from_text(TORN, "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["类 别", "序号", "目标名称", "目标内容"],
        ["重点目标", "1", "公文会议", "会议控制在40次以内。"],
        ["重点目标", "2", "政务督查", "办复率不低于96%。"],
        ["创 新目标", "1", "督查方式", "每月公开进展。"],
    ]


def test_a_number_that_comes_again_is_counted_on_and_told() -> None:
    found = draft(from_text(TORN, "a.txt"), 2016)
    assert [(i.no, i.category) for i in found.items] == [
        ("1", "重点目标"),
        ("2", "重点目标"),
        ("3", "创新目标"),
    ]
    assert found.doubts == ("表1第18行：序号1与前面重复，“督查方式”改为3",)


def test_columns_pasted_with_tabs_are_a_table() -> None:
    text = "序号\t事项\t目标数\t牵头单位\n1\t养老床位\t500张\t市民政局\n2\t老旧小区\t12个\t市住建局\n"
    found = draft(from_text(text, "文字"), 2017)
    assert [(i.title, i.lead, i.targets[0].value) for i in found.items] == [
        ("养老床位", "市民政局", Decimal(500)), ("老旧小区", "市住建局", Decimal(12)),
    ]  # fmt: skip


def test_marks_that_are_no_table_stay_text() -> None:
    found = draft(from_text("1.新增床位500张|市民政局", "a.txt"), 2017)
    assert found.items[0].targets[0].value == 500
