"""What a line of chat says, once it is understood; and the code for what was not."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of statement of the contract; and a reason that is over (SOLVED), a plea that a clerk saw to (SETTLED)."""

    PROGRESS = "progress"
    DONE = "done"
    UNCHANGED = "unchanged"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MILESTONE = "milestone"
    PROBLEM = "problem"
    FORECAST = "forecast"
    EXTENSION = "extension"
    HELP = "help"
    NEXT = "next"
    SOLVED = "solved"
    SETTLED = "settled"


class Mode(StrEnum):
    """How a figure is meant: the total so far, what came on top, or a share of the target."""

    TOTAL = "total"
    INCREMENT = "increment"
    PERCENT = "percent"


class Code(StrEnum):
    """Why a line cannot be read without a guess."""

    WHICH_ITEM = "which_item"
    WHICH_TARGET = "which_target"
    WHICH_UNIT = "which_unit"
    WHICH_DATE = "which_date"
    NUMBER = "number"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of one item. Values stand in the target's own unit; `text` is the wording it came from."""

    item: str
    kind: Kind
    target: str | None = None
    mode: Mode | None = None
    value: Decimal | None = None
    unit: str = ""
    date: dt.date | None = None
    category: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line with business in it that a careful clerk would ask about. `items` are the likely numbers, best first."""

    code: Code
    items: tuple[str, ...] = ()
    text: str = ""


def of_items(stated: Iterable[Statement]) -> Iterator[Statement]:
    """What is said of the items alone: words of two targets of one item are one statement; nodes reached are many."""
    seen: set[Statement] = set()
    for one in stated:
        key = one if one.kind is Kind.PROGRESS else replace(one, target=None, text="")
        if one.kind is Kind.MILESTONE or key not in seen:
            seen.add(key)
            yield one


Reading = tuple[Statement, ...] | Unclear
