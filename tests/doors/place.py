"""An open house at a real line: the library, the book on a disk, and a room of Telegram on this machine."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.notices import Notice, Text
from bot.office import Change, Outcome
from bot.people import Group
from bot.setting import Setting
from handlers import inbox
from handlers.house import House
from handlers.outbox import Outbox
from sandbox.events import Said
from sandbox.people import Chat
from sandbox.room import Room
from sandbox.server import Server
from store.book import Book
from tests.desk.office import NAMES, PEOPLE, PROGRAMME, STRANGER, at, desk, setting

TOKEN = "1000000001:a-token-for-the-doors-alone-00000"
MORNING = "2017-09-11 10:00"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    moment: datetime

    def __call__(self) -> datetime:
        """What it shows."""
        return self.moment


@dataclass
class Place:
    """The room, its server, the house; and the words that were said in it."""

    room: Room
    server: Server
    house: House
    clock: Clock
    group: Chat
    file: str
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.house)

    def owe(self, *notices: Notice) -> None:
        """Owe these."""
        self.house.book.commit(Outcome(notices=notices), at=self.house.now())

    def text(self, words: str, chat: int | None = None, **more: object) -> Text:
        """A text under its own words as its key; to the group, if no chat is told."""
        return Text(words, chat or self.group.id, words, **more)  # type: ignore[arg-type]

    async def fetch(self) -> float:
        """Take what was written."""
        return await inbox.fetch(self.house, 0)

    async def speak(self) -> None:
        """Say all that is owed, the clock following Telegram's pace and every wait."""
        while (later := await self.outbox.drain()) is not None:
            self.clock.moment = max(later, self.clock.moment)

    async def drain_in(self, **span: float) -> datetime | None:
        """Let time pass, then say what may be said."""
        self.clock.moment += timedelta(**span)
        return await self.outbox.drain()

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
        """The outbox runs by itself; gives what waits until some words were said."""
        heard: asyncio.Queue[str] = asyncio.Queue()
        stop = self.room.watch(lambda e: heard.put_nowait(e.message.text) if isinstance(e, Said) else None)

        async def until(words: str) -> None:
            async with asyncio.timeout(5):
                while await heard.get() != words:
                    pass

        task = asyncio.create_task(self.outbox.run())
        try:
            yield until
        finally:
            stop()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def said(self, chat: int | None = None) -> list[str]:
        """What the bot has said in a chat, as it reads now."""
        found = self.room.messages(chat or self.group.id)
        return [m.text for m in found if m.sender == self.room.bot.id and m.service is None]

    def waiting(self) -> list[str]:
        """The keys of what is still owed."""
        return [owed.key for owed in self.house.book.waiting()]

    def uncertain(self) -> list[str]:
        """The keys of what may stand twice."""
        return [doubt.key for doubt in self.house.book.uncertain()]

    def reopen(self) -> None:
        """The process ends here and another begins."""
        self.house.book.close()
        self.house.book = Book.open(self.file)
        self.outbox = Outbox(self.house)


@asynccontextmanager
async def place(
    folder: Path, *, is_group: bool = False, patience: float = 5.0, found: Setting | None = None
) -> AsyncIterator[Place]:
    """The office of the desk's tests behind its doors; everyone has opened the bot and the group is bound."""
    clock = Clock(at(MORNING))
    room = Room(clock)
    everyone = [room.person(number, name) for number, name in (*NAMES.items(), (STRANGER, "路人"))]
    group = room.group("工作群", everyone) if is_group else room.supergroup("工作群", everyone)
    room.add_bot(group)
    server = Server(room, TOKEN, pause=0.01)
    address = await server.start()
    for person in everyone[:-1]:
        room.start(person)
    server.updates.drop()
    file = str(folder / "duban.db")
    book = Book.open(file)
    made = desk()
    bound = Group(group.id, "工作群", "ms")
    begun: list[Change] = [*made.office.items_of("ms"), *made.reports.values()]
    book.commit(Outcome((PROGRAMME, *PEOPLE, *begun, bound)), at=clock())
    request = HTTPXRequest(read_timeout=patience)
    bot = Bot(TOKEN, f"{address}/bot", f"{address}/file/bot", request=request)
    house = House(found or setting(), book, bot, clock)
    try:
        async with bot:
            yield Place(room, server, house, clock, group, file)
    finally:
        house.book.close()
        await server.stop()
    assert server.breaches == []


class Lines(logging.Handler):
    """Everything that is logged, as it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))
