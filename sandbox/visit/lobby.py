"""The visit that is going on, and the next one: the time moved on, the room started over, a saved visit taken up."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sandbox.stage import Stage, stage
from sandbox.visit import deeds, look, moves
from sandbox.visit.feed import Feed
from sandbox.visit.moves import Move
from sandbox.visit.sample import Sample
from sandbox.visit.unread import Unread
from sandbox.visit.visit import Done, Visit

FORMAT = "duban-visit-1"
TICK = 0.1
"""While time runs, the pages are told of it so often, in seconds."""


@dataclass(frozen=True, slots=True)
class Over:
    """The wish to begin afresh, with what was done in an earlier visit, up to where it ended."""

    saved: Sequence[Done]
    until: datetime


class Lobby:
    """Where visitors come in. `welcome` is told each new stage once the year has been played up to the visitor."""

    def __init__(self, sample: Sample, welcome: Callable[[Stage], None]) -> None:
        self.sample = sample
        self.feed = Feed()
        self.is_ready = False
        self._welcome = welcome
        self._wishes: asyncio.Queue[Move | Over] = asyncio.Queue()
        self._is_moving = False
        self._last_tick = 0.0
        self._entered = asyncio.Event()
        self.visit: Visit
        self.unread: Unread

    async def run(self) -> None:
        """One visit after another, for ever."""
        over = Over((), self.sample.start)
        while True:
            async with (
                stage(self.sample.cast, self.sample.play.begin) as set_up,
                self.sample.lead(set_up) as lead,
            ):
                over = await self._host(Visit(self.sample, set_up, lead), over)

    async def entered(self) -> None:
        """Wait until the first stage is set."""
        await self._entered.wait()

    def ask(self, raw: Mapping[str, object]) -> None:
        """Move the time on as soon as may be; a move under way ends. Raises ValueError where it is no move."""
        visit = self.visit
        move = moves.read(raw, visit.now, self.sample.play.until, visit.lead.working)
        visit.halt()
        self._wishes.put_nowait(move)

    def start_over(self, saved: bytes = b"") -> None:
        """Begin afresh, or take up a saved visit. Raises ValueError where it is none."""
        over = self._read(saved) if saved else Over((), self.sample.start)
        self.is_ready = False
        self._wishes.put_nowait(over)
        self.visit.leave()

    def save(self) -> bytes:
        """All that was done in this visit. It is small: the rest of the room follows from it."""
        done = [{"at": d.at.isoformat()} | deeds.write(d.deed) for d in self.visit.record]
        told = {
            "format": FORMAT,
            "programme": self.sample.cast.programme,
            "now": self.visit.now.isoformat(),
            "deeds": done,
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    def clock(self) -> look.Json:
        """The time in the room, and what the bot will do next."""
        visit = self.visit
        return {
            "kind": "clock",
            "now": visit.now.isoformat(timespec="seconds"),
            "ready": self.is_ready,
            "moving": self._is_moving,
            "scripted": visit.is_scripted,
            "coming": look.coming(visit.lead.coming(visit.now))
            if self.is_ready and not self._is_moving
            else [],
        }

    def state(self) -> look.Json:
        """Everything that a page begins with."""
        room = self.visit.room
        return self.clock() | {
            "begin": self.sample.play.begin.isoformat(),
            "start": self.sample.start.isoformat(),
            "end": self.sample.play.until.isoformat(),
            "pace": self.sample.pace,
            "bot": {"id": room.bot.id, "name": room.bot.name, "username": room.bot.username},
            "group": self.visit.stage.group.id,
            "people": look.faces(room, self.sample.faces),
            "chats": look.chats(room),
            "menus": look.menus(room),
            "unread": look.unread(self.unread.counts()),
        }

    async def _host(self, visit: Visit, over: Over) -> Over:
        self.visit, self.unread = visit, Unread(visit.room)
        self._entered.set()
        with self.feed.held():
            forget = self.feed.attend(visit.room)
            self.feed.tell({"kind": "refresh"})
            await visit.open(over.saved, over.until, self._tick)
        self.unread.see_all()
        self._welcome(visit.stage)
        self.is_ready = True
        self.feed.tell({"kind": "refresh"})
        while isinstance(wish := await self._wishes.get(), Move):
            await self._move(visit, wish)
        forget()
        return wish

    async def _move(self, visit: Visit, move: Move) -> None:
        self._is_moving = True
        if move.pause:
            await visit.move(move, self._tick)
        else:
            with self.feed.held():
                await visit.move(move, self._tick)
        self._is_moving = False
        self.feed.tell(self.clock())

    def _tick(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._last_tick >= TICK:
            self._last_tick = now
            self.feed.tell(self.clock())

    def _read(self, saved: bytes) -> Over:
        try:
            raw = json.loads(saved)
            if (raw["format"], raw["programme"]) != (FORMAT, self.sample.cast.programme):
                raise ValueError("not of this office")
            done = [Done(self._moment(d["at"]), deeds.read(d)) for d in raw["deeds"]]
            return Over(done, self._moment(raw["now"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a saved visit") from error

    def _moment(self, text: str) -> datetime:
        at = datetime.fromisoformat(text)
        if not self.sample.play.begin <= at <= self.sample.play.until:
            raise ValueError("not of this year")
        return at
