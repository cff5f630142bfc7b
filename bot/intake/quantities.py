"""The quantities of a clause: a number or a range with its measure word, money and areas kept in their 万 and 亿."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot import units
from bot.measure import is_counted
from bot.numbers import Numeral, numeral, numerals, plain

FURTHER = [
    "微克",
    "毫克",
    "分贝",
    "千瓦时",
    "兆瓦时",
    "吨标准煤",
    "标箱",
    "家次",
    "户次",
    "例次",
    "学分",
    "部次",
    "平方英尺",
    "英亩",
    "届次",
    "项次",
    "人年",
    "亩次",
]
"""Measure words of plans that nobody reports in a chat."""
NOUNS = frozenset(
    [
        "张床",
        "张床位",
        "个床位",
        "泊位",
        "车位",
        "停车位",
        "个泊位",
        "个车位",
        "学位",
        "个学位",
        "张病床",
        "户家庭",
        "处点位",
        "个点",
        "点处",
        "点位",
        "床位",
        "单",
        "标",
        "字",
        "面",
        "道",
        "点",
        "方",
        "平",
        "位",
        "版",
        "号",
        "t",
        "m",
    ]
)
"""Words that the chat takes for a measure word; in a plan they are nouns (500张床位) or say too little."""
COMPOUND = r"期[（(]篇[）)]|件[（(]次[）)]|场[（(]次[）)]|人[（(]次[）)]|条[（(]次[）)]|篇[（(]次[）)]"
KNOWN = sorted({*units.WORDS, *units.TIMES, *FURTHER} - NOUNS, key=len, reverse=True)
UNIT = re.compile(
    rf"\s?(?:{COMPOUND}|{'|'.join(re.escape(word) for word in KNOWN)})(?:[/每](?:立方米|平方米|人月|人次|[年月天日人吨户件]))?"
)
MORE = re.compile(r"\s?[余多来]")
LETTER = re.compile(r"[A-Za-z]$")
COUNTED = re.compile(
    r"(?P<unit>人次|车次|班次|场次|人|户|件)(?:数量?|量)?(?:要)?(?:达到?|不少于|不低于|超过|突破)\s?$"
)
ROUGH = re.compile(r"(?<![签节集预制邀])[近约]\s?$")
RANGE = re.compile(r"\s?(?:-|—{1,2}|–|~|至|到)\s?")
HUNDREDTHS = re.compile(r"百分之(?P<n>[〇零一二三四五六七八九十百点]+|\d+(?:\.\d+)?)")
MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit from start to end. `low` is the lower end of a range, `value` the upper one.

    `value` is None where nobody can tell it (98.47.99.56). `is_rough`: 近1000件, 60多次.
    """

    start: int
    end: int
    value: Decimal | None
    unit: str
    low: Decimal | None = None
    is_spoken: bool = False
    is_rough: bool = False


def quantities(text: str) -> list[Quantity]:
    """Every number of a folded text that has a unit, in order; a range is one."""
    found: list[Quantity] = [*_hundredths(text)]
    taken = [(one.start, one.end) for one in found]
    figures = [n for n in numerals(text) if not any(a <= n.start < b for a, b in taken)]
    low: Numeral | None = None
    for at, number in enumerate(figures):
        following = figures[at + 1] if at + 1 < len(figures) else None
        end = _end_of_unit(text, number.end)
        if following and RANGE.fullmatch(text, end, following.start) and low is None:
            low = number
            continue
        if quantity := _quantity(text, number, low):
            found.append(quantity)
        low = None
    return sorted(found, key=lambda one: one.start)


def _hundredths(text: str) -> Iterator[Quantity]:
    for match in HUNDREDTHS.finditer(text):
        yield Quantity(match.start(), match.end(), numeral(match["n"]), "%")


def _end_of_unit(text: str, at: int) -> int:
    unit = UNIT.match(text, at)
    return unit.end() if unit else at


def _quantity(text: str, number: Numeral, low: Numeral | None) -> Quantity | None:
    start = low.start if low else number.start
    word, end = _unit(text, number, start)
    if not word or LETTER.search(text, max(0, start - 1), start):
        return None
    written = text[number.start : number.end]
    value, unit = scaled(number.value, written, word)
    least = _least(low, text[low.start : low.end], written, unit) if low else None
    is_rough = MORE.match(text, number.end) is not None or ROUGH.search(text, 0, start) is not None
    return Quantity(start, end, value, unit, least, number.is_spoken, is_rough)


def _unit(text: str, number: Numeral, start: int) -> tuple[str, int]:
    """The measure word after a number, else the one that the noun before it is counted in (服务人次达200万)."""
    more = MORE.match(text, number.end)
    unit = UNIT.match(text, more.end() if more else number.end)
    if unit:
        return unit[0].strip().replace("（", "(").replace("）", ")"), unit.end()
    noun = COUNTED.search(text, 0, start)
    return (noun["unit"], number.end) if noun else ("", number.end)


def _least(low: Numeral, low_written: str, written: str, unit: str) -> Decimal | None:
    """The lower end of a range, in the unit of the upper one: 1-2万张 is 10000 to 20000."""
    if low.value is None or low.is_scaled:
        return scaled(low.value, low_written, unit.lstrip("万亿"))[0]
    myriad = MYRIADS.get(written[-1:])
    return plain(low.value * myriad) if myriad and unit[0] not in MYRIADS else low.value


def scaled(value: Decimal | None, written: str, unit: str) -> tuple[Decimal | None, str]:
    """A number already multiplied out, in its unit: 12000 张, but 900 亿元 and 100 万平方米."""
    myriad = written[-1:]
    if value is None or myriad not in MYRIADS or is_counted(unit):
        return value, unit
    return plain(value / MYRIADS[myriad]), myriad + unit
