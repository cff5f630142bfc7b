"""The buttons under a question of the bot: which item was meant, whether a figure was, or nothing of it."""

from dataclasses import replace

from bot.desk import claims, held, overtaken, replies, reports, rights
from bot.desk.toasts import toast
from bot.desk.view import Scene, View, view
from bot.happenings import Pressed
from bot.items import Report
from bot.notices import React, Repaint, Toast
from bot.office import Drop, Outcome, Question
from bot.people import Person
from bot.statements import Kind
from bot.wording import receipts


def choose(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """Which of the items it was that a message meant, or none of them."""
    question = seen.office.questions.get(args[0])
    if question is None:
        return toast(press, receipts.ANSWERED)
    if not rights.may_touch(someone, question.asker, "q"):
        return toast(press, receipts.NOT_YOUR_QUESTION)
    gone = Outcome((Drop(Question, question.id),))
    if args[1] == "none":
        return gone + _settled(press, receipts.SAID_NONE)
    found = view(seen, question.programme)
    asker = seen.office.people.get(question.asker, someone)
    answered = replies.answered(found, question, question.options[int(args[1])], asker)
    html = (
        receipts.SETTLED.format(no=question.options[int(args[1])])
        if answered.changes
        else receipts.STILL_UNCLEAR
    )
    return gone + answered + _settled(press, html)


def confirm(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """A figure out of the way is meant as it was written."""
    return _meant(seen, someone, press, args[0])


def confirm_as_more(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """It is meant as what came on top."""
    question = seen.office.questions.get(args[0])
    if question is None:
        return toast(press, receipts.ANSWERED)
    found = view(seen, question.programme)
    as_more = replace(question, held=tuple(held.as_more(found, r) for r in question.held))
    return _meant(replace(seen, office=seen.office.after([as_more])), someone, press, args[0])


def _meant(seen: Scene, someone: Person, press: Pressed, id_: str) -> Outcome:
    question = seen.office.questions.get(id_)
    if question is None:
        return toast(press, receipts.ANSWERED)
    if not rights.may_touch(someone, question.asker, "held"):
        return toast(press, receipts.NOT_YOUR_QUESTION)
    found = view(seen, question.programme)
    if not all(
        rights.may_report(seen.office, someone, found.office.items[r.programme][r.item])
        for r in question.held
    ):
        return toast(press, receipts.NOT_YOURS_TO_PRESS)
    taken = reports.take(found, [_meant_now(r, found) for r in question.held])
    sign = (React(question.chat, question.message, replies.TAKEN_SIGN),) if question.message else ()
    said_so = receipts.CLAIMED if any(map(claims.is_claim, question.held)) else receipts.TAKEN
    gone = Outcome((Drop(Question, question.id),), sign)
    gone += overtaken.closed(found.after(gone.changes), question.asker, question.held)
    return gone + taken + _settled(press, said_so)


def _meant_now(report: Report, view_: View) -> Report:
    """What a press confirms is reported with the press; its figures stay those of the day on which they were written."""
    on = report.at.date()
    said = (
        replace(s, date=on) if s.kind is Kind.PROGRESS and s.date is None and on != view_.today else s
        for s in report.statements
    )
    return replace(report, at=view_.now, statements=tuple(said))


def let_go(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """It was not meant; its writer will write again."""
    question = seen.office.questions.get(args[0])
    if question is None:
        return toast(press, receipts.ANSWERED)
    if not rights.may_touch(someone, question.asker, "drop"):
        return toast(press, receipts.NOT_YOUR_QUESTION)
    return Outcome((Drop(Question, question.id),)) + _settled(press, receipts.HELD_DROPPED)


def _settled(press: Pressed, html: str) -> Outcome:
    """The question's own message now says how it ended, and has no buttons."""
    return Outcome(notices=(Repaint(press.chat.id, press.message, html), Toast(press.press)))
