"""Numerals as people write them: 1,200, 1.2万, 2.5w, 三百二十, 两万五, 百二, 廿五."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from bot.patterns import Pattern

DIGITS = {
    c: n for n, cs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in cs
}
STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "w": 10**4, "亿": 10**8}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
TENS = str.maketrans({"廿": "二十", "卅": "三十"})

LONGEST = 24
"""What is longer is no figure of an office, and beyond the precision kept."""

ARABIC = (
    r"(?:(?<=[计成共到达为])\d{1,3}(?: \d{3})+(?![\d.])|\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?)"
)
SPOKEN = r"(?:[〇零一二两三四五六七八九十百万亿廿卅]|(?<=万[一二两三四五六七八九])千|千(?![瓦米克卡]))"
"""A character of a spoken numeral; the 千 of 千瓦 and 千米 belongs to the unit."""

MALFORMED = (
    r"\d+(?:\.\d+){2,}|\d{1,3}(?:，\d{3})+(?![\d%])|\d+。\d{1,2}(?![\d%])|\d+(?:,\d+)+(?![\d.]*%)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?[oOlI]+\d*|\d+\.{2,}\d+|\d+[xX#*]+\.?\d+|(?<![\d.□])(?<!\d )\d{1,2} \d{1,2}(?=[个张座处户家条](?:$|[,，。;；\s]))|\d+[?？]+(?=[个张座处户家公千平人名条项件场篇期套\d])\d*"
)
"""Lost signs (98.47.99.56), marks of the wrong width (1，200, 12。5), letters for digits (21O): nobody can tell."""

NUMERAL = Pattern(
    rf"{ARABIC}(?: ?[百千]?[万亿]| ?个亿|百|千(?![瓦米克卡])|[wW](?![a-zA-Z]))?"
    rf"(?:(?<=[百千万亿])(?:零\d{{1,3}}(?![\d.,])|{SPOKEN}+|(?:\d[千百十])+(?:\d|{SPOKEN}{{1,3}})?(?![\d.,])|\d(?:\d{{3}})?(?![\d.,千百十])))?"
    rf"|(?![万亿]){SPOKEN}+(?:点[〇零一二三四五六七八九]+)?[万亿]?"
)
_RUN = Pattern(rf"(?!\d{{1,3}}(?:,\d{{3}})+(?![\d,，。]))(?P<malformed>{MALFORMED})|{NUMERAL.pattern}")
_TOKEN = Pattern(rf"{ARABIC}|{SPOKEN}|w")


class Numeral(NamedTuple):
    """A numeral in a text. `value` is None where it tells no single number (三四十, 98.47.99.56).

    `is_scaled`: written with 万 or 亿, so that it is counted in the plain unit whatever unit a target is kept in.
    """

    start: int
    end: int
    value: Decimal | None
    is_spoken: bool
    is_scaled: bool


def numeral(text: str) -> Decimal | None:
    """The number that a whole text is, or None."""
    match = NUMERAL.fullmatch(text)
    return _value(match[0]) if match else None


def numerals(text: str) -> Iterator[Numeral]:
    """Every numeral of a folded text, in order. A step alone (百姓, 千方百计) is a word."""
    for match in _RUN.finditer(text.translate(FORMAL)):
        word = match[0]
        if word in {"百", "千"}:
            continue
        is_scaled = any(c in "万亿wW" for c in word)
        value = None if match["malformed"] else _value(word)
        yield Numeral(match.start(), match.end(), value, not word[0].isdigit(), is_scaled)


def plain(value: Decimal) -> Decimal:
    """The same number without idle zeros after the point and without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _value(word: str) -> Decimal | None:
    if len(word) > LONGEST:
        return None
    whole, _, tail = word.lower().translate(TENS).replace(" ", "").partition("点")
    if tail:
        return _with_decimals(whole, tail)
    if len(whole) > 1 and all(c in DIGITS for c in whole):
        return _spelled(whole)
    value = _stepped(_TOKEN.compiled.findall(whole))
    return None if value is None else plain(value)


def _with_decimals(whole: str, tail: str) -> Decimal | None:
    units = _stepped(list(whole))
    digits = "".join(str(DIGITS[c]) for c in tail.rstrip("万亿"))
    return None if units is None else plain((units + Decimal(f"0.{digits}")) * STEPS.get(tail[-1], 1))


def _spelled(word: str) -> Decimal | None:
    """五零零 is spelled out; 三四 is three or four."""
    is_spelled = len(word) > 2 or any(c in "〇零" for c in word)
    return Decimal("".join(str(DIGITS[c]) for c in word)) if is_spelled else None


def _stepped(tokens: list[str]) -> Decimal | None:
    """Digits and steps added up: 一亿二千万, 1万2千, 两万五 (a last digit after a step is of the next one)."""
    total = section = Decimal(0)  # what stands before the last 万 or 亿, and after it
    digit: Decimal | None = None
    step, largest, is_open = 1, 0, False
    for token in tokens:
        if token not in STEPS:
            if digit:
                return None
            digit = _digit(token)
            is_open = is_open and 0 < digit < 10
            continue
        step = STEPS[token]
        if step < 10**4:
            section += (1 if digit is None else digit) * step
        elif step >= largest:  # 一万四千三百六十二万 is 14362 times 万
            total, section, largest = (total + section + (digit or 0)) * step, Decimal(0), step
        else:
            total, section = total + (section + (digit or 0)) * step, Decimal(0)
        digit, is_open = None, step > 10
    last = (digit or 0) * (Decimal(step) / 10 if is_open else 1)
    return total + section + last


def _digit(token: str) -> Decimal:
    return Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
