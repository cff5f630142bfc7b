"""What clerks have put in other words: kept while the paragraph that was composed stays the same, else named."""

from dataclasses import replace

from bot.office import Issue


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
