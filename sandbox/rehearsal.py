"""A period played at full speed: the room's people follow a script, the bot's rounds strike, and nobody waits.

The bot is driven step by step through four verbs, so that the same script gives the same room byte for byte.
"""

import heapq
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sandbox import script
from sandbox.events import Event, Said
from sandbox.people import Chat
from sandbox.room import Room
from sandbox.script import Deed, Habit

Rest = Callable[[datetime], Awaitable[None]]


class Actor(Protocol):
    """The bot, as a rehearsal drives it."""

    def next_moment(self, after: datetime) -> datetime | None:
        """When its clock strikes next."""
        ...

    def strike(self) -> None:
        """Let its clock strike what is due now."""
        ...

    async def listen(self) -> None:
        """Let it take what was written to it."""
        ...

    async def speak(self) -> datetime | None:
        """Let it say what it owes; gives the moment at which it may say more."""
        ...


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand."""

    moment: datetime

    def __call__(self) -> datetime:
        """What it shows."""
        return self.moment


@dataclass(slots=True)
class Rehearsal:
    """One play: the room, its clock, the group, the script, the bot. `notes` are deeds that could not be done."""

    room: Room
    clock: Clock
    group: Chat
    actor: Actor
    habits: Sequence[Habit]
    notes: list[str] = field(default_factory=list)
    _waiting: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _n: int = 0

    async def play(
        self, deeds: Sequence[Deed], until: datetime, rest: Rest | None = None
    ) -> None:
        """Play all deeds up to the end. `rest` is told each moment before it comes (the demo waits there)."""
        self._waiting = []
        for deed in deeds:
            self._add(deed)
        forget = self.room.watch(self._watch)
        later: datetime | None = None
        try:
            while (moment := self._next(later)) is not None and moment <= until:
                if rest is not None:
                    await rest(moment)
                self.clock.moment = max(moment, self.clock.moment)
                later = await self._step()
        finally:
            forget()
        self.clock.moment = until

    async def _step(self) -> datetime | None:
        self.actor.strike()
        while self._waiting and self._waiting[0][0] <= self.clock.moment:
            deed = heapq.heappop(self._waiting)[2]
            failed = script.perform(self.room, self.group, deed)
            if failed:
                self.notes.append(f"{deed.at:%Y-%m-%d %H:%M} {self.room.people[deed.who].name}：{failed}")
            await self.actor.listen()
        await self.actor.listen()
        return await self.actor.speak()

    def _next(self, later: datetime | None) -> datetime | None:
        moments = [later, self.actor.next_moment(self.clock.moment)]
        if self._waiting:
            moments.append(self._waiting[0][0])
        return min((m for m in moments if m is not None), default=None)

    def _watch(self, event: Event) -> None:
        if isinstance(event, Said):
            for habit, label in script.due_habits(self.habits, event.message):
                self._add(Deed(self.clock.moment + habit.after, habit.who, press=label))

    def _add(self, deed: Deed) -> None:
        heapq.heappush(self._waiting, (deed.at, self._n, deed))
        self._n += 1
