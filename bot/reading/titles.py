"""Where a text repeats an item's title or the words of its targets, so that they are read as names and not as news."""

import re
from collections.abc import Iterator, Sequence

from bot.patterns import Pattern
from bot.reading.ledger import ACROSS, GENERIC, Ledger, signs, sources
from bot.reading.subjects import Subject

NEW = Pattern(r"新[增建设开办]")
THIS_TIME = Pattern(r"(?:[本这当上]个?(?:周|月|旬|期|星期)|又|再|今天|昨天|近期|最近)\s*$")
"""本周新增养老床位34张 is an increment although the title begins with 新增."""
EVENT = Pattern("主体|封顶|竣工|验收|投用|投产|通车|办结|完工|交付|上线|开业|挂牌|揭牌|印发|出台|建成|完成")
"""What of a title is said to have happened: 一期厂房主体封顶."""
UNGROWN = frozenset("0123456789不")
"""What no title goes on over: 电梯不是26部, 401、K56."""
HAN = Pattern(r"[\u4e00-\u9fff]{2}")
WHO = frozenset("员师工")
"""护理员 is someone, 护理 a word of a title."""


def titles(text: str, subject: Subject, ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Where a text names an item by the words of its title."""
    place, names = ledger.place(subject.item), sources(subject.item)
    for sign in signs(subject.item):
        yield from (match.span() for match in re.finditer(re.escape(sign), text))
    for mention in ledger.mentions(text):
        if place in mention.items and text[mention.end : mention.end + 1] not in WHO:
            start, end = max(
                (_grown(text, mention.start, mention.end, name) for name in names),
                key=lambda span: span[1] - span[0],
            )
            end = _rounded(text, end, names)
            if end - start > 2 or text[start - 1 : start] != "的":  # 下乡的医生 are people, not 家庭医生签约
                yield start, end


def _rounded(text: str, end: int, names: Sequence[str]) -> int:
    """Over further words of the name that follow at once: 两癌检查 of “妇女两癌免费检查”."""
    while (
        len(word := text[end : end + 2]) == 2
        and HAN.fullmatch(word)
        and not GENERIC.match(word)
        and any(word in name for name in names)
    ):
        end += 2
    return end


def _goes_on(text: str, left: int) -> bool:
    return text[left - 1] not in UNGROWN and text[left - 2 : left] not in ACROSS


def _grown(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """The stretch around a mention that repeats a title word for word."""
    at = name.find(text[start:end])
    if at < 0:
        return start, end
    left, right = start, end
    while at > 0 and left > 0 and name[at - 1] == text[left - 1] and _goes_on(text, left):
        at, left = at - 1, left - 1
    at += right - left
    while at < len(name) and right < len(text) and name[at] == text[right] not in UNGROWN:
        at, right = at + 1, right + 1
    if event := EVENT.search(text, end, right):
        right = event.start()
    if left == start and NEW.match(name) and text[left - 2 : left] == name[:2]:
        left -= 2  # 新增床位 is short for 新增养老床位
    is_new = NEW.match(text, left, right) and THIS_TIME.search(text, max(0, left - 5), left)
    return (start if is_new else left), right
