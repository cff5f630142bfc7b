"""The card of a round in a group: drawn when it is opened, redrawn whenever one of its items moves."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import rights
from bot.desk.view import View
from bot.items import Item, Report, Stage
from bot.notices import Button, Keyboard, Redraw
from bot.office import Card
from bot.statements import Kind, Statement
from bot.targets import is_met
from bot.wording import cards as words
from bot.wording import esc, keyboard, no_of
from bot.wording.cards import Line
from bot.wording.receipts import CLAIMED


def redraw(view: View, nos: Sequence[str]) -> tuple[Redraw, ...]:
    """The newest card of each group on which one of these items stands, as it looks now."""
    newest: dict[tuple[int, str], Card] = {}
    for card in view.office.cards.values():
        if card.programme == view.programme.key and any(no in card.items for no in nos):
            newest[card.chat, card.round] = card
    return tuple(Redraw(card.key, html(view, card), buttons(view, card)) for card in newest.values())


def html(view: View, card: Card) -> str:
    """The card as text."""
    items = tuple(i for no in card.items if (i := view.office.item(card.programme, no)))
    lines = [_line(view, card, line, items) for line in view.lines(items)]
    counts = words.counts_sentence(view.counts, view.kind.measure)
    return words.card(words.week_title(view.programme.name, card), counts, lines, words.opened_at(card))


def buttons(view: View, card: Card) -> Keyboard:
    """One press for each item that still owes: nothing new, or finished where the figure is reached."""
    owing = [
        i for no in card.items if (i := view.office.item(card.programme, no)) and not has_reported(i, card)
    ]
    return keyboard([button(item) for item in owing if item.stage is not Stage.CLOSED])


def button(item: Item) -> Button:
    """无变化, or 报办结 for an item whose figures are all reached."""
    data = item.key.replace("/", ":")
    if item.targets and all(is_met(t) for t in item.targets):
        return Button(words.CLAIM.format(no=no_of(item)), f"claim:{data}")
    return Button(words.SAME.format(no=no_of(item)), f"same:{data}")


def has_reported(item: Item, card: Card) -> bool:
    """Whether anything was said of the item since the close before this card."""
    return item.latest is not None and item.latest.at > card.since


def _line(view: View, card: Card, line: Line, items: Sequence[Item]) -> Line:
    item = next(i for i in items if i.no == line.item)
    mention = "" if has_reported(item, card) else _mention(view, item)
    receipt = words.receipt(_told(line), _facts(item, line)) if has_reported(item, card) else ""
    return replace(line, mention=mention, receipt=receipt)


def _told(line: Line) -> str:
    return f"{line.no} {esc(line.title)} {line.figure}".rstrip()


def _mention(view: View, item: Item) -> str:
    people = rights.contacts(view.office, item.lead, view.today)
    return " ".join(words.mention(p.id, p.name) for p in people)


def _facts(item: Item, line: Line) -> list[str]:
    report = item.latest
    if report is None:
        return []
    facts = [_gain(report, item, line)] if len(item.targets) else []
    facts += [_fact(said) for said in report.statements]
    if item.stage is Stage.CLAIMED:
        facts.append(CLAIMED)
    return [fact for fact in dict.fromkeys(facts) if fact]


def _gain(report: Report, item: Item, line: Line) -> str:
    target = next((t for t in item.targets if t.no == line.no), item.targets[0])
    is_told = any(s.kind is Kind.PROGRESS and s.target == target.no for s in report.statements)
    if not is_told or target.current is None or target.previous is None:
        return ""
    gain = target.current.value - target.previous.value
    return words.gain(gain) if gain > 0 else ""


def _fact(said: Statement) -> str:
    match said.kind:
        case Kind.UNCHANGED:
            return words.UNCHANGED
        case Kind.PROBLEM:
            return words.stuck(said.category)
        case Kind.FORECAST if said.date:
            return words.expected(said.date)
        case Kind.EXTENSION if said.date:
            return words.asked_until(said.date)
        case Kind.HELP:
            return words.HELP
        case Kind.BEHIND:
            return words.SLOW
        case _:
            return ""
