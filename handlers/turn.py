"""The hallway: read the book, let the desk decide, commit, wake the outbox. Nothing is awaited in between."""

import logging

from bot.desk import decide
from bot.happenings import Happening, Moved
from bot.notices import Redraw
from bot.office import NOTHING, Outcome
from bot.people import Person, Role
from handlers.house import House
from store.errors import StoreError

log = logging.getLogger(__name__)


def take(house: House, happening: Happening | None, update_id: int | None = None) -> None:
    """One happening becomes one commit; an update without a happening only counts as received."""
    if isinstance(happening, Moved):
        house.book.chat_moved(happening.old, happening.new)
    outcome = decide(house.book.office, house.setting, happening) if happening else NOTHING
    outcome = house.patience.spare(happening, outcome)
    for former in _taken_off(outcome):
        _call_off(house, former)
    if outcome == NOTHING and update_id is None:
        return
    cause = type(happening).__name__ if happening else "nothing"
    house.book.commit(outcome, at=house.now(), update_id=update_id, cause=cause)
    if outcome.notices:
        house.wake()
    if house.book.office.uploads:
        house.read()


def _taken_off(outcome: Outcome) -> list[int]:
    return [c.id for c in outcome.changes if isinstance(c, Person) and c.role is Role.FORMER]


def _call_off(house: House, person: int) -> None:
    """What waits to be told privately to somebody who is now off the register is not told any more."""
    for owed in house.book.waiting():
        match owed.notice:
            case Redraw(of=key):
                chat = (house.book.place_of(key) or (None,))[0]
            case notice:
                chat = getattr(notice, "chat", None)
        if chat == person:
            house.book.mark_refused(owed.key, "taken off the register", house.now())


def take_safely(house: House, happening: Happening | None, update_id: int | None = None) -> None:
    """The outer door: a happening that no desk could decide is logged and passed over, and the bot lives on.

    Raises:
        StoreError: if the disk refuses; then nothing was taken, and Telegram still has the update.
    """
    try:
        take(house, happening, update_id)
    except StoreError:
        raise
    except Exception:  # the one broad catch: a single bad message must not stop the office's work
        log.exception("a happening could not be decided: %s", type(happening).__name__)
        if update_id is not None:
            house.book.commit(NOTHING, at=house.now(), update_id=update_id, cause="failed")
