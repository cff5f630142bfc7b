"""How many targets are finished, on schedule, behind and without figures: the numbers every text of the house states."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.items import Item, Stage, Target
from bot.lamps import Lamp, Rules, lamp_of_target
from bot.targets import Standing, is_closed_short, standing_of

UNEVEN = "分项合计{parts}项，与总数{total}项不符（完成{done}、按序时{ahead}、滞后{behind}、未报数{unknown}、销号未达标{short}）"
BEYOND = "{name}{n}项，多于所属的{whole}{of}项"


class Contradiction(Exception):  # noqa: N818  # a finding about the figures, not a fault of the program
    """Counts whose parts do not agree with their totals; the text is a sentence for the clerks.

    Published briefings have such: 连云港 counts 24 + 9 + 11 among 45.
    """


@dataclass(frozen=True, slots=True)
class Judged:
    """One target that is counted. `lamp` is CLOSED as soon as the target is finished, though its item be still open."""

    item: Item
    target: Target
    standing: Standing
    lamp: Lamp

    @property
    def is_done(self) -> bool:
        """Whether it counts as finished."""
        return self.lamp is Lamp.CLOSED

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected of it: finished, or closed though it falls short."""
        return self.lamp in (Lamp.CLOSED, Lamp.SHORT)

    @property
    def is_behind(self) -> bool:
        """Whether it counts as 滞后, 严重滞后 among them."""
        return self.lamp in (Lamp.BEHIND, Lamp.LATE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How the targets of a programme stand; every number but `items` counts targets.

    `done`, `ahead` (按序时), `behind` (滞后), `unknown` (未报数) and `short` (已销号，未达任务数) add up to `total`. `early` and `over` lie within
    `done` and overlap, so they are never added: 温州 2017 has 45 done, 41 early, 29 over. `late` and `overdue` lie
    within `behind` and overlap too. `paused` and `stopped` are the numbers of items that are not counted.
    """

    items: int = 0
    total: int = 0
    done: int = 0
    early: int = 0
    over: int = 0
    ahead: int = 0
    behind: int = 0
    late: int = 0
    overdue: int = 0
    unknown: int = 0
    short: int = 0
    paused: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        parts = self.done + self.ahead + self.behind + self.unknown + self.short
        if parts != self.total:
            raise Contradiction(UNEVEN.format(parts=parts, **dict(self.figures)))
        for name, n, whole, of in (
            ("提前完成", self.early, "已完成", self.done),
            ("超额完成", self.over, "已完成", self.done),
            ("严重滞后", self.late, "滞后", self.behind),
            ("逾期", self.overdue, "滞后", self.behind),
        ):
            if n > of:
                raise Contradiction(BEYOND.format(name=name, n=n, whole=whole, of=of))

    @property
    def figures(self) -> tuple[tuple[str, int], ...]:
        """Every number by its name, to be kept with a text that states them."""
        names = (
            "items",
            "total",
            "done",
            "early",
            "over",
            "ahead",
            "behind",
            "late",
            "overdue",
            "unknown",
            "short",
        )
        return tuple((name, getattr(self, name)) for name in names)


def count(items: Iterable[Item], today: date, start: date, rules: Rules) -> Counts:
    """How the targets of these items stand at the end of a day; `start` is the first day of the programme's year."""
    kept = tuple(items)
    return tally(judge(kept, today, start, rules), kept)


def judge(items: Iterable[Item], today: date, start: date, rules: Rules) -> Iterator[Judged]:
    """Every target that is counted, in the order of the ledger.

    What is paused, stopped or not yet assigned owes nothing and is left out. A target is behind by its figures or its
    deadline, or because its unit says so; that a deadline is near lights a lamp, but nobody is named in public for it.
    """
    strict = replace(rules, due_within=-1)
    for item in items:
        if item.stage in (Stage.DRAFTED, Stage.PAUSED, Stage.STOPPED):
            continue
        for target in item.targets:
            standing = standing_of(item, target, today, start)
            is_done = standing.is_met and not is_closed_short(item, target)
            lamp = Lamp.CLOSED if is_done else lamp_of_target(item, target, today, start, strict).lamp
            yield Judged(item, target, standing, lamp)


def tally(judged: Iterable[Judged], items: Iterable[Item] = ()) -> Counts:
    """The counts of targets that were judged; `items` tell what is paused or stopped.

    Raises:
        Contradiction: the parts do not add up.
    """
    seen = tuple(judged)
    kept = tuple(items)
    lamps = Counter(one.lamp for one in seen)
    done = [one.standing for one in seen if one.is_done]
    return Counts(
        items=len({one.item.key for one in seen}),
        total=len(seen),
        done=len(done),
        early=sum(s.is_early for s in done),
        over=sum(s.is_over for s in done),
        ahead=lamps[Lamp.AHEAD],
        behind=lamps[Lamp.BEHIND] + lamps[Lamp.LATE],
        late=lamps[Lamp.LATE],
        overdue=sum(one.is_behind and one.standing.is_overdue for one in seen),
        unknown=lamps[Lamp.UNKNOWN],
        short=lamps[Lamp.SHORT],
        paused=tuple(item.no for item in kept if item.stage is Stage.PAUSED),
        stopped=tuple(item.no for item in kept if item.stage is Stage.STOPPED),
    )
