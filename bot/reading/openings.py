"""Where the words of a title open a stretch of text that speaks of its item."""

from dataclasses import dataclass, replace

from bot.patterns import Pattern, any_of
from bot.reading.ledger import GENERIC, Ledger, Mention, sources

HAN = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
BULLET = rf"(?:\d{{1,2}}|{HAN})[、.．)）]|[(（](?:\d{{1,2}}|{HAN})[)）]|[一二三四五六七八]是"
PREFACE = any_of(
    "【[^】\\d]{2,14}】 [（(][^）)\\d]{2,14}[）)] 我们?的? 我[局办处委]的? 另外? 还有 关于 至于 以及",
    r"[\s\-—*·•●@]",
)
LEAD_IN = Pattern(f"{PREFACE}*+")
OPENING = Pattern(rf"(?:{BULLET}|{PREFACE}|目前|截至|的|[“”\"《》□]|{GENERIC.pattern})*+")
"""What may stand before a title at the beginning of a clause."""
JOINED = Pattern(rf"(?:{GENERIC.pattern})*+\s?[、和及与跟]\s?(?:{GENERIC.pattern})*+")
ALIKE = Pattern(r"\s*[都均]")
"""两癌 窝沟封闭 都正常: titles parted by blanks, of which one thing is said."""
MARK = Pattern(r"[,，。;；\n:：!！、/]|\s+|然后(?:就?是)?|再就是|还有就是")
PARTIES = Pattern(r"[^,，。;；\d]{0,14}(?<![一每])[两二三四五六七八几多各][家方]|(?:公司|部门|集团|等单位)")
PARTS = Pattern(r"(?:其中|包括)[^,，。;；\n]*$|\d[^,，。;；\d]{0,4}[(（][^,，。;；\n)）]*$")
REACH = 60
"""How many characters before a word its list may have begun."""
STOP = Pattern(r"[。;；\n]")
WORD = 2
TITLE = 3
"""So many characters of a title name an item wherever they stand; fewer may be said of anything."""
TITLED = Pattern(r"(?<=[\u4e00-\u9fff]{3})[:：]")
MORE = Pattern(r"增加|增长|减少|提高|降低|提升")
NEWS = Pattern(
    r"\d|[一二两三四五六七八九十百千万]+\s?(?:[个处座户人名家张条所项件场次期篇间栋台套辆株亩米]|公里|平方)|[无没](?:有)?(?:变化|进展|动静)|完成|正常|按(?:计划|序时|节点|期|时)|滞后|顺利"
)
"""What a clause must hold to be of another item than the one before it."""
NEAR = Pattern(rf"[这那](?:项|块|个|边)|[^,，。;；、\d]{{0,10}}?(?:(?:{NEWS.pattern})(?!\d*\s?[月日号年]))")
"""The same of a mere word of a title: the news follow at once."""


@dataclass(frozen=True, slots=True)
class Head:
    """A place, from start to end, that names items by number or by the words of a title.

    `also` are further titles in one breath: 养老床位和公厕. `is_weak`: 3、 may as well number the points of a report.
    `doubt` are the items of a title that follows a number which is not theirs.
    """

    start: int
    end: int
    numbers: tuple[str, ...] = ()
    mention: Mention | None = None
    also: tuple[Mention, ...] = ()
    is_weak: bool = False
    doubt: Mention | None = None


def titled(text: str, start: int, end: int, mentions: list[Mention], ledger: Ledger) -> list[Head]:
    """Titles at the beginning of clauses; after the first, only where there is news of them."""
    found: list[Head] = []
    edge = start
    embedded: Mention | None = None
    for one in mentions:
        for mark in MARK.finditer(text, edge, one.start):
            edge = mark.end()
        last = found[-1].mention if found else None
        if not one.items or (last and last.items & one.items) or _is_of_a_part(text, one):
            continue
        if last and _is_told_of(text, one, last, ledger):
            continue
        if last and _is_joined(text, (found[-1].also or (last,))[-1], one):
            found[-1] = replace(found[-1], also=(*found[-1].also, one))
        elif (at := _opening(text, edge, one, ledger)) >= 0:
            is_first = not (last or (embedded and one.end - one.start < TITLE))
            is_first = is_first or TITLED.match(text, one.end) is not None or _is_a_sentence(text, at, one)
            has_news = (
                NEAR.match(text, one.end)
                if last and one.end - one.start < TITLE
                else NEWS.search(text, one.end, end)
            )
            if is_first or has_news:
                found.append(Head(at, at, mention=one))
        else:
            embedded = embedded or (one if one.end - one.start >= TITLE else None)
    return found


def _is_joined(text: str, last: Mention, one: Mention) -> bool:
    if JOINED.fullmatch(text, last.end, one.start):
        return True
    return text[last.end : one.start].isspace() and ALIKE.match(text, one.end) is not None


def _is_of_a_part(text: str, one: Mention) -> bool:
    """供水、燃气、通信三家; 其中农民工521件、残疾人147件; （东岐3个、石澳3个）: whatever is named there, no item is."""
    return PARTIES.match(text, one.end) is not None or (
        PARTS.search(text, max(0, one.start - REACH), one.start) is not None
    )


def _is_told_of(text: str, one: Mention, last: Mention, ledger: Ledger) -> bool:
    """技能培训28400人 beside an item of 技能提升培训: two words that the item just spoken of has as well.

    Within a sentence its first word is enough: 管网铺设了29.6公里, after 供热扩面 with its 管网.
    """
    words = text[one.start : one.end]
    if len(words) != 2 * WORD:
        return False
    is_one_sentence = STOP.search(text, last.end, one.start) is None
    names = ["".join(sources(ledger.items[place])) for place in last.items]
    return any(words[:WORD] in name and (is_one_sentence or words[WORD:] in name) for name in names)


def _is_a_sentence(text: str, at: int, one: Mention) -> bool:
    """Whether a whole title begins a sentence: 户厕31200座。高标准农田有人质疑."""
    return one.end - one.start >= TITLE and text[at - 1 : at] in {"。", ";", "；", "\n", ",", "，"}


def _opening(text: str, edge: int, one: Mention, ledger: Ledger) -> int:
    """Where what a title opens begins: after a mark, or after a figure with its unit (718座搬迁…); else -1."""
    if MORE.fullmatch(text, one.start, one.end):
        return -1
    if OPENING.fullmatch(text, edge, one.start):
        return edge
    is_counted = edge < one.start and ledger.counted.search(text, max(edge, one.start - 8), one.start)
    return one.start if is_counted else -1
