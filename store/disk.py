"""TinyDB's storage on one SQL table of documents: what belongs together is written together, or not at all."""

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from tinydb.storages import Storage

from store.engine import connect, file_of, name_of, url_of
from store.errors import LOST, MISSING, NoStoreError, StoreError, refusal, unreadable
from store.rows import Row

OWNERS = {"reports": ("programme", "item"), "told": ("at",)}
"""The shelves that are asked by an owner, and the fields of a row that name it, joined by a stroke."""

PORTION = 500
"""How many documents are fetched at once where all are wanted."""

documents = sa.Table(
    "documents",
    sa.MetaData(),
    # The order of writing is the order of the ledger: a document keeps its place when it is changed.
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), sa.Identity(), primary_key=True),
    sa.Column("shelf", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("owner", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("shelf", "id"),
)
_owned = documents.c.owner.is_not(None)
sa.Index(
    "documents_by_owner", documents.c.shelf, documents.c.owner, sqlite_where=_owned, postgresql_where=_owned
)

_BODIES = sa.select(documents.c.id, documents.c.body).where(documents.c.shelf == sa.bindparam("shelf"))
_SHELF = _BODIES.order_by(documents.c.seq)
_ONE = _BODIES.where(documents.c.id == sa.bindparam("key"))
_KEYS = sa.select(documents.c.id).where(documents.c.shelf == sa.bindparam("shelf"))
_OWNED = _SHELF.where(documents.c.owner == sa.bindparam("owner"))
_BEFORE = _SHELF.where(documents.c.owner < sa.bindparam("owner"))
_COUNT = sa.select(sa.func.count()).where(documents.c.shelf == sa.bindparam("shelf"))
_DROP = sa.delete(documents).where(
    documents.c.shelf == sa.bindparam("shelf"), documents.c.id == sa.bindparam("key")
)
_ALL = sa.select(documents.c.shelf, documents.c.id, documents.c.body).order_by(documents.c.seq)
_BY_SHELF = (
    _ALL.order_by(None).order_by(documents.c.shelf, documents.c.seq).execution_options(yield_per=PORTION)
)

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Disk(Storage):
    """TinyDB's tables on an open connection, which it closes at the end.

    Every reading and writing is a transaction, and those within `with disk.transaction()` are one.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.name = name_of(connection.engine.url)
        self._waiting: dict[tuple[str, str], dict[str, str | None]] = {}
        self._upsert = _upsert(connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written in here reaches the disk together, or none of it; one within another is part of it.

        Raises:
            StoreError: if the database refuses; nothing was written then.
        """
        if self.connection.in_transaction():
            yield
            return
        if self.connection.closed or self.connection.invalidated:
            # It must not come back by itself: what was lost on the way, and the lock, went with it.
            raise StoreError(LOST.format(store=self.name))
        try:
            with self.connection.begin():
                yield
                self._flush()
        except DBAPIError as error:
            raise refusal(self.name, error) from error
        finally:
            self._waiting.clear()

    def read(self) -> dict[str, dict[str, Row]]:
        """All tables with all their documents, for a backup."""
        tables: dict[str, dict[str, Row]] = {}
        with self.transaction():
            self._flush()
            for shelf, key, body in self.connection.execute(_ALL):
                tables.setdefault(shelf, {})[key] = self._decoded(shelf, key, body)
        return tables

    def pour(self) -> Generator[tuple[str, str, str]]:
        """Every document as shelf, key and text, shelf by shelf, of one moment, and never all in memory at once."""
        with self.transaction(), self.connection.execute(_BY_SHELF) as rows:
            for shelf, key, body in rows:
                self._decoded(shelf, key, body)
                yield shelf, key, body

    def write(self, data: dict[str, dict[str, Row]]) -> None:
        """Make these all the tables there are; a document that stays as it was is not touched."""
        with self.transaction():
            before = self.read()
            for shelf, rows in before.items():
                for key in rows.keys() - data.get(shelf, {}).keys():
                    self.drop(shelf, key)
            for shelf, rows in data.items():
                kept = before.get(shelf, {})
                for key, row in rows.items():
                    if kept.get(key) != row:
                        self.put(shelf, key, row)

    def close(self) -> None:
        """Close the connection, and with it the database's own lock."""
        self.connection.close()
        self.connection.engine.dispose()

    @property
    def unwritten(self) -> list[tuple[str, str]]:
        """The shelves and keys of what this transaction will write at its end."""
        return list(self._waiting)

    def put(self, shelf: str, key: str, row: Row) -> None:
        """Write a document, new or changed."""
        owner = "/".join(str(row[name]) for name in OWNERS[shelf]) if shelf in OWNERS else None
        self._waiting[shelf, key] = {"shelf": shelf, "id": key, "owner": owner, "body": encoded(row)}
        if not self.connection.in_transaction():
            with self.transaction():
                pass

    def drop(self, shelf: str, key: str) -> None:
        """Remove a document, if it is there."""
        with self.transaction():
            self._flush()
            self.connection.execute(_DROP, {"shelf": shelf, "key": key})

    def one(self, shelf: str, key: str) -> str | None:
        """The text of one document."""
        found = self._ask(_ONE, {"shelf": shelf, "key": key})
        return found[0][1] if found else None

    def row(self, shelf: str, key: str) -> Row | None:
        """One document."""
        body = self.one(shelf, key)
        return None if body is None else json.loads(body)

    def keys(self, shelf: str) -> list[str]:
        """The keys of a whole table."""
        with self.transaction():
            self._flush()
            return list(self.connection.execute(_KEYS, {"shelf": shelf}).scalars())

    def all(self, shelf: str) -> list[tuple[str, str]]:
        """The keys and texts of a whole table in the order in which they were first written."""
        return self._ask(_SHELF, {"shelf": shelf})

    def owned(self, shelf: str, owner: str) -> list[tuple[str, str]]:
        """The keys and texts of what belongs to an owner."""
        return self._ask(_OWNED, {"shelf": shelf, "owner": owner})

    def owned_before(self, shelf: str, owner: str) -> list[tuple[str, str]]:
        """The keys and texts of what belongs to owners that sort before this one."""
        return self._ask(_BEFORE, {"shelf": shelf, "owner": owner})

    def count(self, shelf: str) -> int:
        """How many documents a table has."""
        with self.transaction():
            self._flush()
            return int(self.connection.execute(_COUNT, {"shelf": shelf}).scalar_one())

    def _ask(self, query: sa.Select[Any], values: dict[str, object]) -> list[tuple[str, str]]:
        with self.transaction():
            self._flush()
            return [(key, body) for key, body in self.connection.execute(query, values)]

    def _decoded(self, shelf: str, key: str, body: str) -> Row:
        try:
            row: Row = json.loads(body)
        except ValueError as error:
            raise unreadable(self.name, shelf, key, "JSON") from error
        return row

    def _flush(self) -> None:
        """Writing waits for the end of the transaction, or for the next reading, and then takes one statement."""
        if self._waiting:
            self.connection.exec_driver_sql(self._upsert, list(self._waiting.values()))
            self._waiting.clear()


@contextmanager
def look(place: str) -> Iterator[Disk]:
    """A disk for reading, beside the process that writes.

    Raises:
        StoreError: if there is no store at this place, or it cannot be opened.
    """
    url = url_of(place)
    file = file_of(url)
    if file is not None and not file.is_file():
        raise NoStoreError(MISSING.format(store=name_of(url)))
    disk = Disk(connect(url))
    try:
        yield disk
    finally:
        disk.close()


def encoded(row: Row | str) -> str:
    """A document, or a key, as a line of JSON."""
    body = _encoder.encode(row)
    try:
        body.encode()
    except UnicodeEncodeError:
        # Half of an emoji, cut off on its way, has no place in UTF-8, but its escape has.
        return json.dumps(row, allow_nan=False)
    return body


def _upsert(connection: sa.Connection) -> str:
    """The one statement of every turn, put into the database's own words once."""
    insert: Callable[..., Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[
        connection.dialect.name
    ]
    row = insert(documents).values(shelf=None, id=None, owner=None, body=None).inline()
    row = row.on_conflict_do_update(
        index_elements=["shelf", "id"], set_={"owner": row.excluded.owner, "body": row.excluded.body}
    )
    return str(row.compile(dialect=connection.dialect))
