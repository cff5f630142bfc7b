"""What a column of our own sheet may hold: how each kind of value is written, read back, and asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

Value = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Kind:
    """`asked` says what is expected; `write` turns a JSON value into a cell's, `read` a cell's text into JSON.

    `read` gives None for what it cannot read.
    """

    asked: str
    write: Callable[[Any], Value]
    read: Callable[[str], object]


def choice(words: Mapping[Any, str]) -> Kind:
    """One of the words, told in Chinese for their codes."""
    codes = {word: str(code) for code, word in words.items()}
    told = {str(code): word for code, word in words.items()}
    return Kind(f"以下之一：{'、'.join(codes)}", told.__getitem__, lambda text: codes.get(text.strip()))


def number(text: str) -> Decimal | None:
    """A number as it stands in a cell."""
    try:
        value = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))


def _day(text: str) -> str | None:
    bare = text.strip()
    try:
        return bare if len(bare) == 10 and date.fromisoformat(bare) else None
    except ValueError:
        return None


def _points(plan: list[dict[str, Any]]) -> str:
    return "；".join(f"{point['on']}：{_decimal(point['value']):f}" for point in plan)


def _plan(text: str) -> list[dict[str, object]] | None:
    points: list[dict[str, object]] = []
    for point in text.replace(";", "；").strip("； ").split("；"):
        on, _, value = point.replace(":", "：").partition("：")
        if _day(on) is None or number(value) is None:
            return None
        points.append({"on": _day(on), "value": number(value)})
    return points


def _base_told(value: str | float) -> Value:
    """Words that look like a number are put in quotation marks, so that they stay words."""
    if not isinstance(value, str):
        return _decimal(value)
    return f"“{value}”" if number(value) is not None or value.startswith("“") else value


def _base(text: str) -> object:
    value = number(text)
    if value is not None:
        return value
    return text[1:-1] if text.startswith("“") and text.endswith("”") else text


TEXT = Kind("文字", str, lambda text: text)
NUMBER = Kind("数字", _decimal, number)
DAY = Kind("日期，如 2017-06-30", date.fromisoformat, _day)
LIST = Kind("用顿号分开的名称", "、".join, lambda text: [name for name in text.split("、") if name])
FLAG = Kind("“是”或空着", lambda _: "是", lambda text: True if text.strip() == "是" else None)
PLAN = Kind("如 2017-06-30：200；2017-09-30：350", _points, _plan)
BASE = Kind("数字或文字", _base_told, _base)
