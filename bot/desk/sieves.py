"""The words by which a part of the board is asked for; each leaves the targets that the counts count under it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot import outlook
from bot.counts import Judged, judge
from bot.desk import inspection
from bot.desk.view import View
from bot.items import Form, Item, Target
from bot.lamps import Lamp
from bot.stages import is_open
from bot.targets import is_met, standing_of
from bot.wording import no_of
from bot.wording.cards import Line


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a word leaves of the board, worst first."""

    items: tuple[Item, ...]
    lines: tuple[Line, ...]


def sifted(view: View, word: str) -> Sifted:
    """The targets of which a word holds, as lines; a word that is none of `SIEVES` raises KeyError."""
    test = SIEVES[word]
    kept = {(one.item.no, one.target.no) for one in _judged(view) if test(view, one)}
    items = tuple(i for i in view.items if any(no == i.no for no, _ in kept))
    lines = (line for line in view.lines(items) if (line.item, line.no) in kept)
    return Sifted(items, tuple(lines))


def _judged(view: View) -> Iterator[Judged]:
    """Every target that is counted; an item without targets by what is reported of it."""
    yield from judge(view.items, view.today, view.start, view.kind.lamps)
    for item in view.items:
        if not item.targets:
            stand_in = Target(no_of(item), item.title, Form.QUALITATIVE)
            standing = standing_of(item, stand_in, view.today, view.start)
            yield Judged(item, stand_in, standing, view.shown(item).lamp)


def _wants_help(_view: View, one: Judged) -> bool:
    is_owed = is_open(one.item.stage) and not is_met(one.target)
    return is_owed and outlook.of_target(one.item, one.target).wants_help


def _is_silent(view: View, one: Judged) -> bool:
    is_owed = one.item in inspection.silent(view) and not one.is_done
    return is_owed or _is_unfigured(view, one)


def _is_unfigured(_view: View, one: Judged) -> bool:
    return one.lamp is Lamp.UNKNOWN


SIEVES: dict[str, Callable[[View, Judged], bool]] = {
    "滞后": lambda _view, one: one.is_behind,
    "严重滞后": lambda _view, one: one.lamp is Lamp.LATE,
    "逾期": lambda _view, one: one.is_behind and one.standing.is_overdue,
    "需协调": _wants_help,
    "未报": _is_silent,
    "未报数": _is_unfigured,
    "完成": lambda _view, one: one.is_done,
    "按序时": lambda _view, one: one.lamp is Lamp.AHEAD,
}
