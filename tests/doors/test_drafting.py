"""Uploads read behind the chat: woken by their commit, asked for again when the line is down, told when they are lost."""

import asyncio
from pathlib import Path

import pytest

from handlers import drafting
from handlers.drafting import Reader
from handlers.house import House
from sandbox.faults import LostCall
from sandbox.messages import Upload
from tests.desk.office import ZHOU
from tests.doors.place import Place, place

PLAN = "2017年民生实事\n一、养老床位。9月底前新增养老床位500张。（牵头单位：市民政局）\n".encode()


def uploads(house: House) -> int:
    """How many wait to be read."""
    return len(house.book.office.uploads)


async def send(here: Place, name: str = "要点.txt", content: bytes = PLAN) -> str:
    """A clerk sends a file; gives Telegram's id of it."""
    sent = here.room.say(ZHOU, ZHOU, files=[Upload(name, content)])
    await here.fetch()
    assert sent.file is not None
    return sent.file.id


async def test_the_reader_is_woken_by_an_upload_and_the_bot_answers_meanwhile(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        task = asyncio.create_task(Reader(here.house).run())
        await asyncio.sleep(0)
        owed = asyncio.Event()
        await send(here)
        here.room.say(ZHOU, ZHOU, "/whoami")
        await here.fetch()
        assert uploads(here.house) == 1
        assert any(key.startswith("answer/") for key in here.waiting())
        here.house.wake = owed.set
        async with asyncio.timeout(20):
            await owed.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert uploads(here.house) == 0
        assert list(here.house.book.office.proposals) == [str(ZHOU)]


async def test_what_telegram_does_not_hand_over_now_is_asked_for_again(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await send(here)
        here.server.faults.plan(LostCall(), method="getFile")
        await drafting.drain(here.house)
        assert uploads(here.house) == 1
        await drafting.drain(here.house)
        assert uploads(here.house) == 0
        assert list(here.house.book.office.proposals) == [str(ZHOU)]


async def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        del here.room.files[await send(here)]
        await drafting.drain(here.house)
        await here.speak()
        assert "从 Telegram 取不下来" in here.said(ZHOU)[-1]
        assert uploads(here.house) == 0


async def test_reading_that_breaks_down_is_told_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    async with place(tmp_path) as here:
        monkeypatch.setattr("handlers.intake.take_content", broken)
        await send(here)
        await drafting.drain(here.house)
        await here.speak()
        assert "没有读成" in here.said(ZHOU)[-1]
        assert uploads(here.house) == 0
