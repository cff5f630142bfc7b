"""What comes in: a message, a press, a strike of the clock, news of a chat. Each carries its moment."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.cadence import Strike
from bot.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Chat:
    """Where it happened. `thread` is the topic, where the group has topics."""

    id: int
    is_private: bool
    title: str = ""
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who did it, as Telegram names them; an anonymous admin or a channel is nobody (id 0)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message, or a later wording of it (`is_edited`). `answers` is the message id that it replies to.

    `nonce` is an unguessable word that came in with it, for what must not be guessed (join links). `file_name` and
    `file_size` (bytes) are those of a document. `is_forwarded`: another's words passed on, a bot's if `is_copy`;
    `answers_copy`: it replies to a bot's words that were passed on.
    """

    at: datetime
    chat: Chat
    sender: Sender
    message: int
    text: str
    answers: int | None = None
    is_edited: bool = False
    files: tuple[str, ...] = ()
    nonce: str = ""
    file_name: str = ""
    file_size: int = 0
    is_forwarded: bool = False
    is_copy: bool = False
    answers_copy: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button pressed under a message of the bot. `press` is what the toast must answer to."""

    at: datetime
    chat: Chat
    sender: Sender
    message: int
    data: str
    press: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A round of a programme that has come due. `since` is when this programme's rounds were last struck.

    `at` is later than the strike's own moment when it is caught up after an outage (`is_late`). `has_more` says that
    other strikes of the same catching up follow it.
    """

    at: datetime
    programme: str
    strike: Strike
    since: datetime
    is_late: bool = False
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Binding:
    """A clerk's `/bind`, with what Telegram says of the group: what the bot is able to do in it."""

    said: Said
    is_supergroup: bool
    may_write: bool
    hears_all: bool
    is_admin: bool


@dataclass(frozen=True, slots=True)
class Checkup:
    """A clerk's `/health`, with what only the doors know: how much waits, how much is kept, what may stand twice.

    `doubts` are chats and moments of messages that may have been said twice, `untaken` those that Telegram would not
    take, with their first words. `overdue` is how much should have been
    done a while ago; `heard` when Telegram last answered what is new; `is_saved` whether snapshots are made at all, `snapshot` the day of the
    newest; `free` the bytes that are left on the disk.
    """

    said: Said
    waiting: int
    kept: int
    doubts: tuple[tuple[int, datetime], ...]
    untaken: tuple[tuple[int, datetime, str], ...] = ()
    overdue: int = 0
    heard: datetime | None = None
    is_saved: bool = False
    snapshot: date | None = None
    free: int | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What reading an upload came to: a ledger with what is wrong and doubtful in it, or why it cannot be read.

    `is_draft`: it was read from a document, and is not a ledger that was written here.
    """

    at: datetime
    upload: str
    ledger: Ledger | None = None
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Admitted:
    """The bot was added to a chat."""

    at: datetime
    chat: Chat
    sender: Sender


@dataclass(frozen=True, slots=True)
class Expelled:
    """The bot was put out of a chat, or blocked by a person."""

    at: datetime
    chat: Chat


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup and with it another chat id."""

    at: datetime
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take what is owed to this chat (kicked, blocked, not found). `why` is its own wording."""

    at: datetime
    chat: int
    why: str


@dataclass(frozen=True, slots=True)
class TopicShut:
    """A topic of a group is closed or gone: nothing can be said in it any more."""

    at: datetime
    chat: int
    thread: int


@dataclass(frozen=True, slots=True)
class Untaken:
    """Telegram does not take a notice, and never will as it stands. `words` are its first, without markup."""

    at: datetime
    key: str
    chat: int
    words: str


@dataclass(frozen=True, slots=True)
class Rivalled:
    """Another program goes on fetching what is written to the same bot."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Dawned:
    """A day has begun: what lay about for too long may be cleared away."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Aged:
    """A day has begun for one item's history."""

    at: datetime
    programme: str
    item: str


class Trouble(StrEnum):
    """Why a snapshot could not be made."""

    FULL = "full"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A snapshot could not be made; `last` is the day of the newest there is."""

    at: datetime
    last: date | None
    why: Trouble


@dataclass(frozen=True, slots=True)
class Unmade:
    """A document of an issue could not be made on this machine; `why` is for the clerks."""

    at: datetime
    issue: str
    why: str


Happening = (
    Said
    | Pressed
    | Struck
    | Binding
    | Checkup
    | Drafted
    | Admitted
    | Expelled
    | Moved
    | Refused
    | TopicShut
    | Untaken
    | Rivalled
    | Dawned
    | Aged
    | Unsaved
    | Unmade
)
