"""Festivals and the office's own events: 国庆前, 春节期间, 节前, 两会前."""

import re
from datetime import date, timedelta
from functools import cache

from bot.dates.frame import Frame
from bot.dates.lunar import lunar
from bot.dates.words import YEAR, Rule
from bot.patterns import Match, Pattern

NAMES = {"十一": "国庆", "五一": "劳动节"}
FEASTS = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
LUNAR = {
    "元宵": "元宵", "正月十五": "元宵", "重阳": "重阳", "九月初九": "重阳", "除夕": "除夕", "年三十": "除夕",
    "农历八月十五": "中秋", "五月初五": "端午", "正月初一": "春节", "年初一": "春节",
}  # fmt: skip
"""Lunar days that are festivals. 八月十五 alone is a day in August as well, so nobody can tell."""
BEFORE = r"(?P<before>之前|以前|前夕|前)"
REST = r"(?:劳动)?节?(?:小?长假|黄金周|假期)?(?:放假)?(?:期间)?"
FIRST_DAY = r"后的?(?:第一个工作日|首个工作日|上班第一天|第一天上班|上班首日|上班后第一天)"
OCTOBER = r"(?<![\d二三四五六七八九])十一(?=[”\"]?(?:节|长假|黄金周|假期|期间|之前|以前|前|后|放假))"
WORD = (
    rf"(?:(?P<other>{'|'.join(FEASTS)})节?[、和及]?)?[“\"]?(?P<feast>五一|{'|'.join(FEASTS)}|{OCTOBER})[”\"]?"
)
LUNAR_DAY = r"(?:[初十廿二三]?[一二三四五六七八九十]{1,2}|底|初)"
SEASONS = "开学|汛期|雨季|入冬|供暖季?|高考|中考|[暑寒]假|上冻|封冻|农忙|秋收|入夏|入秋|台风季"
NO_PLACE = r"(?!路|街|巷|小区|广场|村|大桥|巾帼)"


FIXED = {
    "三八": (3, 8), "妇女节": (3, 8), "植树节": (3, 12), "五四": (5, 4), "青年节": (5, 4), "护士节": (5, 12),
    "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "记者节": (11, 8), "宪法日": (12, 4), "圣诞节": (12, 25),
}  # fmt: skip
"""Festivals of the sun's calendar on which the office works."""
OTHERS = "文化|艺术|电影|啤酒|音乐|购物|旅游|读书|科技|体育|丰收|泼水|母亲|父亲|情人|感恩|七夕|中元|寒衣|腊八|小年|火把|美食"


def _feast(match: Match, frame: Frame) -> date | None:
    """国庆、中秋前 is one day where the two are one block of days off."""
    year, is_before = frame.year(match["year"]), match["before"] is not None
    day = _of(frame, match["feast"], year, is_before=is_before)
    other = match["other"] and _of(frame, match["other"], year, is_before=is_before)
    return day if other in (None, day) else None


def _fixed(match: Match, frame: Frame) -> date | None:
    month, day = FIXED[match["fixed"]]
    before = timedelta(days=match["before"] is not None)
    return frame.choose(lambda around: date(around, month, day) - before, frame.year(match["year"]))


def _lunar(match: Match, frame: Frame) -> date | None:
    """The day itself; before it, the day before its block of days off, or the day before it where there are none."""
    feast, year = LUNAR[match["lunar"]], frame.year(match["year"])
    if match["before"] is None:
        return frame.choose(lambda around: lunar(feast, around), year)
    if feast in FEASTS:
        return _of(frame, feast, year, is_before=True)
    return frame.choose(lambda around: _before(frame, lunar(feast, around)), year)


def _before(frame: Frame, day: date | None) -> date | None:
    """The day before a festival that may lie within the days off of another, as 除夕 does."""
    spring = day and frame.calendar.festival("春节", day.year)
    if day and spring and spring[0] <= day <= spring[1]:
        return _eve(frame, spring[0])
    return day and day - timedelta(days=1)


def _spring(_: Match, frame: Frame) -> date | None:
    return _of(frame, "春节", None, is_before=True)


