"""A document in, a draft ledger out, with what is wrong in it and what could not be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.intake.checks import checks
from bot.intake.figures import as_of_day
from bot.intake.numbering import number
from bot.intake.outline import leaves, outline
from bot.intake.prose import sketches
from bot.intake.sketch import Sketch
from bot.intake.source import Paragraph, Source, Table
from bot.intake.tables import read_table
from bot.items import Item, Programme
from bot.ledger import UNNAMED, Ledger
from bot.numbers import numeral
from bot.script import clean, fold

KIND = "minsheng"
ISSUED = re.compile(r"关于(?:印发|下达|公布)?.*?《(?P<title>[^《》]+)》")
YEAR = re.compile(r"(?P<y>20\d\d|二[〇○零0][〇○零一二三四五六七八九]{2})年?")
HEADING = re.compile(r"^#\s*title\s*[:：]\s*")
NO_TITLE = re.compile(r"[:：|]|扫一扫|打印|^\s*#|[。;；]\s*$|^\s*[（(]?[一二三四五六七八九十\d]+[)）、.\s]")
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A ledger as it was read. `warnings` cannot be true as they stand; `doubts` could not be read with certainty.

    Each is a whole sentence that begins with its place: 表2第14行“目标数”：…, 第3段：….
    """

    programme: Programme
    items: tuple[Item, ...]
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def ledger(self) -> Ledger:
        """What would be imported."""
        return Ledger(self.programme, self.items)


def draft(source: Source, year: int, as_of: date | None = None) -> Draft:
    """A draft of what the document owes in a year.

    `as_of` is the day on which reported figures stand where the document names none; without it they are doubtful.
    """
    title = title_of(source)
    programme = Programme(f"{UNNAMED}{year}", title, KIND, year)
    found, warnings, doubts = _tables(source, year, title, as_of)
    paragraphs = [block for block in source.blocks if isinstance(block, Paragraph)]
    if not found:
        found = sketches(paragraphs, year, "" if title == source.name else title)
    elif any(True for _ in leaves(outline(paragraphs, [fold(p.text) for p in paragraphs]))):
        doubts.append("表格以外编号的文字没有读入，请对照原文")
    numbered = number(found, programme)
    doubts += [doubt for sketch in found for doubt in sketch.doubts] + list(numbered.doubts)
    return Draft(
        programme, numbered.items, (*warnings, *checks(numbered.items)), tuple(_whole(doubts, found))
    )


def year_of(source: Source) -> int | None:
    """The year that the document is for, by its title and its headings; None where they tell none."""
    heads = [block.text[:LONGEST_TITLE] for block in source.blocks[:3] if isinstance(block, Paragraph)]
    for name in (title_of(source), *heads, source.name):
        if found := YEAR.search(fold(name).replace("○", "〇")):
            value = numeral(found["y"])
            return int(value) if value is not None else None
    return _year_in_tables(source)


def title_of(source: Source) -> str:
    """What the document calls itself: the paper it issues (关于印发《…》的通知), else its first line that is a title."""
    if source.title:
        return source.title
    for text in _first_lines(source):
        if issued := ISSUED.search(text):
            return issued["title"]
        if 4 <= len(text) <= LONGEST_TITLE and not NO_TITLE.search(text):
            return text
    return source.name.rpartition(".")[0] or source.name


def _first_lines(source: Source) -> Iterator[str]:
    for block in source.blocks[:8]:
        if isinstance(block, Paragraph):
            yield HEADING.sub("", fold(clean(block.text)).strip())
        elif not block.is_hidden and block.rows:
            yield from _only_cells(block)


def _only_cells(table: Table) -> Iterator[str]:
    """The title rows of a sheet: rows with nothing but one text."""
    for row in table.rows[:5]:
        told = {cell.text.strip() for cell in row.cells if cell.text.strip()}
        if len(told) == 1:
            yield fold(clean(told.pop()))


def _year_in_tables(source: Source) -> int | None:
    for block in source.blocks:
        if isinstance(block, Table):
            for row in block.rows[:5]:
                if found := YEAR.search(fold(" ".join(cell.text for cell in row.cells))):
                    return int(numeral(found["y"]) or 0) or None
    return None


def _tables(
    source: Source, year: int, title: str, as_of: date | None
) -> tuple[list[Sketch], list[str], list[str]]:
    """The items of every table; a heading above it may name the day of its figures (截至8月底)."""
    found: list[Sketch] = []
    warnings: list[str] = []
    doubts: list[str] = []
    day = as_of_day(title, year) or as_of
    for block in source.blocks:
        if isinstance(block, Paragraph):
            day = as_of_day(fold(block.text), year) or day
            continue
        heading = " ".join(_only_cells(block))
        read = read_table(block, year, as_of_day(heading, year) or day)
        found += read.sketches
        warnings += read.warnings
        doubts += read.doubts
    return found, warnings, doubts


def _whole(doubts: Sequence[str], found: Sequence[Sketch]) -> Iterator[str]:
    yield from dict.fromkeys(doubts)
    if not found:
        yield "没有读出事项，请确认文件内容"
    elif not any(sketch.targets for sketch in found):
        yield "没有读出指标，请确认文件说的是要做的事，不是已经做完的事"
