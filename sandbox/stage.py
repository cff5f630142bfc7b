"""A stage for the bot: a room with the office's people and group, the Bot API over HTTP, and what is left of a play."""

import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sandbox.people import Chat
from sandbox.rehearsal import Actor, Clock, Rehearsal, Rest
from sandbox.room import Room
from sandbox.script import Deed, Habit
from sandbox.server import Server
from sandbox.transcript import transcript

TOKEN = "1000000001:rehearsal-on-this-machine"  # noqa: S105  # opens nothing but the room


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: people by id and name, the first of them the clerk who binds the group, and the group's title."""

    people: Sequence[tuple[int, str]]
    group: str
    programme: str


@dataclass(slots=True)
class Stage:
    """A room that is being served, and where."""

    room: Room
    clock: Clock
    server: Server
    group: Chat
    cast: Cast
    base_url: str
    base_file_url: str

    def opening(self, at: datetime) -> list[Deed]:
        """The first morning: everyone opens the bot once, and the clerk binds the group."""
        clerk = self.cast.people[0][0]
        starts = [
            Deed(at + timedelta(seconds=n), person, text="/start", is_private=True, is_reply=False)
            for n, (person, _name) in enumerate(self.cast.people)
        ]
        bind = f"/bind {self.cast.programme}"
        return [*starts, Deed(at + timedelta(minutes=5), clerk, text=bind, is_reply=False)]


@asynccontextmanager
async def stage(cast: Cast, begin: datetime, port: int = 0) -> AsyncIterator[Stage]:
    """Set up and served until the end."""
    clock = Clock(begin)
    room = Room(clock)
    people = [room.person(number, name) for number, name in cast.people]
    group = room.supergroup(cast.group, people)
    room.add_bot(group, people[0])
    room.limits.is_on = True
    server = Server(room, TOKEN)
    address = await server.start(port)
    try:
        yield Stage(room, clock, server, group, cast, f"{address}/bot", f"{address}/file/bot")
    finally:
        await server.stop()


@dataclass(frozen=True, slots=True)
class Play:
    """A period, and what people do in it. `opening` is the first working morning, when everyone comes in."""

    begin: datetime
    opening: datetime
    until: datetime
    deeds: Sequence[Deed]
    habits: Sequence[Habit]


async def perform(play: Play, set_up: Stage, actor: Actor, rest: Rest | None = None) -> list[str]:
    """Play it through; gives the deeds that could not be done."""
    rehearsal = Rehearsal(set_up.room, set_up.clock, set_up.group, actor, play.habits)
    deeds = [*set_up.opening(play.opening), *(d for d in play.deeds if play.begin <= d.at <= play.until)]
    await rehearsal.play(deeds, play.until, rest)
    return rehearsal.notes


def leave(set_up: Stage, out: Path) -> None:
    """Each chat's transcript, as a person would read it, in a folder of its own."""
    folder = out / "transcripts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chats = [(set_up.cast.group, set_up.group.id), *((name, number) for number, name in set_up.cast.people)]
    for n, (name, number) in enumerate(chats):
        (folder / f"{n:02d}-{name}.txt").write_text(transcript(set_up.room, number), "utf-8")
