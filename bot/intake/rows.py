"""The rows of a table told apart: items, further targets of the item above, headings between them, totals, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.intake.columns import Column, Header
from bot.intake.grid import Grid, Line

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|汇\s*总)[:：]?")
NOTE = re.compile(r"^(?:注|备注|说明|填表说?明?|填报|制表|审核|联系人|联系电话|附注)\s*[:：]|^[*※]")
SECTION_NO = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.]?")
SECTION_MARK = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)、.]+\s*")
NO = re.compile(
    r"^(?P<no>[A-Za-z]?\d[\d\w-]*(?:\.\d+)*|[A-Za-z]{1,3}-[^\s|.]{1,8})(?:\.0)?[、.．]?(?:\s+(?P<label>\D.*))?$",
    re.DOTALL,
)


class Sort(Enum):
    """What a row is."""

    ITEM = "item"
    MORE = "more"
    SECTION = "section"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Record:
    """A row with its sort, its number and the heading that it stands under."""

    sort: Sort
    line: Line
    no: str = ""
    category: str = ""

    def text(self, header: Header, column: Column) -> str:
        """What stands in a column, folded; columns of one sort are told one after the other."""
        return "\n".join(
            dict.fromkeys(self.line.cells[at] for at in header.places(column) if self.line.cells[at])
        )

    def written(self, header: Header, column: Column) -> str:
        """The same as it was written."""
        return "\n".join(
            dict.fromkeys(self.line.written[at] for at in header.places(column) if self.line.written[at])
        )


def records(grid: Grid, header: Header) -> Iterator[Record]:
    """The rows beneath a header; notes and repeated headers are passed over."""
    section = ""
    for line in grid.lines[header.rows_from :]:
        told = [cell for cell in line.cells if cell]
        if not told or NOTE.match(told[0]) or line.cells == grid.lines[header.rows_from - 1].cells:
            continue
        if TOTAL.match(told[0]) or any(TOTAL.fullmatch(cell) for cell in told[:3]):
            yield Record(Sort.TOTAL, line)
        elif _is_section(line, header):
            section = SECTION_MARK.sub("", told[-1])
            yield Record(Sort.SECTION, line, category=section)
        elif _is_more(line, grid, header):
            yield Record(Sort.MORE, line, category=section)
        elif _says_what(line, header):
            no, label = _number(line, header)
            yield Record(Sort.ITEM, line, no, label or section)


def _is_section(line: Line, header: Header) -> bool:
    """A heading between the rows: one text across all columns, or a number in words beside nothing but a title."""
    told = {cell for cell in line.cells if cell}
    numbers = header.places(Column.NO)
    number = line.cells[numbers[0]] if numbers else ""
    if SECTION_NO.fullmatch(number):
        return len(told) <= 2
    return len(told) == 1 and not NO.match(number) and not next(iter(told)).isdigit() and len(line.cells) > 2


def _is_more(line: Line, grid: Grid, header: Header) -> bool:
    """A further target of the item above: its number is merged with the one above, or it has neither number nor title."""
    merged = grid.merged_down.get(line.number, frozenset())
    numbers, titles = header.places(Column.NO), header.places(Column.TITLE)
    if numbers and numbers[0] in merged:
        return True
    is_nameless = not any(line.cells[at] and at not in merged for at in titles)
    return bool(numbers) and not line.cells[numbers[0]] and bool(titles) and is_nameless


def _says_what(line: Line, header: Header) -> bool:
    return any(line.cells[at] for c in (Column.TITLE, Column.TASK) for at in header.places(c))


def _number(line: Line, header: Header) -> tuple[str, str]:
    """The row's number, and a label of merged cells that ran into it (1 亮点项目)."""
    numbers = header.places(Column.NO)
    found = NO.match(line.cells[numbers[0]]) if numbers else None
    return (found["no"], (found["label"] or "").strip()) if found else ("", "")
