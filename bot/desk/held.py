"""A figure that is read but hardly meant: it falls, is over twice the target, or ten times the last. Held for a press."""

from decimal import Decimal

from bot.desk import reports
from bot.desk.view import View
from bot.happenings import Said
from bot.items import Report, Target
from bot.notices import About, Button, Text
from bot.office import Outcome, Question
from bot.statements import Kind
from bot.wording import receipts

TIMES_TARGET = 2
TIMES_LAST = 10


def doubt(view: View, report: Report) -> Target | None:
    """The target of which the report would say something hardly meant; None if all is sensible."""
    item = view.office.item(report.programme, report.item)
    if item is None:
        return None
    after = reports.standing(view, item, report)
    pairs = zip(item.targets, after.targets, strict=True)
    told = {s.target for s in report.statements if s.kind is Kind.PROGRESS}
    return next((new for old, new in pairs if new.no in told and _is_odd(old, new)), None)


def hold(view: View, said: Said, report: Report) -> Outcome:
    """Ask the writer, once; nothing is taken until they press."""
    target = doubt(view, report)
    item = view.office.item(report.programme, report.item)
    if target is None or item is None or target.current is None:
        return Outcome()
    question = Question(
        id=f"{said.chat.id}.{said.message}.h{item.no}",
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
    buttons = (
        Button(receipts.held_yes(target.current.value, target.unit), f"held:{question.id}"),
        Button(receipts.HELD_CHECK, f"drop:{question.id}"),
    )
    about = About(report.programme, (item.no,), question=question.id)
    html = receipts.held(before, target.current.value)
    notice = Text(
        f"held/{question.id}", said.chat.id, html, (buttons,), about, said.message, said.chat.thread
    )
    return Outcome((question,), (notice,))


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


def _whole(target: Target) -> Decimal:
    base = target.base if isinstance(target.base, Decimal) else Decimal(0)
    return (target.value or target.high or Decimal(0)) + base
