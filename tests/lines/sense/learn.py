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
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import Normalizer

from bot.reading.sense import NOTHING, runs

CLAUSES = Path(__file__).parent / "clauses.jsonl"
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


class Rarity(BaseEstimator, TransformerMixin):  # type: ignore[misc]  # the library is untyped
    """Gives runs that few clauses have more room: by the root of how rare they are. Half a per cent more are right."""

    def fit(self, runs_of: csr_matrix, _: object = None) -> "Rarity":
        """Count in how many clauses each run stands."""
        self.scale_ = np.sqrt(1 + np.log((1 + runs_of.shape[0]) / (1 + runs_of.getnnz(axis=0))))
        return self

    def transform(self, runs_of: csr_matrix) -> csr_matrix:
        """The same with every run scaled."""
        return runs_of @ diags(self.scale_)


def learnt(clauses: list[Clause]) -> Pipeline:
    """A model of what clauses say."""
    counting = CountVectorizer(analyzer=runs, binary=True, min_df=2)
    model = make_pipeline(counting, Normalizer(), Rarity(), LogisticRegression(C=STRENGTH, max_iter=400))
    return model.fit([one.text for one in clauses], [one.says for one in clauses])


def written(model: Pipeline) -> str:
    """The file of a model: tenths of weights, each with the letter of its label."""
    counting, rarity, judging = model[0], model[-2], model[-1]
    coefficients = judging.coef_ * rarity.scale_
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
