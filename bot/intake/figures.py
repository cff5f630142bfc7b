"""The figures of a row: what it owes, by its words and its number column, and what is reported of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.dates import deadline
from bot.figures import percent, progress, quantity
from bot.intake.amounts import amount, as_share, in_unit, owed
from bot.intake.columns import Column, Header, measure_of
from bot.intake.due import due_of
from bot.intake.owners import owners
from bot.intake.quantities import Quantity
from bot.intake.rows import Record
from bot.intake.targets import Reading, read
from bot.items import Form, Mark, PlanPoint, Target
from bot.ledger import MAY_BE_ZERO
from bot.measure import HUNDRED, JUDGED, RATES, total_at
from bot.workdays import Workdays

AS_OF = re.compile(
    r"(?:截至|截止|至)\s?(?P<day>(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末初]|[上中下]旬)?|20\d\d[-./]\d{1,2}[-./]\d{1,2}|[上下]半年|[一二三四]季度末?|年底)"
)
PERIOD = re.compile(r"(?:20\d\d年)?(?:\d{1,2}月[底末]?|[一二三四1-4]季度末?|[上下]半年)")
COUNTING = frozenset(Form) - JUDGED - {Form.RECURRING}
SLACK = Decimal(1)
"""Published rates are rounded or cut off as each office likes; more than a point is no rounding."""
LIKELY_SHARE = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of a row come to. Doubts and warnings begin with their column: “目标数”：…."""

    targets: tuple[Target, ...] = ()
    doubts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def row_figures(record: Record, head: Header, year: int, as_of: date | None) -> Figures:
    """What a row owes and what it reports. The reported figure is of its first target with a figure."""
    doubts: list[str] = []
    warnings: list[str] = []
    targets = list(_owed(record, head, year, doubts, warnings))
    at = next((n for n, target in enumerate(targets) if target.form in COUNTING), 0 if targets else None)
    if at is not None:
        target = replace(targets[at], plan=tuple(_plan(record, head, targets[at], year)))
        day = _day(record, head, year) or as_of
        target = _reported(record, head, target, day, doubts)
        warnings += _misreported(record, head, target)
        doubts += _percent_alone(record, head, target)
        targets[at] = target
    no = record.no if "." in record.no else ""
    if len(targets) == 1 and no:
        targets = [replace(targets[0], no=no)]
    return Figures(tuple(targets), tuple(doubts), tuple(warnings))


def as_of_day(text: str, year: int) -> date | None:
    """The day that a heading names for its figures: 截至8月底."""
    found = AS_OF.search(text)
    return deadline(found["day"], date(year, 1, 1), Workdays()) if found else None


def _owed(
    record: Record, head: Header, year: int, doubts: list[str], warnings: list[str]
) -> tuple[Target, ...]:
    task = owners(record.text(head, Column.TASK))[1]
    title = owners(record.text(head, Column.TITLE))[1]
    goal = record.text(head, Column.GOAL)
    words = _numbered_lines(task, year)
    doubts += [f"“{_name(head, Column.TASK)}”：{doubt}" for doubt in words.doubts]
    if not goal:
        return words.targets or (_numbered_lines(title, year).targets if not task else ())
    name = _name(head, Column.GOAL)
    found = amount(goal, record.text(head, Column.UNIT) or measure_of(name))
    if found.quantity is not None and not found.quantity.value and found.shape.form not in MAY_BE_ZERO:
        return words.targets  # 0 in the column of goals: nothing is asked
    if found.quantity is None:
        return _in_words(goal, found.doubt, words, year, f"“{name}”", doubts)
    one = as_share(found.quantity, f"{title}{task}") if not found.quantity.unit else found.quantity
    if one is not found.quantity:
        doubts.append(f"“{name}”：{goal}按{quantity(one.value or 0, '%')}读，请核对")
    said = next((t for t in words.targets if _is_said(t, one)), None)
    if said is not None:
        return words.targets
    if other := next(
        (t for t in words.targets if t.value is not None and t.form in COUNTING and not t.within), None
    ):
        warnings.append(
            f"“{name}”：为{quantity(one.value or 0, one.unit)}，目标任务写的是{quantity(other.value or 0, other.unit)}"
        )
    text = title if not task or len(task) > 60 else task
    return (owed(Target("", text or goal, Form.AT_LEAST), replace(found, quantity=one)),)


def _numbered_lines(text: str, year: int) -> Reading:
    return read(text, year) if text else Reading()


