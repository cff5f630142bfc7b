"""Word documents as plain paragraphs and tables, in the order in which they stand."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from bot.intake.source import Block, Cell, Merged, Paragraph, Row, Source, Table

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph as WordParagraph

HEADING = re.compile(r"(?:Heading|标题)\s?(?P<level>\d)")


def read_word(content: bytes, name: str) -> Source:
    """The body of a Word document that `unpacking` has let pass; headers, footers and remarks are no part of it."""
    from docx import Document  # slow to load, and seldom needed
    from docx.table import Table as WordTable

    document = Document(BytesIO(content))
    blocks: list[Block] = []
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            tables += 1
            blocks.append(_table(block, f"表{tables}"))
        elif block.text.strip():
            paragraphs += 1
            blocks.append(_paragraph(block, f"第{paragraphs}段"))
    return Source(name, tuple(blocks))


def _paragraph(paragraph: "WordParagraph", place: str) -> Paragraph:
    style = paragraph.style.name if paragraph.style else ""
    heading = HEADING.match(style or "")
    return Paragraph(paragraph.text, place, int(heading["level"]) if heading else 0)


def _table(table: "WordTable", name: str) -> Table:
    """Word gives a merged cell once in each of its places, so that the same cell tells where it is merged."""
    grid = [list(_cells(row)) for row in table.rows]
    rows = tuple(Row(n, tuple(Cell(text) for _, text in cells)) for n, cells in enumerate(grid, 1))
    return Table(name, rows, tuple(_merged([[id(element) for element, _ in cells] for cells in grid])))


def _cells(row: "_Row") -> Iterator[tuple[object, str]]:
    """Each place of a row as its element, which has to live as long as it is told from others, and its text."""
    yield from ((None, "") for _ in range(row.grid_cols_before))
    for cell in row.cells:
        yield cell._tc, cell.text  # noqa: SLF001  # nothing else tells one merged cell from the next


def _merged(keys: list[list[int]]) -> Iterator[Merged]:
    """Every block of places that hold the same cell."""
    corners: dict[int, list[int]] = {}
    for row, cells in enumerate(keys, 1):
        for at, key in enumerate(cells):
            corner = corners.setdefault(key, [row, row, at, at])
            corner[1], corner[3] = max(corner[1], row), max(corner[3], at)
    for key, (top, bottom, left, right) in corners.items():
        if key != id(None) and (top, left) != (bottom, right):
            yield Merged(top, bottom, left, right)
