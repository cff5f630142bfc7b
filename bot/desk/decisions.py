"""The buttons with which a clerk decides: on claims, extensions, pleas, and on who has not reported."""

from datetime import datetime

from bot.desk import closing, contact, coordinating, extensions
from bot.desk.toasts import toast
from bot.desk.view import View
from bot.happenings import Pressed
from bot.office import Outcome
from bot.people import Person
from bot.wording import cards as card_words
from bot.wording import receipts


def close(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Close an item; what falls short is asked about once more."""
    item = view_.office.items[view_.programme.key][args[0]]
    if closing.shortfall(item):
        return _decided(press, closing.ask_short(view_, item, _place(press)))
    return _decided(press, closing.close(view_, clerk, item))


def short(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Close it though it falls short."""
    return _decided(press, closing.close(view_, clerk, view_.office.items[view_.programme.key][args[0]]))


def stop(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """End an item before it is finished."""
    return _decided(press, closing.stop(view_, clerk, view_.office.items[view_.programme.key][args[0]]))


def _place(press: Pressed) -> closing.Place:
    return closing.Place(press.chat.id, press.press, press.chat.thread)


def back(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Send a claim back to its unit."""
    return _decided(press, closing.send_back(view_, clerk, view_.office.items[view_.programme.key][args[0]]))


def grant(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Grant an extension."""
    return _decided(press, extensions.grant(view_, clerk, _request(view_, args)))


def refuse(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Refuse an extension."""
    return _decided(press, extensions.refuse(view_, clerk, _request(view_, args)))


def _request(view_: View, args: list[str]) -> extensions.Request:
    until = datetime.strptime(args[1], "%Y%m%d").date()  # noqa: DTZ007  # a day has no zone
    return extensions.numbered(view_, args[0], until)


def helped(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """A plea has been seen to."""
    return _decided(press, coordinating.helped(view_, clerk, view_.owner(args[0]), args[0]))


def _decided(press: Pressed, outcome: Outcome | None) -> Outcome:
    return toast(press, receipts.ANSWERED) if outcome is None else outcome + toast(press)


def again(view_: View, _clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """Remind once more those who have not reported."""
    return contact.again(view_, args[0]) + toast(press, receipts.REMINDED)


def called(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """They were called up instead."""
    return contact.settled(view_, clerk, args[0], card_words.NUDGE_CALLED) + toast(press, receipts.NOTED)


def quiet(view_: View, clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """They are not reminded again this week."""
    return contact.settled(view_, clerk, args[0], card_words.NUDGE_NOT) + toast(press, receipts.NOTED)
