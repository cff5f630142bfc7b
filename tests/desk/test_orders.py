"""Orders that cannot be carried out say why: no such number, more than a number, or the stage of the item."""

import pytest

from tests.desk.office import BEDS, LIN, ZHOU, desk, told


@pytest.mark.parametrize(
    ("order", "answer"),
    [
        ("/close", "请写明编号，如 /close 3。"),
        ("/close 99", "没有编号为99的事项。"),
        ("/close 新增", "“新增”不是编号。请只写编号，如 /close 3。"),
        ("/pause 3 经费", "“3 经费”不是编号。请只写编号，如 /pause 3。"),
        ("/close 3.1", "3.1 新增养老床位目前是“办理中”，不能销号。责任单位报办结后才能销号。"),
        ("/resume 3", "3.1 新增养老床位目前是“办理中”，不能恢复。"),
    ],
)
def test_an_order_that_cannot_be_done_says_why(order: str, answer: str) -> None:
    here = desk(BEDS)
    here.say(LIN, "/report 3 累计210张")
    assert told(here.say(ZHOU, order)) == answer


def test_what_rests_is_not_paused_again() -> None:
    here = desk(BEDS)
    here.say(ZHOU, "/pause 3")
    assert told(here.say(ZHOU, "/pause 3")) == "3.1 新增养老床位目前是“暂停”，不能暂停。"
