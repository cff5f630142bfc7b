"""A ledger on its way into the office: the upload that waits to be read, the proposal that waits to be confirmed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.items import Item, Programme
from bot.ledger import Ledger

CUT_FROM = 2000
"""Telegram cuts at 4096, or at the end of a paragraph in the second half before it."""
PATIENCE = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Upload:
    """What a clerk sent to be read, a file or pasted text: work that is owed from the commit of its turn on.

    `file` is Telegram's id of it, `size` its bytes; pasted text has neither, but the length of its last `piece`:
    Telegram cuts what is longer than a message, and `at` is when the last piece came.
    """

    key: str
    at: datetime
    by: int
    chat: int
    message: int
    name: str
    file: str = ""
    size: int = 0
    text: str = ""
    piece: int = 0

    def may_go_on(self, now: datetime) -> bool:
        """Whether the rest of a cut text may still come."""
        return self.piece >= CUT_FROM and now < self.at + PATIENCE


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft that a clerk may confirm; a clerk has one at most, and a newer upload replaces it.

    `key` is the clerk's id, `stamp` tells this draft from an earlier one of theirs. `is_draft`: read from a document,
    so that what it leaves blank says nothing; a ledger of ours means its blanks.
    """

    key: str
    stamp: str
    at: datetime
    name: str
    programme: Programme
    items: tuple[Item, ...]
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_draft: bool = False

    @property
    def ledger(self) -> Ledger:
        """What would be imported."""
        return Ledger(self.programme, self.items)
