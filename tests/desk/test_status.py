"""What leaders see of an item and of a part of the board: each indicator with its own lamp, day and reason."""

from dataclasses import replace
from datetime import date

import pytest

from bot.items import Item, Stage
from tests.desk.office import GU, LIN, ZHOU, Desk, desk, item, target, toast, told

ROADS = item(
    "15",
    "打通断头路和建设过街设施",
    "市民政局",
    target("15.1", "打通未贯通道路30条", 30, "条", total=28),
    target("15.2", "立体过街设施开工10处", 10, "处", total=3, due=date(2017, 9, 30)),
)


def _asked(asked: str, *said: str, of: tuple[Item, ...] = (ROADS,)) -> str:
    here = desk(*of)
    for text in said:
        here.say(LIN, f"/report {text}")
    return told(here.say(GU, f"/status {asked}"))


def test_one_indicator_is_answered_with_its_own_lamp() -> None:
    assert "\n🟢 15.1 按序时\n" in _asked("15.1")
    assert "\n🔴 15.2 严重滞后：滞后" in _asked("15.2")
    assert "\n🔴 15.2 严重滞后：滞后" in _asked("15")


def test_a_lamp_does_not_say_its_reason_twice() -> None:
    page = _asked("3", of=(item("3", "床位", "市民政局", target("3.1", total=300)),))
    assert "\n🟡 滞后9.7个百分点\n" in page


def test_each_indicator_has_its_own_deadline() -> None:
    page = _asked("15")
    assert "28/30条，🟢 按序时，时限12月31日" in page
    assert "时限9月30日" in page


def test_a_reason_a_plea_and_a_day_name_their_indicator() -> None:
    page = _asked("15", "15.2 规划审批没下来，请市里协调", "15.1 预计11月底完成")
    assert "难点：15.2 卡在审批：“规划审批没下来”（9月11日报）" in page
    assert "请求协调：15.2" in page
    assert "预计完成：15.1 11月30日（周四）" in page


def test_only_the_lines_that_a_word_means_are_listed_and_counted() -> None:
    page = _asked("滞后")
    assert page.startswith("滞后1项指标\n")
    assert "15.1" not in page


def test_a_plea_of_one_indicator_lists_that_one() -> None:
    page = _asked("需协调", "15.2 规划审批没下来，请市里协调")
    assert page.startswith("需协调1项指标\n")
    assert "卡在审批" in page
    assert "15.1" not in page


def _set_aside(stage: Stage) -> Desk:
    here = desk(ROADS, item("12", "法律援助", "市司法局", target("12.1", "援助800件", 800, "件")))
    here.office.take((replace(here.item("12"), stage=stage),))
    return here


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.STOPPED])
def test_a_unit_that_owes_nothing_is_not_counted(stage: Stage) -> None:
    assert "市司法局" not in told(_set_aside(stage).say(GU, "/status 按单位"))


@pytest.mark.parametrize(("stage", "word"), [(Stage.PAUSED, "已暂停"), (Stage.STOPPED, "已终止")])
def test_what_was_set_aside_takes_no_reports_and_says_so(stage: Stage, word: str) -> None:
    here = _set_aside(stage)
    outcome = here.say(ZHOU, "/report 12.1 累计800件")
    assert f"{word}，这条没有记入" in told(outcome)
    assert outcome.changes == ()
    assert word in toast(here.press(ZHOU, "same:ms:12"))


def test_a_message_about_several_items_is_taken_but_for_what_was_set_aside() -> None:
    here = _set_aside(Stage.STOPPED)
    here.say(ZHOU, "/report 12.1 累计800件\n15.1 累计29条")
    assert here.total("15") == 29
    assert here.total("12") is None
