"""Updates: each taken exactly once, whatever came with it, before it or after it."""

from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot.wording import register as words
from handlers import inbox
from handlers.inbox import PAUSE, Json
from sandbox.faults import Broken, Fault, Flood, Garbled, LostAnswer, LostCall
from store.errors import StoreError
from store.verifying import verify
from tests.desk.office import CHEN, LIN, STRANGER, ZHOU
from tests.doors.place import Place, place


def total(here: Place, no: str) -> int | None:
    """The total of the item's first target."""
    mark = here.house.book.office.items["ms"][no].targets[0].current
    return None if mark is None else int(mark.value)


def update(number: int, text: str, who: int = LIN) -> Json:
    """A private message as Telegram sends it."""
    person = {"id": who, "is_bot": False, "first_name": "林文"}
    chat = {"id": who, "type": "private", "first_name": "林文"}
    message = {"message_id": number, "date": 1505095200, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": message}


POISON: tuple[Json, ...] = (
    {"message": {"message_id": "x"}},
    {"message": []},
    {"message": {"message_id": 1, "date": "yesterday", "chat": {"id": 1}}},
    {"message": {"message_id": 1, "date": 10**30, "chat": {"id": 1, "type": "private"}, "text": "x"}},
    {"callback_query": {"id": "1"}},
    {"my_chat_member": 5},
    {"my_chat_member": {"chat": None}},
    {"no_such_kind": {"a": [1, 2, {"b": None}]}},
    {"poll": {"id": "1"}},
    {},
)


async def test_what_is_written_is_taken_once_and_confirmed(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "3 累计210张")
        assert await here.fetch() == 0
        await here.fetch()
        assert total(here, "3") == 210
        assert len(here.server.updates) == 0


async def test_the_same_update_twice_is_one_report(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await inbox.receive(here.house, update(5, "/report 3 新增10张"))
        await inbox.receive(here.house, update(5, "/report 3 新增10张"))
        assert total(here, "3") == 186
        assert len(here.house.book.journal()) == 2


async def test_updates_out_of_their_order_are_all_taken(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await inbox.receive(here.house, update(12, "/report 3 累计210张"))
        await inbox.receive(here.house, update(11, "/report 7 累计500座", CHEN))
        assert (total(here, "3"), total(here, "7")) == (210, 500)


async def test_after_a_restart_nothing_is_taken_again_and_nothing_left_out(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "/report 3 新增10张")
        await here.fetch()
        here.reopen()
        here.room.say(CHEN, CHEN, "/report 7 累计500座")
        await here.fetch()
        assert (total(here, "3"), total(here, "7")) == (186, 500)


async def test_an_answer_lost_on_its_way_brings_the_updates_again_and_once(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "/report 3 新增10张")
        here.server.faults.plan(LostAnswer(), method="getUpdates")
        assert await here.fetch() == PAUSE
        await here.fetch()
        assert total(here, "3") == 186


@pytest.mark.parametrize("fault", [Garbled(), Broken(500), Broken(502), LostCall()])
async def test_trouble_in_asking_rests_and_asks_again(tmp_path: Path, fault: Fault) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "/report 3 累计210张")
        here.server.faults.plan(fault, method="getUpdates")
        assert await here.fetch() == PAUSE
        await here.fetch()
        assert total(here, "3") == 210


async def test_told_to_wait_it_rests_as_long(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.server.faults.plan(Flood(77), method="getUpdates")
        assert await here.fetch() == 77


async def test_asking_beside_a_webhook_is_no_reason_to_stop(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.house.bot.set_webhook("http://127.0.0.1:1/")
        assert await here.fetch() == PAUSE


async def test_polling_ends_a_webhook_left_by_an_earlier_configuration(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.house.bot.set_webhook("http://127.0.0.1:1/")
        await inbox._end_webhook(here.house)
        assert (await here.house.bot.get_webhook_info()).url == ""
        assert await here.fetch() == 0


async def test_a_token_that_telegram_no_longer_knows_ends_the_asking(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.server.token = "1000000001:another"
        with pytest.raises(InvalidToken):
            await here.fetch()


@pytest.mark.parametrize("poison", POISON)
async def test_an_update_that_cannot_be_read_counts_as_received(tmp_path: Path, poison: Json) -> None:
    async with place(tmp_path) as here:
        await inbox.receive(here.house, {"update_id": 41, **poison})
        assert here.house.book.last_update_id == 41
        assert here.waiting() == []


async def test_an_update_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        first = here.room.say(LIN, LIN, "/report 3 累计210张")
        here.room.say(CHEN, CHEN, "/report 7 累计500座")
        queue = here.server.updates.fetch()
        queue[0].body["message"] = {"message_id": first.id, "date": "no day"}
        await here.fetch()
        assert (total(here, "3"), total(here, "7")) == (176, 500)


@pytest.mark.parametrize("raw", [None, [], "x", 5, {"update_id": "7"}, {"update_id": True}, {"message": {}}])
def test_what_has_no_number_is_no_update(raw: object) -> None:
    assert not inbox.is_update(raw)


async def test_what_the_disk_refuses_is_not_taken_and_comes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "/report 3 累计210张")

        def full(*_: object, **__: object) -> bool:
            raise StoreError("磁盘已满")

        with monkeypatch.context() as patched:
            patched.setattr(here.house.book, "commit", full)
            with pytest.raises(StoreError, match="磁盘已满"):
                await here.fetch()
        await here.fetch()
        assert total(here, "3") == 210


async def test_a_clerk_binds_a_group_and_the_bot_looks_what_it_can_do_there(tmp_path: Path) -> None:
    async with place(tmp_path, is_group=True) as here:
        here.room.say(ZHOU, here.group, "/bind ms")
        await here.fetch()
        await here.speak()
        (answer,) = here.said()
        assert words.LACKING_SUPERGROUP in answer
        assert words.HEARS_REPLIES in answer


async def test_a_muted_bot_keeps_what_it_lacks_until_it_may_say_it(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.restrict_bot(here.group)
        here.room.say(ZHOU, here.group, "/bind ms")
        await here.fetch()
        await here.speak()
        assert here.said() == []
        here.room.promote_bot(here.group)
        await here.fetch()
        await here.speak()
        assert words.LACKING_WRITE in here.said()[0]


@pytest.mark.parametrize("text", ["/bind@other_bot ms", "/binding ms", "绑定 /bind ms"])
async def test_what_is_no_bind_for_this_bot_binds_nothing(tmp_path: Path, text: str) -> None:
    async with place(tmp_path) as here:
        here.room.promote_bot(here.group)
        here.house.book.office.groups.clear()
        here.room.say(ZHOU, here.group, text)
        await here.fetch()
        assert here.house.book.office.groups == {}


async def test_a_stranger_is_heard_and_changes_nothing(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.start(STRANGER)
        here.room.say(STRANGER, STRANGER, "3 累计500张")
        await here.fetch()
        await here.speak()
        assert total(here, "3") == 176
        assert STRANGER not in here.house.book.office.people
        assert set(here.said(STRANGER)) == {words.WELCOME_STRANGER}


@pytest.mark.parametrize("wrong", [{"id": ["a"]}, {"id": 5}, {"message": {"message_id": "x"}}])
async def test_a_value_of_another_type_is_never_kept(tmp_path: Path, wrong: dict[str, object]) -> None:
    async with place(tmp_path) as here:
        message = {"message_id": 5, "date": 0, "chat": {"id": LIN, "type": "private", "first_name": "林文"}}
        query: dict[str, object] = {
            "id": "1", "chat_instance": "1", "data": "same:ms:3", "message": message,
            "from": {"id": LIN, "is_bot": False, "first_name": "林文"},
        }  # fmt: skip
        for key, value in wrong.items():
            query[key] = {**message, **value} if isinstance(value, dict) else value
        await inbox.receive(here.house, {"update_id": 77, "callback_query": query})
        assert here.house.book.last_update_id == 77
        assert verify(here.file).is_sound
