"""Self-checks of a draft: each of these stood in a published ledger."""

from datetime import date
from decimal import Decimal

import pytest

from bot.intake.checks import checks, wrong_total
from bot.items import Form, Item, Mark, PlanPoint, Target

D = Decimal


def _target(no: str, value: int, unit: str = "张", within: str | None = None) -> Target:
    return Target(no, "", Form.AT_LEAST, D(value), unit, within=within)


def _item(*targets: Target, no: str = "1", title: str = "床位", due: date | None = None) -> Item:
    return Item("p", no, title, targets, due=due)


def test_a_sound_ledger_has_nothing_said_of_it() -> None:
    items = [
        _item(_target("1.1", 500), _target("1.2", 200, within="1.1")),
        _item(_target("2.1", 3), no="2", title="学位"),
    ]
    assert list(checks(items)) == []


@pytest.mark.parametrize(
    ("items", "warning"),
    [
        (
            [_item(_target("1.1", 100, "%"), *(_target(f"1.{n}", v, "%", "1.1") for n, v in ((2, 60), (3, 27), (4, 20))))],
            "1 床位 指标1.1：其中各数相加为107%，大于100%",
        ),
        ([_item(_target("1.1", 500), _target("1.2", 600, within="1.1"))], "第1项 第2个指标：其中数600张大于所属指标 1.1 的500张"),
        (
            [
                _item(
                    Target("1.1", "", Form.AT_LEAST, D(500), "张",
                           previous=Mark(D(210), date(2017, 7, 31)), current=Mark(D(190), date(2017, 8, 31)))
                )
            ],
            "1 床位 指标1.1：本期190张小于上期210张",
        ),
        ([_item(), _item(no="2")], "2 床位：与第1项名称相同，是否重复"),
        (
            [_item(Target("1.1", "", Form.MILESTONE, due=date(2017, 12, 31)), due=date(2017, 6, 30))],
            "1 床位 指标1.1：期限2017-12-31晚于事项的时限2017-06-30",
        ),
        ([_item(_target("1.1", 120, "%"))], "1 床位 指标1.1：目标为120%，高于100%"),
        (
            [
                _item(
                    Target("1.1", "", Form.AT_LEAST, D(500), "张", due=date(2017, 6, 30),
                           plan=(PlanPoint(date(2017, 9, 30), D(300)),))
                )
            ],
            "1 床位 指标1.1：计划写到2017-09-30，晚于期限2017-06-30",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_said_with_its_place(items: list[Item], warning: str) -> None:
    assert list(checks(items)) == [warning]


@pytest.mark.parametrize(
    ("cell", "above", "problem"),
    [
        ("45项", ["24项", "9项", "11项"], "合计45项，各行相加为44项"),
        ("44项", ["24项", "9项", "11项"], ""),
        ("100%", ["60%", "30%"], ""),
        ("合计", ["1", "2"], ""),
        ("3", ["1张", "2户"], ""),
        ("5", ["2", "无任务", "3"], ""),
    ],
)
def test_a_total_is_held_against_its_rows(cell: str, above: list[str], problem: str) -> None:
    assert wrong_total(cell, above) == problem
