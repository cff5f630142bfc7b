"""Numbers that name an item where they stand first, and may as well number the points of a report: 3、, (3), 3 累计…"""

from bisect import bisect_left
from collections.abc import Iterator

from bot.numbers import numeral
from bot.patterns import Pattern, any_of
from bot.reading.ledger import Ledger, Mention
from bot.reading.openings import HAN, Head

NO_UNIT = Pattern(r"本(?=[周月期季年旬星个次])|平(?=[均台安稳时整])|床位(?=[^\s,，。;；])")
"""16.1本周, 3.1床位累计: words that begin with a unit, or are one, and follow a number all the same."""
STARTS = any_of(
    r"累计 完成了?[^\d□] 已 没 无 还 暂 目前 本周 这周 进展 同上 办结 报办结 正常 申请 滞后 进度 又 有(?=\d) 按(?:计划|序时|期|时) [这那]边 这块 仍"
)
WEAK = Pattern(
    rf"[(（]\s?(?P<a>\d{{1,3}}|{HAN})\s?[)）]|(?P<b>\d{{1,3}}|{HAN})\s?(?:[、)）]|[:：](?![0-5]\d(?:准时|开|前|到|参|集|分|会|在|[-~—]))|\.(?!\d))|(?P<c>\d{{1,3}}|{HAN})\s+(?=[^\s/%])"
    rf"|(?P<d>\d{{1,3}})(?={STARTS})"
)
AFTER_HEAD = Pattern(r"[\s:：、,，)）】\]*\-—]*")
BARE = Pattern(r"\d{1,3}(?=[\u4e00-\u9fff])")
GAP = Pattern(
    r"[\s。;；](?=\d{1,3}[、)）.](?!\d))|[\s,，](?=\d{1,3}(?:[这那]边|按(?:计划|序时)|累计|[没无]有?变化|已办结))"
)
HEADING = Pattern(r"(?:\d{1,2}月|[^\d,，。;；:：\n]){4,24}[:：]\s?(?=[(（]\s?\d)")
"""上半年重点工作完成情况：（16）…: the heading of a report by numbers."""
NEAR = 8


def weak(text: str, begin: int, end: int, ledger: Ledger) -> Iterator[Head]:
    """3、 at the beginning; and where one stands there, 4、 after a space further on."""
    heading = HEADING.match(text, begin, end)
    match = WEAK.match(text, heading.end() if heading else begin, end)
    while match:
        no = number(match["a"] or match["b"] or match["c"] or match["d"])
        if not ledger.find(no) or (match["c"] and _is_counting(text, match.end(), no, ledger)):
            return
        yield Head(match.start(), after(AFTER_HEAD, text, match.end()), (no,), is_weak=True)
        space = GAP.search(text, match.end(), end)
        match = WEAK.match(text, space.end(), end) if space else None


def _is_counting(text: str, at: int, no: str, ledger: Ledger) -> bool:
    """还有4 处在建: what follows a number is what it counts, and not the title of that item."""
    unit, found = ledger.units.match(text, at), ledger.find(no)
    if unit is None or NO_UNIT.match(text, at) or found is None:
        return False
    named = ledger.mentions(text[at : at + NEAR])[:1]
    return not (named and named[0].start == 0 and ledger.place(found[0]) in named[0].items)


def glued(text: str, begin: int, end: int, ledger: Ledger, mentions: list[Mention]) -> Iterator[Head]:
    """13高标准3.1万亩: a number that the words of its own title follow without a mark."""
    match = BARE.match(text, begin)
    found = ledger.find(match[0]) if match else None
    if match is None or found is None:
        return
    at = bisect_left(mentions, match.end(), key=lambda one: one.start)
    if (
        at < len(mentions)
        and mentions[at].start == match.end()
        and ledger.place(found[0]) in mentions[at].items
    ):
        yield Head(match.start(), match.end(), (match[0],), is_weak=True)
        if space := GAP.search(text, match.end(), end):
            yield from weak(text, space.end(), end, ledger)


def number(word: str) -> str:
    """A number as ledgers write it: 三 is 3, and the stop of a hurried 3。1 a point."""
    word = word.replace("。", ".")
    return word if word[0].isdigit() else str(int(numeral(word) or 0))


def after(pattern: Pattern, text: str, at: int) -> int:
    """Where a pattern ends that matches at a place; the place itself where it does not."""
    match = pattern.match(text, at)
    return match.end() if match else at
