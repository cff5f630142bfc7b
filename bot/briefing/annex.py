"""The annex table: every target in one row, the last issue's figure beside this one's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.briefing import words
from bot.briefing.naming import day, figure, goal, month
from bot.briefing.reasons import in_full
from bot.counts import Judged, judge
from bot.items import Item
from bot.lamps import Lamp, Rules
from bot.outlook import of_target


@dataclass(frozen=True, slots=True)
class Row:
    """编号、事项、指标、牵头单位、目标、上期、本期、完成率、达序、说明.

    `before` and `now` are totals in the target's unit, None where nothing was reported. `rate` is empty where a figure
    has no share. `on_schedule` is 是, 否, or 未报数 (崇川 2023 has such a column).
    """

    no: str
    item: str
    target: str
    unit: str
    goal: str
    before: Decimal | None
    now: Decimal | None
    rate: str
    on_schedule: str
    note: str


ON_SCHEDULE = {
    Lamp.CLOSED: "是",
    Lamp.AHEAD: "是",
    Lamp.BEHIND: "否",
    Lamp.LATE: "否",
    Lamp.UNKNOWN: "未报数",
    Lamp.SHORT: "否",
}


def rows(
    items: Iterable[Item], before: Iterable[Item], today: date, start: date, rules: Rules
) -> tuple[Row, ...]:
    """The table of a day, in the order of the ledger. `before` are the items as they stood at the last issue."""
    last = {target.no: target.current for item in before for target in item.targets}
    return tuple(_row(one, mark.value if (mark := last.get(one.target.no)) else None, today, start.year)
                 for one in judge(items, today, start, rules))  # fmt: skip


def _row(one: Judged, before: Decimal | None, today: date, year: int) -> Row:
    target, now = one.target, one.target.current
    return Row(
        no=target.no,
        item=one.item.title,
        target=target.text,
        unit=one.item.lead,
        goal=goal(target),
        before=before,
        now=now.value if now else None,
        rate=figure(target)[1],
        on_schedule=ON_SCHEDULE[one.lamp],
        note=_note(one, today, year),
    )


def _note(one: Judged, today: date, year: int) -> str:
    known = of_target(one.item, one.target).problem
    told = in_full(known) if known else ""
    return "" if one.is_done else "；".join(filter(None, (told, _expected(one, today, year))))


def _expected(one: Judged, today: date, year: int) -> str:
    """When the unit expects to be finished; a day that has passed no longer stands as if it were to come."""
    forecast = of_target(one.item, one.target).forecast
    if forecast is None:
        return ""
    if forecast < today:
        return words.WAS_EXPECTED.format(day=day(forecast, year))
    return words.EXPECTED.format(month=month(forecast, year))
