"""Figures as an office writes them, against figures that offices have published."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.figures import number, of_target, percent, points, progress, quantity
from bot.items import Every, Form, Mark, Target

counts = some.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(
    ("n", "whole", "written"),
    [
        ("506", "900", "56.2%"),  # 砀山 states 100%
        ("18250", "25401", "71.8%"),  # 青岛 2009 states 71.9
        ("597", "601", "99.3%"),  # 宁国 states 99
        ("3055", "3059", "99.9%"),
        ("20612", "15000", "137.4%"),  # 温州 2018 states 137
        ("32", "30", "106.7%"),  # 城厢 states 106
        ("4.37", "1.5", "291.3%"),  # 青岛 2020
        ("51", "202", "25.2%"),
        ("700", "700", "100.0%"),
        ("0", "45", "0.0%"),
    ],
)
def test_a_rate_is_computed_with_one_decimal(n: str, whole: str, written: str) -> None:
    assert percent(Decimal(n), Decimal(whole)) == written


@pytest.mark.parametrize(
    ("n", "whole", "written"), [(9997, 10000, "99.9%"), (10003, 10000, "100.1%"), (10**9 - 1, 10**9, "99.9%")]
)
def test_what_is_not_quite_all_never_reads_as_all(n: int, whole: int, written: str) -> None:
    assert percent(n, whole) == written


def test_a_share_of_nothing_is_no_rate() -> None:
    assert percent(3, 0) == "—"


@given(counts, counts.filter(bool))
def test_only_equal_numbers_make_a_hundred_percent(n: int, whole: int) -> None:
    assert (percent(n, whole) == "100.0%") == (n == whole)


@given(counts, counts, counts.filter(bool))
def test_more_is_never_written_as_a_lower_rate(n: int, m: int, whole: int) -> None:
    low, high = sorted((n, m))
    assert Decimal(percent(low, whole)[:-1]) <= Decimal(percent(high, whole)[:-1])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("176", "176"),
        ("71300", "71,300"),
        ("1.20", "1.2"),
        ("17.85", "17.85"),
        ("1E+3", "1,000"),
        ("300", "300"),
        ("-0.0", "0"),
        ("1234567.5", "1,234,567.5"),
    ],
)
def test_a_number_has_its_thousands_marked_and_no_idle_zeros(value: str, written: str) -> None:
    assert number(Decimal(value)) == written


@given(some.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_a_written_number_is_still_that_number(value: Decimal) -> None:
    assert Decimal(number(value).replace(",", "")) == value


def test_a_unit_stays_as_it_was_written() -> None:
    assert quantity(430, "期(篇)") == "430期(篇)"
    assert quantity(900, "亿元") == "900亿元"


def test_a_total_stands_beside_its_task() -> None:
    assert progress(71300, 80000, "人次") == "71,300/80,000人次"


def test_a_gap_is_told_in_percentage_points() -> None:
    assert points(Decimal("-12.3")) == "12.3个百分点"
    assert points(Decimal(35)) == "35.0个百分点"


def _target(  # the fields of a target are many
    form: Form,
    value: str | None = None,
    unit: str = "",
    *,
    low: str | None = None,
    high: str | None = None,
    start: str | None = None,
    base: str | Decimal | None = None,
    told: str | None = None,
) -> Target:
    return Target(
        no="1.1",
        text="",
        form=form,
        value=None if value is None else Decimal(value),
        unit=unit,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        start=None if start is None else Decimal(start),
        base=base,
        every=Every.MONTH if form is Form.RECURRING else None,
        current=None if told is None else Mark(Decimal(told), date(2017, 9, 11)),
    )


@pytest.mark.parametrize(
    ("target", "written"),
    [
        (_target(Form.AT_LEAST, "500", "张"), "任务500张"),
        (_target(Form.AT_LEAST, "500", "张", told="176"), "176/500张"),
        (_target(Form.AT_LEAST, "96", "%", told="96.4"), "96.4%（目标96%）"),
        (_target(Form.ABOVE, "100", "万平方米", told="58"), "58/100万平方米"),
        (_target(Form.AT_MOST, "100", "件"), "任务不超过100件"),
        (_target(Form.AT_MOST, "100", "件", told="63"), "63/100件"),
        (_target(Form.RANGE, unit="篇", low="1", high="2", told="1"), "1篇（目标1-2篇）"),
        (_target(Form.INCREASE, "900", "亿元", base=Decimal(8000), told="8520"), "520/900亿元"),
        (_target(Form.INCREASE, "900", "亿元", base="年初", told="520"), "520/900亿元"),
        (_target(Form.MULTIPLE, "2", base="2016年"), "任务2倍"),
        (_target(Form.GROWTH, "7.5", "%", told="7.8"), "7.8%（目标7.5%）"),
        (_target(Form.REDUCE, "180", "天", start="300", told="240"), "240天（目标由300降至180天）"),
        (_target(Form.REDUCE, "10", "%", told="4"), "4%（目标10%）"),
        (_target(Form.EACH, "1", "项"), "任务每个1项"),
        (_target(Form.DURATION, "30", "分钟", told="10"), "10分钟（目标不超过30分钟）"),
        (_target(Form.RECURRING, told="8"), "已8次"),
        (_target(Form.MILESTONE, told="60"), "形象进度60%"),
        (_target(Form.MILESTONE), ""),
        (_target(Form.QUALITATIVE), ""),
    ],
)
def test_a_target_is_written_with_its_figure_and_its_task(target: Target, written: str) -> None:
    assert of_target(target) == written
