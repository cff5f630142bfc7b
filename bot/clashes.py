"""What is wrong between the parts of a ledger: a number that names two things, a part without its whole or above it."""

from collections.abc import Iterator, Sequence

from bot.figures import quantity
from bot.items import Item, Target


def clashes(items: Sequence[Item]) -> Iterator[str]:
    """Each clash as a sentence that begins with its place: 第3项 第1个指标：….

    A number written in the chat has to name one thing. Only the single target of an item may bear the item's number.
    """
    named: dict[str, str] = {}
    for n, item in enumerate(items, 1):
        yield from _taken(named, item.no, f"第{n}项")
    for n, item in enumerate(items, 1):
        for m, target in enumerate(item.targets, 1):
            place = f"第{n}项 第{m}个指标"
            if len(item.targets) > 1 or target.no != item.no:
                yield from _taken(named, target.no, place)
            yield from (f"{place}：{problem}" for problem in _misplaced(item, target))


def _taken(named: dict[str, str], no: str, place: str) -> Iterator[str]:
    first = named.setdefault(no, place) if no else place
    if first != place:
        yield f"{place}：编号 “{no}” 与{first}重复"


def _misplaced(item: Item, target: Target) -> Iterator[str]:
    """其中: what lies within another target is a part of it, so it cannot be more."""
    if target.within is None:
        return
    whole = next((other for other in item.targets if other.no == target.within and other is not target), None)
    if whole is None:
        yield f"“within” 应为同一事项另一指标的编号，实际为 '{target.within}'"
    elif target.unit == whole.unit and target.value and whole.value and target.value > whole.value:
        part, all_ = quantity(target.value, target.unit), quantity(whole.value, whole.unit)
        yield f"其中数{part}大于所属指标 {whole.no} 的{all_}"
