"""The targets that a text owes: clause by clause, each with its form, figure, unit, deadline and softness."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.intake import duties
from bot.intake.clauses import Clause, sentences
from bot.intake.excluded import is_past
from bot.intake.pieces import Piece, begins_with_period, names_apart, pieces, unreadable, without_dates
from bot.intake.results import has_will
from bot.intake.wholes import Wholes
from bot.items import Every, Form, Target

SOFT = re.compile(r"力争|争取|(?<!不)一般(?!公共|性|预算|纳税|债)|左右|原则上|预计")
PART = re.compile(r"其中|^[(（]?(?:含|包括)")
LABEL = re.compile(
    r"^[\s、,，]*(?:[（(]?\d{1,2}[）)]|\d{1,2}[.、．])?\s*(?:[一二三四五六七八九十]是)?(?:并|同时|以及|和|及|,|，|、)?\s*"
)
BENCHMARK = "创新创优标杆"
"""What follows tells of another city."""
FRAME = re.compile(
    r"(?:按照|围绕|根据|依据)[^,，]{2,}(?:部署|要求|精神|目标|安排)$|(?:打算|情况|问题|思路|安排)$"
)
"""Whose wishes something follows is not what is done."""
DATE_ONLY = 1
"""A clause with so few characters beside its date says nothing of its own: 8月底前，…"""


@dataclass(frozen=True, slots=True)
class Reading:
    """The targets of a text, without numbers yet (`within` is the place of the whole), and what is doubtful in it."""

    targets: tuple[Target, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sentence:
    """What holds on from clause to clause: the date, whether it still waits for its deed, the wholes, the subject."""

    due: date | None = None
    is_pending: bool = False
    wholes: Wholes = field(default_factory=Wholes)
    subject: str = ""


def read(text: str, year: int, *, tells_results: bool = False) -> Reading:
    """Everything owed in a folded text. Where it mostly tells results, a figure needs a word of will beside it."""
    found: list[Target] = []
    doubts: list[str] = []
    for sentence in sentences(text.partition(BENCHMARK)[0], year):
        state = _Sentence()
        for clause in sentence:
            if tells_results and not has_will(clause) and not _is_date_alone(clause):
                continue
            found += _clause(clause, state, len(found), doubts)
    return Reading(tuple(found), tuple(doubts))


def _clause(clause: Clause, state: _Sentence, before: int, doubts: list[str]) -> list[Target]:
    """The quantities of a clause; where there are none, its duties, its milestone or its product."""
    if clause.deadlines:
        state.due = clause.deadlines[-1].day
        state.is_pending = True
    found = _counted(clause, state, before, doubts) or _uncounted(clause, state)
    if state.is_pending and not found and _is_deed(clause):
        found = [_target(clause.text, Form.MILESTONE, state.due, clause)]
    state.is_pending = state.is_pending and not found
    if not found and duties.is_product(clause.shown) and not is_past(clause.shown):
        found = [_target(clause.text, Form.QUALITATIVE, None, clause)]
    return found


def _is_deed(clause: Clause) -> bool:
    """Whether a clause with a date says what is to be done by then."""
    return not (is_past(clause.shown) or FRAME.search(clause.shown) or _is_date_alone(clause))


def _is_date_alone(clause: Clause) -> bool:
    rest = clause.shown
    for deadline in reversed(clause.deadlines):
        rest = rest[: deadline.start] + rest[deadline.end :]
    return bool(clause.deadlines) and len(rest.strip(" 、于在到")) <= DATE_ONLY


def _counted(clause: Clause, state: _Sentence, before: int, doubts: list[str]) -> list[Target]:
    """The quantities of a clause that are owed; a duty per period takes the place of its figure."""
    periods = list(duties.recurring(without_dates(clause)))
    if periods and begins_with_period(clause, periods[0][0]):
        return []
    if unreadable(clause):
        doubts.append(f"“{clause.text.strip()}”：数字看不清，未读")
    found = list(pieces(clause))
    apart = names_apart(found)
    targets: list[Target] = []
    for n, piece in enumerate(found):
        for text in _texts(piece, apart[n : n + 1] or piece.names(), state.subject):
            target = _of_piece(piece, text, clause, state)
            begins = PART.search(piece.sides.left) is not None
            targets.append(state.wholes.placed(target, before + len(targets), begins=begins))
        state.subject = _tidy(piece.sides.left) or state.subject
        doubts += [f"“{piece.text.strip()}”是约数，请核对"] if piece.sides.quantity.is_rough else []
    return targets


def _texts(piece: Piece, names: Sequence[str], subject: str) -> list[str]:
    """The words of a target: of each rate that shares a figure, or with the subject that it shares."""
    if names:
        return [_tidy(f"{name}达到{piece.goal()}") for name in names]
    has_own = piece.sides.left.strip(" 、")
    return [_tidy(piece.text) if has_own else f"{subject}{_tidy(piece.text)}"]


def _of_piece(piece: Piece, text: str, clause: Clause, state: _Sentence) -> Target:
    quantity, form = piece.sides.quantity, piece.shape
    is_range = form.form is Form.RANGE
    return Target(
        no="",
        text=text,
        form=form.form,
        value=None if is_range else quantity.value,
        low=quantity.low if is_range else None,
        high=quantity.value if is_range else None,
        unit="" if form.form is Form.MULTIPLE else quantity.unit,
        base=form.base,
        of=form.of,
        scope=form.scope,
        start=_start(piece) if form.form is Form.REDUCE else None,
        soft=SOFT.search(clause.shown) is not None,
        due=state.due,
    )


def _start(piece: Piece) -> Decimal | None:
    """Where a reduction starts, if that is above where it ends."""
    start, end = piece.start.value if piece.start else None, piece.sides.quantity.value
    return start if start is not None and end is not None and start > end else None


def _uncounted(clause: Clause, state: _Sentence) -> list[Target]:
    """Duties per period, places to reach, doublings."""
    shown = clause.shown
    if is_past(shown):
        return []
    periods = list(duties.recurring(shown))
    if periods:
        return [
            replace(_target(piece, Form.RECURRING, None, clause), every=every)
            for piece, every in _duties(clause, periods)
        ]
    if found := duties.doubling(shown):
        return [
            replace(
                _target(clause.text, Form.MULTIPLE, state.due, clause), value=Decimal(found[0]), base=found[1]
            )
        ]
    return [_target(clause.text, Form.RANK, state.due, clause)] if duties.rank(shown) else []


def _duties(clause: Clause, periods: Sequence[tuple[int, int, Every]]) -> Iterator[tuple[str, Every]]:
    starts = [0, *(start for start, _, _ in periods[1:])]
    ends = [*starts[1:], len(clause.text)]
    for (_, _, every), start, end in zip(periods, starts, ends, strict=True):
        yield clause.text[start:end].rstrip("、"), every


def _target(text: str, form: Form, due: date | None, clause: Clause) -> Target:
    return Target(no="", text=_tidy(text), form=form, due=due, soft=SOFT.search(clause.shown) is not None)


def _tidy(text: str) -> str:
    text = LABEL.sub("", text.strip()).strip(" 、,，;；")
    return text.removesuffix("）") if text.count("（") < text.count("）") else text
