"""Taken off the register: from that moment nothing speaks for them, nothing is told to them, no old button works."""

from dataclasses import replace

import pytest

from bot.happenings import Refused
from bot.office import Outcome
from bot.people import Person, Role
from bot.rights import BUTTONS
from bot.wording import receipts
from bot.wording import register as words
from tests.desk.deeds import DEEDS
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    HE,
    LIN,
    MONDAY,
    PARKS,
    STRANGER,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    data,
    desk,
    texts,
    toast,
    told,
)


def removed(here: Desk, name: str = "林文") -> Outcome:
    """A clerk takes somebody off."""
    return here.say(ZHOU, f"/people 移除 {name}")


def test_a_person_taken_off_keeps_the_name_of_what_they_reported() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计210张")
    removed(here)
    assert here.total("3") == 210
    assert "林文" in told(here.say(ZHOU, "/history 3"))
    assert "林文" not in told(here.say(ZHOU, "/people"))


@pytest.mark.parametrize("verb", sorted(set(BUTTONS) - {"unit"}))
@pytest.mark.parametrize("who", [LIN, XU])
def test_no_old_button_works_for_somebody_taken_off(who: int, verb: str) -> None:
    here = desk()
    here.strike("weekly", MONDAY)
    DEEDS[verb].prepare(here)
    removed(here, str(who))
    for question in here.office.questions:
        assert not question.startswith(f"{who}.")
    pressed = here.press(who, f"{verb}:ms:3", chat=GROUP)
    assert pressed.changes == ()
    assert [type(n).__name__ for n in pressed.notices] == ["Toast"]


def test_an_edit_of_an_old_report_by_somebody_taken_off_changes_nothing() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计210张")
    written = max(r.message for r in here.reports.values())
    removed(here)
    edited = here.say(LIN, "/report 3 累计400张", edits=written)
    assert edited.changes == ()
    assert here.total("3") == 210


def test_a_held_figure_of_somebody_taken_off_is_nobodys_any_more() -> None:
    here = desk()
    asked = here.say(LIN, "/report 3 累计2100张")
    removed(here)
    for who in (LIN, CHEN, ZHOU):
        here.press(who, data(texts(asked)[0], "就是"))
    assert here.total("3") == 176


def test_links_made_by_a_clerk_who_was_taken_off_enter_nobody() -> None:
    here = desk()
    link = told(here.say(XU, "/people 督查员")).rpartition("start=")[2]
    removed(here, "许若琳")
    assert told(here.say(STRANGER, f"/start {link}")) == words.INVITE_UNKNOWN
    assert told(here.say(XU, f"/start {link}")) == words.INVITE_UNKNOWN
    assert here.office.people[XU].role is Role.FORMER


def test_drafts_and_uploads_of_a_clerk_who_was_taken_off_are_dropped_and_not_redrawn() -> None:
    here = desk()
    DEEDS["take"].prepare(here)
    here.strike("monthly", "2017-09-30 15:00")
    removed(here, "许若琳")
    assert here.office.proposals == {}
    assert [s for s in here.office.spoken.values() if s.chat == XU] == []
    (issue,) = here.office.issues
    approved = here.press(ZHOU, f"approve:{issue}")
    assert texts(approved, XU) == []


def test_who_stands_in_for_somebody_taken_off_or_was_taken_off_stands_in_no_more() -> None:
    here = desk()
    here.say(ZHOU, "/people 代理 陈建 何芳")
    here.say(HE, "/report 7 累计500座")
    assert here.total("7") == 500
    removed(here, "陈建")
    here.say(HE, "/report 7 累计510座")
    assert here.total("7") == 500
    here.say(ZHOU, "/people 代理 林文 何芳")
    removed(here, "何芳")
    assert here.office.people[LIN].stand_in is None


def test_who_was_taken_off_comes_back_by_a_new_link_only() -> None:
    here = desk()
    removed(here)
    assert here.say(LIN, "你好").changes == ()
    assert told(here.say(LIN, "/start")) == words.WELCOME_STRANGER
    link = told(here.say(ZHOU, "/people 单位 市农办")).rpartition("start=")[2]
    here.say(LIN, f"/start {link}")
    assert (here.office.people[LIN].role, here.office.people[LIN].unit) == (Role.CONTACT, "市农办")


def test_a_clerk_of_the_configuration_is_not_taken_off_by_a_command() -> None:
    here = desk()
    outcome = here.say(XU, "/people 移除 周明")
    assert outcome.changes == ()
    assert "config.toml" in told(outcome)


def namesakes() -> Desk:
    """Two people are called 林文."""
    here = desk(BEDS, TOILETS, PARKS)
    here.office.take((Person(2009, "林文", Role.CONTACT, "市农办", reachable=True),))
    return here


@pytest.mark.parametrize("order", ["移除 林文", "改名 林文 林小文", "请假 林文 9月15日", "代理 林文 何芳", "代理 何芳 林文"])  # fmt: skip
def test_of_two_people_of_one_name_neither_is_meant_until_the_number_is_told(order: str) -> None:
    here = namesakes()
    outcome = here.say(ZHOU, f"/people {order}")
    assert outcome.changes == ()
    assert told(outcome) == "名册里有2位“林文”：市民政局 2001、市农办 2009。请把姓名换成用户号再发一次。"


def test_of_two_people_of_one_name_each_reports_for_their_own_unit() -> None:
    here = namesakes()
    here.say(2009, "3 累计300张")
    here.say(LIN, "7 累计500座")
    assert (here.total("3"), here.total("7")) == (176, 464)
    here.say(ZHOU, "/people 移除 2009")
    here.say(LIN, "3 累计210张")
    here.say(2009, "7 累计510座")
    assert (here.total("3"), here.total("7")) == (210, 464)


def test_a_name_that_looks_like_a_number_is_not_somebody_elses_number() -> None:
    here = desk()
    here.office.take((replace(here.office.people[CHEN], name=str(LIN)),))
    here.say(ZHOU, f"/people 移除 {LIN}")
    assert here.office.people[LIN].role is Role.FORMER
    assert here.office.people[CHEN].role is Role.CONTACT


def test_somebody_else_who_takes_a_clerks_name_is_no_clerk() -> None:
    here = desk()
    here.office.take((Person(9100, "周明", Role.CONTACT, "市农办", reachable=True),))
    assert told(here.say(9100, "/pause 3")) == receipts.CLERKS_ONLY
    assert toast(here.press(9100, "close:ms:3")) == receipts.CLERKS_ONLY


def test_a_deleted_account_is_told_to_the_clerks_once_and_keeps_its_place_in_the_register() -> None:
    here = desk()
    gone = Refused(here.now, LIN, "Forbidden: user is deactivated")
    assert {t.chat for t in texts(here.decide(gone))} == {ZHOU, XU}
    assert here.decide(gone) == Outcome()
    lin = here.office.people[LIN]
    assert (lin.role, lin.reachable) == (Role.CONTACT, False)
