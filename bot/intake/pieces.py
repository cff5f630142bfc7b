"""A clause cut between its quantities: what is said of each one that is owed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.intake.clauses import Clause
from bot.intake.excluded import GRADES, is_bounded, is_owed
from bot.intake.forms import CLOCK, Shape, Sides, is_fallen_to, is_measured_time, shape
from bot.intake.quantities import Quantity, quantities

FROM = re.compile(r"[从由]\D{0,6}$")
UP_TO = re.compile(r"(?:至|到|为)\D{0,4}$")
SHARED = re.compile(
    r"(?P<names>(?:[^,，。、率]{1,16}率(?:、|和|及|以及))+[^,，。、率]{1,16}率)(?:均|都|(?P<apart>分别))?(?:要)?(?:达到?|不低于|保持|为|实现)"
)
BETWEEN_NAMES = re.compile(r"、|(?<=率)(?:和|及|以及)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A quantity that is owed, its form, the words around it, and the quantity that a change starts from (由300天)."""

    sides: Sides
    shape: Shape
    text: str
    start: Quantity | None = None

    def names(self) -> list[str]:
        """The rates that share its figure: 面商率、按时办复率均达到100%."""
        shared = SHARED.search(self.sides.left) if self.sides.is_share else None
        return BETWEEN_NAMES.split(shared["names"]) if shared else []

    def goal(self) -> str:
        """What is asked, without the words before it."""
        return self.text[len(self.sides.left) :].strip()


def without_dates(clause: Clause) -> str:
    """The clause with its deadlines blanked, so that no figure of theirs is taken for a quantity."""
    shown = clause.shown
    for deadline in clause.deadlines:
        blank = " " * (deadline.end - deadline.start)
        shown = shown[: deadline.start] + blank + shown[deadline.end :]
    return shown


def pieces(clause: Clause) -> Iterator[Piece]:
    """What is owed in figures, in the order in which it is told."""
    shown = without_dates(clause)
    found = _countable(shown)
    edge = 0
    for at, quantity in enumerate(found):
        following = found[at + 1].start if at + 1 < len(found) else len(shown)
        left, right = shown[edge : quantity.start], shown[quantity.end : following]
        sides = Sides(quantity, left, right, shown[: quantity.end])
        if _leads_on(found, at, shown):
            continue
        form = shape(sides)
        if is_owed(sides, form.form):
            end = _end(shown, quantity.end, following)
            start = found[at - 1] if at and _leads_on(found, at - 1, shown) else None
            yield Piece(sides, form, clause.text[edge:end], start)
            edge = end
        elif shown.startswith("、", quantity.end):
            edge = quantity.end


def names_apart(found: Sequence[Piece]) -> list[str]:
    """The rates that have their figures one after the other: 办结率、满意率分别达到99%、90%."""
    shared = SHARED.search(found[0].sides.left) if found else None
    names = BETWEEN_NAMES.split(shared["names"]) if shared and shared["apart"] else []
    return names if len(names) == len(found) else []


def unreadable(clause: Clause) -> bool:
    """Whether a figure is owed that nobody can tell (98.47.99.56)."""
    shown = without_dates(clause)
    return any(
        one.value is None and is_bounded(Sides(one, shown[: one.start], shown[one.end :], shown[: one.end]))
        for one in quantities(shown)
    )


def begins_with_period(clause: Clause, period_at: int) -> bool:
    """Whether a period stands before the first quantity (每月不少于2次): then the duty is owed, not the figure."""
    found = _countable(without_dates(clause))
    return not found or period_at < found[0].start


def _countable(shown: str) -> list[Quantity]:
    """Without grades, ages and stretches of time, which count nothing."""
    return [
        one
        for one in quantities(shown)
        if one.unit not in GRADES and (one.unit in CLOCK or not is_measured_time(one.unit))
    ]


def _leads_on(found: Sequence[Quantity], at: int, shown: str) -> bool:
    """Whether a quantity is where a change starts: 由A至B."""
    if at + 1 >= len(found) or not FROM.search(shown, 0, found[at].start):
        return False
    between = shown[found[at].end : found[at + 1].start]
    return bool(UP_TO.search(between) or is_fallen_to(between))


def _end(shown: str, end: int, following: int) -> int:
    """Where what is said of a quantity ends: before the 、 that leads to the next one."""
    if following == len(shown):
        return following
    mark = shown.find("、", end, following)
    return mark if mark >= 0 else end
