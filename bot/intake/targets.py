"""The targets that a text owes: clause by clause, each with its form, figure, unit, deadline and softness."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.intake import duties
from bot.intake.clauses import Clause, sentences
from bot.intake.excluded import GRADES, is_bounded, is_owed, is_past
from bot.intake.forms import Shape, Sides, is_fallen_to, shape
from bot.intake.quantities import Quantity, quantities
from bot.intake.results import has_will
from bot.items import Every, Form, Target

SOFT = re.compile(r"力争|争取|(?<!不)一般(?!公共|性|预算|纳税|债)|左右|原则上|预计")
PART = re.compile(r"其中|^[(（]?(?:含|包括)")
LABEL = re.compile(
    r"^[\s、,，]*(?:[（(]?\d{1,2}[）)]|\d{1,2}[.、．])?\s*(?:[一二三四五六七八九十]是)?(?:并|同时|以及|和|及|,|，|、)?\s*"
)
FROM = re.compile(r"[从由]\D{0,6}$")
UP_TO = re.compile(r"(?:至|到|为)\D{0,4}$")
SHARED = re.compile(
    r"(?P<names>(?:[^,，。、率]{1,16}率(?:、|和|及|以及))+[^,，。、率]{1,16}率)(?:均|都|分别)?(?:要)?(?:达到?|不低于|保持|为|实现)"
)
NAME = re.compile(r"、|(?<=率)(?:和|及|以及)")
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
    """What holds on from clause to clause: the date, the whole of 其中, the subject of figures without their own."""

    due: date | None = None
    is_pending: bool = False
    whole: int | None = None
    is_within: bool = False
    left: Decimal | None = None
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
    """The quantities of a clause that are owed."""
    shown = _without_dates(clause)
    found = [quantity for quantity in quantities(shown) if quantity.unit not in GRADES]
    periods = list(duties.recurring(shown))
    if periods and found and periods[0][0] < found[0].start:
        return []
    targets: list[Target] = []
    edge, start = 0, None
    for at, quantity in enumerate(found):
        following = found[at + 1].start if at + 1 < len(found) else len(shown)
        sides = Sides(
            quantity, shown[edge : quantity.start], shown[quantity.end : following], shown[: quantity.end]
        )
        if _is_starting_point(sides, found[at + 1 :], shown):
            start = quantity
            continue
        form = shape(sides)
        if quantity.value is None and is_bounded(sides):
            doubts.append(f"“{clause.text.strip()}”：数字看不清，未读")
        if is_owed(sides, form.form):
            end = _end_of_part(shown, quantity.end, following)
            piece = clause.text[edge:end]
            owed = _owed(clause, piece, sides, form, start)
            targets += _placed(
                owed, clause, state, before + len(targets), clause.shown[edge : quantity.start]
            )
            doubts += [f"“{piece.strip()}”是约数，请核对"] if quantity.is_rough else []
            edge = end
        else:
            edge = (
                quantity.end
                if at + 1 < len(found) and shown[quantity.end : quantity.end + 1] == "、"
                else edge
            )
        start = None
    return targets


def _without_dates(clause: Clause) -> str:
    shown = clause.shown
    for deadline in clause.deadlines:
        blank = " " * (deadline.end - deadline.start)
        shown = shown[: deadline.start] + blank + shown[deadline.end :]
    return shown


def _is_starting_point(sides: Sides, rest: Sequence[Quantity], shown: str) -> bool:
    """由A至B: where a change starts from."""
    if not FROM.search(sides.left) or not rest:
        return False
    between = shown[sides.quantity.end : rest[0].start]
    return bool(UP_TO.search(between) or is_fallen_to(between))


def _end_of_part(shown: str, end: int, following: int) -> int:
    """Where what is said of a quantity ends: before the 、 that leads to the next one."""
    if following == len(shown):
        return following
    mark = shown.find("、", end, following)
    return mark if mark >= 0 else end


def _owed(clause: Clause, piece: str, sides: Sides, form: Shape, start: Quantity | None) -> list[Target]:
    """One target, or one for each of the rates that share the figure."""
    quantity = sides.quantity
    is_range = form.form is Form.RANGE
    target = Target(
        no="",
        text=_tidy(piece),
        form=form.form,
        value=None if is_range else quantity.value,
        low=quantity.low if is_range else None,
        high=quantity.value if is_range else None,
        unit="" if form.form is Form.MULTIPLE else quantity.unit,
        base=form.base,
        of=form.of,
        scope=form.scope,
        start=_start(start, quantity) if form.form is Form.REDUCE else None,
        soft=SOFT.search(clause.shown) is not None,
    )
    shared = SHARED.search(sides.left) if sides.is_share else None
    if shared is None:
        return [target]
    goal = piece[len(sides.left) + 0 :].strip()
    return [replace(target, text=_tidy(f"{name}达到{goal}")) for name in NAME.split(shared["names"])]


def _start(start: Quantity | None, end: Quantity) -> Decimal | None:
    """Where a reduction starts, if that is above where it ends."""
    if start is None or start.value is None or end.value is None or start.value <= end.value:
        return None
    return start.value


def _placed(owed: list[Target], clause: Clause, state: _Sentence, at: int, left: str) -> list[Target]:
    """With the deadline of the sentence, the place of the whole for a part, and the subject it shares."""
    placed = []
    is_part = _is_part(clause, state, owed[0])
    for target in owed:
        text = target.text if left.strip(" 、") or not state.subject else f"{state.subject}{target.text}"
        within = str(state.whole) if is_part and state.whole is not None else None
        placed.append(replace(target, text=text, due=state.due, within=within))
    if not is_part:
        state.whole, state.left = at, owed[0].value
    if left.strip(" 、"):
        state.subject = _tidy(left)
    return placed


def _is_part(clause: Clause, state: _Sentence, target: Target) -> bool:
    """From 其中 on, as long as the parts do not come to more than the whole."""
    if state.whole is None:
        return False
    if PART.search(clause.shown):
        state.is_within = True
    elif state.left is None or target.value is None or target.value > state.left:
        state.is_within = False
    if state.is_within and state.left is not None and target.value is not None and target.unit != "%":
        state.left -= target.value
    return state.is_within


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
