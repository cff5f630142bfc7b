"""The heartbeat: called only where the bot has really worked and owes nothing overdue; its failure harms nothing."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.config import Webhook
from bot.office import Beat, Outcome
from bot.proposals import Upload
from handlers import clock, heartbeat
from handlers.outbox import NEVER
from handlers.overdue import overdue
from sandbox.faults import Broken
from tests.desk.office import ZHOU, at
from tests.doors.place import Place, place

SECRET = "5f0a7c1e-ping-key-of-this-office"


@dataclass
class Monitor:
    """A service outside that counts the calls it gets."""

    address: str = ""
    status: int = 200
    calls: list[str] = field(default_factory=list)


class _Ping(RequestHandler):
    def initialize(self, monitor: Monitor) -> None:
        self.monitor = monitor

    def get(self) -> None:
        """Count it."""
        self.monitor.calls.append(self.request.path)
        self.set_status(self.monitor.status)


@asynccontextmanager
async def monitored(folder: Path) -> AsyncIterator[tuple[Place, Monitor]]:
    """A house whose heartbeat is listened to."""
    monitor = Monitor()
    server = HTTPServer(Application([(r"/.*", _Ping, {"monitor": monitor})], log_function=lambda _: None))
    (socket,) = bind_sockets(0, "127.0.0.1")
    server.add_sockets([socket])
    monitor.address = f"http://127.0.0.1:{socket.getsockname()[1]}/{SECRET}"
    try:
        async with place(folder) as here:
            configured(here, heartbeat=monitor.address)
            yield here, monitor
    finally:
        server.stop()
        await server.close_all_connections()


def configured(here: Place, **changes: object) -> None:
    """The house with other keys of its configuration."""
    setting = here.house.setting
    here.house.setting = replace(setting, config=replace(setting.config, **changes))  # type: ignore[arg-type]


async def test_after_a_cycle_it_is_called(tmp_path: Path) -> None:
    async with monitored(tmp_path) as (here, monitor):
        await here.fetch()
        assert await heartbeat.beat(here.house)
        assert monitor.calls == [f"/{SECRET}"]


async def test_before_any_cycle_it_is_not(tmp_path: Path) -> None:
    async with monitored(tmp_path) as (here, monitor):
        assert not await heartbeat.beat(here.house)
        assert monitor.calls == []


async def test_where_telegram_does_not_answer_it_is_not(tmp_path: Path) -> None:
    async with monitored(tmp_path) as (here, monitor):
        await here.fetch()
        here.clock.moment += timedelta(minutes=5)
        here.server.faults.plan(Broken(), method="getUpdates")
        await here.fetch()
        assert not await heartbeat.beat(here.house)
        await here.fetch()
        assert await heartbeat.beat(here.house)
        assert len(monitor.calls) == 1


async def test_where_something_owed_is_overdue_it_is_not(tmp_path: Path) -> None:
    async with monitored(tmp_path) as (here, monitor):
        here.owe(here.text("一条"))
        here.clock.moment += timedelta(minutes=16)
        await here.fetch()
        assert not await heartbeat.beat(here.house)
        await here.speak()
        await here.fetch()
        assert await heartbeat.beat(here.house)
        assert len(monitor.calls) == 1


async def test_with_a_webhook_telegram_is_asked(tmp_path: Path) -> None:
    async with monitored(tmp_path) as (here, monitor):
        hook = Webhook("https://duban.example/hook", "127.0.0.1", 0, "webhook.txt")
        configured(here, telegram=replace(here.house.setting.config.telegram, webhook=hook))
        here.server.faults.plan(Broken(), method="getMe")
        assert not await heartbeat.beat(here.house)
        assert await heartbeat.beat(here.house)
        assert len(monitor.calls) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/" + SECRET, "http://[/" + SECRET, ""])
async def test_an_address_that_cannot_be_reached_harms_nothing_and_stands_in_no_log(
    tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with monitored(tmp_path) as (here, _):
        caplog.set_level(logging.WARNING)
        configured(here, heartbeat=address)
        await here.fetch()
        await heartbeat.beat(here.house)
        assert SECRET not in caplog.text


async def test_a_monitor_that_refuses_harms_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with monitored(tmp_path) as (here, monitor):
        monitor.status = 404
        await here.fetch()
        await heartbeat.beat(here.house)
        assert "the heartbeat was not heard: HTTPStatusError" in caplog.text


async def test_what_waits_for_people_is_not_overdue(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("给关闭的群"), here.text("上班再发", not_before=at("2017-09-12 08:30")))
        here.house.book.put_off("给关闭的群", NEVER)
        later = at("2017-09-12 08:40")
        assert overdue(here.house, later) == 0


async def test_an_upload_that_nobody_reads_is_overdue(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        upload = Upload("1", here.clock(), ZHOU, ZHOU, 5, "台账.xlsx")
        here.house.book.commit(Outcome((upload,)), at=here.clock())
        assert overdue(here.house, here.clock() + timedelta(minutes=16)) == 1


async def test_a_round_that_did_not_strike_is_overdue(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.house.book.commit(Outcome((Beat("ms", here.clock()),)), at=here.clock())
        assert overdue(here.house, here.clock()) == 0
        monday = at("2017-09-18 10:00")
        assert overdue(here.house, monday) > 0
        here.clock.moment = monday
        clock.strike_due(here.house, monday)
        assert clock.unstruck(here.house, monday) == 0
