"""A message cut into entries: stretches of text that each speak of one item, or of several at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.numbers import numeral
from bot.reading.ledger import GENERIC, Ledger, Mention

NO = r"\d{1,3}(?:[.。]\d{1,2})?(?![\d.])"
HAN = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
KIND = r"(?:民生)?(?:事项|指标|任务|工作|实事|项目)?"
NO_PLACE = r"(?![楼线地路井桥门机泵院厅标段台幢栋厂库馆站令文渠池坑墩公召])"
NO_DAY = r"(?!之?前|以前|左右|上午|下午|晚上|下班|开会|之后|以后|后|起|(?:至|到|-)\d)"
AFTER_DAY_WORD = r"(?<![\d月年第期至到于])(?<!预计)(?<!力争)(?<!争取)(?<!确保)(?<!计划)(?<!本月)(?<!下月)(?<!个月)(?<!每月)(?<!截至)"
STRONG = re.compile(
    rf"第\s?(?P<a>{NO}|{HAN})\s?[号项条件个]{KIND}{NO_PLACE}"
    rf"|{AFTER_DAY_WORD}(?P<b>{NO}|{HAN})\s?号{KIND}{NO_PLACE}{NO_DAY}"
    rf"|#\s?(?P<c>{NO})(?!楼)"
    rf"|(?:序号|编号|事项|指标|项目)\s?[:：]?\s?(?P<d>{NO})(?![%个项张户座处])"
)
DOTTED = re.compile(
    r"(?:(?<=[\s,，。;；:：、)）\n和及])|(?<=更正)|(?<=关于)|(?<=[报补把将对局办委处院会司指标]))(?P<no>\d{1,3}[.。]\d{1,2})(?![\d.%])|^(?P<first>\d{1,3}[.。]\d{1,2})(?![\d.%])"
)
AFTER_CUE = re.compile(r"(?:累计|完成|共|达到?|[为至到约近超计])\s?$")
WEAK = re.compile(
    rf"[(（]\s?(?P<a>\d{{1,3}}|{HAN})\s?[)）]|(?P<b>\d{{1,3}}|{HAN})\s?(?:[、)）:：]|\.(?!\d))|(?P<c>\d{{1,3}})\s+(?=[^\d\s/%])"
    r"|(?P<d>\d{1,3})(?=累计|完成了?[^\d]|已|没|无|还|暂|目前|本周|这周|进展|同上|办结|报办结|正常|申请)"
)
ALSO = re.compile(rf"\s?[、,，和及与跟/&+]\s?(?P<no>{NO}|{HAN})\s?(?P<mark>号|项)?")
LIST_HEAD = re.compile(rf"(?P<no>{NO}|{HAN})\s?(?:号|项)?(?=\s?[、,，和及与跟/&+]\s?(?:{NO}|{HAN}))")
LIST_END = re.compile(r"\s?(?:[号项]|[这两三几]+项|都|均|也|全|无|没|暂|:|：|$)")
DAY_ALONE = re.compile(
    r"\s*[1-3]?\d号(?:能|可以?|就|全部|左右)*(?:完|竣|交付|投用|搞定|弄)[^\d;；\n]*(?:$|[;；\n])"
)
"""20号完成 in answer to a card is a day, not an item."""
AFTER_HEAD = re.compile(r"[\s:：、,，)）\-—]*")
SEGMENT = re.compile(r"[^\n;；]+")
OPENING = re.compile(
    rf"(?:我们?的?|我[局办处委]的?|另外?|还有|关于|至于|以及|目前|截至|{GENERIC.pattern}|[“”\"《》\s\-—*·•●@□]|的)*+"
)
"""What may stand before a title at the beginning of a clause."""
MARKS = ",，。;；\n:：!！、"
DIGIT = re.compile(r"[\d一二三四五六七八九十百]|无变化|完成|正常")
LEAD_IN = re.compile(r"(?:我们?的?|我[局办处委]的?|另外?|还有|关于|至于|以及|[\s\-—*·•●@])*+")


@dataclass(frozen=True, slots=True)
class Head:
    """A place, from start to end, that names items by number or by the words of a title."""

    start: int
    end: int
    numbers: tuple[str, ...] = ()
    mention: Mention | None = None
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a message and what names its item, if anything does."""

    start: int
    end: int
    head: Head | None = None


def entries(text: str, ledger: Ledger, *, is_answer: bool) -> list[Entry]:
    """The entries of a folded message. What has no head of its own goes on with the entry before it."""
    found: list[Entry] = []
    for segment in SEGMENT.finditer(text):
        found += _of_segment(text, segment.start(), segment.end(), ledger)
    if is_answer or _has_bullets(found):
        found = [replace(entry, head=None) if entry.head and entry.head.is_weak else entry for entry in found]
    if is_answer:
        found = [
            replace(entry, head=None) if DAY_ALONE.match(text, entry.start) else entry for entry in found
        ]
    return _joined(found)


