"""Updates are pushed to a webhook in their order, with the secret, each until it is taken."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from sandbox.people import Person
from sandbox.room import Room
from sandbox.server import Server

SECRET = "k7x2_a-B"


class Ear:
    """A webhook that answers with planned statuses, then 200, and keeps what it was sent."""

    def __init__(self) -> None:
        self.address = ""
        self.statuses: list[int] = []
        self.secrets: list[str | None] = []
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def take(self, request: HTTPServerRequest) -> int:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.heard.put_nowait(json.loads(request.body))
        return self.statuses.pop(0) if self.statuses else 200

    async def next(self) -> str:
        """The text of the next update that comes."""
        async with asyncio.timeout(5):
            update = await self.heard.get()
        return str(update["message"]["text"])


class Door(RequestHandler):
    def initialize(self, ear: Ear) -> None:
        self._ear = ear

    def post(self) -> None:
        self.set_status(self._ear.take(self.request))


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    listening = Ear()
    sockets = bind_sockets(0, "127.0.0.1")
    listening.address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/hook"
    http = HTTPServer(Application([("/hook", Door, {"ear": listening})], log_function=lambda _: None))
    http.add_sockets(sockets)
    yield listening
    http.stop()
    await http.close_all_connections()


async def test_updates_come_in_their_order_with_the_secret(
    bot: Bot, ear: Ear, room: Room, zhang: Person
) -> None:
    await bot.set_webhook(ear.address, secret_token=SECRET)
    for text in ("一", "二", "三"):
        room.say(zhang, zhang.id, text)
    assert [await ear.next() for _ in range(3)] == ["一", "二", "三"]
    assert set(ear.secrets) == {SECRET}


async def test_what_waited_before_comes_too(bot: Bot, ear: Ear, room: Room, zhang: Person) -> None:
    room.say(zhang, zhang.id, "早先")
    await bot.set_webhook(ear.address)
    assert await ear.next() == "早先"
    assert ear.secrets == [None]


async def test_what_is_not_taken_is_pushed_again_before_the_next(
    bot: Bot, ear: Ear, room: Room, zhang: Person
) -> None:
    ear.statuses = [500, 503]
    await bot.set_webhook(ear.address)
    room.say(zhang, zhang.id, "一")
    room.say(zhang, zhang.id, "二")
    assert [await ear.next() for _ in range(4)] == ["一", "一", "一", "二"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_webhook_that_nobody_serves_is_told(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    sockets = bind_sockets(0, "127.0.0.1")
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"
    sockets[0].close()
    await bot.set_webhook(address, allowed_updates=["message"])
    room.say(zhang, zhang.id, "一")
    async with asyncio.timeout(5):
        while (info := await bot.get_webhook_info()).last_error_message is None:
            pass
    assert (info.url, info.pending_update_count, info.allowed_updates) == (address, 1, ("message",))


async def test_polling_beside_a_webhook_is_a_conflict(bot: Bot, ear: Ear) -> None:
    await bot.set_webhook(ear.address)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_a_webhook_ends_with_its_deletion(bot: Bot, ear: Ear, room: Room, zhang: Person) -> None:
    await bot.set_webhook(ear.address)
    await bot.set_webhook("")
    room.say(zhang, zhang.id, "一")
    assert len(await bot.get_updates()) == 1
    assert ear.heard.empty()


async def test_what_waits_can_be_dropped(bot: Bot, room: Room, zhang: Person) -> None:
    room.say(zhang, zhang.id, "一")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_quiet_comes_once_the_webhook_took_everything(
    bot: Bot, server: Server, ear: Ear, room: Room, zhang: Person
) -> None:
    await bot.set_webhook(ear.address)
    room.say(zhang, zhang.id, "一")
    async with asyncio.timeout(5):
        await server.quiet()
    assert ear.heard.qsize() == 1


@pytest.mark.parametrize(
    ("url", "secret", "refusal"),
    [
        ("http://127.0.0.1:1/", "密", "Secret token contains unallowed characters"),
        ("ftp://127.0.0.1/", "", "(?i)invalid webhook URL specified"),
    ],
)
async def test_a_webhook_is_refused(bot: Bot, url: str, secret: str, refusal: str) -> None:
    with pytest.raises(BadRequest, match=refusal):
        await bot.set_webhook(url, secret_token=secret)
