"""What staff write: read, checked against their rights and against sense, taken, or asked back once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk import asking, held, reports, rights
from bot.desk.asking import Puzzle
from bot.desk.view import View
from bot.happenings import Chat, Said, Sender
from bot.items import Item, Report
from bot.notices import React, Redraw, Text
from bot.office import Drop, Outcome, Question, Spoken
from bot.people import Person
from bot.reading import read
from bot.statements import Code, Statement, Unclear
from bot.wording import receipts
from bot.wording.register import HELP

TAKEN_SIGN = "👌"
NUMBERED = re.compile(r"\s*[#第]?(\d+(?:\.\d+)?)\s*[号项、：:，,\s]\s*\S")
ASKS = re.compile(r"[?？]|[吗呢么]\s*$|请问")


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a message that was read by itself, and what it says."""

    text: str
    reading: tuple[Statement, ...] | Unclear


def replied(view: View, person: Person, said: Said, spoken: Spoken | None) -> Outcome:
    """A message that may report something. Talk that says nothing of the work is not answered."""
    settled = _settles(view, person, said, spoken)
    if settled is not None:
        return settled
    lines = _lines(view, person, said, spoken)
    told = [s for line in lines if not isinstance(line.reading, Unclear) for s in line.reading]
    mine, refused = _sort(view, person, told)
    noted = [] if told or spoken is None else _noted(view, person, said, spoken)
    puzzle = None if noted else _puzzle(said, lines, spoken, is_silent=not told)
    made = _reports(view, person, said, [*mine, *noted])
    outcome = _earlier(view, person, said, made)
    is_correction = said.is_edited or receipts.is_correction(said.text)
    outcome += _take_or_hold(view.after(outcome.changes), said, made, is_correction=is_correction)
    outcome += _refuse(person, said, refused)
    if puzzle and not rights.may(person, "words"):
        return outcome + _guide(person, said)
    return outcome + asking.ask(view, person, said, spoken, puzzle) if puzzle else outcome


def answered(view: View, question: Question, choice: str, person: Person) -> Outcome:
    """The writer chose which item or target it was: the line is read again with that as its subject."""
    said = Said(
        at=view.now,
        chat=Chat(question.chat, is_private=question.chat > 0),
        sender=Sender(person.id, person.name),
        message=question.message,
        text=question.text,
        files=question.files,
    )
    found = _read(view, person, question.text, choice)
    if isinstance(found, Unclear):
        return Outcome()
    mine, _ = _sort(view, person, found)
    if not mine:
        mine = [(i, []) for i in _named(view, choice) if rights.may_report(view.office, person, i)]
    return _take_or_hold(view, said, _reports(view, person, said, mine), is_correction=False)


def _settles(view: View, person: Person, said: Said, spoken: Spoken | None) -> Outcome | None:
    """A reply in words to the bot's own question, by the one who was asked."""
    question = view.office.questions.get(spoken.question) if spoken and spoken.question else None
    if question is None or question.held or question.asker != person.id:
        return None
    chosen = asking.choice(view, question, said.text)
    if chosen is None:
        return None
    taken = answered(view, question, chosen, person)
    done = Redraw(f"question/{question.id}", receipts.SETTLED.format(no=chosen))
    return Outcome((Drop(Question, question.id),), (done,)) + taken if taken.changes else None


def _puzzle(said: Said, lines: Sequence[Line], spoken: Spoken | None, *, is_silent: bool) -> Puzzle | None:
    """The first part that wants asking, if the message was meant for the bot; a file without a word wants its item."""
    if spoken is None and not said.chat.is_private:
        return None
    for n, line in enumerate(lines):
        if isinstance(line.reading, Unclear):
            return Puzzle(line.text, n, line.reading, is_one_of_many=len(lines) > 1, files=said.files)
    if said.files and is_silent:
        return Puzzle(said.text, 0, Unclear(Code.WHICH_ITEM), files=said.files)
    return None


def _lines(view: View, person: Person, said: Said, spoken: Spoken | None) -> list[Line]:
    """The message as a whole; where that is unclear and it has several lines, each by itself."""
    answers = spoken.items[0] if spoken and len(spoken.items) == 1 else None
    whole = _read(view, person, said.text, answers)
    parts = [part for part in said.text.splitlines() if part.strip()]
    if not isinstance(whole, Unclear) or len(parts) < 2:
        return [Line(said.text, whole)]
    return [Line(part, _read(view, person, part, answers)) for part in parts]


