"""A text cut into sentences and clauses, with what is only named in it (“134”, 《…》) covered up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.dates import Frame, find
from bot.workdays import Workdays

COVER = "□"
NAMES = re.compile(
    r"“[^“”]{1,40}”|《[^《》]{1,60}》|「[^「」]{1,40}」|'[^']{1,24}'|\"[^\"]{1,40}\"|‘[^‘’]{1,40}’"
)
BRACKETS = re.compile(r"[（(](?!其中|含|包括)[^（）()]{4,}[）)]")
"""Remarks; short ones (期(篇)) and parts of a whole (（其中…）) stay."""
SENTENCE_END = re.compile(r"[。!！?？\n]+|(?<=[\s;；])(?=\d{1,2}[.、．](?!\d))")
CLAUSE_END = re.compile(r"[,，](?!\d{3}(?!\d))|(?<!\d)[,，]|[;；:：]|[（(](?=其中|含|包括)")
NOT_A_DEADLINE = re.compile(r"\s*(?:考核|表彰|评[比优选]|总结|检查|奖|述职|交账|报表|决算|电|讯)")
YEAR_ALONE = re.compile(r"(?:\d{2,4}|[〇零一二三四五六七八九]{2,4})年度?的?")
LENGTH = re.compile(
    r"(?:半|[\d一二两三四五六七八九十]+)\s?(?:个半?)?(?:工作日|小时|分钟|天|周|星期|(?<!\d\d\d)年|(?<=个)月|日)(?:的?时间)?(?:之|以)?[内后]?"
)
"""A length of time hangs on when it begins, which a plan does not tell (2小时内到达现场)."""
BEFORE_NEW_YEAR = "年前"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A wording of time, where it stands in its clause, and the last day it permits."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it is written, the same with names covered up, and the deadlines named in it."""

    text: str
    shown: str
    deadlines: tuple[Deadline, ...] = ()


def sentences(text: str, year: int) -> Iterator[tuple[Clause, ...]]:
    """The sentences of a folded text as their clauses; days without a year are of the programme's."""
    covered = cover(text)
    frame = Frame(date(year, 1, 1), Workdays())
    for start, end in _pieces(covered, SENTENCE_END, 0, len(text)):
        deadlines = list(_deadlines(covered[start:end], frame))
        yield tuple(
            Clause(
                text[left:right],
                covered[left:right],
                tuple(
                    Deadline(d.start + start - left, d.end + start - left, d.day)
                    for d in deadlines
                    if left <= d.start + start < right
                ),
            )
            for left, right in _pieces(covered, CLAUSE_END, start, end)
        )


def cover(text: str) -> str:
    """The text with names and remarks covered up, each character where it was."""
    covered = NAMES.sub(lambda m: m[0][0] + COVER * (len(m[0]) - 2) + m[0][-1], text)
    return BRACKETS.sub(lambda m: COVER * len(m[0]), covered)


def _pieces(text: str, ends: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in ends.finditer(text, start, end):
        if text[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if text[at:end].strip():
        yield at, end


def _deadlines(text: str, frame: Frame) -> Iterator[Deadline]:
    """Days by which something is due: not a bare year, not the year's end as a season of reviews (年终表彰)."""
    for found in find(text, frame):
        wording = text[found.start : found.end]
        day = date(frame.today.year, 12, 31) if wording == BEFORE_NEW_YEAR else found.day
        is_season = NOT_A_DEADLINE.match(text, found.end) or YEAR_ALONE.fullmatch(wording)
        if day and day.year >= frame.today.year and not is_season and not LENGTH.fullmatch(wording):
            yield Deadline(found.start, found.end, day)
