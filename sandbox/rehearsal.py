"""A period played at full speed: the room's people follow a script, the bot's rounds strike, and nobody waits.

The bot is driven step by step through four verbs, so that the same script gives the same room byte for byte.
"""

import heapq
from collections.abc import Awaitable, Callable, Iterable, Sequence
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
    """One play: the room, its clock, the group, the script, the bot. `notes` are deeds that could not be done.

    While `is_scripted` is off, the script passes by without being played. `later` is when the bot may say what it was
    not yet allowed to.
    """

    room: Room
    clock: Clock
    group: Chat
    actor: Actor
    habits: Sequence[Habit]
    notes: list[str] = field(default_factory=list)
    is_scripted: bool = True
    later: datetime | None = None
    _waiting: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _n: int = 0

    async def play(self, deeds: Sequence[Deed], until: datetime, rest: Rest | None = None) -> None:
        """Play all deeds up to the end. `rest` is told each moment before it comes (whoever watches waits there)."""
        self.add(deeds)
        await self.go_on(until, rest)

    def add(self, deeds: Iterable[Deed]) -> None:
        """Put deeds into the script."""
        for deed in deeds:
            heapq.heappush(self._waiting, (deed.at, self._n, deed))
            self._n += 1

    async def go_on(self, until: datetime, rest: Rest | None = None) -> None:
        """Go on from where the clock stands, through every moment up to the end."""
        while (moment := self.next_moment()) is not None and moment <= until:
            if rest is not None:
                await rest(moment)
            self.clock.moment = max(moment, self.clock.moment)
            await self.step()
        self.clock.moment = until

    async def step(self) -> None:
        """Everything that belongs to this moment: the bot's rounds, the people of the script, the bot's answers."""
        forget = self.room.watch(self._watch)
        try:
            self.actor.strike()
            while self._waiting and self._waiting[0][0] <= self.clock.moment:
                self._perform(heapq.heappop(self._waiting)[2])
                await self.actor.listen()
            await self.actor.listen()
            self.later = await self.actor.speak()
        finally:
            forget()

    def next_moment(self) -> datetime | None:
        """When something happens next; None where nothing ever will."""
        moments = [self.later, self.actor.next_moment(self.clock.moment)]
        if self._waiting:
            moments.append(self._waiting[0][0])
        return min((m for m in moments if m is not None), default=None)

    def _perform(self, deed: Deed) -> None:
        failed = script.perform(self.room, self.group, deed) if self.is_scripted else ""
        if failed:
            self.notes.append(f"{deed.at:%Y-%m-%d %H:%M} {self.room.people[deed.who].name}：{failed}")

    def _watch(self, event: Event) -> None:
        if isinstance(event, Said) and self.is_scripted:
            due = script.due_habits(self.habits, event.message)
            self.add(Deed(self.clock.moment + habit.after, habit.who, press=label) for habit, label in due)
