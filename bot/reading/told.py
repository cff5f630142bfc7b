"""A piece of text with what was found in it, and one thing that it says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.dates import Found
from bot.patterns import Pattern
from bot.reading import plans
from bot.reading.figures import Figure
from bot.reading.page import Page
from bot.reading.pieces import Piece
from bot.statements import Code, Kind

THEN = Pattern(r"[\u4e00-\u9fff]{1,3}的\s?(?:$|[,，。;；])")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said by a piece. `code`: it cannot be told without asking."""

    kind: Kind
    piece: Piece
    day: date | None = None
    category: str = ""
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece with what was found in it: its words, the same without wordings of time, its dates and figures.

    `foreign`: those of its figures that count in units in which nothing is owed (3栋主体封顶).
    `is_whole`: the figures are all that is owed, so that finishing them is finishing the item. `starts_count`: a
    target of the item counts 开工. `has_more`: the item has further targets. `goal`: the words of all of them.
    """

    page: Page
    piece: Piece
    text: str
    timeless: str
    dates: Sequence[Found]
    figures: Sequence[Figure]
    foreign: Sequence[Figure]
    is_whole: bool
    starts_count: bool
    has_more: bool
    goal: str


def past_day(sentence: Sentence) -> date | None:
    """The day on which what a piece tells has happened, if it names one that is past."""
    page, dates = sentence.page, sentence.dates or _bracketed(sentence.page, sentence.piece)
    if len(dates) > 1:  # 三季度全体会议9月21日已召开
        dates = [one for one in dates if plans.period(one, page) is None]
    if len(dates) != 1 or plans.is_theme(dates[0], page):
        return None
    return plans.looked_back(dates[0], page)


def _bracketed(page: Page, piece: Piece) -> list[Found]:
    """The day in brackets or in a clause of its own behind a piece: 已通过验收（9月15日）; 印发了，4月17日印的."""
    following = [one for one in page.dates if one.start == piece.end + 1]
    return [one for one in following if page.text[piece.end] in "(（" or THEN.match(page.blanked, one.end)]


def is_given(sentence: Sentence) -> bool:
    """Whether a piece recalls what was owed: 原定10月底; 计划350张，实际210张."""
    rest = sentence.page.blanked[sentence.piece.end :]
    is_compared = bool(sentence.figures) and bool(
        plans.INSTEAD.match(rest) or plans.INSTEAD.match(sentence.text.lstrip())
    )
    is_compared = is_compared or (
        plans.SCHEME.search(sentence.text) is not None
        and plans.BESIDES.match(sentence.page.blanked, sentence.piece.start) is not None
    )
    is_compared = is_compared and not plans.FURTHER.search(sentence.text)
    return is_compared or plans.is_given(sentence.text)
