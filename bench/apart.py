"""How rightly chat lines are read that nobody has fitted the reader to: those of tests/lines/apart, by outcome."""

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.lines.test_corpus import Entry, gold, reading, told  # noqa: E402  # the tests lie beside the bench

APART = ROOT / "tests" / "lines" / "apart" / "lines.jsonl"


def outcome(entry: Entry) -> str:
    """How a line was read: a wrong figure taken without a question is the worst."""
    found, meant = told(reading(entry)), gold(entry)
    if found == meant:
        return "right"
    if isinstance(found, str):
        return "asked otherwise" if isinstance(meant, str) else "asked needlessly"
    if isinstance(meant, str):
        return "silently wrong figure" if _figures(found) else "not asked"
    if _figures(found) - _figures(meant):
        return "silently wrong figure"
    return "figure passed over" if _figures(meant) - _figures(found) else "wrong in words"


def _figures(side: object) -> set[str]:
    statements = side if isinstance(side, list) else []
    return {repr(one) for one in statements if ("kind", "progress") in one}


if __name__ == "__main__":
    entries = [json.loads(line) for line in APART.read_text("utf-8").splitlines()]
    found = [(entry["id"].partition("-")[0], outcome(entry)) for entry in entries]
    for name, count in Counter(result for _, result in found).most_common():
        print(f"{name:<22} {count:>4} of {len(entries)} ({count / len(entries):.1%})")
    for name in dict.fromkeys(name for name, _ in found):
        results = [result == "right" for of, result in found if of == name]
        print(
            f"{name}: right            {sum(results):>4} of {len(results)} ({sum(results) / len(results):.1%})"
        )
