"""Which targets of an item the words around a figure name."""

import re
from collections.abc import Mapping

from bot.patterns import Pattern
from bot.reading.figures import Figure

SAID_OF_ALL = frozenset(["新增", "完成", "累计", "实现", "达到", "本周", "本月"])
"""Words of reporting name no target, even where one has them in its name: 本周新增1760人 beside 城镇新增就业."""
STAGES = frozenset(["开工", "完工", "竣工", "建成", "投用", "启动", "续建", "交付", "验收"])
WITHIN = r"[里中内,，、。\s]"
"""310张床位里护理型的: what follows is named of the next figure."""
MARK = Pattern(r"[,，。;；:：、]")
NEAR, FAR = 60, 200
"""How many characters further before a figure its target is named where no figure came between, and where one did."""


def named(text: str, figure: Figure, words: Mapping[str, frozenset[str]]) -> tuple[list[str], list[str]]:
    """The targets whose own words stand just before or just after a figure, and those named further before."""
    own = {no: pairs - SAID_OF_ALL for no, pairs in words.items()}
    unique = telling(own)
    lead, trail = text[figure.edge : figure.start], re.split(WITHIN, text[figure.end : figure.limit])[0]
    near = (
        latest(lead, _things(unique))
        or latest(lead, unique)
        or latest(lead, own)
        or latest(trail, unique)
        or latest(trail, own)
    )
    before = text[max(0, figure.edge - FAR) : figure.edge]
    return near, latest(before, unique) or latest(before, own)


def _things(words: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Words that tell what is done, not how far it is: 薄弱幼儿园已完工21所, beside a target of schools 完工."""
    return {no: pairs - STAGES for no, pairs in words.items()}


def telling(words: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Of each target's words those that no other has."""
    return {
        no: pairs.difference(*(others for name, others in words.items() if name != no))
        for no, pairs in words.items()
    }


def latest(stretch: str, own: Mapping[str, frozenset[str]]) -> list[str]:
    """The targets whose words stand last in a stretch of text."""
    last = {no: max((stretch.rfind(pair) for pair in pairs), default=-1) for no, pairs in own.items()}
    end = max(last.values(), default=-1)
    return [no for no, place in last.items() if place == end] if end >= 0 else []


def said_since(text: str, since: int, figure: Figure) -> str:
    """What was said after the clause of the figure reported last, before this one."""
    mark = MARK.search(text, since, figure.edge) if since else None
    begin = mark.end() if mark else figure.edge if since else 0
    return text[max(begin, figure.edge - NEAR) : figure.edge]
