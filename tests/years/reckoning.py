"""The year reckoned anew, apart from the bot: from the ledger as written and the history up to a moment, by fractions."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from bot.items import Report
from bot.statements import Statement
from tests.years.played import Year

YEAR_END = date(2017, 12, 31)
MOVES = {"progress", "milestone"}
ENDS = {"done", "on_track", "settled"}
MONTH = 31
YELLOW, RED = 5, 30


@dataclass(frozen=True)
class Row:
    """A target at a moment. `gap` is in points with one decimal; `lamp` in the words of the briefing."""

    no: str
    item: str
    lead: str
    form: str
    unit: str
    goal: Fraction | None
    total: Fraction | None
    due: date
    day: date
    paced: bool
    met_on: date | None
    closed: bool
    gap: Fraction
    lamp: str
    forecast: date | None

    @property
    def is_done(self) -> bool:
        return self.lamp == "已完成"

    @property
    def is_behind(self) -> bool:
        return self.lamp in ("滞后", "严重滞后")

    @property
    def is_overdue(self) -> bool:
        return self.is_behind and self.day > self.due

    @property
    def is_early(self) -> bool:
        return self.met_on is not None and self.met_on < self.due and self.form != "recurring"

    @property
    def is_over(self) -> bool:
        return self.met_on is not None and None not in (self.total, self.goal) and self.share > 1

    @property
    def share(self) -> Fraction:
        return self.total / self.goal if self.total is not None and self.goal else Fraction(0)


@dataclass(frozen=True)
class Trouble:
    """What stands in the way of an item or a target at a moment, and when that was last said."""

    category: str = ""
    wants_help: bool = False
    told: date = date.min


def rows(year: Year, at: datetime) -> dict[str, Row]:
    """Every target at a moment, by its number, in the order of the ledger."""
    return {row.no: row for item in items(year) for row in _rows(year, item, at)}


def items(year: Year) -> list[Mapping[str, Any]]:
    """The items of the ledger as they were written."""
    found: Any = year.ledger["items"]
    return list(found)


def reports(year: Year, item: str, at: datetime) -> list[Report]:
    """What had been reported of an item by then and was not taken back."""
    return [r for r in year.office.history(year.key, item) if r.at <= at and not r.withdrawn]


def trouble(year: Year, item: str, no: str, at: datetime) -> Trouble:
    """What was said of a target by its number, else of the item; a call for help stands until it is answered."""
    own, whole = Trouble(), Trouble()
    is_alone = len(next(one for one in items(year) if one["no"] == item)["targets"]) == 1
    for report in reports(year, item, at):
        said, day = report.statements, report.at.date()
        only, after = _only(report), _after_first(said)
        others = [one for one in said if one.target is None and one.kind.value in ENDS]
        of_all = [
            one
            for one in said
            if one.target is None and (one.kind.value in ENDS or not only or one not in after)
        ]
        mine = [one for one in said if one.target == no]
        if only == no:
            mine += [one for one in after if one not in of_all and one.target is None]
        if is_alone:
            of_all, mine = list(said), []
        own = _troubled(own, [*others, *mine], day)
        whole = _troubled(whole, [*of_all, *(one for one in said if one.kind.value in MOVES)], day)
    return Trouble(own.category or whole.category, own.wants_help or whole.wants_help)


def _troubled(before: Trouble, told: Sequence[Statement], day: date) -> Trouble:
    kinds = {one.kind.value for one in told}
    named = [one.category for one in told if one.kind.value == "problem"]
    over = [one for one in told if one.kind.value == "solved" and one.category in ("", before.category)]
    is_old = bool(kinds & MOVES) and (day - before.told).days > MONTH
    ends = bool(over) or is_old or bool(kinds & {"done", "on_track"})
    category = named[0] if named else "" if ends else before.category
    is_helped = bool(over) or bool(kinds & {"done", "settled"})
    return Trouble(
        category, "help" in kinds or (before.wants_help and not is_helped), day if named else before.told
    )


def _after_first(said: Sequence[Statement]) -> Sequence[Statement]:
    """What is said after the first word of a target by its number."""
    places = [place for place, one in enumerate(said) if one.target]
    return said[places[0] + 1 :] if places else ()


def _only(report: Report) -> str | None:
    """The only target that a report names."""
    named = {said.target for said in report.statements if said.target}
    return named.pop() if len(named) == 1 else None


def tenth(value: Fraction) -> Fraction:
    """To one decimal, halves away from nothing."""
    return Fraction(floor(abs(value) * 10 + Fraction(1, 2)), 10) * (1 if value >= 0 else -1)


def _rows(year: Year, item: Mapping[str, Any], at: datetime) -> list[Row]:
    told = reports(year, item["no"], at)
    return [_row(year, item, target, told, at.date()) for target in item["targets"]]


def _row(
    year: Year, item: Mapping[str, Any], target: Mapping[str, Any], told: Sequence[Report], day: date
) -> Row:
    due = date.fromisoformat(target.get("due") or item.get("due") or YEAR_END.isoformat())
    goal = Fraction(str(target["value"])) if "value" in target else None
    total, met_on = _heard(target, goal, told)
    closed_on = year.office.items[year.key][item["no"]].closed_on
    closed = closed_on is not None and closed_on <= day
    part = _planned(target, goal, due, day)
    is_uncounted = target["form"] == "recurring" and total is None
    gap = (
        tenth(100 * (part - total / goal)) if part is not None and total is not None and goal else Fraction(0)
    )
    forecasts = [
        said.date
        for r in told
        for said in r.statements
        if said.kind.value in ("forecast", "extension")
        and said.date
        and (said.target or (_only(r) if said in _after_first(r.statements) else None))
        in (None, target["no"])
    ]
    return Row(
        no=target["no"], item=item["no"], lead=item["lead"], form=target["form"], unit=target.get("unit", ""),
        goal=goal, total=total, due=due, day=day, paced=part is not None and not is_uncounted, met_on=met_on, closed=closed, gap=gap,
        lamp=_lamp(target, told, total, gap, is_done=closed or met_on is not None, is_overdue=day > due),
        forecast=forecasts[-1] if forecasts else None,
    )  # fmt: skip


def _heard(
    target: Mapping[str, Any], goal: Fraction | None, told: Sequence[Report]
) -> tuple[Fraction | None, date | None]:
    """The last total, and since which day the target is met without a break."""
    total: Fraction | None = None
    met_on: date | None = None
    for report in told:
        for said in report.statements:
            on = said.date or report.at.date()
            if said.kind.value == "progress" and said.target == target["no"] and said.value is not None:
                total = _total(target, goal, total, str(said.mode), Fraction(said.value))
                met_on = (met_on or on) if goal is not None and total >= goal else None
        if goal is None:
            done = [
                said
                for said in report.statements
                if said.kind.value == "done" and said.target in (None, target["no"])
            ]
            met_on = met_on or (done[0].date or report.at.date() if done else None)
    return total, met_on


def _total(
    target: Mapping[str, Any], goal: Fraction | None, before: Fraction | None, mode: str, value: Fraction
) -> Fraction:
    if mode == "increment":
        return (before or 0) + value
    if mode == "percent" and target["unit"] != "%":
        return Fraction(floor((goal or 0) * value / 100))
    return value


def _planned(target: Mapping[str, Any], goal: Fraction | None, due: date, day: date) -> Fraction | None:
    """The part due: straight over the plan's own points, months alike; None for what is never pro-rated."""
    if target["form"] == "recurring":
        return Fraction(0)
    if goal is None or (target["unit"] == "%" and "plan" not in target):
        return None
    steps = [(Fraction(0), Fraction(0))]
    steps += [
        (_place(date.fromisoformat(p["on"])), Fraction(str(p["value"])) / goal)
        for p in target.get("plan", ())
    ]
    steps += [(_place(due), Fraction(1))]
    for (left, low), (right, high) in pairwise(steps):
        if left <= _place(day) < right:
            return low + (high - low) * (_place(day) - left) / (right - left)
    return Fraction(1)


def _place(day: date) -> Fraction:
    return day.month - 1 + Fraction(day.day, monthrange(day.year, day.month)[1])


def _lamp(
    target: Mapping[str, Any],
    told: Sequence[Report],
    total: Fraction | None,
    gap: Fraction,
    *,
    is_done: bool,
    is_overdue: bool,
) -> str:
    if is_done:
        return "已完成"
    if is_overdue or gap > RED:
        return "严重滞后"
    latest = told[-1].statements if told else ()
    if gap > YELLOW or any(s.kind.value == "behind" and s.target in (None, target["no"]) for s in latest):
        return "滞后"
    is_unheard = total is None if "value" in target else not told
    return "未报数" if is_unheard else "按序时推进"
