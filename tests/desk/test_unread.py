"""What could not be read: a figure is asked about and its item stays owed, plain words are kept, nothing is lost."""

import pytest

from bot.items import Form, Target
from bot.notices import React
from bot.office import Outcome
from bot.statements import Code
from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    GROUP,
    LIN,
    MONDAY,
    ZHOU,
    Desk,
    data,
    desk,
    item,
    labels,
    redraws,
    target,
    texts,
    told,
)

STREETS = item(
    "24", "文明城市", "市民政局", target("24.1", "植树15万株", 15, "万株"),
    target("24.2", "治理河道20公里", 20, "公里"), target("24.3", "改造路口9个", 9, "个"),
)  # fmt: skip
RULES = item("12", "养老服务条例", "市民政局", Target("12.1", "养老服务条例提请审议", Form.MILESTONE))


def carded() -> Desk:
    """The week's card asks for beds counted, streets of three indicators, and a regulation without a figure."""
    here = desk(BEDS, STREETS, RULES)
    here.strike("weekly", MONDAY)
    return here


def reply(here: Desk, text: str, who: int = LIN) -> Outcome:
    """An answer to the card."""
    return here.say(who, text, private=False, to=here.card().key)


def is_signed(outcome: Outcome) -> bool:
    """Whether the message got its sign."""
    return any(isinstance(n, React) and n.emoji for n in outcome.notices)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("3.1 完成9630.5张", receipts.UNCLEAR[Code.NUMBER]),
        ("3.1 完成3/4", receipts.UNCLEAR[Code.CONTRADICTION]),
        ("3.1 还差11000张", receipts.UNCLEAR[Code.NUMBER]),
        ("3.1 提高了0.3个百分点", receipts.UNCLEAR[Code.NUMBER]),
    ],
)
def test_a_figure_that_cannot_be_read_is_asked_about_and_its_item_stays_owed(text: str, asked: str) -> None:
    here = carded()
    outcome = reply(here, text)
    assert told(outcome, GROUP) == asked
    assert not is_signed(outcome)
    assert here.total("3") == 176
    assert here.item("3").latest == desk(BEDS).item("3").latest


def test_of_several_indicators_in_one_line_the_clear_ones_are_taken_and_the_unclear_one_is_asked() -> None:
    here = carded()
    outcome = reply(here, "24.1 13.6万株 24.2 完成8公里 24.3 过半")
    assert [t.current and str(t.current.value) for t in here.item("24").targets] == ["13.6", "8", None]
    assert told(outcome, GROUP) == f"“24.3 过半”——{receipts.UNCLEAR[Code.NUMBER]}"


def test_several_unclear_figures_of_one_message_are_one_question() -> None:
    outcome = reply(carded(), "24.1 13.6万株 24.2 完成投资80% 24.3 过半")
    assert told(outcome, GROUP).startswith("“24.2 完成投资80%”“24.3 过半”——")


def test_an_unreadable_line_among_others_is_not_passed_over() -> None:
    here = carded()
    outcome = reply(here, "3.1 累计210张\n24.3 提高了0.3个百分点")
    assert here.total("3") == 210
    assert told(outcome, GROUP).startswith("“24.3 提高了0.3个百分点”")


@pytest.mark.parametrize(
    "text", ["12.1 正在会签", "12.1 已征求38家意见", "3.1 8月20日开标", "3.1 第3标段在招标"]
)
def test_words_without_a_figure_of_the_work_are_kept_as_they_were_written(text: str) -> None:
    here = carded()
    outcome = reply(here, text)
    assert texts(outcome) == []
    assert is_signed(outcome)


def test_words_of_a_second_line_are_kept_beside_the_figure_of_the_first() -> None:
    here = carded()
    card = redraws(reply(here, "3.1 累计210张\n12.1 正在会签"))[here.card().key]
    assert "✓ 12.1" in card


def test_what_was_asked_is_answered_by_the_figure_alone() -> None:
    here = carded()
    (asked,) = texts(reply(here, "24.1 完成3/4"), GROUP)
    here.say(LIN, "累计13.6万株", private=False, to=asked.key)
    assert str(here.item("24").targets[0].current.value) == "13.6"  # type: ignore[union-attr]


def test_a_number_that_the_ledger_has_not_is_said_so_and_may_be_chosen() -> None:
    here = carded()
    (asked,) = texts(reply(here, "99.1 累计210张"), GROUP)
    assert asked.html == "没有编号为99.1的事项或指标，这条报的是哪一项？"
    here.press(LIN, data(asked, "3"), chat=GROUP)
    assert here.total("3") == 210


def test_a_report_called_wrong_is_neither_counted_nor_withdrawn_without_a_press() -> None:
    here = carded()
    here.say(LIN, "/report 3 累计210张")
    outcome = reply(here, "3.1 数据有误，请撤回")
    (how,) = texts(outcome, GROUP)
    assert not is_signed(outcome)
    assert labels(how) == ["撤销"]
    here.press(LIN, data(how, "撤销"), chat=GROUP)
    assert here.total("3") == 176


def test_words_ordered_to_be_reported_are_kept() -> None:
    here = carded()
    assert is_signed(here.say(LIN, "/report 12.1 正在会签"))
    assert is_signed(here.say(ZHOU, "12.1 正在会签"))


def test_a_delay_by_a_length_of_time_is_asked_for_its_day() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    outcome = here.say(LIN, "3.1 申请延期一个月，住户不同意", private=False, to=here.card().key)
    assert len(texts(outcome)) == 1
    assert here.item("3").latest == desk(BEDS).item("3").latest
