"""Whether a store is sound: its file, each of its rows, and what its rows say of each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.items import Item, Report
from bot.office import Card, key_of
from store.disk import Disk, look
from store.errors import StoreError
from store.journal import Line
from store.outbox import Doubt, Owed, Told, Untaken
from store.rows import Row, RowError, noun_of
from store.schema import SHELF
from store.shelves import NAMES, SHELVES

Tables = Mapping[str, Mapping[str, Row]]

PAPERS: dict[str, type] = {"outbox": Owed, "told": Told, "doubts": Doubt, "untaken": Untaken, "journal": Line}
"""The shelves that hold the store's own papers rather than nouns of the office."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many rows each shelf has, and everything that is wrong, a sentence each."""

    counts: Mapping[str, int]
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def told(self) -> str:
        """The verdict in words, a problem a line."""
        counts = "，".join(f"{NAMES.get(shelf, shelf)} {count}" for shelf, count in self.counts.items())
        head = f"存储完好（{counts}）。" if self.is_sound else f"存储有 {len(self.problems)} 个问题："
        return "\n".join((head, *self.problems))


def verify(place: str) -> Verdict:
    """Look through a whole store, also while the house is working on it.

    Raises:
        StoreError: if there is no store, or it cannot be opened at all.
    """
    with look(place) as disk:
        try:
            tables = disk.read()
        except StoreError as error:
            return Verdict({}, (*_pages(disk), str(error)))
        counts = {shelf: len(rows) for shelf, rows in tables.items()}
        return Verdict(counts, (*_pages(disk), *unreadable(tables), *_loose_ends(tables)))


def unreadable(tables: Tables) -> Iterator[str]:
    """Each row that is not of its noun, or does not lie under its key."""
    kinds: dict[str, type] = {shelf: kind for kind, shelf in SHELVES.items()}
    for shelf, rows in tables.items():
        if shelf in kinds:
            yield from _misfits(kinds[shelf], shelf, rows, keyed=True)
        elif shelf in PAPERS:
            yield from _misfits(PAPERS[shelf], shelf, rows, keyed=False)
        elif shelf != SHELF:
            yield f"不认识的表 {shelf}。"


def _misfits(kind: type, shelf: str, rows: Mapping[str, Row], *, keyed: bool) -> Iterator[str]:
    for key, row in rows.items():
        try:
            noun: Any = noun_of(kind, row)
        except RowError as error:
            yield f"{NAMES[shelf]} {key} 无法读取（{error}）。"
            continue
        if keyed and key_of(noun) != key:
            yield f"{NAMES[shelf]} {key} 与其内容不符（应为 {key_of(noun)}）。"


def _pages(disk: Disk) -> list[str]:
    if disk.connection.dialect.name != "sqlite":
        return []
    with disk.transaction():
        found = disk.connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [f"存储文件损坏：{line}。" for line in found if line != "ok"]


def _loose_ends(tables: Tables) -> Iterator[str]:
    items = tables.get(SHELVES[Item], {}).keys()
    for key, row in tables.get(SHELVES[Report], {}).items():
        name = f"{row.get('programme')}/{row.get('item')}"
        if name not in items:
            yield f"进展 {key} 所报的事项 {name} 不存在。"
    for key, row in tables.get(SHELVES[Card], {}).items():
        for name in (f"{row.get('programme')}/{no}" for no in row.get("items", [])):
            if name not in items:
                yield f"催报单 {key} 所列的事项 {name} 不存在。"
