"""What changed since the last issue of the series."""

from collections.abc import Callable, Sequence

from bot.briefing import words
from bot.briefing.naming import MANY, bracketed
from bot.briefing.nouns import Findings, Section
from bot.counts import Judged
from bot.lamps import Lamp

LAGS = (Lamp.BEHIND, Lamp.LATE)

TURNS: tuple[tuple[str, Callable[[str | None, Lamp], bool]], ...] = (
    (words.NEWLY_DONE, lambda was, now: was not in (None, Lamp.CLOSED) and now is Lamp.CLOSED),
    (words.RECOVERED, lambda was, now: was in LAGS and now is Lamp.AHEAD),
    (words.NEWLY_BEHIND, lambda was, now: was in (Lamp.AHEAD, Lamp.UNKNOWN) and now in LAGS),
    (words.UNDONE, lambda was, now: was is Lamp.CLOSED and now is not Lamp.CLOSED),
    (words.ADDED, lambda was, _now: was is None),
)
"""What is told of a target, by its lamp in the last issue (None: not in it) and its lamp now."""


def changes(found: Findings) -> Section:
    """新完成, 由滞后转为按序时, 新列入滞后; and what a correction of figures took back."""
    last = found.brief.previous
    if last is None or not last.standings:
        return Section()
    was = {no: Lamp(word) for no, word in last.standings}
    parts = [
        found.say(template, n=len(turned), listed=_listed(found, turned))
        for template, has_turned in TURNS
        if (turned := [one for one in found.judged if has_turned(was.get(one.target.no), one.lamp)])
    ]
    parts += _removed(found, was)
    template = words.CHANGES if parts else words.CHANGES_NONE
    return Section(paragraphs=(found.say(template, number=last.number, parts="，".join(parts)),))


def _listed(found: Findings, turned: Sequence[Judged]) -> str:
    """All of them by name, or none where a clerk has left one unnamed: a shorter list would not fit its number."""
    return bracketed(turned) if all(map(found.is_named, turned)) else ""


def _removed(found: Findings, was: dict[str, Lamp]) -> list[str]:
    now = {one.target.no for one in found.judged}
    gone = [no for no in was if no not in now]
    listed = f"（{words.NUMBERS.format(listed='、'.join(gone))}）" if len(gone) <= MANY else ""
    return [found.say(words.REMOVED, n=len(gone), listed=listed)] if gone else []
