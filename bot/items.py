"""The work itself: programmes, their items, and the targets that each item owes.

Two levels, item → target, because the documents count both (「11件37项」: eleven items with thirty-seven targets).
Quantities are `Decimal`, so that a figure is shown as it was written; days are `date` in the office's time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.statements import Statement


class Form(StrEnum):
    """In what way a target is owed; the forms are those found in the source documents."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    RANGE = "range"
    INCREASE = "increase"
    MULTIPLE = "multiple"
    GROWTH = "growth"
    REDUCE = "reduce"
    RATIO = "ratio"
    MILESTONE = "milestone"
    EACH = "each"
    RECURRING = "recurring"
    DURATION = "duration"
    RANK = "rank"
    QUALITATIVE = "qualitative"


class Every(StrEnum):
    """The period of a recurring duty, and of a round."""

    DAY = "day"
    WEEK = "week"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Stage(StrEnum):
    """Where an item stands in its life; `bot.stages` says which step may follow which."""

    DRAFTED = "drafted"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    CLAIMED = "claimed"
    CLOSED = "closed"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Programme:
    """A list of supervised work, 专项: one year's 民生实事, one year's work report."""

    key: str
    name: str
    kind: str
    year: int


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """A point of a target's own plan: so much by that day."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """A total as it was reported, and the day it speaks of."""

    value: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Target:
    """One thing owed, 指标. Which of the fields a form uses is told in the contract of the ledger.

    `start` is the value that a reduction starts from (`from` in the ledger). `current` and `previous` are the two
    latest totals; `met_on` is the day since which the target has been met without a break. `earlier_dues` are its
    deadlines before each extension that was granted to it alone, oldest first.
    """

    no: str
    text: str
    form: Form
    value: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    start: Decimal | None = None
    base: Decimal | str | None = None
    of: str | None = None
    scope: str | None = None
    every: Every | None = None
    within: str | None = None
    soft: bool = False
    due: date | None = None
    plan: tuple[PlanPoint, ...] = ()
    current: Mark | None = None
    previous: Mark | None = None
    met_on: date | None = None
    earlier_dues: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands in the way: its category (a word of the contract), the words used, since when, when last told."""

    category: str
    text: str
    since: date
    told: date | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What was said of one target beside its figures: what is in its way, whether help is asked for, until when."""

    target: str
    problem: Problem | None = None
    wants_help: bool = False
    forecast: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """进展: what one message said of one item. `id` is the same for the same message, so a correction replaces it.

    `evidence` names the files that came with it (佐证, always optional).
    """

    id: str
    programme: str
    item: str
    at: datetime
    by: int
    unit: str
    text: str
    statements: tuple[Statement, ...]
    chat: int = 0
    message: int = 0
    withdrawn: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """事项: one numbered row of a programme, with its targets and what was last said of it.

    `problem`, `forecast` and `wants_help` were said of the item as a whole, `outlooks` of single targets: `bot.outlook`
    tells what holds. `reopened_at` is when a claim was last sent back: claims up to then no longer count. `earlier_dues` are the
    deadlines before each extension that was granted to it as a whole, oldest first.
    """

    programme: str
    no: str
    title: str
    targets: tuple[Target, ...] = ()
    content: str = ""
    category: str = ""
    lead: str = ""
    support: tuple[str, ...] = ()
    leader: str = ""
    contact: str = ""
    due: date | None = None
    stage: Stage = Stage.ASSIGNED
    result: str = ""
    latest: Report | None = None
    previous: Report | None = None
    problem: Problem | None = None
    forecast: date | None = None
    wants_help: bool = False
    outlooks: tuple[Outlook, ...] = ()
    claimed_on: date | None = None
    closed_on: date | None = None
    reopened_at: datetime | None = None
    earlier_dues: tuple[date, ...] = ()

    @property
    def key(self) -> str:
        """The item's name across programmes."""
        return f"{self.programme}/{self.no}"
