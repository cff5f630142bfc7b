"""The wiring: what a book does not have yet is entered, menus are set, and the token stands in no log."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot.people import Role
from handlers import app, files, snapshots
from handlers.app import Redact, redact
from sandbox.faults import Broken
from store.book import Book
from store.errors import StoreError
from tests.desk.office import LIN, ZHOU
from tests.doors.place import TOKEN, Lines, Place, place
from tests.journeys.town import CONFIG, write_office

LOUD = ("httpx", "httpcore", "telegram", "telegram.request", "apscheduler")
REAL = "123456789:" + "Ab-_9" * 7  # of the shape of a real one


@pytest.fixture
def lines() -> Iterator[Lines]:
    """All that a running house logs, at every level, with its own filter."""
    handler = Lines()
    handler.addFilter(Redact())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    loud = {logger: logger.level for logger in (root, *map(logging.getLogger, LOUD))}
    root.addHandler(handler)
    for logger in loud:
        logger.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    for logger, level in loud.items():
        logger.setLevel(level)


@pytest.mark.parametrize(
    "text",
    [REAL, f"bot{REAL}", f"https://api.telegram.org/bot{REAL}/getMe", f"a {REAL} b {REAL}", f"'{REAL}'"],
)
def test_a_token_is_taken_out_of_any_text(text: str) -> None:
    assert REAL.partition(":")[2] not in redact(text)
    assert "<令牌>" in redact(text)


@pytest.mark.parametrize(
    "text", ["12:30", "第37周：已报5项", "2017-09-11 09:00:00", "用户号 123456789：林文"]
)
def test_what_is_no_token_stays(text: str) -> None:
    assert redact(text) == text


def test_a_trace_and_a_stack_are_cleaned_too(lines: Lines) -> None:
    try:
        int(f"bot{REAL}")
    except ValueError:
        logging.getLogger("any").exception("failed at %s", f"bot{REAL}", stack_info=True)
    assert "base 10: 'bot<令牌>'" in lines.lines[0]
    assert REAL not in lines.lines[0]


async def test_the_token_stands_in_no_line_of_any_log_at_any_level(tmp_path: Path, lines: Lines) -> None:
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, "/status")
        here.server.faults.plan(Broken(), method="getUpdates")
        here.server.faults.plan(Broken(), method="sendMessage")
        for _ in range(2):
            await here.fetch()
        await here.speak()
        here.server.token = "1000000001:another"
        with pytest.raises(InvalidToken):
            await here.fetch()
    assert any("getupdates" in line.lower() for line in lines.lines)
    assert not [line for line in lines.lines if TOKEN in line]


def test_the_loggers_of_a_running_house_are_quiet_and_filtered() -> None:
    root = logging.getLogger()
    before, levels = (
        list(root.handlers),
        {logging.getLogger(n): logging.getLogger(n).level for n in (None, *LOUD)},
    )
    app.logs(logging.DEBUG)
    filters = [type(f) for handler in root.handlers for f in handler.filters]
    quiet = logging.getLogger("httpx").level
    root.handlers[:] = before
    for logger, level in levels.items():
        logger.setLevel(level)
    assert filters == [Redact]
    assert quiet == logging.WARNING


async def menus(here: Place) -> dict[str, tuple[tuple[str, str], ...]]:
    """The menus that were set."""
    await app.announce(here.house)
    return here.room.commands


async def test_the_menus_are_by_role(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        found = await menus(here)
        names = {scope: {name for name, _ in menu} for scope, menu in found.items()}
        clerk = next(menu for scope, menu in names.items() if str(ZHOU) in scope)
        assert "people" in clerk
        assert sum("people" in menu for menu in names.values()) == sum(
            p.role is Role.CLERK for p in here.house.book.office.people.values()
        )


async def test_menus_that_fail_are_no_reason_to_stop(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with place(tmp_path) as here:
        here.server.faults.plan(Broken(), method="setMyCommands")
        await app.announce(here.house)
        assert "menus not set: NetworkError" in caplog.text


async def test_a_house_opened_twice_enters_its_programmes_once(tmp_path: Path) -> None:
    office = files.read_office(write_office(tmp_path))
    async with place(tmp_path) as here:
        telegram = replace(
            office.setting.config.telegram, base_url=f"{here.house.bot.base_url.rpartition('/bot')[0]}/bot"
        )
        office = replace(
            office, setting=replace(office.setting, config=replace(office.setting.config, telegram=telegram))
        )
        for _ in range(2):
            async with app.open_house(office, TOKEN, wall=here.clock, url=str(tmp_path / "own.db")) as house:
                assert house.setting.bot_name == "duban_bot"
                assert len(house.book.office.items_of("ms")) == 5
                assert len(house.book.journal()) == 1


async def test_a_second_house_on_the_same_store_says_who_has_it(tmp_path: Path) -> None:
    office = files.read_office(write_office(tmp_path))
    book = Book.open(app.store_url(office))
    with pytest.raises(StoreError, match="另一个督办进程"):
        async with app.open_house(office, TOKEN):
            pytest.fail("there cannot be two")
    book.close()


async def test_a_house_serves_until_it_is_stopped_and_loses_nothing(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        serving = asyncio.create_task(app.serve(here.house))
        here.room.say(LIN, LIN, "/report 3 累计210张")
        async with asyncio.timeout(5):
            await here.server.quiet()
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
        assert here.house.book.last_update_id is not None
        mark = here.house.book.office.items["ms"]["3"].targets[0].current
        assert mark is not None
        assert mark.value == 210


async def test_a_house_that_serves_is_cared_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loop, made, real = asyncio.get_running_loop(), asyncio.Event(), snapshots.make

    def make(where: str, folder: Path, today: date) -> None:
        real(where, folder, today)
        loop.call_soon_threadsafe(made.set)

    monkeypatch.setattr(snapshots, "make", make)
    async with place(tmp_path) as here:
        here.house.snapshots = tmp_path / "snapshots"
        serving = asyncio.create_task(app.serve(here.house))
        async with asyncio.timeout(5):
            await made.wait()
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
        assert list(snapshots.days(tmp_path / "snapshots")) == [date(2017, 9, 11)]


@pytest.mark.parametrize(("daily", "expected"), [(7, "snapshots"), (0, None)])
def test_the_snapshots_lie_beside_the_configuration(tmp_path: Path, daily: int, expected: str | None) -> None:
    office = files.read_office(write_office(tmp_path, config=CONFIG + f"\n[store]\ndaily = {daily}\n"))
    assert app.snapshots_of(office) == (tmp_path / expected if expected else None)


@pytest.mark.parametrize(
    ("store", "expected"), [("duban.db", "{folder}/duban.db"), ("postgresql://u@h/d", "postgresql://u@h/d")]
)
def test_a_store_is_a_file_of_the_folder_or_an_address(tmp_path: Path, store: str, expected: str) -> None:
    office = files.read_office(write_office(tmp_path))
    config = replace(office.setting.config, store=store)
    found = app.store_url(replace(office, setting=replace(office.setting, config=config)))
    assert found == expected.format(folder=tmp_path)
