"""Which lamp a target or an item shows, and why, in words.

Colours mean different things in different cities (宁国: green is finished; 西畴: red is good), so a lamp is a plain
name here, and its sign and word come from the kind of programme. The rules are a list; the first that holds decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.checking import Table
from bot.figures import percent, points, quantity
from bot.items import Form, Item, Stage, Target
from bot.measure import JUDGED, holds
from bot.statements import Kind
from bot.targets import Standing, due_of, is_closed_short, standing_of

YELLOW_GAP, RED_GAP, DUE_WITHIN = Decimal(5), Decimal(30), 7


class Lamp(StrEnum):
    """From the one to look at first to the one to leave alone.

    DUE is near its deadline and not behind; SHORT was closed by a clerk though its figures fall short.
    """

    LATE = "late"
    BEHIND = "behind"
    DUE = "due"
    UNKNOWN = "unknown"
    AHEAD = "ahead"
    SHORT = "short"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a lamp is shown: a colour never stands without its word."""

    sign: str
    word: str


SIGNS = {
    Lamp.LATE: Sign("🔴", "严重滞后"),
    Lamp.BEHIND: Sign("🟡", "滞后"),
    Lamp.DUE: Sign("🟡", "临近到期"),
    Lamp.UNKNOWN: Sign("⚪", "未报数"),
    Lamp.AHEAD: Sign("🟢", "按序时"),
    Lamp.SHORT: Sign("🟤", "已销号，未达任务数"),
    Lamp.CLOSED: Sign("🔵", "已办结"),
}

ORDER = {lamp: place for place, lamp in enumerate(Lamp)}

RESTING = {Stage.DRAFTED: "尚未交办", Stage.PAUSED: "已暂停", Stage.STOPPED: "已终止"}
"""Stages in which nothing is owed, so that no figure is late."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A kind's own rules: gaps in percentage points behind schedule, `due_within` in days to the deadline.

    银川 2025 calls 10 to 30 points behind yellow and more red; it leaves 0 to 10 open, so the yellow edge is ours.
    """

    yellow_gap: Decimal = YELLOW_GAP
    red_gap: Decimal = RED_GAP
    due_within: int = DUE_WITHIN
    signs: Mapping[Lamp, Sign] = field(default_factory=lambda: SIGNS)

    @classmethod
    def parse(cls, table: Table) -> "Rules":
        """The rules of a kind's `[lamps]`; what is wrong in it is added to the table's problems."""
        yellow, red = _gap(table, "yellow_gap", YELLOW_GAP), _gap(table, "red_gap", RED_GAP)
        if not 0 <= yellow <= red:
            table.wrong("yellow_gap", f"0到{red}（red_gap）之间的数字")
        rules = cls(yellow, red, table.integer("due_within", DUE_WITHIN, 0, 366), _signs(table))
        table.close()
        return rules


@dataclass(frozen=True, slots=True)
class Shown:
    """A lit lamp. `reason` is empty where the word says it all; `gap` is in points; `target` is whose lamp it is."""

    lamp: Lamp
    sign: str
    word: str
    reason: str
    gap: Decimal
    target: str


def lamp(item: Item, today: date, start: date, rules: Rules) -> Shown:
    """The lamp of an item: the worst of its targets'. An item without targets (无任务) is judged by what is reported.

    `start` is the first day of the programme's year.
    """
    targets = item.targets or (Target(no="", text=item.title, form=Form.QUALITATIVE),)
    return min((lamp_of_target(item, target, today, start, rules) for target in targets), key=worst_first)


def lamp_of_target(item: Item, target: Target, today: date, start: date, rules: Rules) -> Shown:
    """The lamp of one target of an item."""
    standing = standing_of(item, target, today, start)
    case = _Case(item, target, standing, due_of(item, target, start), today, rules)
    verdict = next((found for rule in _RULES if (found := rule(case))), (Lamp.AHEAD, ""))
    sign = rules.signs[verdict[0]]
    word = RESTING.get(item.stage, sign.word)
    return Shown(verdict[0], sign.sign, word, verdict[1], standing.gap, target.no)


def worst_first(shown: Shown) -> tuple[int, Decimal]:
    """A key to sort by: late, behind, unknown, ahead, closed, and the widest gap first in each."""
    return ORDER[shown.lamp], -shown.gap


def _gap(table: Table, key: str, default: Decimal) -> Decimal:
    gap = table.number(key)
    return default if gap is None else gap


