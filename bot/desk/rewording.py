"""What clerks have put in other words or struck out: kept while the composed paragraph stays the same, else named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.briefing.words import HEADING, ORDINALS
from bot.office import Issue
from bot.wording.review import GONE

ORDINAL = re.compile(rf"[{ORDINALS}]、(.*)", re.DOTALL)
FOOT = 2
"""The last paragraphs: the office and the day."""


def struck(issue: Issue, n: int) -> Issue:
    """The draft without its n-th paragraph, which keeps its number until the draft goes out."""
    return reworded(issue, n, GONE + issue.paragraphs[n - 1].removeprefix(GONE))


def restored(issue: Issue, n: int) -> Issue:
    """The n-th paragraph as it was composed."""
    now = issue.paragraphs[n - 1]
    return reworded(issue, n, next((was for was, said in issue.reworded if said == now), now))


def standing(issue: Issue) -> Issue:
    """The text that goes out: what was struck is gone, a heading with nothing left under it too, the others count on."""
    *body, office, day = issue.paragraphs
    kept = [p for p in _headed(body) if not p.startswith(GONE)]
    ordinals = iter(ORDINALS)
    told = (HEADING.format(ordinal=next(ordinals), words=found[1]) if (found := ORDINAL.fullmatch(p)) else p
            for p in kept)  # fmt: skip
    return replace(issue, paragraphs=(*told, office, day)) if len(kept) < len(body) else issue


def _headed(body: Sequence[str]) -> Iterator[str]:
    """The paragraphs without those headings under which everything was struck."""
    for n, paragraph in enumerate(body):
        under = body[n + 1 : next((m for m in range(n + 1, len(body)) if ORDINAL.match(body[m])), None)]
        if not (ORDINAL.match(paragraph) and under and all(p.startswith(GONE) for p in under)):
            yield paragraph


def reworded(issue: Issue, n: int, text: str) -> Issue:
    """The draft with its n-th paragraph in other words, and what it read when it was composed."""
    now = issue.paragraphs[n - 1]
    was = next((was for was, said in issue.reworded if said == now), now)
    others = tuple(pair for pair in issue.reworded if pair[0] != was)
    return replace(
        issue,
        paragraphs=(*issue.paragraphs[: n - 1], text, *issue.paragraphs[n:]),
        reworded=others if text == was else (*others, (was, text)),
    )


def carried(issue: Issue, earlier: Issue | None) -> tuple[Issue, tuple[str, ...]]:
    """The draft composed anew with the clerks' words still in it; and their words for paragraphs that read otherwise."""
    words = dict(earlier.reworded) if earlier else {}
    kept = {was: now for was, now in words.items() if was in issue.paragraphs}
    paragraphs = tuple(kept.get(composed, composed) for composed in issue.paragraphs)
    lost = tuple(now for was, now in words.items() if was not in kept)
    return replace(issue, paragraphs=paragraphs, reworded=tuple(kept.items())), lost
