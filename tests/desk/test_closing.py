"""Claims, closing, sending back, extensions, pauses: each step by the one who may take it, each told to whom it concerns."""

from dataclasses import replace
from datetime import date

import pytest

from bot.items import Stage
from bot.office import Outcome
from bot.wording import closing as words
from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    LIN,
    PARKS,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    at,
    data,
    desk,
    labels,
    redraws,
    texts,
    toast,
    told,
)


def claimed() -> tuple[Desk, Outcome]:
    """Lin has reported item 3 as finished."""
    here = desk()
    return here, here.say(LIN, "/report 3 累计510张，已全部完成")


def test_a_claim_goes_to_every_clerk_with_both_buttons() -> None:
    here, outcome = claimed()
    assert here.item("3").stage is Stage.CLAIMED
    for clerk in (ZHOU, XU):
        (letter,) = texts(outcome, clerk)
        assert "市民政局报办结：3" in letter.html
        assert "510/500张" in letter.html
        assert labels(letter) == ["确认销号 3", "退回重办 3"]


def test_the_first_clerk_decides_and_the_others_copy_says_so() -> None:
    here, outcome = claimed()
    decided = here.press(XU, data(texts(outcome, XU)[0], "确认销号"))
    assert here.item("3").stage is Stage.CLOSED
    assert here.item("3").closed_on == date(2017, 9, 11)
    told_to = {key: html for key, html in redraws(decided).items() if key.startswith("claim/")}
    assert set(told_to.values()) == {"3.1 新增养老床位已销号（许若琳）。"}
    assert len(told_to) == 2


@pytest.mark.parametrize("no", ["3", "3.1"])
def test_an_item_answers_to_its_own_number_and_to_its_targets(no: str) -> None:
    here, _ = claimed()
    here.say(ZHOU, f"/close {no}")
    assert here.item("3").stage is Stage.CLOSED


def test_closing_twice_closes_once() -> None:
    here, outcome = claimed()
    button = data(texts(outcome, ZHOU)[0], "确认销号")
    here.press(ZHOU, button)
    again = here.press(XU, button)
    assert again.changes == ()
    assert toast(again) == receipts.ANSWERED


def test_sending_back_reopens_the_item_and_tells_its_unit() -> None:
    here, outcome = claimed()
    back = here.press(ZHOU, data(texts(outcome, ZHOU)[0], "退回重办"))
    assert here.item("3").stage is Stage.IN_PROGRESS
    assert "暂不销号" in told(back, LIN)
    assert not texts(back, CHEN)


def test_a_claim_that_was_sent_back_can_be_made_again_and_asks_anew() -> None:
    here, outcome = claimed()
    here.press(ZHOU, data(texts(outcome, ZHOU)[0], "退回重办"))
    here.now = at("2017-09-12 10:00")
    again = here.say(LIN, "/report 3 已全部完成")
    assert here.item("3").stage is Stage.CLAIMED
    assert {t.key for t in texts(again)}.isdisjoint({t.key for t in texts(outcome)})


def test_what_was_not_claimed_is_not_sent_back() -> None:
    outcome = desk().press(ZHOU, "back:ms:3")
    assert outcome.changes == ()
    assert toast(outcome) == receipts.ANSWERED


def test_a_clerk_closes_by_command_and_a_contact_does_not() -> None:
    here, _ = claimed()
    assert told(here.say(LIN, "/close 3")) == receipts.CLERKS_ONLY
    assert told(here.say(ZHOU, "/close 3"), ZHOU) == "3.1 新增养老床位已销号（周明）。"
    assert here.item("3").stage is Stage.CLOSED


def test_an_extension_is_asked_of_the_clerks_in_the_units_own_words() -> None:
    here = desk(replace(TOILETS, due=date(2017, 10, 31)))
    outcome = here.say(CHEN, "/report 7 申请延期到12月20日，用地未批")
    (letter,) = texts(outcome, ZHOU)
    assert "申请延至2017年12月20日（周三）（原2017年10月31日）" in letter.html
    assert "用地未批" in letter.html
    assert here.item("7").due == date(2017, 10, 31)


