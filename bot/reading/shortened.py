"""Titles cut short as staff do: 保租房 for 保障性租赁住房, 固投 for 固定资产投资, 旧改 for 老旧小区改造."""

from collections.abc import Sequence

from bot.patterns import Pattern
from bot.reading.ledger import GENERIC

RUN = Pattern(r"[^\u4e00-\u9fff]*(?P<run>[\u4e00-\u9fff]{2,4})")
NAME = Pattern(r"[\u4e00-\u9fff]+")
SHORTEST = 2


def is_short_for(text: str, names: Sequence[str]) -> bool:
    """Whether a text begins with a word that cuts one of these names short."""
    match = RUN.match(text)
    if match is None or GENERIC.match(match["run"]):
        return False
    words = [match["run"][:n] for n in range(SHORTEST, len(match["run"]) + 1)]
    return any(_cuts_short(word, one[0]) for name in names for one in NAME.finditer(name) for word in words)


def _cuts_short(word: str, name: str) -> bool:
    """Whether a word is made of characters of a longer one in order."""
    rest = iter(name)
    return len(name) > len(word) and all(character in rest for character in word)
