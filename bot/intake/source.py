"""What a document holds, as plain values: paragraphs and tables in their order, whatever file they came from.

A cell is what a person sees in it: the doors turn 0.46 under a percent format into 46%, an Excel date into 2017-09-30.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its place (第3段). `level` is that of a heading's style, 0 for running text."""

    text: str
    place: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is seen. `fault` says why nothing can be seen in it (an uncalculated formula)."""

    text: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the reader of the file counts it, and its cells from the first column on."""

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one, from the first row to the last by their numbers, from a column to a column from 0."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a sheet. `name` is what it is called (表2, 表“民生实事”)."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A document: the name of its file, its title where the file itself tells one, and its blocks."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
