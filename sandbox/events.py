"""What happens in the room, for whoever watches: transcripts, the demo, the chat page, the bot's updates."""

from dataclasses import dataclass
from datetime import datetime

from sandbox.messages import Message
from sandbox.people import Chat, Person, Status


@dataclass(frozen=True, slots=True)
class Said:
    """A message, by a person, by the bot, or by Telegram itself (a service message)."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A message reads otherwise now, or has other buttons."""

    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    """A message was taken away."""

    message: Message


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed; `query` is new at every press and is what the toast answers to."""

    query: str
    person: int
    message: Message
    data: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Toasted:
    """The bot answered a press; `is_alert` shows it in a box that must be closed."""

    query: str
    person: int
    text: str
    is_alert: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Reacted:
    """Somebody put an emoji on a message in place of the earlier one; an empty one takes it back."""

    message: Message
    person: int
    emoji: str
    earlier: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Stood:
    """Somebody's standing in a chat changed: came, left, was promoted, restricted, put out, blocked the bot."""

    chat: Chat
    person: Person
    earlier: Status
    status: Status
    by: Person
    at: datetime


Event = Said | Edited | Deleted | Pressed | Toasted | Reacted | Stood
