"""Offices drawn at random: every number in their briefings is worked out again by other means, and nothing is empty."""

import re
from calendar import monthrange
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing import Brief, Draft, compose
from bot.items import Form, Item, Mark, PlanPoint, Problem, Programme, Stage, Target
from bot.lamps import Rules
from bot.office import Issue

ZONE = ZoneInfo("Asia/Shanghai")
YEAR_END = date(2017, 12, 31)
PROGRAMME = Programme("p", "2017年民生实事", "minsheng", 2017)
UNITS = ("市民政局", "市教育局", "市农办", "市水利局")

CALLED = r"(\d+\.\d) [^\n；]*?"
FIGURE = re.compile(CALLED + r"([\d,]+)/([\d,]+)张[（，]([\d.]+)%")
GAP = re.compile(CALLED + r"低于序时进度([\d.]+)个百分点")
LATE = re.compile(CALLED + r"应于(\d+)月(\d+)日前完成，已逾期(\d+)天")
COUNTED = re.compile(r"(已完成|提前完成|超额完成|按序时推进|，滞后|严重滞后|逾期|，未报数)(\d+)项")
HALF = re.compile(r"（(\d+)/(\d+)，([\d.]+)%）")
EMPTY = re.compile(r"(?<![\d,.])0[项件个期家]|（）|[：；，、][。；，]|\{|None|!|！")
HEADING = re.compile(r"[一二三四五六七八九]、")


def beds(no: str, goal: int, done: int | None, due: date | None, mid: int | None) -> Target:
    current = None if done is None else Mark(Decimal(done), date(2017, 2, 1))
    plan = () if mid is None or due else (PlanPoint(date(2017, 6, 30), Decimal(min(mid, goal))),)
    met_on = date(2017, 2, 1) if done is not None and done >= goal else None
    return Target(no, f"新增床位{goal}张", Form.AT_LEAST, Decimal(goal), "张", None, None, due=due, plan=plan,
                  current=current, met_on=met_on)  # fmt: skip


days = st.dates(date(2017, 1, 1), YEAR_END)
stages = st.sampled_from((Stage.IN_PROGRESS, Stage.IN_PROGRESS, Stage.IN_PROGRESS, Stage.PAUSED))
figures = st.tuples(
    st.integers(1, 4000), st.none() | st.integers(0, 5000), st.none() | days, st.none() | st.integers(0, 4000)
)
problems = st.builds(
    Problem, st.sampled_from(("land", "weather", "other")), st.sampled_from(("", "还没批!!")), days
)
forecasts = st.dates(date(2017, 1, 1), date(2018, 6, 30))


@st.composite
def offices(draw: st.DrawFn) -> tuple[Item, ...]:
    return tuple(draw(drawn_items(str(n))) for n in range(1, draw(st.integers(0, 7)) + 1))


@st.composite
def drawn_items(draw: st.DrawFn, no: str) -> Item:
    drawn = draw(st.lists(figures, min_size=1, max_size=3))
    targets = tuple(beds(f"{no}.{k}", *figure) for k, figure in enumerate(drawn, 1))
    return Item("p", no, "养老服务", targets, lead=draw(st.sampled_from(UNITS)), stage=draw(stages),
                problem=draw(st.none() | problems), forecast=draw(st.none() | forecasts),
                wants_help=draw(st.booleans()))  # fmt: skip


def brief(items: tuple[Item, ...], day: date, does: str = "briefing", previous: Issue | None = None) -> Brief:
    return Brief(PROGRAMME, does, "通报", 3, datetime(day.year, day.month, day.day, 15, tzinfo=ZONE), items,
                 date(2017, 1, 1), Rules(), "市府办", day, previous=previous, silent=UNITS[:2], issues=3)  # fmt: skip


def composed(order: Brief) -> Draft:
    draft = compose(order)
    assert isinstance(draft, Draft)
    return draft


def place(day: date) -> Fraction:
    return day.month - 1 + Fraction(day.day, monthrange(day.year, day.month)[1])


def planned(target: Target, day: date) -> Fraction:
    """The share due by a day: straight from the year's first day over the points of the plan to the deadline."""
    steps = [(Fraction(0), Fraction(0))]
    steps += [(place(p.on), Fraction(int(p.value), int(target.value or 1))) for p in target.plan]
    steps += [(place(target.due or YEAR_END), Fraction(1))]
    for (left, low), (right, high) in pairwise(steps):
        if left <= place(day) < right:
            return low + (high - low) * (place(day) - left) / (right - left)
    return Fraction(1)


def reached(target: Target) -> Fraction:
    return (
        Fraction(int(target.current.value), int(target.value))
        if target.current and target.value
        else Fraction(0)
    )


