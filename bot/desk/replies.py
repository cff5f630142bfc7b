"""What staff write: read, checked against their rights and against sense, taken, or asked back once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk import held, reports, rights
from bot.desk.view import View
from bot.happenings import Chat, Said, Sender
from bot.items import Item, Report
from bot.notices import About, Button, React, Text
from bot.office import Outcome, Question, Spoken
from bot.people import Person
from bot.reading import read
from bot.statements import Code, Statement, Unclear
from bot.wording import keyboard, receipts

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
    lines = _lines(view, person, said, spoken)
    is_addressed = spoken is not None or said.chat.is_private
    asked = [n for n, line in enumerate(lines) if isinstance(line.reading, Unclear)] if is_addressed else []
    told = [s for line in lines if not isinstance(line.reading, Unclear) for s in line.reading]
    mine, refused = _sort(view, person, told)
    noted = [] if told or asked or spoken is None else _noted(view, person, said.text)
    made = _reports(view, person, said, [*mine, *noted])
    outcome = _earlier(view, person, said, made)
    outcome += _take_or_hold(
        view.after(outcome.changes),
        said,
        made,
        is_correction=said.is_edited or receipts.is_correction(said.text),
    )
    outcome += _refuse(person, said, refused)
    for n in asked[:1]:
        outcome += _ask(view, said, lines[n], n, spoken, is_one_of_many=len(lines) > 1)
    return outcome


def answered(view: View, question: Question, choice: str, person: Person) -> Outcome:
    """The writer pressed which item or target it was: the line is read again with that as its subject."""
    items = view.items
    found = read(
        question.text,
        items,
        today=view.today,
        calendar=view.setting.calendar,
        answers=choice,
        unit=person.unit,
    )
    if isinstance(found, Unclear):
        return Outcome()
    said = _said_again(view, question, person)
    mine, _ = _sort(view, person, list(found))
    return _take_or_hold(view, said, _reports(view, person, said, mine), is_correction=False)


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


def _noted(view: View, person: Person, text: str) -> list[tuple[Item, list[Statement]]]:
    """An answer to a card that names an item by number and asks nothing is kept as it was written (“7.3 在招标”)."""
    named = NUMBERED.match(text)
    if named is None or ASKS.search(text):
        return []
    items = [i for i in view.items if named[1] in (i.no, *(t.no for t in i.targets))]
    return [(i, []) for i in items if rights.may_report(view.office, person, i)]


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


def _refuse(person: Person, said: Said, refused: Sequence[Item]) -> Outcome:
    """Once and politely, privately where the bot may write to them."""
    if not refused:
        return Outcome()
    html = "\n".join(receipts.not_yours(person.unit, item) for item in refused[:5])
    chat = person.id if person.reachable else said.chat.id
    answers = said.message if chat == said.chat.id else None
    return Outcome(notices=(Text(f"refused/{said.chat.id}/{said.message}", chat, html, answers=answers),))


def _ask(
    view: View, said: Said, line: Line, n: int, spoken: Spoken | None, *, is_one_of_many: bool
) -> Outcome:
    reading = line.reading
    assert isinstance(reading, Unclear)
    question = Question(
        id=f"{said.chat.id}.{said.message}.{n}",
        programme=view.programme.key,
        code=reading.code,
        asker=said.sender.id,
        chat=said.chat.id,
        message=said.message,
        text=line.text,
        asked_at=view.now,
        options=reading.items[:6] if reading.code in (Code.WHICH_ITEM, Code.WHICH_TARGET) else (),
        answers=spoken.items[0] if spoken and len(spoken.items) == 1 else None,
    )
    if question.id in view.office.questions:
        return Outcome()
    html = receipts.unclear(reading.code, line.text, is_one_of_many=is_one_of_many)
    about = About(view.programme.key, spoken.items if spoken else (), question=question.id)
    notice = Text(
        f"question/{question.id}",
        said.chat.id,
        html,
        _options(view, question),
        about,
        said.message,
        said.chat.thread,
    )
    return Outcome((question,), (notice,))


def _options(view: View, question: Question) -> tuple[tuple[Button, ...], ...]:
    if not question.options:
        return ()
    buttons = [Button(_label(view, no), f"q:{question.id}:{n}") for n, no in enumerate(question.options)]
    return keyboard([*buttons, Button(receipts.NONE_OF_THESE, f"q:{question.id}:none")], columns=2)


def _label(view: View, no: str) -> str:
    item = view.office.item(view.programme.key, no)
    if item:
        return receipts.option(no, item.title)
    texts = (t.text for i in view.items for t in i.targets if t.no == no)
    return receipts.option(no, next(texts, ""))


def _said_again(view: View, question: Question, person: Person) -> Said:

    chat = Chat(question.chat, is_private=question.chat > 0)
    return Said(view.now, chat, Sender(person.id, person.name), question.message, question.text)
