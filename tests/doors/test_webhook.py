"""Telegram delivers: to who knows the secret, answered after the commit, and nothing that comes twice counts twice."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.config import Webhook
from bot.setting import Setting
from handlers.inbox import Json
from handlers.webhook import LARGEST, SECRET, deliveries
from tests.desk.office import CHEN, LIN, setting
from tests.doors.place import Place, place

WORD = "a-secret-word-of-the-house"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def delivered_to(port: int) -> Setting:
    """An office to which Telegram delivers."""
    found = setting()
    webhook = Webhook(f"http://127.0.0.1:{port}/hook", "127.0.0.1", port, "secret.txt")
    return replace(
        found, config=replace(found.config, telegram=replace(found.config.telegram, webhook=webhook))
    )


@asynccontextmanager
async def hooked(folder: Path) -> AsyncIterator[tuple[Place, str]]:
    """A house that listens, and its address."""
    port = free_port()
    async with place(folder, found=delivered_to(port)) as here:
        task = asyncio.create_task(deliveries(here.house, WORD))
        while not (await here.house.bot.get_webhook_info()).url:
            assert not task.done()
        try:
            yield here, f"http://127.0.0.1:{port}/hook"
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def post(url: str, body: bytes, secret: bytes | None = WORD.encode()) -> int:
    """Somebody calls the house; gives the status of its answer."""
    headers = [] if secret is None else [(SECRET.encode(), secret)]
    async with httpx.AsyncClient() as client:
        return (await client.post(url, content=body, headers=headers)).status_code


def update(number: int, text: str, who: int = LIN) -> bytes:
    """A private message as Telegram brings it."""
    person = {"id": who, "is_bot": False, "first_name": "林文"}
    chat = {"id": who, "type": "private", "first_name": "林文"}
    message: Json = {"message_id": number, "date": 1505095200, "chat": chat, "from": person, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


def total(here: Place, no: str) -> int:
    """The total of the item's first target."""
    mark = here.house.book.office.items["ms"][no].targets[0].current
    assert mark is not None
    return int(mark.value)


async def test_what_telegram_brings_is_taken(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, _):
        here.room.say(LIN, LIN, "/report 3 累计210张")
        here.room.say(CHEN, CHEN, "/report 7 累计500座")
        async with asyncio.timeout(5):
            await here.server.quiet()
        assert (total(here, "3"), total(here, "7")) == (210, 500)


async def test_it_is_answered_after_the_commit(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        assert await post(url, update(5, "/report 3 累计210张")) == 200
        assert here.house.book.last_update_id == 5
        assert total(here, "3") == 210


async def test_the_same_delivery_twice_counts_once(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        for _ in range(2):
            assert await post(url, update(5, "/report 3 新增10张")) == 200
        assert total(here, "3") == 186


async def test_a_delivery_that_was_held_up_is_taken_after_later_ones(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        await post(url, update(6, "/report 7 累计500座", CHEN))
        await post(url, update(5, "/report 3 累计210张"))
        assert (total(here, "3"), total(here, "7")) == (210, 500)


@pytest.mark.parametrize(
    "secret", [None, b"", b"wrong", WORD.encode() + b"x", WORD.upper().encode(), b"\xff\xfe"]
)
async def test_without_the_secret_nothing_is_taken(tmp_path: Path, secret: bytes | None) -> None:
    async with hooked(tmp_path) as (here, url):
        assert await post(url, update(5, "/report 3 累计210张"), secret) == 403
        assert here.house.book.last_update_id is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[]", b"5", b"null", b"{}", b'{"update_id": "5"}', b"[" * 99999]
)
async def test_what_is_no_update_is_refused(tmp_path: Path, body: bytes) -> None:
    async with hooked(tmp_path) as (here, url):
        assert await post(url, body) == 400
        assert here.house.book.last_update_id is None


async def test_an_update_that_cannot_be_read_is_not_brought_for_ever(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        assert await post(url, b'{"update_id": 5, "message": {"date": "no day"}}') == 200
        assert await post(url, update(6, "/report 3 累计210张")) == 200
        assert total(here, "3") == 210


async def test_a_call_larger_than_any_update_is_not_even_read(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.split(":")[2].split("/")[0]))
        head = f"POST /hook HTTP/1.1\r\nHost: here\r\nContent-Length: {LARGEST + 1}\r\n\r\n"
        writer.write(head.encode())
        async with asyncio.timeout(5):
            assert b"200" not in await reader.read()  # it is hung up, and nothing of the call was waited for
        writer.close()
        assert here.house.book.last_update_id is None
        assert await post(url, update(5, "/report 3 累计210张")) == 200


async def test_a_question_by_get_tells_nothing(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (here, url):
        async with httpx.AsyncClient() as client:
            answer = await client.get(url)
        assert answer.status_code == 405
        assert here.house.book.last_update_id is None
