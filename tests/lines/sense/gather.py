"""Gathers the marked clauses from which the sense of words is learnt.

python -m tests.lines.sense.gather                renew those of the corpus: the pieces of its rightly read lines
python -m tests.lines.sense.gather m45=FILE …     the same, and add an author's messages

A file of messages has one a line: {"clauses": [{"text": "村里一直不肯签字", "says": ["land"]}, …]}, or a clause by itself.
`says` is a kind of statement or the category of a problem, or nothing. Afterwards: `make sense`.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from bot.reading.sentences import said
from bot.reading.told import Said, Sentence
from bot.script import clean, fold
from tests.lines.test_corpus import entries, is_right

CLAUSES = Path(__file__).with_name("clauses.jsonl")
CORPUS = "lines"
"""By whom the clauses are that the corpus gives."""
WORDS = import_module("bot.reading.words")
Clause = dict[str, object]


def of_corpus() -> Iterator[Clause]:
    """What the pieces of each line that is read rightly say."""
    pieces: list[Clause] = []

    def heard(sentence: Sentence) -> Iterator[Said]:
        found = list(said(sentence))
        says = sorted({one.category or one.kind.value for one in found})
        pieces.append({"text": sentence.page.words_of(sentence.piece), "says": says, "by": CORPUS})
        yield from found

    setattr(WORDS, said.__name__, heard)
    for entry in (*entries("lines.jsonl"), *entries("hunted.jsonl")):
        pieces.clear()
        if is_right(entry):
            yield from pieces
    setattr(WORDS, said.__name__, said)


def of_messages(author: str, path: Path) -> Iterator[Clause]:
    """The clauses of an author's messages."""
    for line in path.read_text("utf-8").splitlines():
        message = json.loads(line)
        for clause in message.get("clauses", [message]):
            yield {"text": clause["text"], "says": sorted(clause["says"]), "by": author}


def once(clauses: Iterator[Clause]) -> Iterator[Clause]:
    """Each clause once for what it says, folded as the reader folds it."""
    seen = set()
    for clause in clauses:
        text = fold(clean(str(clause["text"]))).strip()
        key = (text, repr(clause["says"]))
        if text and key not in seen:
            seen.add(key)
            yield {**clause, "text": text}


def gathered(added: dict[str, Path]) -> Iterator[Clause]:
    """Those of the corpus anew, those that there were, and what is added."""
    yield from of_corpus()
    for line in CLAUSES.read_text("utf-8").splitlines():
        clause = json.loads(line)
        if clause["by"] != CORPUS and clause["by"] not in added:
            yield clause
    for author, path in added.items():
        yield from of_messages(author, path)


if __name__ == "__main__":
    files = {author: Path(path) for author, path in (one.split("=", 1) for one in sys.argv[1:])}
    rows = [json.dumps(one, ensure_ascii=False) + "\n" for one in once(gathered(files))]
    CLAUSES.write_text("".join(rows), "utf-8")
