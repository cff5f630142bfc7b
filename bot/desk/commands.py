"""The commands: which one it is, who may give it, and the answer in the same chat."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.desk import briefings, closing, exports, hearing, questions, register, reports, rights
from bot.desk.replies import replied
from bot.desk.view import Scene, View, view
from bot.happenings import Said
from bot.items import Item, Report
from bot.notices import Keyboard, React, Text
from bot.office import Outcome
from bot.people import Person, Role
from bot.rights import COMMANDS
from bot.stages import VERB_NAMES, Verb
from bot.wording import board as words
from bot.wording import closing as closing_words
from bot.wording import imports as import_words
from bot.wording import receipts
from bot.wording import register as register_words

GIVEN = re.compile(r"/(\w+)(?:@(\w+))?\s*(.*)", re.DOTALL)

OF_ROLE = {role: tuple(name[1:] for name in COMMANDS if rights.may_role(role, name)) for role in Role}
EVERYONE = OF_ROLE[Role.LEADER]


def commanded(seen: Scene, someone: Person | None, said: Said) -> Outcome:
    """What a command comes to. An unknown command, or one for another bot, is left alone."""
    verb, text = _given(seen, said)
    if said.is_edited and verb != "report":
        return Outcome()  # what was ordered is done; only a report can be put in other words
    said = replace(said, text=text)
    if verb == "start":
        return register.started(seen, someone, said)
    if verb not in register_words.COMMANDS:
        return Outcome()
    if verb == "whoami":
        return _answer(said, questions.whoami(seen, someone, said.sender))
    if verb == "help":
        return _answer(said, _help(someone))
    if someone is None or not rights.may(someone, f"/{verb}"):
        return register.refused(seen, someone, said)
    return _granted(seen, someone, said, verb)


def _given(seen: Scene, said: Said) -> tuple[str, str]:
    """The command and what follows it; no command where it is for another bot."""
    given = GIVEN.fullmatch(said.text)
    name = seen.setting.bot_name.lower()
    if given is None or (given[2] or name).lower() != name:
        return "", ""
    return given[1].lower(), given[3].strip()


def _granted(seen: Scene, someone: Person, said: Said, verb: str) -> Outcome:
    if verb == "people":
        if not said.chat.is_private:
            return _answer(said, register_words.PEOPLE_IN_PRIVATE)
        return register.people(seen, someone, said)
    if verb == "bind":
        return _answer(said, register_words.BIND_IN_GROUP)
    programme = hearing.programme_of(seen, someone, said, None)
    if programme is None:
        return _answer(said, import_words.NO_LEDGER if verb == "export" else words.NO_PROGRAMME)
    return WORK[verb](view(seen, programme), someone, said)


def _help(someone: Person | None) -> str:
    if someone is None or someone.role is Role.FORMER:
        return register_words.WELCOME_STRANGER
    return register_words.help_for(someone.role, OF_ROLE[someone.role])


def _answer(said: Said, html: str, keyboard: Keyboard = ()) -> Outcome:
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(
        notices=(Text(key, said.chat.id, html, keyboard, answers=said.message, thread=said.chat.thread),)
    )


def _asked(query: str) -> Callable[[View, Person, Said], Outcome]:
    def ask(view_: View, _someone: Person, said: Said) -> Outcome:
        page = questions.page(view_, f"{query} {said.text}".strip(), 0)
        return _answer(said, page.html, page.keyboard)

    return ask


def _report(view_: View, someone: Person, said: Said) -> Outcome:
    if not said.text:
        return _answer(said, register_words.HELP[Role.CONTACT])
    answers = view_.office.spoken.get((said.chat.id, said.answers)) if said.answers else None
    return replied(view_, someone, replace(said, chat=replace(said.chat, is_private=True)), answers)


def _undo(view_: View, someone: Person, said: Said) -> Outcome:
    last = latest_by(view_, someone, said.text)
    if last is None:
        return _answer(said, receipts.NOTHING_TO_UNDO)
    items = [i for i in view_.items if i.latest]
    gone = reports.of_message(view_, items, last.chat, last.message) if last.message else [last]
    quiet = (React(last.chat, last.message, ""),) if last.chat else ()
    done = reports.withdraw(view_, gone)
    stands = [i for i in done.changes if isinstance(i, Item)]
    return done + Outcome(notices=quiet) + _answer(said, receipts.undone(gone, stands))


def latest_by(view_: View, someone: Person, no: str) -> Report | None:
    """The latest report by a person, or of one item if its number is given; a clerk takes back anyone's by number."""
    found = [i.latest for i in view_.items if i.latest and (not no or i == _numbered(view_, no))]
    theirs = [r for r in found if r.by == someone.id or (no and rights.may_touch(someone, r.by, "/undo"))]
    return max(theirs, key=lambda r: r.at, default=None)


def _numbered(view_: View, no: str) -> Item | None:
    """The item of this number, or of the target so numbered: the card calls an item by its only target's number."""
    return next((i for i in view_.items if no in (i.no, *(t.no for t in i.targets))), None)


def _close(view_: View, someone: Person, said: Said, item: Item) -> Outcome | None:
    if closing.shortfall(item):
        return closing.ask_short(view_, item, _place(said))
    done = closing.close(view_, someone, item)
    return done and done + _answer(said, closing_words.closed_by(item, someone.name))


def _pause(view_: View, _someone: Person, said: Said, item: Item) -> Outcome | None:
    done = closing.shift(view_, item, Verb.PAUSE)
    return done and done + _answer(said, closing_words.shifted(item, VERB_NAMES[Verb.PAUSE]))


def _resume(view_: View, _someone: Person, said: Said, item: Item) -> Outcome | None:
    done = closing.resume(view_, item)
    return done and done + _answer(said, closing_words.shifted(item, VERB_NAMES[Verb.RESUME]))


def _stop(view_: View, _someone: Person, said: Said, item: Item) -> Outcome | None:
    return closing.ask_stop(view_, item, _place(said))


def _place(said: Said) -> closing.Place:
    return closing.Place(said.chat.id, str(said.message), said.chat.thread)


def _of_item(
    verb: Verb, do: Callable[[View, Person, Said, Item], Outcome | None]
) -> Callable[[View, Person, Said], Outcome]:
    """An order about the item of a number; why it cannot be done is said, be it the number or the stage."""

    def order(view_: View, someone: Person, said: Said) -> Outcome:
        item = _numbered(view_, said.text)
        if item is None:
            return _answer(said, words.which_number(f"/{verb.value}", said.text))
        done = do(view_, someone, said, item)
        return _answer(said, closing_words.not_now(item, verb)) if done is None else done

    return order


def _brief(view_: View, someone: Person, _said: Said) -> Outcome:
    return briefings.now(view_, someone)


WORK: dict[str, Callable[[View, Person, Said], Outcome]] = {
    "status": _asked("status"),
    "item": _asked("item"),
    "due": _asked("due"),
    "history": _asked("history"),
    "calendar": _asked("calendar"),
    "briefing": _asked("briefing"),
    "report": _report,
    "undo": _undo,
    "close": _of_item(Verb.CLOSE, _close),
    "pause": _of_item(Verb.PAUSE, _pause),
    "resume": _of_item(Verb.RESUME, _resume),
    "stop": _of_item(Verb.STOP, _stop),
    "brief": _brief,
    "export": exports.export,
}
