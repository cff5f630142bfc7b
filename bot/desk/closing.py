"""销号 and its neighbours: closing a claimed item, sending it back, pausing, stopping and taking up again."""

from dataclasses import dataclass, replace

from bot.desk import cards, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.items import Item, Stage, Target
from bot.notices import About, Button, Text
from bot.office import Outcome
from bot.people import Person
from bot.replay import replay
from bot.stages import Verb, step
from bot.targets import falls_short
from bot.wording import cards as card_words
from bot.wording import closing as words
from bot.wording import no_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clerk ordered something and is asked whether it is meant; `stamp` tells one order from the next."""

    chat: int
    stamp: str
    thread: int | None = None


def close(view: View, clerk: Person, item: Item) -> Outcome | None:
    """A clerk confirms that it is done, or means it though it falls short. None where its stage does not allow it.

    What falls short is closed, and is not met by that.
    """
    stage = step(item.stage, Verb.CLOSE)
    if stage is None:
        return None
    claimed_on = item.claimed_on or view.today
    targets = (
        tuple(t if t.met_on or falls_short(t) else replace(t, met_on=claimed_on) for t in item.targets)
        if item.claimed_on
        else item.targets
    )
    closed = replace(item, stage=stage, closed_on=view.today, claimed_on=claimed_on, targets=targets)
    said = words.closed_short_by if shortfall(item) else words.closed_by
    return _changed(view, closed) + _decided(view, item, said(item, clerk.name))


def shortfall(item: Item) -> tuple[Target, ...]:
    """The targets whose figures do not reach what is asked."""
    return tuple(t for t in item.targets if falls_short(t))


def ask_short(view: View, item: Item, place: Place) -> Outcome | None:
    """Whether a clerk means to close what falls short. None where its stage does not allow it at all."""
    if step(item.stage, Verb.CLOSE) is None:
        return None
    data = f"{view.programme.key}:{item.no}"
    buttons = (
        (Button(words.CLOSE_SHORT, f"short:{data}"),),
        (Button(card_words.SEND_BACK.format(no=item.no), f"back:{data}"),),
    )
    key = f"claim/{item.key}/short/{place.stamp}/{place.chat}"
    return _asked(view, item, place, Text(key, place.chat, words.close_short(item, shortfall(item)), buttons))


def ask_stop(view: View, item: Item, place: Place) -> Outcome | None:
    """Whether a clerk means to stop an item. None where its stage does not allow it."""
    if step(item.stage, Verb.STOP) is None:
        return None
    buttons = ((Button(words.STOP.format(no=no_of(item)), f"stop:{view.programme.key}:{item.no}"),),)
    key = f"stop/{item.key}/{place.stamp}/{place.chat}"
    return _asked(view, item, place, Text(key, place.chat, words.stop(item), buttons))


def stop(view: View, clerk: Person, item: Item) -> Outcome | None:
    """A clerk means it: nothing more is asked of the item. None where its stage does not allow it."""
    stopped = shift(view, item, Verb.STOP)
    if stopped is None:
        return None
    said = words.stopped_by(item, clerk.name)
    asked = letters.decided(view, f"stop/{item.key}", said) or Outcome()
    return stopped + asked + _decided(view, item, said)


def send_back(view: View, clerk: Person, item: Item) -> Outcome | None:
    """A clerk does not: the unit goes on, and its claims up to now no longer count."""
    if step(item.stage, Verb.SEND_BACK) is None:
        return None
    reopened = replace(item, reopened_at=view.now)
    reopened = replay(reopened, view.office.history(view.programme.key, item.no))
    told = letters.to_unit(
        view, item.lead, Letter(f"back/{item.key}/{view.now.isoformat()}", words.sent_back(item))
    )
    decided = _decided(view, item, words.sent_back_by(item, clerk.name))
    return _changed(view, reopened) + decided + Outcome(notices=told)


def shift(view: View, item: Item, verb: Verb) -> Outcome | None:
    """Pause or stop an item. None where its stage does not allow it."""
    stage = step(item.stage, verb)
    return None if stage is None else _changed(view, replace(item, stage=stage))


def resume(view: View, item: Item) -> Outcome | None:
    """Take an item up again that rests, was stopped, or was closed by mistake: a claim up to now no longer counts.

    None where it is under way. The unit of one that was over is told, for it is asked again.
    """
    stage = step(item.stage, Verb.RESUME)
    if stage is None:
        return None
    resumed = replace(item, stage=stage, closed_on=None)
    if item.claimed_on is not None:
        resumed = replace(resumed, reopened_at=view.now)
        resumed = replay(resumed, view.office.history(view.programme.key, item.no))
    if item.stage is Stage.PAUSED:
        return _changed(view, resumed)
    letter = Letter(f"resumed/{item.key}/{view.now.isoformat()}", words.resumed(item))
    return _changed(view, resumed) + Outcome(notices=letters.to_unit(view, item.lead, letter))


def _asked(view: View, item: Item, place: Place, text: Text) -> Outcome:
    about = About(view.programme.key, (item.no,))
    return Outcome(notices=(replace(text, about=about, thread=place.thread),))


def _changed(view: View, item: Item) -> Outcome:
    return Outcome((item,), cards.redraw(view.after([item]), [item.no]))


def _decided(view: View, item: Item, html: str) -> Outcome:
    """What every clerk was asked now says who decided, and has no buttons."""
    return letters.decided(view, f"claim/{item.key}", html) or Outcome()
