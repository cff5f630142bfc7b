"""Learns `bot/reading/sense.txt` from the marked clauses: `make sense`, which brings scikit-learn.

python -m tests.lines.sense.learn           learn from all of them
python -m tests.lines.sense.learn --check   of each author's clauses, how many are judged rightly by the others' alone
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer

from bot.reading.sense import NOTHING, runs

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[2] / "bot" / "reading" / "sense.txt"
FEWEST = 8
"""A label with fewer clauses is not learnt."""
IDLE = 0.35
"""Weights nearer to nothing are left out of the file."""
STRENGTH = 30


def clauses():
    """Every marked clause: its text, its one label, its author."""
    lines = (HERE / "clauses.jsonl").read_text("utf-8").splitlines()
    found = [(one["text"], one["says"][0] if one["says"] else NOTHING, one["by"]) for one in map(json.loads, lines) if len(one["says"]) < 2]
    counts = Counter(label for _, label, _ in found)
    return [one for one in found if counts[one[1]] >= FEWEST]


def learnt(taught):
    counting = CountVectorizer(analyzer=runs, binary=True, min_df=2)
    model = make_pipeline(counting, Normalizer(), LogisticRegression(C=STRENGTH, max_iter=400))
    return model.fit([text for text, _, _ in taught], [label for _, label, _ in taught])


def written(model):
    counting, judging = model[0], model[-1]
    bias = " ".join(str(round(one * 10)) for one in judging.intercept_)
    rows = []
    for run, column in sorted(counting.vocabulary_.items()):
        weights = [(chr(ord("a") + n), round(one * 10)) for n, one in enumerate(judging.coef_[:, column]) if abs(one) >= IDLE]
        if weights:
            rows.append(run + "\t" + "".join(f"{label}{weight}" for label, weight in weights))
    digest = hashlib.sha256((HERE / "clauses.jsonl").read_bytes()).hexdigest()[:16]
    return "\n".join([f"# learnt from {digest}", " ".join(judging.classes_), bias, *rows]) + "\n"


def check(taught):
    right = total = 0
    for author in sorted({by for _, _, by in taught} - {"lines"}):
        model = learnt([one for one in taught if one[2] != author])
        own = [one for one in taught if one[2] == author]
        hit = sum(model.predict([text for text, _, _ in own]) == [label for _, label, _ in own])
        right, total = right + hit, total + len(own)
        print(f"{author}: {hit / len(own):.1%} of {len(own)}")
    print(f"all: {right / total:.1%} of {total}")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check(clauses())
    else:
        WEIGHTS.write_text(written(learnt(clauses())), "utf-8")
