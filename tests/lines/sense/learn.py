"""Learns `bot/reading/sense.txt` from the marked clauses: `make sense`, which brings scikit-learn.

python -m tests.lines.sense.learn           learn from all of them
python -m tests.lines.sense.learn --check   of each author's clauses, how many are judged rightly after the others' alone
"""

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import Normalizer

from bot.reading.sense import NOTHING, runs

CLAUSES = Path(__file__).with_name("clauses.jsonl")
WEIGHTS = Path(__file__).parents[3] / "bot" / "reading" / "sense.txt"
FEWEST = 8
"""A label with fewer clauses is not learnt."""
IDLE = 0.8
"""Weights nearer to nothing are left out of the file."""
STRENGTH = 30
"""How little the weights are held down (scikit-learn's C)."""


class Clause(NamedTuple):
    text: str
    says: str
    by: str


def taught() -> list[Clause]:
    """Every clause that says one thing, or nothing."""
    marked = [json.loads(line) for line in CLAUSES.read_text("utf-8").splitlines()]
    found = [
        Clause(one["text"], (one["says"] or [NOTHING])[0], one["by"])
        for one in marked
        if len(one["says"]) < 2
    ]
    counts = Counter(one.says for one in found)
    return [one for one in found if counts[one.says] >= FEWEST]


class Learnt(NamedTuple):
    """A model of what clauses say: how their runs are counted, how much room each has, how they are judged."""

    counting: CountVectorizer
    scale: np.ndarray
    judging: LogisticRegression

    def predict(self, texts: list[str]) -> list[str]:
        """What each of these texts says."""
        return list(self.judging.predict(_scaled(self.counting.transform(texts), self.scale)))


def learnt(clauses: list[Clause]) -> Learnt:
    """A model learnt from clauses. Runs that few of them have get more room, by the root of how rare they are."""
    counting = CountVectorizer(analyzer=runs, binary=True, min_df=2)
    counts = counting.fit_transform([one.text for one in clauses])
    scale = np.sqrt(1 + np.log((1 + counts.shape[0]) / (1 + counts.getnnz(axis=0))))
    judging = LogisticRegression(C=STRENGTH, max_iter=400)
    judging.fit(_scaled(counts, scale), [one.says for one in clauses])
    return Learnt(counting, scale, judging)


def _scaled(counts: csr_matrix, scale: np.ndarray) -> csr_matrix:
    return Normalizer().transform(counts) @ diags(scale)


def written(model: Learnt) -> str:
    """The file of a model: tenths of weights, each with the letter of its label."""
    counting, scale, judging = model
    coefficients = judging.coef_ * scale
    rows = [
        f"# learnt from {digest()}",
        " ".join(judging.classes_),
        " ".join(map(tenths, judging.intercept_)),
    ]
    for run, column in sorted(counting.vocabulary_.items()):
        weights = enumerate(coefficients[:, column])
        told = "".join(chr(ord("a") + n) + tenths(weight) for n, weight in weights if abs(weight) >= IDLE)
        if told:
            rows.append(f"{run}\t{told}")
    return "\n".join(rows) + "\n"


def tenths(weight: float) -> str:
    return str(round(weight * 10))


def digest() -> str:
    """What the clauses were learnt from is known by."""
    return sha256(CLAUSES.read_bytes()).hexdigest()[:16]


def check(clauses: list[Clause]) -> None:
    """Each author's clauses, judged by a model that has not seen them."""
    right = total = 0
    for author in sorted({one.by for one in clauses if one.by[1:].isdigit()}):
        model = learnt([one for one in clauses if one.by != author])
        own = [one for one in clauses if one.by == author]
        judged = model.predict([one.text for one in own])
        hit = sum(found == one.says for found, one in zip(judged, own, strict=True))
        right, total = right + hit, total + len(own)
        print(f"{author}: {hit / len(own):.1%} of {len(own)}")
    print(f"all: {right / total:.1%} of {total}")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check(taught())
    else:
        WEIGHTS.write_text(written(learnt(taught())), "utf-8")
