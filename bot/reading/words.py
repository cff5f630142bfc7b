"""The words of an entry, piece by piece, beside its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.items import Form
from bot.patterns import Pattern
from bot.reading.figures import ORDINALS, Figure
from bot.reading.fitting import counts_starts, fit
from bot.reading.naming import latest, telling
from bot.reading.owed import Owed
from bot.reading.page import Page, within
from bot.reading.pieces import Piece, pieces
from bot.reading.plans import looked_back
from bot.reading.problems import MATTER, category
from bot.reading.sentences import said
from bot.reading.talk import errand
from bot.reading.told import Said, Sentence
from bot.statements import Kind
from bot.units import is_money

THING = Pattern(rf"{MATTER}$")
WANTING = Pattern(r"[没未不]")
LACKING = Pattern(r"[缺差]了?\s?[\d.]+[万亿](?!元|块|资金)")
ALL_OF_IT = Pattern(r"剩(?=\d)|剩余|还[差剩]的|剩下|其余|余下|全部|所有")


def words_said(laid: Page, found: Sequence[Figure], owed: Owed, *, is_report: bool) -> Iterator[Said]:
    """Everything that the pieces of an entry say in words; `is_report`: figures of it are reported as well."""
    goal = "".join(target.text for target in owed.targets)
    starts_count = any(map(counts_starts, owed.targets))
    thing: Piece | None = None
    for clause in laid.clauses:
        parts = list(pieces(laid.blanked, clause))
        end = before_errand(laid.said_in(clause), parts)
        for piece in (one for one in parts if one.start < end):
            here, dates, text = within(found, piece), laid.dates_in(piece), laid.said_in(piece)
            timeless = laid.without(piece, ((one.start, one.end) for one in dates)) if dates else text
            is_whole = ALL_OF_IT.search(text) is not None or any(_is_goal(figure, owed) for figure in here)
            found_here = list(
                said(
                    Sentence(
                        laid,
                        piece,
                        text,
                        timeless,
                        dates,
                        here,
                        _foreign(here, owed),
                        is_whole,
                        starts_count,
                        len(owed.targets) > 1,
                        goal,
                    )
                )
            )
            if not found_here and thing and (field := _of_thing(laid, thing, piece)):
                found_here = [Said(Kind.PROBLEM, piece, category=field)]
            found_here = [
                _of_one_node(one, laid, owed)
                for one in found_here
                if not _is_what_is_left(one, text, here, owed, is_report=is_report)
            ]
            thing = piece if not found_here and not here and THING.search(text) else None
            yield from found_here


def _foreign(figures: Sequence[Figure], owed: Owed) -> list[Figure]:
    """Figures of things in whose unit nothing is owed: 3栋, but not 两批."""
    return [
        one
        for one in figures
        if one.unit not in ORDINALS and not any(fit(one, target) for target in owed.targets)
    ]


def _of_one_node(one: Said, laid: Page, owed: Owed) -> Said:
    """防波堤主体10月18日完工, where that is one of several things owed: a node, not the whole item."""
    if one.kind is not Kind.DONE or len(owed.targets) < 2:
        return one
    named = latest(laid.words_of(one.piece), telling(owed.words))
    target = next((target for target in owed.targets if named == [target.no]), None)
    if target is None or target.form is not Form.MILESTONE:
        return one
    dates = laid.dates_in(one.piece)
    return replace(one, kind=Kind.MILESTONE, day=looked_back(dates[0], laid) if len(dates) == 1 else None)


def _is_what_is_left(one: Said, text: str, figures: Sequence[Figure], owed: Owed, *, is_report: bool) -> bool:
    """受益人口16.2万，还缺1.65万: of what is owed, and no want of money."""
    if one.category != "funds" or LACKING.search(text) is None:
        return False
    fits = [found for figure in figures for target in owed.targets if (found := fit(figure, target))]
    return any(
        found.value is not None
        and found.target.value is not None
        and found.value <= found.target.value
        and (is_report or not is_money(found.target.unit))
        for found in fits
    )


def _of_thing(laid: Page, thing: Piece, piece: Piece) -> str | None:
    """筹建批复，银监那边还没下来: what is wanting was named just before."""
    words = laid.said_in(piece)
    return category(laid.said_in(thing) + words) if WANTING.search(words) else None


def _is_goal(figure: Figure, owed: Owed) -> bool:
    """Whether a figure is the whole of a target: 500张 of 500, or 100%."""
    if figure.unit == "%":
        return figure.value == 100
    return figure.value is not None and any(
        figure.value in (target.value, target.low) for target in owed.targets
    )


def before_errand(words: str, parts: Sequence[Piece]) -> int:
    """Where the piece of a clause begins that sends someone to report; the end where none does."""
    at = errand(words)
    if at is None:
        return parts[-1].end
    return max(piece.start for piece in parts if piece.start <= parts[0].start + at)
