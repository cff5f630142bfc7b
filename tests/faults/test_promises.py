"""Every test that a promise names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROMISES = (ROOT / "docs" / "promises.md").read_text("utf-8")


def test_every_test_that_a_promise_names_is_there() -> None:
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", PROMISES))
    assert {name for name in named if not re.search(rf"def {name}\(", written)} == set()


def test_every_file_that_a_promise_names_is_there() -> None:
    named = set(re.findall(r"`((?:tests|bench)/[\w/.]+)`", PROMISES))
    assert {name for name in named if not (ROOT / name).exists()} == set()
