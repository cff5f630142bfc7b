"""One store, one process: a second one is told who has it."""

import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from store.errors import HELD, READ_ONLY, UNREACHABLE, StoreError

ADVISORY = 0x647562616E
"""“duban”: the number of PostgreSQL's lock; one database holds one store."""

PATIENCE = "1s"
"""A server notices a little later than we do that the process before us was killed."""

_HOLDER = text(
    "SELECT a.application_name, a.backend_start FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
    " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
    " AND (l.classid::bigint << 32) + l.objid::bigint = :key"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def me() -> str:
    """This process as another one will see it: its number and host."""
    return f"{os.getpid()}@{socket.gethostname()}"


class FileLock:
    """A lock file beside an SQLite store. The system lets go of it when the process ends, however it ends."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.name}.lock")
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except PermissionError as error:
            raise StoreError(READ_ONLY.format(store=store)) from error
        except OSError as error:
            raise StoreError(UNREACHABLE.format(store=store)) from error
        if not _seized(self._file):
            os.close(self._file)
            raise StoreError(_held_file(store, self._path))
        os.ftruncate(self._file, 0)
        os.write(self._file, me().encode())

    def release(self) -> None:
        """Let the next process in. The file stays: removing it would let two in at once."""
        os.close(self._file)


def lock_database(connection: Connection, store: str) -> None:
    """Hold PostgreSQL's lock for as long as this connection lives.

    Raises:
        StoreError: if another process holds it; says which one.
    """
    try:
        with connection.begin():
            connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY})
    except DBAPIError as error:
        raise StoreError(_held_database(connection, store)) from error


def _held_file(store: Path, lock: Path) -> str:
    pid, _, host = lock.read_text(encoding="utf-8").partition("@")
    since = datetime.fromtimestamp(lock.stat().st_mtime, UTC)
    return HELD.format(store=store, pid=pid or "?", host=host or "?", since=_shown(since))


def _held_database(connection: Connection, store: str) -> str:
    with connection.begin():
        holder = connection.execute(_HOLDER, {"key": ADVISORY}).first()
    label, since = (holder[0], _shown(holder[1])) if holder else ("?", "?")
    pid, _, host = label.removeprefix("duban ").partition("@")
    return HELD.format(store=store, pid=pid, host=host or "?", since=since)


def _shown(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M:%S")


if sys.platform == "win32":
    import msvcrt

    def _seized(file: int) -> bool:
        # Windows locks bytes and then nobody else can read them: one far behind the text is taken.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _seized(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
