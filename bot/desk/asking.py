"""What is unclear is asked once, shortly, in the same thread, with the likely answers as buttons."""

import re
from dataclasses import dataclass

from bot.desk import rights
from bot.desk.view import View
from bot.happenings import Said
from bot.notices import About, Button, Keyboard, Text
from bot.office import Outcome, Question, Spoken
from bot.people import Person
from bot.statements import Code, Unclear
from bot.wording import keyboard, receipts

MOST = 6
"""More than so many answers are no help."""

CHOICES = (Code.WHICH_ITEM, Code.WHICH_TARGET)
"""What is answered by choosing; the others want another wording."""

NUMBER = re.compile(r"\s*[#第]?(\d+(?:\.\d+)?)\s*[号项。.]?\s*")


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A part of a message that could not be read: its words, its place in the message, what stood in the way.

    `unknown_no` is a number that it names and that the ledger has not; `others` are parts of which the same is asked.
    """

    text: str
    place: int
    unclear: Unclear
    is_one_of_many: bool = False
    files: tuple[str, ...] = ()
    unknown_no: str = ""
    others: tuple[str, ...] = ()


def ask(view: View, person: Person, said: Said, spoken: Spoken | None, puzzle: Puzzle) -> Outcome:
    """One question for one message; what was asked before is not asked again."""
    question = Question(
        id=f"{said.chat.id}.{said.message}.{puzzle.place}",
        programme=view.programme.key,
        code=puzzle.unclear.code,
        asker=said.sender.id,
        chat=said.chat.id,
        message=said.message,
        text=puzzle.text,
        asked_at=view.now,
        options=_options(view, person, puzzle.unclear, spoken),
        answers=_subject(spoken, puzzle.unclear),
        files=puzzle.files,
    )
    if question.id in view.office.questions:
        return Outcome()
    notice = Text(
        key=f"question/{question.id}",
        chat=said.chat.id,
        html=_words(puzzle),
        keyboard=_buttons(view, question),
        about=About(view.programme.key, spoken.items if spoken else (), question=question.id),
        answers=said.message,
        thread=said.chat.thread,
    )
    return Outcome((question,), (notice,))


def choice(view: View, question: Question, text: str) -> str | None:
    """The item or target that a reply in words chooses: its number, or one of the options by its name."""
    found = NUMBER.fullmatch(text)
    numbers = {no for i in view.items for no in (i.no, *(t.no for t in i.targets))}
    if found and found[1] in numbers:
        return found[1]
    named = [no for no in question.options if text.strip() and text.strip() in _name(view, no)]
    return named[0] if len(named) == 1 else None


def _subject(spoken: Spoken | None, unclear: Unclear) -> str | None:
    """The item or target that the writer will go on to speak of, if they are asked only for another wording."""
    if unclear.code not in CHOICES and len(unclear.items) == 1:
        return unclear.items[0]
    return spoken.items[0] if spoken and len(spoken.items) == 1 else None


def _words(puzzle: Puzzle) -> str:
    if puzzle.unknown_no:
        return receipts.no_such_number(puzzle.unknown_no)
    lines = (puzzle.text, *puzzle.others) if puzzle.is_one_of_many else ()
    return receipts.unclear(puzzle.unclear.code, lines)


def _options(view: View, person: Person, unclear: Unclear, spoken: Spoken | None) -> tuple[str, ...]:
    if unclear.code not in CHOICES:
        return ()
    if unclear.items:
        return unclear.items[:MOST]
    asked = [i for i in view.open_items if not spoken or not spoken.items or i.no in spoken.items]
    return tuple(i.no for i in asked if rights.may_report(view.office, person, i))[:MOST]


def _buttons(view: View, question: Question) -> Keyboard:
    if not question.options:
        return ()
    buttons = [
        Button(receipts.option(no, _name(view, no)), f"q:{question.id}:{n}")
        for n, no in enumerate(question.options)
    ]
    return keyboard([*buttons, Button(receipts.NONE_OF_THESE, f"q:{question.id}:none")], columns=2)


def _name(view: View, no: str) -> str:
    item = view.office.item(view.programme.key, no)
    if item:
        return item.title
    return next((t.text for i in view.items for t in i.targets if t.no == no), "")
