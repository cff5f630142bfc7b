"""What is wrong between the parts of a ledger."""

from decimal import Decimal

import pytest

from bot.clashes import clashes
from bot.items import Form, Item, Target

D = Decimal


def _target(no: str, value: int = 10, within: str | None = None, unit: str = "家") -> Target:
    return Target(no, "", Form.AT_LEAST, D(value), unit, within=within)


def _item(no: str, *targets: Target) -> Item:
    return Item("p", no, "", targets)


@pytest.mark.parametrize(
    "items",
    [
        [_item("1", _target("1.1"), _target("1.2")), _item("2", _target("2.1"))],
        [_item("1", _target("1")), _item("2", _target("2"))],  # a single target may bear its item's number
        [_item("3", _target("3.1"), _target("3.2", 1, within="3.1"))],
        [_item("3", _target("3.1"), _target("3.2", 80, within="3.1", unit="%"))],
        [_item(""), _item("")],  # missing numbers are named elsewhere
    ],
)
def test_what_fits_together_is_passed_over(items: list[Item]) -> None:
    assert list(clashes(items)) == []


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ([_item("1"), _item("1")], "第2项：编号 “1” 与第1项重复"),
        ([_item("1", _target("1.1"), _target("1.1"))], "第1项 第2个指标：编号 “1.1” 与第1项 第1个指标重复"),
        (
            [_item("1", _target("7.1")), _item("2", _target("7.1"))],
            "第2项 第1个指标：编号 “7.1” 与第1项 第1个指标重复",
        ),
        ([_item("1", _target("2")), _item("2")], "第1项 第1个指标：编号 “2” 与第2项重复"),
        ([_item("1", _target("1"), _target("1.2"))], "第1项 第1个指标：编号 “1” 与第1项重复"),
        (
            [_item("1", _target("1.1", within="9"))],
            "第1项 第1个指标：“within” 应为同一事项另一指标的编号，实际为 '9'",
        ),
        (
            [_item("1", _target("1.1", within="1.1"))],
            "第1项 第1个指标：“within” 应为同一事项另一指标的编号，实际为 '1.1'",
        ),
        (
            [_item("1", _target("1.1", 10), _target("1.2", 12, within="1.1"))],
            "第1项 第2个指标：其中数12家大于所属指标 1.1 的10家",
        ),
    ],
)
def test_what_clashes_is_named_with_its_place(items: list[Item], problem: str) -> None:
    assert list(clashes(items)) == [problem]
