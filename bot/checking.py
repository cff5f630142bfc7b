"""Reading what a person wrote in a file: each wrong key or value is named with its place, and all at once.

A `Table` hands out checked values and notes problems instead of raising, so that one run tells everything that is
wrong. A value that was wrong comes back as the default; whoever reads the file looks at `problems` before using it.
A key whose value is null counts as missing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, TypeVar

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
Read = Callable[[object], T | None]

MOST_SHOWN = 60
LARGEST = Decimal(10) ** 18
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
HOUR = re.compile(r"\d{2}:\d{2}", re.ASCII)


class Wrong(Exception):  # noqa: N818  # a verdict on what a person wrote, not an error of the program
    """The input or the configuration is wrong; `problems` are whole sentences in Chinese, one a line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Table:
    """A TOML or JSON table under inspection. `where` names it for the reader: “config.toml” or “第3项 第1个指标”."""

    def __init__(self, raw: object, where: str, problems: list[str]) -> None:
        self._raw: Mapping[str, object] = raw if isinstance(raw, Mapping) else {}
        self._seen: set[str] = set()
        self.where = where
        self.problems = problems
        if not isinstance(raw, Mapping):
            problems.append(f"{where}：应为一个表（键 = 值），实际为{_name(raw)}")

    def wrong(self, key: str, expected: str) -> None:
        """Note that the value under a key is not what was expected."""
        shown = f"实际为 {_shown(self._raw[key])}" if self.has(key) else "没有写"
        self.problems.append(f"{self.where}：“{key}” 应为{expected}，{shown}")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required and not empty where no default is given."""
        return self._value(key, default, "文字", _text if default == "" else _words, "")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing."""
        return self._value(key, (), "文字的列表", _texts, ())

    def integer(self, key: str, default: int | None = None, low: int = -(2**62), high: int = 2**62) -> int:
        """A whole number from low to high."""
        expected = f"{low}到{high}之间的整数" if high < 2**62 else "整数"
        return self._value(key, default, expected, lambda raw: _integer(raw, low, high), low)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty where the key is missing."""
        return self._value(key, (), "整数的列表", _integers, ())

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return self._value(key, default, "true 或 false", _flag, default)

    def number(self, key: str) -> Decimal | None:
        """A number, or None where the key is missing or null."""
        return self._value(key, None, "数字", _number, None)

    def day(self, key: str) -> date | None:
        """A day as 2017-11-30, or None where the key is missing or null."""
        return self._value(key, None, "日期，如 2017-11-30", _day, None)

    def hour(self, key: str, default: time | None = None) -> time:
        """A time of day as 09:00."""
        return self._value(key, default, '时刻，如 "09:00"', _hour, time(9))

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One of the words of an enumeration."""
        expected = f"以下之一：{'、'.join(kind)}"
        return self._value(key, default, expected, lambda raw: _choice(raw, kind), next(iter(kind)))

    def table(self, key: str) -> "Table":
        """A table within this one; an empty one where the key is missing."""
        self._seen.add(key)
        return Table(self._raw[key] if self.has(key) else {}, f"{self.where} [{key}]", self.problems)

    def tables(self, key: str, name: Callable[[int], str] | None = None) -> Iterator["Table"]:
        """The tables of a list; none where the key is missing. `name` says what the nth (from 1) is called."""
        self._seen.add(key)
        rows = self._raw[key] if self.has(key) else []
        if not isinstance(rows, list):
            self.wrong(key, "一个列表")
            return
        for n, row in enumerate(rows, 1):
            place = name(n) if name else f"[[{key}]] 第{n}个"
            yield Table(row, f"{self.where} {place}", self.problems)

    def raw(self, key: str) -> object:
        """The value as it stands, for the few keys with a shape of their own."""
        self._seen.add(key)
        return self._raw.get(key)

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self._raw.get(key) is not None

    def close(self) -> None:
        """Name every key that nothing asked for: most often a slip of the pen."""
        for key in self._raw:
            if key not in self._seen:
                known = "、".join(sorted(self._seen))
                self.problems.append(f"{self.where}：不认识的键 “{key}”（可用：{known}）")

    def _value(self, key: str, default: T | None, expected: str, read: Read[T], blank: T) -> T:
        self._seen.add(key)
        raw = self._raw.get(key)
        fallback = blank if default is None else default
        if raw is None:
            if default is None and blank is not None:
                self.wrong(key, expected)
            return fallback
        value = read(raw)
        if value is None:
            self.wrong(key, expected)
            return fallback
        return value


def _name(raw: object) -> str:
    names = {list: "列表", str: "文字", int: "数字", float: "数字", type(None): "空"}
    return names.get(type(raw), type(raw).__name__)


def _shown(raw: object) -> str:
    text = repr(raw) if isinstance(raw, str) else str(raw)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def _text(raw: object) -> str | None:
    return raw if isinstance(raw, str) else None


def _words(raw: object) -> str | None:
    return raw if isinstance(raw, str) and raw.strip() else None


def _flag(raw: object) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _is_whole(raw: object) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _integer(raw: object, low: int, high: int) -> int | None:
    return raw if _is_whole(raw) and low <= raw <= high else None


def _texts(raw: object) -> tuple[str, ...] | None:
    if isinstance(raw, list) and all(isinstance(text, str) for text in raw):
        return tuple(raw)
    return None


def _integers(raw: object) -> tuple[int, ...] | None:
    if isinstance(raw, list) and all(_is_whole(number) for number in raw):
        return tuple(raw)
    return None


def _number(raw: object) -> Decimal | None:
    """A figure that can be reckoned with: finite, and no larger than any figure of an office."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    number = Decimal(raw) if isinstance(raw, int) else Decimal(str(raw))
    return number if number.is_finite() and abs(number) < LARGEST else None


def _day(raw: object) -> date | None:
    if type(raw) is date:
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and DAY.fullmatch(raw) else None
    except ValueError:
        return None


def _hour(raw: object) -> time | None:
    if type(raw) is time:
        return raw
    try:
        return time.fromisoformat(raw) if isinstance(raw, str) and HOUR.fullmatch(raw) else None
    except ValueError:
        return None


def _choice(raw: object, kind: type[E]) -> E | None:
    try:
        return kind(raw) if isinstance(raw, str) else None
    except ValueError:
        return None
