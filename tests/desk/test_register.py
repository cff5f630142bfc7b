"""人员名册: a join link is good for a day and one person; a stranger's words change nothing until a clerk confirms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.office import Outcome
from bot.people import Role
from bot.wording import receipts
from bot.wording import register as words
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    GU,
    HE,
    LIN,
    MONDAY,
    STRANGER,
    XU,
    ZHOU,
    Desk,
    data,
    desk,
    labels,
    repainted,
    texts,
    toast,
    told,
)


def link(here: Desk, text: str = "/people 单位 市农办") -> str:
    """The token of a join link that a clerk had made."""
    return told(here.say(ZHOU, text)).rpartition("start=")[2]


def test_a_join_link_enters_its_bearer_for_that_unit() -> None:
    here = desk()
    answer = here.say(STRANGER, f"/start {link(here)}")
    assert told(answer).startswith("路人您好，已登记为联络员（市农办）。")
    entered = here.office.people[STRANGER]
    assert (entered.role, entered.unit, entered.reachable) == (Role.CONTACT, "市农办", True)
    here.say(STRANGER, "7 累计500座")
    assert here.total("7") == 500


def test_a_link_for_a_leader_makes_a_leader() -> None:
    here = desk()
    here.say(STRANGER, f"/start {link(here, '/people 领导')}")
    assert here.office.people[STRANGER].role is Role.LEADER


def test_a_link_is_good_once() -> None:
    here = desk()
    token = link(here)
    here.say(STRANGER, f"/start {token}")
    assert told(here.say(9002, f"/start {token}")) == words.INVITE_UNKNOWN
    assert 9002 not in here.office.people


@pytest.mark.parametrize(
    ("later", "is_in"), [(timedelta(hours=24), True), (timedelta(hours=24, seconds=1), False)]
)
def test_a_link_is_good_for_a_day(later: timedelta, is_in: bool) -> None:
    here = desk()
    token = link(here)
    here.now += later
    here.say(STRANGER, f"/start {token}")
    assert (STRANGER in here.office.people) is is_in


@pytest.mark.parametrize("token", ["", "abc", "link-1", "../../x", "ms"])
def test_a_made_up_link_enters_nobody(token: str) -> None:
    here = desk()
    link(here)
    assert here.say(STRANGER, f"/start {token}".strip()).changes == ()


@pytest.mark.parametrize("text", ["/people 单位 市农办", "/people 领导", "/people 名册", "/people 移除 林文"])
@pytest.mark.parametrize("who", [LIN, GU, STRANGER])
def test_only_clerks_enter_people(who: int, text: str) -> None:
    outcome = desk().say(who, text)
    assert outcome.changes == ()
    assert "start=" not in told(outcome)


def test_a_join_link_is_not_made_in_a_group_where_anyone_could_take_it() -> None:
    outcome = desk().say(ZHOU, "/people 单位 市农办", private=False)
    assert outcome.changes == ()
    assert told(outcome) == words.PEOPLE_IN_PRIVATE


@pytest.mark.parametrize(
    "text", ["/people 单位", "/people 代理 林文", "/people 请假 林文", "/people 移除", "/people 什么"]
)
def test_half_an_order_is_answered_with_the_usage(text: str) -> None:
    outcome = desk().say(ZHOU, text)
    assert outcome.changes == ()
    assert told(outcome) == words.PEOPLE_USAGE


def test_the_roll_names_everyone_and_the_units_without_anybody() -> None:
    here = desk()
    here.say(ZHOU, "/people 移除 何芳")
    roll = told(here.say(ZHOU, "/people"))
    assert "市民政局：林文（联络员）" in roll
    assert "还没有联络员的单位：市园林局" in roll
    assert here.office.people[HE].role is Role.FORMER


def test_a_stand_in_and_a_leave_are_entered_by_name() -> None:
    here = desk()
    assert told(here.say(ZHOU, "/people 代理 林文 何芳")) == "林文请假时由何芳代为报送。"
    assert told(here.say(ZHOU, "/people 请假 林文 9月15日")) == "林文请假至9月15日。"
    lin = here.office.people[LIN]
    assert (lin.stand_in, lin.away_until) == (HE, date(2017, 9, 15))


@pytest.mark.parametrize(
    "text", ["/people 代理 林文 无此人", "/people 请假 无此人 9月15日", "/people 移除 无此人"]
)
def test_somebody_who_is_not_there_is_said_not_to_be_there(text: str) -> None:
    assert told(desk().say(ZHOU, text)) == words.nobody("无此人")


def test_a_leave_without_a_readable_day_is_asked_back() -> None:
    assert told(desk().say(ZHOU, "/people 请假 林文 某天")) == receipts.UNCLEAR_DATE


def applied() -> tuple[Desk, Outcome]:
    """A stranger has replied to the card and pressed their unit."""
    here = desk()
    here.strike("weekly", MONDAY)
    asked = here.say(STRANGER, "7 累计500座", private=False, to=here.card().key)
    return here, here.press(STRANGER, data(texts(asked, GROUP)[0], "市农办"), chat=GROUP)


def test_a_stranger_in_the_group_is_asked_for_their_unit_once() -> None:
    here = desk()
    here.strike("weekly", "2017-09-11 09:00")
    card = here.card().key
    first = here.say(STRANGER, "7 累计500座", private=False, to=card)
    assert labels(texts(first)[0]) == ["市民政局", "市农办", "市园林局"]
    again = here.say(STRANGER, "在吗", private=False, to=card)
    assert {t.key for t in texts(again)} == {t.key for t in texts(first)}
    assert first.changes == ()


def test_a_strangers_talk_that_answers_nothing_is_left_alone() -> None:
    assert desk().say(STRANGER, "7 累计500座", private=False) == Outcome()


def test_a_unit_pressed_asks_every_clerk_and_admits_nobody_yet() -> None:
    here, outcome = applied()
    assert [t.chat for t in texts(outcome)] == [ZHOU, XU]
    assert here.office.people[STRANGER].role is Role.APPLICANT
    here.say(STRANGER, "7 累计500座", private=False, to=here.card().key)
    assert here.total("7") == 464
    assert here.say(STRANGER, "/status", private=False) == Outcome()


def test_another_person_cannot_press_for_the_stranger() -> None:
    here = desk()
    here.say(STRANGER, "7 累计500座", private=False)
    outcome = here.press(CHEN, f"unit:{STRANGER}:1", chat=GROUP)
    assert outcome.changes == ()
    assert toast(outcome) == receipts.NOT_YOUR_QUESTION


def test_a_clerk_confirms_with_one_press_and_the_second_clerk_is_too_late() -> None:
    here, outcome = applied()
    button = data(texts(outcome, ZHOU)[0], "确认")
    here.press(ZHOU, button)
    assert here.office.people[STRANGER].role is Role.CONTACT
    assert toast(here.press(XU, button)) == receipts.ANSWERED
    assert toast(here.press(XU, button.replace("admit", "deny"))) == receipts.ANSWERED
    assert STRANGER in here.office.people


def test_a_clerk_declines_and_the_stranger_stays_one() -> None:
    here, outcome = applied()
    declined = here.press(ZHOU, data(texts(outcome, ZHOU)[0], "不是"))
    assert STRANGER not in here.office.people
    assert repainted(declined).html == "路人的登记未予确认。"


@pytest.mark.parametrize("verb", ["admit", "deny"])
@pytest.mark.parametrize("who", [LIN, GU, STRANGER])
def test_nobody_but_a_clerk_confirms_anybody(who: int, verb: str) -> None:
    here, _ = applied()
    outcome = here.press(who, f"{verb}:{STRANGER}")
    assert outcome.changes == ()
    assert toast(outcome) == receipts.CLERKS_ONLY


def test_an_anonymous_admin_and_a_channel_are_nobody() -> None:
    here = desk()
    assert here.say(0, "3 累计400张", private=False) == Outcome()
    assert here.say(0, "/status", private=False) == Outcome()
    assert here.say(0, "/undo", private=False) == Outcome()


def test_a_stranger_out_of_the_blue_hears_one_sentence() -> None:
    outcome = desk().say(STRANGER, "3 累计400张")
    assert outcome.changes == ()
    assert told(outcome) == words.WELCOME_STRANGER


def test_writing_privately_makes_somebody_reachable() -> None:
    here = desk()
    here.office.take((replace(here.office.people[LIN], reachable=False),))
    here.say(LIN, "/start")
    assert here.office.people[LIN].reachable


def test_a_clerk_of_the_configuration_needs_no_register() -> None:
    here = desk(BEDS, people=())
    assert "start=" in told(here.say(ZHOU, "/people 单位 市民政局"))
    assert here.office.people[ZHOU].role is Role.CLERK


def test_a_unit_called_shortly_is_answered_with_those_that_may_be_meant() -> None:
    outcome = desk().say(ZHOU, "/people 单位 民政")
    assert outcome.changes == ()
    assert told(outcome) == "没有找到单位“民政”。是不是：市民政局？请用全称再发一次。"


def test_an_invented_unit_gets_no_link() -> None:
    outcome = desk().say(ZHOU, "/people 单位 市<b>局")
    assert outcome.changes == ()
    assert told(outcome) == "没有找到单位“市&lt;b&gt;局”。请用台账里的单位名称。"
