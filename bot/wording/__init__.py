"""Every sentence the bot can say, one file a subject; here what they all share: days, names, escaping, fitting."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape

from bot.items import Item, Target
from bot.legible import apart, legible
from bot.notices import Button, Keyboard

LIMIT = 4000
"""UTF-16 units of one message, counted with its markup: under Telegram's 4,096, which it counts without."""

WEEKDAYS = "一二三四五六日"


def esc(text: str) -> str:
    """What a person wrote, safe inside Telegram's HTML, and unable to turn the line around or to hide in it."""
    return escape(apart(legible(text)), quote=False)


def weekday(day: date) -> str:
    """周三."""
    return "周" + WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """9月13日."""
    return f"{day.month}月{day.day}日"


def full_day(day: date) -> str:
    """9月13日（周三）."""
    return f"{short_day(day)}（{weekday(day)}）"


def hour(moment: datetime) -> str:
    """10:20."""
    return moment.strftime("%H:%M")


def names(texts: Iterable[str]) -> str:
    """Names in a row, escaped: 市民政局、市卫计委."""
    return "、".join(esc(t) for t in texts)


AMOUNT = r"(?:不少于|不低于|达到|达|超过|完成|至少)?[\d,.]+[万亿]?{unit}(?:以上|左右|以内)?$"


SHOWN = 40
"""A title is shown with so many characters at the most."""

LONG = 20
"""A name longer than this ends at its first comma."""


def name_of(item: Item, target: Target) -> str:
    """The item's title where it has one target; else what the target says, in short and without its amount: 送戏进村."""
    if len(item.targets) == 1:
        return item.title
    amount = AMOUNT.format(unit=re.escape(target.unit)) if target.unit else "$"
    bare = re.sub(amount, "", target.text) or target.text
    return bare.split("，")[0] if len(bare) > LONG else bare


def no_of(item: Item) -> str:
    """The number by which an item is called: that of its target where it has just one."""
    return item.targets[0].no if len(item.targets) == 1 else item.no


def called(item: Item) -> str:
    """3.1 新增养老床位, safe to show."""
    return f"{no_of(item)} {esc(clip(item.title, SHOWN))}"


def called_target(item: Item, target: Target | None) -> str:
    """4.3 小学建设, safe to show: the target where the item has several, else the item."""
    if target is None or len(item.targets) == 1:
        return called(item)
    return f"{target.no} {esc(clip(name_of(item, target), SHOWN))}"


def quoted(text: str) -> str:
    """What a person asked for, said back to them: its beginning, safe to show."""
    return esc(clip(text, SHOWN))


def units16(text: str) -> int:
    """The length by which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def clip(text: str, most: int) -> str:
    """A text of at most so many characters, its end marked if something is missing."""
    return text if len(text) <= most else text[: most - 1] + "…"


def fit(lines: Sequence[str], more: str, limit: int = LIMIT) -> str:
    """As many whole lines as one message takes; `more` (with {n}) stands for the rest."""
    room = limit - units16(more) - 8
    used, kept = 0, 0
    for line in lines:
        used += units16(line) + 1
        if used > room:
            break
        kept += 1
    if kept == len(lines):
        return "\n".join(lines)
    return "\n".join([*lines[:kept], more.format(n=len(lines) - kept)])


def pages(lines: Sequence[str], head: Sequence[str], limit: int = 3000) -> list[str]:
    """Lines cut into messages, each under the same head; always at least one page."""
    found: list[list[str]] = [[]]
    used = 0
    for line in [part for whole in lines for part in _parts(whole, limit)]:
        size = units16(line) + 1
        if used + size > limit and found[-1]:
            found.append([])
            used = 0
        found[-1].append(line)
        used += size
    return ["\n".join([*head, *page]) for page in found]


def _parts(line: str, limit: int) -> list[str]:
    """A line too long for a page, cut after its commas and stops; there no tag and no entity is torn."""
    if units16(line) <= limit:
        return [line]
    parts = [""]
    for clause in re.split("(?<=[，。；、])", line):
        if units16(parts[-1] + clause) > limit and parts[-1]:
            parts.append("")
        parts[-1] += clause
    return parts


def keyboard(buttons: Sequence[Button], columns: int = 3, most: int = 90) -> Keyboard:
    """Buttons in rows; Telegram takes a hundred of them."""
    some = tuple(buttons[:most])
    return tuple(some[n : n + columns] for n in range(0, len(some), columns))
