"""The names of periods, and the day that a rule means in one."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.items import Every
from bot.periods import Dates, Day, Nth, Weekday, days_named, parse_day, period_of, periods
from bot.workdays import Workdays

PUBLIC = Workdays()
DAYS = st.dates(date(2010, 1, 8), date(2028, 12, 20))


@pytest.mark.parametrize(
    ("every", "day", "name", "first", "last"),
    [
        (Every.DAY, "2017-09-13", "2017-09-13", "2017-09-13", "2017-09-13"),
        (Every.WEEK, "2017-09-13", "2017-W37", "2017-09-11", "2017-09-17"),
        (Every.WEEK, "2017-01-01", "2016-W52", "2016-12-26", "2017-01-01"),
        (Every.WEEK, "2026-12-31", "2026-W53", "2026-12-28", "2027-01-03"),
        (Every.TEN_DAYS, "2017-11-10", "2017-11-T1", "2017-11-01", "2017-11-10"),
        (Every.TEN_DAYS, "2017-11-11", "2017-11-T2", "2017-11-11", "2017-11-20"),
        (Every.TEN_DAYS, "2017-12-31", "2017-12-T3", "2017-12-21", "2017-12-31"),
        (Every.MONTH, "2016-02-13", "2016-02", "2016-02-01", "2016-02-29"),
        (Every.QUARTER, "2017-09-13", "2017-Q3", "2017-07-01", "2017-09-30"),
        (Every.QUARTER, "2017-12-31", "2017-Q4", "2017-10-01", "2017-12-31"),
        (Every.HALF_YEAR, "2017-06-30", "2017-H1", "2017-01-01", "2017-06-30"),
        (Every.HALF_YEAR, "2017-07-01", "2017-H2", "2017-07-01", "2017-12-31"),
        (Every.YEAR, "2017-09-13", "2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_day_lies_in_a_period_with_a_name(every: Every, day: str, name: str, first: str, last: str) -> None:
    period = period_of(every, date.fromisoformat(day))
    assert period.name == name
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@given(every=st.sampled_from(Every), day=DAYS, length=st.integers(0, 400))
def test_periods_follow_each_other_without_gap_or_double_name(every: Every, day: date, length: int) -> None:
    found = list(periods(every, day, day + timedelta(days=length)))
    assert found[0].first <= day <= found[0].last
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    assert len({p.name for p in found}) == len(found)
    assert all(p.name.isascii() and len(p.name) <= 10 for p in found)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("first", Nth(1)),
        ("last", Nth(-1)),
        ("nth:3", Nth(3)),
        ("last-5", Nth(-5)),
        ("mon", Weekday(0)),
        ("sun", Weekday(6)),
        (5, Dates((5,))),
        ("end", Dates((31,))),
        ([25, 5], Dates((5, 25))),
        ([10, 20, "end"], Dates((10, 20, 31))),
    ],
)
def test_a_day_is_read_as_kinds_write_it(raw: object, day: Day) -> None:
    assert parse_day(raw) == day


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "monday",
        "nth:0",
        "nth:",
        "last-0",
        "nth:３",
        "last5",
        0,
        32,
        -1,
        5.0,
        True,
        None,
        [],
        [5, "last"],
        {"day": 5},
    ],
)
def test_anything_else_is_no_day(raw: object) -> None:
    assert parse_day(raw) is None


@pytest.mark.parametrize(
    ("raw", "every", "within", "nominal", "meant"),
    [
        ("first", Every.MONTH, "2017-01-15", "2017-01-01", "2017-01-03"),
        ("last", Every.MONTH, "2017-09-15", "2017-09-30", "2017-09-30"),
        ("last", Every.MONTH, "2017-12-15", "2017-12-31", "2017-12-29"),
        ("last", Every.WEEK, "2017-09-27", "2017-09-29", "2017-09-30"),
        ("nth:3", Every.MONTH, "2017-10-15", "2017-10-11", "2017-10-11"),
        ("last-5", Every.MONTH, "2017-09-15", "2017-09-26", "2017-09-26"),
        ("last-5", Every.MONTH, "2017-12-15", "2017-12-25", "2017-12-25"),
        ("tue", Every.WEEK, "2017-09-13", "2017-09-12", "2017-09-12"),
        ("mon", Every.MONTH, "2017-09-13", "2017-09-04", "2017-09-04"),
        ("end", Every.MONTH, "2016-02-15", "2016-02-29", "2016-02-29"),
        (30, Every.MONTH, "2017-02-15", "2017-02-28", "2017-02-28"),
        (30, Every.QUARTER, "2017-07-02", "2017-09-30", "2017-09-30"),
        ("end", Every.YEAR, "2017-07-02", "2017-12-31", "2017-12-31"),
        ([10, 20, "end"], Every.TEN_DAYS, "2017-11-12", "2017-11-20", "2017-11-20"),
    ],
)
def test_a_rule_names_a_day_and_means_one(
    raw: object, every: Every, within: str, nominal: str, meant: str
) -> None:
    day = parse_day(raw)
    assert day is not None
    (named,) = days_named(day, period_of(every, date.fromisoformat(within)), PUBLIC)
    assert (str(named.nominal), str(named.meant)) == (nominal, meant)


def test_a_rule_may_name_several_days_or_none() -> None:
    september = period_of(Every.MONTH, date(2017, 9, 1))
    assert [n.nominal.day for n in days_named(Dates((5, 25)), september, PUBLIC)] == [5, 25]
    assert days_named(Dates((25,)), period_of(Every.TEN_DAYS, date(2017, 9, 1)), PUBLIC) == []
    assert days_named(Weekday(0), period_of(Every.DAY, date(2017, 9, 13)), PUBLIC) == []


@pytest.mark.parametrize(
    ("n", "nominal"), [(1, date(2017, 10, 2)), (3, date(2017, 10, 8)), (-2, date(2017, 10, 2))]
)
def test_a_week_off_has_no_working_day_to_mean(n: int, nominal: date) -> None:
    (named,) = days_named(Nth(n), period_of(Every.WEEK, date(2017, 10, 4)), PUBLIC)
    assert named.meant is None
    assert named.nominal == nominal
