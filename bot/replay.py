"""An item as it stands after all its reports, computed afresh each time.

Nothing is patched: a correction or a withdrawal changes the list of reports, and the item follows from the list. Days
are those of the office, for a report's moment carries the office's own zone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import reduce

from bot import outlook
from bot.expected import period
from bot.items import Form, Item, Mark, Report, Stage, Target
from bot.measure import JUDGED, RATES, ZERO, beginning, goes_down, holds, total_at
from bot.stages import is_fixed
from bot.statements import Kind, Mode, Statement
from bot.targets import KEPT, is_reached

DEEDS = frozenset({Kind.DONE, Kind.MILESTONE})


def replay(item: Item, reports: Sequence[Report]) -> Item:
    """The item after its reports, oldest first; the withdrawn ones do not count.

    A claim (报办结) counts only after the item was last sent back. A draft and what is closed, paused or stopped keeps
    its stage.
    """
    told = [report for report in reports if not report.withdrawn]
    return _staged(reduce(_heard, told, _unreported(item)))


def heard(item: Item, report: Report) -> Item:
    """The item after one more report that is the latest of all: the same as if all were told again."""
    return _staged(_heard(item, report))


def opening_report(item: Item, at: datetime) -> Report | None:
    """The figures that a ledger brings with it, as the item's first report; None where it brings none.

    Each keeps its own day; `at` is the moment of the import, in the office's zone.
    """
    marks = [(t, mark) for t in item.targets for mark in (t.previous, t.current) if mark is not None]
    return ledger_report(item, marks, at, f"import:{item.key}")


def ledger_report(item: Item, marks: Sequence[tuple[Target, Mark]], at: datetime, id_: str) -> Report | None:
    """Figures of a ledger as a report of the item; None where there are none."""
    said = tuple(
        Statement(item.no, Kind.PROGRESS, target.no, Mode.TOTAL, mark.value, target.unit, mark.on)
        for target, mark in marks
    )
    return Report(id_, item.programme, item.no, at, 0, item.lead, "台账原有数据", said) if said else None


def is_of_clerks(report: Report) -> bool:
    """Whether it only tells that a plea was seen to: nothing was heard of the unit."""
    return bool(report.statements) and all(said.kind is Kind.SETTLED for said in report.statements)


def _unreported(item: Item) -> Item:
    targets = tuple(replace(target, current=None, previous=None, met_on=None) for target in item.targets)
    return replace(
        outlook.unreported(item),
        targets=targets,
        latest=None,
        previous=None,
        claimed_on=None,
    )


def _heard(item: Item, report: Report) -> Item:
    if is_of_clerks(report):
        return outlook.heard(item, report)
    day = report.at.date()
    is_alone = len(item.targets) == 1
    measured = (_measured(target, report.statements, day) for target in item.targets)
    item = replace(
        item,
        targets=tuple(_counted(target, report.statements, day, is_alone=is_alone) for target in measured),
        latest=report,
        previous=item.latest,
    )
    item = outlook.heard(item, report)
    if item.reopened_at is not None and report.at <= item.reopened_at:
        return item
    return reduce(lambda heard, claim: _claimed(heard, claim, day), _claims(report), item)


def _measured(target: Target, statements: Sequence[Statement], day: date) -> Target:
    for said in statements:
        is_figure = said.kind is Kind.PROGRESS and said.target == target.no
        total = _total(target, said) if is_figure else None
        if total is not None:
            target = _marked(target, Mark(total, said.date or day))
    return target


def _marked(target: Target, mark: Mark) -> Target:
    """A figure below the target ends what was met, except where a person says so and no figure does."""
    target = replace(target, previous=target.current, current=mark)
    if is_reached(target):
        return target if target.met_on else replace(target, met_on=mark.on)
    is_kept = target.met_on is None or target.form in JUDGED or holds(target)
    return target if is_kept else replace(target, met_on=None)


def _total(target: Target, said: Statement) -> Decimal | None:
    if said.value is None or said.mode is Mode.TOTAL or (said.mode is Mode.PERCENT and target.unit in RATES):
        return said.value
    return total_at(target, said.value) if said.mode is Mode.PERCENT else _more(target, said.value)


def _more(target: Target, gain: Decimal) -> Decimal | None:
    """What came on top of the last total, or of the beginning; a reduction goes down by it."""
    before = target.current.value if target.current else beginning(target)
    if before is None:
        return None
    return before - gain if goes_down(target) else before + gain


def _counted(target: Target, statements: Sequence[Statement], day: date, *, is_alone: bool) -> Target:
    """A recurring duty, said to be done, is done in one more period; said twice in a period it counts once.

    It may go without its number where it is the item's only target.
    """
    if target.form is not Form.RECURRING or target.every is None:
        return target
    for said in statements:
        on, last = said.date or day, target.current
        is_deed = said.kind in DEEDS and (said.target == target.no or (is_alone and said.target is None))
        is_counted = last is not None and period(target.every, last.on) == period(target.every, on)
        if is_deed and not is_counted:
            target = _marked(target, Mark((last.value if last else ZERO) + 1, on))
    return target


def _claims(report: Report) -> list[Statement]:
    return [said for said in report.statements if said.kind is Kind.DONE]


def _claimed(item: Item, claim: Statement, day: date) -> Item:
    """The item after one “done”: of the whole item, or of one target; all targets met so make the whole."""
    day = claim.date or day
    if _goes_on(item, day):
        return item
    item = replace(item, targets=tuple(_met(target, claim, day) for target in item.targets))
    is_whole = claim.target is None or all(target.met_on is not None for target in item.targets)
    return replace(item, claimed_on=item.claimed_on or day) if is_whole else item


def _goes_on(item: Item, day: date) -> bool:
    """Whether an item that is nothing but a recurring duty has a further period: done so far is not done."""
    duty = item.targets[0] if len(item.targets) == 1 else None
    if duty is None or duty.form is not Form.RECURRING or duty.every is None:
        return False
    last = duty.due or item.due or date(day.year, 12, 31)
    return period(duty.every, day) < period(duty.every, last)


def _met(target: Target, claim: Statement, day: date) -> Target:
    """A claim meets what no figure measures; where figures fall short they are believed, not the claim."""
    if claim.target not in (None, target.no):
        return target
    is_unmeasured = target.current is None and (claim.target is not None or target.form is Form.RECURRING)
    is_met = target.form in JUDGED or is_unmeasured or (target.form in KEPT and holds(target))
    return replace(target, met_on=target.met_on or day) if is_met else target


def _staged(item: Item) -> Item:
    if is_fixed(item.stage):
        return item
    is_begun = item.latest is not None or item.reopened_at is not None
    stage = Stage.IN_PROGRESS if is_begun else Stage.ASSIGNED
    if item.claimed_on is not None:
        stage = Stage.CLAIMED
    return item if item.stage is stage else replace(item, stage=stage)
