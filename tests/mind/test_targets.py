"""How real targets stand on real days: a table with a row for each form in the source documents."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.items import Every, Form, Item, Mark, PlanPoint, Target
from bot.targets import due_of, is_met, is_reached, standing, standing_of

D = Decimal
START, END = date(2017, 1, 1), date(2017, 12, 31)
JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)
days = some.dates(min_value=START, max_value=date(2018, 3, 31))
totals = some.decimals(min_value=0, max_value=1000, places=1)


def _target(text: str, form: Form, value: str | None = None, unit: str = "") -> Target:
    return Target("1.1", text, form, None if value is None else D(value), unit)


def _told(target: Target, total: str, on: date = JUNE) -> Target:
    return replace(target, current=Mark(D(total), on))


@dataclass(frozen=True)
class Row:
    """A target of the catalogue, what was reported at the end of June, and how it then stands."""

    target: Target
    total: str | None
    done: str | None
    gap: str = "0"
    is_met: bool = False
    is_over: bool = False


CATALOGUE = {
    "at least, 不少于": Row(_target("不少于330场次", Form.AT_LEAST, "330", "场次"), "132", "0.4", "10.0"),
    "at least, 以上": Row(
        _target("达到400个以上", Form.AT_LEAST, "400", "个"),
        "573",
        "1.4325",
        "-93.3",
        is_met=True,
        is_over=True,
    ),
    "at least, 至少": Row(_target("至少5个", Form.AT_LEAST, "5", "个"), "5", "1", "-50.0", is_met=True),
    "above, reached but not passed": Row(
        _target("超过100万平方米", Form.ABOVE, "100", "万平方米"), "100", "1", "-50.0"
    ),
    "above, passed": Row(
        _target("超过100万平方米", Form.ABOVE, "100", "万平方米"),
        "101",
        "1.01",
        "-51.0",
        is_met=True,
        is_over=True,
    ),
    "at most, used slowly": Row(_target("不超过100件", Form.AT_MOST, "100", "件"), "40", "0.4", "-10.0"),
    "at most, used fast": Row(_target("控制在40次以内", Form.AT_MOST, "40", "次"), "30", "0.75", "25.0"),
    "at least a rate": Row(_target("96%以上", Form.AT_LEAST, "96", "%"), "48", "0.5"),
    "above its floor a rate is over": Row(
        _target("96%以上", Form.AT_LEAST, "96", "%"), "97.2", "1.0125", is_met=True, is_over=True
    ),
    "all of a rate is not over": Row(
        _target("面复率达到100%", Form.AT_LEAST, "100", "%"), "100", "1", is_met=True
    ),
    "ratio of two counters": Row(_target("不少于转办件的30%", Form.RATIO, "30", "%"), "36", "1.2"),
    "staged rates, one each": Row(_target("50%達到三級以上標準", Form.AT_LEAST, "50", "%"), "20", "0.4"),
    "milestone": Row(replace(_target("10月底前建立", Form.MILESTONE), due=date(2017, 10, 31)), None, None),
    "milestone, 形象进度": Row(
        replace(_target("10月底前建立", Form.MILESTONE), due=date(2017, 10, 31)), "60", "0.6"
    ),
    "milestone, done": Row(
        replace(_target("10月底前建立", Form.MILESTONE), met_on=date(2017, 6, 2)), None, None, is_met=True
    ),
    "increase over a base in words": Row(
        replace(_target("比年初增加900亿元", Form.INCREASE, "900", "亿元"), base="年初"), "360", "0.4", "10.0"
    ),
    "increase over a known base": Row(
        replace(_target("比年初增加900亿元", Form.INCREASE, "900", "亿元"), base=D(8000)),
        "8360",
        "0.4",
        "10.0",
    ),
    "increase in percentage points": Row(
        _target("比去年提高9个百分点", Form.INCREASE, "9", "个百分点"), "3", str(D(1) / 3)
    ),
    "plain number": Row(_target("联系代表委员160名", Form.AT_LEAST, "160", "名"), "80", "0.5", "0.0"),
    "range, met at its low end": Row(
        replace(_target("认真完成1-2篇", Form.RANGE, unit="篇"), low=D(1), high=D(2)),
        "2",
        "2",
        "-150.0",
        is_met=True,
    ),
    "range, above its high end": Row(
        replace(_target("重点选择2-3个", Form.RANGE, unit="个"), low=D(2), high=D(3)),
        "4",
        "2",
        "-150.0",
        is_met=True,
        is_over=True,
    ),
    "multiple of an unknown base": Row(_target("必须实现翻番", Form.MULTIPLE, "2"), "1.5", "0.75"),
    "multiple of a known base": Row(
        replace(_target("翻番", Form.MULTIPLE, "2", "万美元"), base=D(150)),
        "960",
        "3.2",
        "-270.0",
        is_met=True,
        is_over=True,
    ),
    "growth holds to the end or not at all": Row(_target("年均15%以上", Form.GROWTH, "15", "%"), "18", "1.2"),
    "reduction from and to": Row(
        replace(_target("从300多天降至180天", Form.REDUCE, "180", "天"), start=D(300)), "270", "0.25", "25.0"
    ),
    "reduction by a share": Row(_target("压缩10%以上", Form.REDUCE, "10", "%"), "4", "0.4"),
    "rank": Row(_target("名列前茅", Form.RANK), None, None),
    "qualitative": Row(_target("做好口岸通关保障工作", Form.QUALITATIVE), None, None),
    "each unit in a scope": Row(
        replace(_target("每个处室部门不少于1项", Form.EACH, "1", "项"), scope="处室部门"), "12", None
    ),
    "recurring, in arrears": Row(
        replace(_target("每季度分析", Form.RECURRING), every=Every.QUARTER), "1", "0.25", "25.0"
    ),
    "recurring, up to date": Row(
        replace(_target("每月督查", Form.RECURRING), every=Every.MONTH), "6", "0.5", "0.0"
    ),
    "class-specific ceiling": Row(
        _target("二类会议一般不超过55个", Form.AT_MOST, "55", "个"), "11", "0.2", "-30.0"
    ),
    "duration": Row(_target("不到半小时", Form.DURATION, "30", "分钟"), "10", "1", is_met=True),
    "duration, too long": Row(_target("不到半小时", Form.DURATION, "30", "分钟"), "45", None),
    "nothing reported": Row(_target("新增金融机构10家", Form.AT_LEAST, "10", "家"), None, None),
}


@pytest.mark.parametrize("row", CATALOGUE.values(), ids=CATALOGUE.keys())
def test_every_form_of_the_catalogue_stands_as_it_should_in_the_middle_of_the_year(row: Row) -> None:
    target = row.target if row.total is None else _told(row.target, row.total)
    found = standing(target, JUNE, START, END)
    assert found.done == (None if row.done is None else D(row.done))
    assert (found.gap, found.is_met, found.is_over) == (D(row.gap), row.is_met, row.is_over)
    assert not found.is_overdue


BEDS = _target("新增养老床位500张", Form.AT_LEAST, "500", "张")
CEILING = _target("不超过100件", Form.AT_MOST, "100", "件")
GROWTH = _target("增长7.5%左右", Form.GROWTH, "7.5", "%")


def test_a_gap_is_in_percentage_points_to_one_decimal() -> None:
    found = standing(_told(BEDS, "176"), date(2017, 8, 14), START, END)
    assert found.gap == D("26.9")


def test_a_target_met_before_its_deadline_is_early() -> None:
    target = replace(_told(BEDS, "500"), met_on=date(2017, 12, 30))
    assert standing(target, END, START, END).is_early
    assert not standing(replace(target, met_on=END), END, START, END).is_early


def test_without_a_day_of_its_own_a_figure_counts_from_its_report() -> None:
    assert standing(_told(BEDS, "520"), JUNE, START, END).is_early


def test_early_and_over_overlap() -> None:
    found = standing(
        _told(_target("生态搬迁1.5万人", Form.AT_LEAST, "15000", "人"), "20612"), JUNE, START, END
    )
    assert (found.is_met, found.is_early, found.is_over) == (True, True, True)


def test_a_target_is_overdue_on_the_day_after_its_deadline() -> None:
    target = replace(_told(BEDS, "499"), due=SEPTEMBER)
    assert not standing(target, SEPTEMBER, START, END).is_overdue
    assert standing(target, SEPTEMBER + timedelta(days=1), START, END).is_overdue


def test_its_own_deadline_goes_before_the_items() -> None:
    milestone = replace(_target("8月底前建立", Form.MILESTONE), due=date(2017, 8, 31))
    assert standing(milestone, SEPTEMBER, START, END).is_overdue


def test_a_ceiling_is_met_on_the_last_day_and_not_before() -> None:
    kept = _told(CEILING, "90")
    assert not standing(kept, END - timedelta(days=1), START, END).is_met
    assert standing(kept, END, START, END).is_met
    assert not standing(kept, END, START, END).is_early


def test_a_broken_ceiling_is_exceeded_and_neither_met_nor_overdue() -> None:
    found = standing(replace(_told(CEILING, "101"), met_on=JUNE), date(2018, 1, 5), START, END)
    assert (found.is_exceeded, found.is_met, found.is_overdue, found.is_over) == (True, False, False, False)


def test_a_ceiling_of_nothing_is_kept_until_the_first_case() -> None:
    none = _target("零事故", Form.AT_MOST, "0", "起")
    assert standing(_told(none, "0"), END, START, END).is_met
    assert standing(_told(none, "1"), JUNE, START, END).is_exceeded


def test_a_growth_rate_is_judged_at_the_end_of_its_period() -> None:
    assert not standing(_told(GROWTH, "8.1"), JUNE, START, END).is_met
    assert standing(_told(GROWTH, "8.1"), END, START, END).is_met
    assert standing(_told(GROWTH, "7.2"), date(2018, 1, 20), START, END).is_overdue


def test_a_duty_done_in_every_period_is_met_and_never_early() -> None:
    duty = replace(_target("每季度分析", Form.RECURRING), every=Every.QUARTER)
    found = standing(_told(duty, "4", on=date(2017, 12, 20)), date(2017, 12, 20), START, END)
    assert (found.is_met, found.is_early) == (True, False)


def test_a_target_judged_by_its_own_plan_may_be_on_schedule_below_the_line() -> None:
    late_bloomer = replace(BEDS, plan=(PlanPoint(date(2017, 11, 30), D(300)),))
    assert standing(_told(late_bloomer, "300"), date(2017, 11, 30), START, END).gap == 0


def test_what_an_extension_made_possible_is_not_early() -> None:
    item = Item("p", "1", "", due=END, earlier_dues=(SEPTEMBER,))
    target = replace(_told(BEDS, "500"), met_on=date(2017, 10, 20))
    assert not standing_of(item, target, END, START).is_early
    assert standing_of(replace(item, earlier_dues=()), target, END, START).is_early


def test_a_deadline_is_the_targets_or_the_items_or_the_years_end() -> None:
    item = Item("p", "1", "", due=SEPTEMBER)
    assert due_of(item, replace(BEDS, due=JUNE), START) == JUNE
    assert due_of(item, BEDS, START) == SEPTEMBER
    assert due_of(replace(item, due=None), BEDS, START) == END


def test_a_ceiling_within_its_limit_is_not_yet_reached() -> None:
    assert not is_reached(_told(CEILING, "90"))
    assert is_reached(_told(BEDS, "500"))


def test_a_claim_meets_a_target_whatever_the_day() -> None:
    assert is_met(replace(_told(CEILING, "90"), met_on=JUNE))
    assert is_met(replace(_target("10月底前建立", Form.MILESTONE), met_on=JUNE))
    assert not is_met(_target("10月底前建立", Form.MILESTONE))


@given(days, days, totals)
def test_as_time_goes_the_gap_of_the_same_figure_never_closes(one: date, other: date, total: Decimal) -> None:
    early, late = sorted((one, other))
    told = replace(BEDS, current=Mark(total, START))
    assert standing(told, early, START, END).gap <= standing(told, late, START, END).gap


@given(days, totals, totals)
def test_a_higher_figure_never_stands_worse(day: date, one: Decimal, other: Decimal) -> None:
    low, high = (
        standing(replace(BEDS, current=Mark(t, START)), day, START, END) for t in sorted((one, other))
    )
    assert low.gap >= high.gap
    assert low.is_met <= high.is_met
    assert low.is_overdue >= high.is_overdue


@given(some.sampled_from(Form), days, totals)
def test_no_target_is_both_met_and_overdue(form: Form, day: date, total: Decimal) -> None:
    target = Target(
        "1", "", form, D(10), "件", low=D(1), high=D(2), every=Every.MONTH, current=Mark(total, START)
    )
    found = standing(target, day, START, END)
    assert not (found.is_met and (found.is_overdue or found.is_exceeded))
    assert found.is_met or not (found.is_early or found.is_over)
