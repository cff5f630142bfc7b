"""A TinyDB table whose documents stay on the disk: it reads what is asked for, and writes what has changed."""

import json
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.table import Table

from store.disk import Disk, encoded
from store.errors import unreadable
from store.rows import Row, noun_of, row_of

T = TypeVar("T")


class Shelf(Table):
    """TinyDB's whole interface, with texts as document ids and without its query cache.

    The cache would hand out shared documents, and answers that went stale with the time of day; here each reading
    makes documents of its own.
    """

    document_id_class = str  # type: ignore[assignment]  # the nouns of the house have texts for keys

    def __init__(self, storage: Disk, name: str) -> None:
        super().__init__(storage, name, cache_size=0)
        self.disk = storage

    def noun(self, kind: type[T], key: str) -> T | None:
        """One document as its noun."""
        body = self.disk.one(self.name, key)
        return None if body is None else self._noun(kind, key, body)

    def nouns(self, kind: type[T]) -> dict[str, T]:
        """All documents by key, in the order in which they were first written."""
        return {key: self._noun(kind, key, body) for key, body in self.disk.all(self.name)}

    def owned_by(self, kind: type[T], owner: str) -> tuple[T, ...]:
        """What belongs to an owner, asked by the index."""
        return tuple(self._noun(kind, key, body) for key, body in self.disk.owned(self.name, owner))

    def owned_before(self, kind: type[T], owner: str) -> tuple[T, ...]:
        """What belongs to owners that sort before this one, asked by the index."""
        return tuple(self._noun(kind, key, body) for key, body in self.disk.owned_before(self.name, owner))

    def keys(self) -> set[str]:
        """The keys of all documents."""
        return set(self.disk.keys(self.name))

    def put(self, key: str, noun: object) -> None:
        """Write a noun, new or changed."""
        self.disk.put(self.name, key, row_of(noun))

    def drop(self, key: str) -> None:
        """Remove one document, if it is there."""
        self.disk.drop(self.name, key)

    def __len__(self) -> int:
        return self.disk.count(self.name)

    def _noun(self, kind: type[T], key: str, body: str) -> T:
        try:
            return noun_of(kind, json.loads(body))
        except ValueError as error:
            raise unreadable(self.disk.name, self.name, key, error) from error

    def _read_table(self) -> "MutableMapping[str, Row]":  # type: ignore[override]  # a view instead of a dict
        return _Page(self.disk, self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self.disk.transaction():
            page = _Page(self.disk, self.name)
            updater(page)
            page.keep()

    def _get_next_id(self) -> str:
        raise ValueError("a document here has a key of its own: Document(row, doc_id=key)")


class Cabinet(TinyDB):
    """The TinyDB of the house: `Cabinet(connection).table("items")`."""

    # TinyDB's own annotations name its default classes, not the ones they stand for.
    table_class = Shelf  # type: ignore[assignment]
    default_storage_class = Disk  # type: ignore[assignment]

    def shelf(self, name: str) -> Shelf:
        """A table of ours."""
        table = self.table(name)
        assert isinstance(table, Shelf)
        return table

    @property
    def disk(self) -> Disk:
        """Where the tables are kept."""
        assert isinstance(self.storage, Disk)
        return self.storage


class _Page(MutableMapping[str, Row]):
    """A table as TinyDB sees it for one question or one update; nothing is written before `keep`."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name
        self._bodies: dict[str, str] = {}
        self._rows: dict[str, Row] = {}
        self._gone: set[str] = set()

    def __getitem__(self, key: str) -> Row:
        if key in self._gone:
            raise KeyError(key)
        if key not in self._rows:
            body = self._disk.one(self._name, key)
            if body is None:
                raise KeyError(key)
            self._learn(key, body)
        return self._rows[key]

    def __setitem__(self, key: str, row: Row) -> None:
        self._gone.discard(key)
        self._rows[key] = row

    def __delitem__(self, key: str) -> None:
        self[key]
        del self._rows[key]
        self._gone.add(key)

    def __iter__(self) -> Iterator[str]:
        written = self._disk.all(self._name)
        for key, body in written:
            if key not in self._rows and key not in self._gone:
                self._learn(key, body)
        there = {key: None for key, _ in written if key not in self._gone}
        return iter(there | dict.fromkeys(self._rows))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def keep(self) -> None:
        """Write what has changed since it was read, and only that."""
        for key in self._gone:
            self._disk.drop(self._name, key)
        for key, row in self._rows.items():
            if encoded(row) != self._bodies.get(key):
                self._disk.put(self._name, key, row)

    def _learn(self, key: str, body: str) -> None:
        self._bodies[key] = body
        self._rows[key] = json.loads(body)