def _coming(_: Match, frame: Frame) -> date | None:
    """节前: before whichever festival comes next."""
    days = [_of(frame, feast, None, is_before=True) for feast in FEASTS]
    return min((day for day in days if day), default=None)


def _first_day_after(match: Match, frame: Frame) -> date | None:
    last = _of(frame, match["feast"], frame.year(match["year"]), is_before=False)
    return last and frame.calendar.add(last, 1)


def _of(frame: Frame, feast: str, year: int | None, *, is_before: bool) -> date | None:
    """The last day off of a festival, or the day before its first one."""

    def day_in(around: int) -> date | None:
        off = frame.calendar.festival(NAMES.get(feast, feast), around)
        return off and (_eve(frame, off[0]) if is_before else off[1])

    return frame.choose(day_in, year)


def _eve(frame: Frame, first: date) -> date:
    """The day before a block of days off, to which the weekend at its head belongs."""
    return frame.calendar.previous(first - timedelta(days=1))


def _unknown(_: Match, __: Frame) -> date | None:
    return None


WORD_MARKS = "元春清劳端中国五十"
RULES: tuple[Rule, ...] = (
    Rule(Pattern(rf"{YEAR}?{WORD}{NO_PLACE}{REST}{FIRST_DAY}"), _first_day_after, (WORD_MARKS, "后", "工班")),
    Rule(Pattern(rf"{YEAR}?{WORD}{NO_PLACE}{REST}{BEFORE}?"), _feast, (WORD_MARKS, "旦节明动午秋庆一")),
    Rule(Pattern(rf"{YEAR}?(?:农历)?大?(?P<lunar>{'|'.join(LUNAR)})[”\"]?(?![日号]|路|街)节?(?:当天)?{BEFORE}?"), _lunar, ("宵正阳初夕三历", "元十重初夕历")),
    Rule(
        Pattern(rf"{YEAR}?(?:三八[”\"]?(?=妇女节|节|前|之前)|五四[”\"]?(?=青年节|节)|(?:七一|八一|六一)[”\"]?(?=节|前|之前|建|儿))?(?P<fixed>{'|'.join(FIXED)})[”\"]?(?!路|街|小|广|中学)节?{BEFORE}?"),
        _fixed,
        ("三妇植五青护六儿七建八教记宪圣", "八女树四年士一童党军师者法诞"),
    ),
    Rule(Pattern(rf"(?:{OTHERS})节?{BEFORE}"), _unknown, ("前", "艺影啤音购游读技育丰泼母父情感夕元衣腊小火美文")),
    Rule(Pattern(rf"(?:农历新年|农历年(?![底末内中初])|过大?年){BEFORE}"), _spring, ("历过", "年", "前")),
    Rule(Pattern(rf"(?:八月十五(?![日号])|[正腊冬]月{LUNAR_DAY}?){BEFORE}?"), _unknown, ("月", "五正腊冬")),
    Rule(Pattern(rf"农历(?:[一二三四五六七八九十]{{1,3}}月{LUNAR_DAY}?|年[底末内中初])?{BEFORE}?"), _unknown, ("历",)),
    Rule(Pattern(rf"(?:{SEASONS})(?:结束)?[之以]?[前后]"), _unknown, ("前后", "学期季冬暖考假冻忙收夏秋")),
    Rule(Pattern(r"(?:过?节|放假|假期|长假)之?前"), _coming, ("节假", "前")),
)  # fmt: skip


def events(frame: Frame) -> tuple[Rule, ...]:
    """The rules for the events of the configuration, 两会 among them, quoted or not."""
    return _events(tuple(frame.events)) if frame.events else ()


@cache
def _events(names: tuple[str, ...]) -> tuple[Rule, ...]:
    wording = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = Pattern(rf"(?:市|省|全国)?[“\"]?(?P<event>{wording})[”\"]?(?:召开|期间)?{BEFORE}?")
    return (Rule(pattern, _event, ()),)


def _event(match: Match, frame: Frame) -> date | None:
    day = frame.events[match["event"]]
    if day < frame.today:
        return None
    return day - timedelta(days=1) if match["before"] else day
