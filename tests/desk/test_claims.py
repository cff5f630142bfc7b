"""报办结: borne out by the figures it goes to the clerks at once, else after its writer's press; it is never lost."""

import pytest

from bot.items import Stage
from bot.notices import React
from bot.office import Outcome
from tests.desk.office import (
    BEDS,
    CHEN,
    LIN,
    TOILETS,
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

HOMES = item(
    "13", "老旧小区改造", "市民政局", target("13.1", "开工377个", 377, "个", total=370),
    target("13.2", "节能改造150万平方米", 150, "万平方米", total=115),
)  # fmt: skip
ASKED = "3.1 新增养老床位：任务数500张，已报176张，未达到。是否仍报办结？"


def signed(outcome: Outcome) -> bool:
    """Whether the message got its sign."""
    return any(isinstance(n, React) and n.emoji for n in outcome.notices)


def here_() -> Desk:
    """Beds short of their figure, and an item of two indicators."""
    return desk(BEDS, TOILETS, HOMES)


@pytest.mark.parametrize(
    "text", ["3.1 报办结", "3.1 申请销号", "3.1 全部完成了，申请销号", "3号报办结", "/report 3.1 申请销号"]
)
def test_a_claim_short_of_its_figure_is_asked_about_once_and_passed_on_by_a_press(text: str) -> None:
    here = here_()
    outcome = here.say(LIN, text)
    (asked,) = texts(outcome)
    assert asked.html == ASKED
    assert labels(asked) == ["仍报办结", "我再核对"]
    assert not signed(outcome)
    assert here.item("3").stage is not Stage.CLAIMED
    letter = told(here.press(LIN, data(asked, "仍报办结")), ZHOU)
    assert here.item("3").stage is Stage.CLAIMED
    assert letter.startswith("市民政局报办结：3.1 新增养老床位\n3.1 176/500张")
    assert "未达到任务数" in letter


def test_a_short_claim_that_is_looked_at_again_leaves_everything_as_it_was() -> None:
    here = here_()
    (asked,) = texts(here.say(LIN, "3.1 报办结"))
    here.press(LIN, data(asked, "我再核对"))
    assert here.item("3") == here_().item("3")


def test_the_button_of_a_reminder_asks_as_well_and_twice_pressed_asks_once() -> None:
    here = here_()
    (asked,) = texts(here.press(LIN, "claim:ms:3"), LIN)
    assert asked.html == ASKED
    assert texts(here.press(LIN, "claim:ms:3")) == []
    here.press(LIN, data(asked, "仍报办结"))
    assert here.item("3").stage is Stage.CLAIMED


def test_a_claim_that_the_figures_bear_out_goes_to_the_clerks_at_once() -> None:
    here = here_()
    here.say(CHEN, "/report 7.1 累计800座")
    outcome = here.say(CHEN, "7.1 申请销号")
    assert signed(outcome)
    assert here.item("7").stage is Stage.CLAIMED
    assert "市农办报办结" in told(outcome, ZHOU)


def test_of_an_indicator_done_the_rest_of_its_item_is_named() -> None:
    here = here_()
    outcome = here.say(LIN, "13.1 老旧小区377个全开工了，可以销号")
    assert here.total("13") == 377
    assert here.item("13").stage is Stage.IN_PROGRESS
    assert told(outcome) == "已记入。13 老旧小区改造还有13.2 节能改造150万平方米未完成，全部完成后再报办结。"


def test_what_else_a_short_claim_says_is_taken_at_once() -> None:
    here = here_()
    outcome = here.say(LIN, "3.1 累计210张\n13.1 报办结")
    assert here.total("3") == 210
    assert signed(outcome)
    assert "13.1 任务数377个，已报370个" in told(outcome)


def test_an_indicator_that_is_only_said_to_be_done_needs_no_answer() -> None:
    here = here_()
    here.say(LIN, "/report 13.1 累计377个")
    outcome = here.say(LIN, "13.1 已完成")
    assert signed(outcome)
    assert texts(outcome) == []
