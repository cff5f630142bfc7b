"""导入台账: a draft before a clerk, its difference from what runs; confirmed in one commit, or cancelled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from zlib import crc32

from bot.clashes import clashes
from bot.config import Undertaking
from bot.desk import cards, letters, rights
from bot.desk.letters import Letter
from bot.desk.view import Scene, view
from bot.difference import Difference, difference, filled, paused, taken
from bot.happenings import Drafted, Pressed
from bot.identity import renumbered, replaced
from bot.importing import entered, opened, opening
from bot.items import Item
from bot.notices import Button, Keyboard, Notice, Redraw, Repaint, Sheet, Text, Toast
from bot.office import Beat, Change, Drop, Outcome
from bot.people import Person
from bot.proposals import Proposal, Upload
from bot.wording import imports as words
from bot.wording.differing import changes


@dataclass(frozen=True, slots=True)
class Offer:
    """What is put before the clerk. `mark` tells what confirming would do; empty, where it cannot be confirmed.

    `found` is the difference from the ledger that runs, where there is one.
    """

    lines: list[str]
    end: str
    mark: str = ""
    is_kept: bool = True
    found: Difference | None = None


def proposed(seen: Scene, upload: Upload, read: Drafted, doubts: tuple[str, ...]) -> Outcome:
    """A draft to the clerk who sent it, as a workbook and in words; their earlier one is replaced."""
    if read.ledger is None:
        return Outcome()
    stamp = f"{upload.message}.{int(read.at.timestamp()):x}"
    fresh = Proposal(
        str(upload.by), stamp, seen.now, upload.name, read.ledger.programme, read.ledger.items,
        read.warnings, doubts, read.is_draft,
    )  # fmt: skip
    choice = _candidates(seen, fresh.programme.key)
    proposal = _under(seen, fresh, choice[0]) if len(choice) == 1 else fresh
    offer = _offer(seen, proposal, choice)
    text = Text(
        _key(proposal), upload.chat, words.whole(offer.lines, offer.end), _buttons(proposal, offer, choice),
        answers=upload.message,
    )  # fmt: skip
    before = seen.office.proposals.get(proposal.key)
    old = (Redraw(_key(before), words.REPLACED),) if before else ()
    if not offer.is_kept:
        return Outcome((Drop(Proposal, proposal.key),), (*old, text))
    return Outcome((proposal,), (*old, Sheet(upload.chat, stamp, proposal=proposal.key), text))


def _candidates(seen: Scene, key: str) -> list[Undertaking]:
    """The programme that the ledger names, else all of the configuration."""
    configured = seen.setting.config.programmes
    return [u for u in configured if u.key == key] or list(configured)


def _under(seen: Scene, proposal: Proposal, undertaking: Undertaking) -> Proposal:
    """The draft as it would enter a programme; a document's blanks are filled from what runs there."""
    ledger = entered(proposal.ledger, undertaking)
    running = seen.office.items_of(undertaking.key)
    items = filled(running, ledger.items) if proposal.is_draft else ledger.items
    doubts = (*_strange(proposal, undertaking), *proposal.doubts)
    return replace(proposal, programme=ledger.programme, items=items, doubts=doubts)


def _strange(proposal: Proposal, undertaking: Undertaking) -> Iterator[str]:
    """What a ledger says of its programme that the configuration does not."""
    read = proposal.programme
    if read.key != undertaking.key and not proposal.ledger.is_unnamed:
        yield words.OTHER_PROGRAMME.format(name=read.name, key=read.key)
    if read.year != undertaking.year:
        yield words.OTHER_YEAR.format(read=read.year, meant=undertaking.year)


def _offer(seen: Scene, proposal: Proposal, choice: Sequence[Undertaking]) -> Offer:
    """The draft, and what importing it would do."""
    head, first = words.draft(proposal), words.first(proposal)
    chosen = next((u for u in choice if u.key == proposal.programme.key), None)
    if chosen is None:
        return Offer([*head, *first], words.which(u.name for u in choice))
    running = seen.office.items_of(chosen.key)
    if wrong := list(_conflicts(running, proposal.items)):
        return Offer([*head, *words.stopped(wrong)], words.CORRECT)
    if not running:
        return Offer([*head, *first], words.asked(chosen.name, is_running=False), "new")
    found = difference(running, proposal.items)
    if found.is_empty:
        told = words.unheard(found)
        return Offer([*head, *told], words.NO_CHANGE if told else words.SAME, is_kept=False)
    told = words.compared(chosen.name, found)
    return Offer([*head, *told], words.asked(chosen.name, is_running=True), _mark(found), found=found)


def _conflicts(running: Sequence[Item], wanted: Sequence[Item]) -> Iterator[str]:
    """What may not be imported: numbers that mean something else now, and what contradicts itself."""
    yield from (words.other_number(before, after) for before, after in renumbered(running, wanted))
    yield from (words.other_item(before, after) for before, after in replaced(running, wanted))
    named = {i.no for i in wanted}
    yield from clashes([*wanted, *(i for i in running if i.no not in named)])


def _mark(found: Difference) -> str:
    """The same for the same difference: what the clerk saw is what they confirm."""
    told = [
        *(i.no for i in found.new), "|", *(f"{c.after.no}{list(changes(c.before, c.after))}" for c in found.changed),
        "|", *(i.no for i in found.gone),
    ]  # fmt: skip
    return f"{crc32(chr(10).join(told).encode()):08x}"


