"""The streams of `duban read` and `duban when`: JSON Lines in, an answer or an error for each, whatever bytes come in."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import BinaryIO, TextIO

from bot.dates import deadline
from bot.items import Item
from bot.reading import Ledger, read
from bot.statements import Kind, Reading, Statement, Unclear, of_items
from bot.workdays import Workdays

Json = dict[str, object]
LIKE = '每行应如 {"text": "月底前完成", "today": "2017-09-13"}'
DATED = (Kind.MILESTONE, Kind.FORECAST, Kind.EXTENSION)
NO_EVENTS: Mapping[str, date] = {}


class _BadRecordError(ValueError):
    """A record that cannot be answered; its text is the reason, in Chinese."""


def read_lines(
    raw: BinaryIO,
    out: TextIO,
    items: Iterable[Item],
    *,
    today: date | None,
    calendar: Workdays | None = None,
    events: Mapping[str, date] = NO_EVENTS,
) -> int:
    """Chat lines in, what they mean out; gives 0. `today` serves the records that name no day of their own."""
    ledger, days = Ledger(tuple(items)), calendar or Workdays()

    def answer(record: Json) -> Json:
        found = read(
            _text(record, "text"),
            ledger,
            today=_day(record, today),
            calendar=days,
            answers=_optional(record, "answers"),
            unit=_optional(record, "unit"),
            events=events,
        )
        return as_json(found)

    return _stream(raw, out, answer)


def when_lines(raw: BinaryIO, out: TextIO, *, calendar: Workdays, events: Mapping[str, date]) -> int:
    """Wordings of deadlines in, their last permitted days out; gives 0."""

    def answer(record: Json) -> Json:
        found = deadline(_text(record, "text"), _day(record, None), calendar, events)
        return {"date": found.isoformat() if found else None}

    return _stream(raw, out, answer)


def as_json(reading: Reading) -> Json:
    """A reading as the contract has it."""
    if isinstance(reading, Unclear):
        return {"unclear": reading.code.value}
    return {"statements": [_statement(said) for said in of_items(reading)]}


def _statement(said: Statement) -> Json:
    told: Json = {"item": said.item}
    if said.kind is Kind.PROGRESS:
        told["target"] = said.target
    told["kind"] = said.kind.value
    if said.kind is Kind.PROGRESS and said.mode and said.value is not None:
        told |= {"mode": said.mode.value, "value": _number(said.value), "unit": said.unit}
    if said.kind is Kind.PROBLEM:
        told["category"] = said.category
    if said.kind in DATED:
        told["date"] = said.date.isoformat() if said.date else None
    return told | ({"text": said.text} if said.text else {})


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _stream(raw: BinaryIO, out: TextIO, answer: Callable[[Json], Json]) -> int:
    for n, line in enumerate(raw, 1):
        if not line.strip():
            continue
        out.write(_json(_answered(line, n, answer)) + "\n")
        out.flush()
    return 0


def _json(answer: Json) -> str:
    """One line of JSON. Half a character in an id that came in so can be given back only escaped."""
    line = json.dumps(answer, ensure_ascii=False)
    return line if line.encode("utf-8", "replace").decode("utf-8") == line else json.dumps(answer)


def _answered(line: bytes, n: int, answer: Callable[[Json], Json]) -> Json:
    try:
        record = json.loads(line.decode("utf-8-sig" if n == 1 else "utf-8"))
    except UnicodeDecodeError:
        return {"line": n, "error": f"第{n}行：不是 UTF-8 编码的文字"}
    except (ValueError, RecursionError):
        return {"line": n, "error": f"第{n}行：不是有效的 JSON，{LIKE}"}
    if not isinstance(record, dict):
        return {"line": n, "error": f"第{n}行：应为一个 JSON 对象，{LIKE}"}
    try:
        return {"id": record.get("id"), **answer(record)}
    except _BadRecordError as bad:
        return {"id": record.get("id"), "line": n, "error": f"第{n}行：{bad}"}


def _text(record: Json, key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise _BadRecordError(f"“{key}” 应为文字")
    return value.encode("utf-8", "replace").decode(
        "utf-8"
    )  # half a character has no meaning and cannot be written


def _optional(record: Json, key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(record, key)


def _day(record: Json, otherwise: date | None) -> date:
    value = record.get("today")
    if value is None and otherwise is not None:
        return otherwise
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> date:
    raise _BadRecordError("“today” 应为日期，如 2017-09-13")
