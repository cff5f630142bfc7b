"""其中: which targets of a sentence are parts of another, as long as they do not come to more than it."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.items import Target
from bot.measure import ZERO


@dataclass(slots=True)
class _Whole:
    """A target that may have parts: its place among the targets, its unit, and what its parts have left of it."""

    place: int
    unit: str
    rest: Decimal

    def holds(self, part: Target) -> bool:
        """Whether a part of the same unit still fits."""
        return part.unit == self.unit and (part.value or part.high or ZERO) <= self.rest


@dataclass(slots=True)
class Wholes:
    """The targets of a sentence that are wholes, and the one whose parts are being told."""

    told: list[_Whole] = field(default_factory=list)
    open: _Whole | None = None

    def placed(self, target: Target, at: int, *, begins: bool) -> Target:
        """The target, within its whole where it is a part; `begins` where 其中 stands beside it."""
        if begins:
            self.open = self._whole_of(target)
        elif self.open and not self.open.holds(target):
            self.open = None
        value = target.value or target.high or ZERO
        if self.open is None:
            self.told.append(_Whole(at, target.unit, value))
            return target
        if target.unit == self.open.unit:
            self.open.rest -= value
        return replace(target, within=str(self.open.place))

    def _whole_of(self, part: Target) -> _Whole | None:
        """The nearest whole that can hold a part; where none can, the nearest, for the checks to tell."""
        fitting = (whole for whole in reversed(self.told) if whole.holds(part))
        return next(fitting, self.told[-1] if self.told else None)
