"""Why something lags, as an office puts it: by the kind of the problem, narrowed where the unit's own words allow it.

What was written in a chat does not stand in the text of a paper; the annex has it.
"""

import re

from bot.briefing import words
from bot.briefing.naming import quoted
from bot.items import Problem

CAN_BE_COORDINATED = frozenset({"land", "funds", "approval", "coordination", "policy"})
"""What somebody above the unit can help with, though nobody has asked (分级协调); no one coordinates the weather."""

SHORT = 24
"""A reason of no known kind is told in the unit's own words up to so many characters."""

CHATTY = re.compile(r"[啊呢吧嘛呀哦哈]+$|^(?:主要|目前|现在)?(?:是|有)?(?:因为|由于)?|(?:了|的)$")


def reason(known: Problem) -> str:
    """因消防验收尚未通过, 受连续降雨影响."""
    said = quoted(known.text)
    if known.category not in words.REASONS:
        return _in_short(said)
    usual, narrower = words.REASONS[known.category]
    return next((told for hint, told in narrower if re.search(hint, said)), usual)


def in_full(known: Problem) -> str:
    """The same with the unit's own words behind it."""
    told, said = reason(known), quoted(known.text)
    return words.REASON_AND_WORDS.format(reason=told, text=said) if said and said not in told else told


def _in_short(said: str) -> str:
    """The first clause of the unit's words, where it is short enough to be quoted."""
    clause = CHATTY.sub("", re.split("[，。；]", said)[0])
    return words.BECAUSE.format(text=clause) if 1 < len(clause) <= SHORT else words.REASON_OTHERWISE