def test_an_extension_granted_keeps_the_earlier_deadline_in_view() -> None:
    here = desk(replace(TOILETS, due=date(2017, 10, 31)))
    outcome = here.say(CHEN, "/report 7 申请延期到12月20日，用地未批")
    granted = here.press(ZHOU, data(texts(outcome, ZHOU)[0], "同意延期"))
    assert here.item("7").due == date(2017, 12, 20)
    assert here.item("7").earlier_dues == (date(2017, 10, 31),)
    assert told(granted, CHEN) == "7.1 改造农村公厕已同意延期至2017年12月20日（周三）（原2017年10月31日）。"
    assert "延期1次，原10月31日" in told(here.say(CHEN, "/item 7"))


def test_an_extension_granted_twice_counts_once() -> None:
    here = desk(replace(TOILETS, due=date(2017, 10, 31)))
    here.press(ZHOU, "grant:ms:7:20171220")
    again = here.press(XU, "grant:ms:7:20171220")
    assert toast(again) == receipts.ANSWERED
    assert len(here.item("7").earlier_dues) == 1


def test_an_extension_refused_leaves_the_deadline_and_tells_the_unit() -> None:
    here = desk(replace(TOILETS, due=date(2017, 10, 31)))
    outcome = here.press(ZHOU, "refuse:ms:7:20171220")
    assert here.item("7").due == date(2017, 10, 31)
    assert "未获同意" in told(outcome, CHEN)


def test_a_contact_who_wants_longer_is_asked_until_when() -> None:
    here = desk(replace(TOILETS, due=date(2017, 10, 31)))
    outcome = here.press(CHEN, "extend:ms:7", message=33)
    assert told(outcome, CHEN) == words.WHICH_DAY.format(no="7")
    reply = here.say(CHEN, "延期到12月20日，用地未批", to=texts(outcome, CHEN)[0].key)
    assert "申请延至2017年12月20日" in told(reply, ZHOU)


def test_a_paused_item_is_not_asked_and_one_resumed_is_again() -> None:
    here = desk()
    assert told(here.say(ZHOU, "/pause 3")) == "3.1 新增养老床位已暂停。"
    here.strike("weekly", "2017-09-11 09:00")
    assert here.card().items == ("7", "9")
    here.say(ZHOU, "/resume 3")
    here.strike("weekly", "2017-09-18 09:00")
    assert here.card().items == ("3", "7", "9")


@pytest.mark.parametrize("text", ["/resume 3", "/pause 99"])
def test_a_step_that_the_stage_does_not_allow_is_not_taken(text: str) -> None:
    assert desk().say(ZHOU, text).changes == ()


def test_a_closed_item_leaves_the_card_and_the_board() -> None:
    here, outcome = claimed()
    here.press(ZHOU, data(texts(outcome, ZHOU)[0], "确认销号"))
    here.strike("weekly", "2017-09-18 09:00")
    assert here.card().items == ("7", "9")
    board = told(here.say(XU, "/status"))
    assert "完成1" in board
    assert "3.1" not in board


def test_a_report_on_a_closed_item_does_not_reopen_it() -> None:
    here = desk(replace(BEDS, stage=Stage.CLOSED, closed_on=date(2017, 9, 1)), PARKS)
    here.say(LIN, "/report 3 累计300张")
    assert here.item("3").stage is Stage.CLOSED


def test_a_decision_redraws_the_card_on_which_the_item_stands() -> None:
    here = desk()
    here.strike("weekly", "2017-09-11 09:00")
    outcome = here.say(LIN, "/report 3 累计510张，已全部完成")
    card = next(html for key, html in redraws(outcome).items() if "/weekly/" in key)
    assert "✓ 3.1 新增养老床位 510/500张" in card
    closed = here.press(ZHOU, "close:ms:3")
    assert f"ms/weekly/2017-W37/{GROUP}" in redraws(closed)