def stands(target: Target, day: date) -> str:
    points = round(1000 * (planned(target, day) - reached(target)) + Fraction(1, 10**9))
    if reached(target) >= 1:
        return "已完成"
    if day > (target.due or YEAR_END):
        return "，滞后"
    if target.current is None:
        return "，未报数"
    return "，滞后" if points > 50 else "按序时推进"


def owed(items: tuple[Item, ...]) -> dict[str, Target]:
    return {target.no: target for item in items if item.stage is not Stage.PAUSED for target in item.targets}


cutoffs = st.dates(date(2017, 3, 1), YEAR_END)
deeds = st.sampled_from(("briefing", "summary", "account"))


@given(offices(), cutoffs, deeds)
def test_every_share_is_that_of_the_ledger(items: tuple[Item, ...], day: date, does: str) -> None:
    for no, n, whole, share in FIGURE.findall("\n".join(composed(brief(items, day, does)).paragraphs)):
        target = owed(items)[no]
        assert target.current is not None
        assert (n, whole) == (f"{target.current.value:,}", f"{target.value:,}")
        assert abs(Fraction(share) - 100 * reached(target)) <= Fraction(1, 10)
        assert (share == "100.0") == (n == whole)


@given(offices(), cutoffs)
def test_every_gap_and_every_delay_is_that_of_the_calendar(items: tuple[Item, ...], day: date) -> None:
    found, targets = "\n".join(composed(brief(items, day)).paragraphs), owed(items)
    for no, gap in GAP.findall(found):
        assert abs(Fraction(gap) - 100 * (planned(targets[no], day) - reached(targets[no]))) <= Fraction(
            1, 10
        )
    for no, month, due, late in LATE.findall(found):
        assert targets[no].due == date(2017, int(month), int(due))
        assert (day - date(2017, int(month), int(due))).days == int(late)


@given(offices(), cutoffs)
def test_every_count_of_the_opening_is_that_of_the_ledger(items: tuple[Item, ...], day: date) -> None:
    opening, targets = composed(brief(items, day)).paragraphs[0], owed(items).values()
    kinds = Counter(stands(target, day) for target in targets)
    told = {name: int(n) for name, n in COUNTED.findall(opening.replace("中，", "中，，"))}
    if len(kinds) > 1:
        assert {name: told.get(name, 0) for name in kinds} == kinds
    done = [target for target in targets if reached(target) >= 1]
    assert told.get("提前完成", 0) == sum(date(2017, 2, 1) < (target.due or YEAR_END) for target in done)
    assert told.get("超额完成", 0) == sum(reached(target) > 1 for target in done)


@given(offices(), cutoffs, cutoffs, deeds)
@settings(max_examples=150)
def test_nothing_is_empty_and_no_nought_is_counted(
    items: tuple[Item, ...], earlier: date, day: date, does: str
) -> None:
    before = composed(brief(items[: len(items) // 2], earlier))
    last = Issue("k", "p", "r", "x", "通报", 2017, 2, "", datetime(2017, 2, 1, tzinfo=ZONE), (),
                 standings=before.standings)  # fmt: skip
    for paragraph in composed(brief(items, day, does, last)).paragraphs:
        assert not EMPTY.search(paragraph)


@given(offices(), cutoffs)
def test_the_half_of_the_way_is_counted_among_what_can_be_measured(
    items: tuple[Item, ...], day: date
) -> None:
    found = HALF.search("\n".join(composed(brief(items, day, "summary")).paragraphs))
    past = sum(reached(target) >= Fraction(1, 2) for target in owed(items).values())
    if 0 < past < len(owed(items)):
        assert found is not None
        assert (int(found[1]), int(found[2])) == (past, len(owed(items)))
        assert abs(Fraction(found[3]) - Fraction(100 * past, len(owed(items)))) <= Fraction(1, 10)


@given(offices(), cutoffs, deeds)
def test_every_heading_has_a_paragraph_under_it(items: tuple[Item, ...], day: date, does: str) -> None:
    paragraphs = composed(brief(items, day, does)).paragraphs
    headings = [n for n, paragraph in enumerate(paragraphs) if HEADING.match(paragraph)]
    assert all(not HEADING.match(paragraphs[n + 1]) and n + 1 < len(paragraphs) - 2 for n in headings)


def test_two_thousand_targets_are_all_in_the_text() -> None:
    items = tuple(
        Item("p", str(n), "养老服务", tuple(beds(f"{n}.{k}", 900, 7 * (n + k) % 999, None, None) for k in range(4)),
             lead=UNITS[n % 4], problem=Problem("land", "因用地未批", date(2017, 3, 1))) for n in range(500)
    )  # fmt: skip
    order = brief(items, date(2017, 6, 30))
    draft = composed(order)
    assert dict(draft.figures)["total"] == 2000
