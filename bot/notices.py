"""What goes out: every notice is owed from the commit of its turn until Telegram has taken it.

A notice has a key, and owing the same key twice owes it once. Text is Telegram's HTML, everything a person wrote in it
escaped (`bot.wording.esc`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: what it says, and at most 64 bytes of what it means."""

    label: str
    data: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a message of the bot speaks of, so that a reply to it is understood."""

    programme: str
    items: tuple[str, ...] = ()
    card: str = ""
    question: str = ""
    issue: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A message to a chat. `not_before` holds it back (quiet hours); `answers` quotes the message it replies to."""

    key: str
    chat: int
    html: str
    keyboard: Keyboard = ()
    about: About | None = None
    answers: int | None = None
    thread: int | None = None
    not_before: datetime | None = None
    is_pinned: bool = False


class Part(StrEnum):
    """Which of an issue's documents: the Word file, the Excel annex, the pictures of the board, the Word file as PDF."""

    WORD = "word"
    ANNEX = "annex"
    BOARD = "board"
    PDF = "pdf"


REVIEWED = (Part.WORD, Part.ANNEX, Part.BOARD)
"""What goes before the clerks."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the documents of an issue, made when it is sent, with the figures of the issue's cutoff."""

    issue: str
    part: Part
    chat: int
    stamp: str = ""
    thread: int | None = None
    not_before: datetime | None = None

    @property
    def key(self) -> str:
        """A document is sent once to a chat for each stamp."""
        return f"paper {self.issue} {self.part} {self.chat} {self.stamp}"


class Format(StrEnum):
    """As what a ledger is handed over; the value is the file's ending."""

    EXCEL = "xlsx"
    JSON = "json"
    CALENDAR = "ics"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ledger as a file, made when it is sent: that of a programme, or a clerk's proposal (by its key)."""

    chat: int
    stamp: str
    programme: str = ""
    proposal: str = ""
    format: Format = Format.EXCEL
    not_before: datetime | None = None

    @property
    def key(self) -> str:
        """A ledger is sent once to a chat for each stamp and format."""
        return f"sheet {self.programme or self.proposal} {self.format} {self.chat} {self.stamp}"


@dataclass(frozen=True, slots=True)
class Course:
    """The pictures of how an item's targets went through their year, drawn when they are sent."""

    chat: int
    stamp: str
    programme: str
    item: str
    not_before: datetime | None = None

    @property
    def key(self) -> str:
        """Sent once to a chat for each stamp."""
        return f"course {self.programme} {self.item} {self.chat} {self.stamp}"


@dataclass(frozen=True, slots=True)
class Redraw:
    """New content in place of what was said under `of` (a notice's key). Only the latest redraw of it is owed."""

    of: str
    html: str
    keyboard: Keyboard = ()

    @property
    def key(self) -> str:
        """One redraw is owed for each message at most."""
        return f"redraw {self.of}"


@dataclass(frozen=True, slots=True)
class Repaint:
    """New content in place of one message of the bot that is known by its id (paging under a press)."""

    chat: int
    message: int
    html: str
    keyboard: Keyboard = ()

    @property
    def key(self) -> str:
        """One repaint is owed for each message at most."""
        return f"repaint {self.chat} {self.message}"


@dataclass(frozen=True, slots=True)
class React:
    """A reaction on a person's message; the quietest receipt there is. No emoji takes the reaction back."""

    chat: int
    message: int
    emoji: str

    @property
    def key(self) -> str:
        """One reaction stands on each message."""
        return f"react {self.chat} {self.message}"


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a press; an empty one only stops the waiting sign."""

    press: str
    text: str = ""

    @property
    def key(self) -> str:
        """One answer for each press."""
        return f"toast {self.press}"


@dataclass(frozen=True, slots=True)
class Leave:
    """The bot leaves a chat."""

    chat: int

    @property
    def key(self) -> str:
        """A chat is left once."""
        return f"leave {self.chat}"


Sent = Text | Paper | Sheet | Course
"""What puts a new message into a chat; saying it twice shows twice."""

Notice = Text | Paper | Sheet | Course | Redraw | Repaint | React | Toast | Leave
