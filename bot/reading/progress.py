"""The figures of one entry as progress of its item's targets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.items import Item, Target
from bot.reading.amounts import Amount, settle
from bot.reading.figures import OTHERS, Figure
from bot.reading.fitting import (
    Fit,
    counts_others,
    counts_starts,
    fit,
    is_of_something_else,
    named_by_words,
    pick,
)
from bot.reading.page import Page
from bot.reading.roles import Role
from bot.statements import Code, Unclear

WORD = re.compile(r"[\u4e00-\u9fff]{2}")
CLAIMED = frozenset({Role.TOTAL, Role.DONE, Role.INCREMENT})
"""Roles in which a figure of a foreign unit is worth a question."""
IDLE = frozenset({Role.PLAN, Role.PAST, Role.PART, Role.REST, Role.WRONG, Role.STARTED})


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of an item: its targets, the words that tell them apart, the one that was named (or None)."""

    item: Item
    targets: tuple[Target, ...]
    words: Mapping[str, frozenset[str]]
    named: Target | None


def progress(laid: Page, figures: Sequence[Figure], owed: Owed) -> list[Amount] | Unclear:
    """What the figures of an entry report of its item."""
    by_target: dict[str, list[Fit]] = {}
    strays: list[Figure] = []
    for figure in figures:
        found = _fit(laid.text, figure, owed)
        if isinstance(found, Unclear):
            return found
        if found:
            by_target.setdefault(found.target.no, []).append(found)
        elif (
            not OTHERS.match(laid.text, figure.end)
            and (figure.role in CLAIMED or _is_alone(laid, figure))
            and not figure.is_spoken
        ):
            strays.append(figure)
    settled = [settle(fits, laid.frame.today) for fits in by_target.values()]
    for no, result in zip(by_target, settled, strict=True):
        if isinstance(result, Code):
            return Unclear(result, (no,))
    amounts = [result for result in settled if isinstance(result, Amount)]
    if strays and not amounts:
        return Unclear(Code.WHICH_UNIT, tuple(target.no for target in owed.targets))
    return amounts


def _is_alone(laid: Page, figure: Figure) -> bool:
    """Whether an entry is nothing but a figure, so that it must be meant as progress."""
    around = laid.blanked[: figure.start] + laid.blanked[figure.end :]
    return figure.role is Role.BARE and not WORD.search(around)


def _fit(text: str, figure: Figure, owed: Owed) -> Fit | Unclear | None:
    targets = [target for target in owed.targets if figure.role is not Role.STARTED or counts_starts(target)]
    targets = [target for target in targets if not counts_others(text, figure, target)]
    fits = [found for target in targets if (found := fit(figure, target))]
    likely = {one.target.no: owed.words.get(one.target.no, frozenset()) for one in fits}
    words = named_by_words(text, figure, likely, figure.edge if owed.named else 0)
    if figure.unit == "%":
        fits = _of_rate(text, figure, fits, words)
    if owed.named and not words:
        fits = [one for one in fits if one.target.no == owed.named.no]
    if not fits:
        return None
    chosen = pick(fits, words)
    if chosen is None and figure.role not in IDLE:
        return Unclear(Code.WHICH_TARGET, tuple(one.target.no for one in fits))
    return chosen


def _of_rate(text: str, figure: Figure, fits: list[Fit], words: Sequence[str]) -> list[Fit]:
    """A rate by its name (批示率25%) is of the target with that name; other rates are of nothing owed."""
    by_name = [one for one in fits if not one.is_share and one.target.no in words]
    return by_name or ([] if is_of_something_else(text, figure) else fits)
