"""要延期: the button asks until which day, and the reply to it is a request to the clerks, however it is worded."""

from datetime import date

import pytest

from bot.statements import Kind
from tests.desk.office import LIN, ZHOU, Desk, desk, item, target, texts, told

SCHOOLS = item(
    "4", "中小学建设", "市民政局", target("4.1", "新建学校30所", 30, "所", due=date(2017, 9, 30)), target("4.2", "改造学校40所", 40, "所", due=date(2017, 9, 30)),
)  # fmt: skip


def asked(data: str = "extend:ms:4") -> tuple[Desk, str]:
    """A contact has pressed the button; the question has this key."""
    here = desk(SCHOOLS)
    (question,) = texts(here.press(LIN, data))
    return here, question.key


@pytest.mark.parametrize(
    "text",
    [
        "4.2延到12月15日，施工单位人手不足",
        "4.2 12月15日",
        "4.2 申请延期到12月15日",
        "4.2 延至12月15日，3.5公里管线未迁",
    ],
)
def test_a_reply_to_the_question_is_a_request_to_the_clerks(text: str) -> None:
    here, key = asked()
    outcome = here.say(LIN, text, to=key)
    assert "4.2" in told(outcome, ZHOU)
    assert "12月15日" in told(outcome, ZHOU)
    assert Kind.FORECAST not in {s.kind for r in here.reports.values() for s in r.statements}


def test_the_reply_needs_no_number() -> None:
    here, key = asked()
    assert "申请延期：4" in told(here.say(LIN, "延到12月15日，施工单位人手不足", to=key), ZHOU)


def test_a_reply_without_a_day_is_asked_again_and_answered_again() -> None:
    here, key = asked()
    (again,) = texts(here.say(LIN, "延一个月，用地没批", to=key), LIN)
    assert again.html.startswith("请回复本条，写明 4 延至哪天及原因")
    assert "12月15日" in told(here.say(LIN, "12月15日", to=again.key), ZHOU)


@pytest.mark.parametrize("text", ["好的", "收到"])
def test_talk_under_the_question_is_left_alone(text: str) -> None:
    here, key = asked()
    assert texts(here.say(LIN, text, private=True, to=key)) == []
