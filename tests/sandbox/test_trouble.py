"""Planned trouble, as the real library feels it."""

import json

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from sandbox.faults import Broken, Flood, Garbled, LostAnswer, LostCall, Slow
from sandbox.people import Chat, Person
from sandbox.room import Room
from sandbox.server import Server


def _said(room: Room, chat: Chat) -> list[str]:
    return [message.text for message in room.messages(chat) if message.sender == room.bot.id]


async def test_a_flood_names_its_wait_and_does_nothing(
    bot: Bot, server: Server, room: Room, group: Chat
) -> None:
    server.faults.plan(Flood(7), method="sendMessage")
    with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
        await bot.send_message(group.id, "一")
    await bot.send_message(group.id, "二")
    assert _said(room, group) == ["二"]


@pytest.mark.parametrize(("code", "words"), [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_a_broken_server_does_nothing(
    bot: Bot, server: Server, room: Room, group: Chat, code: int, words: str
) -> None:
    server.faults.plan(Broken(code))
    with pytest.raises(NetworkError, match=words):
        await bot.send_message(group.id, "一")
    assert _said(room, group) == []


async def test_a_lost_call_was_never_done(bot: Bot, server: Server, room: Room, group: Chat) -> None:
    server.faults.plan(LostCall())
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "一")
    assert _said(room, group) == []


async def test_a_lost_answer_was_done_all_the_same(bot: Bot, server: Server, room: Room, group: Chat) -> None:
    server.faults.plan(LostAnswer())
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "一")
    assert _said(room, group) == ["一"]


async def test_a_slow_answer_is_given_up_but_was_done(
    bot: Bot, server: Server, room: Room, group: Chat
) -> None:
    server.faults.plan(Slow(30))
    with pytest.raises(TimedOut):
        await bot.send_message(group.id, "一", read_timeout=0.05)
    assert _said(room, group) == ["一"]


async def test_a_slow_answer_comes_in_the_end(bot: Bot, server: Server, group: Chat) -> None:
    server.faults.plan(Slow(0.01))
    assert (await bot.send_message(group.id, "一")).text == "一"


async def test_a_garbled_answer_was_done(bot: Bot, server: Server, room: Room, group: Chat) -> None:
    server.faults.plan(Garbled())
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(group.id, "一")
    assert _said(room, group) == ["一"]


async def test_a_poll_can_be_lost_and_loses_no_update(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    room.start(zhang)
    server.faults.plan(LostAnswer(), method="getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot{token}/getme", 200, None),
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/bot{token}/sendPoll", 404, "Not Found"),
        ("/bot{token}/sendMessage?chat_id=-5&text=x", 400, "Bad Request: chat not found"),
        ("/file/bot{token}/documents/none", 404, "Not Found"),
        ("/file/bot1:wrong/documents/none", 404, "Not Found"),
    ],
)
async def test_plain_addresses_answer_as_telegrams_do(
    server: Server, address: str, path: str, status: int, description: str | None
) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(address + path.format(token=server.token))
    assert (answer.status_code, answer.json().get("description")) == (status, description)


@pytest.mark.parametrize("body", [b'{"chat_id": 101, "text": "JSON"}', b"{", b"[]"])
async def test_a_call_may_come_as_json(
    server: Server, address: str, room: Room, zhang: Person, body: bytes
) -> None:
    room.start(zhang)
    headers = {"Content-Type": "application/json"}
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{address}/bot{server.token}/sendMessage", content=body, headers=headers)
    is_right = body.startswith(b'{"')
    assert json.loads(answer.content)["ok"] is is_right
    server.breaches.clear()
