"""What people write, as it can be seen: without marks that hide, turn around or pile up."""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
"""Controls, zero-width and blank characters, marks of direction, selectors, halves of characters."""

PILED = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]{3})"
                   "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+")  # fmt: skip
"""More marks over one letter than any language writes."""

FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
NAME, FILE, ENDING = 64, 120, 24


def legible(text: str) -> str:
    """The text without what cannot be seen; nothing that can be seen is lost, and its order stays."""
    return PILED.sub(r"\1", UNSEEN.sub("", text))


def name(text: str) -> str:
    """A person's or a chat's name on one line, at most so long that a card can hold it."""
    return _clip(" ".join(legible(text).split()), NAME)


def file_name(text: str) -> str:
    """The last part of a path, with its ending even where it is very long."""
    last = " ".join(legible(text).replace("\\", "/").rpartition("/")[2].split())
    return last if len(last) <= FILE else f"{last[: FILE - ENDING]}…{last[-ENDING:]}"


def apart(text: str) -> str:
    """Writing that runs from the right is held apart, so that it does not turn the figures beside it around."""
    return f"\u2068{text}\u2069" if FROM_THE_RIGHT.search(text) else text


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
