"""What a piece says in words: plans, problems, help, a claim, a node reached, no change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.dates import Found, find
from bot.reading import plans
from bot.reading.claims import ALL, is_done, is_node
from bot.reading.figures import Figure
from bot.reading.page import BLANK, Page
from bot.reading.pieces import Piece
from bot.reading.problems import category
from bot.reading.roles import Role
from bot.reading.states import BEHIND, OF_WORK_BEHIND, ON_TRACK, state
from bot.reading.talk import is_question
from bot.reading.wishes import asks_extension, asks_help, new_deadlines
from bot.statements import Code, Kind


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said by a piece. `code`: it cannot be told without asking."""

    kind: Kind
    piece: Piece
    day: date | None = None
    category: str = ""
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a piece is read with: its page, the deadline it may extend, the figures in it.

    `is_whole`: the figures are all that is owed, so that finishing them is finishing the item. `starts_count`: a
    target of the item counts 开工.
    """

    page: Page
    due: date | None
    figures: tuple[Figure, ...] = ()
    is_whole: bool = False
    starts_count: bool = False


def said(piece: Piece, context: Context) -> Iterator[Said]:
    """Everything that a piece says in words."""
    page = context.page
    text, dates = page.said_in(piece), page.dates_in(piece)
    if asks_extension(text, dates):
        yield _extension(text, dates, piece, context)
        return
    if asks_help(text):
        yield Said(Kind.HELP, piece)
    if is_question(text, piece.mark):
        return
    problem = None if ON_TRACK.search(text) else category(text)
    if problem:
        yield Said(Kind.PROBLEM, piece, category=problem)
    if problem and OF_WORK_BEHIND.search(text):
        yield Said(Kind.BEHIND, piece)
    if plans.is_ahead(text, page, piece):
        yield from _ahead(text, dates, piece, context)
    elif not problem:
        yield from _so_far(text, dates, piece, context)


def _extension(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Said:
    day = plans.told(text, new_deadlines(text, piece.start, dates), context.page)
    return Said(Kind.EXTENSION, piece, day, code=None if day else Code.WHICH_DATE)


def _ahead(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Iterator[Said]:
    is_whole = context.is_whole or not context.figures
    if BEHIND.search(text):
        yield Said(Kind.BEHIND, piece)
    elif not dates and ON_TRACK.search(text):
        yield Said(Kind.ON_TRACK, piece)
    elif dates and is_whole and plans.is_of_completion(context.page.timeless(piece)):
        yield _forecast(text, dates, piece, context)
    else:
        yield Said(Kind.NEXT, piece)


def _forecast(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Said:
    day = plans.told(text, dates, context.page)
    return Said(Kind.FORECAST, piece, day, code=None if day else Code.WHICH_DATE)


def _so_far(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Iterator[Said]:
    timeless = context.page.timeless(piece)
    if kind := state(text):
        yield Said(kind, piece)
    elif _is_reached(timeless, dates, context):
        yield Said(Kind.MILESTONE, piece, _past_day(dates, context))
    elif _is_claim(piece, context):
        is_open = (
            dates
            and not plans.ALREADY.search(text)
            and any(plans.is_rolled(one, context.page) for one in dates)
        )
        yield _forecast(text, dates, piece, context) if is_open else Said(Kind.DONE, piece)
    elif plans.STEPWISE.search(text) and not context.figures:
        yield Said(Kind.NEXT, piece)


def _is_reached(text: str, dates: Sequence[Found], context: Context) -> bool:
    """Whether a node is reached. Where it is a figure (已开工8条 of a target that counts 开工), it is reported as one."""
    if any(one.day is None for one in dates):  # 近期开工 is still to come
        return False
    if any(figure.role is not Role.STARTED or context.starts_count for figure in context.figures):
        return False
    return is_node(text, is_past=_past_day(dates, context) is not None)


def _is_claim(piece: Piece, context: Context) -> bool:
    """Whether it claims the whole item: 已完成; 500张全部完成, but not 完成500张, which is a figure."""
    text = context.page.timeless(piece)
    if context.figures and not (context.is_whole and ALL.search(text)):
        return False
    for figure in context.figures:
        start, end = figure.start - piece.start, figure.end - piece.start
        text = text[:start] + BLANK * (end - start) + text[end:]
    return is_done(text)


def _past_day(dates: Sequence[Found], context: Context) -> date | None:
    """The day of something that has happened: the same words, looking back."""
    if len(dates) != 1:
        return None
    frame = replace(context.page.frame, looks_back=True)
    found = find(context.page.text[dates[0].start : dates[0].end], frame)
    day = found[0].day if len(found) == 1 else None
    return day if day and day <= frame.today else None
