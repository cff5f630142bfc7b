"""From a file to a ledger: a document or a sheet drafted, a ledger of ours taken as it is."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot import ledger
from bot.checking import Wrong
from bot.intake import Draft, Source, draft, from_text, year_of
from bot.intake.sheet import is_ours, read_sheet
from bot.ledger import Ledger
from handlers import uploads
from handlers.apart import TooMuch, apart
from handlers.unpacking import check_size

T = TypeVar("T")

NO_YEAR = "文件没有写明年度，按{year}年读，请核对"
TOO_SLOW = "{name}：文件太复杂，读取超时，请只留下台账所在的部分再发"
NOT_JSON = "{name}：第{line}行第{column}列不是有效的 JSON"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gives: the ledger, what cannot be true in it, what could not be read. `is_draft`: not of ours."""

    ledger: Ledger
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_draft: bool = False


def draft_file(path: Path, today: date, year: int | None = None) -> Draft:
    """A draft of a document or a sheet; without a year it is that of the document, else today's.

    Raises:
        Wrong: in one sentence, if the file cannot be read.
    """
    return draft_content(uploads.load(path), path.name, today, year)


def draft_content(content: bytes, name: str, today: date, year: int | None = None) -> Draft:
    """The same from a file's content, as a chat hands it over. It blocks: call it off the loop."""
    check_size(content, name)
    return _apart(name, _draft_content, content, name, today, year)


def draft_text(text: str, today: date, year: int | None = None) -> Draft:
    """The same from text pasted in a chat."""
    return _apart("文字", _draft, from_text(text, "文字"), today, year)


def take_file(path: Path, today: date, year: int | None = None) -> Taken:
    """The ledger of a file: JSON or a workbook of ours as they stand, anything else as a draft.

    Raises:
        Wrong: if the file cannot be read, or a ledger of ours is wrong; every problem at once.
    """
    return take_content(uploads.load(path), path.name, today, year)


def take_content(content: bytes, name: str, today: date, year: int | None = None) -> Taken:
    """The same from a file's content. It blocks: call it off the loop."""
    check_size(content, name)
    return _apart(name, _take, content, name, today, year)


def _apart(name: str, work: Callable[..., T], *args: object) -> T:
    """In a process of its own: neither a bomb nor a text made to trip the reading up may hold the bot."""
    try:
        return apart(work, *args)
    except TooMuch:
        raise Wrong([TOO_SLOW.format(name=name)]) from None


def _draft_content(content: bytes, name: str, today: date, year: int | None) -> Draft:
    return _draft(uploads.read(content, name), today, year)


def _take(content: bytes, name: str, today: date, year: int | None) -> Taken:
    if name.lower().endswith(".json"):
        return Taken(ledger.parse(_json(content, name), name))
    source = uploads.read(content, name)
    if is_ours(source):
        return Taken(_ours(source))
    made = _draft(source, today, year)
    return Taken(made.ledger, made.warnings, made.doubts, is_draft=True)


def _ours(source: Source) -> Ledger:
    read = read_sheet(source)
    if read.doubts:
        raise Wrong([f"{source.name} {doubt}" for doubt in read.doubts])
    return ledger.parse(read.ledger, source.name)


def _draft(source: Source, today: date, year: int | None) -> Draft:
    told = year or year_of(source)
    made = draft(source, told or today.year, today)
    return made if told else replace(made, doubts=(NO_YEAR.format(year=today.year), *made.doubts))


def _json(content: bytes, name: str) -> object:
    try:
        return json.loads(content)
    except UnicodeDecodeError:
        raise Wrong([f"{name}：不是 UTF-8 编码的文字"]) from None
    except json.JSONDecodeError as error:
        raise Wrong([NOT_JSON.format(name=name, line=error.lineno, column=error.colno)]) from None
    except RecursionError:
        raise Wrong([f"{name}：JSON 的层次太深"]) from None
