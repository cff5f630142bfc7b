"""The kinds of programme as data: rounds, lamps, reminders, the sentences that are the kind's own.

Each kind is a TOML file beside this one; an office may put further files, or its own version of one, into the folder
`kinds` of its configuration. `parse` checks a file whole and names every problem at once.
"""

import re
from dataclasses import dataclass

from bot.briefing import SECTIONS
from bot.cadence import Day, Nth, Point, Roll, Round, parse_day
from bot.checking import Table
from bot.items import Every
from bot.lamps import Rules

DEEDS = ("contact", "inspection", "briefing", "summary", "account", "deadlines")
FIRST = Nth(1)
KEY_LENGTH = 12
KEY = re.compile(r"[a-z0-9_-]{1,12}")
"""A round's key stands in button data beside the programme's; Telegram takes 64 bytes."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When units are reminded of a deadline: days before it, working days after it, then the clerks' matter."""

    before: tuple[int, ...]
    after: int
    inspection_within: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of programme. `measure` is what its counts count (项指标), `demand` closes its briefings."""

    key: str
    name: str
    measure: str
    demand: str
    rounds: tuple[Round, ...]
    deadlines: Deadlines
    lamps: Rules

    def round(self, key: str) -> Round | None:
        """One round by its key."""
        return next((r for r in self.rounds if r.key == key), None)

    def round_doing(self, deed: str) -> Round | None:
        """The first round of a deed."""
        return next((r for r in self.rounds if r.does == deed), None)


def parse(raw: object, where: str, problems: list[str]) -> Kind:
    """A kind from its TOML; what is wrong is added to `problems`, and then the kind must not be used."""
    table = Table(raw, where, problems)
    deadlines = table.table("deadlines")
    briefing = table.table("briefing")
    kind = Kind(
        key=table.text("key"),
        name=table.text("name"),
        measure=table.text("measure", "项指标"),
        demand=briefing.text("demand", ""),
        rounds=tuple(_round(row) for row in table.tables("round")),
        deadlines=Deadlines(
            before=deadlines.integers("before"),
            after=deadlines.integer("after", 3, 0, 20),
            inspection_within=deadlines.integer("inspection_within", 30, 1, 366),
        ),
        lamps=Rules.parse(table.table("lamps")),
    )
    _check_keys(kind, table)
    for part in (deadlines, briefing, table):
        part.close()
    return kind


def _round(table: Table) -> Round:
    does = table.text("does")
    if does not in DEEDS:
        table.wrong("does", f"以下之一：{'、'.join(DEEDS)}")
    found = Round(
        key=table.text("key"),
        name=table.text("name"),
        does=does,
        every=table.choice("every", Every),
        day=_day(table),
        at=table.hour("at"),
        roll=table.choice("roll", Roll, Roll.BEFORE),
        series=table.text("series", ""),
        months=_months(table),
        nudge=_point(table, "nudge"),
        close=_point(table, "close"),
        outline=_outline(table),
    )
    table.close()
    return found


def _point(table: Table, key: str) -> Point | None:
    if not table.has(key):
        return None
    part = table.table(key)
    point = Point(day=_day(part), at=part.hour("at"))
    part.close()
    return point


def _day(table: Table) -> Day:
    day = parse_day(table.raw("day"))
    if day is None:
        table.wrong("day", '"first"、"last"、"nth:3"、"last-5"、"mon"…"sun"，或日号 [10, 20, "end"]')
        return FIRST
    return day


def _outline(table: Table) -> tuple[str, ...]:
    outline = table.texts("outline")
    if set(outline) - set(SECTIONS):
        table.wrong("outline", f"以下段落名的列表：{'、'.join(SECTIONS)}")
    return outline


def _months(table: Table) -> tuple[int, ...]:
    months = table.integers("months")
    if any(not 1 <= m <= 12 for m in months):
        table.wrong("months", "1到12的月份列表")
    return months


def _check_keys(kind: Kind, table: Table) -> None:
    keys = [r.key for r in kind.rounds]
    for key in sorted({k for k in keys if keys.count(k) > 1}):
        table.problems.append(f"{table.where}：轮次 “{key}” 重复")
    for key in keys:
        if not KEY.fullmatch(key):
            table.problems.append(
                f"{table.where}：轮次 “{key}” 的 key 应为不超过{KEY_LENGTH}个小写字母或数字"
            )
