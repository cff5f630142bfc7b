"""Buttons: whoever presses needs the right to, what is named is looked up afresh, and twice is once."""

from dataclasses import replace

import pytest

from bot.items import Stage
from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    GU,
    HE,
    LIN,
    PARKS,
    STRANGER,
    TOILETS,
    ZHOU,
    desk,
    redraws,
    toast,
)

FORGED = (
    "",
    ":",
    "::::",
    "same",
    "same:",
    "same:ms",
    "same:ms:99",
    "same:other:3",
    "claim:ms:",
    "extend::",
    "see",
    "see:ms",
    "see:ms:x:status",
    "see:ms:0:drop",
    "see:nowhere:0:status",
    "undo:ms:3",
    "undo:ms:99:1",
    "q:",
    "q:none",
    "held",
    "more",
    "drop",
    "grant:ms:3:20171399",
    "grant:ms:3:",
    "close:ms:99",
    "back:ms",
    "again:ms",
    "approve:nothing",
    "fresh:",
    "later:ms/x/1",
    "cancel:../../etc/passwd",
    "admit:abc",
    "admit:4711",
    "deny:",
    "unit:9001",
    "unit:a:b",
    "no such verb:1",
    "same:ms:３\u202e",
)


@pytest.mark.parametrize("data", FORGED)
@pytest.mark.parametrize("who", [ZHOU, LIN, GU, STRANGER])
def test_forged_data_changes_nothing_and_is_answered(who: int, data: str) -> None:
    outcome = desk().press(who, data, chat=GROUP)
    assert outcome.changes == ()
    assert toast(outcome)


@pytest.mark.parametrize("verb", ["same", "claim", "ontime", "extend"])
@pytest.mark.parametrize("who", [CHEN, GU, STRANGER])
def test_only_the_units_own_people_press_for_it(who: int, verb: str) -> None:
    outcome = desk().press(who, f"{verb}:ms:3", chat=GROUP)
    assert outcome.changes == ()
    assert toast(outcome) == receipts.NOT_YOURS_TO_PRESS


@pytest.mark.parametrize(
    "data",
    [
        "close:ms:3",
        "back:ms:3",
        "grant:ms:3:20171220",
        "refuse:ms:3:20171220",
        "again:ms:2017-W37",
        "called:ms:1",
    ],
)
@pytest.mark.parametrize("who", [LIN, GU])
def test_a_clerks_button_is_refused_to_everyone_else(who: int, data: str) -> None:
    outcome = desk(replace(BEDS, stage=Stage.CLAIMED)).press(who, data)
    assert outcome.changes == ()
    assert toast(outcome) == receipts.CLERKS_ONLY


def test_a_supporting_unit_and_a_clerk_press_for_an_item_too() -> None:
    here = desk(replace(BEDS, support=("市园林局",)), TOILETS)
    assert toast(here.press(HE, "same:ms:3")) == receipts.UNCHANGED_TAKEN
    assert toast(here.press(ZHOU, "same:ms:7")) == receipts.UNCHANGED_TAKEN


def test_no_change_pressed_twice_is_one_report() -> None:
    here = desk()
    here.press(LIN, "same:ms:3", chat=GROUP)
    before = dict(here.reports)
    here.press(LIN, "same:ms:3", chat=GROUP)
    assert here.reports.keys() == before.keys()
    assert here.total("3") == 176


def test_a_claim_pressed_twice_asks_the_clerks_once() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计500张")
    first = here.press(LIN, "claim:ms:3", chat=GROUP)
    second = here.press(LIN, "claim:ms:3", chat=GROUP)
    assert {n.key for n in first.notices if n.key.startswith("claim/")}
    assert second.changes == ()
    assert not [n for n in second.notices if n.key.startswith("claim/")]


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.STOPPED, Stage.PAUSED, Stage.DRAFTED])
def test_the_button_of_an_old_card_says_that_it_is_too_late(stage: Stage) -> None:
    outcome = desk(replace(BEDS, stage=stage), PARKS).press(LIN, "same:ms:3", chat=GROUP)
    assert outcome.changes == ()
    assert toast(outcome) == receipts.not_owed(replace(BEDS, stage=stage))


def test_a_press_on_last_weeks_card_redraws_the_newest_one_only() -> None:
    here = desk()
    here.strike("weekly", "2017-09-04 09:00")
    here.strike("weekly", "2017-09-11 09:00")
    outcome = here.press(LIN, "same:ms:3", chat=GROUP, message=101)
    assert [key.split("/")[2] for key in redraws(outcome)] == ["2017-W37"]


def test_a_press_after_a_report_was_undone_elsewhere_does_not_undo_another() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计210张")
    here.say(LIN, "/report 3 累计220张")
    first = min(r.message for r in here.reports.values() if r.message)
    outcome = here.press(LIN, f"undo:ms:3:{first}")
    assert toast(outcome) == receipts.TOO_OLD
    assert here.total("3") == 220


def test_only_its_writer_or_a_clerk_takes_a_report_back() -> None:
    here = desk(replace(BEDS, support=("市园林局",)))
    here.say(LIN, "/report 3 累计210张")
    message = max(r.message for r in here.reports.values())
    assert toast(here.press(HE, f"undo:ms:3:{message}")) == receipts.NOT_YOURS_TO_PRESS
    assert here.total("3") == 210
    assert toast(here.press(ZHOU, f"undo:ms:3:{message}")) == "已撤销：3.1 累计210张。现为：3.1 176/500张。"
    assert here.total("3") == 176


def test_undoing_a_press_takes_back_that_press_alone() -> None:
    here = desk()
    here.press(CHEN, "same:ms:7", chat=GROUP)
    here.press(LIN, "same:ms:3", chat=GROUP)
    here.say(LIN, "/undo")
    withdrawn = [r.item for r in here.reports.values() if r.withdrawn]
    assert withdrawn == ["3"]
    assert here.total("7") == 464