def _is_said(target: Target, one: Quantity) -> bool:
    """Whether words and number column say the same: 新增养老床位500张 and 500."""
    value = in_unit(one, target.unit)
    return value is not None and value in (target.value, target.low)


def _in_words(
    goal: str, doubt: str, words: Reading, year: int, name: str, doubts: list[str]
) -> tuple[Target, ...]:
    """A goal told in words is read as text; where it has digits and still says nothing, a clerk must look."""
    told = read(goal, year)
    doubts += [f"{name}：{problem}" for problem in told.doubts]
    if not told.targets and not words.targets and doubt and re.search(r"\d", goal):
        doubts.append(f"{name}：{doubt}")
    return told.targets or words.targets


def _name(head: Header, column: Column) -> str:
    places = head.places(column)
    return head.names[places[0]] if places else column.value


def _day(record: Record, head: Header, year: int) -> date | None:
    """The day of the row's figures: its own, else that of the heading."""
    told = record.text(head, Column.AS_OF)
    if told:
        return due_of(told, 2000)[0]
    return next((day for at in head.places(Column.CURRENT) if (day := as_of_day(head.names[at], year))), None)


def _reported(record: Record, head: Header, target: Target, day: date | None, doubts: list[str]) -> Target:
    for column in (Column.PREVIOUS, Column.CURRENT):
        text = record.text(head, column)
        if not text:
            continue
        name, measure = _name(head, column), measure_of(_name(head, column))
        value, doubt = _total(text, measure, target)
        if value is not None and day is None:
            doubt = f"“{text}”没有写明截至日期，未记"
        if doubt:
            doubts.append(f"“{name}”：{doubt}")
        elif value is not None and day is not None:
            mark = Mark(value, day)
            target = (
                replace(target, current=mark) if column is Column.CURRENT else replace(target, previous=mark)
            )
    return target


def _total(text: str, measure: str, target: Target) -> tuple[Decimal | None, str]:
    """A reported figure in the target's unit, or what is wrong with it. Words alone (前期工作) are no figure."""
    found = amount(text, measure or (target.unit if target.unit in RATES else ""))
    one = found.quantity
    if one is None:
        return None, found.doubt if re.search(r"\d", text) and len(text) < 12 else ""
    if one.unit == "%" and target.unit not in RATES and one.value is not None:
        total = total_at(target, one.value)
        return total, "" if total is not None else f"“{text}”折算不出数量"
    value = in_unit(one, target.unit)
    if value is None:
        return None, f"“{text}”与指标单位“{target.unit}”不同，未记"
    return value, ""


def _plan(record: Record, head: Header, target: Target, year: int) -> Iterator[PlanPoint]:
    """The points of a target's own plan, from columns named for a quarter or a month."""
    for at in head.places(Column.PLAN):
        found = PERIOD.search(head.names[at])
        on = deadline(found[0], date(year, 1, 1), Workdays()) if found else None
        value = _total(record.line.cells[at], measure_of(head.names[at]), target)[0]
        if on is not None and value is not None and target.form in COUNTING:
            yield PlanPoint(on, value)


def _misreported(record: Record, head: Header, target: Target) -> Iterator[str]:
    """A stated rate that does not follow from the figures beside it (砀山 states 100% for 506 of 900)."""
    rate, goal = _rate(record, head), target.value
    if (
        rate is None
        or target.current is None
        or not goal
        or target.unit in RATES
        or target.form not in COUNTING
    ):
        return
    real = HUNDRED * target.current.value / goal
    rate = rate * HUNDRED if rate <= LIKELY_SHARE and real > SLACK else rate
    if abs(real - rate) > SLACK:
        told = progress(target.current.value, goal, target.unit)
        yield f"“{_name(head, Column.RATE)}”：原报{quantity(rate, '%')}，按{told}计算为{percent(target.current.value, goal)}"


def _percent_alone(record: Record, head: Header, target: Target) -> Iterator[str]:
    """A rate with no number behind it (余姚: 30%)."""
    rate = _rate(record, head)
    has_column = bool(head.places(Column.CURRENT))
    if (
        rate
        and has_column
        and target.current is None
        and target.form in COUNTING
        and target.unit not in RATES
    ):
        yield f"“{_name(head, Column.RATE)}”：只有{quantity(rate, '%')}，没有报数"


def _rate(record: Record, head: Header) -> Decimal | None:
    places = head.places(Column.RATE)
    one = amount(record.line.cells[places[0]], "%").quantity if places else None
    return one.value if one else None
