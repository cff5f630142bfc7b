"""A figure that is read but hardly meant, held for a press: it falls, leaps past the target, or is ten times the last."""

from dataclasses import replace
from decimal import Decimal

from bot.desk import reports
from bot.desk.view import View
from bot.happenings import Said
from bot.items import Report, Target
from bot.measure import goes_down
from bot.notices import About, Button, Text
from bot.office import Outcome, Question
from bot.statements import Kind, Mode
from bot.wording import receipts

TIMES_TARGET = 2
TIMES_LAST = 10
LEAP = 2
"""More than twice the last figure is hardly meant where it is beyond the target at once."""


def doubt(view: View, report: Report) -> Target | None:
    """The target of which the report would say something hardly meant; None if all is sensible."""
    item = view.office.item(report.programme, report.item)
    if item is None:
        return None
    after = reports.standing(view, item, report)
    pairs = zip(item.targets, after.targets, strict=True)
    told = {s.target for s in report.statements if s.kind is Kind.PROGRESS}
    is_done = any(s.kind is Kind.DONE for s in report.statements)
    found = (
        new
        for old, new in pairs
        if new.no in told and (_is_odd(old, new) or (not is_done and _leaps(old, new)))
    )
    return next(found, None)


def parted(view: View, report: Report) -> tuple[Report | None, tuple[Report, ...]]:
    """What of a report is sure, and a report for each target of which it says something hardly meant.

    Together with 报办结, or where nothing but words would be left, a report is one.
    """
    target = doubt(view, report)
    if target is None:
        return report, ()
    held = replace(
        report,
        id=f"{report.id}/{target.no}",
        statements=tuple(s for s in report.statements if s.target == target.no),
        evidence=(),
    )
    rest = replace(report, statements=tuple(s for s in report.statements if s.target != target.no))
    kinds = {s.kind for s in rest.statements}
    if Kind.DONE in kinds or Kind.PROGRESS not in kinds:
        return None, (report,)
    sure, others = parted(view, rest)
    return sure, (held, *others)


def hold(view: View, said: Said, report: Report) -> Outcome:
    """Ask the writer, once; nothing is taken until they press."""
    target = doubt(view, report)
    item = view.office.item(report.programme, report.item)
    if target is None or item is None or target.current is None:
        return Outcome()
    question = Question(
        id=f"{said.chat.id}.{said.message}.h{target.no}",
        programme=report.programme,
        code=None,
        asker=said.sender.id,
        chat=said.chat.id,
        message=said.message,
        text=said.text,
        asked_at=view.now,
        held=(report,),
    )
    before = next(t for t in item.targets if t.no == target.no)
    more = _more(before, report)
    buttons = (
        Button(receipts.held_yes(target.current.value, target.unit), f"held:{question.id}"),
        *([Button(receipts.held_more(more, target.unit), f"more:{question.id}")] if more else []),
        Button(receipts.HELD_CHECK, f"drop:{question.id}"),
    )
    about = About(report.programme, (item.no,), question=question.id)
    html = receipts.held(before, target.current.value)
    notice = Text(
        f"held/{question.id}", said.chat.id, html, (buttons,), about, said.message, said.chat.thread
    )
    return Outcome((question,), (notice,))


def as_more(view: View, report: Report) -> Report:
    """The report with the totals that are less than before as what came on top."""
    item = view.office.item(report.programme, report.item)
    lower = {t.no for t in item.targets if _more(t, report)} if item else set()
    said = (
        replace(s, mode=Mode.INCREMENT) if s.kind is Kind.PROGRESS and s.target in lower else s
        for s in report.statements
    )
    return replace(report, statements=tuple(said))


def _more(before: Target, report: Report) -> Decimal | None:
    """The figure of a total that is less than the last one, so that it may have come on top of it."""
    told = [s for s in report.statements if s.kind is Kind.PROGRESS and s.target == before.no]
    if before.current is None or len(told) != 1 or told[0].mode is not Mode.TOTAL or goes_down(before):
        return None
    value = told[0].value
    return value if value and value < before.current.value else None


def _is_odd(old: Target, new: Target) -> bool:
    if new.current is None:
        return False
    value = new.current.value
    if new.value and value > TIMES_TARGET * _whole(new):
        return True
    if old.current is None or old.current.value <= 0:
        return False
    last = old.current.value
    return value < last or (value >= TIMES_LAST * last and value > _whole(new) / TIMES_LAST)


def _leaps(old: Target, new: Target) -> bool:
    """Whether more than doubles at once and is beyond the target; together with 报办结 it is meant."""
    if old.current is None or new.current is None or old.current.value <= 0:
        return False
    return new.current.value > max(LEAP * old.current.value, _whole(new))


def _whole(target: Target) -> Decimal:
    base = target.base if isinstance(target.base, Decimal) else Decimal(0)
    return (target.value or target.high or Decimal(0)) + base
