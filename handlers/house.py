"""What is open while the bot runs: the setting, the book, the line to Telegram, the clock on the wall."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from telegram import Bot

from bot.setting import Setting
from handlers.documents import Document
from handlers.patience import Patience
from store.book import Book


def _nonce() -> str:
    return secrets.token_urlsafe(12)


@dataclass(slots=True)
class House:
    """One running bot. `now` is the only clock; `nonce` the only chance; `wake` is called when something is owed.

    `read` is called when an upload waits to be read.

    `papers` are the documents made last, with what they were made from; several people are sent the same. `heard` is
    when Telegram last answered what is new, `rivals` how often in a row it answered another program instead; `snapshots` the folder for them, if any are made. The line to Telegram does
    not show in a `repr`, for its token would.
    """

    setting: Setting
    book: Book
    bot: Bot = field(repr=False)
    now: Callable[[], datetime]
    nonce: Callable[[], str] = _nonce
    wake: Callable[[], None] = field(default=lambda: None)
    read: Callable[[], None] = field(default=lambda: None)
    papers: tuple[tuple[object, ...], tuple[Document, ...]] | None = None
    heard: datetime | None = None
    rivals: int = 0
    snapshots: Path | None = None
    patience: Patience = field(default_factory=Patience)
