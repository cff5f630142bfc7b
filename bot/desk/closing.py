"""销号 and its neighbours: closing a claimed item, sending it back, pausing and resuming."""

from dataclasses import replace

from bot.desk import cards, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.items import Item
from bot.office import Outcome
from bot.people import Person
from bot.replay import replay
from bot.stages import Verb, step
from bot.wording import closing as words


def close(view: View, clerk: Person, item: Item) -> Outcome | None:
    """A clerk confirms that it is done. None where the item's stage does not allow it."""
    stage = step(item.stage, Verb.CLOSE)
    if stage is None:
        return None
    claimed_on = item.claimed_on or view.today
    targets = (
        tuple(t if t.met_on else replace(t, met_on=claimed_on) for t in item.targets)
        if item.claimed_on
        else item.targets
    )
    closed = replace(item, stage=stage, closed_on=view.today, claimed_on=claimed_on, targets=targets)
    return _changed(view, closed) + _decided(view, item, words.closed_by(item, clerk.name))


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
    """Pause, resume or stop an item. None where its stage does not allow it."""
    stage = step(item.stage, verb)
    return None if stage is None else _changed(view, replace(item, stage=stage))


def _changed(view: View, item: Item) -> Outcome:
    return Outcome((item,), cards.redraw(view.after([item]), [item.no]))


def _decided(view: View, item: Item, html: str) -> Outcome:
    """What every clerk was asked now says who decided, and has no buttons."""
    return letters.decided(view, f"claim/{item.key}", html) or Outcome()
