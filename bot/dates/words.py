"""The pieces that patterns of time are made of, and what a rule is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.dates.frame import Frame
from bot.numbers import numeral
from bot.patterns import Match, Pattern

YEAR = r"(?:(?P<year>(?:\d{4}|\d{2}|[〇零一二三四五六七八九]{2,4})年|[今明后去来本当次翌]年|上年)度?的?\s?)"
NUMBER = (
    r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二两三四五六七八九])"
)
BEGUN = r"(?=[\d〇零元一二两三四五六七八九十廿今明后去来本当次翌上])"
"""What a year or a number begins with: a look that spares the search elsewhere."""
TO = r"\s?(?:-|—{1,2}|–|~|至|到)\s?"
OR_FROM = rf"(?:{NUMBER}[日号月]?份?{TO})?"
"""The beginning of a span that ends in the same month: 20日至25日, 15-20日; only its end is a deadline."""

DIGIT = "0123456789"
COUNTED = DIGIT + "一二两三四五六七八九十廿"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What a wording looks like, and the day it tells: None where no single day can be told from it.

    `marks`: it holds a character of each of these groups, so that a text without one need not be searched for it.
    """

    pattern: Pattern
    day: Callable[[Match, Frame], date | None]
    marks: tuple[str, ...]


def count(word: str) -> int:
    """A small number in digits or words; 0 where it is none."""
    if word.isascii() and word.isdigit():
        return int(word)
    if word == "元":  # 元月
        return 1
    value = numeral(word)
    return int(value) if value is not None and value < 10**6 else 0
