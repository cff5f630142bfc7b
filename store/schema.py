"""The version of a store, and the steps that lead from each version to the next."""

from collections.abc import Callable, Sequence

from sqlalchemy import inspect

from store.disk import Disk, documents
from store.errors import DAMAGED, NEWER, StoreError
from store.retelling import outlooks
from store.rows import Row

SHELF = "store"
"""The shelf of what is true of the store itself: its version, the update handled last."""

Step = Callable[[Disk], None]


def _documents(disk: Disk) -> None:
    """Version 1: the one table of documents."""
    documents.create(disk.connection)


STEPS: tuple[Step, ...] = (_documents, outlooks)
"""Step n leads from version n to n + 1. Add at the end; never change one that has been released."""


def version_of(disk: Disk) -> int:
    """How many steps a store has taken; none, if there is nothing in it yet."""
    with disk.transaction():
        if not inspect(disk.connection).has_table(documents.name):
            return 0
    row = disk.row(SHELF, "schema")
    return int(row["version"]) if row else 1


def migrate(disk: Disk, steps: Sequence[Step] = STEPS) -> None:
    """Bring a store to this program's version: each step is one transaction, and the next start goes on from there.

    Raises:
        StoreError: if the store is damaged, read-only, or of a newer program.
    """
    check(disk)
    found = version_of(disk)
    if found > len(steps):
        raise StoreError(NEWER.format(store=disk.name, found=found, known=len(steps)))
    for number, step in enumerate(steps[found:], found + 1):
        with disk.transaction():
            step(disk)
            disk.put(SHELF, "schema", _version(number))
    # Written anew at every start: a store that cannot be written says so now, not at the first report.
    disk.put(SHELF, "schema", _version(len(steps)))


def check(disk: Disk) -> None:
    """Look through the pages of an SQLite file; a server looks after its own.

    Raises:
        StoreError: if one of them is damaged.
    """
    if disk.connection.dialect.name != "sqlite":
        return
    with disk.transaction():
        verdict = disk.connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if verdict != "ok":
        raise StoreError(DAMAGED.format(store=disk.name))


def _version(number: int) -> Row:
    return {"version": number}
