"""Word documents as plain paragraphs and tables, in the order in which they stand, with the numbers that Word sets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bot.intake.source import Block, Cell, Merged, Paragraph, Row, Source, Table
from handlers.word_numbers import Lists, joined, lists_of, value_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph as WordParagraph

HEADING = re.compile(r"(?:Heading|标题)\s?(?P<level>\d)")
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = ("0", "false", "off")
NOT_OF_IT = ("p", "del", "moveFrom")
"""A paragraph within this one (a text box) is another; what is struck out is none."""


def read_word(content: bytes, name: str) -> Source:
    """The body of a Word document that `unpacking` has let pass; headers, footers and remarks are no part of it."""
    from docx import Document  # slow to load, and seldom needed
    from docx.table import Table as WordTable

    document = Document(BytesIO(content))
    reader = _Reader(lists_of(document), frozenset(_hidden_styles(document)))
    blocks: list[Block] = []
    paragraphs = tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            tables += 1
            blocks.append(reader.table(block, f"表{tables}"))
            continue
        text = reader.text(block._p)  # noqa: SLF001  # what is hidden or deleted stands in the XML only
        if text.strip():
            paragraphs += 1
            blocks.append(_paragraph(block, text, f"第{paragraphs}段"))
    return Source(name, tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one document from its first line to its last, because its lists count on."""

    lists: Lists
    hidden: frozenset[str]
    _cells: dict[Any, str] = field(default_factory=dict)

    def text(self, paragraph: Any) -> str:
        """What a reader of the paper sees, with its number; a paragraph without words has none."""
        label, text = self.lists.label(paragraph), self._seen(paragraph)
        return joined(label, text) if text.strip() else text

    def _seen(self, paragraph: Any) -> str:
        """Its words, without what is hidden or struck out by a pending change."""
        return "".join(_words(run) for run in paragraph.iter("{*}r") if self._is_seen(run, paragraph))

    def _is_seen(self, run: Any, paragraph: Any) -> bool:
        for above in run.iterancestors():
            if above is paragraph:
                return not self._is_hidden(run, paragraph)
            if _tag(above) in NOT_OF_IT:
                return False
        return False

    def _is_hidden(self, run: Any, paragraph: Any) -> bool:
        own = run.find("./{*}rPr/{*}vanish")
        if own is not None:
            return value_of(own) not in OFF
        styles = (run.find("./{*}rPr/{*}rStyle"), paragraph.find("./{*}pPr/{*}pStyle"))
        return any(style is not None and value_of(style) in self.hidden for style in styles)

    def table(self, table: "WordTable", name: str) -> Table:
        """Word gives a merged cell once in each of its places, so that the same cell tells where it is merged."""
        grid = [list(self._row(row)) for row in table.rows]
        rows = tuple(Row(n, tuple(Cell(text) for _, text in cells)) for n, cells in enumerate(grid, 1))
        return Table(name, rows, tuple(_merged([[id(element) for element, _ in cells] for cells in grid])))

    def _row(self, row: "_Row") -> Iterator[tuple[object, str]]:
        """Each place of a row as its element, which has to live as long as it is told from others, and its text."""
        yield from ((None, "") for _ in range(row.grid_cols_before))
        for cell in row.cells:
            yield cell._tc, self._cell(cell._tc)  # noqa: SLF001  # nothing else tells one merged cell from the next

    def _cell(self, cell: Any) -> str:
        """A cell that only has its number shows it: the column of a table that Word numbers."""
        if cell not in self._cells:
            told = [(self.lists.label(p), self._seen(p)) for p in cell.iterfind("{*}p")]
            self._cells[cell] = "\n".join(joined(label, text) for label, text in told)
        return self._cells[cell]


def _paragraph(paragraph: "WordParagraph", text: str, place: str) -> Paragraph:
    style = paragraph.style.name if paragraph.style else ""
    heading = HEADING.match(style or "")
    return Paragraph(text, place, int(heading["level"]) if heading else 0)


def _words(run: Any) -> str:
    return "".join(one.text or "" if _tag(one) == "t" else SIGNS.get(_tag(one), "") for one in run)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _hidden_styles(document: "WordDocument") -> Iterator[str]:
    for style in document.styles.element.iterfind("{*}style"):
        vanish = style.find("./{*}rPr/{*}vanish")
        if vanish is not None and value_of(vanish) not in OFF:
            yield value_of(style, "styleId")


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
