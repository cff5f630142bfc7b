"""Extensions: asked for what the request names, decided once, never shorter; the words of a decision stay as they were."""

from dataclasses import replace
from datetime import date

import pytest

from bot.items import Item
from bot.targets import standing_of
from bot.wording import receipts
from tests.desk.office import (
    CHEN,
    PARKS,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    at,
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

SEPTEMBER, DECEMBER, GRANTED = date(2017, 9, 30), date(2017, 12, 31), date(2017, 12, 20)

ROADS = item(
    "15",
    "城市道路建设",
    "市农办",
    target("15.1", "打通断头路30条", 30, "条", due=DECEMBER),
    target("15.2", "建设过街设施10处", 10, "处", due=SEPTEMBER),
)


def roads() -> Desk:
    """An item with two targets, each with a deadline of its own."""
    return desk(ROADS, PARKS)


def dues(found: Item) -> dict[str, date | None]:
    """The deadlines of an item's targets."""
    return {t.no: t.due for t in found.targets}


def test_what_is_asked_for_one_target_is_given_to_it_alone() -> None:
    here = roads()
    outcome = here.say(CHEN, "/report 15.2 申请延期到12月20日，规划审批没下来")
    (letter,) = texts(outcome, ZHOU)
    assert "申请延期：15.2 建设过街设施，申请延至2017年12月20日（周三）（原2017年9月30日）" in letter.html
    assert labels(letter) == ["同意延期 15.2", "不同意 15.2"]
    granted = here.press(ZHOU, data(letter, "同意延期"))
    assert dues(here.item("15")) == {"15.1": DECEMBER, "15.2": GRANTED}
    assert here.item("15").earlier_dues == ()
    assert here.item("15").targets[1].earlier_dues == (SEPTEMBER,)
    assert told(granted, CHEN) == "15.2 建设过街设施已同意延期至2017年12月20日（周三）（原2017年9月30日）。"


def test_what_is_asked_for_the_item_moves_what_is_due_earlier() -> None:
    here = roads()
    (letter,) = texts(here.say(CHEN, "/report 15 申请延期到12月20日"), ZHOU)
    assert "原2017年9月30日" in letter.html
    here.press(ZHOU, data(letter, "同意延期"))
    assert dues(here.item("15")) == {"15.1": DECEMBER, "15.2": GRANTED}


def test_what_inherits_its_items_deadline_moves_with_it() -> None:
    both = (target("8.1", "甲500张"), target("8.2", "乙500张"))
    here = desk(item("8", "两件事", "市农办", *both, due=SEPTEMBER))
    here.press(ZHOU, "grant:ms:8:20171220")
    assert here.item("8").due == GRANTED
    assert here.item("8").earlier_dues == (SEPTEMBER,)
    assert dues(here.item("8")) == {"8.1": None, "8.2": None}


@pytest.mark.parametrize(
    "text", ["15.1 申请延期到10月15日", "15.1 申请延期到12月31日", "15.2申请延期到9月30日"]
)
def test_what_is_not_longer_is_answered_and_goes_to_nobody(text: str) -> None:
    here = roads()
    outcome = here.say(CHEN, f"/report {text}")
    assert not texts(outcome, ZHOU)
    assert "并未延后，没有转督查室" in told(outcome, CHEN)
    assert here.item("15").latest is None
    assert not any(n.key.startswith("react") for n in outcome.notices)


def test_a_figure_beside_it_is_taken_all_the_same() -> None:
    here = roads()
    here.say(CHEN, "/report 15.1 累计14条，申请延期到10月15日")
    assert here.total("15") == 14


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    here = roads()
    (letter,) = texts(here.say(CHEN, "/report 15.1 申请延期到2018年1月31日，用地未批"), ZHOU)
    assert "申请延至2018年1月31日（周三）（原2017年12月31日）" in letter.html


def test_a_refusal_stays_as_it_was_said_when_another_request_is_granted() -> None:
    here = roads()
    first = texts(here.say(CHEN, "/report 15.2 申请延期到12月20日"), ZHOU)[0]
    here.press(ZHOU, data(first, "不同意"))
    here.now = at("2017-09-12 10:00")
    second = texts(here.say(CHEN, "/report 15.2 申请延期到12月20日，规划审批没下来"), ZHOU)[0]
    granted = here.press(XU, data(second, "同意延期"))
    assert dues(here.item("15"))["15.2"] == GRANTED
    rewritten = {key for key in redraws(granted) if key.startswith("extension/")}
    assert second.key in rewritten
    assert first.key not in rewritten


def test_two_requests_for_two_targets_are_two_letters() -> None:
    here = roads()
    outcome = here.say(CHEN, "/report 15.1 申请延期到2018年1月31日\n15.2 申请延期到12月20日")
    first, second = texts(outcome, ZHOU)
    granted = here.press(ZHOU, data(second, "同意延期"))
    assert first.key not in redraws(granted)
    assert second.key in redraws(granted)


def test_what_one_clerk_decided_another_does_not_decide_again() -> None:
    here = roads()
    letter = texts(here.say(CHEN, "/report 15.2 申请延期到12月20日"), ZHOU)[0]
    here.press(ZHOU, data(letter, "不同意"))
    for label in ("不同意", "同意延期"):
        again = here.press(XU, data(letter, label))
        assert again.changes == ()
        assert toast(again) == receipts.ANSWERED


def test_what_was_granted_is_not_refused_afterwards() -> None:
    here = desk(replace(TOILETS, due=SEPTEMBER))
    here.press(ZHOU, "grant:ms:7:20171220")
    assert toast(here.press(XU, "refuse:ms:7:20171220")) == receipts.ANSWERED


def test_what_was_met_after_its_first_deadline_is_not_early() -> None:
    here = roads()
    here.press(ZHOU, "grant:ms:15.2:20171220")
    here.now = at("2017-10-10 10:00")
    here.say(CHEN, "/report 15.2 累计10处")
    found = here.item("15")
    standing = standing_of(found, found.targets[1], date(2017, 10, 11), date(2017, 1, 1))
    assert standing.is_met
    assert not standing.is_early
