"""Plain text, from a file or pasted in a chat, as the paragraphs and the flattened tables that it holds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from bot.intake.source import Block, Paragraph, Source
from bot.intake.torn import Line, is_row, table
from bot.script import clean

LEAST_ROWS = 3
"""Fewer lines with marks of columns than this are no table."""
GAP = 80
"""Torn cells run over so many lines at most before the next mark of a column."""


def from_text(text: str, name: str) -> Source:
    """The blocks of a text in their order."""
    lines = [(n, line) for n, line in enumerate(clean(text).splitlines(), 1)]
    blocks: list[Block] = []
    for is_table, group in groupby(_marked(lines), key=lambda marked: marked[0]):
        part = [line for _, line in group]
        blocks += _tables(part, len(blocks)) if is_table else _paragraphs(part)
    return Source(name, _placed(blocks))


def _marked(lines: list[Line]) -> Iterator[tuple[bool, Line]]:
    """Each line with whether it lies between the first and the last mark of a table."""
    marks = [at for at, (_, text) in enumerate(lines) if is_row(text)]
    if len(marks) < LEAST_ROWS:
        marks = []
    inside = {at for left, right in pairwise(marks) if right - left < GAP for at in range(left, right + 1)}
    for at, line in enumerate(lines):
        yield at in inside, line


def _tables(lines: list[Line], before: int) -> list[Block]:
    found, beside = table(lines, f"表{1 + before}")
    return [found, *beside] if found else list(beside)


def _paragraphs(lines: list[Line]) -> list[Block]:
    return [Paragraph(text.strip()) for _, text in lines if text.strip()]


def _placed(blocks: list[Block]) -> tuple[Block, ...]:
    """Paragraphs and tables counted each by themselves: 第3段, 表2."""
    placed: list[Block] = []
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            placed.append(Paragraph(block.text, f"第{paragraphs}段", block.level))
        else:
            tables += 1
            placed.append(replace(block, name=f"表{tables}"))
    return tuple(placed)
