"""Wordings of time in Chinese office talk, and the last day that they permit.

The grammar is our own because dateparser alone is unsafe for deadlines: it reads the 前 of 6月30日前 as “ago” and
answers with last year. It is asked only for what holds no Chinese, and never believed when it answers with the past or
with a day more than eighteen months away.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.dates.days import DOTTED
from bot.dates.frame import Calendar, Frame, days_later, months_later
from bot.dates.scan import Found, find
from bot.dates.spans import LENGTHS, WHOLE
from bot.patterns import Pattern
from bot.script import clean, fold

__all__ = ["Calendar", "Found", "Frame", "days_later", "deadline", "find", "months_later"]

CITED = Pattern(r"(?:原定于?|原计划|原为)\s?$")
CITING = Pattern(r"\s?(?:的|召开的?|印发的?|下发的?)?(?:会议|例会|文件|通知|批示|函)")
NONE: Mapping[str, date] = {}
HORIZON = 18
"""Months beyond which an answer of dateparser is not believed."""
LONGEST = 100
"""A wording longer than this is not handed to dateparser."""


def deadline(text: str, today: date, calendar: Calendar, events: Mapping[str, date] = NONE) -> date | None:
    """The last permitted day of a deadline's wording, or None where it is no date or cannot be told."""
    wording, frame = fold(clean(text)).strip(), Frame(today, calendar, events)
    if wording.endswith(LENGTHS) and (whole := WHOLE.pattern.fullmatch(wording)):
        return WHOLE.day(whole, frame)
    found = find(wording, frame, (DOTTED,))
    if len(found) > 1:
        found = [one for one in found if not _is_cited(wording, one)] or found
    if found:
        return found[0].day if len(found) == 1 else None
    return _foreign(wording, today)


def _is_cited(wording: str, one: Found) -> bool:
    """Whether a day is only referred to: 根据9月6日会议要求, 原定9月20日."""
    return bool(CITED.search(wording, 0, one.start) or CITING.match(wording, one.end))


def _foreign(text: str, today: date) -> date | None:
    """What other languages and formats say, by dateparser."""
    if not text.isascii() or not any(c.isalpha() for c in text) or not any(c.isdigit() for c in text):
        return None
    import dateparser  # slow to load, and seldom needed

    moment = datetime.combine(today, datetime.min.time())
    settings = {"PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "last", "RELATIVE_BASE": moment}
    found = dateparser.parse(text[:LONGEST], languages=["en"], settings=settings)
    latest = months_later(today, HORIZON) or today + timedelta(days=547)
    return found.date() if found and today <= found.date() <= latest else None
