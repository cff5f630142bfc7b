"""What is written privately and comes to nothing: a leader's question is answered, others are told what can be written."""

import re

from bot.desk import questions
from bot.desk.view import View
from bot.happenings import Said
from bot.notices import Text
from bot.office import Outcome
from bot.people import Person, Role
from bot.wording import receipts
from bot.wording.register import HELP

COURTESY = re.compile(
    r"\W*(?:(?:收到|好|谢|多谢|感谢|明白|知道|了解|辛苦|嗯|行|可以|没问题|您好|你好|早上|ok)\D*)?",
    re.IGNORECASE,
)
"""What wants no answer, from nobody."""

ASKED = re.compile(r"\s*第?(\d+(?:\.\d+)?)\s*[号项]?(?!\d)")


def guide(view: View, person: Person, said: Said) -> Outcome:
    """The answer; none in a group, to a courtesy or to a message put in other words."""
    if not said.chat.is_private or said.is_edited or (COURTESY.fullmatch(said.text) and not said.files):
        return Outcome()
    page = _asked(view, said.text) if person.role is Role.LEADER and not said.files else None
    html, keyboard = (page.html, page.keyboard) if page else (_words(person, said), ())
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, html, keyboard, answers=said.message),))


def _asked(view: View, text: str) -> questions.Page | None:
    """What `/status` says of the item that the question begins with by number: 15号怎么样了."""
    no = ASKED.match(text)
    numbers = {no for i in view.items for no in (i.no, *(t.no for t in i.targets))}
    return questions.page(view, f"status {no[1]}", 0) if no and no[1] in numbers else None


def _words(person: Person, said: Said) -> str:
    if said.files and person.role is Role.LEADER:
        return receipts.FILE_NOT_TAKEN
    return (
        HELP[person.role]
        if person.role is Role.LEADER
        else f"{receipts.NOT_READ}\n{receipts.HOW[person.role]}"
    )
