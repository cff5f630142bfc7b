"""A backup back into a store: checked whole before anything is written, and the store before it is kept beside."""

import json
import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import URL

from store.backup import sync_folder
from store.disk import Disk, documents
from store.engine import connect, file_of, name_of, url_of
from store.errors import BAD_BACKUP, NEWER, UNREACHABLE, StoreError
from store.lock import FileLock, lock_database, me
from store.outbox import State
from store.rows import Row
from store.schema import SHELF, STEPS, migrate, version_of
from store.verifying import unreadable

TABLES = dict[str, dict[str, Row]]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. `kept` names what was there before; empty, if there was nothing."""

    documents: int
    kept: str

    @property
    def told(self) -> str:
        """What was done, in words."""
        kept = f"原来的存储保留为 {self.kept}。" if self.kept else ""
        return f"已恢复 {self.documents} 条记录。{kept}"


def restore(file: Path, place: str, *, at: datetime) -> Restored:
    """Make the store at a place the one of a backup. Texts owed then may have been said since, and count as uncertain.

    Raises:
        StoreError: if the backup is not sound, or the store is in use; nothing was changed then.
    """
    tables = _sound(file)
    for row in tables.get("outbox", {}).values():
        row["state"] = State.SENDING.value
    url = url_of(place)
    if url.get_backend_name() == "postgresql":
        kept = _into_server(url, tables, at)
    else:
        kept = _into_file(url, tables, at)
    return Restored(sum(len(rows) for rows in tables.values()), kept)


def _sound(file: Path) -> TABLES:
    try:
        tables = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(BAD_BACKUP.format(file=file, why="无法读取")) from error
    except ValueError as error:
        raise StoreError(BAD_BACKUP.format(file=file, why="不是完整的 JSON 文件")) from error
    if not _is_tables(tables) or "schema" not in tables.get(SHELF, {}):
        raise StoreError(BAD_BACKUP.format(file=file, why="不是本程序的备份"))
    if _version(tables) > len(STEPS):
        raise StoreError(NEWER.format(store=file, found=_version(tables), known=len(STEPS)))
    problem = next(unreadable(tables), None)
    if problem is not None:
        raise StoreError(BAD_BACKUP.format(file=file, why=problem.removesuffix("。")))
    return dict(tables)


def _is_tables(raw: Any) -> bool:
    return isinstance(raw, Mapping) and all(
        isinstance(rows, Mapping) and all(isinstance(row, Mapping) for row in rows.values())
        for rows in raw.values()
    )


def _version(tables: TABLES) -> int:
    version = tables[SHELF]["schema"].get("version")
    return version if isinstance(version, int) else len(STEPS) + 1


def _into_file(url: URL, tables: TABLES, at: datetime) -> str:
    file = file_of(url)
    if file is None:
        raise StoreError(UNREACHABLE.format(store=name_of(url)))
    lock = FileLock(file)
    try:
        fresh = file.with_name(f"{file.name}.restoring")
        fresh.unlink(missing_ok=True)
        _forget_log(fresh)
        disk = Disk(connect(url_of(str(fresh))))
        try:
            _fill(disk, tables)
        finally:
            disk.close()
        kept = _set_aside(file, at)
        fresh.replace(file)
        sync_folder(file.parent)
    finally:
        lock.release()
    return kept


def _set_aside(file: Path, at: datetime) -> str:
    """A copy of the store that was, as it is, for it may be damaged; it stays where it is until the other takes its place.

    What is still in its log goes into its pages then: killed in the middle, it is whole without the log, which must not
    lie beside another store.
    """
    if not file.exists() or file.stat().st_size == 0:
        return ""
    kept = _free(file.with_name(f"{file.name}.{_stamp(at)}"))
    for tail in ("-wal", ""):
        if file.with_name(file.name + tail).exists():
            _copy(file.with_name(file.name + tail), kept.with_name(kept.name + tail))
    sync_folder(file.parent)
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as damaged_or_not:
        damaged_or_not.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _forget_log(file)
    return str(kept)


def _free(name: Path) -> Path:
    numbers = (name.with_name(f"{name.name}-{n}") for n in count(2))
    return next(path for path in chain([name], numbers) if not path.exists())


def _copy(file: Path, copy: Path) -> None:
    shutil.copyfile(file, copy)
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _forget_log(file: Path) -> None:
    for tail in ("-wal", "-shm"):
        file.with_name(file.name + tail).unlink(missing_ok=True)


def _into_server(url: URL, tables: TABLES, at: datetime) -> str:
    disk = Disk(connect(url, f"duban {me()}"))
    try:
        lock_database(disk.connection, disk.name)
        with disk.transaction():
            kept = ""
            if version_of(disk) > 0:
                kept = f"{documents.name}_{_stamp(at).lower()}"
                disk.connection.execute(sa.text(f"CREATE TABLE {kept} AS TABLE {documents.name}"))
                documents.drop(disk.connection)
            _fill(disk, tables)
    finally:
        disk.close()
    return kept


def _fill(disk: Disk, tables: TABLES) -> None:
    """As a store of the backup's own version first, then step by step to this program's."""
    migrate(disk, STEPS[: _version(tables)])
    disk.write(tables)
    migrate(disk)


def _stamp(at: datetime) -> str:
    return at.strftime("%Y%m%dT%H%M%S")
