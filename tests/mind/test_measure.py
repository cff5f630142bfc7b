"""What one total says of a target, form by form."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.items import Form, Mark, Target
from bot.measure import beginning, holds, is_counted, is_exceeded, share, total_at

D = Decimal
ANY_DAY = date(2017, 9, 11)

AT_LEAST = Target("1", "新增养老床位500张", Form.AT_LEAST, D(500), "张")
ABOVE = Target("1", "展会面积超过100万平方米", Form.ABOVE, D(100), "万平方米")
AT_MOST = Target("1", "发文不超过100件", Form.AT_MOST, D(100), "件")
RANGE = Target("1", "完成1-2篇", Form.RANGE, unit="篇", low=D(1), high=D(2))
INCREASE = Target("1", "比年初增加900亿元", Form.INCREASE, D(900), "亿元", base="年初")
INCREASE_OVER = Target("1", "比年初增加900亿元", Form.INCREASE, D(900), "亿元", base=D(8000))
MULTIPLE = Target("1", "翻番", Form.MULTIPLE, D(2), "家", base=D(50))
TIMES = Target("1", "翻番", Form.MULTIPLE, D(2), base="2016年")
REDUCE = Target("1", "从300天降至180天", Form.REDUCE, D(180), "天", start=D(300))
REDUCE_BY = Target("1", "压缩10%以上", Form.REDUCE, D(10), "%")
REDUCE_TO = Target("1", "降至180天", Form.REDUCE, D(180), "天")
GROWTH = Target("1", "增长7.5%左右", Form.GROWTH, D("7.5"), "%")
RATIO = Target("1", "抽查回访不少于转办件的30%", Form.RATIO, D(30), "%", of="转办件")
DURATION = Target("1", "不到半小时", Form.DURATION, D(30), "分钟")
EACH = Target("1", "每个处室不少于1项", Form.EACH, D(1), "项", scope="处室")
MILESTONE = Target("1", "8月底前建立平台", Form.MILESTONE, due=date(2017, 8, 31))


def _told(target: Target, total: str) -> Target:
    return Target(
        target.no, target.text, target.form, target.value, target.unit, target.low, target.high, target.start,
        target.base, current=Mark(D(total), ANY_DAY),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "total", "part"),
    [
        (AT_LEAST, "176", "0.352"),
        (AT_LEAST, "573", "1.146"),
        (ABOVE, "100", "1"),
        (AT_MOST, "63", "0.63"),
        (RANGE, "1", "1"),
        (INCREASE, "450", "0.5"),
        (INCREASE_OVER, "8450", "0.5"),
        (INCREASE_OVER, "7900", "0"),
        (MULTIPLE, "75", "0.75"),
        (TIMES, "1.5", "0.75"),
        (REDUCE, "240", "0.5"),
        (REDUCE, "320", "0"),
        (REDUCE_BY, "4", "0.4"),
        (GROWTH, "6", "0.8"),
        (RATIO, "15", "0.5"),
        (MILESTONE, "60", "0.6"),
    ],
)
def test_a_total_is_a_part_of_the_target(target: Target, total: str, part: str) -> None:
    assert share(target, D(total)) == D(part)


@pytest.mark.parametrize("target", [REDUCE_TO, DURATION, EACH, Target("1", "", Form.AT_LEAST)])
def test_some_targets_have_no_parts(target: Target) -> None:
    assert share(target, D(1)) is None
    assert total_at(target, D(50)) is None


@pytest.mark.parametrize(
    ("target", "percentage", "total"),
    [
        (AT_LEAST, "35", "175"),
        (Target("1", "", Form.AT_LEAST, D(45), "处"), "35", "15"),  # 15.75 places: the 16th is not there
        (Target("1", "", Form.AT_LEAST, D("2.4"), "万千瓦"), "35", "0.84"),
        (INCREASE_OVER, "50", "8450"),
        (REDUCE, "25", "270"),
        (MULTIPLE, "50", "50"),
        (RANGE, "100", "1"),
        (MILESTONE, "60", "60"),
        (AT_LEAST, "100", "500"),
    ],
)
def test_a_percentage_of_the_target_is_a_total(target: Target, percentage: str, total: str) -> None:
    assert total_at(target, D(percentage)) == D(total)


@pytest.mark.parametrize(
    ("target", "total", "is_so"),
    [
        (AT_LEAST, "500", True),
        (AT_LEAST, "499", False),
        (ABOVE, "100", False),
        (ABOVE, "100.1", True),
        (AT_MOST, "100", True),
        (AT_MOST, "101", False),
        (RANGE, "1", True),
        (INCREASE_OVER, "8900", True),
        (INCREASE_OVER, "900", False),
        (MULTIPLE, "100", True),
        (REDUCE, "180", True),
        (REDUCE, "181", False),
        (REDUCE_TO, "170", True),
        (REDUCE_BY, "9", False),
        (REDUCE_BY, "10.5", True),
        (DURATION, "10", True),
        (DURATION, "45", False),
        (EACH, "12", False),
        (MILESTONE, "100", False),
    ],
)
def test_a_figure_is_or_is_not_what_was_asked(target: Target, total: str, is_so: bool) -> None:
    assert holds(_told(target, total)) is is_so


def test_a_target_without_a_figure_holds_nothing() -> None:
    assert not holds(AT_LEAST)
    assert not holds(AT_MOST)


def test_only_a_ceiling_can_be_exceeded() -> None:
    assert is_exceeded(_told(AT_MOST, "120"))
    assert not is_exceeded(_told(AT_LEAST, "600"))
    assert not is_exceeded(AT_MOST)


def test_nothing_done_is_nought_or_the_base_or_the_start() -> None:
    begun = [
        beginning(target) for target in (AT_LEAST, INCREASE, INCREASE_OVER, REDUCE, REDUCE_BY, REDUCE_TO)
    ]
    assert begun == [D(0), D(0), D(8000), D(300), D(0), None]


@pytest.mark.parametrize("unit", ["张", "场次", "期(篇)", "件次", "人次", "个", "单元", ""])
def test_whole_things_are_counted(unit: str) -> None:
    assert is_counted(unit)


@pytest.mark.parametrize(
    "unit", ["万人次", "亿元", "公里", "万平方米", "㎡", "km", "吨", "千瓦", "%", "亩", "元", "个百分点"]
)
def test_what_has_fractions_is_not_counted(unit: str) -> None:
    assert not is_counted(unit)


totals = some.decimals(min_value=0, max_value=10**6, places=2)


@given(totals, totals)
def test_more_is_never_a_smaller_part(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    for target in (AT_LEAST, AT_MOST, INCREASE_OVER, MULTIPLE, GROWTH, RANGE):
        assert (share(target, low) or 0) <= (share(target, high) or 0)


@given(totals, totals)
def test_in_a_reduction_less_is_never_a_smaller_part(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert (share(REDUCE, low) or 0) >= (share(REDUCE, high) or 0)
