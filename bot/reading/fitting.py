"""A figure as one of a target: its value in the target's own unit, where that is possible."""

from dataclasses import dataclass
from decimal import Decimal

from bot.items import Target
from bot.numbers import plain
from bot.reading.figures import Figure
from bot.units import factor, scale

EXACT = 9
"""Decimal places kept of a converted value: a 公顷 is fifteen 亩, and 亩 a third of a third of something."""


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
    return Fit(figure, target, None if figure.value is None else plain(round(figure.value * times, EXACT)))


def is_measured(target: Target) -> bool:
    """Whether figures can be of this target: it has a value or a unit."""
    return target.value is not None or target.low is not None or bool(target.unit)


def is_nameless(target: Target) -> bool:
    """Whether nothing is known of the target but its number, so that any figure may be of it."""
    return not target.text


def counts_starts(target: Target) -> bool:
    """Whether the target itself counts 开工, so that a figure of 开工 is one of it."""
    return any(word in target.text for word in ("开工", "启动", "动工"))
