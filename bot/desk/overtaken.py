"""A question that a newer report has answered: it is closed, so that its button cannot bring the old words back."""

from collections.abc import Iterator, Sequence

from bot.desk.view import View
from bot.items import Report
from bot.notices import Redraw
from bot.office import Drop, Outcome, Question
from bot.statements import Kind
from bot.wording import receipts


def closed(view: View, asker: int, taken: Sequence[Report]) -> Outcome:
    """The writer's open questions about what these reports now tell."""
    outcome = Outcome()
    for question in view.office.questions.values():
        is_theirs = question.asker == asker and question.programme == view.programme.key
        if is_theirs and any(_is_answered(question, report) for report in taken):
            outcome += Outcome((Drop(Question, question.id),), tuple(_redrawn(view, question)))
    return outcome


def _is_answered(question: Question, report: Report) -> bool:
    if any(_tells_again(held, report) for held in question.held):
        return True
    if question.held:
        return False
    is_same = (question.chat, question.message) == (report.chat, report.message)
    return is_same or question.answers in _numbers(report)


def _tells_again(held: Report, report: Report) -> bool:
    """Whether a report has a figure, or a claim, of what is held."""
    if held.item != report.item:
        return False
    claims = any(s.kind is Kind.DONE for s in held.statements)
    return bool(_figures(held) & _figures(report)) or (claims and _says_more(report))


def _figures(report: Report) -> set[str | None]:
    return {s.target for s in report.statements if s.kind is Kind.PROGRESS}


def _says_more(report: Report) -> bool:
    return any(s.kind in (Kind.PROGRESS, Kind.DONE) for s in report.statements)


def _numbers(report: Report) -> set[str | None]:
    """What a report speaks of by number; plain words answer no question after a figure."""
    named = {s.target for s in report.statements if s.target}
    return {*named, report.item} if report.statements else set()


def _redrawn(view: View, question: Question) -> Iterator[Redraw]:
    asked = (s for s in view.office.spoken.values() if s.question == question.id)
    yield from (Redraw(s.key, receipts.OVERTAKEN) for s in asked)
