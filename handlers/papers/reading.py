"""What the paragraphs of an issue are on paper: which is a heading, how a title is broken, how wide a line is."""

import re
import unicodedata

from handlers.papers.standard import BODY, HEADING, SUBHEADING, Style

ORDINAL = re.compile("[一二三四五六七八九十]{1,3}、")
BRACKETED = re.compile("（[一二三四五六七八九十]{1,3}）[^。]*。?")

ISSUE_NUMBER = re.compile(r"（第\d+期）$")
JOINTS = re.compile(r"(?=（第\d+期）$)|(?<=[和与及、的])|(?=上半年)|(?=进展情况)|(?=完成情况)")
"""Where a title may be broken without breaking its sense (回行时词意完整)."""

FIGURES = re.compile(r"[（“]*[!-~]+(?:、[!-~]+)*[）”。，；：、]*")
"""Figures, with the punctuation that may not be parted from them: （351,800/300,000."""

LONG_FIGURES = 5
"""So wide, in characters, are figures that are kept out of justified lines: 100.0%）。"""

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff]"
)
"""What XML forbids, and what is not seen but turns a line around."""


def printable(text: str) -> str:
    """A text without what no page can show; line breaks and tabs become spaces."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def lead(text: str) -> tuple[Style, str, str]:
    """How a paragraph is set, the part of it that is a heading, and the rest: 一、 or （一） begin one."""
    if ORDINAL.match(text):
        return HEADING, text, ""
    if found := BRACKETED.match(text):
        return SUBHEADING, text[: found.end()], text[found.end() :]
    return BODY, "", text


def subject(title: str, series: str) -> str:
    """What an issue is about, to call its 附件 by: its title without its number and its kind."""
    return ISSUE_NUMBER.sub("", title).removesuffix(series)


def width(text: str) -> float:
    """The width of a line in characters; letters and figures are half as wide."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def has_long_figures(text: str) -> bool:
    """Whether something in it cannot be broken and is so wide that a justified line before it would be torn apart."""
    return any(width(found[0]) >= LONG_FIGURES for found in FIGURES.finditer(text))


def title_lines(title: str, most: float) -> list[str]:
    """A title in lines of at most `most` characters: broken at its joints if it has them, else where it must be.

    The number of the issue goes to a line of its own as soon as the title needs more than one.
    """
    if width(title) <= most:
        return [title]
    lines = [""]
    for piece in (part for joint in JOINTS.split(title) for part in _halves(joint, most)):
        has_room = width(lines[-1] + piece) <= most and not ISSUE_NUMBER.match(piece)
        lines[-1:] = [lines[-1] + piece] if has_room else [lines[-1], piece]
    return [line for line in lines if line]


def signature(office: str, day: str) -> tuple[float, float]:
    """How many characters the office and the day stand off the right edge, on paper that bears no seal.

    7.3.5.2 of the standard: the office two characters off, the day begins two characters after it does; where the day
    is the longer one, it is the day that stands two characters off.
    """
    of_office, of_day = width(office), width(day)
    if of_day > of_office:
        return of_day + 4 - of_office, 2.0
    return 2.0, of_office - of_day


def _halves(piece: str, most: float) -> list[str]:
    if width(piece) <= most:
        return [piece]
    middle = (len(piece) + 1) // 2
    return [*_halves(piece[:middle], most), *_halves(piece[middle:], most)]
