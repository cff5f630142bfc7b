"""Replies: read, checked against rights and sense, taken, held for a press, or asked back once."""

from dataclasses import replace

import pytest

from bot.notices import React
from bot.office import Outcome
from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    HE,
    LIN,
    MONDAY,
    XU,
    ZHOU,
    Desk,
    data,
    desk,
    item,
    labels,
    redraws,
    target,
    texts,
    toast,
    told,
)


def carded() -> Desk:
    """The week's card stands in the group."""
    here = desk()
    here.strike("weekly", MONDAY)
    return here


def test_several_lines_are_several_reports_of_one_message() -> None:
    here = desk(BEDS, item("12", "助餐点", "市民政局", target("12.1", "助餐点100处", 100, "处")))
    here.say(LIN, "/report 3 累计210张\n12 累计40处")
    assert (here.total("3"), here.total("12")) == (210, 40)


def test_the_line_of_another_unit_is_refused_and_ones_own_is_taken() -> None:
    here = carded()
    outcome = here.say(CHEN, "7 累计500座\n3 累计210张", private=False, to=here.card().key)
    assert (here.total("7"), here.total("3")) == (500, 176)
    assert "由市民政局报送，这条没有记入。" in told(outcome, CHEN)


def test_a_refusal_goes_to_the_group_only_where_there_is_no_private_way() -> None:
    here = carded()
    here.office.take((replace(here.office.people[CHEN], reachable=False),))
    outcome = here.say(CHEN, "3 累计210张", private=False, to=here.card().key)
    assert [t.chat for t in texts(outcome)] == [GROUP]


@pytest.mark.parametrize("figure", ["累计2100张", "累计90张", "累计5000张"])
def test_a_figure_hardly_meant_is_held_for_its_writers_word(figure: str) -> None:
    here = carded()
    outcome = here.say(LIN, f"3 {figure}", private=False, to=here.card().key)
    assert here.total("3") == 176
    (asked,) = texts(outcome, GROUP)
    assert "任务是500张，上次报176张。" in asked.html
    here.press(LIN, data(asked, "就是"), chat=GROUP)
    assert here.total("3") == int(figure.strip("累计张"))


def test_a_held_figure_is_dropped_if_its_writer_looks_again() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3 累计2100张", private=False, to=here.card().key))
    here.press(LIN, data(asked, "我再核对"), chat=GROUP)
    assert toast(here.press(LIN, data(asked, "就是"), chat=GROUP)) == receipts.ANSWERED
    assert here.total("3") == 176


@pytest.mark.parametrize("who", [HE, ZHOU])
def test_nobody_but_its_writer_means_a_held_figure(who: int) -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3 累计2100张", private=False, to=here.card().key))
    assert toast(here.press(who, data(asked, "就是"), chat=GROUP)) == receipts.NOT_YOUR_QUESTION
    assert here.total("3") == 176


def test_an_unclear_line_is_asked_back_once_with_the_likely_answers() -> None:
    here = desk(BEDS, item("12", "社区养老床位", "市民政局", target("12.1", "社区养老床位100张", 100, "张")))
    here.strike("weekly", MONDAY)
    (asked,) = texts(here.say(LIN, "累计50张", private=False, to=here.card().key))
    assert asked.html == "这条报的是哪一项？"
    answer = next(label for label in labels(asked) if label.startswith("12"))
    here.press(LIN, data(asked, answer), chat=GROUP)
    assert here.total("12") == 50
    assert toast(here.press(LIN, data(asked, answer), chat=GROUP)) == receipts.ANSWERED


def test_an_edit_that_speaks_of_another_item_takes_the_first_back_on_the_same_card() -> None:
    here = desk(BEDS, item("12", "助餐点", "市民政局", target("12.1", "助餐点100处", 100, "处")))
    here.strike("weekly", MONDAY)
    here.say(LIN, "/report 3 累计210张")
    outcome = here.say(LIN, "/report 12 累计40处", edits=here.numbers)
    assert (here.total("3"), here.total("12")) == (176, 40)
    card = redraws(outcome)[here.card().key]
    assert "✓ 12.1" in card
    assert "✓ 3.1" not in card


def test_an_edit_that_says_nothing_any_more_takes_its_report_and_its_sign_back() -> None:
    here = desk()
    here.say(LIN, "3 累计210张")
    number = here.numbers
    outcome = here.say(LIN, "说错了，不算", edits=number)
    assert here.total("3") == 176
    assert React(LIN, number, "") in outcome.notices


@pytest.mark.parametrize("text", ["收到", "好的", "谢谢", "👌", "下午三点开会", "…", "？"])
def test_talk_is_left_alone(text: str) -> None:
    here = carded()
    assert here.say(LIN, text, private=False, to=here.card().key) == Outcome()


def test_help_asked_for_goes_to_the_clerks_in_the_units_own_words() -> None:
    outcome = desk().say(LIN, "/report 3 请市里协调解决用地问题")
    assert "原话：" in told(outcome, ZHOU)
    assert "请市里协调解决用地问题" in told(outcome, ZHOU)


def test_a_plea_is_told_once_and_again_only_after_a_clerk_saw_to_it() -> None:
    here = desk()
    here.say(LIN, "/report 3 请市里协调解决用地问题")
    assert texts(here.say(LIN, "/report 3 请市里协调解决用地问题"), ZHOU) == []
    here.press(ZHOU, "helped:ms:3")
    assert texts(here.say(LIN, "/report 3 请市里协调解决用地问题"), ZHOU) != []


def test_what_a_clerk_saw_to_is_told_to_the_unit_and_stands_in_every_clerks_letter() -> None:
    here = desk()
    asked = here.say(LIN, "/report 3 用地未批，请市里协调解决")
    (letter,) = texts(asked, ZHOU)
    outcome = here.press(ZHOU, data(letter, "已协调"))
    assert "协调请求，督查室已办理" in told(outcome, LIN)
    assert len([html for html in redraws(outcome).values() if "协调请求已办理（周明）" in html]) == 2
    assert not here.item("3").wants_help
    assert here.item("3").problem is not None
    assert toast(here.press(XU, data(letter, "已协调"))) == receipts.ANSWERED


def test_a_figure_leaves_the_reason_and_the_plea_and_a_word_that_it_is_solved_ends_both() -> None:
    here = desk()
    here.say(LIN, "/report 3 用地未批，请市里协调解决")
    here.say(LIN, "/report 3 累计190张")
    assert (here.item("3").wants_help, here.item("3").problem is not None) == (True, True)
    here.say(LIN, "/report 3 累计200张，用地问题已解决")
    assert (here.item("3").wants_help, here.item("3").problem) == (False, None)


def test_taking_back_where_nothing_was_said_says_so() -> None:
    assert told(desk().say(CHEN, "/undo")) == receipts.NOTHING_TO_UNDO


def test_a_clerk_takes_back_by_number_what_another_wrote_and_a_contact_does_not() -> None:
    here = desk(replace(BEDS, support=("市园林局",)))
    here.say(LIN, "/report 3 累计210张")
    here.say(HE, "/undo 3")
    assert here.total("3") == 210
    here.say(ZHOU, "/undo 3.1")
    assert here.total("3") == 176
