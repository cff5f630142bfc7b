"""One entry of a message laid out for reading: its dates found, its title and its dates blanked, cut into pieces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.dates import Found, Frame, find
from bot.numbers import numeral
from bot.reading.pieces import Piece, clauses

BLANK = "□"
BULLET = re.compile(
    r"(?P<opening>(?:^|[\n;；。])\s*)?[(（]?(?P<no>\d{1,2}|[一二三四五六七八九十])(?:[、)）]|\.(?!\d))(?!\d)"
)
"""1、 2. (3): what numbers the points of a report."""
IN_DATE = re.compile(r"[^\u4e00-\u9fff]|[〇零一二两三四五六七八九十百廿]")
"""What of a wording of time could be taken for a figure or a mark; 本周 and 下月 stay to be read."""


@dataclass(frozen=True, slots=True)
class Page:
    """An entry. `text` is folded, `wording` as written; `blanked` is as long, without title, number and dates."""

    text: str
    wording: str
    blanked: str
    dates: tuple[Found, ...]
    frame: Frame

    def dates_in(self, piece: Piece) -> list[Found]:
        """The wordings of time that begin within a piece."""
        return [found for found in self.dates if piece.start <= found.start < piece.end]

    def said_in(self, piece: Piece) -> str:
        """The words of a piece, blanked."""
        return self.blanked[piece.start : piece.end]

    def timeless(self, piece: Piece) -> str:
        """The words of a piece, with its wordings of time blanked altogether."""
        words = self.said_in(piece)
        for found in self.dates_in(piece):
            start, end = found.start - piece.start, found.end - piece.start
            words = words[:start] + BLANK * (end - start) + words[end:]
        return words

    def clauses(self) -> list[Piece]:
        """The clauses of the entry."""
        return list(clauses(self.blanked))


def page(text: str, wording: str, named: Iterable[tuple[int, int]], frame: Frame) -> Page:
    """Lay out an entry. `named` are the places where its item is named."""
    blanked = text
    for start, end in [*named, *_bullets(text)]:
        blanked = blanked[:start] + BLANK * (end - start) + blanked[end:]
    dates = tuple(find(blanked, frame))
    parts, at = [], 0
    for found in dates:
        parts += [blanked[at : found.start], IN_DATE.sub(BLANK, blanked[found.start : found.end])]
        at = found.end
    return Page(text, wording, "".join([*parts, blanked[at:]]), dates, frame)


def _bullets(text: str) -> Iterator[tuple[int, int]]:
    """Where points are numbered: at the beginning of a clause, or wherever the count goes on (…210张2、消防…)."""
    following = 1
    for match in BULLET.finditer(text):
        no = int(numeral(match["no"]) or 0)
        if match["opening"] is not None or no == following:
            following = no + 1
            yield match.start("no"), match.end()
