"""Which snapshots are kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.snapshots import kept

START = date(2017, 1, 1)


def after(days: int, daily: int = 7, weekly: int = 4) -> list[date]:
    """What is there when one was made every day and the rest was let go of each time."""
    there: frozenset[date] = frozenset()
    for n in range(days):
        there = kept([*there, START + timedelta(n)], START + timedelta(n), daily, weekly)
    return sorted(there)


def test_every_day_of_a_week_and_one_of_each_of_four_weeks_before_it_are_kept() -> None:
    today = START + timedelta(99)
    assert [str(day) for day in after(100)] == [
        "2017-03-19", "2017-03-26", "2017-04-02", "2017-04-03",
        *(str(today - timedelta(n)) for n in reversed(range(7))),
    ]  # fmt: skip


def test_without_weeks_only_the_days_are_kept() -> None:
    assert len(after(100, daily=3, weekly=0)) == 3


def test_days_without_a_snapshot_take_no_place() -> None:
    days = [date(2017, 9, 1), date(2017, 6, 1), date(2017, 3, 1)]
    assert kept(days, date(2017, 9, 13), 2, 0) == {date(2017, 9, 1), date(2017, 6, 1)}


def test_a_clock_that_was_wrong_lets_go_of_nothing_else() -> None:
    to_come = [date(2030, 1, n) for n in range(1, 12)]
    assert kept([*to_come, START], START, 7, 4) == {*to_come, START}


@given(
    st.sets(st.dates(date(2016, 1, 1), date(2019, 1, 1)), max_size=60), st.integers(1, 9), st.integers(0, 9)
)
def test_todays_is_always_kept_and_never_more_than_was_asked(
    days: set[date], daily: int, weekly: int
) -> None:
    found = kept([*days, START], START, daily, weekly)
    assert START in found
    assert len([day for day in found if day <= START]) <= daily + weekly
    assert kept(found, START, daily, weekly) == found
