"""Which target of an item a figure is of, and its value in that target's own unit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.items import Target
from bot.numbers import plain
from bot.reading.figures import OTHERS, Figure
from bot.units import factor, scale

RATE = re.compile(r"[\u4e00-\u9fff□]率")
COMPARED = re.compile(
    r"同比|环比|增长|增幅|增速|上升|下降|滞后|落后|超序时|超前|低于|高于|快于|慢于|差|节约|压缩|满意|合格|好评|优良"
)
OF_TARGET = re.compile(r"(?:完成|进度|达标|开工|竣工|建成|覆盖|办结)率")


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure as one of a target, in its unit. `is_share`: a share of the target, not a value of it."""

    figure: Figure
    target: Target
    value: Decimal | None
    is_share: bool = False


def fit(figure: Figure, target: Target) -> Fit | None:
    """The figure as one of this target, or None where its unit cannot be the target's."""
    if figure.unit == "%":
        return Fit(figure, target, figure.value, is_share=target.unit != "%")
    if not is_measured(target):
        return Fit(figure, target, figure.value) if is_nameless(target) else None
    if not figure.unit:
        times = 1 / scale(target.unit) if figure.is_scaled else Decimal(1)
    else:
        found = factor(figure.unit, target.unit)
        if found is None:
            return None
        times = found
    return Fit(figure, target, None if figure.value is None else plain(figure.value * times))


def is_measured(target: Target) -> bool:
    """Whether figures can be of this target: it has a value or a unit."""
    return target.value is not None or target.low is not None or bool(target.unit)


def is_nameless(target: Target) -> bool:
    """Whether nothing is known of the target but its number, so that any figure may be of it."""
    return not target.text


def counts_starts(target: Target) -> bool:
    """Whether the target itself counts 开工, so that a figure of 开工 is one of it."""
    return any(word in target.text for word in ("开工", "启动", "动工"))


def pick(fits: Sequence[Fit], named: Sequence[str]) -> Fit | None:
    """The one target that a figure is of; `named` are the targets whose words stand by it."""
    by_words = [one for one in fits if one.target.no in named]
    chosen = by_words or list(fits)
    numbers = {one.target.no for one in chosen}
    wholes = [one for one in chosen if one.target.within not in numbers]
    return wholes[0] if len(wholes) == 1 else None


def named_by_words(text: str, figure: Figure, words: Mapping[str, frozenset[str]], start: int) -> list[str]:
    """The targets whose own words stand nearest: just before the figure, else just after it, else after `start`.

    `words` are the pairs of characters of each target; those that two targets share tell nothing.
    """
    own = {
        no: pairs - frozenset().union(*(p for n, p in words.items() if n != no))
        for no, pairs in words.items()
    }
    for stretch in (
        text[figure.edge : figure.start],
        text[figure.end : figure.limit],
        text[start : figure.edge],
    ):
        last = {no: max((stretch.rfind(pair) for pair in pairs), default=-1) for no, pairs in own.items()}
        if (latest := max(last.values(), default=-1)) >= 0:
            return [no for no, place in last.items() if place == latest]
    return []


def counts_others(text: str, figure: Figure, target: Target) -> bool:
    """两家单位, 3次会议: what is counted is nothing that the target speaks of."""
    noun = OTHERS.match(text, figure.end, figure.limit) if figure.unit else None
    return noun is not None and noun[0].strip() not in target.text


def is_of_something_else(text: str, figure: Figure) -> bool:
    """同比增长12%, 满意率98%: a percentage that is no share of any target."""
    lead = text[max(figure.edge, figure.start - 12) : figure.start]
    return bool(COMPARED.search(lead)) or (bool(RATE.search(lead)) and not OF_TARGET.search(lead))
