"""What is written privately is never met with silence, unless it is a courtesy."""

import pytest

from bot.office import Outcome
from bot.wording import receipts
from tests.desk.office import BEDS, CHEN, GU, LIN, MONDAY, ZHOU, desk, told


def test_a_leader_who_asks_for_an_item_in_words_is_answered() -> None:
    assert told(desk(BEDS).say(GU, "3号怎么样了")).startswith("<b>3.1 新增养老床位</b>")


def test_a_leader_who_asks_otherwise_is_told_what_can_be_asked() -> None:
    assert "/status" in told(desk(BEDS).say(GU, "最近情况怎么样"))


@pytest.mark.parametrize("who", [LIN, CHEN, ZHOU])
def test_what_cannot_be_read_is_said_so(who: int) -> None:
    assert told(desk(BEDS).say(who, "请把第三项的任务调整一下")).startswith(receipts.NOT_READ)


@pytest.mark.parametrize("text", ["收到", "好的，谢谢", "收到，马上去现场核", "👌", "。", "明白了"])
def test_a_courtesy_is_left_alone(text: str) -> None:
    assert desk(BEDS).say(GU, text) == Outcome()
    assert desk(BEDS).say(LIN, text) == Outcome()


def test_in_the_group_talk_is_left_alone() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    assert here.say(LIN, "下午三点开会", private=False, to=here.card().key) == Outcome()
    assert here.say(GU, "3号怎么样了", private=False) == Outcome()
