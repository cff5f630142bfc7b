"""A path or an address → an open connection to a trusted database, set so that a commit is on disk when it returns."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from store.errors import NO_DRIVER, UNKNOWN_KIND, UNREACHABLE, StoreError, refusal

MEMORY = ":memory:"

# WAL: a backup reads while the house writes. FULL: a commit has reached the disk when it returns.
# secure_delete: what is blanked or dropped is overwritten, not only let go of.
_PRAGMAS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON")


def url_of(place: str) -> URL:
    """The address of a store: a path is an SQLite file, `postgresql://…` a PostgreSQL database.

    Raises:
        StoreError: if it is neither.
    """
    if "://" not in place:
        database = place if place == MEMORY else str(Path(place).resolve())
        return URL.create("sqlite", database=database)
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise StoreError(UNREACHABLE.format(store=place.partition("://")[0])) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(UNKNOWN_KIND.format(store=name_of(url)))
    return url


def name_of(url: URL) -> str:
    """What a store is called in a sentence; never its password."""
    if url.get_backend_name() == "sqlite":
        return str(file_of(url) or MEMORY)
    return url.render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """The file of an SQLite store; None for one in memory or on a server."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", MEMORY):
        return None
    return Path(str(url.database).removeprefix("file:"))


def connect(url: URL, label: str = "duban") -> Connection:
    """A connection for the one process that writes. `label` is how the database's own lists name it.

    Raises:
        StoreError: if the database cannot be reached, or is damaged.
    """
    engine = _engine(url, label)
    try:
        return engine.connect()
    except DBAPIError as error:
        raise refusal(name_of(url), error) from error


def _engine(url: URL, label: str) -> Engine:
    is_file = url.get_backend_name() == "sqlite"
    options: dict[str, Any] = (
        {"paramstyle": "named"}
        if is_file
        else {"connect_args": {"application_name": label, "connect_timeout": 10}}
    )
    try:
        # What people wrote is in the parameters; it must not turn up in a log.
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True, **options)
    except ImportError as error:
        raise StoreError(NO_DRIVER) from error
    if is_file:
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    # Python's sqlite3 begins transactions by itself, and not for reading: this leaves it to `_begin`.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    connection.connection.cursor().execute("BEGIN").close()
