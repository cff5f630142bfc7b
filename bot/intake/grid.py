"""A table laid flat: what is seen, merged cells filled, hidden rows and columns and idle columns left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.intake.source import Cell, Merged, Row, Table
from bot.script import clean, fold

WIDEST = 120
"""No ledger has more columns; what stands beyond them is no part of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is seen: its number in the file, its cells folded, the same as written, and what failed in them."""

    number: int
    cells: tuple[str, ...]
    written: tuple[str, ...]
    faults: tuple[tuple[int, str], ...] = ()

    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table. `merged_down` tells by a line's number which of its cells belong to the line above."""

    name: str
    lines: tuple[Line, ...]
    merged_down: dict[int, frozenset[int]] = field(default_factory=dict)


def grid(table: Table) -> Grid:
    """A table as it is seen."""
    width = min(WIDEST, max((len(row.cells) for row in table.rows), default=0))
    seen = [at for at in range(width) if at not in table.hidden_columns]
    rows = {row.number: list(row.cells[:width]) + [Cell()] * (width - len(row.cells)) for row in table.rows}
    covered = _fill(rows, table.merged, width)
    lines = tuple(_line(row, rows[row.number], seen) for row in table.rows if not row.is_hidden)
    down = {n: frozenset(seen.index(at) for at in places if at in seen) for n, places in covered.items()}
    return Grid(table.name, tuple(line for line in lines if not line.is_blank() or line.faults), down)


def _fill(rows: dict[int, list[Cell]], merged: Sequence[Merged], width: int) -> dict[int, set[int]]:
    """Every merged cell told in all its places; gives by row which cells belong to the row above."""
    covered: dict[int, set[int]] = {}
    for area in merged:
        first = rows.get(area.top)
        if first is None or area.left >= width:
            continue
        for number in range(area.top, area.bottom + 1):
            for at in range(area.left, min(area.right + 1, width)):
                if number in rows:
                    rows[number][at] = first[area.left]
                    if number > area.top:
                        covered.setdefault(number, set()).add(at)
    return covered


def _line(row: Row, cells: Sequence[Cell], seen: Sequence[int]) -> Line:
    written = tuple(clean(cells[at].text).strip() for at in seen)
    faults = tuple((n, cells[at].fault) for n, at in enumerate(seen) if cells[at].fault)
    return Line(row.number, tuple(fold(text).strip() for text in written), written, faults)