def _of_segment(text: str, start: int, end: int, ledger: Ledger) -> Iterator[Entry]:
    heads = _heads(text, start, end, ledger)
    if not heads:
        yield Entry(start, end)
        return
    starts = [start, *(head.start for head in heads[1:])]
    for head, begin, stop in zip(heads, starts, [*starts[1:], end], strict=True):
        yield Entry(begin, stop, head)


def _heads(text: str, start: int, end: int, ledger: Ledger) -> list[Head]:
    """What names items in a segment: a list of numbers at its beginning, else numbers, else the words of titles."""
    begin = _after(LEAD_IN, text, start)
    if listed := _list(text, begin, end, ledger):
        return [listed]
    numbered = sorted(
        [*_strong(text, start, end, ledger), *_dotted(text, start, end, ledger)], key=lambda h: h.start
    )
    if not numbered and (weak := _weak(text, begin, end, ledger)):
        numbered = [weak]
    return numbered or _mentioned(text, start, end, ledger)


def _list(text: str, begin: int, end: int, ledger: Ledger) -> Head | None:
    """3、5号都无变化; 3.1和3.2同上."""
    match = LIST_HEAD.match(text, begin, end)
    numbers = [_no(match["no"])] if match else []
    at = match.end() if match else begin
    while match and (more := ALSO.match(text, at, end)):
        numbers.append(_no(more["no"]))
        at = more.end()
    is_known = all(ledger.find(no) for no in numbers)
    if len(numbers) < 2 or not is_known or not LIST_END.match(text, at - 1 if text[at - 1] in "号项" else at):
        return None
    return Head(begin, _after(AFTER_HEAD, text, at), tuple(numbers))


def _strong(text: str, start: int, end: int, ledger: Ledger) -> Iterator[Head]:
    for match in STRONG.finditer(text, start, end):
        no = _no(match["a"] or match["b"] or match["c"] or match["d"])
        is_first = not text[start : match.start()].strip()
        if ledger.find(no) or match["a"] or match["c"] or match["d"] or is_first or not ledger.items:
            yield Head(match.start(), _after(AFTER_HEAD, text, match.end()), (no,))


def _dotted(text: str, start: int, end: int, ledger: Ledger) -> Iterator[Head]:
    for match in DOTTED.finditer(text, start, end):
        no = _no(match["no"] or match["first"])
        is_figure = ledger.units.match(text, match.end()) or AFTER_CUE.search(text, start, match.start())
        if not is_figure and (ledger.find(no) or (not ledger.items and match.start() == start)):
            yield Head(match.start(), _after(AFTER_HEAD, text, match.end()), (no,))


def _weak(text: str, begin: int, end: int, ledger: Ledger) -> Head | None:
    match = WEAK.match(text, begin, end)
    no = _no(match["a"] or match["b"] or match["c"] or match["d"]) if match else ""
    if match is None or not ledger.find(no):
        return None
    return Head(match.start(), _after(AFTER_HEAD, text, match.end()), (no,), is_weak=True)


def _mentioned(text: str, start: int, end: int, ledger: Ledger) -> list[Head]:
    """Titles at the beginning of clauses; after the first, only where figures follow."""
    heads: list[Head] = []
    edge = start
    for mention in ledger.mentions(text[start:end]):
        at, stop = mention.start + start, mention.end + start
        edge = max(edge, max((text.rfind(mark, edge, at) for mark in MARKS), default=-1) + 1)
        is_new = not heads or not (heads[-1].mention and heads[-1].mention.items & mention.items)
        if (
            mention.items
            and is_new
            and OPENING.fullmatch(text, edge, at)
            and (not heads or DIGIT.search(text, stop, end))
        ):
            heads.append(Head(edge, edge, mention=replace(mention, start=at, end=stop)))
    return heads


def _no(word: str) -> str:
    """A number as ledgers write it: 三 is 3, and the stop of a hurried 3。1 a point."""
    word = word.replace("。", ".")
    return word if word[0].isdigit() else str(int(numeral(word) or 0))


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _has_bullets(found: list[Entry]) -> bool:
    """Whether 1、2、3、 number the points of one item that was named otherwise."""
    return any(entry.head and not entry.head.is_weak for entry in found)


def _joined(found: list[Entry]) -> list[Entry]:
    joined: list[Entry] = []
    for entry in found:
        if joined and (entry.head is None or _is_same(entry.head, joined[-1].head)):
            joined[-1] = replace(joined[-1], end=entry.end)
        else:
            joined.append(entry)
    return joined


def _is_same(head: Head, other: Head | None) -> bool:
    return other is not None and bool(head.numbers) and head.numbers == other.numbers
