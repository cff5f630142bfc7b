"""A ledger's table as items: its rows gathered under their numbers, each with its targets and what is reported of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.intake.checks import wrong_total
from bot.intake.columns import Column, Header, header, is_measure_column
from bot.intake.due import due_of
from bot.intake.figures import Figures, row_figures
from bot.intake.grid import Grid, grid
from bot.intake.owners import Owners, owners, units_of
from bot.intake.rows import Record, Sort, records
from bot.intake.sketch import Sketch
from bot.intake.source import Table
from bot.items import Target

CLAUSE = re.compile(r"[。;；,，\n]")
BEFORE_COLON = re.compile(r"^([^:：]{2,30})[:：]")
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table gave: its items, what is wrong with its figures, what a clerk must look at."""

    sketches: tuple[Sketch, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Group:
    """The rows of one item."""

    no: str
    title: str
    records: list[Record] = field(default_factory=list)


def read_table(table: Table, year: int, as_of: date | None) -> TableReading:
    """The items of a table; `as_of` is the day of figures without one of their own.

    A hidden sheet is passed over; a table without a header is told.
    """
    if table.is_hidden:
        return TableReading()
    laid = grid(table)
    head = header(laid)
    if head is None:
        told = len(laid.lines) > 1
        return TableReading(doubts=(f"{table.name}：没有找到表头，未读",) if told else ())
    head = _with_measure_column(head, laid)
    rows = list(records(laid, head))
    reader = _Reader(laid.name, head, year, as_of)
    sketches = tuple(reader.sketch(group) for group in _groups(rows, head))
    warnings = [*reader.warnings, *reader.totals(rows)]
    hidden = sum(row.is_hidden for row in table.rows)
    doubts = (f"{table.name}：有{hidden}行被隐藏或筛掉，未读",) if hidden else ()
    return TableReading(sketches, tuple(warnings), doubts)


def _with_measure_column(head: Header, laid: Grid) -> Header:
    """单位 over 张, 户, 万人 is the measure; over 市民政局 it is who answers."""
    columns = list(head.columns)
    for at in head.places(Column.UNIT):
        cells = [line.cells[at] for line in laid.lines[head.rows_from :]]
        columns[at] = Column.UNIT if is_measure_column(cells) else Column.RESPONSIBLE
    return Header.of(columns, head.names, head.rows_from)


def _groups(rows: Sequence[Record], head: Header) -> list[_Group]:
    """Rows of one item: those without a number of their own, those numbered 4.1 and 4.2, those told twice."""
    groups: list[_Group] = []
    by_number: dict[str, _Group] = {}
    for row in rows:
        if row.sort is Sort.MORE and groups:
            groups[-1].records.append(row)
        if row.sort is not Sort.ITEM:
            continue
        title = row.text(head, Column.TITLE)
        number = row.no.rpartition(".")[0] or row.no
        known = by_number.get(number) if number else None
        if known is None or (number == row.no and known.title != title):
            known = by_number[number] = _Group(number, title)
            groups.append(known)
        known.records.append(row)
    return groups


@dataclass(slots=True)
class _Reader:
    name: str
    head: Header
    year: int
    as_of: date | None
    warnings: list[str] = field(default_factory=list)

    def sketch(self, group: _Group) -> Sketch:
        """One item from its rows."""
        first = group.records[0]
        told = [self._figures(record) for record in group.records]
        doubts = [doubt for one in told for doubt in one.doubts]
        self.warnings += [warning for one in told for warning in one.warnings]
        due, problem = due_of(first.text(self.head, Column.DUE), self.year)
        start = due_of(first.text(self.head, Column.START), self.year)[0]
        if start and due and start > due:
            self.warnings.append(f"{self._cell(first, Column.DUE)}：{due}早于开始时间{start}")
        doubts += [f"{self._cell(first, Column.DUE)}：{problem}"] if problem else []
        return Sketch(
            no=group.no,
            title=self._title(group),
            content=self._written(group, Column.TASK),
            category=first.text(self.head, Column.CATEGORY).replace(" ", "") or first.category,
            targets=_merged(told),
            owners=self._owners(first),
            due=due,
            place=self._place(first),
            doubts=tuple(doubts),
            result=self._written(group, Column.RESULT),
        )

    def _figures(self, record: Record) -> Figures:
        found = row_figures(record, self.head, self.year, self.as_of)
        place = self._place(record)
        faults = [
            f"{place}“{self.head.names[at]}”：{fault}"
            for at, fault in record.line.faults
            if self.head.columns[at] is not Column.OTHER
        ]
        return replace(
            found,
            doubts=(*faults, *(f"{place}{doubt}" for doubt in found.doubts)),
            warnings=tuple(f"{place}{warning}" for warning in found.warnings),
        )

    def _title(self, group: _Group) -> str:
        """The row's own title; of rows 4.1 and 4.2, what stands before their colon, else the first one's."""
        titles = [record.text(self.head, Column.TITLE) for record in group.records]
        shared = {found[1] for title in titles if (found := BEFORE_COLON.match(title))}
        if len(titles) > 1 and len(shared) == 1 and len(set(titles)) > 1:
            return shared.pop()
        title = next((title for title in titles if title), "")
        task = group.records[0].text(self.head, Column.TASK)
        name = title or CLAUSE.split(task, maxsplit=1)[0][:LONGEST_TITLE]
        return owners(" ".join(name.split()))[1]

    def _owners(self, record: Record) -> Owners:
        head = self.head
        lead, support = units_of(
            record.text(head, Column.LEAD),
            record.text(head, Column.RESPONSIBLE),
            record.text(head, Column.SUPPORT),
        )
        leader = " ".join(record.text(head, Column.LEADER).split())
        contact = " ".join(record.text(head, Column.CONTACT).split())
        said = owners(record.text(head, Column.TASK))[0]
        return Owners(lead, support, leader, contact).over(said)

    def _written(self, group: _Group, column: Column) -> str:
        texts = (record.written(self.head, column) for record in group.records)
        return "\n".join(dict.fromkeys(text for text in texts if text))

    def _place(self, record: Record) -> str:
        return f"{self.name}第{record.line.number}行"

    def _cell(self, record: Record, column: Column) -> str:
        return f"{self._place(record)}“{self.head.names[self.head.places(column)[0]]}”"

    def totals(self, rows: Sequence[Record]) -> Iterator[str]:
        """Total rows whose figure is not what the rows above come to."""
        for column in (Column.GOAL, Column.CURRENT):
            for at in self.head.places(column)[:1]:
                yield from self._wrong_totals(rows, at)

    def _wrong_totals(self, rows: Sequence[Record], at: int) -> Iterator[str]:
        above: list[str] = []
        for row in rows:
            cell = row.line.cells[at]
            if row.sort is Sort.TOTAL:
                if problem := wrong_total(cell, above):
                    yield f"{self._place(row)}“{self.head.names[at]}”：{problem}"
                above = []
            elif row.sort in (Sort.ITEM, Sort.MORE):
                above.append(cell)


def _merged(told: Sequence[Figures]) -> tuple[Target, ...]:
    """The targets of all rows; a row told again for a later day brings its target's next figure."""
    merged: list[Target] = []
    places: dict[tuple[object, ...], int] = {}
    for one in told:
        offset = len(merged)
        for target in one.targets:
            key = (target.no, target.text, target.form, target.value, target.low)
            if target.current is not None and key in places:
                merged[places[key]] = _later(merged[places[key]], target)
                continue
            places[key] = len(merged)
            within = str(int(target.within) + offset) if target.within else None
            merged.append(replace(target, within=within))
    return tuple(merged)


def _later(before: Target, after: Target) -> Target:
    """One target told on two days: the later figure is the current one."""
    marks = sorted(
        (mark for mark in (before.previous, before.current, after.current) if mark is not None),
        key=lambda mark: mark.on,
    )
    return replace(
        before, current=marks[-1] if marks else None, previous=marks[-2] if len(marks) > 1 else None
    )
