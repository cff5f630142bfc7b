"""Trouble on demand: what the next calls of the bot meet instead of a plain answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flood:
    """429: nothing is done, and the bot is told how long to wait."""

    retry_after: int


@dataclass(frozen=True, slots=True)
class Broken:
    """500 or 502: nothing is done."""

    code: int = 502


@dataclass(frozen=True, slots=True)
class LostCall:
    """The connection drops before anything is done."""


@dataclass(frozen=True, slots=True)
class LostAnswer:
    """The connection drops after it was done: the bot cannot know whether it was."""


@dataclass(frozen=True, slots=True)
class Slow:
    """It is done at once, and the answer comes late."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Garbled:
    """It is done, and the answer cannot be read."""


Fault = Flood | Broken | LostCall | LostAnswer | Slow | Garbled


@dataclass(slots=True)
class _Plan:
    """A fault that still has calls to meet; an empty method is any."""

    fault: Fault
    left: int
    method: str


class Faults:
    """The faults that are planned. Those for a call's method come in the order in which they were planned."""

    def __init__(self) -> None:
        self._plans: list[_Plan] = []

    def plan(self, fault: Fault, calls: int = 1, method: str = "") -> None:
        """Let the next calls of a method (of any but getUpdates, where none is named) meet a fault."""
        self._plans.append(_Plan(fault, calls, method.lower()))

    def clear(self) -> None:
        """Forget all that is planned."""
        self._plans.clear()

    @property
    def left(self) -> int:
        """How many calls have still to meet a fault."""
        return sum(plan.left for plan in self._plans)

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, which is then used up."""
        wanted = method.lower()
        for plan in self._plans:
            if plan.method == wanted or (not plan.method and wanted != "getupdates"):
                plan.left -= 1
                self._plans = [other for other in self._plans if other.left > 0]
                return plan.fault
        return None
