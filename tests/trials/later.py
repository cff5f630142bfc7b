"""A later program, whose schema has one step more: every item's title gets a mark, one statement an item."""

from pathlib import Path

import store.book
from handlers import app, files
from store.disk import Disk
from store.schema import STEPS, migrate

MARK = "′"


def opened(config: Path) -> store.book.Book:
    """The office's book, opened by that program."""
    of_now = migrate
    store.book.migrate = _migrate  # type: ignore[assignment, attr-defined]
    try:
        return store.book.Book.open(app.store_url(files.read_office(config)))
    finally:
        store.book.migrate = of_now  # type: ignore[attr-defined]


def _migrate(disk: Disk) -> None:
    migrate(disk, (*STEPS, _marked))


def _marked(disk: Disk) -> None:
    for key in disk.keys("items"):
        row = disk.row("items", key)
        assert row is not None
        disk.put("items", key, row | {"title": row["title"] + MARK})
