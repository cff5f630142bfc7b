"""The card of a round in a group: drawn when it is opened, redrawn whenever one of its items moves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.desk import rights, taken
from bot.desk.view import View, is_finished
from bot.items import Item, Target
from bot.notices import Button, Keyboard, Redraw
from bot.office import Card
from bot.stages import is_open
from bot.targets import is_reached
from bot.wording import SHOWN, clip, keyboard, no_of
from bot.wording import cards as words
from bot.wording.cards import Line


def redraw(view: View, nos: Sequence[str]) -> tuple[Redraw, ...]:
    """The card of each group on which one of these items stands, as it looks now; an older card stays as it was."""
    newest: dict[tuple[int, str], Card] = {}
    touched = frozenset(nos)
    for card in view.office.cards.values():
        if card.programme == view.programme.key and view.now < _until(card):
            newest[card.chat, card.round] = card
    shown = [card for card in newest.values() if not touched.isdisjoint(card.items)]
    return tuple(Redraw(card.key, html(view, card), buttons(view, card)) for card in shown)


def _until(card: Card) -> datetime:
    """A card is of its period: who is late still finds their report on it, until the next card may be due."""
    return card.opens + (card.closes - card.since)


def html(view: View, card: Card) -> str:
    """The card as text: who still owes, worst first; then a receipt for everything that has come in."""
    items = _items(view, card)
    waiting = {i.no: i for i in items if _is_waiting(i, card)}
    lines = [
        replace(line, mention=_mention(view, waiting[line.item]))
        for line in view.lines(tuple(waiting.values()))
        if _is_asked(waiting[line.item], line)
    ]
    lines = [line for line in lines if line.item not in card.finished]
    offered = [f"{no_of(i)} {clip(i.title, SHOWN)}" for i in waiting.values() if i.no in card.finished]
    told = [receipt for i in items if has_reported(i, card) for receipt in taken.receipts(view, i, card)]
    counts = words.counts_sentence(view.counts, view.kind.measure)
    title = words.week_title(view.programme.name, card)
    return words.card(title, counts, words.Asked(lines, offered, told), words.closes(card))


def buttons(view: View, card: Card) -> Keyboard:
    """One press for each item that still owes: nothing new, or finished where the figure is reached."""
    return keyboard([button(i) for i in _items(view, card) if _is_waiting(i, card)])


def button(item: Item) -> Button:
    """无变化, or 报办结 for an item whose figures are all reached."""
    data = item.key.replace("/", ":")
    if is_finished(item):
        return Button(words.CLAIM.format(no=no_of(item)), f"claim:{data}")
    return Button(words.SAME.format(no=no_of(item)), f"same:{data}")


def has_reported(item: Item, card: Card) -> bool:
    """Whether anything was said of the item since the close before this card."""
    return item.latest is not None and item.latest.at > card.since


def _items(view: View, card: Card) -> list[Item]:
    return [i for no in card.items if (i := view.office.item(card.programme, no))]


def _is_waiting(item: Item, card: Card) -> bool:
    """What was paused, stopped or closed since the card was drawn owes nothing any more."""
    return is_open(item.stage) and not has_reported(item, card)


def _is_finished(target: Target) -> bool:
    return target.met_on is not None or is_reached(target)


def _is_asked(item: Item, line: Line) -> bool:
    """What is finished is not asked for again, unless nothing else of the item is left."""
    finished = {t.no for t in item.targets if _is_finished(t)}
    return line.no not in finished or len(finished) == len(item.targets)


def _mention(view: View, item: Item) -> str:
    people = rights.contacts(view.office, item.lead, view.today)
    return " ".join(words.mention(p.id, p.name) for p in people)
