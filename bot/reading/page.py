"""One entry of a message laid out for reading: its dates found, its title and its dates blanked, cut into pieces."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.dates import Found, Frame, find
from bot.numbers import numeral
from bot.patterns import Pattern
from bot.reading.pieces import Piece, clauses

BLANK = "□"
BULLET = Pattern(
    r"(?P<opening>(?:^|[\n;；。】])\s*)?[(（]?(?<![+加增\d.])(?P<no>\d{1,2}|[一二三四五六七八九十])(?:[、)）]|\.(?!\d))(?!\d)"
)
"""1、 2. (3): what numbers the points of a report."""
IN_DATE = Pattern(r"[^\u4e00-\u9fff]|[〇零一二两三四五六七八九十百廿]")
"""What of a wording of time could be taken for a figure or a mark; 本周 and 下月 stay to be read."""


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Page:
    """An entry: `text` is folded, `wording` as written.

    `told` is as long, without the number of the item; `blanked` without its title and the dates as well. Its report begins at `opening`, after the number of the item.
    """

    text: str
    wording: str
    told: str
    blanked: str
    dates: tuple[Found, ...]
    clauses: tuple[Piece, ...]
    frame: Frame
    opening: int

    def dates_in(self, piece: Piece) -> Sequence[Found]:
        """The wordings of time that begin within a piece."""
        return within(self.dates, piece)

    def said_in(self, piece: Piece) -> str:
        """The words of a piece, blanked."""
        return self.blanked[piece.start : piece.end]

    def words_of(self, piece: Piece) -> str:
        """The words of a piece as they were told, without the number of the item."""
        return self.told[piece.start : piece.end]

    def without(self, piece: Piece, spans: Iterable[tuple[int, int]]) -> str:
        """The words of a piece, with further stretches of the page blanked."""
        return _blank(self.said_in(piece), ((start - piece.start, end - piece.start) for start, end in spans))


def within(placed: Sequence[P], piece: Piece) -> Sequence[P]:
    """Of what stands in order on a page, that which begins within a piece."""
    first = bisect_left(placed, piece.start, key=lambda one: one.start)
    return placed[first : bisect_left(placed, piece.end, first, key=lambda one: one.start)]


def page(
    text: str, wording: str, number: tuple[int, int], names: Sequence[tuple[int, int]], frame: Frame
) -> Page:
    """Lay out an entry. `number` is where its item is named by number, `names` where by other words."""
    told = _blank(text, (number,))
    nameless = _blank(told, (*names, *_bullets(text)))
    dates = tuple(find(nameless, frame))
    in_dates = (match.span() for one in dates for match in IN_DATE.finditer(nameless, one.start, one.end))
    blanked = _blank(nameless, in_dates)
    return Page(text, wording, told, blanked, dates, tuple(clauses(blanked)), frame, number[1])


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[max(start, 0) : end] = BLANK * (min(end, len(text)) - max(start, 0))
    return "".join(characters)


def _bullets(text: str) -> Iterator[tuple[int, int]]:
    """Where points are numbered: at the beginning of a clause, or wherever the count goes on (…210张2、消防…)."""
    following = 1
    for match in BULLET.finditer(text):
        no = int(numeral(match["no"]) or 0)
        if match["opening"] is not None or no == following:
            following = no + 1
            yield match.start("no"), match.end()
