"""Lines that the reader's own makers thought of, marked by them: they keep what was mended, and prove nothing more."""

import pytest

from tests.lines.test_corpus import Entry, entries, gold, reading, told


@pytest.mark.parametrize("entry", entries("hunted.jsonl"), ids=lambda entry: str(entry["id"]))
def test_what_was_mended_stays_so(entry: Entry) -> None:
    assert told(reading(entry)) == gold(entry)
