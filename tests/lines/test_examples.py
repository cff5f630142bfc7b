"""The replies of the example years: a figure under a written number is reported of that number and no other."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from bot.ledger import parse
from bot.reading import Ledger, read
from bot.statements import Kind
from bot.workdays import Workdays

EXAMPLES = Path(__file__).parents[2] / "examples"
NUMBERED = re.compile(r"(?:更正 )?(\d+\.\d+) ")


def numbered(year: str) -> list[tuple[str, str]]:
    """Every line of the year's replies that begins with a target's number, with that number."""
    replies = (EXAMPLES / year / "replies.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line).get("text", "") for line in replies]
    lines = [line for text in texts for line in text.split("\n")]
    return [(line, found[1]) for line in lines if (found := NUMBERED.match(line))]


@pytest.mark.parametrize("year", ["minsheng-2017", "wenzhou-2017"])
def test_a_written_number_is_never_overruled_by_a_word(year: str) -> None:
    items = parse(json.loads((EXAMPLES / year / "ledger.json").read_text("utf-8")), "ledger.json").items
    ledger, calendar = Ledger(items), Workdays()
    lines = numbered(year)
    assert len(lines) > 100
    for line, no in lines:
        reading = read(line, ledger, today=date(2017, 6, 1), calendar=calendar)
        told = reading if isinstance(reading, tuple) else ()
        assert {s.target for s in told if s.kind is Kind.PROGRESS} <= {no}, line