def _read(view: View, person: Person, text: str, answers: str | None) -> tuple[Statement, ...] | Unclear:
    events = dict(view.setting.config.events)
    return read(
        text, view.items, today=view.today, calendar=view.setting.calendar, answers=answers, unit=person.unit or None, events=events
    )  # fmt: skip


def _sort(
    view: View, person: Person, told: Sequence[Statement]
) -> tuple[list[tuple[Item, list[Statement]]], list[Item]]:
    """Statements by item: those the person may report on, and the items they may not."""
    by_item: dict[str, list[Statement]] = {}
    for statement in told:
        by_item.setdefault(statement.item, []).append(statement)
    mine: list[tuple[Item, list[Statement]]] = []
    refused: list[Item] = []
    for no, statements in by_item.items():
        item = view.office.item(view.programme.key, no)
        if item is None:
            continue
        if rights.may_report(view.office, person, item):
            mine.append((item, statements))
        else:
            refused.append(item)
    return mine, refused


def _noted(view: View, person: Person, said: Said, spoken: Spoken) -> list[tuple[Item, list[Statement]]]:
    """An answer to a card that names an item by number and asks nothing is kept as it was written (“7.3 在招标”).

    A file without a word belongs to the only item that it can mean.
    """
    named = NUMBERED.match(said.text)
    items = _named(view, named[1]) if named and not ASKS.search(said.text) else []
    if said.files and not named:
        items = [i for i in view.open_items if i.no in spoken.items]
    mine = [i for i in items if rights.may_report(view.office, person, i)]
    return [(i, []) for i in mine] if named or len(mine) == 1 else []


def _named(view: View, no: str) -> list[Item]:
    return [i for i in view.items if no in (i.no, *(t.no for t in i.targets))]


def _reports(
    view: View, person: Person, said: Said, mine: Sequence[tuple[Item, list[Statement]]]
) -> list[Report]:
    return [
        Report(
            id=f"{said.chat.id}/{said.message}/{item.key}",
            programme=view.programme.key,
            item=item.no,
            at=view.setting.local(said.at),
            by=person.id,
            unit=person.unit,
            text=said.text,
            statements=tuple(statements),
            chat=said.chat.id,
            message=said.message,
            evidence=said.files,
        )
        for item, statements in mine
    ]


def _earlier(view: View, person: Person, said: Said, made: Sequence[Report]) -> Outcome:
    """An edited message replaces its own reports; what it no longer says is withdrawn."""
    if not said.is_edited:
        return Outcome()
    kept = {r.id for r in made}
    near = [i for i in view.items if rights.may_report(view.office, person, i)]
    gone = [r for r in reports.of_message(view, near, said.chat.id, said.message) if r.id not in kept]
    taken_back = reports.withdraw(view, gone)
    return (
        taken_back
        if made
        else taken_back + Outcome(notices=(React(said.chat.id, said.message, ""),) if gone else ())
    )


def _take_or_hold(view: View, said: Said, made: Sequence[Report], *, is_correction: bool) -> Outcome:
    doubtful = [] if is_correction else [r for r in made if held.doubt(view, r)]
    sure = [r for r in made if r not in doubtful]
    outcome = Outcome()
    if sure:
        outcome = reports.take(view, sure) + Outcome(notices=(React(said.chat.id, said.message, TAKEN_SIGN),))
    for report in doubtful:
        outcome += held.hold(view, said, report)
    return outcome


def _guide(person: Person, said: Said) -> Outcome:
    """Whoever only asks is not asked back what they report, but told what they can ask."""
    if not said.chat.is_private:
        return Outcome()
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, HELP[person.role], answers=said.message),))


def _refuse(person: Person, said: Said, refused: Sequence[Item]) -> Outcome:
    """Once and politely, privately where the bot may write to them."""
    if not refused:
        return Outcome()
    html = "\n".join(receipts.not_yours(person.unit, item) for item in refused[:5])
    chat = person.id if person.reachable else said.chat.id
    answers = said.message if chat == said.chat.id else None
    return Outcome(notices=(Text(f"refused/{said.chat.id}/{said.message}", chat, html, answers=answers),))
