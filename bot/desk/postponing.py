"""The question until which day: whoever wants longer is asked it, and an answer to it asks the clerks for that day."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.view import View
from bot.happenings import Said
from bot.items import Item
from bot.notices import About, Text
from bot.office import Outcome, Spoken
from bot.statements import Kind, Statement
from bot.wording import closing as words

ASKED = "extend/"
"""Under which keys the question is said; then comes the number that it is about."""


def ask(view: View, item: Item, no: str, chat: int, thread: int | None, occasion: str) -> Outcome:
    """The question, to be replied to."""
    about = About(view.programme.key, (item.no,))
    html = words.WHICH_DAY.format(no=no)
    return Outcome(notices=(Text(f"{ASKED}{no}/{occasion}", chat, html, about=about, thread=thread),))


def read(spoken: Spoken | None, told: Sequence[Statement]) -> list[Statement]:
    """What a reply to the question says: the day it names is the one that is asked for."""
    if not is_answer(spoken):
        return list(told)
    return [_asked(said, _no(spoken)) if said.kind in DATED and said.date else said for said in told]


def again(view: View, said: Said, spoken: Spoken | None, told: Sequence[Statement]) -> Outcome:
    """The question once more, where a reply to it speaks of the work and names no day."""
    item = view.office.item(view.programme.key, spoken.items[0]) if spoken and is_answer(spoken) else None
    if item is None or not told or any(s.kind is Kind.EXTENSION and s.date for s in told):
        return Outcome()
    return ask(view, item, _no(spoken) or item.no, said.chat.id, said.chat.thread, str(said.message))


def is_answer(spoken: Spoken | None) -> bool:
    """Whether the message replied to is the question."""
    return spoken is not None and spoken.key.startswith(ASKED) and len(spoken.items) == 1


DATED = frozenset({Kind.FORECAST, Kind.EXTENSION})


def _asked(said: Statement, no: str | None) -> Statement:
    target = said.target or (no if no and no != said.item else None)
    return replace(said, kind=Kind.EXTENSION, target=target)


def _no(spoken: Spoken | None) -> str | None:
    parts = spoken.key.split("/") if spoken else []
    return parts[1] if len(parts) > 2 else None
