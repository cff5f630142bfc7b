"""What the tests of the sandbox share: a clock that they move, people, a group with the bot in it, the bot itself."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from telegram import Bot

from sandbox.asking import Ask
from sandbox.conformity import table
from sandbox.messages import Upload
from sandbox.methods import METHODS
from sandbox.people import Chat, Person
from sandbox.refusals import Refused
from sandbox.room import Room
from sandbox.server import Server
from sandbox.updates import Updates

BEIJING = timezone(timedelta(hours=8))

Call = Callable[..., Any]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2017, 9, 11, 9, 0, tzinfo=BEIJING)

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def _waits_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns of the coming type of `retry_after` unless it is already asked for."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wait(clock: Clock) -> Callable[[float], None]:
    return clock.wait


@pytest.fixture
def room(clock: Clock) -> Room:
    return Room(clock.now)


@pytest.fixture
def zhang(room: Room) -> Person:
    return room.person(101, "张三")


@pytest.fixture
def li(room: Room) -> Person:
    return room.person(102, "李四")


@pytest.fixture
def group(room: Room, zhang: Person, li: Person) -> Chat:
    chat = room.group("民生实事工作群", [zhang, li])
    room.add_bot(chat)
    return chat


@pytest.fixture
def forum(room: Room, zhang: Person, li: Person) -> Chat:
    chat = room.supergroup("督查工作群", [zhang, li], forum=True)
    room.add_bot(chat)
    return chat


@pytest.fixture
def updates(room: Room) -> Updates:
    return Updates(room)


@pytest.fixture
def call(room: Room) -> Call:
    """A method called without the network; its answer must be as the Bot API has it."""

    def _call(method: str, files: dict[str, Upload] | None = None, **values: object) -> Any:
        result = METHODS[method.lower()](room, Ask(values, files))
        assert table().check_result(method, result) == ""
        return result

    return _call


@pytest.fixture
def refusal(call: Call) -> Callable[..., str]:
    """How a method is refused."""

    def _refusal(method: str, **values: object) -> str:
        with pytest.raises(Refused) as refused:
            call(method, **values)
        return refused.value.description

    return _refusal


@pytest.fixture
async def server(room: Room) -> AsyncIterator[Server]:
    serving = Server(room, pause=0.01)
    yield serving
    await serving.stop()
    assert serving.breaches == []


@pytest.fixture
async def address(server: Server) -> str:
    return await server.start()


@pytest.fixture
async def bot(server: Server, address: str) -> AsyncIterator[Bot]:
    """The real library, which takes this machine for Telegram."""
    async with Bot(server.token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as library:
        yield library
