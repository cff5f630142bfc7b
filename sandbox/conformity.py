"""Every call and every object checked against the Bot API: no unknown field, no missing one, no wrong type."""

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from sandbox.asking import Ask

_FILE = Path(__file__).with_name("api.toml")
_SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (float, int),
    "String": (str,),
    "Boolean": (bool,),
}

# Gives the first thing that is wrong with a value at a place, as a sentence; an empty one where all is well.
Check = Callable[[object, str], str]


class Table:
    """The methods and objects of `api.toml`."""

    def __init__(self) -> None:
        facts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        self._checks: dict[str, Check] = {}
        for name, fields in facts["types"].items():
            parts = {field: _field(self._checks, told) for field, told in fields.items()}
            self._checks[name] = partial(_check_object, name, parts)
        for name, kinds in facts["unions"].items():
            self._checks[name] = _any_of(self._checks, kinds)
        self._methods = {name.lower(): self._method(told) for name, told in facts["methods"].items()}

    def check_call(self, method: str, ask: Ask) -> str:
        """What is wrong with the parameters of a call."""
        known, _, kinds = self._methods[method.lower()]
        given = {name: _decoded(kinds.get(name, ""), value) for name, value in ask.values.items()}
        given |= {name: "attach://" for name in ask.files if name in known}
        return _check_object(method, known, given, method)

    def check_result(self, method: str, result: object) -> str:
        """What is wrong with the answer to a call."""
        return self._methods[method.lower()][1](result, method)

    def check(self, name: str, thing: object) -> str:
        """What is wrong with an object."""
        return self._checks[name](thing, name)

    def _method(self, told: Mapping[str, object]) -> "_Method":
        parameters = told.get("parameters", {})
        given: Mapping[str, str] = parameters if isinstance(parameters, Mapping) else {}
        fields = {name: _field(self._checks, kinds) for name, kinds in given.items()}
        return fields, _any_of(self._checks, str(told["returns"])), given


_Field = tuple[Check, bool]
_Method = tuple[dict[str, _Field], Check, Mapping[str, str]]


@cache
def table() -> Table:
    """The table, read once."""
    return Table()


def _field(checks: Mapping[str, Check], told: str) -> _Field:
    kinds, _, words = told.partition(" = ")
    check = _any_of(checks, kinds.removesuffix("!"))
    return (partial(_check_word, frozenset(words.split())) if words else check), kinds.endswith("!")


def _any_of(checks: Mapping[str, Check], kinds: str) -> Check:
    options = [_check_for(checks, kind) for kind in kinds.split(" | ")]
    return options[0] if len(options) == 1 else partial(_check_any, options)


def _check_for(checks: Mapping[str, Check], kind: str) -> Check:
    if kind.startswith("Array of "):
        return partial(_check_all, _check_for(checks, kind.removeprefix("Array of ")))
    if kind in _SCALARS:
        return partial(_check_scalar, kind)
    if kind == "InputFile":
        return partial(_check_scalar, "String")
    if kind == "Object":
        return _check_mapping
    return partial(_check_named, checks, kind)


def _check_named(checks: Mapping[str, Check], name: str, value: object, where: str) -> str:
    return checks[name](value, where)


def _check_scalar(kind: str, value: object, where: str) -> str:
    if isinstance(value, _SCALARS[kind]) and (kind == "Boolean" or not isinstance(value, bool)):
        return ""
    return f"{where}: {kind} expected, not {value!r}"


def _check_word(words: frozenset[str], value: object, where: str) -> str:
    return "" if value in words else f"{where}: one of {' '.join(sorted(words))} expected, not {value!r}"


def _check_mapping(value: object, where: str) -> str:
    return "" if isinstance(value, Mapping) else f"{where}: an object expected, not {value!r}"


def _check_all(check: Check, value: object, where: str) -> str:
    if not isinstance(value, list):
        return f"{where}: an array expected, not {value!r}"
    for number, one in enumerate(value):
        if wrong := check(one, f"{where}[{number}]"):
            return wrong
    return ""


def _check_any(options: list[Check], value: object, where: str) -> str:
    wrongs = [wrong for check in options if (wrong := check(value, where))]
    return "" if len(wrongs) < len(options) else "; or ".join(wrongs)


def _check_object(name: str, fields: Mapping[str, _Field], value: object, where: str) -> str:
    if not isinstance(value, Mapping):
        return f"{where}: {name} expected, not {value!r}"
    for field, one in value.items():
        if field not in fields:
            return f"{where}: {name} has no “{field}”"
        if wrong := fields[field][0](one, f"{where}.{field}"):
            return wrong
    missing = [field for field, (_, is_required) in fields.items() if is_required and field not in value]
    return f"{where}: {name} needs “{missing[0]}”" if missing else ""


def _decoded(kinds: str, value: object) -> object:
    """A parameter as it is meant: in a form, all but texts are JSON."""
    if not isinstance(value, str) or "String" in kinds.replace("Array of String", "") or "InputFile" in kinds:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