def _signs(table: Table) -> dict[Lamp, Sign]:
    signs = table.table("signs")
    found = {lamp: _sign(signs.table(lamp), default) for lamp, default in SIGNS.items()}
    signs.close()
    return found


def _sign(table: Table, default: Sign) -> Sign:
    sign = Sign(table.text("sign", default.sign), table.text("word", default.word))
    table.close()
    return sign


@dataclass(frozen=True, slots=True)
class _Case:
    item: Item
    target: Target
    standing: Standing
    due: date
    today: date
    rules: Rules


_Verdict = tuple[Lamp, str]


def _at_rest(case: _Case) -> _Verdict | None:
    if case.item.stage is Stage.CLOSED:
        closed = case.item.closed_on
        day = f"{closed.month}月{closed.day}日销号" if closed else ""
        if is_closed_short(case.item, case.target):
            return Lamp.SHORT, f"{day}，未达任务数" if day else ""
        return Lamp.CLOSED, day
    return (Lamp.UNKNOWN, "") if case.item.stage in RESTING else None


def _exceeded(case: _Case) -> _Verdict | None:
    target = case.target
    if not case.standing.is_exceeded or target.current is None or target.value is None:
        return None
    return Lamp.LATE, f"已超上限{quantity(target.current.value - target.value, target.unit)}"


def _claimed(case: _Case) -> _Verdict | None:
    """A claim speaks for what no figure measures; a figure that is short or missing is not made good by it."""
    is_good = case.standing.is_met or case.target.form in JUDGED
    return (Lamp.AHEAD, "已报办结，待销号") if case.item.stage is Stage.CLAIMED and is_good else None


def _met(case: _Case) -> _Verdict | None:
    if not case.standing.is_met:
        return None
    return Lamp.AHEAD, "已报完成" if case.target.form in JUDGED else "任务数已达到"


def _overdue(case: _Case) -> _Verdict | None:
    return (Lamp.LATE, f"已逾期{(case.today - case.due).days}天") if case.standing.is_overdue else None


def _far_behind(case: _Case) -> _Verdict | None:
    is_far = case.standing.gap > case.rules.red_gap and case.target.form is not Form.AT_MOST
    return (Lamp.LATE, f"滞后{points(case.standing.gap)}") if is_far else None


def _behind(case: _Case) -> _Verdict | None:
    is_behind = case.standing.gap > case.rules.yellow_gap and case.target.form is not Form.AT_MOST
    return (Lamp.BEHIND, f"滞后{points(case.standing.gap)}") if is_behind else None


def _used_up_fast(case: _Case) -> _Verdict | None:
    """A ceiling is yellow as soon as it is used up faster than time goes."""
    target, gap = case.target, case.standing.gap
    if target.form is not Form.AT_MOST or gap <= 0 or target.current is None or target.value is None:
        return None
    return Lamp.BEHIND, f"已用{percent(target.current.value, target.value)}，快于时间进度{points(gap)}"


def _due_soon(case: _Case) -> _Verdict | None:
    days = (case.due - case.today).days
    is_safe = holds(case.target) or case.target.form is Form.AT_MOST or case.item.stage is Stage.CLAIMED
    if is_safe or not 0 <= days <= case.rules.due_within:
        return None
    rest = f"还有{days}天" if days else "就在今天"
    return Lamp.DUE, f"{case.due.month}月{case.due.day}日到期，{rest}"


def _says_behind(case: _Case) -> _Verdict | None:
    """By the unit's own word, of this target or of the item as a whole."""
    latest = case.item.latest
    told = latest.statements if latest else ()
    says_so = any(said.kind is Kind.BEHIND and said.target in (None, case.target.no) for said in told)
    return (Lamp.BEHIND, "自报滞后") if says_so else None


def _silent(case: _Case) -> _Verdict | None:
    """What a person judges and what recurs need no figure, but some word of them."""
    if case.target.form in JUDGED or case.target.form is Form.RECURRING:
        return (Lamp.UNKNOWN, "从未报送") if case.item.latest is None else None
    return (Lamp.UNKNOWN, "从未报数") if case.target.current is None else None


_RULES: tuple[Callable[[_Case], _Verdict | None], ...] = (
    _at_rest,
    _exceeded,
    _claimed,
    _met,
    _overdue,
    _far_behind,
    _behind,
    _used_up_fast,
    _due_soon,
    _says_behind,
    _silent,
)
