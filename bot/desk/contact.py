"""一周一沟通: one card a group on the first working day, a private nudge before the close, then the clerks' list."""

from collections.abc import Iterable
from dataclasses import replace

from bot.cadence import Round, window
from bot.desk import cards, letters, rights
from bot.desk.letters import Letter
from bot.desk.view import View, is_finished
from bot.happenings import Struck
from bot.items import Item
from bot.notices import About, Button, Notice, Redraw, Text
from bot.office import Card, Outcome
from bot.people import Person
from bot.wording import cards as words
from bot.wording import keyboard

NOWHERE = 0
"""A programme without an open group still has its card: the private nudges and the clerks' list go by it."""


def opened(view: View, round_: Round, struck: Struck) -> Outcome:
    """The card in each group, if any item owes a report; after an outage only while its window is open."""
    frame = window(round_, view.setting.calendar, view.setting.config.zone, struck.strike.period)
    if frame is None or view.now > frame.closes:
        return Outcome()
    silent = [i for i in view.open_items if i.latest is None or i.latest.at <= frame.since]
    if not silent:
        return Outcome()
    chats = [group.chat for group in view.office.groups_of(view.programme.key)] or [NOWHERE]
    drawn = [
        Card(
            key=card_key(view, struck, chat),
            programme=view.programme.key,
            round=round_.key,
            period=struck.strike.period,
            chat=chat,
            items=tuple(i.no for i in silent),
            finished=tuple(i.no for i in silent if is_finished(i)),
            opens=struck.strike.at,
            closes=frame.closes,
            since=frame.since,
            before=tuple((t.no, t.current.value) for i in silent for t in i.targets if t.current),
        )
        for chat in chats
    ]
    posts = tuple(_post(view, card) for card in drawn if card.chat != NOWHERE)
    return Outcome(tuple(drawn), posts)


def nudged(view: View, struck: Struck) -> Outcome:
    """Privately, to those who still owe and can be written to; one message a person."""
    card = _card(view, struck)
    if card is None or view.now > card.closes:
        return Outcome()
    return Outcome(notices=tuple(_nudges(view, card, card.key, _owing(view, card))))


def closed(view: View, struck: Struck) -> Outcome:
    """To the clerks, not the group: who is missing, and what they may do about it."""
    card = _card(view, struck)
    if card is None:
        return Outcome()
    owing = _owing(view, card)
    left = [(item, _why(view, item)) for item in owing]
    asked = len(card.items) - len(card.finished)
    html = words.missing(card.period, asked, asked - len(owing), left)
    data = f"{card.programme}:{card.period}"
    buttons = (
        Button(words.NUDGE_AGAIN, f"again:{data}"),
        Button(words.NUDGE_CALLED, f"called:{data}"),
        Button(words.NUDGE_NOT, f"quiet:{data}"),
    )
    about = About(card.programme, tuple(i.no for i in owing))
    letter = Letter(f"{card.key}/close", html, keyboard(buttons) if owing else (), about)
    return Outcome(notices=letters.to_clerks(view, letter))


def again(view: View, period: str) -> Outcome:
    """A clerk has one more nudge sent to those who still owe."""
    card = next((c for c in view.office.cards.values() if _is_of(c, view, period)), None)
    if card is None:
        return Outcome()
    return Outcome(
        notices=tuple(_nudges(view, card, f"{card.key}/again/{view.now:%d%H%M}", _owing(view, card)))
    )


def settled(view: View, clerk: Person, period: str, word: str) -> Outcome:
    """A clerk has seen to the missing: every clerk's list says so and has no buttons."""
    card = next((c for c in view.office.cards.values() if _is_of(c, view, period)), None)
    if card is None:
        return Outcome()
    left = [(item, _why(view, item)) for item in _owing(view, card)]
    asked = len(card.items) - len(card.finished)
    html = words.missing(card.period, asked, asked - len(left), left, f"{clerk.name}：{word}")
    lists = [s for s in view.office.spoken.values() if s.key.startswith(f"{card.key}/close/")]
    return Outcome(notices=tuple(Redraw(s.key, html) for s in lists))


def card_key(view: View, struck: Struck, chat: int) -> str:
    """Striking twice owes the card once."""
    return f"{view.programme.key}/{struck.strike.round}/{struck.strike.period}/{chat}"


def _post(view: View, card: Card) -> Text:
    group = view.office.groups[card.chat]
    return Text(
        key=card.key,
        chat=card.chat,
        html=cards.html(view, card),
        keyboard=cards.buttons(view, card),
        about=About(card.programme, card.items, card=card.key),
        thread=group.thread,
        not_before=letters.held(view),
    )


def _card(view: View, struck: Struck) -> Card | None:
    return next((c for c in view.office.cards.values() if _is_of(c, view, struck.strike.period)), None)


def _is_of(card: Card, view: View, period: str) -> bool:
    return (card.programme, card.period) == (view.programme.key, period)


def _owing(view: View, card: Card) -> list[Item]:
    open_nos = {i.no for i in view.open_items}
    items = [i for no in card.items if no in open_nos and (i := view.office.item(card.programme, no))]
    return [i for i in items if i.no not in card.finished and not cards.has_reported(i, card)]


def _nudges(view: View, card: Card, key: str, owing: Iterable[Item]) -> Iterable[Notice]:
    by_person: dict[int, list[Item]] = {}
    for item in owing:
        for person in rights.contacts(view.office, item.lead, view.today):
            if person.reachable:
                by_person.setdefault(person.id, []).append(item)
    for person_id, items in by_person.items():
        lines = [replace(line, mention="") for line in view.lines(tuple(items))]
        about = About(card.programme, tuple(i.no for i in items), card=card.key)
        letter = Letter(f"{key}/nudge", words.nudge(lines), keyboard([cards.button(i) for i in items]), about)
        yield letters.to_person(view, view.office.people[person_id], letter)


def _why(view: View, item: Item) -> str:
    contacts = [p for p in view.office.people.values() if p.unit == item.lead and p.role.value == "contact"]
    if not contacts:
        return words.NO_CONTACT
    away = [p for p in contacts if p.away_until and view.today <= p.away_until]
    if len(away) < len(contacts):
        return ""
    return words.away(away[0].away_until, has_stand_in=away[0].stand_in is not None)
