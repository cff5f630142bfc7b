"""One chat as it stands: who is in it, what was written, its topics and pins."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.messages import Message, TopicMade
from sandbox.people import ADMINS, PRESENT, Chat, Sort, Status

# The topic of a forum that every message without a topic is in.
GENERAL = 1


@dataclass(slots=True)
class Conversation:
    """A chat with all that changes in it. `moved_to` is the supergroup that it became; `closed` its closed topics."""

    chat: Chat
    standings: dict[int, Status] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    pins: list[int] = field(default_factory=list)
    moved_to: int | None = None

    def standing(self, person: int) -> Status:
        """How somebody stands here; a stranger has left."""
        return self.standings.get(person, Status.LEFT)

    def has(self, person: int) -> bool:
        """Whether somebody is in this chat."""
        return self.standing(person) in PRESENT

    def is_admin(self, person: int) -> bool:
        """Whether somebody runs this chat."""
        return self.standing(person) in ADMINS

    def creator(self) -> int:
        """Who made this chat."""
        return next(person for person, status in self.standings.items() if status is Status.CREATOR)

    def message(self, number: int | None) -> Message | None:
        """A message that still stands here."""
        found = self.log.get(number) if number is not None else None
        return found if found is not None and found.deleted_at is None else None

    def standing_messages(self) -> Iterator[Message]:
        """All messages that still stand here, oldest first."""
        return (message for message in self.log.values() if message.deleted_at is None)

    def has_thread(self, thread: int) -> bool:
        """Whether one may write into this thread: a topic, or in a supergroup without topics a chain of replies."""
        if self.chat.is_forum:
            return thread in self.topics
        return self.chat.sort is Sort.SUPERGROUP and any(
            thread in (message.id, message.thread) for message in self.standing_messages()
        )

    def thread_of(self, answers: int | None) -> int | None:
        """The thread of a reply: the topic of what it answers, or the message that began the chain."""
        answered = self.message(answers)
        if answered is None or self.chat.sort is not Sort.SUPERGROUP:
            return None
        if self.chat.is_forum:
            return answered.thread
        return answered.thread or answered.id

    def replied(self, message: Message) -> Message | None:
        """What a message replies to. In a topic, one that answers nothing hangs on the message that opened it."""
        if message.answers is not None:
            return self.message(message.answers)
        if self.chat.is_forum and message.thread and not isinstance(message.service, TopicMade):
            return self.message(message.thread)
        return None
