"""A promise names the test that holds it: the test is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROMISES = (ROOT / "docs" / "promises.md").read_text("utf-8")


def written() -> set[str]:
    """Every test of this house."""
    files = (ROOT / "tests").rglob("test_*.py")
    return {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))}


def test_every_promise_names_tests_that_are_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PROMISES))
    assert named - written() == set()


def test_every_file_of_tests_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", PROMISES))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
