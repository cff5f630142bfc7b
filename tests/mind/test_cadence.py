"""When rounds strike, against real calendars and against any calendar at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence import Phase, Point, Roll, Round, Strike, next_strike, parse_day, skipped, strikes, window
from bot.items import Every
from bot.periods import Day
from bot.workdays import Workdays

ZONE = ZoneInfo("Asia/Shanghai")
PUBLIC = Workdays()


def day(raw: object) -> Day:
    found = parse_day(raw)
    assert found is not None
    return found


def a_round(key: str, every: Every, on: object, hour: int, roll: Roll = Roll.BEFORE, **more: object) -> Round:
    return replace(Round(key, key, "briefing", every, day(on), time(hour), roll), **more)  # type: ignore[arg-type]


THURSDAY = day("thu")
WEEKLY = a_round(
    "weekly",
    Every.WEEK,
    "first",
    9,
    Roll.SKIP,
    nudge=Point(THURSDAY, time(14)),
    close=Point(THURSDAY, time(16)),
)
DEADLINES = a_round("deadlines", Every.DAY, "first", 9, Roll.SKIP)
INSPECTION = a_round("inspection", Every.MONTH, "last-5", 10, months=tuple(range(3, 13)))
MONTHLY = a_round("monthly", Every.MONTH, "last", 15, months=tuple(range(3, 11)))
TENDAY = a_round("tenday", Every.TEN_DAYS, [10, 20, "end"], 15, months=(11, 12))
HALFYEAR = a_round("halfyear", Every.HALF_YEAR, "last", 16, months=(6,))
ACCOUNT = a_round("account", Every.YEAR, "last", 16)
MINSHENG = (WEEKLY, DEADLINES, INSPECTION, MONTHLY, TENDAY, HALFYEAR, ACCOUNT)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def of_year(year: int, *rounds: Round, calendar: Workdays = PUBLIC) -> list[Strike]:
    return strikes(rounds, calendar, ZONE, local(f"{year}-01-01"), local(f"{year + 1}-01-01"))


def days(found: Sequence[Strike]) -> list[str]:
    return [strike.at.date().isoformat()[5:] for strike in found]


def of_week(week: str, round_: Round = WEEKLY, calendar: Workdays = PUBLIC) -> list[str]:
    """The strikes of one week as “open 01-03 09”."""
    found = of_year(int(week[:4]), round_, calendar=calendar)
    return [f"{s.phase} {s.at:%m-%d %H}" for s in found if s.period == week]


def test_a_year_of_briefings_has_the_fourteen_of_the_calendar() -> None:
    monthly, tenday = of_year(2017, MONTHLY), of_year(2017, TENDAY)
    assert days(monthly) == ["03-31", "04-28", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31"]
    assert days(tenday) == ["11-10", "11-20", "11-30", "12-08", "12-20", "12-29"]


@pytest.mark.parametrize(
    ("round_", "year", "found"),
    [
        (INSPECTION, 2017, "03-27 04-24 05-24 06-26 07-25 08-25 09-26 10-25 11-24 12-25"),
        (HALFYEAR, 2017, "06-30"),
        (ACCOUNT, 2017, "12-29"),
        (ACCOUNT, 2026, "12-31"),
        (TENDAY, 2026, "11-10 11-20 11-30 12-10 12-18 12-31"),
        (a_round("蔡甸", Every.QUARTER, 30, 9), 2017, "03-30 06-30 09-30 12-29"),
        (a_round("某县城建", Every.MONTH, [5, 25], 9, months=(4, 5)), 2017, "04-05 04-25 05-05 05-25"),
        (
            a_round("某县城建", Every.MONTH, [5, 25], 9, Roll.AFTER, months=(2, 3)),
            2017,
            "02-06 02-27 03-06 03-27",
        ),
        (a_round("三亚", Every.MONTH, "nth:3", 9, months=(1, 10)), 2017, "01-05 10-11"),
        (a_round("月底", Every.MONTH, "end", 9, Roll.NONE, months=(2, 4)), 2017, "02-28 04-30"),
        (a_round("月底", Every.MONTH, "end", 9, Roll.SKIP, months=(2, 4)), 2017, "02-28"),
    ],
)
def test_rounds_of_every_sort_find_their_days(round_: Round, year: int, found: str) -> None:
    assert days(of_year(year, round_)) == found.split()


def test_a_tuesday_round_rolls_before_after_or_not_at_all() -> None:
    found = {roll: of_week("2017-W40", a_round("百千万", Every.WEEK, "tue", 9, roll)) for roll in Roll}
    assert found == {
        Roll.BEFORE: ["open 09-30 09"],
        Roll.AFTER: ["open 10-09 09"],
        Roll.NONE: ["open 10-03 09"],
        Roll.SKIP: [],
    }


@pytest.mark.parametrize(
    ("round_", "period", "at", "reason"),
    [
        (TENDAY, "2017-11-T1", "2017-11-10T15:00:00+08:00", ""),
        (TENDAY, "2017-12-T1", "2017-12-08T15:00:00+08:00", "12月10日是周日，提前到12月8日（周五）"),
        (TENDAY, "2017-12-T3", "2017-12-29T15:00:00+08:00", "12月31日是周日，提前到12月29日（周五）"),
        (MONTHLY, "2017-09", "2017-09-30T15:00:00+08:00", ""),
        (WEEKLY, "2017-W01", "2017-01-03T09:00:00+08:00", "1月2日元旦放假，顺延到1月3日（周二）"),
        (
            a_round("周五", Every.WEEK, "last", 9),
            "2017-W39",
            "2017-09-30T09:00:00+08:00",
            "9月30日（周六）调休上班",
        ),
    ],
)
def test_a_strike_says_why_it_is_not_on_its_day(round_: Round, period: str, at: str, reason: str) -> None:
    (found,) = (s for s in of_year(2017, round_) if s.period == period and s.phase is Phase.OPEN)
    assert (found.at.isoformat(), found.reason) == (at, reason)


def test_a_date_rolled_back_over_a_border_keeps_its_own_period() -> None:
    first = a_round("月初", Every.MONTH, 1, 9, months=(10,))
    (found,) = of_year(2017, first)
    assert (found.period, found.at.date(), found.nominal) == ("2017-10", date(2017, 9, 30), date(2017, 10, 1))


def test_two_days_of_a_month_are_two_periods() -> None:
    found = of_year(2017, a_round("某县城建", Every.MONTH, [5, 25], 9, months=(4,)))
    assert [strike.period for strike in found] == ["2017-04-D05", "2017-04-D25"]


@pytest.mark.parametrize(
    ("week", "found"),
    [
        ("2017-W37", ["open 09-11 09", "nudge 09-14 14", "close 09-14 16"]),
        ("2017-W01", ["open 01-03 09", "nudge 01-05 14", "close 01-05 16"]),
        ("2017-W05", ["open 02-03 09", "nudge 02-04 14", "close 02-04 16"]),
        ("2017-W40", []),
        ("2026-W08", []),
        ("2026-W09", ["open 02-24 09", "nudge 02-26 14", "close 02-26 16"]),
        ("2026-W25", ["open 06-15 09", "nudge 06-18 14", "close 06-18 16"]),
        ("2026-W40", ["open 09-28 09", "nudge 09-30 14", "close 09-30 16"]),
    ],
)
def test_a_week_asks_nudges_and_closes_on_days_that_are_worked(week: str, found: list[str]) -> None:
    assert of_week(week) == found


@pytest.mark.parametrize(
    ("worked", "found"),
    [
        ("11", ["open 09-11 09", "nudge 09-11 14", "close 09-11 16"]),
        ("11 12 13", ["open 09-11 09", "nudge 09-13 14", "close 09-13 16"]),
        ("11 15", ["open 09-11 09", "nudge 09-15 14", "close 09-15 16"]),
        ("15", ["open 09-15 09", "nudge 09-15 14", "close 09-15 16"]),
        ("13 15 16", ["open 09-13 09", "nudge 09-16 14", "close 09-16 16"]),
        ("16 17", ["open 09-16 09", "nudge 09-17 14", "close 09-17 16"]),
        ("14 15", ["open 09-14 09", "nudge 09-14 14", "close 09-14 16"]),
    ],
)
def test_a_short_week_closes_before_its_thursday_or_on_its_last_day(worked: str, found: list[str]) -> None:
    week = {date(2017, 9, n): "" for n in range(11, 18)}
    on = {date(2017, 9, int(n)): "" for n in worked.split()}
    assert of_week("2017-W37", calendar=Workdays(off=week, on=on)) == found


@pytest.mark.parametrize(
    ("nudge", "close", "found"),
    [
        (("mon", 8), ("thu", 16), ["open 09-11 09", "close 09-14 16"]),
        (("thu", 17), ("thu", 16), ["open 09-11 09", "close 09-14 16"]),
        (("wed", 10), ("fri", 12), ["open 09-11 09", "nudge 09-13 10", "close 09-15 12"]),
        (("wed", 10), ("mon", 8), ["open 09-11 09", "close 09-12 08"]),
        (("first", 10), ("last", 12), ["open 09-11 09", "nudge 09-11 10", "close 09-15 12"]),
    ],
)
def test_a_nudge_stands_between_opening_and_close_or_not_at_all(
    nudge: tuple[str, int], close: tuple[str, int], found: list[str]
) -> None:
    points = [Point(day(name), time(hour)) for name, hour in (nudge, close)]
    assert of_week("2017-W37", replace(WEEKLY, nudge=points[0], close=points[1])) == found


def test_a_close_put_off_until_after_the_opening_says_so() -> None:
    early = replace(WEEKLY, nudge=None, close=Point(day("mon"), time(8)))
    (found,) = (s for s in of_year(2017, early) if s.period == "2017-W37" and s.phase is Phase.CLOSE)
    assert found.reason == "9月11日早于开始时间，顺延到9月12日（周二）"


def test_a_round_that_rolls_beyond_its_week_still_closes_after_it_opens() -> None:
    late = replace(WEEKLY, roll=Roll.AFTER)
    assert of_week("2017-W40", late) == ["open 10-09 09", "nudge 10-09 14", "close 10-09 16"]


def test_a_close_put_off_beyond_a_holiday_is_found_from_the_night_before() -> None:
    late = replace(WEEKLY, roll=Roll.AFTER, at=time(17), nudge=None)
    found = strikes([late], PUBLIC, ZONE, local("2017-10-10 00:00"), local("2017-10-11 00:00"))
    assert [(strike.phase, strike.period) for strike in found] == [(Phase.CLOSE, "2017-W40")]


def test_a_daily_round_strikes_on_every_working_day() -> None:
    found = of_year(2017, DEADLINES)
    assert len(found) == PUBLIC.between(date(2016, 12, 31), date(2017, 12, 31)) == 249
    assert {"01-22", "02-04", "04-01", "05-27", "09-30"} <= set(days(found))


def test_a_year_that_nobody_published_is_struck_by_weekends() -> None:
    found = of_year(2027, WEEKLY)
    assert "02-08" in days(found)
    assert all(strike.at.weekday() < 5 for strike in found)


def test_the_moment_of_a_strike_is_within_the_end_and_not_within_the_beginning() -> None:
    strike = local("2017-09-30 15:00")
    before, after = strike - timedelta(microseconds=1), strike + timedelta(microseconds=1)
    assert [s.at for s in strikes([MONTHLY], PUBLIC, ZONE, before, strike)] == [strike]
    assert strikes([MONTHLY], PUBLIC, ZONE, strike, after) == []
    assert strikes([MONTHLY], PUBLIC, ZONE, strike, before) == []


def test_moments_in_any_zone_are_the_same_question() -> None:
    start, end = local("2017-09-30 15:00").astimezone(UTC), local("2017-11-10 15:00").astimezone(UTC)
    found = strikes(MINSHENG, PUBLIC, ZONE, start, end)
    assert found == strikes(MINSHENG, PUBLIC, ZONE, start.astimezone(ZONE), end.astimezone(ZONE))
    assert {strike.at.tzinfo for strike in found} == {ZONE}


def test_rounds_that_strike_together_keep_the_order_of_the_kind() -> None:
    noon = [a_round(key, Every.MONTH, "last", 12, months=(6,)) for key in ("b", "a")]
    assert [strike.round for strike in of_year(2017, *noon)] == ["b", "a"]


def test_the_next_strike_is_the_first_after_now() -> None:
    found = next_strike([MONTHLY, TENDAY], PUBLIC, ZONE, local("2017-09-13 10:20"))
    assert found is not None
    assert (found.round, found.period, found.at) == ("monthly", "2017-09", local("2017-09-30 15:00"))


def test_the_next_strike_of_a_yearly_round_is_found_across_the_year() -> None:
    found = next_strike([ACCOUNT], PUBLIC, ZONE, local("2017-12-29 16:00"))
    assert found is not None
    assert found.at == local("2018-12-29 16:00")


def test_a_round_that_is_never_in_force_has_no_next_strike() -> None:
    assert next_strike([replace(HALFYEAR, months=(7,))], PUBLIC, ZONE, local("2017-01-01")) is None


@pytest.mark.parametrize(
    ("round_", "found"),
    [
        (WEEKLY, [("2017-W40", "整周放假")]),
        (
            a_round("周一", Every.WEEK, "mon", 9, Roll.SKIP, months=(5,)),
            [("2017-W18", "5月1日劳动节放假"), ("2017-W22", "5月29日端午节放假")],
        ),
        (
            a_round("四天", Every.WEEK, "nth:4", 9, Roll.SKIP, months=(4, 10)),
            [("2017-W14", "工作日天数不够"), ("2017-W40", "整周放假")],
        ),
        (
            replace(TENDAY, roll=Roll.SKIP),
            [("2017-12-T1", "12月10日是周日"), ("2017-12-T3", "12月31日是周日")],
        ),
        (DEADLINES, []),
        (MONTHLY, []),
    ],
)
def test_what_is_skipped_is_named_with_its_reason(round_: Round, found: list[tuple[str, str]]) -> None:
    left_out = skipped([round_], PUBLIC, ZONE, local("2017-01-01"), local("2018-01-01"))
    assert [(one.period, one.reason) for one in left_out] == found


@pytest.mark.parametrize(
    ("round_", "period", "opens", "closes", "since"),
    [
        (WEEKLY, "2017-W37", "2017-09-11 09:00", "2017-09-14 16:00", "2017-09-07 16:00"),
        (WEEKLY, "2017-W41", "2017-10-09 09:00", "2017-10-12 16:00", "2017-09-28 16:00"),
        (WEEKLY, "2017-W01", "2017-01-03 09:00", "2017-01-05 16:00", "2016-12-29 16:00"),
        (MONTHLY, "2017-03", "2017-03-31 15:00", "2017-03-31 15:00", "2016-10-31 15:00"),
        (TENDAY, "2017-11-T2", "2017-11-20 15:00", "2017-11-20 15:00", "2017-11-10 15:00"),
        (ACCOUNT, "2017", "2017-12-29 16:00", "2017-12-29 16:00", "2016-12-30 16:00"),
        (replace(WEEKLY, close=None), "2017-W37", "2017-09-11 09:00", "2017-09-11 09:00", "2017-09-04 09:00"),
    ],
)
def test_the_window_of_a_period_begins_where_the_one_before_closed(
    round_: Round, period: str, opens: str, closes: str, since: str
) -> None:
    found = window(round_, PUBLIC, ZONE, period)
    assert found is not None
    assert (found.opens, found.closes, found.since) == (local(opens), local(closes), local(since))


@pytest.mark.parametrize(
    ("round_", "period"),
    [(WEEKLY, "2017-W40"), (MONTHLY, "2017-11"), (MONTHLY, "2017-W37"), (WEEKLY, "2017-W99"), (WEEKLY, "周")],
)
def test_a_period_without_a_strike_has_no_window(round_: Round, period: str) -> None:
    assert window(round_, PUBLIC, ZONE, period) is None


def test_a_first_window_begins_with_its_period() -> None:
    newest = a_round("年末", Every.YEAR, "end", 9, Roll.SKIP)
    found = window(newest, PUBLIC, ZONE, "2019")
    assert found is not None
    assert (found.opens, found.since) == (local("2019-12-31 09:00"), local("2019-01-01 00:00"))


ON_DAYS: list[object] = [
    "first",
    "last",
    "nth:3",
    "last-5",
    "mon",
    "tue",
    "sun",
    1,
    30,
    "end",
    [5, 25],
    [10, 20, "end"],
]
HOURS = st.integers(0, 23).map(time)
POINTS = st.none() | st.builds(Point, st.sampled_from(ON_DAYS).map(day), HOURS)
ROUNDS = st.lists(
    st.builds(
        Round,
        key=st.uuids().map(str),
        name=st.just("轮次"),
        does=st.just("briefing"),
        every=st.sampled_from(Every),
        day=st.sampled_from(ON_DAYS).map(day),
        at=HOURS,
        roll=st.sampled_from(Roll),
        months=st.sampled_from([(), (3, 4, 5), (11, 12)]),
        nudge=POINTS,
        close=POINTS,
    ),
    max_size=3,
)
SEASON = st.dates(date(2017, 1, 1), date(2018, 3, 31))
CALENDARS = st.builds(
    lambda start, length, on: Workdays(
        {start + timedelta(days=n): "" for n in range(length)}, dict.fromkeys(on, "")
    ),
    SEASON,
    st.integers(0, 50),
    st.lists(SEASON, max_size=5),
)
MOMENTS = st.lists(
    st.builds(
        lambda day, hour, zone: datetime.combine(day, hour, ZONE).astimezone(zone),
        SEASON,
        HOURS,
        st.sampled_from([ZONE, UTC]),
    ),
    min_size=3,
    max_size=3,
).map(sorted)


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS, moments=MOMENTS)
def test_two_questions_in_a_row_are_one(
    rounds: list[Round], calendar: Workdays, moments: list[datetime]
) -> None:
    a, b, c = moments
    early, late = strikes(rounds, calendar, ZONE, a, b), strikes(rounds, calendar, ZONE, b, c)
    assert early + late == strikes(rounds, calendar, ZONE, a, c)


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS, moments=MOMENTS)
def test_the_next_strike_is_the_first_of_all(
    rounds: list[Round], calendar: Workdays, moments: list[datetime]
) -> None:
    found = strikes(rounds, calendar, ZONE, moments[0], moments[2])
    if found:
        assert next_strike(rounds, calendar, ZONE, moments[0]) == found[0]
    assert all(moments[0] < strike.at <= moments[2] for strike in found)


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS)
def test_what_rolls_strikes_on_working_days_only(rounds: list[Round], calendar: Workdays) -> None:
    unrolled = {round_.key for round_ in rounds if round_.roll is Roll.NONE}
    found = [s for s in of_year(2017, *rounds, calendar=calendar) if s.round not in unrolled]
    assert all(calendar.is_workday(strike.at.date()) for strike in found)


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS)
def test_a_period_opens_once_then_nudges_then_closes(rounds: list[Round], calendar: Workdays) -> None:
    found = strikes(rounds, calendar, ZONE, local("2016-06-01"), local("2019-06-01"))
    ordered = sorted((s for s in found if "2017" in s.period), key=lambda s: (s.round, s.period))
    for _, one in groupby(ordered, key=lambda s: (s.round, s.period)):
        phases = sorted(one, key=lambda s: s.at)
        assert [s.phase for s in phases] == [phase for phase in Phase if phase in {s.phase for s in phases}]
        assert phases[0].phase is Phase.OPEN
        assert len({s.at for s in phases}) == len(phases)


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS)
def test_a_strike_lies_in_the_window_of_its_period(rounds: list[Round], calendar: Workdays) -> None:
    by_key = {round_.key: round_ for round_ in rounds}
    for strike in of_year(2017, *rounds, calendar=calendar)[:20]:
        found = window(by_key[strike.round], calendar, ZONE, strike.period)
        assert found is not None
        assert strike.phase is Phase.NUDGE or found.opens <= strike.at <= found.closes


@settings(deadline=None)
@given(rounds=ROUNDS, calendar=CALENDARS)
def test_a_moved_strike_has_a_reason_and_one_in_its_place_has_none(
    rounds: list[Round], calendar: Workdays
) -> None:
    for strike in of_year(2017, *rounds, calendar=calendar):
        assert (strike.at.date() == strike.nominal) == (strike.reason == "")
