"""Figures in cells of their own: 500, 1.2万, ≥30万人, 不少于20场次, 46%, 无任务."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot import units
from bot.checking import LARGEST
from bot.intake.forms import Shape, Sides, shape
from bot.intake.quantities import Quantity, quantities, scaled
from bot.items import Form, Target
from bot.measure import HUNDRED
from bot.numbers import NUMERAL, numeral

SIGNS = ((">=", "不少于"), ("≥", "不少于"), ("≧", "不少于"), ("<=", "不超过"), ("≤", "不超过"), ("≦", "不超过"),
         (">", "超过"), ("<", "低于"), ("=", ""))  # fmt: skip
NOTHING = re.compile(
    r"[-—–/、\s]*|无(?:任务|指标|目标)?|持续.*|常态.*|定性.*|不设.*|按实际.*|以实际.*|据实.*|[xX×]"
)
RATE = re.compile(r"(?:率|比例|占比|比重|覆盖面)(?:[（(].*)?$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure read from a cell, with the form its words give it; `doubt` says what is wrong with the cell."""

    quantity: Quantity | None = None
    shape: Shape = Shape(Form.AT_LEAST)  # noqa: RUF009  # frozen
    doubt: str = ""


def amount(text: str, unit: str = "") -> Amount:
    """A folded cell's figure; `unit` is that of its column or row. No figure and no doubt where nothing is asked."""
    words = _spelled(text)
    if NOTHING.fullmatch(words):
        return Amount()
    plain = _plain(words, unit)
    if plain is not None:
        return Amount(plain) if (plain.value or 0) < LARGEST else Amount(doubt=f"“{text}”数字过大")
    found = quantities(words) or quantities(_with_unit(words, unit))
    if len(found) != 1 or not _is_figure(found[0]):
        return Amount(doubt=f"“{text}”读不出数字")
    one = found[0]
    source = words if quantities(words) else _with_unit(words, unit)
    return Amount(one, shape(Sides(one, source[: one.start], source[one.end :], source[: one.end])))


def owed(target: Target, found: Amount) -> Target:
    """A target with the form and the figure of a cell."""
    one, form = found.quantity, found.shape
    if one is None:
        return target
    if form.form is Form.RANGE or one.low is not None:
        return replace(target, form=Form.RANGE, low=one.low, high=one.value, value=None, unit=one.unit)
    return replace(
        target, form=form.form, value=one.value, unit=one.unit, base=form.base, of=form.of, scope=form.scope
    )


def in_unit(one: Quantity, unit: str) -> Decimal | None:
    """A reported figure in the target's own unit; None where it cannot stand in it."""
    if one.value is None or not one.unit or one.unit == unit:
        return one.value
    times = units.factor(one.unit, unit) if unit else Decimal(1)
    return None if times is None else one.value * times


def as_share(one: Quantity, name: str) -> Quantity:
    """A rate that was typed as a part of one (0.96) in a column or row of rates."""
    is_part = one.value is not None and 0 < one.value <= 1 and one.unit in ("", "%") and RATE.search(name)
    if one.value is None or not is_part or one.unit == "%":
        return one
    return replace(one, value=one.value * HUNDRED, unit="%")


def _is_figure(one: Quantity) -> bool:
    """Whether it can be told, is none too large, and if a range, the right way round."""
    if one.value is None or one.value >= LARGEST:
        return False
    return one.low is None or one.low <= one.value


def _spelled(text: str) -> str:
    words = text.strip().replace(" ", "") if text.isascii() else text.strip()
    for sign, word in SIGNS:
        words = words.replace(sign, word)
    return words


def _plain(words: str, unit: str) -> Quantity | None:
    """A number alone, in the unit of its column."""
    number = NUMERAL.fullmatch(words)
    value = numeral(words) if number else None
    if value is None or (number and not number[0][0].isdigit() and not unit):
        return None
    if unit[:1] in ("万", "亿") and units.MYRIADS:
        counted, word = scaled(value * units.MYRIADS[unit[0]], unit[0], unit[1:])
        return Quantity(0, len(words), counted, word)
    counted, word = scaled(value, words, unit)
    return Quantity(0, len(words), counted, word)


def _with_unit(words: str, unit: str) -> str:
    """不少于500 in a column of 张: the unit put after the number."""
    *_, number = [None, *NUMERAL.finditer(words)]
    return words if number is None or not unit else words[: number.end()] + unit + words[number.end() :]
