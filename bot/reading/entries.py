"""A message cut into entries: stretches of text that each speak of one item, or of several at once."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.items import Item
from bot.patterns import Match, Pattern
from bot.reading.heads import heads
from bot.reading.ledger import Ledger, Mention, sources
from bot.reading.openings import Head
from bot.reading.shortened import is_short_for

SEGMENT = Pattern(r"[^\n;；]+")
DAY_ALONE = Pattern(
    r"\s*[1-3]?\d号(?:能|可以?|就|全部|左右)*(?:完|竣|交付|投用|搞定|弄)[^\d;；\n]*(?:$|[;；\n])"
)
"""20号完成 in answer to a card is a day, not an item."""

SHORT = Pattern(
    r"(?:^\s*|[,，、。;；\n]\s*)(?!控制|计划|目标|任务|上限|指标|实际|[总本上累共目还差剩新已完])(?P<run>[\u4e00-\u9fff]{2,4})(?=\s?\d|[:：、和及与]|[没暂无]有?[新变]|进[度展]|按[计序])"
)
"""What may be a title cut short, with its figure."""
FIRST = Pattern(r"[:：]\s*(?:一|1|１)[、.．)）]")
"""…如下：一、…；二、…"""
SECOND = Pattern(r"(?:二|2|２)[、.．)）]")
NAMED_ONLY = Pattern(r"[^\d,，。:：]{0,14}[、和及与]\s*")
"""What stands between two numbers of a row."""


ROW_ENDS = Pattern(r"[^,，。:：\d]{0,10}[:：]\s?")
NAME = 8
"""So far a title is sought behind a number."""
WORD = 2
"""So many characters are a word of a title, not the title."""
NEWS = Pattern(r"[这那](?:项|块|个|边)|[^,，。;；、]{0,10}?(?:\d(?!\d*\s?[月日号年])|[无没]变化|完成|正常)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a message and what names its item, if anything does."""

    start: int
    end: int
    head: Head | None = None
    again: tuple[Head, ...] = ()
    """Where the same number is named once more."""


def entries(
    text: str, ledger: Ledger, answered: Item | None, *, is_answer: bool, own: Collection[str] = ()
) -> list[Entry]:
    """The entries of a folded message. What has no head of its own goes on with the entry before it.

    `own` are the numbers of the items that the speaker answers for.
    """
    known = _Known(ledger.place(answered) if answered else None, is_answer, tuple(own))
    found: list[Entry] = []
    for segment in SEGMENT.finditer(text):
        found += _of_segment(text, segment, ledger, known, is_under_way=any(one.head for one in found))
    weak = [entry.head.numbers[0] for entry in found if entry.head and entry.head.is_weak]
    first = 2 if weak[:1] == ["2"] and FIRST.search(text) else 1
    is_counted = (len(weak) > 1 or SECOND.search(text)) and weak == [
        str(n) for n in range(first, len(weak) + first)
    ]
    if (
        is_counted and own and set(own).isdisjoint(weak)
    ):  # 一、…；二、…: the points of a report on one's own item
        is_answer = True
    has_name = any(entry.head and not entry.head.is_weak for entry in found) and all(
        int(no) <= len(found) for no in weak
    )
    if not is_answer and _are_numbers(text, [entry.head for entry in found], ledger):
        has_name = False
    return _joined(text, [replace(entry, head=_kept(entry, text, is_answer, has_name)) for entry in found])


def _are_numbers(text: str, found: Sequence[Head | None], ledger: Ledger) -> bool:
    """1、老旧小区53个；2、棚改8020套: numbers that the titles of those very items follow, and no mere points."""
    told = []
    for head in found:
        place = ledger.find(head.numbers[0]) if head and head.is_weak else None
        named = ledger.mentions(text[head.end : head.end + NAME])[:1] if head and place else []
        if place and named and named[0].start == 0 and named[0].items:
            told.append(ledger.place(place[0]) in named[0].items)
    return len(told) > 1 and all(told)


class _Known(NamedTuple):
    """What is known of a message: the place of the item that it answers, if any; the numbers of the speaker's items."""

    answered: int | None
    is_answer: bool
    own: tuple[str, ...]


def _of_segment(
    text: str, segment: Match, ledger: Ledger, known: _Known, *, is_under_way: bool
) -> Iterator[Entry]:
    """The entries of a segment; `is_under_way`: an item is spoken of already."""
    start, end = segment.span()
    found = [
        head
        for head in _without_row(text, end, heads(text, start, end, ledger), ledger)
        if not _is_of(head, known.answered)
        and not (
            (known.is_answer or is_under_way)
            and _is_in_passing(head, text)
            and not _is_own_sentence(head, text, ledger, known.own)
        )
    ]
    found = [head for head in found if not _is_of_others(head, found[0], ledger, known.own)]
    is_named = bool(found)
    found = _with_short(found, text, segment, ledger, known.own)
    if not found:
        yield Entry(start, end)
        return
    if (
        not is_named and found[0].start > start
    ):  # 绿地26.8万㎡，公厕16座: what stands before is of the speaker's own
        yield Entry(start, found[0].start)
        start = found[0].start
    stop = text.rfind("。", start, found[0].start) + 1
    if (
        known.is_answer or is_under_way
    ) and stop:  # 512座。另外生态搬迁12800人: the answer, and then something else
        yield Entry(start, stop)
        start = stop
    starts = [start, *(head.start for head in found[1:])]
    for head, begin, stop in zip(found, starts, [*starts[1:], end], strict=True):
        yield Entry(begin, stop, head)


