"""Reminders of deadlines: seven days and one before, on the day, three working days after, then the clerks'."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.items import Item, Stage
from bot.notices import Text
from bot.people import Person, Role
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    LIN,
    PARKS,
    PEOPLE,
    XU,
    ZHOU,
    Desk,
    desk,
    item,
    labels,
    target,
    texts,
    told,
)

DUE = date(2017, 9, 28)


def due(on: date = DUE, **more: object) -> Item:
    """The beds, due on a day; a Thursday before the long holiday, if none is told."""
    return replace(BEDS, due=on, **more)  # type: ignore[arg-type]


def asked_on(here: Desk, first: date, last: date) -> dict[date, list[Text]]:
    """On which days between two anything is said, each working day struck once."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found = {
        d: texts(here.strike("deadlines", f"{d} 09:30")) for d in days if here.setting.calendar.is_workday(d)
    }
    return {day: said for day, said in found.items() if said}


def test_a_deadline_is_recalled_on_seven_days_and_no_other() -> None:
    said = asked_on(desk(due()), date(2017, 9, 1), date(2017, 10, 31))
    before = {date(2017, 9, 21), date(2017, 9, 27), date(2017, 9, 28)}
    after = {date(2017, 9, 29), date(2017, 9, 30), date(2017, 10, 9)}
    assert said.keys() == before | after | {date(2017, 10, 10)}


def test_after_the_last_reminder_it_is_the_clerks_matter_and_only_theirs() -> None:
    said = asked_on(desk(due()), date(2017, 9, 1), date(2017, 10, 31))
    assert [t.chat for t in said[date(2017, 10, 9)]] == [LIN]
    assert [t.chat for t in said[date(2017, 10, 10)]] == [ZHOU, XU]
    assert "逾期后已提醒3次" in said[date(2017, 10, 10)][0].html
    assert "市民政局" in said[date(2017, 10, 10)][0].html


@pytest.mark.parametrize(
    ("on", "earlier"),
    [
        (date(2017, 10, 8), date(2017, 9, 30)),
        (date(2017, 9, 24), date(2017, 9, 22)),
        (date(2017, 9, 30), date(2017, 9, 30)),
    ],
)
def test_a_reminder_on_a_day_off_moves_to_the_working_day_before(on: date, earlier: date) -> None:
    said = asked_on(desk(due(on)), earlier - timedelta(days=1), on)
    assert earlier in said


def test_what_is_due_within_a_long_holiday_is_recalled_once_not_thrice() -> None:
    here = desk(due(date(2017, 10, 8)))
    said = asked_on(here, date(2017, 9, 25), date(2017, 10, 8))
    assert list(said) == [date(2017, 9, 30)]
    assert len(said[date(2017, 9, 30)]) == 1


def test_the_words_say_how_many_working_days_are_left() -> None:
    here = desk(due())
    assert "9月28日到期（还有5个工作日），目前176/500张。能按期完成吗？" in told(
        here.strike("deadlines", "2017-09-21 09:30")
    )
    assert "今天到期" in told(here.strike("deadlines", "2017-09-28 09:30"))
    assert "9月28日已到期，超过1个工作日" in told(here.strike("deadlines", "2017-09-29 09:30"))


def test_one_message_a_person_however_many_items_are_due() -> None:
    items = [item(str(n), f"事项{n}", "市民政局", due=DUE) for n in range(1, 6)]
    said = texts(desk(*items).strike("deadlines", "2017-09-21 09:30"))
    assert [t.chat for t in said] == [LIN]
    assert all(f"事项{n} 9月28日到期" in said[0].html for n in range(1, 6))
    assert labels(said[0])[:3] == ["1.1 能按期", "1.1 要延期", "1.1 报办结"]


def test_units_without_anyone_who_can_be_written_to_are_asked_in_the_group_together() -> None:
    people = [p if p.id not in (LIN, CHEN) else replace(p, reachable=False) for p in PEOPLE]
    toilets = item("7", "改造农村公厕", "市农办", due=DUE)
    said = texts(desk(due(), toilets, people=people).strike("deadlines", "2017-09-21 09:30"))
    assert [t.chat for t in said] == [GROUP]
    assert "新增养老床位" in said[0].html
    assert "改造农村公厕" in said[0].html


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.PAUSED, Stage.STOPPED, Stage.DRAFTED])
def test_what_is_not_under_way_is_not_recalled(stage: Stage) -> None:
    assert asked_on(desk(due(stage=stage), PARKS), date(2017, 9, 1), date(2017, 10, 31)) == {}


def test_what_is_claimed_waits_for_the_clerks_and_is_not_recalled() -> None:
    here = desk(due())
    here.say(LIN, "/report 3 已全部完成")
    assert here.item("3").stage is Stage.CLAIMED
    assert asked_on(here, date(2017, 9, 12), date(2017, 10, 31)) == {}


def test_the_nearest_deadline_is_that_of_a_target_not_yet_met() -> None:
    stages = item(
        "4", "社区居家养老", "市民政局", target("4.1", due=DUE), target("4.2", due=date(2017, 11, 30))
    )
    here = desk(stages)
    assert "9月28日到期" in told(here.strike("deadlines", "2017-09-21 09:30"))
    here.say(LIN, "/report 4.1 累计500张")
    assert texts(here.strike("deadlines", "2017-09-28 09:30")) == []


def test_after_an_outage_the_missed_reminders_are_merged_into_one() -> None:
    here = desk(due())
    outcome = here.strike("deadlines", "2017-09-29 09:30", since="2017-09-20 09:30", late="2017-09-29 10:00")
    assert [t.chat for t in texts(outcome)] == [LIN]


def test_a_days_reminders_are_not_lost_when_another_round_struck_earlier_that_day() -> None:
    here = desk(due())
    assert texts(here.strike("deadlines", "2017-09-21 09:30", since="2017-09-21 09:00"))


def test_striking_the_same_day_again_owes_the_same_keys() -> None:
    here = desk(due())
    first = {t.key for t in texts(here.strike("deadlines", "2017-09-21 09:30"))}
    assert {t.key for t in texts(here.strike("deadlines", "2017-09-21 09:30"))} == first


def test_who_is_on_leave_is_not_asked_but_their_stand_in_is() -> None:
    people = [replace(p, away_until=date(2017, 9, 22), stand_in=CHEN) if p.id == LIN else p for p in PEOPLE]
    said = texts(desk(due(), people=people).strike("deadlines", "2017-09-21 09:30"))
    assert [t.chat for t in said] == [CHEN]


def test_a_promise_to_be_in_time_is_taken_as_word_not_as_a_figure() -> None:
    here = desk(due())
    (asked,) = texts(here.strike("deadlines", "2017-09-21 09:30"))
    here.press(LIN, next(b.data for row in asked.keyboard for b in row if b.label == "能按期"))
    assert here.item("3").latest is not None
    assert here.total("3") == 176


def test_the_unit_that_has_nobody_registered_is_asked_in_the_group() -> None:
    people = [*PEOPLE, Person(3001, "新人", Role.APPLICANT, "市教育局", reachable=True)]
    here = desk(item("1", "新增学位", "市教育局", due=DUE), people=people)
    assert [t.chat for t in texts(here.strike("deadlines", "2017-09-21 09:30"))] == [GROUP]
