"""Whose business an entry is: by its number, the words of a title, the card it answers, or the speaker's unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.items import Form, Item, Target
from bot.patterns import Pattern
from bot.reading.entries import Entry
from bot.reading.ledger import Ledger, Mention
from bot.reading.openings import MORE, TITLE, Head
from bot.statements import Code, Unclear

FIGURE = Pattern(r"[^,，。;；]{0,12}(?:\d|[无没]变化|完成|办结|正常)")
MOST = 6
"""So many likely items are offered at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item, and the target that was named or answered (or None).

    `is_guess`: nothing names it but that its unit speaks.
    """

    item: Item
    target: Target | None = None
    is_guess: bool = False


class Speaker(NamedTuple):
    """What is known of a message beside its words: the number of the card that it answers, the speaker's unit."""

    answers: str | None
    unit: str | None


Choice = tuple[Subject, ...] | Unclear
"""The subjects of an entry; or several to try, in an `Unclear` with their numbers."""


def subjects(entry: Entry, text: str, ledger: Ledger, speaker: Speaker) -> Choice:
    """The subjects of an entry of a folded text."""
    if entry.head and entry.head.numbers:
        return _numbered(entry.head, ledger)
    own = {ledger.place(item) for item in ledger.of_unit(speaker.unit)}
    if entry.head and entry.head.mention and not _is_a_mere_word(entry.head, text, own):
        return _titled((entry.head.mention, *entry.head.also), ledger, speaker)
    if speaker.answers and (subject := _named(speaker.answers, ledger)):
        return (subject,)
    stretch = text[entry.start : entry.end]
    mentions = [
        one
        for one in ledger.mentions(stretch)
        if one.items and not MORE.fullmatch(stretch, one.start, one.end)
    ]
    for mention in sorted(mentions, key=lambda one: own.isdisjoint(one.items)):  # one's own items first
        if own and own.isdisjoint(mention.items) and mention.end - mention.start < TITLE:
            break
        return _of_mention(mention, ledger, speaker)
    return _of_unit(stretch, ledger, speaker)


def _is_a_mere_word(head: Head, text: str, own: set[int]) -> bool:
    """补贴办法没出台, said by a unit that has items of its own: a word of another's title names no item."""
    one = head.mention
    if one is None or head.also or not own or not own.isdisjoint(one.items) or one.end - one.start >= TITLE:
        return False
    return FIGURE.match(text, one.end) is None


def _numbered(head: Head, ledger: Ledger) -> Choice:
    found = [_named(no, ledger) for no in head.numbers]
    if any(subject is None for subject in found):
        return Unclear(Code.WHICH_ITEM)
    if head.doubt:
        return Unclear(Code.WHICH_ITEM, tuple(subject.item.no for subject in found if subject))
    return tuple(subject for subject in found if subject)


def _titled(mentions: Sequence[Mention], ledger: Ledger, speaker: Speaker) -> Choice:
    found = [_of_mention(mention, ledger, speaker) for mention in mentions]
    unclear = next((choice for choice in found if isinstance(choice, Unclear)), None)
    return unclear or tuple(
        subject for choice in found if not isinstance(choice, Unclear) for subject in choice
    )


def _named(no: str, ledger: Ledger) -> Subject | None:
    """The subject of a number; where there is no ledger, an item of that number, with the target that was named."""
    if place := ledger.find(no):
        return Subject(*place)
    if ledger.items:
        return None
    item = Item("", no.partition(".")[0], "")
    return Subject(item, nameless(item, no) if "." in no else None)


def nameless(item: Item, no: str = "") -> Target:
    """The target of an item whose targets are not known: the one named, or the first."""
    return Target(no or f"{item.no}.1", "", Form.AT_LEAST)


def _of_mention(mention: Mention, ledger: Ledger, speaker: Speaker) -> Choice:
    items = [ledger.items[place] for place in sorted(mention.items)]
    own = {item.no for item in ledger.of_unit(speaker.unit)}
    answered = _named(speaker.answers, ledger) if speaker.answers else None
    if answered and answered.item in items:
        return (answered,)
    items = [item for item in items if item.no in own] or items
    return _one(items)


def _of_unit(text: str, ledger: Ledger, speaker: Speaker) -> Choice:
    unit = speaker.unit or ledger.unit_in(text.strip())
    choice = _one(ledger.of_unit(unit) or (ledger.items if len(ledger.items) == 1 else ()))
    return choice if isinstance(choice, Unclear) else (replace(choice[0], is_guess=True),)


def _one(items: Sequence[Item]) -> Choice:
    if len(items) == 1:
        return (Subject(items[0]),)
    return Unclear(Code.WHICH_ITEM, tuple(item.no for item in items[:MOST]))
