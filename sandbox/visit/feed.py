"""What changes in the room, told to every page that is open; in haste, held and told at the end."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sandbox.events import Deleted, Edited, Event, Reacted, Said, Toasted
from sandbox.room import Room
from sandbox.visit import look

MOST = 300
"""More news than this are not told one by one: the pages look at everything afresh."""

Json = Mapping[str, object]
News = tuple[object, dict[str, object]]


class Feed:
    """Passes on the news of one room after another to whoever listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes]] = set()
        self._held: dict[object, dict[str, object]] | None = None

    def attend(self, room: Room) -> Callable[[], None]:
        """Pass on what happens in a room; gives the deed that ends it."""

        def take(event: Event) -> None:
            found = _news(room, event)
            if found is not None:
                self._take(*found)

        return room.watch(take)

    def tell(self, news: Json) -> None:
        """Tell everyone who listens."""
        line = json.dumps(news, ensure_ascii=False, separators=(",", ":")).encode()
        for listener in self._listeners:
            listener.put_nowait(line)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[bytes]]:
        """A queue into which every piece of news comes, as JSON, while one listens."""
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the news back while time runs; then tell how everything stands, each message once."""
        held = self._held = {}
        try:
            yield
        finally:
            self._held = None
            if len(held) > MOST:
                self.tell({"kind": "refresh"})
            else:
                for news in held.values():
                    self.tell(news)

    def _take(self, key: object, news: dict[str, object]) -> None:
        if self._held is None:
            self.tell(news)
        elif len(self._held) <= MOST:
            earlier = self._held.get(key, {})
            self._held[key] = news | {"new": news.get("new", False) or earlier.get("new", False)}


def _news(room: Room, event: Event) -> News | None:
    match event:
        case Said(message) | Edited(message) | Reacted(message):
            is_new = isinstance(event, Said)
            told = {"kind": "message", "new": is_new, "message": look.message(room, message)}
            return (message.chat, message.id), told
        case Deleted(message):
            return (message.chat, message.id), {"kind": "gone", "chat": message.chat, "id": message.id}
        case Toasted(query, person, text, is_alert, _):
            return query, {"kind": "toast", "who": person, "text": text, "alert": is_alert}
        case _:
            return None
