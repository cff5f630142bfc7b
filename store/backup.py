"""A backup: the whole store as an ordinary TinyDB JSON file, taken while the house goes on working."""

import os
from pathlib import Path

from store.disk import encoded, look
from store.schema import check


def backup(place: str, out: Path) -> int:
    """Write everything to a file, which is there whole or not at all; gives the number of documents.

    It reads one moment of the store on a connection of its own, so that any process and any thread may call it.

    Raises:
        StoreError: if there is no store, or it is damaged.
    """
    with look(place) as disk:
        check(disk)
        tables = disk.read()
    _write(out, encoded(tables))
    return sum(len(rows) for rows in tables.values())


def _write(out: Path, text: str) -> None:
    part = out.with_name(f"{out.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(out)
    sync_folder(out.parent)


def sync_folder(folder: Path) -> None:
    """Have the new name of a file reach the disk too; Windows knows no such thing."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
