"""Writing brought to one script: half-width, Simplified, and without what cannot be seen."""

import unicodedata
from functools import cache
from typing import Protocol

from bot.patterns import Pattern

UNSEEN = Pattern(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff]")
KEPT = "，；：？！（）"
"""Full-width marks that stay: “1,200” is one figure, “1，200” may be two."""
ROUND = "○◯"
"""Circles that are written for 〇: 二○一八年."""
SHARED = Pattern(r"[乾菸拚摺後徵夥於麽]")
"""Traditional characters that the Simplified set of GB 2312 holds as well."""


class _Converter(Protocol):
    def convert(self, text: str) -> str:
        """Traditional to Simplified."""


class _Folding(dict[int, int]):
    """What a character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> int:
        folded = self[code] = _folded(chr(code))
        return folded


def clean(text: str) -> str:
    """The text as it was meant to be seen: invisible marks and halves of characters taken out."""
    return UNSEEN.compiled.sub("", text.encode("utf-8", "ignore").decode("utf-8"))


def fold(text: str) -> str:
    """A cleaned text in half-width Simplified characters, each of them where its original stands."""
    folded = text.translate(_FOLDING)
    return folded if _is_simplified(folded) else _simplified(folded)


def _folded(character: str) -> int:
    if character in KEPT:
        return ord(character)
    if character in ROUND:
        return ord("〇")
    if "①" <= character <= "⒛" or character == "\n":  # ①400张 is a list mark and a figure, never 1400
        return ord("\n")
    if unicodedata.category(character) == "Cc":
        return ord(" ")
    normal = unicodedata.normalize("NFKC", character)
    return ord(normal) if len(normal) == 1 else ord(character)


def _is_simplified(text: str) -> bool:
    if SHARED.search(text):
        return False
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return text.isascii()
    return True


def _simplified(text: str) -> str:
    converter = _converter()
    whole = converter.convert(text)
    return whole if len(whole) == len(text) else "".join(converter.convert(c)[:1] or " " for c in text)


@cache
def _converter() -> _Converter:
    import opencc  # slow to load, and most lines are Simplified already

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


_FOLDING = _Folding()
