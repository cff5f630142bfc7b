"""What the patterns find in a piece, weighed against what its words most likely say.

The patterns know set phrases, dates and contradictions; the sense of a piece knows the words of the trades. Where both
agree, or the sense is not sure, the patterns stand. A figure is never touched.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.reading.sense import NOTHING, Sense
from bot.statements import Kind

CATEGORIES = frozenset(
    {
        "land",
        "funds",
        "approval",
        "bidding",
        "construction",
        "weather",
        "coordination",
        "staff",
        "policy",
        "other",
    }
)
SURE = 0.6
"""How likely the sense must be to outweigh the patterns."""
SURER = {
    Kind.HELP: 0.98,
    Kind.BEHIND: 0.95,
    Kind.UNCHANGED: 0.9,
    Kind.ON_TRACK: 0.8,
    "weather": 0.7,
    "staff": 0.8,
}
"""The same for what the patterns know well, by kind or category. All of them were found on the clauses of authors from
whom the sense had not learnt (tests/lines/sense)."""
VERY_SURE = 0.9
FIRM = frozenset({Kind.FORECAST, Kind.EXTENSION, Kind.DONE})
"""Kinds that hang on a day or claim much: the patterns decide on them."""
STATES = frozenset({Kind.NEXT, Kind.ON_TRACK, Kind.BEHIND, Kind.UNCHANGED, Kind.HELP, Kind.MILESTONE})


class Verdict(NamedTuple):
    """What to hold of a piece: whether the patterns' finds stay, and what is added to them ("" for nothing)."""

    keeps: bool
    adds: str = ""


STANDS = Verdict(keeps=True)


def weighed(
    kinds: Sequence[Kind], categories: Sequence[str], opinion: Sense, *, has_figures: bool, is_cause: bool
) -> Verdict:
    """What to hold, by the kinds and categories that the patterns found and the sense of the piece.

    `is_cause`: it begins as causes do (因, 受…影响), so that what is in the way there is in the way.
    """
    found = {*categories, *(kind.value for kind in kinds if kind is not Kind.PROBLEM)}
    if opinion.says in found or (not found and opinion.says == NOTHING):
        return STANDS
    if opinion.likelihood < max((SURER.get(one, SURE) for one in found), default=SURE):
        return STANDS
    if not FIRM.isdisjoint(kinds):
        return STANDS
    if has_figures and Kind.MILESTONE in kinds:
        return STANDS
    if opinion.says == NOTHING:
        return Verdict(keeps=is_cause and bool(categories))
    if opinion.says in CATEGORIES:
        return Verdict(Kind.HELP in kinds, opinion.says)
    if opinion.says in STATES and not has_figures:
        return Verdict(keeps=False, adds=opinion.says)
    return STANDS
