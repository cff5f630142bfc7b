"""Final numbers for what was read: each names one thing only, and keeps what the document called it where it can."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.intake.sketch import Sketch
from bot.items import Item, Programme, Target


@dataclass(frozen=True, slots=True)
class Numbered:
    """The items, and what had to be numbered anew."""

    items: tuple[Item, ...]
    doubts: tuple[str, ...]


def number(sketches: Sequence[Sketch], programme: Programme) -> Numbered:
    """The items of a programme; a number that comes again (a second table, a second category) is counted on."""
    taken: set[str] = set()
    items: list[Item] = []
    doubts: list[str] = []
    for sketch in sketches:
        no = sketch.no or _next(taken)
        if no in taken:
            no = _next(taken)
            doubts.append(f"{sketch.place}：序号{sketch.no}与前面重复，“{sketch.title}”改为{no}")
        taken.add(no)
        items.append(_item(sketch, no, programme))
    return Numbered(tuple(items), tuple(doubts))


def _next(taken: set[str]) -> str:
    return str(1 + max((int(no) for no in taken if no.isdigit()), default=0))


def _item(sketch: Sketch, no: str, programme: Programme) -> Item:
    said = sketch.owners
    return Item(
        programme=programme.key,
        no=no,
        title=sketch.title or f"第{no}项",
        targets=tuple(_targets(sketch.targets, no)),
        content=sketch.content,
        category=sketch.category,
        lead=said.lead,
        support=said.support,
        leader=said.leader,
        contact=said.contact,
        due=sketch.due,
        result=sketch.result,
    )


def _targets(targets: Sequence[Target], no: str) -> Iterator[Target]:
    """Numbered within their item; the numbers of their rows (4.1) stay where all of them have one."""
    own = [target.no for target in targets]
    keeps = all(own) and len(set(own)) == len(own) and all(one.startswith(f"{no}.") for one in own)
    numbers = own if keeps else [f"{no}.{n}" for n in range(1, len(own) + 1)]
    for target, mine in zip(targets, numbers, strict=True):
        within = numbers[int(target.within)] if target.within else None
        yield replace(target, no=mine, within=within)
