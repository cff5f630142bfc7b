"""How many lines a text takes, and how close they stand so that its end does not leave the page before it half empty.

7.3.5.5 of the standard: where what is left of a page does not take the signature, the lines are set closer; the
signature never stands on a page without text.
"""

import re
from collections.abc import Sequence

from handlers.papers.reading import lead, width
from handlers.papers.standard import CHARACTERS, HEADING, LINE, LINES

PIECE = re.compile(r"[（“]*(?:[!-~]+|[^!-~])[）”。，；：、]*")
"""What stands in one line: a character or a figure, with the punctuation that may not be parted from it."""

CLOSE = 27.6
"""Points from line to line with one line more on a page, closer than the usual 28.99, still wide. A little is left:
LibreOffice lays 22 lines of the grid, rounded down, and no more into a page."""


def pitch(head: int, body: Sequence[str], foot: int) -> float:
    """Points from line to line of a text with so many lines above and below its paragraphs.

    The last paragraph stays with what is below it (and a heading with the paragraph after it). Where that would not
    fit on its page by a few lines, the lines of all pages are set closer.
    """
    heights = [lines(text) for text in body]
    kept = sum(heights[-2:] if _is_heading(body[-2:-1]) else heights[-1:]) + foot
    total = head + sum(heights) + foot
    pages = (total - kept) // LINES + 1
    return CLOSE if 0 < total - pages * LINES <= pages else LINE


def lines(text: str) -> int:
    """How many lines of 28 characters a paragraph takes that begins two characters in."""
    n, used = 1, 2.0
    for piece in PIECE.findall(text):
        size = width(piece)
        if used + size > CHARACTERS:
            n, used = n + 1, 0.0
        used += size
    return n


def _is_heading(paragraphs: Sequence[str]) -> bool:
    return any(lead(text)[0] is HEADING for text in paragraphs)
