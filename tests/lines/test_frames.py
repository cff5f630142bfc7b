"""What frames a report changes nothing of it: greetings, thanks, closing phrases, a space in place of a comma."""

from functools import cache

import pytest

from tests.lines.test_corpus import LINES, Entry, reading, told

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
    """Every line in every second frame: there are more than seven thousand, and their number grows."""
    lines = plain()[FRAMES.index(frame) % 2 :: 2]
    changed = [entry["id"] for entry, says in lines if told(reading(reframed(entry, frame))) != says]
    assert changed == []