def _without_row(text: str, end: int, found: list[Head], ledger: Ledger) -> list[Head]:
    """文化惠民和农村电影两项一并报：送戏下乡…: a row of titles that only heads what names them once more."""
    if not found or not found[0].also:
        return found
    colon = ROW_ENDS.match(text, found[0].also[-1].end, end)
    row = {item for one in (found[0].mention, *found[0].also) if one for item in one.items}
    further = heads(text, colon.end(), end, ledger) if colon else []
    named = further[0].mention if further else None
    return further if named and named.items <= row else found


def _with_short(
    found: list[Head], text: str, segment: Match, ledger: Ledger, own: tuple[str, ...]
) -> list[Head]:
    """绿地26.8万㎡，公厕16座: further items of the speaker's, their titles cut short."""
    further = []
    names = {no: sources(ledger.by_no[no]) for no in own}
    mentions = ledger.mentions(text[segment.start() : segment.end()]) if own else []
    for match in SHORT.finditer(text, *segment.span()):
        run = match["run"]
        meant = [no for no in names if is_short_for(run, names[no])]
        if len(meant) != 1 or any(one.items for one in ledger.mentions(run)):
            continue
        at = match.start("run")
        place = ledger.place(ledger.by_no[meant[0]])
        before = mentions[: bisect_left(mentions, at - segment.start(), key=lambda one: one.start)]
        is_named = bool(before) and place in before[-1].items
        last = next((head for head in reversed(found) if head.start <= at), None)
        is_told = last is not None and (at < last.end or _is_of(last, place))
        if not is_named and not is_told:
            further.append(Head(at, at, mention=Mention(at, match.end("run"), frozenset({place}))))
    return _rows(text, sorted([*found, *further], key=lambda head: head.start), further)


def _rows(text: str, found: list[Head], further: list[Head]) -> list[Head]:
    """棚改、老旧小区两项: a title cut short and the one that follows at once are named in one breath."""
    kept: list[Head] = []
    for head in reversed(found):
        end = head.mention.end if head.mention else head.end
        if head not in further or text[end : end + 1] not in {*"、和及与"}:
            kept.append(head)
        elif kept and head.mention and (one := kept[-1].mention) and one.start == end + 1:
            kept[-1] = replace(
                kept[-1], start=head.start, end=head.end, mention=head.mention, also=(one, *kept[-1].also)
            )
    return kept[::-1]


def _is_of(head: Head, own: int | None) -> bool:
    """Whether a title is that of the item that the message answers, so that it begins nothing new."""
    return head.mention is not None and not head.also and own in head.mention.items


def _is_in_passing(head: Head, text: str) -> bool:
    """Whether a message of one item only mentions a word of another title: 儿童医院门口的方案已批复."""
    one = head.mention
    if one is None or head.numbers or one.end - one.start > WORD:
        return False
    if len(one.items) > 1:
        return True
    return NEWS.match(text, one.end) is None


def _is_of_others(head: Head, first: Head, ledger: Ledger, own: Collection[str]) -> bool:
    """培训督导员312名 in a report on waste: a mere word of another unit's title, after the title of one's own."""
    one, named = head.mention, first.mention
    if one is None or named is None or head is first or one.end - one.start > WORD:
        return False
    places = {ledger.place(ledger.by_no[no]) for no in own}
    return not places.isdisjoint(named.items) and places.isdisjoint(one.items)


def _is_own_sentence(head: Head, text: str, ledger: Ledger, own: Collection[str]) -> bool:
    """。棚改城南片区有两个地块没谈拢: a word of the title of an item of the speaker's begins a sentence."""
    places = {ledger.place(ledger.by_no[no]) for no in own}
    return (
        text[head.start - 1 : head.start] == "。"
        and head.mention is not None
        and head.mention.items <= places
    )


def _kept(entry: Entry, text: str, is_answer: bool, has_name: bool) -> Head | None:  # noqa: FBT001
    """The head of an entry, unless 1、2、3、 number the points of an item that is named otherwise."""
    head = entry.head
    if head is None or (head.is_weak and (is_answer or has_name)):
        return None
    return None if is_answer and DAY_ALONE.match(text, entry.start) else head


def _joined(text: str, found: list[Entry]) -> list[Entry]:
    joined: list[Entry] = []
    for entry in found:
        last = joined[-1] if joined else None
        if last and (entry.head is None or _is_same(entry.head, last.head)):
            again = (entry.head,) if entry.head else ()
            joined[-1] = replace(last, end=entry.end, again=(*last.again, *again))
        elif last and entry.head and (head := _listed(text, last, entry.head)):
            joined[-1] = Entry(last.start, entry.end, head)
        else:
            joined.append(entry)
    return joined


def _listed(text: str, last: Entry, head: Head) -> Head | None:
    """3号养老床位、9号口袋公园均…: numbers with their titles in a row, of which the end is said."""
    if last.head is None or not (last.head.numbers and head.numbers):
        return None
    is_row = last.head.end == last.end and text[last.end - 1] in "、和及与"  # 第11项、第14项
    if not is_row and not NAMED_ONLY.fullmatch(text, last.head.end, last.end):
        return None
    return replace(head, start=last.head.start, numbers=(*last.head.numbers, *head.numbers))


def _is_same(head: Head, other: Head | None) -> bool:
    if other is None or head.numbers != other.numbers:
        return False
    if head.numbers:
        return True
    one, last = head.mention, other.mention
    if one is None or last is None or head.also or other.also:
        return False
    return len(one.items) == 1 and one.items == last.items
