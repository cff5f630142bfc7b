"""Closing what falls short, stopping, taking up again: each is meant twice or can be put right; short is never finished."""

from dataclasses import replace
from datetime import date

import pytest

from bot.counts import Counts, count
from bot.items import Stage
from bot.lamps import Lamp, Rules, lamp
from bot.notices import Redraw, Text
from bot.office import Outcome
from bot.targets import standing_of
from bot.wording import closing as words
from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    LIN,
    PARKS,
    XU,
    ZHOU,
    Desk,
    data,
    desk,
    labels,
    redraws,
    target,
    texts,
    toast,
    told,
)

START = date(2017, 1, 1)


def claimed_short() -> tuple[Desk, Text]:
    """Lin has reported item 3 as finished at 176 of 500, and meant it; the letter that Zhou has."""
    here = desk(BEDS, PARKS)
    here.press(LIN, "claim:ms:3")
    outcome = here.press(LIN, f"held:{next(iter(here.office.questions))}")
    assert here.item("3").stage is Stage.CLAIMED
    return here, texts(outcome, ZHOU)[0]


def closed_short() -> tuple[Desk, Outcome]:
    """Zhou has closed it all the same."""
    here, letter = claimed_short()
    asked = texts(here.press(ZHOU, data(letter, "确认销号")), ZHOU)[0]
    return here, here.press(ZHOU, data(asked, words.CLOSE_SHORT))


def counted(here: Desk) -> Counts:
    """The counts of all items on the day."""
    return count(here.office.items_of("ms"), here.now.date(), START, Rules())


def test_what_falls_short_is_closed_by_a_second_press_only() -> None:
    here, letter = claimed_short()
    asked = texts(here.press(ZHOU, data(letter, "确认销号")), ZHOU)[0]
    assert here.item("3").stage is Stage.CLAIMED
    assert "176/500张（35.2%）" in asked.html
    assert labels(asked) == ["确认仍未达到任务数，仍要销号", "退回重办 3"]
    here.press(ZHOU, data(asked, words.CLOSE_SHORT))
    assert here.item("3").stage is Stage.CLOSED


def test_a_command_to_close_what_falls_short_asks_too() -> None:
    here, _ = claimed_short()
    assert "仍未达到任务数" in told(here.say(ZHOU, "/close 3"))
    assert here.item("3").stage is Stage.CLAIMED


def test_what_is_reached_is_closed_by_one_press() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计510张，已全部完成")
    here.press(ZHOU, "close:ms:3")
    assert here.item("3").stage is Stage.CLOSED


def test_what_was_closed_short_counts_as_closed_and_never_as_finished_or_early() -> None:
    here, _ = closed_short()
    found = counted(here)
    assert (found.done, found.early, found.short) == (0, 0, 1)
    assert lamp(here.item("3"), here.now.date(), START, Rules()).lamp is Lamp.SHORT
    board = told(here.say(XU, "/status"))
    assert "已销号未达任务数1" in board
    assert "完成1" not in board
    assert "9月11日销号，未达任务数" in told(here.say(XU, "/status 3"))


def test_what_was_closed_short_before_is_not_finished_either() -> None:
    """An earlier release marked as met what a clerk closed."""
    (bed,) = (replace(t, met_on=date(2017, 9, 11)) for t in BEDS.targets)
    here = desk(PARKS)
    here.office.take((replace(BEDS, targets=(bed,), stage=Stage.CLOSED, claimed_on=date(2017, 9, 11)),))
    assert (counted(here).done, counted(here).short) == (0, 1)


def test_a_ledger_that_brings_what_is_closed_without_figures_is_believed() -> None:
    closed = replace(BEDS, targets=(target("3.1"),), stage=Stage.CLOSED)
    assert counted(desk(closed)).done == 1


def test_the_letters_say_that_it_was_closed_short() -> None:
    _, outcome = closed_short()
    assert {html for key, html in redraws(outcome).items() if key.startswith("claim/")} == {
        "3.1 新增养老床位已销号，未达任务数，不计入完成（周明）。"
    }


def test_the_button_that_means_it_does_nothing_once_the_item_was_sent_back() -> None:
    here, letter = claimed_short()
    asked = texts(here.press(ZHOU, data(letter, "确认销号")), ZHOU)[0]
    here.press(XU, "back:ms:3")
    assert toast(here.press(ZHOU, data(asked, words.CLOSE_SHORT))) == receipts.ANSWERED
    assert here.item("3").stage is Stage.IN_PROGRESS


def test_what_was_closed_by_mistake_is_taken_up_again() -> None:
    here, _ = closed_short()
    outcome = here.say(ZHOU, "/resume 3")
    found = here.item("3")
    assert (found.stage, found.closed_on, found.claimed_on) == (Stage.IN_PROGRESS, None, None)
    assert found.targets[0].met_on is None
    assert told(outcome, ZHOU) == "3.1 新增养老床位已恢复。"
    assert told(outcome, LIN) == "3.1 新增养老床位已恢复办理，请继续办理并按期报送。"
    here.strike("weekly", "2017-09-18 09:00")
    assert "3" in here.card().items


def test_what_a_decision_said_stays_when_the_item_is_closed_again() -> None:
    here, outcome = closed_short()
    before = {n.of for n in outcome.notices if isinstance(n, Redraw) and n.of.startswith("claim/")}
    here.say(ZHOU, "/resume 3")
    here.say(LIN, "/report 3 累计510张，已全部完成")
    again = here.press(ZHOU, "close:ms:3")
    assert before.isdisjoint(redraws(again))


def test_a_stop_is_meant_by_one_more_press() -> None:
    here = desk()
    asked = texts(here.say(ZHOU, "/stop 3"), ZHOU)[0]
    assert here.item("3").stage is Stage.IN_PROGRESS
    assert labels(asked) == ["确认终止 3.1"]
    stopped = here.press(ZHOU, data(asked, "确认终止"))
    assert here.item("3").stage is Stage.STOPPED
    assert "已终止（周明）" in redraws(stopped)[asked.key]
    assert toast(here.press(XU, data(asked, "确认终止"))) == receipts.ANSWERED


def test_what_was_stopped_is_taken_up_again_with_its_figures() -> None:
    here = desk()
    here.press(ZHOU, "stop:ms:3")
    here.say(ZHOU, "/resume 3")
    assert here.item("3").stage is Stage.IN_PROGRESS
    assert here.total("3") == 176


@pytest.mark.parametrize("text", ["/stop 99", "/resume 3"])
def test_what_cannot_be_is_not_asked_to_be_meant(text: str) -> None:
    (answer,) = texts(desk().say(ZHOU, text))
    assert answer.keyboard == ()


def test_a_target_closed_short_is_not_early_by_its_own_standing() -> None:
    here, _ = closed_short()
    found = here.item("3")
    standing = standing_of(found, found.targets[0], here.now.date(), START)
    assert (standing.is_met, standing.is_early) == (False, False)
