"""Wordings of time in Chinese office talk, and the last day that they permit.

The grammar is our own because dateparser alone is unsafe for deadlines: it reads the 前 of 6月30日前 as “ago” and
answers with last year. It is asked only for what holds no Chinese, and never believed when it answers with the past or
with a day more than eighteen months away.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.dates.days import FURTHER
from bot.dates.frame import Calendar, Frame, days_later, months_later
from bot.dates.scan import Found, find
from bot.dates.spans import LENGTHS, WHOLE
from bot.patterns import Pattern
from bot.script import clean, fold

__all__ = ["Calendar", "Found", "Frame", "days_later", "deadline", "find", "months_later"]

BASIS = Pattern(
    r"(?:原定于?|原计划|原为|(?:根据|依据|依照|(?<!能)按照?(?!期|时|月|季|周)|据|贯彻|落实|对照|鉴于)[^,，。;；]{0,30}?|[》号]\s?[(（])\s?$"
)
"""What leads to a day that is only referred to: 根据9月6日会议要求, 〔2017〕45号（6月1日）, 原定9月20日."""
CITING = Pattern(
    r"\s?(?:(?:的|召开的?|举行的?|印发的?|下发的?|发布的?|出台的?|作出的?|签发的?|发的?)[^,，。;；]{0,24}?(?:意见|方案|办法|规定|单|会|文件|通知|批示|函|纪要|部署|要求)"
    r"|[^\d,，。;；]{0,8}?(?:会议|例会|常务会|专题会|调度会|协调会|文件|批示|来函|纪要))(?!之?前|结束)"
)
TOLD = Pattern(r"\s?(?:开始|启动)|\s?[^,，。;；]{0,8}?(?:已|了(?=[,，。;；\d]))|[,，]?[^,，。;；]{0,12}召开")
"""What follows a day on which something has happened."""
LATEST = Pattern(
    r"(?:最[迟晚](?:不超过|在|到|于)?|不得?[晚迟]于|不超过|延[期长后]?[到至]|推迟[到至]|顺延[到至]|提前[到至]|改[为到]|调整[为到至])\s?$"
)
"""What leads to the day that holds, whatever others stand beside it."""
CONDITIONAL = Pattern(r"(?:可以?|经批准|确有困难)[^,，。]{0,6}$")
"""What leads to a day that holds for some only: 确有困难的可延至11月底."""
SPACED = Pattern(r"(?<=\d)\s+(?=[年月日号])|(?<=[年月日号])\s+(?=[\d底前])")
MARKED = ("前", "内", "止")
"""How a wording ends that names the last day itself."""
NONE: Mapping[str, date] = {}
HORIZON = 18
"""Months beyond which an answer of dateparser is not believed."""
LONGEST = 100
"""A wording longer than this is not handed to dateparser."""


def deadline(text: str, today: date, calendar: Calendar, events: Mapping[str, date] = NONE) -> date | None:
    """The last permitted day of a deadline's wording, or None where it is no date or cannot be told."""
    wording, frame = fold(clean(text)).strip(), Frame(today, calendar, events)
    if " " in wording:
        wording = SPACED.compiled.sub("", wording)
    if wording.endswith(LENGTHS) and (whole := WHOLE.pattern.fullmatch(wording)):
        return WHOLE.day(whole, frame)
    found = find(wording, frame, FURTHER)
    if len(found) == 1 and _is_only_cited(wording, found[0], today):
        return None
    if len(found) != 1 or found[0].start:
        found = _due(wording, found, today)
    if found:
        return found[0].day if len(found) == 1 or len({one.day for one in found}) == 1 else None
    return _foreign(wording, today)


def _due(wording: str, found: list[Found], today: date) -> list[Found]:
    """Of several wordings of time those that may be the deadline, the surest kind alone."""
    kept = [one for one in found if not BASIS.search(wording, 0, one.start)]
    if len(kept) < 2:
        return kept
    kept = [one for one in kept if _is_marked(wording, one) or not _is_told(wording, one)] or kept
    kept = [one for one in kept if not CONDITIONAL.search(wording, 0, one.start)] or kept
    kept = [one for one in kept if LATEST.search(wording, 0, one.start)] or kept
    kept = [one for one in kept if _is_marked(wording, one)] or kept
    return [one for one in kept if one.day and one.day >= today] or kept


def _is_only_cited(wording: str, one: Found, today: date) -> bool:
    """Whether the only day is a past one of a meeting or a paper: 3月5日会议强调…长期坚持."""
    return one.day is not None and one.day < today and CITING.match(wording, one.end) is not None


def _is_told(wording: str, one: Found) -> bool:
    return bool(CITING.match(wording, one.end) or TOLD.match(wording, one.end))


def _is_marked(wording: str, one: Found) -> bool:
    return wording[one.start : one.end].endswith(MARKED)


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
