"""What is owed of an item, and what the figures of a text are found to be of it."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.items import Item, Target
from bot.reading.figures import Figure
from bot.reading.fitting import Fit


class Owed(NamedTuple):
    """What is owed of an item: its targets, the words that tell them apart, the one that was named (or None)."""

    item: Item
    targets: tuple[Target, ...]
    words: Mapping[str, frozenset[str]]
    named: Target | None


Chosen = list[tuple[Figure, Fit | None]]
"""Figures, each with what it is of a target, or with None where it is of none."""
