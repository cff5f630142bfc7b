"""The machine: its disk full or read-only, its clock wrong, its time zone another, a second process."""

import asyncio
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.notices import Text
from bot.office import Beat, Outcome
from handlers import app, clock, outbox
from handlers.commands import told
from sandbox.faults import Broken
from store.book import Book
from store.errors import StoreError
from tests.desk.office import LIN, ZHOU, at
from tests.doors.place import TOKEN, Place, place
from tests.journeys.town import town, write_office


def make_full(here: Place) -> None:
    """No page more may be written."""
    pragma(here, "max_page_count = 1")


def make_room(here: Place) -> None:
    """There is room again."""
    pragma(here, "max_page_count = 1000000")


def pragma(here: Place, words: str) -> None:
    """Set the database's own limits."""
    here.house.book._disk.connection.connection.cursor().execute(f"PRAGMA {words}").close()


async def failure(here: Place) -> str:
    """Why the house stopped serving."""
    with pytest.raises(ExceptionGroup) as stopped:
        async with asyncio.timeout(20):
            await app.serve(here.house)
    return told(stopped.value)


LONG = "3号 累计210张，" + "施工单位已经进场，" * 300


async def test_on_a_full_disk_the_house_stops_with_one_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, LONG)
        make_full(here)
        assert "磁盘已满" in await failure(here)
        make_room(here)
        await here.fetch()
        assert len(here.house.book.office.history("ms", "3")) == 2


async def test_a_round_that_the_disk_refuses_stops_the_house_and_is_struck_after_it(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.house.book.commit(Outcome((Beat("ms", at("2017-09-08 17:00")),)), at=here.house.now())
        pragma(here, "query_only = 1")
        assert "只能读" in await failure(here)
        pragma(here, "query_only = 0")
        clock.strike_due(here.house, here.house.now())
        await here.speak()
        assert "周沟通" in here.said()[0]


async def test_a_store_that_becomes_read_only_keeps_what_is_owed(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        pragma(here, "query_only = 1")
        with pytest.raises(StoreError, match="只能读"):
            await here.outbox.drain()
        pragma(here, "query_only = 0")
        await here.speak()
        assert here.said() == ["一"]


async def test_after_a_clock_that_went_back_nobody_waits_for_that_hour_again(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(*(here.text(f"{n}") for n in range(20)))
        await here.speak()
        here.clock.moment -= timedelta(days=300)
        here.owe(here.text("后"))
        assert await here.outbox.drain() is None
        assert here.said()[-1] == "后"


async def test_what_was_to_be_tried_again_is_tried_after_the_clock_went_back(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        here.server.faults.plan(Broken())
        await here.outbox.drain()
        here.clock.moment -= timedelta(days=300)
        await here.outbox.drain()
        assert here.said() == ["一"]


async def test_what_waits_for_the_morning_is_said_when_the_clock_is_put_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "NAP", timedelta(milliseconds=20))
    async with place(tmp_path) as here, here.speaking() as said:
        here.owe(here.text("早", not_before=at("2017-09-12 08:30")), here.text("今"))
        here.house.wake()
        await said("今")
        here.clock.moment = at("2017-09-12 08:30")
        await said("早")
    assert here.said() == ["今", "早"]


async def test_what_is_held_back_stays_so_when_the_clock_goes_back(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(Text("一", LIN, "一", not_before=at("2017-09-12 08:30")))
        here.clock.moment -= timedelta(days=2)
        await here.outbox.drain()
        assert here.said(LIN) == []


async def test_after_a_clock_that_was_far_ahead_the_rounds_go_on_and_nothing_is_struck_twice(
    tmp_path: Path,
) -> None:
    async with place(tmp_path) as here:
        house = here.house
        house.book.commit(Outcome((Beat("ms", at("2017-09-11 08:00")),)), at=house.now())
        clock.strike_due(house, house.now())
        here.clock.moment = at("2017-12-31 12:00")
        clock.strike_due(house, house.now())
        here.clock.moment = at("2017-09-11 10:30")
        clock.strike_due(house, house.now())
        before = set(here.waiting())
        here.clock.moment = at("2017-09-18 09:00")
        clock.strike_due(house, house.now())
        fresh = [key for key in here.waiting() if key not in before]
        assert [key for key in fresh if key.endswith(str(here.group.id))] == [
            f"ms/weekly/2017-W38/{here.group.id}"
        ]


@pytest.fixture(params=["America/New_York", "Pacific/Kiritimati", "Nowhere/Land"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A machine whose time zone is another."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


async def test_the_machines_time_zone_moves_no_round_and_no_day(tmp_path: Path, machine: str) -> None:
    async with town(tmp_path, "2017-09-11 08:40") as here:
        await here.until("2017-09-11 08:59")
        assert not [m for m in here.said() if "周沟通" in m.text]
        await here.until("2017-09-11 09:00")
        assert "9月11日—14日" in here.card().text
        await here.say(ZHOU, "/health", private=True)
        assert "9月11日（周一）09:" in here.last(ZHOU).text


def test_a_second_process_stops_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUBAN_TOKEN", TOKEN)
    monkeypatch.setattr(app, "logs", lambda **_: None)  # the loggers of this process are not its own
    config = write_office(tmp_path)
    book = Book.open(str(tmp_path / "duban.db"))
    try:
        assert main(["run", "--config", str(config)]) == 1
    finally:
        book.close()
    said = capsys.readouterr().err.strip()
    assert "正由另一个督办进程使用" in said
    assert f"进程号 {os.getpid()}" in said
    assert "\n" not in said
