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
    data,
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


SCHOOLS = item(
    "4",
    "中小学幼儿园建设",
    "市民政局",
    target("4.1", "新建小学30所", 30, "所", due=date(2017, 8, 31), total=31),
    target("4.2", "改建幼儿园40所", 40, "所", due=date(2017, 9, 28), total=12),
    target("4.3", "新建中学50所", 50, "所", due=date(2017, 10, 31), total=9),
)


def test_what_is_recalled_is_the_target_that_is_due_with_its_own_figure() -> None:
    (said,) = texts(desk(SCHOOLS).strike("deadlines", "2017-09-21 09:30"))
    assert said.html == "4.2 改建幼儿园 9月28日到期（还有5个工作日），目前12/40所。能按期完成吗？"


def test_a_target_that_is_met_is_not_recalled_though_its_item_is_open() -> None:
    done = target("26.1", "新建驿站100处", 100, "处", due=date(2017, 8, 31), total=142)
    here = desk(item("26", "驿站", "市民政局", done, target("26.2", "改造300个", 300, "个", total=283)))
    assert asked_on(here, date(2017, 8, 1), date(2017, 9, 30)) == {}


def test_each_target_of_an_item_is_recalled_by_its_own_deadline() -> None:
    said = asked_on(desk(SCHOOLS), date(2017, 9, 20), date(2017, 11, 6))
    told_of = {no for found in said.values() for t in found for no in ("4.1", "4.2", "4.3") if no in t.html}
    assert told_of == {"4.2", "4.3"}
    assert date(2017, 10, 24) in said


def test_who_is_late_is_not_asked_whether_they_will_be_in_time() -> None:
    (said,) = texts(desk(due()).strike("deadlines", "2017-09-29 09:30"))
    assert "能按期完成吗" not in said.html
    assert "确需延期的请申请延期" in said.html
    assert labels(said) == ["要延期", "报办结"]


def test_a_press_under_a_target_is_of_that_target_alone() -> None:
    here = desk(SCHOOLS)
    (said,) = texts(here.strike("deadlines", "2017-09-21 09:30"))
    assert labels(said) == ["能按期", "要延期"]
    here.press(LIN, data(said, "能按期"))
    latest = here.item("4").latest
    assert latest is not None
    assert [s.target for s in latest.statements] == ["4.2"]
    assert "4.2 延至哪天" in told(here.press(LIN, data(said, "要延期")), LIN)


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
    here.say(LIN, "/report 3 累计510张，已全部完成")
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