def _buttons(proposal: Proposal, offer: Offer, choice: Sequence[Undertaking]) -> Keyboard:
    if not offer.is_kept:
        return ()
    cancel = (Button(words.CANCEL, f"discard:{proposal.stamp}"),)
    if offer.mark:
        data = f"take:{proposal.stamp}:{proposal.programme.key}:{offer.mark}"
        return ((Button(words.CONFIRM, data), *cancel),)
    if any(u.key == proposal.programme.key for u in choice):
        return (cancel,)  # it contradicts itself: nothing to confirm
    into = [(Button(words.INTO.format(name=u.name), f"import:{proposal.stamp}:{u.key}"),) for u in choice]
    return (*into, cancel)


def _choose(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """One of several programmes: a new one is imported at once, of a running one the difference comes first."""
    proposal = _own(seen, someone, args[0])
    if proposal is None:
        return _toast(press, words.SETTLED)
    choice = [u for u in seen.setting.config.programmes if u.key == args[1]]
    entering = _under(seen, proposal, choice[0])
    offer = _offer(seen, entering, choice)
    if offer.mark == "new":
        return _begin(seen, someone, press, entering)
    return _shown(press, entering, offer)


def _take(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    """Confirmed: one commit. Where the ledger has moved since it was shown, the difference is shown again."""
    proposal = _own(seen, someone, args[0])
    if proposal is None or proposal.programme.key != args[1]:
        return _toast(press, words.SETTLED)
    choice = [u for u in seen.setting.config.programmes if u.key == args[1]]
    offer = _offer(seen, proposal, choice)
    if not offer.mark or offer.mark != args[2]:
        return _shown(press, proposal, offer, words.MOVED_ON)
    if offer.found is None:
        return _begin(seen, someone, press, proposal)
    return _update(seen, someone, press, proposal, offer.found)


def _begin(seen: Scene, clerk: Person, press: Pressed, proposal: Proposal) -> Outcome:
    key = proposal.programme.key
    made = [
        change
        for change in opening(proposal.ledger, seen.now)
        if not (isinstance(change, Beat) and key in seen.office.beats)
    ]
    targets = sum(len(i.targets) for i in proposal.items)
    html = words.done(proposal.programme.name, len(proposal.items), targets, clerk.name, seen.now)
    return _done(seen, clerk, press, made, html)


def _update(seen: Scene, clerk: Person, press: Pressed, proposal: Proposal, found: Difference) -> Outcome:
    key = proposal.programme.key
    made: list[Change] = [change for item in found.new for change in opened(item, seen.now)]
    for one in found.changed:
        made += taken(one, partial(seen.office.history, key, one.after.no), seen.now, proposal.stamp)
    made += map(paused, found.gone)
    html = words.updated(proposal.programme.name, found, clerk.name, seen.now)
    touched = [*(c.after.no for c in found.changed), *(i.no for i in found.gone)]
    redrawn = cards.redraw(view(seen, key).after(made), touched)
    return _done(seen, clerk, press, made, html) + Outcome(notices=redrawn)


def _done(seen: Scene, clerk: Person, press: Pressed, made: Sequence[Change], html: str) -> Outcome:
    """Everything at once; the draft says how it ended, and the other clerks hear of it."""
    letter = Letter(f"imported/{clerk.id}/{press.message}/{seen.now.isoformat()}", html)
    others = [c for c in rights.clerks(seen.office, seen.setting) if c.id != clerk.id and c.reachable]
    told: tuple[Notice, ...] = (
        Repaint(press.chat.id, press.message, html),
        Toast(press.press),
        *letters.to_people(seen, others, letter),
    )
    return Outcome((*made, Drop(Proposal, str(clerk.id))), told)


def _discard(seen: Scene, someone: Person, press: Pressed, args: list[str]) -> Outcome:
    proposal = _own(seen, someone, args[0])
    if proposal is None:
        return _toast(press, words.SETTLED)
    told = (Repaint(press.chat.id, press.message, words.CANCELLED), Toast(press.press))
    return Outcome((Drop(Proposal, proposal.key),), told)


def _shown(press: Pressed, proposal: Proposal, offer: Offer, toast: str = "") -> Outcome:
    """The offer in place of what stood there; a draft that would change nothing is done with."""
    keyboard = _buttons(proposal, offer, [])
    html = words.whole(offer.lines, offer.end)
    kept: Change = proposal if offer.is_kept else Drop(Proposal, proposal.key)
    return Outcome(
        (kept,), (Repaint(press.chat.id, press.message, html, keyboard), Toast(press.press, toast))
    )


def _own(seen: Scene, someone: Person, stamp: str) -> Proposal | None:
    """The clerk's draft, if it is still this one."""
    found = seen.office.proposals.get(str(someone.id))
    return found if found and found.stamp == stamp else None


def _key(proposal: Proposal) -> str:
    return f"proposal/{proposal.key}/{proposal.stamp}"


def _toast(press: Pressed, text: str) -> Outcome:
    return Outcome(notices=(Toast(press.press, text),))


PRESSES = {"import": _choose, "take": _take, "discard": _discard}
