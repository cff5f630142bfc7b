"""Deadlines written in a place of their own: 9月底前, 2017-09-30, 2017年1月-12月, 长期."""

import re
from datetime import date
from functools import lru_cache

from bot.dates import deadline
from bot.script import fold
from bot.workdays import Workdays

OPEN = re.compile(r"长期|持续|常态|全年|年度|每|尽快|适时|/|—|-|－|无|按|待|根据|实时|长年|跨年|\s*")
YEAR_END = re.compile(r"(?:全年|年内|年度内?|本年度?|(?P<y>20\d\d)年度?(?:内|底|底前|全年)?)")
YEARS = re.compile(r"20\d\d\s?年?\s?[-—–~至到]+\s?(?P<y>20\d\d)年?(?:底)?前?")
SERIAL = re.compile(r"[34]\d{4}(?:\.0)?")


@lru_cache(maxsize=1024)
def due_of(text: str, year: int) -> tuple[date | None, str]:
    """The day a wording permits, and what is wrong with it, if anything; days are of the programme's year."""
    wording = fold(text).strip(" 。；;")
    if found := YEAR_END.fullmatch(wording) or YEARS.fullmatch(wording):
        return date(int(found["y"] or year) if "y" in found.groupdict() else year, 12, 31), ""
    if OPEN.fullmatch(wording) or (OPEN.match(wording) and not re.search(r"\d", wording)):
        return None, ""
    if SERIAL.fullmatch(wording):
        return None, f"“{text}”是日期的内部数字，请把单元格改成日期格式"
    day = date(year, 12, 31) if wording == "年前" else deadline(wording, date(year, 1, 1), Workdays())
    if day is None:
        return None, f"“{text}”读不出日期"
    if day.year < year:
        return None, f"“{text}”早于{year}年，未记"
    return day, ""
