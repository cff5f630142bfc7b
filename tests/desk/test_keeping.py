"""The care of the data: old private words, leftovers, a snapshot that failed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.desk import decide
from bot.happenings import Aged, Dawned, Trouble, Unsaved
from bot.items import Report
from bot.notices import Text
from bot.office import Card, Drop, Question
from bot.people import Invite, Role
from bot.replay import replay
from bot.wording.keeping import BLANKED
from tests.desk.office import GROUP, LIN, ZHOU, Desk, at, desk

SAID = "/report 3 累计210张，消防验收一直没批下来，预计11月底完成"


def reported(private: bool = True) -> Desk:
    """An office in which the beds were reported once."""
    here = desk()
    here.say(LIN, SAID, private=private)
    return here


def a_year_on(here: Desk, days: int = 366) -> None:
    """Time passes, and the morning's care is taken of the item."""
    here.now += timedelta(days=days)
    here.decide(Aged(here.now, "ms", "3"))


def last(here: Desk) -> Report:
    """The latest report of the beds."""
    return here.office.history("ms", "3")[-1]


def test_old_private_words_go_and_the_facts_stay() -> None:
    here = reported()
    before = last(here)
    assert "消防" in before.text
    a_year_on(here)
    found = last(here)
    assert found.text == BLANKED
    assert {said.text for said in found.statements} == {""}
    assert [replace(s, text="") for s in before.statements] == list(found.statements)
    assert (found.at, found.by, found.unit) == (before.at, before.by, before.unit)


def test_the_item_has_no_words_left_and_stands_where_it_stood() -> None:
    here = reported()
    before = here.item("3")
    a_year_on(here)
    found = here.item("3")
    assert "消防" not in repr(found)
    assert found.targets == before.targets
    assert found.forecast == before.forecast
    assert found.problem is not None
    assert found.problem.category == "approval"
    assert replay(found, here.office.history("ms", "3")) == found


def test_what_was_said_in_the_group_stays() -> None:
    here = reported(private=False)
    a_year_on(here)
    assert last(here).text == SAID.removeprefix("/report ")


def test_what_is_not_old_yet_stays() -> None:
    here = reported()
    a_year_on(here, days=364)
    assert "消防" in last(here).text


def test_where_words_are_kept_for_ever_nothing_is_blanked() -> None:
    here = reported()
    care = replace(here.setting.config.care, private_days=0)
    here.setting = replace(here.setting, config=replace(here.setting.config, care=care))
    a_year_on(here, days=5000)
    assert "消防" in last(here).text


def test_what_was_blanked_is_not_written_again() -> None:
    here = reported()
    a_year_on(here)
    assert here.decide(Aged(here.now, "ms", "3")).changes == ()


def test_the_history_says_that_words_were_let_go_of() -> None:
    here = desk()
    first = here.office.history("ms", "3")[-1]
    words = replace(first, id="x", chat=LIN, message=9, text="正在抓紧推进", statements=())
    here.reports["x"] = words
    here.say(ZHOU, "/history 3")
    assert "“正在抓紧推进”" in here.said[-1][0].html
    a_year_on(here)
    here.say(ZHOU, "/history 3")
    assert "抓紧" not in here.said[-1][0].html
    assert f"“{BLANKED}”" in here.said[-1][0].html


def question(chat: int, days: int) -> Question:
    """A question asked so many days ago."""
    asked_at = at("2017-09-11 10:00") - timedelta(days=days)
    return Question(f"{chat}.{days}", "ms", None, LIN, chat, 5, "完成一批", asked_at)


@pytest.mark.parametrize(
    ("chat", "days", "private_days", "stays"),
    [
        (LIN, 59, 365, True), (LIN, 61, 365, False), (GROUP, 61, 0, False), (GROUP, 59, 10, True),
        (LIN, 11, 10, False),
    ],
)  # fmt: skip
def test_questions_that_nobody_answered_go(chat: int, days: int, private_days: int, stays: bool) -> None:
    here = desk()
    asked = question(chat, days)
    here.office.take([asked])
    care = replace(here.setting.config.care, private_days=private_days)
    found = replace(here.setting, config=replace(here.setting.config, care=care))
    outcome = decide(here.office, found, Dawned(at("2017-09-11 10:00")))
    assert outcome.changes == (() if stays else (Drop(Question, asked.id),))


def test_old_links_and_cards_out_of_reach_go() -> None:
    here = desk()
    now = at("2017-09-11 10:00")
    link = Invite("new", Role.LEADER, "", ZHOU, now - timedelta(days=29))
    card = Card("new", "ms", "weekly", "2017-W30", GROUP, (), now, now - timedelta(days=399), now)
    there = [link, replace(link, token="old", expires=now - timedelta(days=31))]
    there_too = [card, replace(card, key="old", closes=now - timedelta(days=401))]
    here.office.take([*there, *there_too])
    assert here.decide(Dawned(now)).changes == (Drop(Invite, "old"), Drop(Card, "old"))


def test_every_clerk_is_told_that_no_snapshot_was_made() -> None:
    here = desk()
    here.now = at("2017-09-11 10:00")
    notices = here.decide(Unsaved(here.now, date(2017, 9, 8), Trouble.FULL)).notices
    assert {n.chat for n in notices if isinstance(n, Text)} == {ZHOU, 1002}
    assert here.said[-1][0].html == (
        "自动备份没有成功（磁盘已满），最近一份是9月8日的。机器人照常工作，并会继续重试；请管理员检查备份所在的磁盘。"
    )


def test_the_next_failure_since_the_same_snapshot_is_told_under_the_same_key() -> None:
    here = desk()
    first = here.decide(Unsaved(at("2017-09-11 10:00"), None, Trouble.REFUSED)).notices
    again = here.decide(Unsaved(at("2017-09-12 00:05"), None, Trouble.FULL)).notices
    assert [n.key for n in first] == [n.key for n in again]
