"""The working calendar against real years, and the office's own holiday file."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays import Workdays, parse_holidays

PUBLIC = Workdays()
DAYS = st.dates(date(2004, 1, 8), date(2028, 12, 20))
NOTICE = """
[2027]
"元旦" = { off = ["2027-01-01", "2027-01-03"] }
"春节" = { off = [2027-02-05, 2027-02-11], work = ["2027-01-31", "2027-02-20"] }
"端午节" = { off = ["2027-06-09"] }
[2026]
"防汛值守" = { work = ["2026-07-18"] }
"""


def read(text: str) -> tuple[Workdays, list[str]]:
    problems: list[str] = []
    return parse_holidays(tomllib.loads(text), "holidays.toml", problems), problems


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2017, ["01-22", "02-04", "04-01", "05-27", "09-30"]),
        (2026, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
    ],
)
def test_a_make_up_day_is_worked_and_says_so(year: int, days: list[str]) -> None:
    whole = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    made_up = [day for day in whole if PUBLIC.is_workday(day) and day.weekday() > 4]
    assert [f"{day:%m-%d}" for day in made_up] == days
    assert {PUBLIC.why(day) for day in made_up} == {"调休上班"}


@pytest.mark.parametrize(("first", "last"), [("2017-01-27", "2017-02-02"), ("2017-10-01", "2017-10-08")])
def test_a_long_holiday_is_off_from_end_to_end(first: str, last: str) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    assert not any(PUBLIC.is_workday(day) for day in days)
    assert PUBLIC.is_workday(end + timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2017-12-10", "周日"),
        ("2017-12-09", "周六"),
        ("2017-12-08", ""),
        ("2017-10-02", "国庆节放假"),
        ("2017-10-04", "中秋节放假"),
        ("2017-10-08", "国庆节放假"),
        ("2020-10-01", "国庆节、中秋节放假"),
        ("2015-09-03", "抗战胜利纪念日放假"),
        ("2027-10-01", ""),
    ],
)
def test_each_day_tells_why_it_is_off(day: str, why: str) -> None:
    assert PUBLIC.why(date.fromisoformat(day)) == why


@pytest.mark.parametrize(("year", "workdays"), [(2017, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, workdays: int) -> None:
    assert PUBLIC.between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays


def test_a_year_that_nobody_published_rests_on_weekends_and_warns() -> None:
    assert not PUBLIC.is_published(2027)
    assert PUBLIC.is_workday(date(2027, 2, 8))
    assert not PUBLIC.is_workday(date(2027, 2, 7))
    warning = "2027年放假安排尚未录入，暂按周六、周日休息计算；公布后请填入 holidays.toml"
    assert PUBLIC.warning(2027) == warning


def test_a_published_year_has_no_warning() -> None:
    assert PUBLIC.is_published(2017)
    assert PUBLIC.warning(2026) is None


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("国庆", 2017, "2017-10-01", "2017-10-08"),
        ("中秋", 2017, "2017-10-01", "2017-10-08"),
        ("中秋节", 2020, "2020-10-01", "2020-10-08"),
        ("中秋", 2024, "2024-09-15", "2024-09-17"),
        ("元旦", 2017, "2017-01-01", "2017-01-02"),
        ("元旦", 2024, "2023-12-30", "2024-01-01"),
        ("春节", 2017, "2017-01-27", "2017-02-02"),
        ("春节", 2026, "2026-02-15", "2026-02-23"),
        ("清明", 2017, "2017-04-02", "2017-04-04"),
        ("五一", 2017, "2017-05-01", "2017-05-01"),
        ("劳动节", 2025, "2025-05-01", "2025-05-05"),
        ("端午", 2015, "2015-06-20", "2015-06-22"),
        ("十一", 2026, "2026-10-01", "2026-10-07"),
    ],
)
def test_a_festival_is_its_real_days_off(name: str, year: int, first: str, last: str) -> None:
    assert PUBLIC.festival(name, year) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("元旦", (1, 1), (1, 1)),
        ("清明", (4, 5), (4, 5)),
        ("五一", (5, 1), (5, 2)),
        ("国庆", (10, 1), (10, 3)),
    ],
)
def test_of_an_unpublished_year_only_what_the_law_fixes_is_known(
    name: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assert PUBLIC.festival(name, 2027) == (date(2027, *first), date(2027, *last))


@pytest.mark.parametrize(("name", "year"), [("春节", 2027), ("中秋", 2027), ("端午", 2007), ("圣诞", 2017)])
def test_a_festival_that_cannot_be_known_is_none(name: str, year: int) -> None:
    assert PUBLIC.festival(name, year) is None


@pytest.mark.parametrize(
    ("day", "n", "found"),
    [
        ("2017-09-29", 1, "2017-09-30"),
        ("2017-09-30", 1, "2017-10-09"),
        ("2017-10-03", 2, "2017-10-10"),
        ("2017-09-13", 5, "2017-09-20"),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: str, n: int, found: str) -> None:
    assert PUBLIC.add(date.fromisoformat(day), n) == date.fromisoformat(found)


def test_working_days_between_leave_out_the_first_day_and_take_in_the_last() -> None:
    assert PUBLIC.between(date(2017, 9, 13), date(2017, 9, 30)) == 13
    assert PUBLIC.between(date(2017, 9, 30), date(2017, 9, 13)) == -13
    assert PUBLIC.between(date(2017, 9, 13), date(2017, 9, 13)) == 0


def test_the_nearest_working_days_around_a_holiday() -> None:
    assert PUBLIC.next(date(2017, 10, 1)) == date(2017, 10, 9)
    assert PUBLIC.previous(date(2017, 10, 8)) == date(2017, 9, 30)
    assert PUBLIC.next(date(2017, 9, 30)) == PUBLIC.previous(date(2017, 9, 30)) == date(2017, 9, 30)


@given(day=DAYS, n=st.integers(1, 40))
def test_adding_and_counting_agree(day: date, n: int) -> None:
    later = PUBLIC.add(day, n)
    assert PUBLIC.is_workday(later)
    assert PUBLIC.between(day, later) == n


@given(day=DAYS)
def test_a_day_off_always_has_a_reason(day: date) -> None:
    assert PUBLIC.is_workday(day) or PUBLIC.why(day)


def test_the_holiday_file_publishes_a_year() -> None:
    calendar, problems = read(NOTICE)
    assert problems == []
    assert calendar.warning(2027) is None
    assert calendar.why(date(2027, 2, 5)) == "春节放假"
    assert calendar.why(date(2027, 2, 20)) == "调休上班"
    assert calendar.festival("春节", 2027) == (date(2027, 2, 5), date(2027, 2, 11))
    assert calendar.festival("端午", 2027) == (date(2027, 6, 9), date(2027, 6, 9))


def test_the_holiday_file_stands_above_the_public_calendar() -> None:
    calendar, _ = read(NOTICE)
    assert calendar.is_workday(date(2026, 7, 18))
    assert calendar.why(date(2026, 7, 18)) == "调休上班"
    assert calendar.why(date(2026, 10, 1)) == "国庆节放假"


def test_a_day_off_without_a_name_is_the_offices_own() -> None:
    calendar = Workdays(off={date(2026, 7, 17): ""}, on={date(2026, 10, 1): ""})
    assert calendar.why(date(2026, 7, 17)) == "按单位放假表休息"
    assert calendar.why(date(2026, 10, 1)) == "调休上班"
    assert calendar.festival("国庆", 2026) == (date(2026, 10, 2), date(2026, 10, 7))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('["二七"]', "“二七” 应为四位年份"),
        ("[1917]", "“1917” 应为四位年份"),
        ("2027 = 3", "[2027]：应为一个表"),
        ('[2027]\n"元旦" = "1月1日"', "[2027] [元旦]：应为一个表"),
        ('[2027]\n"元旦" = { off = ["2027-01-03", "2027-01-01"] }', "“off” 应为放假第一天和最后一天"),
        ('[2027]\n"春节" = { off = ["2027-02-05", "2027-12-11"] }', "不超过31天"),
        ('[2027]\n"春节" = { off = ["2027-02-30"] }', "“off” 应为2027年的日期列表"),
        ('[2027]\n"春节" = { off = [2026-02-05] }', "“off” 应为2027年的日期列表"),
        ('[2027]\n"春节" = { work = ["2027-02-19"] }', "2027-02-19（周五）本来就上班"),
        (
            '[2027]\n"春节" = { off = "2027-02-06", work = "2027-02-06" }',
            "2027-02-06 既写了放假（春节），又写了上班",
        ),
        ('[2027]\n"春节" = { of = ["2027-02-05"] }', "不认识的键 “of”"),
    ],
)
def test_a_slip_in_the_holiday_file_is_named(text: str, problem: str) -> None:
    _, problems = read(text)
    assert len(problems) == 1
    assert problems[0].startswith("holidays.toml")
    assert problem in problems[0]


def test_every_slip_in_the_holiday_file_is_named_at_once() -> None:
    text = '["二七"]\n[2027]\n"元旦" = { off = ["2027-13-01"], x = 1 }\n"春节" = { work = ["2027-02-19"] }'
    assert len(read(text)[1]) == 4


def test_a_holiday_file_that_is_no_table_is_named() -> None:
    problems: list[str] = []
    parse_holidays(["2027-01-01"], "holidays.toml", problems)
    assert problems == ["holidays.toml：应为一个表（键 = 值），实际为列表"]
