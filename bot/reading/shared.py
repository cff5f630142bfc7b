"""What one breath says of several items: 均按序时推进 at the end, 分别310张、21处, the same thing said twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dates import Frame, find
from bot.patterns import Pattern, any_of
from bot.reading.entries import Entry
from bot.reading.figures import figures
from bot.reading.interpret import Source
from bot.reading.ledger import Ledger
from bot.reading.page import BLANK, page
from bot.reading.respective import EACH
from bot.reading.subjects import Subject
from bot.statements import Kind, Statement

OF_ALL = Pattern(
    r"[,，。;；\s]\s*"
    rf"(?:{any_of('以上 上述 其[他它余] 另外')}|[这以]?上?[两二三四五六七八九几]个?项(?:工作|指标|任务|实事)?|各项(?:工作|任务|指标)?|总体上?)*"
    r"(?P<tail>(?:[均都]|全部|全都|也都)[^,，。;；\d]+)[\s。!！]*$"
)
"""What is said at the end of all that was spoken of."""
LISTED = Pattern(r"(?:(?:的|工作)?(?:进展|进度|情况))?[:：\s]*(?=\d[\d.]*[万亿]?[^\d、,，]{1,4}[、,，]\s?\d)")
"""11.1、14.1进展：13.2万人、76.5公里."""
PART = Pattern(r"[^、,，;；和与及]+")


def tail_of_all(text: str, found: Sequence[Entry]) -> tuple[list[Entry], Entry | None]:
    """The entries of a message, and what its end says of all of them, if there are several."""
    named = [entry for entry in found if entry.head]
    last = found[-1] if found else None
    if last is None or len(named) < 2:
        return list(found), None
    match = OF_ALL.search(text, last.head.end if last.head else last.start, last.end)
    if match is None:
        return list(found), None
    start = match.start("tail")
    return [*found[:-1], replace(last, end=start)], Entry(start, last.end)


def only_named(spoken_of: Sequence[Subject]) -> str:
    """The number of the only item that a message names; what names none in it is of that one."""
    named = {subject.item.no for subject in spoken_of if not subject.is_guess}
    return next(iter(named)) if len(named) == 1 else ""


def portions(entry: Entry, source: Source, count: int, ledger: Ledger, frame: Frame) -> list[Source] | None:
    """For each of so many items the message with the figures or days of the others blanked; None: they do not pair."""
    each = EACH.search(source.text, entry.start, entry.end) or LISTED.match(source.text, _after_head(entry))
    if each is None:
        return None
    parts = [match.span() for match in PART.finditer(source.text, each.end(), entry.end)]
    spans = [span for part in parts for span in _days(source.text, *part, frame)]
    if len(spans) != count:
        laid = page(source.text[: entry.end], source.text[: entry.end], (0, 0), [(0, each.end())], frame)
        spans = [(one.start, one.end) for one in figures(laid.blanked, 0, ledger.units, None)]
    if len(spans) != count:
        return None
    named = each.span()
    return [
        Source(_without(source.text, [named, *(span for span in spans if span != own)]), source.wording)
        for own in spans
    ]


def told_twice(stated: Sequence[Statement]) -> str | None:
    """The item of a target of which a message tells two different totals."""
    told: dict[tuple[str | None, object], object] = {}
    for one in stated:
        if one.kind is Kind.PROGRESS and told.setdefault((one.target, one.mode), one.value) != one.value:
            return one.item
    return None


def once(stated: Sequence[Statement]) -> Iterator[Statement]:
    """Each thing once: what was said at the end of all may have been said of one before."""
    seen: set[Statement] = set()
    for one in stated:
        key = replace(one, text="")
        if one.kind is Kind.MILESTONE or key not in seen:
            seen.add(key)
            yield one


def _after_head(entry: Entry) -> int:
    return entry.head.end if entry.head else entry.start


def _days(text: str, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int]]:
    for one in find(text[start:end], frame):
        yield start + one.start, start + one.end


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text
