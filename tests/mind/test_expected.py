"""序时进度, against the figures by which offices have reckoned it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.expected import elapsed, expected, period
from bot.items import Every, Form, PlanPoint, Target

D = Decimal
START, END = date(2017, 1, 1), date(2017, 12, 31)
days = some.dates(min_value=date(2016, 6, 1), max_value=date(2018, 6, 30))

BEDS = Target("3.1", "新增养老床位500张", Form.AT_LEAST, D(500), "张")


@pytest.mark.parametrize("month", range(1, 13))
def test_at_each_month_end_so_many_twelfths_are_due(month: int) -> None:
    last = date(2017, month + 1, 1) - timedelta(days=1) if month < 12 else END
    assert elapsed(last, START, END) == D(month) / 12


@pytest.mark.parametrize(
    ("day", "reported", "gap"),
    [
        (date(2021, 3, 31), "0.3090", "-0.0590"),  # 江门 2021: 5.90 points ahead
        (date(2019, 9, 30), "0.533", "0.217"),  # 连云港 2019: 21.7 points short
    ],
)
def test_published_gaps_come_out_to_the_digit(day: date, reported: str, gap: str) -> None:
    assert elapsed(day, date(day.year, 1, 1), date(day.year, 12, 31)) - D(reported) == D(gap)


def test_half_the_year_is_half_the_task() -> None:
    assert expected(BEDS, date(2017, 6, 30), START, END) == D("0.5")  # 时间过半、任务过半


def test_a_target_is_expected_by_its_own_deadline() -> None:
    assert expected(BEDS, date(2017, 3, 31), START, date(2017, 6, 30)) == D("0.5")
    assert expected(BEDS, date(2017, 7, 1), START, date(2017, 6, 30)) == 1


def test_nothing_is_due_before_the_year_begins() -> None:
    assert elapsed(date(2016, 12, 31), START, END) == 0


def test_a_deadline_before_the_start_has_simply_passed() -> None:
    assert elapsed(date(2017, 1, 1), START, date(2016, 12, 1)) == 1
    assert elapsed(date(2016, 11, 1), START, date(2016, 12, 1)) == 0


@given(days, days)
def test_what_is_due_never_shrinks(one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert elapsed(early, START, END) <= elapsed(late, START, END)


@pytest.mark.parametrize(
    "target",
    [
        Target("1", "办结率96%以上", Form.AT_LEAST, D(96), "%"),
        Target("1", "失业率不超过4%", Form.AT_MOST, D(4), "%"),
        Target("1", "比去年提高9个百分点", Form.INCREASE, D(9), "个百分点"),
        Target("1", "增长7.5%左右", Form.GROWTH, D("7.5"), "%"),
        Target("1", "不少于转办件的30%", Form.RATIO, D(30), "%"),
        Target("1", "压缩10%以上", Form.REDUCE, D(10), "%"),
        Target("1", "翻番", Form.MULTIPLE, D(2)),
        Target("1", "8月底前建立平台", Form.MILESTONE),
        Target("1", "名列前茅", Form.RANK),
        Target("1", "做好保障工作", Form.QUALITATIVE),
        Target("1", "每个处室不少于1项", Form.EACH, D(1), "项"),
        Target("1", "不到半小时", Form.DURATION, D(30), "分钟"),
    ],
)
def test_what_is_no_amount_is_never_pro_rated(target: Target) -> None:
    assert expected(target, date(2017, 6, 30), START, END) is None


@pytest.mark.parametrize(
    "target",
    [
        BEDS,
        Target("1", "超过100万平方米", Form.ABOVE, D(100), "万平方米"),
        Target("1", "不超过100件", Form.AT_MOST, D(100), "件"),
        Target("1", "1-2篇", Form.RANGE, unit="篇", low=D(1), high=D(2)),
        Target("1", "增加900亿元", Form.INCREASE, D(900), "亿元", base="年初"),
        Target("1", "翻番", Form.MULTIPLE, D(2), "家", base=D(50)),
        Target("1", "从300天降至180天", Form.REDUCE, D(180), "天", start=D(300)),
    ],
)
def test_an_amount_is_due_bit_by_bit(target: Target) -> None:
    assert expected(target, date(2017, 6, 30), START, END) == D("0.5")


PLANNED = Target(
    "3.1",
    "新增养老床位500张",
    Form.AT_LEAST,
    D(500),
    "张",
    plan=(PlanPoint(date(2017, 9, 30), D(400)), PlanPoint(date(2017, 6, 30), D(200))),
)


@pytest.mark.parametrize(
    ("day", "part"),
    [
        (date(2016, 12, 31), "0"),
        (date(2017, 3, 31), "0.2"),
        (date(2017, 6, 30), "0.4"),
        (date(2017, 7, 31), str(D("0.4") + D("0.4") / 3)),
        (date(2017, 9, 30), "0.8"),
        (date(2017, 12, 31), "1"),
    ],
)
def test_a_plan_goes_before_the_calendar(day: date, part: str) -> None:
    found = expected(PLANNED, day, START, END)
    assert found is not None
    assert found == pytest.approx(D(part))


def test_a_plan_that_ends_below_the_whole_is_followed_to_its_end() -> None:
    modest = Target("1", "", Form.AT_LEAST, D(500), "张", plan=(PlanPoint(END, D(450)),))
    assert expected(modest, END, START, END) == D("0.9")
    assert expected(modest, date(2018, 2, 1), START, END) == D("0.9")


def test_a_rate_with_a_plan_of_its_own_is_held_to_it() -> None:
    rate = Target("1", "", Form.AT_LEAST, D(80), "%", plan=(PlanPoint(date(2017, 6, 30), D(40)),))
    assert expected(rate, date(2017, 6, 30), START, END) == D("0.5")


@pytest.mark.parametrize(
    ("every", "day", "ended", "of"),
    [
        (Every.DAY, date(2017, 1, 31), 31, 365),
        (Every.WEEK, date(2017, 9, 10), 37, 53),  # 2017 begins on a Sunday
        (Every.TEN_DAYS, date(2017, 2, 20), 5, 36),
        (Every.TEN_DAYS, date(2017, 1, 30), 2, 36),
        (Every.MONTH, date(2017, 9, 29), 8, 12),
        (Every.MONTH, date(2017, 9, 30), 9, 12),
        (Every.QUARTER, date(2017, 6, 30), 2, 4),
        (Every.HALF_YEAR, date(2017, 9, 30), 1, 2),
        (Every.YEAR, date(2017, 12, 30), 0, 1),
        (Every.YEAR, date(2017, 12, 31), 1, 1),
    ],
)
def test_a_recurring_duty_is_due_for_each_period_that_has_ended(
    every: Every, day: date, ended: int, of: int
) -> None:
    duty = Target("1", "每期汇总", Form.RECURRING, every=every)
    assert expected(duty, day, START, END) == D(ended) / of


@given(days, some.sampled_from(Every))
def test_a_day_is_in_the_same_period_as_the_next_or_in_the_one_before(day: date, every: Every) -> None:
    assert period(every, day + timedelta(days=1)) - period(every, day) in (0, 1)
