"""What staff write: read, checked against their rights and against sense, taken, or asked back once."""

from collections.abc import Sequence

from bot.desk import (
    asking,
    claims,
    coordinating,
    extensions,
    guiding,
    held,
    overtaken,
    postponing,
    reports,
    resting,
    rights,
    unread,
)
from bot.desk.asking import Puzzle
from bot.desk.unread import Line
from bot.desk.view import View
from bot.happenings import Chat, Said, Sender
from bot.items import Item, Report
from bot.notices import Button, React, Redraw, Text
from bot.office import Drop, Outcome, Question, Spoken
from bot.people import Person
from bot.reading import read
from bot.statements import Code, Statement, Unclear
from bot.wording import board, no_of, receipts

TAKEN_SIGN = "👌"


def replied(view: View, person: Person, said: Said, spoken: Spoken | None) -> Outcome:
    """A message that may report something. Talk that says nothing of the work is not answered."""
    settled = _settles(view, person, said, spoken)
    if settled is not None:
        return settled
    lines = _lines(view, person, said, spoken)
    told = [s for line in lines if not isinstance(line.reading, Unclear) for s in line.reading]
    told = postponing.read(spoken, told)
    mine, refused = _sort(view, person, told)
    is_meant = spoken is not None or said.chat.is_private
    puzzle = unread.puzzle(view, said, lines) if is_meant else None
    kept = unread.noted(view, person, said, spoken, lines) if is_meant else []
    mine += [(item, []) for item in kept if item not in [known for known, _ in mine]]
    if said.files and is_meant and not (told or mine or puzzle):
        puzzle = Puzzle(said.text, 0, Unclear(Code.WHICH_ITEM), files=said.files)
    made = _reports(view, person, said, mine)
    outcome = _earlier(view, person, said, made)
    is_correction = said.is_edited or receipts.is_correction(said.text)
    outcome += _take_or_hold(view.after(outcome.changes), said, made, is_correction=is_correction)
    outcome += postponing.again(view, said, spoken, [s for r in made for s in r.statements])
    outcome += _refuse(person, said, refused)
    wrong = unread.takes_back(view, said.text) if is_meant and not (told or made) else None
    if wrong and rights.may_report(view.office, person, wrong):
        return outcome + _how_to_take_back(person, said, wrong)
    if puzzle and not rights.may(person, "words"):
        return outcome + guiding.guide(view, person, said)
    if puzzle:
        return outcome + asking.ask(view, person, said, spoken, puzzle)
    return outcome if outcome != Outcome() else guiding.guide(view, person, said)


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
    found = _read(view, person, unread.renumbered(view, question.text, choice), choice)
    if isinstance(found, Unclear):
        return Outcome()
    mine, _ = _sort(view, person, found)
    if not mine:
        mine = [(i, []) for i in unread.named(view, choice) if rights.may_report(view.office, person, i)]
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


def _lines(view: View, person: Person, said: Said, spoken: Spoken | None) -> list[Line]:
    answers = _answers(view, person, spoken)

    def reading(text: str) -> tuple[Statement, ...] | Unclear:
        return _read(view, person, text, answers)

    return unread.lines(view, said.text, reading(said.text), reading)


def _answers(view: View, person: Person, spoken: Spoken | None) -> str | None:
    """The item or target that a reply speaks of if it names none: that of the only line of a card, or of a question."""
    question = view.office.questions.get(spoken.question) if spoken and spoken.question else None
    if question and question.asker == person.id and question.answers:
        return question.answers
    return spoken.items[0] if spoken and len(spoken.items) == 1 else None


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
            statements=(
                *statements,
                *coordinating.over(view, item, said.text, statements, is_only=len(mine) == 1),
            ),
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
    made, outcome = resting.sifted(view, made)
    made, vain = extensions.sifted(view, made)
    outcome += vain
    parted = [(r, ()) if is_correction else held.parted(view, r) for r in made]
    likely, doubtful = [r for r, _ in parted if r], [r for _, some in parted for r in some]
    early = [c for r in likely if (c := claims.claimed(view, r)) and c.short]
    rest = {c.report.id: claims.without(c.report) for c in early}
    sure = [r for one in likely if (r := rest.get(one.id, one))]
    outcome += overtaken.closed(view, said.sender.id, [*sure, *doubtful])
    if sure:
        outcome += reports.take(view, sure)
        outcome += Outcome(notices=(React(said.chat.id, said.message, TAKEN_SIGN),))
    for report in doubtful:
        outcome += held.hold(view, said, report)
    place = claims.Place(said.chat.id, said.message, said.chat.thread)
    for claim in early:
        outcome += claims.ask(view, claim, said.sender.id, place)
    for claim in (c for r in sure if r.id not in rest and (c := claims.claimed(view, r))):
        outcome += claims.told(claim, place)
    return outcome


def _how_to_take_back(person: Person, said: Said, item: Item) -> Outcome:
    """Nothing is withdrawn by a word in passing; the button does it, if the last report may be taken back by them."""
    last = item.latest
    data = f"undo:{item.programme}:{item.no}:{last.message}" if last else ""
    is_theirs = last is not None and rights.may_touch(person, last.by, "undo")
    buttons = ((Button(board.UNDO, data),),) if is_theirs else ()
    key = f"answer/{said.chat.id}/{said.message}"
    html = receipts.take_back(no_of(item))
    text = Text(key, said.chat.id, html, buttons, answers=said.message, thread=said.chat.thread)
    return Outcome(notices=(text,))


def _refuse(person: Person, said: Said, refused: Sequence[Item]) -> Outcome:
    """Once and politely, privately where the bot may write to them."""
    if not refused:
        return Outcome()
    html = "\n".join(receipts.not_yours(person.unit, item) for item in refused[:5])
    chat = person.id if person.reachable else said.chat.id
    answers = said.message if chat == said.chat.id else None
    return Outcome(notices=(Text(f"refused/{said.chat.id}/{said.message}", chat, html, answers=answers),))
