"""销号 and its neighbours: closing a claimed item, sending it back, granting an extension, pausing and resuming."""

from dataclasses import replace
from datetime import date

from bot.desk import cards, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.items import Item, Stage
from bot.notices import Notice, Redraw
from bot.office import Outcome
from bot.people import Person
from bot.replay import replay
from bot.stages import Verb, is_open, step
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
    return _changed(view, closed) + Outcome(
        notices=_decided(view, "claim", item, words.closed_by(item, clerk.name))
    )


def send_back(view: View, clerk: Person, item: Item) -> Outcome | None:
    """A clerk does not: the unit goes on, and its claims up to now no longer count."""
    if step(item.stage, Verb.SEND_BACK) is None:
        return None
    reopened = replace(item, reopened_at=view.now)
    reopened = replay(reopened, view.office.history(view.programme.key, item.no))
    told = letters.to_unit(
        view, item.lead, Letter(f"back/{item.key}/{view.now.isoformat()}", words.sent_back(item))
    )
    notices = (*_decided(view, "claim", item, words.sent_back_by(item, clerk.name)), *told)
    return _changed(view, reopened) + Outcome(notices=notices)


def extend(view: View, clerk: Person, item: Item, until: date) -> Outcome | None:
    """A clerk grants a new, concrete deadline; every earlier one stays in view."""
    if item.due == until or not (is_open(item.stage) or item.stage is Stage.CLAIMED):
        return None
    before = view.due(item)
    targets = tuple(
        replace(t, due=until) if t.due and not t.met_on and t.due < until else t for t in item.targets
    )
    extended = replace(item, due=until, targets=targets, earlier_dues=(*item.earlier_dues, before))
    told = letters.to_unit(
        view, item.lead, Letter(f"extended/{item.key}/{until}", words.extended(item, until))
    )
    notices = (*_decided(view, "extension", item, words.extended_by(item, until, clerk.name)), *told)
    return _changed(view, extended) + Outcome(notices=notices)


def keep_due(view: View, clerk: Person, item: Item) -> Outcome:
    """A clerk does not grant it; the deadline stands."""
    told = letters.to_unit(
        view, item.lead, Letter(f"kept/{item.key}/{view.now.isoformat()}", words.not_extended(item))
    )
    return Outcome(notices=(*_decided(view, "extension", item, words.kept_by(item, clerk.name)), *told))


def shift(view: View, item: Item, verb: Verb) -> Outcome | None:
    """Pause, resume or stop an item. None where its stage does not allow it."""
    stage = step(item.stage, verb)
    return None if stage is None else _changed(view, replace(item, stage=stage))


def _changed(view: View, item: Item) -> Outcome:
    return Outcome((item,), cards.redraw(view.after([item]), [item.no]))


def _decided(view: View, about: str, item: Item, html: str) -> tuple[Notice, ...]:
    """What every clerk was asked now says who decided, and has no buttons."""
    asked = [
        s for s in view.office.spoken.values() if s.items == (item.no,) and s.programme == view.programme.key
    ]
    return tuple(Redraw(s.key, html) for s in asked if s.key.startswith(f"{about}/"))
