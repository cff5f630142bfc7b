"""What a piece says in words: plans, problems, help, a claim, a node reached, no change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.dates import Found, find
from bot.reading import plans, words
from bot.reading.figures import Figure
from bot.reading.page import BLANK, Page
from bot.reading.pieces import Piece
from bot.reading.problems import category
from bot.reading.roles import Role
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
    text, dates = context.page.said_in(piece), context.page.dates_in(piece)
    is_question = piece.mark in {"?", "？"} or bool(words.QUESTION.search(text))
    if plans.is_extension(text, dates):
        yield _extension(text, dates, piece, context)
        return
    if words.HELP.search(text) and not words.HELPED.search(text):
        yield Said(Kind.HELP, piece)
    if is_question:
        return
    if (problem := category(text)) and not words.ON_TRACK.search(text):
        yield Said(Kind.PROBLEM, piece, category=problem)
    if plans.is_ahead(text, context.page, piece):
        yield from _ahead(text, dates, piece, context)
    elif not problem:
        yield from _so_far(text, dates, piece, context)


def _extension(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Said:
    day = plans.told(text, dates, context.page.text, context.page.frame.today)
    if not dates:
        day = plans.extended(text, context.due)
    return Said(Kind.EXTENSION, piece, day, code=None if day else Code.WHICH_DATE)


def _ahead(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Iterator[Said]:
    if words.BEHIND.search(text):
        yield Said(Kind.BEHIND, piece)
    elif not dates and words.ON_TRACK.search(text):
        yield Said(Kind.ON_TRACK, piece)
    elif dates and plans.is_of_completion(text) and (context.is_whole or not context.figures):
        day = plans.told(text, dates, context.page.text, context.page.frame.today)
        yield Said(Kind.FORECAST, piece, day, code=None if day else Code.WHICH_DATE)
    else:
        yield Said(Kind.NEXT, piece)


def _so_far(text: str, dates: Sequence[Found], piece: Piece, context: Context) -> Iterator[Said]:
    for kind, pattern in (
        (Kind.UNCHANGED, words.UNCHANGED),
        (Kind.BEHIND, words.BEHIND),
        (Kind.ON_TRACK, words.ON_TRACK),
    ):
        if pattern.search(text):
            yield Said(kind, piece)
            return
    if words.REACHED.search(text) and not words.NOT_REACHED.search(text) and not _is_counted(context):
        yield Said(Kind.MILESTONE, piece, _past_day(dates, context))
    elif _is_claim(text, piece, context):
        yield Said(Kind.DONE, piece)
    elif plans.STEPWISE.search(text) and not context.figures:
        yield Said(Kind.NEXT, piece)


def _is_counted(context: Context) -> bool:
    """Whether the node is a figure: 已开工8条 of a target that counts 开工, 完成验收12个."""
    return any(figure.role is not Role.STARTED or context.starts_count for figure in context.figures)


def _is_claim(text: str, piece: Piece, context: Context) -> bool:
    """Whether it claims the whole item: 已完成; 500张全部完成, but not 完成500张, which is a figure."""
    if not context.figures:
        return words.is_done(text)
    if not context.is_whole or not words.ALL.search(text):
        return False
    for figure in context.figures:
        start, end = figure.start - piece.start, figure.end - piece.start
        text = text[:start] + BLANK * (end - start) + text[end:]
    return words.is_done(text)


def _past_day(dates: Sequence[Found], context: Context) -> date | None:
    """The day of something that has happened: the same words, looking back."""
    if len(dates) != 1:
        return None
    frame = replace(context.page.frame, looks_back=True)
    found = find(context.page.text[dates[0].start : dates[0].end], frame)
    day = found[0].day if len(found) == 1 else None
    return day if day and day <= frame.today else None
