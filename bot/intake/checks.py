"""Self-checks of a draft. Every one of them caught a real error in a published ledger."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.clashes import clashes
from bot.figures import quantity
from bot.intake.amounts import amount
from bot.items import Form, Item, Target

GOES_UP = frozenset({Form.AT_LEAST, Form.ABOVE, Form.AT_MOST, Form.RANGE, Form.RECURRING})


def checks(items: Sequence[Item]) -> Iterator[str]:
    """What cannot be true of the items, each with its place."""
    yield from clashes(items)
    yield from _told_twice(items)
    for item in items:
        yield from _parts_beyond_whole(item)
        for target in item.targets:
            place = f"{item.no} {item.title} 指标{target.no}"
            yield from (f"{place}：{problem}" for problem in _of_target(item, target))


def wrong_total(cell: str, above: Sequence[str]) -> str:
    """What is wrong with a total beneath a column; empty where it is right or nobody can tell."""
    total = amount(cell).quantity
    parts = [one for one in (amount(text).quantity for text in above) if one is not None]
    if total is None or total.value is None or total.unit == "%" or not parts:
        return ""
    if len({one.unit for one in (*parts, total)}) > 1 or any(one.value is None for one in parts):
        return ""
    come_to = sum((one.value or Decimal(0) for one in parts), Decimal(0))
    if come_to == total.value:
        return ""
    return f"合计{quantity(total.value, total.unit)}，各行相加为{quantity(come_to, total.unit)}"


def _told_twice(items: Sequence[Item]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for item in items:
        first = seen.setdefault(item.title, item.no)
        if first != item.no:
            yield f"{item.no} {item.title}：与第{first}项名称相同，是否重复"


def _parts_beyond_whole(item: Item) -> Iterator[str]:
    """其中 parts that together come to more than their whole (湘潭: 60+27+20 = 107%)."""
    for whole in item.targets:
        parts = [
            t for t in item.targets if t.within == whole.no and t.unit == whole.unit and t.value is not None
        ]
        come_to = sum((part.value or Decimal(0) for part in parts), Decimal(0))
        if whole.value is not None and len(parts) > 1 and come_to > whole.value:
            told = quantity(come_to, whole.unit)
            yield f"{item.no} {item.title} 指标{whole.no}：其中各数相加为{told}，大于{quantity(whole.value, whole.unit)}"


def _of_target(item: Item, target: Target) -> Iterator[str]:
    before, now = target.previous, target.current
    if before and now and now.value < before.value and target.form in GOES_UP:
        yield f"本期{quantity(now.value, target.unit)}小于上期{quantity(before.value, target.unit)}"
    if target.due and item.due and target.due > item.due:
        yield f"期限{target.due}晚于事项的时限{item.due}"
    if (
        target.unit == "%"
        and target.value is not None
        and target.value > 100
        and target.form is Form.AT_LEAST
    ):
        yield f"目标为{quantity(target.value, '%')}，高于100%"
    late = [point for point in target.plan if target.due and point.on > target.due]
    if late:
        yield f"计划写到{late[-1].on}，晚于期限{target.due}"
