"""A button pressed: whoever presses it needs the right to, and pressing twice does once.

The data of a button is a verb and its arguments, parted by colons. What it names is looked up afresh, so that an old
button on an old card does what is right now, or says that it is too late.
"""

from collections.abc import Callable

from bot.desk import (
    answers,
    claims,
    decisions,
    drafts,
    imports,
    postponing,
    questions,
    register,
    reports,
    rights,
)
from bot.desk.toasts import toast
from bot.desk.view import Scene, View, scene, view
from bot.happenings import Pressed
from bot.items import Item, Report
from bot.notices import Course, React, Repaint
from bot.office import Office, Outcome
from bot.people import Person
from bot.setting import Setting
from bot.stages import is_open
from bot.statements import Kind, Statement
from bot.trends import courses
from bot.wording import board as board_words
from bot.wording import receipts


def pressed(office: Office, setting: Setting, press: Pressed) -> Outcome:
    """What a press comes to, and the toast that answers it."""
    seen = scene(office, setting, press.at)
    someone = rights.person(office, setting, press.sender)
    verb, *args = press.data.split(":")
    try:
        if not rights.may(someone, verb):
            return toast(press, rights.refusal(verb))
        if len(args) != ARGUMENTS.get(verb, len(args)) or _is_under_another(office, press, verb, args):
            return toast(press, receipts.TOO_OLD)
        if someone is None:
            return register.chosen(seen, press, args)
        return PRESSES[verb](seen, someone, press, args)
    except (KeyError, IndexError, ValueError, StopIteration):
        return toast(press, receipts.TOO_OLD)


def _is_under_another(office: Office, press: Pressed, verb: str, args: list[str]) -> bool:
    """Whether it would put its answer in place of a card, a draft or another's question: no button of ours does."""
    under = office.spoken.get((press.chat.id, press.message))
    return under is not None and verb in IN_PLACE and under.question != args[0]


Press = Callable[[Scene, Person, Pressed, list[str]], Outcome]


