"""Whether an item of a new ledger is the one that runs under its number: reports are kept under numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.items import Item

Pair = tuple[Item, Item]
"""The item that runs, and the one of the new ledger."""


def renumbered(running: Sequence[Item], wanted: Sequence[Item]) -> Iterator[Pair]:
    """Items that bear another number in the new ledger: imported so, their reports would be another item's."""
    before, after = _by_title(running), _by_title(wanted)
    for title, item in before.items():
        if title in after and after[title].no != item.no:
            yield item, after[title]


def replaced(running: Sequence[Item], wanted: Sequence[Item]) -> Iterator[Pair]:
    """Items of which something was reported, and under whose numbers the new ledger has something else altogether.

    Two titles are of one thing where they share two characters in a row.
    """
    reported = {i.no: i for i in running if i.latest is not None}
    for item in wanted:
        before = reported.get(item.no)
        if before and not _alike(before.title, item.title):
            yield before, item


def _alike(one: str, other: str) -> bool:
    return one == other or bool(set(pairwise(one)) & set(pairwise(other)))


def _by_title(items: Sequence[Item]) -> dict[str, Item]:
    """Items by their titles, without the titles that several share."""
    borne = Counter(i.title for i in items)
    return {i.title: i for i in items if borne[i.title] == 1}
