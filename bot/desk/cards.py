"""The card of a round in a group: drawn when it is opened, redrawn whenever one of its items moves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.desk import rights
from bot.desk.view import View, is_finished
from bot.figures import of_target
from bot.items import Item, Report, Stage, Target
from bot.notices import Button, Keyboard, Redraw
from bot.office import Card
from bot.statements import Kind, Statement
from bot.targets import is_reached
from bot.wording import SHOWN, clip, keyboard, name_of, no_of
from bot.wording import cards as words
from bot.wording.cards import Line
from bot.wording.receipts import CLAIMED


def redraw(view: View, nos: Sequence[str]) -> tuple[Redraw, ...]:
    """The newest card of each group on which one of these items stands, as it looks now."""
    newest: dict[tuple[int, str], Card] = {}
    touched = frozenset(nos)
    for card in view.office.cards.values():
        if card.programme == view.programme.key and not touched.isdisjoint(card.items):
            newest[card.chat, card.round] = card
    return tuple(Redraw(card.key, html(view, card), buttons(view, card)) for card in newest.values())


def html(view: View, card: Card) -> str:
    """The card as text: who still owes, worst first; then a receipt for everything that has come in."""
    items = [i for no in card.items if (i := view.office.item(card.programme, no))]
    waiting = {i.no: i for i in items if not has_reported(i, card)}
    lines = [
        replace(line, mention=_mention(view, waiting[line.item]))
        for line in view.lines(tuple(waiting.values()))
        if _is_asked(waiting[line.item], line)
    ]
    lines = [line for line in lines if line.item not in card.finished]
    offered = [f"{no_of(i)} {clip(i.title, SHOWN)}" for i in waiting.values() if i.no in card.finished]
    told = [receipt for i in items if i.no not in waiting for receipt in _receipts(i, card)]
    counts = words.counts_sentence(view.counts, view.kind.measure)
    title = words.week_title(view.programme.name, card)
    return words.card(title, counts, words.Asked(lines, offered, told), words.closes(card))


def buttons(view: View, card: Card) -> Keyboard:
    """One press for each item that still owes: nothing new, or finished where the figure is reached."""
    items = [i for no in card.items if (i := view.office.item(card.programme, no))]
    return keyboard([button(i) for i in items if not has_reported(i, card) and i.stage is not Stage.CLOSED])


def button(item: Item) -> Button:
    """无变化, or 报办结 for an item whose figures are all reached."""
    data = item.key.replace("/", ":")
    if is_finished(item):
        return Button(words.CLAIM.format(no=no_of(item)), f"claim:{data}")
    return Button(words.SAME.format(no=no_of(item)), f"same:{data}")


def has_reported(item: Item, card: Card) -> bool:
    """Whether anything was said of the item since the close before this card."""
    return item.latest is not None and item.latest.at > card.since


def _is_finished(target: Target) -> bool:
    return target.met_on is not None or is_reached(target)


def _is_asked(item: Item, line: Line) -> bool:
    """What is finished is not asked for again, unless nothing else of the item is left."""
    finished = {t.no for t in item.targets if _is_finished(t)}
    return line.no not in finished or len(finished) == len(item.targets)


def _mention(view: View, item: Item) -> str:
    people = rights.contacts(view.office, item.lead, view.today)
    return " ".join(words.mention(p.id, p.name) for p in people)


def _receipts(item: Item, card: Card) -> Iterable[str]:
    """A line for each target of which a figure came in, or one for the item as a whole."""
    heard = [r for r in (item.previous, item.latest) if r and r.at > card.since]
    named = {s.target for r in heard for s in r.statements if s.target}
    facts = _facts(item, heard)
    targets = [t for t in item.targets if t.no in named]
    if not targets or len(item.targets) == 1:
        figure = of_target(item.targets[0]) if len(item.targets) == 1 else ""
        gains = [_gain(t) for t in targets]
        yield words.receipt(no_of(item), clip(item.title, SHOWN), figure, [*gains, *facts])
        return
    for n, target in enumerate(targets):
        more = facts if n == len(targets) - 1 else []
        yield words.receipt(
            target.no, clip(name_of(item, target), SHOWN), of_target(target), [_gain(target), *more]
        )


def _facts(item: Item, heard: Iterable[Report]) -> list[str]:
    facts = [fact for report in heard for fact in _told(report)]
    if item.stage is Stage.CLAIMED:
        facts.append(CLAIMED)
    return list(dict.fromkeys(facts))


def _told(report: Report) -> list[str]:
    return [_fact(said) for said in report.statements] or [words.in_words(report.text)]


def _gain(target: Target) -> str:
    if target.current is None or target.previous is None:
        return ""
    gain = target.current.value - target.previous.value
    return words.gain(gain) if gain > 0 else ""


def _fact(said: Statement) -> str:
    match said.kind:
        case Kind.PROBLEM:
            return words.stuck(said.category)
        case Kind.FORECAST if said.date:
            return words.expected(said.date)
        case Kind.EXTENSION if said.date:
            return words.asked_until(said.date)
        case _:
            return words.FACTS.get(said.kind, "")
