"""The corpus: every line and deadline that is read rightly stays so; those that are not yet are listed in open.txt."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.dates import deadline
from bot.ledger import parse
from bot.reading import Ledger, read
from bot.statements import Kind, Reading, Statement, Unclear, of_items
from bot.workdays import Workdays

HERE = Path(__file__).parent
CALENDAR = Workdays()
EVENTS = {"两会": date(2017, 2, 20)}
TOWN = "town"
LEDGERS = {
    TOWN: HERE / "ledger.json",
    "minsheng-2017": HERE.parents[1] / "examples" / "minsheng-2017" / "ledger.json",
}
"""The ledgers that lines speak of, by the name that an entry gives; the others lie in `ledgers`."""
OPEN = frozenset((HERE / "open.txt").read_text("utf-8").split())
DATED = frozenset({Kind.FORECAST, Kind.EXTENSION, Kind.MILESTONE})

Entry = dict[str, Any]


def entries(name: str) -> list[Entry]:
    """The entries of a file of the corpus."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


LINES, DATES = entries("lines.jsonl"), entries("dates.jsonl")


@cache
def ledger(name: str) -> Ledger:
    """The ledger of that name."""
    path = LEDGERS.get(name, HERE / "ledgers" / f"{name}.json")
    return Ledger(parse(json.loads(path.read_text("utf-8")), "lines").items)


def reading(entry: Entry) -> Reading:
    """What a line is read as."""
    return read(
        entry["text"],
        ledger(entry.get("ledger", TOWN)),
        today=date.fromisoformat(entry["today"]),
        calendar=CALENDAR,
        answers=entry["answers"],
        unit=entry["unit"],
        events=EVENTS,
    )


def fields(one: Statement) -> Iterator[tuple[str, object]]:
    """What of a statement the gold tells."""
    yield from (("item", one.item), ("kind", one.kind.value))
    if one.kind is Kind.PROGRESS:
        mode = one.mode.value if one.mode else None
        yield from (
            ("target", one.target),
            ("mode", mode),
            ("value", float(one.value or 0)),
            ("unit", one.unit),
        )
    if one.kind is Kind.PROBLEM:
        yield "category", one.category
    if one.kind in DATED:
        yield "date", one.date.isoformat() if one.date else None


def told(result: Reading) -> object:
    """A reading as the corpus writes it; the order of statements means nothing."""
    if isinstance(result, Unclear):
        return result.code.value
    return sorted((sorted(fields(one)) for one in of_items(result)), key=repr)


def gold(entry: Entry) -> object:
    """What a line means."""
    if "unclear" in entry:
        return entry["unclear"]
    return sorted((sorted(_typed(one).items()) for one in entry["statements"]), key=repr)


def _typed(one: Entry) -> Entry:
    return {name: float(value) if name == "value" else value for name, value in one.items()}


def is_right(entry: Entry) -> bool:
    """Whether a line or a deadline is read as its gold says. Nothing may raise."""
    if "date" not in entry:
        return told(reading(entry)) == gold(entry)
    day = deadline(entry["text"], date.fromisoformat(entry["today"]), CALENDAR, EVENTS)
    return bool((day.isoformat() if day else None) == entry["date"])


def sets() -> dict[str, list[Entry]]:
    """The entries by what they are there for, or by their set: the first part of their ids."""
    found: dict[str, list[Entry]] = {}
    for entry in [*LINES, *DATES]:
        found.setdefault(str(entry["id"]).partition("-")[0], []).append(entry)
    return {name: entries for name, entries in found.items() if len(entries) > 1} | {
        "others": [entry for entries in found.values() if len(entries) == 1 for entry in entries]
    }


def complaint(entry: Entry) -> str | None:
    """What is to be said of an entry that is not read as its gold and `open.txt` say, if anything is."""
    right, is_open = is_right(entry), entry["id"] in OPEN
    if right != is_open:
        return None
    if is_open:
        return f"{entry['id']} is read rightly now: take it out of open.txt"
    wanted = entry.get("date") if "date" in entry else gold(entry)
    found = entry["text"] if "date" in entry else told(reading(entry))
    return f"{entry['id']} {entry['text']!r}: {found} instead of {wanted}"


SETS = sets()


@pytest.mark.parametrize("name", SETS)
def test_what_is_read_rightly_stays_so_and_what_is_open_is_listed(name: str) -> None:
    complaints = [found for entry in SETS[name] if (found := complaint(entry))]
    assert not complaints, "\n".join(complaints)


def test_the_sets_are_the_corpus() -> None:
    assert sum(map(len, SETS.values())) == len(LINES) + len(DATES)


def test_every_open_id_is_one_of_the_corpus() -> None:
    assert {entry["id"] for entry in [*LINES, *DATES]} >= OPEN
