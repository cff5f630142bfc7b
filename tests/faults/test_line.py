"""The line to Telegram: what comes in unknown, twice, late or torn, and another program that fetches the same messages."""

from pathlib import Path

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.wording import health as words
from handlers import commands, inbox
from handlers.inbox import PAUSE, Json
from sandbox.faults import Broken, Fault, Flood, Garbled, LostAnswer, LostCall, Slow
from tests.desk.office import CHEN, LIN, XU, ZHOU
from tests.doors.place import Place, place

TROUBLE: tuple[Fault, ...] = (
    Flood(2),
    Broken(500),
    Broken(502),
    LostCall(),
    LostAnswer(),
    Slow(0.4),
    Garbled(),
)


def total(here: Place, no: str) -> int:
    """The total of the item's first target."""
    mark = here.house.book.office.items["ms"][no].targets[0].current
    return int(mark.value) if mark else 0


def update(number: int, text: str, **more: object) -> Json:
    """A private message of a contact as Telegram sends it, with fields that nobody knows yet."""
    person = {"id": LIN, "is_bot": False, "first_name": "林文", "aura": {"colour": [1, 2]}}
    chat = {"id": LIN, "type": "private", "first_name": "林文", "mood": None}
    message = {"message_id": number, "date": 1505095200, "chat": chat, "from": person, "text": text, **more}
    return {"update_id": number, "message": message, "weather": "rain"}


async def test_fields_that_nobody_knows_yet_are_passed_over(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await inbox.receive(here.house, update(5, "3号 新增10张", telepathy={"strength": 9}))
        assert total(here, "3") == 186


@pytest.mark.parametrize("fault", TROUBLE, ids=repr)
async def test_a_report_in_the_midst_of_any_trouble_counts_once_and_is_receipted(
    tmp_path: Path, fault: Fault
) -> None:
    async with place(tmp_path, patience=0.2) as here:
        for method in ("getUpdates", "setMessageReaction", "sendMessage"):
            here.server.faults.plan(fault, calls=2, method=method)
        said = here.room.say(LIN, LIN, "3号 新增10张")
        asked = here.room.say(CHEN, CHEN, "/item 7")
        for _ in range(4):
            await here.fetch()
            await here.speak()
        assert total(here, "3") == 186
        assert here.room.reactions(LIN, said.id) == {here.room.bot.id: "👌"}
        answers = [m for m in here.room.messages(CHEN) if m.answers == asked.id]
        assert len(answers) == 1 or here.uncertain()
        assert here.waiting() == []


async def test_a_button_pressed_twice_at_once_counts_once_and_both_are_answered(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        await here.speak()
        card = here.room.last(here.group)
        for number in (900, 901):
            raw = {
                "update_id": number,
                "callback_query": {
                    "id": f"{number}", "from": {"id": LIN, "is_bot": False, "first_name": "林文"},
                    "chat_instance": "1", "data": "same:ms:3",
                    "message": {"message_id": card.id, "date": 1505095200,
                                "chat": {"id": here.group.id, "type": "supergroup", "title": "工作群"}},
                },
            }  # fmt: skip
            await inbox.receive(here.house, raw)
        reports = here.house.book.office.history("ms", "3")
        assert len([r for r in reports if "/unchanged/" in r.id]) == 1
        assert {f"toast {n}" for n in (900, 901)} <= set(here.waiting())


async def test_a_rival_that_fetches_the_same_messages_is_told_to_the_clerks_once(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.house.bot.set_webhook("http://127.0.0.1:1/")
        waits = [await here.fetch() for _ in range(9)]
        assert waits == [PAUSE] * 9
        await here.speak()
        assert [here.said(clerk) for clerk in (ZHOU, XU)] == [[words.RIVAL], [words.RIVAL]]


async def test_one_conflict_is_the_end_of_the_process_before_and_no_news(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for _ in range(3):
            await here.house.bot.set_webhook("http://127.0.0.1:1/")
            await here.fetch()
            await here.house.bot.delete_webhook()
            await here.fetch()
        assert here.waiting() == []


@pytest.mark.parametrize(
    "error",
    [RetryAfter(30), BadRequest("logged out"), NetworkError("down"), InvalidToken(), TelegramError("odd")],
    ids=lambda error: type(error).__name__,
)
def test_what_telegram_answers_at_the_start_is_one_chinese_sentence(error: TelegramError) -> None:
    told = commands.told(ExceptionGroup("", [error]))
    assert "Telegram" in told
    assert "\n" not in told
    assert any("一" <= sign <= "鿿" for sign in told)
