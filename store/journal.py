"""The journal: the latest commits, one line each, with the updates of Telegram that they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from store.shelf import Shelf

LINES = 2000
"""How many commits are remembered: some days of a busy office, and far more than Telegram delivers twice."""

KEYS = 20
"""How many keys one line names; the import of a whole ledger need not be told row by row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One commit: when, because of what, and what it touched."""

    number: int
    at: datetime
    cause: str = ""
    keys: tuple[str, ...] = ()
    update: int | None = None


class Journal:
    """A ring of lines on a shelf: the newest takes the place of the oldest."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        lines = self.lines()
        self._number = lines[-1].number if lines else 0
        self._updates = {line.update: line.number for line in lines if line.update is not None}

    def lines(self) -> tuple[Line, ...]:
        """All lines, oldest first."""
        return tuple(sorted(self._shelf.nouns(Line).values(), key=attrgetter("number")))

    def has(self, update: int) -> bool:
        """Whether this update of Telegram has been handled."""
        return update in self._updates

    def line(self, at: datetime, cause: str, keys: Iterable[str], update: int | None) -> Line:
        """The next line."""
        return Line(self._number + 1, at, cause, tuple(keys)[:KEYS], update)

    def write(self, line: Line) -> None:
        """Put a line on the shelf."""
        self._shelf.put(str(line.number % LINES), line)

    def take(self, line: Line) -> None:
        """Know a line that has been committed."""
        self._number = line.number
        if line.update is not None:
            self._updates[line.update] = line.number
        while len(self._updates) > LINES:
            del self._updates[next(iter(self._updates))]
