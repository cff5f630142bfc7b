"""The account of the year by unit, and what was late and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.briefing import words
from bot.briefing.lagging import problem, unfinished
from bot.briefing.naming import called, day, facts, unit
from bot.briefing.nouns import Findings, Section, by_unit
from bot.counts import Judged


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One line of the units' table: 单位、承担指标数、完成、提前、超额. Early and over overlap and lie within done."""

    unit: str
    total: int
    done: int
    early: int
    over: int


def unit_rows(judged: tuple[Judged, ...]) -> tuple[UnitRow, ...]:
    """The units' table, in the order of the ledger."""
    return tuple(_row(lead or words.NO_UNIT, ones) for lead, ones in by_unit(judged).items())


def units(found: Findings) -> Section:
    """Which units have finished everything and which have not, each with its numbers."""
    rows = unit_rows(found.judged)
    full = [row for row in rows if row.done == row.total]
    left = [row for row in rows if row.done < row.total]
    told = [_full(found, full, is_everyone=not left)] if full else []
    if left:
        listed = "；".join(_left(found, row) for row in left)
        told.append(found.say(words.UNITS_LEFT, n=len(left), listed=listed))
    return Section(words.UNITS_HEADING, tuple(told))


def overrun(found: Findings) -> Section:
    """What is not finished, and what was finished only after the deadline first set; with what stood in the way."""
    left = [one for one in found.judged if not one.is_done]
    late = [(one, on) for one in found.done if (on := _finished_on(one)) and on > _first_due(found, one)]
    told = [words.LAGGING.format(called=called(one), facts=unfinished(found, one)) for one in left]
    told += [_late(found, one, on) for one, on in late]
    return Section(found.say(_overrun_heading(left, late), n=len(told)), tuple(told))


def _overrun_heading(left: Sequence[Judged], late: Sequence[object]) -> str:
    if left and late:
        return words.OVERRUN_HEADING
    return words.OVERRUN_HEADING_LEFT if left else words.OVERRUN_HEADING_LATE


def _full(found: Findings, rows: Sequence[UnitRow], *, is_everyone: bool) -> str:
    if is_everyone and len(rows) == 1:
        return found.say(words.UNITS_ONE, unit=rows[0].unit, n=rows[0].total)
    listed = "、".join(found.say(words.UNIT, unit=row.unit, n=row.total) for row in rows)
    return found.say(words.UNITS_ALL if is_everyone else words.UNITS_DONE, n=len(rows), listed=listed)


def _left(found: Findings, row: UnitRow) -> str:
    template = words.UNIT_LEFT if row.done else words.UNIT_NONE
    return found.say(template, unit=row.unit, n=row.total, done=row.done)


def _row(lead: str, ones: list[Judged]) -> UnitRow:
    done = [one.standing for one in ones if one.is_done]
    return UnitRow(lead, len(ones), len(done), sum(s.is_early for s in done), sum(s.is_over for s in done))


def _finished_on(one: Judged) -> date | None:
    return one.target.met_on or one.item.closed_on


def _first_due(found: Findings, one: Judged) -> date:
    return min((found.due(one), *one.item.earlier_dues, *one.target.earlier_dues))


def _late(found: Findings, one: Judged, on: date) -> str:
    year = found.brief.programme.year
    first, due = _first_due(found, one), found.due(one)
    template = words.OVERRUN_DUE if first == due else words.OVERRUN_EXTENDED
    when = template.format(first=day(first, year), due=day(due, year), on=day(on, year))
    told = "，".join(part for part in (when, facts(one)) if part)
    why = problem(one)
    return words.OVERRUN.format(called=called(one), facts=f"{told}；{why}" if why else told, unit=unit(one))
