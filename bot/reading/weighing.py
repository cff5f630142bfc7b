"""What the patterns find in a piece, weighed against what its words most likely say.

The patterns know set phrases, dates and contradictions; the sense of a piece knows the words of the trades. Where both
agree, or the sense is not sure, the patterns stand. A figure is never touched.
"""

from collections.abc import Collection, Sequence
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
SET_PHRASE = 0.85
"""The same where a set phrase tells the problem by itself (资金缺口, 流标), and the sense says that nothing is said."""
NODE_OR_STEP = 0.95
"""The same for a step against a node reached: 9月15日完成招标."""
FIRM = frozenset({Kind.FORECAST, Kind.EXTENSION, Kind.DONE})
"""Kinds that hang on a day or claim much: the patterns decide on them."""
DATED = frozenset({Kind.FORECAST, Kind.EXTENSION})
"""Kinds that may be added where the patterns found nothing but a step; their day is told by the patterns."""
STATES = frozenset({Kind.NEXT, Kind.ON_TRACK, Kind.BEHIND, Kind.UNCHANGED, Kind.HELP, Kind.MILESTONE})


class Verdict(NamedTuple):
    """What to hold of a piece: whether the patterns' finds stay, and what is added to them ("" for nothing)."""

    keeps: bool
    adds: str = ""


STANDS = Verdict(keeps=True)


class Around(NamedTuple):
    """What else is known of a piece.

    `is_cause`: it begins as causes do (因, 受…影响), so that what is in the way there is in the way. `is_set_phrase`: a
    phrase in it tells by itself what was found (资金缺口, 流标, 下一步). `is_ahead`: a day in it is still to come.
    """

    has_figures: bool = False
    is_cause: bool = False
    is_set_phrase: bool = False
    is_ahead: bool = False


def weighed(kinds: Sequence[Kind], categories: Sequence[str], opinion: Sense, around: Around) -> Verdict:
    """What to hold, by the kinds and categories that the patterns found and the sense of the piece."""
    found = {*categories, *(kind.value for kind in kinds if kind is not Kind.PROBLEM)}
    if opinion.says in found or (not found and opinion.says == NOTHING):
        return STANDS
    if opinion.likelihood < _needed(found, opinion, around) or not FIRM.isdisjoint(kinds):
        return STANDS
    if (around.has_figures and Kind.MILESTONE in kinds) or (
        around.is_ahead and opinion.says == Kind.MILESTONE
    ):
        return STANDS
    return _outweighed(kinds, categories, opinion, around)


def _needed(found: Collection[str], opinion: Sense, around: Around) -> float:
    """How likely the sense must be to outweigh what was found."""
    if opinion.says in DATED:
        return VERY_SURE
    if opinion.says == Kind.NEXT and Kind.MILESTONE in found:
        return NODE_OR_STEP
    least = max((SURER.get(one, SURE) for one in found), default=SURE)
    return max(least, SET_PHRASE) if around.is_set_phrase and opinion.says == NOTHING else least


def _outweighed(kinds: Sequence[Kind], categories: Sequence[str], opinion: Sense, around: Around) -> Verdict:
    if opinion.says == NOTHING:
        return Verdict(keeps=around.is_cause and bool(categories))
    if list(kinds) == [Kind.MILESTONE] and opinion.says == Kind.DONE:
        return Verdict(keeps=False, adds=Kind.DONE) if opinion.likelihood >= VERY_SURE else STANDS
    if opinion.says in CATEGORIES:
        return Verdict(Kind.HELP in kinds, opinion.says)
    is_open = not around.has_figures and (opinion.says not in DATED or set(kinds) <= {Kind.NEXT})
    is_added = is_open and opinion.says in STATES | DATED
    return Verdict(keeps=False, adds=opinion.says) if is_added else STANDS
