"""分别: of several targets named in a row, each its own of the figures that follow in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.items import Target
from bot.patterns import Pattern
from bot.reading.figures import Figure
from bot.reading.fitting import fit
from bot.reading.roles import Role

EACH = Pattern(r"分别(?!是?[来由])|依次|各自")
END = Pattern(r"[。;；\n]|$")


def listed(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures that 分别 hands out; all of them have the role of the first."""
    each = EACH.search(text)
    if each is None:
        return []
    end = END.search(text, each.end())
    row = [one for one in figures if each.end() <= one.start < (end.start() if end else len(text))]
    if len(row) < 2:
        return []
    return [replace(one, role=row[0].role) if one.role is Role.BARE else one for one in row]


def handed_out(
    text: str, row: Sequence[Figure], targets: Sequence[Target], words: Mapping[str, frozenset[str]]
) -> dict[int, Target] | None:
    """Where each figure of a row starts, and its target; None where the names before it do not pair with them."""
    each = EACH.search(text)
    begin = max(text.rfind(mark, 0, row[0].start) for mark in "。;；\n") + 1
    lead = text[begin : each.start() if each else 0]
    places = {target.no: _place(lead, target, targets, words) for target in targets}
    named = sorted((one for one in targets if places[one.no] >= 0), key=lambda one: places[one.no])
    is_paired = len(named) == len(row) and all(fit(*pair) for pair in zip(row, named, strict=True))
    return {one.start: target for one, target in zip(row, named, strict=True)} if is_paired else None


def _place(lead: str, one: Target, targets: Sequence[Target], words: Mapping[str, frozenset[str]]) -> int:
    """Where a target is named first, by words that no other has but its own parts."""
    others = [words.get(other.no, frozenset()) for other in targets if one.no not in {other.no, other.within}]
    own = words.get(one.no, frozenset()).difference(*others)
    return min((at for pair in own if (at := lead.find(pair)) >= 0), default=-1)
