"""One play of the sample year, moved on by hand; time stands still but for the seconds in which an answer comes."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.events import Edited, Event, Reacted, Said
from sandbox.rehearsal import Rehearsal
from sandbox.room import Room
from sandbox.stage import Stage
from sandbox.visit import deeds
from sandbox.visit.deeds import Deed, Script
from sandbox.visit.moves import Move
from sandbox.visit.sample import Lead, Sample

BREATH = timedelta(seconds=60)
"""What the bot may not say yet, because of Telegram's limits, is waited for so long."""

Tick = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What a visitor did, and when."""

    at: datetime
    deed: Deed


class Visit:
    """The stage, the bot and the script. `record` is all that the visitor did: played again, it gives the same room."""

    def __init__(self, sample: Sample, stage: Stage, lead: Lead) -> None:
        self.sample = sample
        self.stage = stage
        self.lead = lead
        self.record: list[Done] = []
        self.failed = 0
        self._rehearsal = Rehearsal(stage.room, stage.clock, stage.group, lead.actor, sample.play.habits)
        self._turn = asyncio.Lock()
        self._halted = asyncio.Event()
        self._is_left = False
        self._happened = 0
        self._pushed = 0
        stage.room.watch(self._notice)

    @property
    def room(self) -> Room:
        """The room that is played in."""
        return self.stage.room

    @property
    def now(self) -> datetime:
        """The time in the room."""
        return self.stage.clock.moment

    @property
    def is_scripted(self) -> bool:
        """Whether the people of the sample year answer by themselves."""
        return self._rehearsal.is_scripted

    async def open(self, saved: Sequence[Done], until: datetime, tick: Tick) -> None:
        """Play the year up to where the visitor comes in, with what they did in an earlier visit."""
        self._bring_strangers()
        opening = self.stage.opening(self.sample.play.opening)
        self._rehearsal.add([*opening, *self.sample.play.deeds])
        await self.move(Move(min(self.sample.start, until)), tick)
        await self.lead.greet()
        for done in saved:
            await self.move(Move(done.at), tick)
            await self._again(done)
        await self.move(Move(until), tick)

    async def act(self, deed: Deed) -> None:
        """Do what the visitor does, and let the bot answer. Raises ValueError or KeyError where it cannot be done."""
        async with self._turn:
            at = self.now
            deeds.do(self.room, deed)
            self.record.append(Done(at, deed))
            if isinstance(deed, Script):
                self._rehearsal.is_scripted = deed.is_on
            await self._rehearsal.step()
            await self._settle()

    async def move(self, move: Move, tick: Tick) -> None:
        """Go on through every moment in between, in order; `tick` is called after each."""
        self._halted.clear()
        while (moment := self._next(move.until)) is not None:
            is_push = await self._live(moment)
            tick()
            if is_push and move.is_to_push:
                break
            await self._breathe(move.pause)
            if self._halted.is_set():
                break
        else:
            self.stage.clock.moment = max(move.until, self.now)
        async with self._turn:
            await self._settle()

    def halt(self) -> None:
        """Let a move end at the moment that it has reached."""
        self._halted.set()

    def leave(self) -> None:
        """Let every move end: the visit is over."""
        self._is_left = True
        self.halt()

    async def _live(self, moment: datetime) -> bool:
        """Live through one moment; whether the bot said something by itself then."""
        async with self._turn:
            is_strike = moment == self.lead.actor.next_moment(self.now)
            self._happened = self._pushed = 0
            await self._rehearsal.go_on(moment)
            return is_strike and self._pushed > 0

    def _next(self, until: datetime) -> datetime | None:
        moment = self._rehearsal.next_moment()
        return moment if moment is not None and moment <= until and not self._is_left else None

    async def _settle(self) -> None:
        latest = self.now + BREATH
        while self._rehearsal.later is not None and self._rehearsal.later <= latest:
            await self._rehearsal.go_on(self._rehearsal.later)

    async def _breathe(self, pause: float) -> None:
        if pause and self._happened:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._halted.wait(), pause)

    async def _again(self, done: Done) -> None:
        try:
            await self.act(done.deed)
        except (ValueError, KeyError):
            self.failed += 1  # another version of the bot may have said something else

    def _bring_strangers(self) -> None:
        for face in self.sample.faces:
            if face.id not in self.room.people:
                self.room.join(self.room.person(face.id, face.name), self.stage.group)

    def _notice(self, event: Event) -> None:
        self._happened += isinstance(event, Said | Edited | Reacted)
        if isinstance(event, Said) and event.message.service is None:
            self._pushed += event.message.sender == self.room.bot.id