def _of_item(do: Callable[[View, Person, Pressed, Item], Outcome]) -> Press:
    """A press about an item that is open, by someone who may report on it."""

    def act(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
        found = view(seen, args[0])
        item = found.owner(args[1])
        verb = press.data.partition(":")[0]
        if not rights.may_report(found.office, someone, item, verb):
            return toast(press, rights.refusal(verb))
        if not is_open(item.stage):
            return toast(press, receipts.not_owed(item))
        return do(found, someone, press, item)

    return act


def _named(press: Pressed, item: Item) -> str | None:
    """The target that a button names, where its item has several."""
    no = press.data.rpartition(":")[2]
    return no if len(item.targets) > 1 and no != item.no else None


def _of_programme(do: Callable[[View, Person, Pressed, list[str]], Outcome]) -> Press:
    """A press about a programme."""

    def act(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
        return do(view(seen, args[0]), someone, press, args[1:])

    return act


def _say(kind: Kind, answer: str) -> Callable[[View, Person, Pressed, Item], Outcome]:
    """A report of one word, made by a press."""

    def act(view_: View, someone: Person, press: Pressed, item: Item) -> Outcome:
        named = _named(press, item)
        report = Report(
            id="/".join(
                filter(None, (f"{press.chat.id}/{press.message}/{someone.id}/{kind.value}/{item.key}", named))
            ),
            programme=item.programme,
            item=item.no,
            at=view_.now,
            by=someone.id,
            unit=someone.unit,
            text=answer,
            statements=(Statement(item.no, kind, named),),
        )
        claim = claims.claimed(view_, report)
        place = claims.Place(press.chat.id, 0, press.chat.thread)
        if claim and claim.short:
            return claims.ask(view_, claim, someone.id, place) + toast(press)
        if claim:
            return reports.take(view_, [report]) + claims.told(claim, place) + toast(press)
        return reports.take(view_, [report]) + toast(press, answer)

    return act


def _extend(view_: View, _someone: Person, press: Pressed, item: Item) -> Outcome:
    no = _named(press, item) or item.no
    return toast(press) + postponing.ask(view_, item, no, press.chat.id, press.chat.thread, press.press)


def _see(seen: Scene, _someone: Person, press: Pressed, args: list[str]) -> Outcome:
    found = questions.page(view(seen, args[0]), ":".join(args[2:]), int(args[1]))
    return toast(press) + Outcome(
        notices=(Repaint(press.chat.id, press.message, found.html, found.keyboard),)
    )


def _trend(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """The pictures go to whoever pressed, alone: in a group they would be in everyone's way."""
    found = view(seen, args[0])
    item = found.office.items[args[0]][args[1]]
    history = found.office.history(args[0], item.no)
    if not courses(item, history, found.today, found.start, found.kind.lamps):
        return toast(press, board_words.NO_TREND)
    if not (press.chat.is_private or someone.reachable):
        return toast(press, board_words.OPEN_PRIVATELY)
    sent = Course(someone.id, press.press, args[0], item.no)
    return Outcome(notices=(sent,)) + toast(
        press, "" if press.chat.is_private else board_words.TREND_PRIVATELY
    )


def _undo(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    found = view(seen, args[0])
    item = found.office.items[args[0]][args[1]]
    last = item.latest
    if last is None or str(last.message) != args[2]:
        return toast(press, receipts.TOO_OLD)
    if not rights.may_touch(someone, last.by, "undo"):
        return toast(press, receipts.NOT_YOURS_TO_PRESS)
    quiet = (React(last.chat, last.message, ""),) if last.chat else ()
    gone = reports.withdraw(found, [last])
    stands = [i for i in gone.changes if isinstance(i, Item)]
    return gone + Outcome(notices=quiet) + toast(press, receipts.undone_shortly([last], stands))


def _issue(do: Callable[[View, Person, Pressed, str], Outcome]) -> Press:
    def act(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
        issue = seen.office.issues[args[0]]
        return do(view(seen, issue.programme), someone, press, issue.key)

    return act


PRESSES: dict[str, Press] = {
    "same": _of_item(_say(Kind.UNCHANGED, receipts.UNCHANGED_TAKEN)),
    "claim": _of_item(_say(Kind.DONE, receipts.CLAIMED)),
    "ontime": _of_item(_say(Kind.ON_TRACK, receipts.TAKEN)),
    "extend": _of_item(_extend),
    "close": _of_programme(decisions.close),
    "short": _of_programme(decisions.short),
    "stop": _of_programme(decisions.stop),
    "back": _of_programme(decisions.back),
    "grant": _of_programme(decisions.grant),
    "refuse": _of_programme(decisions.refuse),
    "helped": _of_programme(decisions.helped),
    "again": _of_programme(decisions.again),
    "called": _of_programme(decisions.called),
    "quiet": _of_programme(decisions.quiet),
    "see": _see,
    "trend": _trend,
    "undo": _undo,
    "q": answers.choose,
    "held": answers.confirm,
    "more": answers.confirm_as_more,
    "drop": answers.let_go,
    "approve": _issue(drafts.approve),
    "fresh": _issue(drafts.refresh),
    "later": _issue(drafts.postpone),
    "cancel": _issue(drafts.cancel),
    "paper": _issue(drafts.paper),
    "admit": register.admit,
    "deny": register.deny,
    **imports.PRESSES,
}

ARGUMENTS = {
    **dict.fromkeys(
        ("held", "more", "drop", "approve", "fresh", "later", "cancel", "paper", "admit", "deny", "discard"),
        1,
    ),
    **dict.fromkeys(
        ("same", "claim", "ontime", "extend", "close", "short", "stop", "back", "again", "called", "quiet"), 2
    ),
    **dict.fromkeys(("trend", "q", "unit", "import"), 2),
    **dict.fromkeys(("undo", "grant", "refuse", "take"), 3),
    "helped": 2,
}
"""How many arguments a button of ours has; one with others is of another version, or forged. A question has any."""

IN_PLACE = frozenset({"see", "q", "held", "more", "drop", "unit", "admit", "deny", *imports.PRESSES})
"""The presses that are answered in the message under which they stand."""
