"""What stands in a chat: messages, their earlier wordings, their buttons, files and reactions."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that means something (Telegram's entity). Offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends data back, or opens an address."""

    label: str
    data: str = ""
    url: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody is about to send: a document, or a picture to be shown as a photo."""

    name: str
    content: bytes = field(repr=False)
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent. `pixels` (width, height) are known of photos only; `path` is where it is downloaded."""

    id: str
    unique_id: str
    name: str
    mime: str
    path: str
    content: bytes = field(repr=False)
    pixels: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Service message: somebody came in."""

    person: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Service message: somebody left or was put out."""

    person: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """Service message: a message was pinned."""

    message: int


@dataclass(frozen=True, slots=True)
class MovedTo:
    """Service message: this group became a supergroup under another id."""

    chat: int


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """Service message: this supergroup was a group under another id."""

    chat: int


@dataclass(frozen=True, slots=True)
class TopicMade:
    """Service message: a topic was opened; its id is that of this message."""

    name: str


@dataclass(frozen=True, slots=True)
class TopicClosed:
    """Service message: nobody may write in this topic any more."""


@dataclass(frozen=True, slots=True)
class TopicReopened:
    """Service message: this topic may be written in again."""


Service = Joined | Gone | Pinned | MovedTo | MovedFrom | TopicMade | TopicClosed | TopicReopened


@dataclass(frozen=True, slots=True)
class Wording:
    """What a message said up to a moment."""

    text: str
    keyboard: Keyboard
    until: datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a forwarded message came from, and when it was first written."""

    sender: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it reads now. `text` is the caption where there is a file; `answers` what it replies to.

    `thread` is its topic; in a supergroup without topics, the message that began its chain of replies. `earlier`
    holds every former wording, oldest first. `reactions` are the emoji by who put them.
    """

    chat: int
    id: int
    at: datetime
    sender: int
    text: str = ""
    spans: tuple[Span, ...] = ()
    keyboard: Keyboard = ()
    answers: int | None = None
    thread: int | None = None
    file: File | None = None
    album: str = ""
    origin: Origin | None = None
    service: Service | None = None
    edited_at: datetime | None = None
    earlier: tuple[Wording, ...] = ()
    reactions: tuple[tuple[int, str], ...] = ()
    deleted_at: datetime | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Its buttons, row after row."""
        return tuple(button for row in self.keyboard for button in row)

    @property
    def times_reworded(self) -> int:
        """How often its text was changed; a change of its buttons alone does not count."""
        texts = [wording.text for wording in self.earlier] + [self.text]
        return sum(before != after for before, after in pairwise(texts))
