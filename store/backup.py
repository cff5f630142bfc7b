"""A backup: the whole store as an ordinary TinyDB JSON file, taken while the house goes on working."""

import os
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from store.disk import encoded, look
from store.schema import check

PART = ".part"
"""At the end of a name: it is still being written."""


def backup(place: str, out: Path) -> int:
    """Write everything to a file, which is there whole or not at all; gives the number of documents.

    It reads one moment of the store on a connection of its own, so that any process and any thread may call it. A thread
    takes the interpreter for one document at a time, so that a bot beside it goes on answering.

    Raises:
        StoreError: if there is no store, or it is damaged.
        OSError: if the file cannot be written; what stood there before still stands.
    """
    part = out.with_name(f"{out.name}{PART}")
    with look(place) as disk:
        check(disk)
        try:
            with closing(disk.pour()) as rows, part.open("w", encoding="utf-8") as file:
                count = _write(file, rows)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    part.replace(out)
    sync_folder(out.parent)
    return count


def _write(file: TextIO, rows: Iterable[tuple[str, str, str]]) -> int:
    count = 0
    between = "{"
    for shelf, found in groupby(rows, itemgetter(0)):
        file.write(f"{between}{encoded(shelf)}:")
        within = "{"
        for _, key, body in found:
            file.write(f"{within}{encoded(key)}:{body}")
            within = ",\n"
            count += 1
        file.write("}")
        between = ",\n"
    file.write("}" if count else "{}")
    return count


def sync_folder(folder: Path) -> None:
    """Have the new name of a file reach the disk too; Windows knows no such thing."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
