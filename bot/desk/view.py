"""What a decision looks at: the office at a moment, and one programme in it with its lamps and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from bot.cadence import Strike, next_strike
from bot.counts import Counts, count
from bot.figures import of_target, quantity
from bot.items import Item, Programme, Stage, Target
from bot.kinds import Kind
from bot.lamps import Shown, lamp, lamp_of_target, worst_first
from bot.measure import JUDGED
from bot.office import Change, Office
from bot.setting import Setting
from bot.stages import is_open
from bot.targets import due_of, is_reached
from bot.wording import SHOWN, clip, name_of, no_of
from bot.wording.cards import Line


@dataclass(frozen=True)
class Scene:
    """The office at a moment; `now` is on the office's own clock."""

    office: Office
    setting: Setting
    now: datetime

    @property
    def today(self) -> date:
        """The office's own day."""
        return self.now.date()


@dataclass(frozen=True)
class View(Scene):
    """One programme at that moment."""

    programme: Programme

    @property
    def start(self) -> date:
        """From when progress is expected: the first day of the programme's year."""
        return date(self.programme.year, 1, 1)

    @property
    def kind(self) -> Kind:
        """The programme's kind."""
        return self.setting.kinds[self.programme.kind]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the ledger."""
        return self.office.items_of(self.programme.key)

    def owner(self, no: str) -> Item:
        """The item of a number, or of the target so numbered; KeyError where the ledger has none."""
        for item in self.items:
            if no == item.no or any(no == target.no for target in item.targets):
                return item
        raise KeyError(no)

    @cached_property
    def counts(self) -> Counts:
        """The programme's counts today."""
        return count(self.items, self.today, self.start, self.kind.lamps)

    def counts_of(self, items: tuple[Item, ...]) -> Counts:
        """The counts of some of its items."""
        return count(items, self.today, self.start, self.kind.lamps)

    @property
    def open_items(self) -> tuple[Item, ...]:
        """The items that owe reports."""
        return tuple(i for i in self.items if is_open(i.stage))

    @property
    def unfinished(self) -> tuple[Item, ...]:
        """The open items whose targets are not all reached: a deadline still means something to them."""
        return tuple(i for i in self.open_items if not is_finished(i))

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is left to do: a programme whose items are all closed goes quiet."""
        return not any(is_open(i.stage) or i.stage is Stage.CLAIMED for i in self.items)

    def shown(self, item: Item) -> Shown:
        """An item's lamp: the worst of its targets."""
        return lamp(item, self.today, self.start, self.kind.lamps)

    def lines(self, items: tuple[Item, ...]) -> list[Line]:
        """The items as lines, a target each where an item has several, worst first."""
        found = [line for item in items for line in self._lines(item)]
        return sorted(found, key=lambda line: worst_first(line.shown))

    def due(self, item: Item) -> date:
        """The day an item must be finished: the latest of its targets', each its own, the item's or the year's end."""
        own = item.due or date(self.programme.year, 12, 31)
        return max((t.due or own for t in item.targets), default=own)

    def next_due(self, item: Item) -> date:
        """The nearest deadline of an item that is still to be met."""
        return min(self.dues(item), default=self.due(item))

    def dues(self, item: Item) -> dict[date, tuple[Target, ...]]:
        """The deadlines of an item that are still to be met, each with its targets; an item without targets has one."""
        if not item.targets:
            return {self.due(item): ()}
        found: dict[date, tuple[Target, ...]] = {}
        for target in item.targets:
            if target.met_on is None and not is_reached(target):
                due = due_of(item, target, self.start)
                found[due] = (*found.get(due, ()), target)
        return dict(sorted(found.items()))

    def next_strike(self, *deeds: str) -> Strike | None:
        """The next striking of the rounds of these deeds."""
        rounds = [r for r in self.kind.rounds if r.does in deeds]
        return next_strike(rounds, self.setting.calendar, self.setting.config.zone, self.now)

    def after(self, changes: Sequence[Change]) -> "View":
        """The same moment, with the changes made."""
        return View(self.office.after(changes), self.setting, self.now, self.programme)

    def _lines(self, item: Item) -> list[Line]:
        if len(item.targets) <= 1:
            figure = of_target(item.targets[0]) if item.targets else ""
            sample = _sample(item.targets[0]) if item.targets else ""
            return [
                Line(
                    no_of(item), item.no, clip(item.title, SHOWN), figure, item.lead, self.shown(item), sample
                )
            ]
        return [self._line(item, target) for target in item.targets]

    def _line(self, item: Item, target: Target) -> Line:
        shown = lamp_of_target(item, target, self.today, self.start, self.kind.lamps)
        return Line(
            target.no,
            item.no,
            clip(name_of(item, target), SHOWN),
            of_target(target),
            item.lead,
            shown,
            _sample(target),
        )


def _sample(target: Target) -> str:
    """A figure that a unit might report of this target, for the example on the card."""
    value = target.current.value if target.current else target.value
    return quantity(value, target.unit) if value and target.form not in JUDGED else ""


def is_finished(item: Item) -> bool:
    """Whether every target of an item is reached; it then only waits to be reported done."""
    return bool(item.targets) and all(t.met_on is not None or is_reached(t) for t in item.targets)


def scene(office: Office, setting: Setting, at: datetime) -> Scene:
    """The office at a moment, put on its own clock."""
    return Scene(office, setting, setting.local(at))


def view(seen: Scene, programme: str) -> View:
    """One programme of a scene.

    Raises:
        KeyError: if there is no such programme; whoever takes a name from a person asks the office first.
    """
    return View(seen.office, seen.setting, seen.now, seen.office.programmes[programme])
