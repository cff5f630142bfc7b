"""What frames a report changes nothing of it: greetings, thanks, closing phrases, a space in place of a comma."""

from functools import cache

import pytest

from bot.patterns import Pattern
from tests.lines.test_corpus import LINES, OPEN, Entry, reading, told

FRAMES = (
    "领导好，{}",
    "各位领导好！{}",
    "@督查室 {}",
    "汇报：{}",
    "报一下，{}",
    "{}，谢谢！",
    "{}，特此报告。",
    "{}👍",
    "{}~",
)


@cache
def plain() -> list[tuple[Entry, object]]:
    """Every line with what it says without a frame."""
    return [(entry, told(reading(entry))) for entry in LINES]


def reframed(entry: Entry, frame: str) -> Entry:
    """The same line in a frame of courtesy; what stands at its end gives way to a closing phrase."""
    text = entry["text"].rstrip("。！!") if frame.startswith("{}") else entry["text"]
    return {**entry, "text": frame.format(text)}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_of_courtesy_changes_nothing(frame: str) -> None:
    """Every line in every second frame: there are ten thousand, and their number grows."""
    lines = plain()[FRAMES.index(frame) % 2 :: 2]
    changed = [entry["id"] for entry, says in lines if told(reading(reframed(entry, frame))) != says]
    assert changed == []


WRITINGS = {
    "thousands parted by commas": (
        Pattern(r"(?<![\d.,])(\d{1,3})(\d{3})(?![\d.,年/])"),
        r"\1,\2",
        frozenset({"dp-020", "daw-068"}),
    ),
    "a blank before the unit": (
        Pattern(r"(\d)(?=[张个座户处家人件条公里场次所台套万亩])"),
        r"\1 ",
        frozenset({"db-l71", "dav-081", "daw-068", "dba-078", "dbq-067", "dbw-091", "dar-030"}),
    ),
}
"""Other ways to write a figure, and the lines that are read otherwise then (so far)."""


@pytest.mark.parametrize("name", WRITINGS)
def test_a_figure_may_be_written_otherwise(name: str) -> None:
    written, otherwise, so_far = WRITINGS[name]
    changed = {
        entry["id"]
        for entry, says in plain()
        if entry["id"] not in OPEN
        and any(one["kind"] == "progress" for one in entry.get("statements", ()))
        and (text := written.compiled.sub(otherwise, entry["text"])) != entry["text"]
        and told(reading({**entry, "text": text})) != says
    }
    assert changed == so_far
