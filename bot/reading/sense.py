"""What a piece of text most likely says, by the company its characters keep.

A linear model over runs of one to three characters, learnt from clauses that people have marked (`make sense`). It knows
no grammar and no dates: it is a second opinion beside the patterns, which are sure of set phrases but cannot know every
trade's words for what is in the way. Its weights are a text, `sense.txt`, loaded when first asked.
"""

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.patterns import Pattern

LONGEST_RUN = 3
LONGEST = 80
"""Of a longer piece only so many characters are weighed."""
NOTHING = "none"
NUMBER = Pattern(r"\d[\d.,]*|[一二三四五六七八九十百千万两零〇]{3,}")
IDLE = Pattern(r"[□\s]+")
MARKS = "，,。;；:：、!！?？()（） □"


class Sense(NamedTuple):
    """What a piece says: a kind or the category of a problem (`none`: nothing), and how likely it is, 0 to 1."""

    says: str
    likelihood: float


class _Model(NamedTuple):
    labels: Sequence[str]
    bias: Sequence[float]
    weights: dict[str, str]


def sense(piece: str) -> Sense:
    """What a piece of folded text most likely says."""
    scores = list(_model().bias)
    found = [row for run in runs(piece) if (row := _row(run))]
    for row in found:
        for label, weight in row:
            scores[label] += weight / math.sqrt(len(found))
    best = max(range(len(scores)), key=scores.__getitem__)
    return Sense(_model().labels[best], 1 / sum(math.exp(score - scores[best]) for score in scores))


def runs(piece: str) -> set[str]:
    """The runs of characters by which a piece is weighed: numbers count as 0, edges as ^ and $."""
    text = f"^{plain(piece)}$"
    return {text[at : at + n] for n in range(1, LONGEST_RUN + 1) for at in range(len(text) - n + 1)}


def plain(piece: str) -> str:
    """A piece without its marks, every number 0."""
    told = IDLE.compiled.sub(" ", NUMBER.compiled.sub("0", piece)).strip(MARKS)
    return told.removeprefix("关于 ")[:LONGEST]


@cache
def _model() -> _Model:
    """The file: the labels, their bias, then a run of characters and its weights a line (c12i-4: +1.2 for the third)."""
    from importlib.resources import files  # with what it brings, a tenth of the time to load the reading

    labels, bias, *rows = files("bot.reading").joinpath("sense.txt").read_text("utf-8").splitlines()[1:]
    return _Model(
        labels.split(), [int(one) / 10 for one in bias.split()], dict(row.split("\t") for row in rows)
    )


@cache
def _row(run: str) -> tuple[tuple[int, float], ...]:
    weights = _model().weights.get(run, "")
    return tuple(
        (ord(label) - ord("a"), int(weight) / 10) for label, weight in re.findall(r"([a-z])(-?\d+)", weights)
    )
