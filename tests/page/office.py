"""A small office with a bot of few words, and its page served on this machine."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import httpx
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sandbox.events import Event, Pressed, Said, Toasted
from sandbox.messages import Button, Message
from sandbox.room import Room
from sandbox.script import Deed
from sandbox.stage import Cast, Play, Stage
from sandbox.visit.lobby import Lobby
from sandbox.visit.routes import application
from sandbox.visit.sample import Coming, Face, Lead, Sample

BEIJING = timezone(timedelta(hours=8))
ZHOU, CHEN, STRANGER = 1001, 2002, 3001
MONDAY = datetime(2017, 9, 11, 8, 50, tzinfo=BEIJING)
END = datetime(2017, 9, 30, 23, 59, tzinfo=BEIJING)


class Parrot:
    """A bot that repeats what it is told, asks every day at nine, and answers every press."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._heard: list[Said | Pressed] = []
        self._owed: list[Message] = []
        self._asked = room.now().date()
        room.watch(self._hear)

    def next_moment(self, after: datetime) -> datetime | None:
        nine = after.replace(hour=9, minute=0, second=0, microsecond=0)
        return nine if nine > after else nine + timedelta(days=1)

    def strike(self) -> None:
        now = self._room.now()
        if now.hour >= 9 and self._asked < now.date():
            self._asked = now.date()
            self._owe(self._group(), "今天有什么进展？", (Button("无变化", data="same"),))

    async def listen(self) -> None:
        heard, self._heard = self._heard, []
        for event in heard:
            if isinstance(event, Pressed):
                self._room.toast(Toasted(event.query, event.person, "记下了", False, self._room.now()))
            else:
                self._owe(event.message.chat, f"你说：{event.message.text}")

    async def speak(self) -> datetime | None:
        for owed in self._owed:
            self._room.post(owed)
        self._owed = []
        return None

    def _hear(self, event: Event) -> None:
        match event:
            case Pressed():
                self._heard.append(event)
            case Said(message) if message.service is None and message.sender != self._room.bot.id:
                self._heard.append(event)

    def _owe(self, chat: int, text: str, *keys: tuple[Button, ...]) -> None:
        number = self._room.next_id(chat)
        self._owed.append(Message(chat, number, self._room.now(), self._room.bot.id, text, keyboard=keys))

    def _group(self) -> int:
        return next(c.chat.id for c in self._room.conversations.values() if not c.chat.is_private)


@asynccontextmanager
async def lead(stage: Stage) -> AsyncIterator[Lead]:
    parrot = Parrot(stage.room)

    async def greet() -> None:
        stage.room.commands['[{"type": "all_private_chats"}, ""]'] = (("help", "用法"),)

    def coming(after: datetime) -> list[Coming]:
        first = parrot.next_moment(after)
        assert first is not None
        return [Coming(first + timedelta(days=n), "daily", "日问") for n in range(20)]

    yield Lead(parrot, coming, lambda at: at if at.hour >= 8 else at.replace(hour=8, minute=30), greet)


def sample(deeds: Sequence[Deed] = ()) -> Sample:
    """An office of two, and somebody whom it does not know."""
    faces = [
        Face(ZHOU, "周明", "督查员"),
        Face(CHEN, "陈晨", "联络员", "市农办"),
        Face(STRANGER, "石磊", "新同事"),
    ]
    begin = MONDAY - timedelta(days=3)
    play = Play(begin, begin + timedelta(hours=1), END, deeds, ())
    return Sample(Cast([(ZHOU, "周明"), (CHEN, "陈晨")], "工作群", "ms"), faces, play, MONDAY, 0.01, lead)


def crowd(messages: int) -> Sample:
    """A group in which so many messages have been written."""
    begin = MONDAY - timedelta(days=2)
    texts = [
        "3.1 累计210张，消防验收在办，预计11月底完成",
        "7.1 无变化",
        "5号 正常推进，\n下一步组织教师培训\n6.1 无变化",
    ]
    deeds = [
        Deed(begin + timedelta(seconds=50 * n), CHEN, text=f"{texts[n % 3]} {n}", is_reply=False)
        for n in range(messages // 2)
    ]
    return sample(deeds)


class Page:
    """The page's side of the line: a lobby, and an HTTP client at its door."""

    def __init__(self, lobby: Lobby, client: httpx.AsyncClient) -> None:
        self.lobby = lobby
        self.client = client

    @property
    def group(self) -> int:
        return self.lobby.visit.stage.group.id

    @property
    def room(self) -> Room:
        return self.lobby.visit.room

    async def get(self, path: str) -> Any:
        return (await self.client.get(path)).raise_for_status().json()

    async def post(self, path: str, **body: object) -> Any:
        return (await self.client.post(path, json=body)).raise_for_status().json()

    async def say(self, text: str, who: int = CHEN) -> Any:
        return await self.post("/api/deeds", do="say", who=who, chat=self.group, text=text)

    async def texts(self, chat: int | None = None) -> list[str]:
        return [m["text"] for m in await self.get(f"/api/chats/{chat or self.group}") if "text" in m]

    async def move(self, **move: object) -> datetime:
        """Move the time on, and wait until it stands again."""
        with self.lobby.feed.listening() as news:
            assert await self.post("/api/moves", **move) == {}
            await until(news, lambda told: told["kind"] == "clock" and not told["moving"])
        return self.lobby.visit.now

    async def ready(self) -> None:
        """Wait until the visitor may come in."""
        with self.lobby.feed.listening() as news:
            while not self.lobby.is_ready:
                await until(news, lambda told: told["kind"] == "refresh")


async def until(news: "asyncio.Queue[bytes]", is_it: Any) -> Any:
    """The first piece of news that is the one waited for."""
    async with asyncio.timeout(10):
        while True:
            told = json.loads(await news.get())
            if is_it(told):
                return told


@asynccontextmanager
async def served(shown: Sample) -> AsyncIterator[Page]:
    """The page of a sample, once the visitor may come in."""
    lobby = Lobby(shown, lambda _stage: None)
    running = asyncio.create_task(lobby.run())
    await lobby.entered()
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(application(lobby))
    server.add_sockets(sockets)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    async with httpx.AsyncClient(base_url=address) as client:
        page = Page(lobby, client)
        await page.ready()
        yield page
    server.stop()
    await server.close_all_connections()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
