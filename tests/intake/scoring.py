"""How well what was read agrees with what was marked by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.intake import Draft, draft, from_text
from bot.items import Form, Target

HERE = Path(__file__).parent
NUMERIC = frozenset(Form) - {Form.MILESTONE, Form.RECURRING, Form.RANK, Form.QUALITATIVE}
ASSERTED = NUMERIC | {Form.MILESTONE}
SEEDS = ("qingdao-2016", "qingdao-2011", "qingdao-2015", "wenzhou-2017", "qingdao-2009")


@dataclass(slots=True)
class Tally:
    """Targets marked, found again, and read beside them; among those found, how many are right in value and unit."""

    marked: int = 0
    found: int = 0
    read: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.marked + other.marked,
            self.found + other.found,
            self.read + other.read,
            self.right + other.right,
            self.missed + other.missed,
            self.extra + other.extra,
            self.wrong + other.wrong,
        )

    @property
    def recall(self) -> float:
        return self.found / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.found / self.read if self.read else 1.0

    @property
    def accuracy(self) -> float:
        return self.right / self.found if self.found else 1.0


Mark = dict[str, Any]


def gold(name: str) -> dict[str, Any]:
    marked: dict[str, Any] = json.loads((HERE / "gold" / f"{name}.json").read_text("utf-8"))
    return marked


def read_document(name: str, year: int) -> Draft:
    text = (HERE / "documents" / f"{name}.txt").read_text("utf-8")
    return draft(from_text(text, f"{name}.txt"), year)


def tallies(name: str, *, apart: bool) -> dict[Form, Tally]:
    """By form, over the items of a document that were kept apart, or over the others."""
    marked = gold(name)
    items = {item.no: item for item in read_document(name, marked["year"]).items}
    kept = set(marked["kept_apart"])
    counted: dict[Form, Tally] = {form: Tally() for form in Form}
    wanted = {one["no"]: one["targets"] for one in marked["items"]}
    for no in {*wanted, *items}:
        if (no in kept) is apart:
            for form in Form:
                counted[form] += _item(no, form, wanted.get(no, []), items[no].targets if no in items else ())
    return counted


def total(counted: dict[Form, Tally], forms: frozenset[Form]) -> Tally:
    return sum((counted[form] for form in Form if form in forms), Tally())


def _item(no: str, form: Form, marks: list[Mark], targets: tuple[Target, ...]) -> Tally:
    left = [target for target in targets if target.form is form]
    tally = Tally(read=len(left))
    for mark in _each(marks, form):
        tally.marked += 1
        match = next((target for target in left if mark["key"] in target.text), None)
        if match is None:
            tally.missed.append(f"{no} {mark['key']}")
            continue
        left.remove(match)
        tally.found += 1
        if is_right(mark, match):
            tally.right += 1
        else:
            tally.wrong.append(f"{no} {match.text}: {match.value} {match.unit}")
    tally.extra += [f"{no} {target.text}" for target in left]
    return tally


def _each(marks: list[Mark], form: Form) -> Iterator[Mark]:
    for mark in marks:
        if mark["form"] == form:
            for _ in range(mark.get("times", 1)):
                yield mark


def is_right(mark: Mark, target: Target) -> bool:
    """Value and unit; for a milestone the day, for a duty its period."""
    if target.form is Form.MILESTONE:
        return str(target.due) == str(mark["due"])
    if target.form is Form.RECURRING:
        return str(target.every) == str(mark["every"])
    figures = (target.value, target.low, target.high)
    wanted = (mark.get("value"), mark.get("low"), mark.get("high"))
    return figures == wanted and target.unit == str(mark.get("unit", ""))
