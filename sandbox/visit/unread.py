"""What each person has not seen yet, chat by chat."""

from itertools import takewhile

from sandbox.conversation import Conversation
from sandbox.room import Room


class Unread:
    """Remembers how far everybody has read. A message of one's own is read, and what Telegram tells by itself."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._read: dict[tuple[int, int], int] = {}

    def see(self, person: int, chat: int) -> None:
        """Somebody has seen all that stands in a chat. Raises KeyError where there is no such chat."""
        self._read[person, chat] = max(self._room.conversations[chat].log, default=0)

    def see_all(self) -> None:
        """Everybody has seen everything."""
        for person, chat in self._pairs():
            self.see(person, chat)

    def counts(self) -> dict[int, dict[int, int]]:
        """How many messages each person has not seen; chats in which all is seen are left out."""
        found: dict[int, dict[int, int]] = {}
        for person, chat in self._pairs():
            if count := self._count(person, self._room.conversations[chat]):
                found.setdefault(person, {})[chat] = count
        return found

    def _pairs(self) -> list[tuple[int, int]]:
        people = [number for number, person in self._room.people.items() if not person.is_bot]
        return [(p, number) for number, c in self._room.conversations.items() for p in people if c.has(p)]

    def _count(self, person: int, conversation: Conversation) -> int:
        last = self._read.get((person, conversation.chat.id), 0)
        fresh = takewhile(lambda message: message.id > last, reversed(conversation.log.values()))
        return sum(m.sender != person and m.service is None and m.deleted_at is None for m in fresh)
