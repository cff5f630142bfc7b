"""A noun ↔ a row: a frozen dataclass to plain JSON by its type hints, and back.

A field that holds its default is left out, a missing one takes it, and an unknown one is passed over, so that rows of
an older and of a newer program can be read. The default of a field may therefore only change together with a step in
`store.schema`. Alternatives of several classes are told apart by the name of the class under `is`.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Row = dict[str, Any]
T = TypeVar("T")

CLASS = "is"
EXACT = "decimal"


class RowError(ValueError):
    """A row that is not of its noun; the text names the field and the value."""


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a value of one type hint is written (None: as it is) and read. `kind` is the class of the values."""

    kind: type
    write: Callable[[Any], Any] | None
    read: Callable[[Any], Any]


class _Field(NamedTuple):
    # A tuple, because every field of every noun passes through one of these at each turn.
    name: str
    default: object
    write: Callable[[Any], Any] | None
    read: Callable[[Any], Any]


def row_of(noun: Any) -> Row:
    """The row of a noun: text, numbers, true and false, lists and dictionaries only."""
    row: Row = {}
    for name, default, write, _ in _plan(cast(Any, type(noun))):
        value = getattr(noun, name)
        if value is not default and value != default:
            row[name] = write(value) if write else value
    return row


def noun_of(kind: type[T], row: object) -> T:
    """The noun that a row was made of.

    Raises:
        RowError: if a field without default is missing, or a value is not of its field's type.
    """
    if not isinstance(row, Mapping):
        raise RowError(f"{kind.__name__}: {row!r}")
    values = {}
    for field in _plan(cast(Any, kind)):
        if field.name in row:
            values[field.name] = _read(kind, field, row[field.name])
        elif field.default is MISSING:
            raise RowError(f"{kind.__name__}.{field.name}: ?")
    return kind(**values)


def _read(kind: type, field: _Field, raw: object) -> object:
    try:
        return field.read(raw)
    except RowError as error:
        raise RowError(f"{kind.__name__}.{field.name} → {error}") from error
    except (TypeError, ValueError, ArithmeticError) as error:
        raise RowError(f"{kind.__name__}.{field.name}: {raw!r}") from error


@cache
def _plan(kind: Any) -> tuple[_Field, ...]:
    """The fields of a class with their codecs, worked out once."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind!r} is not a dataclass")
    hints = get_type_hints(kind)
    codecs = ((f, _codec(hints[f.name])) for f in fields(kind))
    return tuple(_Field(f.name, f.default, codec.write, codec.read) for f, codec in codecs)


def _codec(hint: Any) -> _Codec:
    if get_origin(hint) in (Union, UnionType):
        return _either(get_args(hint))
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if is_dataclass(hint) and isinstance(hint, type):
        return _Codec(hint, row_of, partial(noun_of, hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(hint, attrgetter("value"), hint)
    return _SCALARS[hint]


def _tuple(hints: tuple[Any, ...]) -> _Codec:
    if hints[-1] is Ellipsis:
        each = _codec(hints[0])
        return _Codec(tuple, partial(_write_all, each.write), partial(_read_all, each.read))
    parts = tuple(_codec(hint) for hint in hints)
    return _Codec(tuple, partial(_write_each, parts), partial(_read_each, parts))


def _either(hints: tuple[Any, ...]) -> _Codec:
    codecs = tuple(_codec(hint) for hint in hints if hint is not NoneType)
    one = codecs[0] if len(codecs) == 1 else _one_of(codecs)
    if NoneType not in hints:
        return one
    return _Codec(one.kind, one.write and partial(_maybe, one.write), partial(_maybe, one.read))


def _one_of(codecs: tuple[_Codec, ...]) -> _Codec:
    if all(is_dataclass(codec.kind) for codec in codecs):
        names = {codec.kind.__name__: codec.kind for codec in codecs}
        return _Codec(
            object, lambda value: {CLASS: type(value).__name__, **row_of(value)}, partial(_named, names)
        )
    return _Codec(object, partial(_write_by_kind, {c.kind: c for c in codecs}), partial(_first, codecs))


def _maybe(convert: Callable[[Any], Any], value: object) -> object:
    return None if value is None else convert(value)


def _write_all(write: Callable[[Any], Any] | None, values: tuple[Any, ...]) -> list[Any]:
    return list(values) if write is None else [write(value) for value in values]


def _write_each(parts: tuple[_Codec, ...], values: tuple[Any, ...]) -> list[Any]:
    return [part.write(value) if part.write else value for part, value in zip(parts, values, strict=True)]


def _write_by_kind(codecs: Mapping[type, _Codec], value: object) -> object:
    write = codecs[type(value)].write
    return write(value) if write else value


def _read_all(read: Callable[[Any], Any], raw: object) -> tuple[Any, ...]:
    return tuple(map(read, _listed(raw)))


def _read_each(parts: tuple[_Codec, ...], raw: object) -> tuple[Any, ...]:
    return tuple(part.read(value) for part, value in zip(parts, _listed(raw), strict=True))


def _named(names: Mapping[str, type], raw: object) -> object:
    if not isinstance(raw, Mapping) or raw.get(CLASS) not in names:
        raise RowError(f"{CLASS}: {raw!r}")
    return noun_of(names[raw[CLASS]], raw)


def _first(codecs: tuple[_Codec, ...], raw: object) -> object:
    for codec in codecs:
        try:
            return codec.read(raw)
        except (TypeError, ValueError, ArithmeticError):
            continue
    raise RowError(repr(raw))


def _listed(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    return raw


def _plain(kind: type) -> _Codec:
    def read(raw: object) -> object:
        if type(raw) is not kind:
            raise TypeError(raw)
        return raw

    return _Codec(kind, None, read)


def _number(value: Decimal) -> object:
    """A JSON number where one carries the figure exactly as it was written, else its digits: 506, 98.5, “98.50”."""
    digits = str(value)
    if digits.removeprefix("-").isdecimal() and digits != "-0":
        return int(digits)
    return float(digits) if repr(float(digits)) == digits else {EXACT: digits}


def _decimal(raw: object) -> Decimal:
    if isinstance(raw, Mapping):
        return Decimal(raw.get(EXACT, ""))
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError(raw)
    return Decimal(str(raw))


_SCALARS = {
    str: _plain(str),
    int: _plain(int),
    bool: _plain(bool),
    Decimal: _Codec(Decimal, _number, _decimal),
    date: _Codec(date, date.isoformat, date.fromisoformat),
    datetime: _Codec(datetime, datetime.isoformat, datetime.fromisoformat),
}
