"""Tables flattened to text: a row a line (1 | 事项 | ...), or torn so that every cell is closed by “|” on its own lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.intake.source import Cell, Paragraph, Row, Table
from bot.script import fold

RULE = re.compile(r"[\s|:-]*-{2,}[\s|:-]*")
COLUMN_MARK = re.compile(r"^#\s*列\s*[:：]\s*")
NUMBER = re.compile(r"\s*(\d{1,4})(?:\s+(\S.*))?\s*", re.DOTALL)
"""A cell that begins a row: 1, or with a label of merged cells run into it (1 亮点项目)."""
MOST_COLUMNS = 12

Line = tuple[int, str]


def is_row(text: str) -> bool:
    """Whether a line belongs to a flattened table."""
    if text.startswith("#"):
        return bool(COLUMN_MARK.match(text))
    return "|" in text or "\t" in text.strip()


def table(lines: Sequence[Line], name: str) -> tuple[Table | None, list[Paragraph]]:
    """The table of these numbered lines, and what stood in them beside it; no table where none can be made out."""
    lines = [(n, COLUMN_MARK.sub("", text)) for n, text in lines if not RULE.fullmatch(text)]
    if _is_line_by_line([text for _, text in lines]):
        return Table(name, tuple(_row(n, text) for n, text in lines if is_row(text))), _beside(lines)
    return _mended(lines, name)


def _is_line_by_line(texts: Sequence[str]) -> bool:
    """Whether nearly every line has the same cells: more than two, and as many as the others."""
    counts = [len(_split(text)) for text in texts if text.strip()]
    usual = max(set(counts), key=counts.count, default=0)
    return usual > 2 and counts.count(usual) >= 0.8 * len(counts)


def _row(number: int, text: str) -> Row:
    return Row(number, tuple(Cell(cell) for cell in _split(text)))


def _split(text: str) -> list[str]:
    mark = "|" if "|" in text else "\t"
    text = text.strip()
    if text.startswith("|"):
        text = text[1:].removesuffix("|")
    return [cell.strip() for cell in text.split(mark)]


def _beside(lines: Sequence[Line]) -> list[Paragraph]:
    return [Paragraph(text, f"第{n}行") for n, text in lines if text.strip() and not is_row(text)]


def _mended(lines: Sequence[Line], name: str) -> tuple[Table | None, list[Paragraph]]:
    """The cells in one stream, put together again row by row: each begins with a number."""
    cells, rest = _stream(lines)
    numbers = [at for at, (_, text) in enumerate(cells) if NUMBER.fullmatch(text)]
    header = [text for _, text in cells[: numbers[0]]] if numbers else []
    column = next((at for at, text in enumerate(header) if "序号" in fold(text).replace(" ", "")), None)
    if column is None or len(header) > MOST_COLUMNS:
        return None, [Paragraph(text, f"第{n}行") for n, text in lines if text.strip()]
    width = column + 1 + _cells_after(numbers, len(header) - column - 1)
    label = " ".join(header[width:])
    head = Row(cells[0][0], tuple(Cell(text) for text in header[:width]))
    return Table(name, (head, *_rows(cells[numbers[0] :], width, column, label))), rest


def _cells_after(numbers: Sequence[int], default: int) -> int:
    """How many cells most rows have after their number."""
    gaps = [right - left - 1 for left, right in pairwise(numbers)]
    return max(set(gaps), key=gaps.count) if gaps else default


def _stream(lines: Sequence[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Every cell that holds something, with the line it begins on; what follows the last mark is beside the table."""
    cells: list[Line] = []
    held: list[Line] = []
    for number, text in lines:
        *closed, left = text.split("|")
        for part in closed:
            told = [*held, (number, part)]
            held = []
            words = " ".join(word.strip() for _, word in told if word.strip())
            if words:
                cells.append((next(n for n, word in told if word.strip()), words))
        if left.strip():
            held.append((number, left))
    return cells, [Paragraph(text, f"第{n}行") for n, text in held]


def _rows(cells: Sequence[Line], width: int, column: int, label: str) -> Iterator[Row]:
    """Rows of as many cells after the number as the header has; a cell too many is the next row's label."""
    after = width - column - 1
    at = 0
    while at < len(cells):
        number = NUMBER.fullmatch(cells[at][1])
        if number is None:
            label, at = cells[at][1], at + 1
            continue
        label = number[2] or label
        body = [text for _, text in cells[at + 1 : at + 1 + after]]
        before = [label, *[""] * (column - 1)] if column else []
        no = number[1] if column else " ".join(filter(None, (number[1], number[2])))
        yield Row(cells[at][0], tuple(Cell(text) for text in (*before, no, *body)))
        at += 1 + len(body)
