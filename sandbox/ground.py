"""The ground of the room: its state, and the few changes that every deed of a person or of the bot comes down to."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import count

from sandbox.conversation import Conversation
from sandbox.events import Deleted, Edited, Event, Pressed, Reacted, Said, Stood, Toasted
from sandbox.limits import Limits
from sandbox.messages import File, Keyboard, Message, Pinned, Service, Span, Upload, Wording
from sandbox.people import ANONYMOUS, Chat, Person, Sort, Status, id_of
from sandbox.pictures import pixels

Watcher = Callable[[Event], None]

BOT = Person(6_000_000_001, "督办机器人", "duban_bot", is_bot=True)

_MIME = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


class Ground:
    """People, chats and files in memory. Everything is numbered in order, so that two runs are alike."""

    def __init__(self, now: Callable[[], datetime], bot: Person = BOT, *, privacy: bool = True) -> None:
        self.now = now
        self.bot = bot
        self.has_privacy = privacy
        self.people: dict[int, Person] = {bot.id: bot, ANONYMOUS.id: ANONYMOUS}
        self.conversations: dict[int, Conversation] = {}
        self.files: dict[str, File] = {}
        self.presses: dict[str, Pressed] = {}
        self.answered: dict[str, Toasted] = {}
        self.commands: dict[str, tuple[tuple[str, str], ...]] = {}
        self.limits = Limits()
        self._watchers: list[Watcher] = []
        self._shared_ids = count(1)
        self._own_ids: dict[int, count[int]] = {}

    def watch(self, callback: Watcher) -> Callable[[], None]:
        """Be told of everything that happens; gives the deed that ends it."""
        self._watchers.append(callback)

        def stop() -> None:
            self._watchers = [watcher for watcher in self._watchers if watcher is not callback]

        return stop

    def emit(self, event: Event) -> None:
        """Tell everyone who watches."""
        for watcher in self._watchers:
            watcher(event)

    def conversation(self, chat: Chat | int) -> Conversation:
        """A chat with everything in it."""
        return self.conversations[id_of(chat)]

    def open(self, chat: Chat, standings: dict[int, Status]) -> Chat:
        """Begin a chat."""
        self.conversations[chat.id] = Conversation(chat, standings)
        return chat

    def next_id(self, chat: Chat | int) -> int:
        """The next message id: a supergroup counts for itself, all other chats of the bot together."""
        if self.conversation(chat).chat.sort is Sort.SUPERGROUP:
            return next(self._own_ids.setdefault(id_of(chat), count(1)))
        return next(self._shared_ids)

    def post(self, message: Message) -> Message:
        """Put a new message into its chat."""
        self.conversation(message.chat).log[message.id] = message
        self.emit(Said(message))
        return message

    def serve(
        self, chat: Chat | int, by: Person | int, service: Service, thread: int | None = None
    ) -> Message:
        """Put a service message into a chat."""
        number = self.next_id(chat)
        return self.post(Message(id_of(chat), number, self.now(), id_of(by), service=service, thread=thread))

    def reword(self, message: Message, text: str, spans: tuple[Span, ...], keyboard: Keyboard) -> Message:
        """Let a message read otherwise; its earlier wording is kept."""
        was = Wording(message.text, message.keyboard, self.now())
        edited_at = message.edited_at if (text, spans) == (message.text, message.spans) else self.now()
        earlier = (*message.earlier, was)
        changed = replace(
            message, text=text, spans=spans, keyboard=keyboard, edited_at=edited_at, earlier=earlier
        )
        self._put(changed)
        self.emit(Edited(changed))
        return changed

    def mark(self, message: Message, person: int, emoji: str) -> None:
        """Put somebody's emoji on a message in place of their earlier one; an empty one takes it back."""
        earlier = dict(message.reactions).get(person, "")
        others = tuple(pair for pair in message.reactions if pair[0] != person)
        changed = replace(message, reactions=(*others, (person, emoji)) if emoji else others)
        self._put(changed)
        self.emit(Reacted(changed, person, emoji, earlier, self.now()))

    def remove(self, message: Message) -> None:
        """Take a message away."""
        gone = replace(message, deleted_at=self.now())
        self._put(gone)
        self.emit(Deleted(gone))

    def pin(self, message: Message, by: Person | int) -> None:
        """Pin a message, and say so in the chat. Pinned again, it comes to the front."""
        pins = self.conversation(message.chat).pins
        pins[:] = [pin for pin in pins if pin != message.id] + [message.id]
        self.serve(message.chat, by, Pinned(message.id))

    def toast(self, toast: Toasted) -> None:
        """Answer a press."""
        self.answered[toast.query] = toast
        self.emit(toast)

    def stand(self, chat: Chat | int, person: Person | int, status: Status, by: Person | int) -> None:
        """Change somebody's standing in a chat."""
        conversation = self.conversation(chat)
        earlier = conversation.standing(id_of(person))
        conversation.standings[id_of(person)] = status
        whom, actor = self.people[id_of(person)], self.people[id_of(by)]
        self.emit(Stood(conversation.chat, whom, earlier, status, actor, self.now()))

    def keep(self, upload: Upload) -> File:
        """Store a file under an id of its own."""
        number = len(self.files) + 1
        digest = hashlib.sha256(str(number).encode() + upload.content).digest()
        kind, prefix = ("photos", "AgACAgUAAxkBAAI") if upload.is_photo else ("documents", "BQACAgUAAxkBAAI")
        ending = "jpg" if upload.is_photo else upload.name.rpartition(".")[2].lower() or "bin"
        file = File(
            id=prefix + urlsafe_b64encode(digest + digest[:12]).decode().rstrip("="),
            unique_id="AQAD" + urlsafe_b64encode(digest[:9]).decode(),
            name=upload.name,
            mime=_MIME.get(ending, "application/octet-stream"),
            path=f"{kind}/file_{number}.{ending}",
            content=upload.content,
            pixels=pixels(upload.content) if upload.is_photo else None,
        )
        self.files[file.id] = file
        return file

    def _put(self, message: Message) -> None:
        self.conversation(message.chat).log[message.id] = message
