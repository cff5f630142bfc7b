"""The updates that wait for the bot: what of all that happens reaches it, and until when."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sandbox import wire
from sandbox.access import hears
from sandbox.events import Deleted, Edited, Event, Pressed, Reacted, Said, Stood, Toasted
from sandbox.room import Room

# What a bot gets that has never said what it wants; these two kinds must be asked for by name.
_UNLESS_ASKED = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
_KEPT = timedelta(hours=24)
_FIRST = 700_000_001
_MOST = 100


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it goes over the wire, and when it came."""

    id: int
    at: datetime
    body: wire.Json


class Updates:
    """The queue of the bot. `ring` is called with every update that comes in, to wake who waits for one."""

    def __init__(self, room: Room, ring: Callable[[wire.Json], None] = lambda _: None) -> None:
        self._room = room
        self._ring = ring
        self._waiting: deque[Update] = deque()
        self._next = _FIRST
        self.asked: tuple[str, ...] = ()
        self._unwatch = room.watch(self.take)

    def __len__(self) -> int:
        """How many updates are not confirmed yet."""
        self._expire()
        return len(self._waiting)

    def now(self) -> datetime:
        """The time in the room."""
        return self._room.now()

    def close(self) -> None:
        """Take nothing more in."""
        self._unwatch()

    def ask_for(self, kinds: Iterable[str]) -> None:
        """Remember which kinds the bot wants from now on; none at all means the usual ones."""
        self.asked = tuple(kinds)

    def take(self, event: Event) -> None:
        """Put an event into the queue if the bot hears of it."""
        news = _news(self._room, event)
        if news is None or news[0] not in (self.asked or _UNLESS_ASKED):
            return
        kind, body = news
        update = Update(self._next, self._room.now(), {"update_id": self._next, kind: body})
        self._waiting.append(update)
        self._next += 1
        self._ring(update.body)

    def fetch(self, offset: int = 0, limit: int = 100) -> list[Update]:
        """The updates from an offset on, which confirms all lower ones. A negative one counts from the end."""
        self._expire()
        if offset < 0:
            offset = self._waiting[max(len(self._waiting) + offset, 0)].id if self._waiting else 0
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()
        return list(islice(self._waiting, limit if 1 <= limit <= _MOST else _MOST))

    def confirm(self, update: Update) -> None:
        """Drop an update that a webhook has taken, and all before it."""
        self.fetch(update.id + 1)

    def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    def _expire(self) -> None:
        oldest = self._room.now() - _KEPT
        while self._waiting and self._waiting[0].at < oldest:
            self._waiting.popleft()


def _news(room: Room, event: Event) -> tuple[str, wire.Json] | None:
    match event:
        case Said(message) if hears(room, message):
            return "message", wire.message(room, message)
        case Edited(message) if message.sender != room.bot.id and hears(room, message):
            return "edited_message", wire.message(room, message)
        case Pressed():
            return "callback_query", wire.press(room, event)
        case Stood() if event.person == room.bot:
            return "my_chat_member", wire.standing(event)
        case Reacted() if event.person != room.bot.id and room.conversation(event.message.chat).is_admin(
            room.bot.id
        ):
            return "message_reaction", wire.reacted(room, event)
        case Said() | Edited() | Deleted() | Toasted() | Reacted() | Stood():
            return None
