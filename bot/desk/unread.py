"""What of a message could not be read and must not be lost: its figures are asked about, its plain words are kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.desk import rights
from bot.desk.asking import CHOICES, Puzzle
from bot.desk.view import View
from bot.happenings import Said
from bot.items import Item
from bot.measure import JUDGED
from bot.office import Spoken
from bot.people import Person
from bot.statements import Code, Statement, Unclear

NUMBERED = re.compile(r"\s*[#第]?(\d+(?:\.\d+)?)\s*[号项、：:，,\s]\s*(?=\S)")
NUMBER_WITHIN = re.compile(r"(?<=[\s，,；;。、])(?=\d+\.\d+[\s：:])")
ASKS = re.compile(r"[?？]|[吗呢么]\s*$|请问")
FIGURE = re.compile(
    r"(?<![第\d.A-Za-z#])\d[\d.,，]*(?!\d|[\d.]*\s?(?:[月日号点时年期标稿楼层:：]|批次|标段))"
)
"""A number that may be one of the work: no day, no hour, no 第3标段."""
DAY = re.compile(r"(?:(?:1[0-2]|0?[1-9])\.)?(?:3[01]|[12]\d|0?[1-9])")
TAKES_BACK = re.compile(r"撤回|撤销|作废|收回|(?:数据|数字|数|填报?|报)[^\d,，。]{0,3}(?:有误|错了|不对)")
POSTPONES = re.compile(r"延期|延长|延至|延到|宽限|放宽|展期")
UNFIGURED = frozenset({Code.WHICH_ITEM, Code.WHICH_DATE})
"""What may be unclear in words that hold no figure."""


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a message that was read by itself, and what it says."""

    text: str
    reading: tuple[Statement, ...] | Unclear


Read = Callable[[str], tuple[Statement, ...] | Unclear]


def parts(view: View, text: str) -> list[str]:
    """The lines of a message; one line that speaks of several indicators by number is cut before each."""
    lines = [part for part in text.splitlines() if part.strip()]
    if len(lines) > 1:
        return lines
    cuts = [at.start() for at in NUMBER_WITHIN.finditer(text) if _named_at(view, text[at.start() :])]
    edges = [0, *cuts, len(text)]
    return [text[begin:end].strip(" ，,；;。、") for begin, end in pairwise(edges)]


def lines(view: View, text: str, whole: tuple[Statement, ...] | Unclear, read: Read) -> list[Line]:
    """The message as a whole; where that is unclear, each part by itself; and the parts that the whole passed over."""
    split = parts(view, text)
    if len(split) < 2:
        return [Line(text, _of_known(view, text, whole))]
    if isinstance(whole, Unclear) or any(_is_unknown(view, part) for part in split):
        return [Line(part, _of_known(view, part, read(part))) for part in split]
    passed_over = [Line(part, ()) for part in split if _is_passed_over(view, part, whole)]
    return [Line(text, whole), *passed_over] if whole else passed_over or [Line(text, whole)]


def _of_known(
    view: View, text: str, reading: tuple[Statement, ...] | Unclear
) -> tuple[Statement, ...] | Unclear:
    """What is said under a number that the ledger has not is nobody's, whatever its unit of measure lets guess."""
    if isinstance(reading, Unclear) or not reading or not _is_unknown(view, text):
        return reading
    return Unclear(Code.WHICH_ITEM, tuple(dict.fromkeys(s.item for s in reading)))


def _is_unknown(view: View, text: str) -> bool:
    """Whether a line begins with a number of no item, that is no day either (9.15, 20号)."""
    no = unknown_no(view, text)
    return bool(no) and DAY.fullmatch(no) is None


def puzzle(view: View, said: Said, lines: Sequence[Line]) -> Puzzle | None:
    """The first of these lines that must be asked about, together with the others of which the same is asked."""
    found = [(n, line, unclear) for n, line in enumerate(lines) if (unclear := doubt(view, line))]
    if not found:
        return None
    place, line, unclear = found[0]
    others = tuple(
        other.text for _, other, why in found[1:] if why.code is unclear.code and why.code not in CHOICES
    )
    unknown = unknown_no(view, line.text)
    subject = replace(unclear, items=()) if others else unclear
    return Puzzle(line.text, place, subject, len(lines) > 1, said.files, unknown, others)


def doubt(view: View, line: Line) -> Unclear | None:
    """Why a line must be asked about; None where it was read, or is words that may be kept as they are."""
    named, rest = _named(view, line.text)
    if isinstance(line.reading, Unclear):
        is_wish = line.reading.code is Code.WHICH_DATE and POSTPONES.search(rest)
        is_words = (
            bool(named) and line.reading.code in UNFIGURED and not re.search(r"\d", rest) and not is_wish
        )
        return None if is_words else line.reading
    if line.reading or not named or ASKS.search(line.text) or takes_back(view, line.text):
        return None
    return Unclear(Code.NUMBER, (_no(line.text),)) if _is_counted(named) and FIGURE.search(rest) else None


def noted(view: View, person: Person, said: Said, spoken: Spoken | None, lines: Sequence[Line]) -> list[Item]:
    """The items of which something was said in words that ask nothing (“7.3 在招标”): kept as it was written.

    A file without a word belongs to the only item that it can mean.
    """
    named = [
        item
        for line in lines
        if doubt(view, line) is None and not ASKS.search(line.text) and not takes_back(view, line.text)
        for item in _named(view, line.text)[0]
    ]
    mine = [i for i in dict.fromkeys(named) if rights.may_report(view.office, person, i)]
    if mine or not said.files or spoken is None or NUMBERED.match(said.text):
        return mine
    likely = [i for i in view.open_items if i.no in spoken.items]
    likely = [i for i in likely if rights.may_report(view.office, person, i)]
    return likely if len(likely) == 1 else []


def takes_back(view: View, text: str) -> Item | None:
    """The item of which somebody says, without another figure, that what was reported is wrong or to be withdrawn."""
    items, rest = _named(view, text)
    is_so = items and TAKES_BACK.search(rest) and not FIGURE.search(rest)
    return items[0] if is_so else None


def unknown_no(view: View, text: str) -> str:
    """The number that a line begins with, where the ledger has no such number."""
    found = NUMBERED.match(text)
    return found[1] if found and not named(view, found[1]) else ""


def renumbered(view: View, text: str, no: str) -> str:
    """The line with a number of the ledger in place of the one that it has not."""
    return text.replace(unknown_no(view, text), no, 1) if unknown_no(view, text) else text


def named(view: View, no: str) -> list[Item]:
    """The items of a number, their own or that of one of their targets."""
    return [i for i in view.items if no in (i.no, *(t.no for t in i.targets))]


def _named(view: View, text: str) -> tuple[list[Item], str]:
    """The items that a line begins with by number, and the rest of the line."""
    found = NUMBERED.match(text)
    return (named(view, found[1]), text[found.end() :]) if found else ([], text)


def _named_at(view: View, text: str) -> bool:
    return bool(_named(view, text)[0])


def _no(text: str) -> str:
    found = NUMBERED.match(text)
    return found[1] if found else ""


def _is_passed_over(view: View, part: str, whole: Sequence[Statement]) -> bool:
    """Whether a part names an item or an indicator of which nothing was read."""
    no = _no(part)
    nos = {i.no for i in named(view, no)}
    return bool(nos) and not any(s.item in nos and (no in nos or s.target in (None, no)) for s in whole)


def _is_counted(items: Sequence[Item]) -> bool:
    """Whether a figure is what is wanted of any of them."""
    return any(t.form not in JUDGED for i in items for t in i.targets)
