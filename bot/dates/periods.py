"""Months, ten days of a month, quarters, halves of a year, years: each ends on its last day."""

from datetime import date

from bot.dates.frame import Frame, day_of, end_of
from bot.dates.words import BEGUN, COUNTED, DIGIT, NUMBER, OR_FROM, TO, YEAR, Rule, count
from bot.patterns import Match, Pattern

PARTS = {"上旬": 10, "初": 10, "月初": 10, "上半月": 15, "中旬": 20, "中": 20, "月中": 20, "上中旬": 20}
"""The day on which a part of a month ends; every other part ends with the month."""
PART = r"(?:[上中下]?[上中下]旬|[上下]半月|月?[初中末底](?![小旬标])|内)"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
STEPS = {"上上": -2, "上": -1, "下下": 2, "下": 1, "次": 1}
LAST_MONTH = {"上": 6, "下": 12}


def _month(match: Match, frame: Frame) -> date | None:
    month, part = count(match["m"]), match["part"]
    if not 1 <= month <= 12:
        return None
    return frame.choose(lambda around: _part_of(around, month, part), frame.year(match["year"]))


def _last_workday(match: Match, frame: Frame) -> date | None:
    end = frame.choose(lambda around: end_of(around, count(match["m"])), frame.year(match["year"]))
    return end and frame.calendar.previous(end)


def _last_workday_of_step(match: Match, frame: Frame) -> date | None:
    end = end_of(frame.today.year, frame.today.month + _step(match["step"]))
    return end and frame.calendar.previous(end)


def _step_month(match: Match, frame: Frame) -> date | None:
    end = end_of(frame.today.year, frame.today.month + _step(match["step"]))
    if end is None or match["d"] is None:
        return end and _part_of(end.year, end.month, match["part"])
    return day_of(end.year, end.month, count(match["d"]))


def _part_of_month(match: Match, frame: Frame) -> date | None:
    """月底, 中旬: of this month, or of the next one when it is past."""
    today = frame.today
    day = _part_of(today.year, today.month, match["part"])
    if day is None or day >= today or frame.looks_back:
        return day
    following = end_of(today.year, today.month + 1)
    return following and _part_of(following.year, following.month, match["part"])


def _part_of(year: int, month: int, part: str | None) -> date | None:
    last = PARTS.get(part or "")
    return day_of(year, month, last) if last else end_of(year, month)


def _quarter(match: Match, frame: Frame) -> date | None:
    return _ends_in(frame, QUARTERS[match["q"]] * 3, match["year"])


def _step_quarter(match: Match, frame: Frame) -> date | None:
    quarter = (frame.today.month + 2) // 3 + _step(match["step"])
    return end_of(frame.today.year, quarter * 3)


def _running_quarter(_: Match, frame: Frame) -> date | None:
    return end_of(frame.today.year, (frame.today.month + 2) // 3 * 3)


def _half(match: Match, frame: Frame) -> date | None:
    return _ends_in(frame, LAST_MONTH[match["half"]], match["year"])


def _ends_in(frame: Frame, month: int, year: str | None) -> date | None:
    return frame.choose(lambda around: end_of(around, month), frame.year(year))


def _year_end(match: Match, frame: Frame) -> date | None:
    year = frame.year(match["year"])
    return day_of(year or frame.today.year, 12, 31)


def _year_middle(match: Match, frame: Frame) -> date | None:
    return _ends_in(frame, 6, match["year"])


def _plan(match: Match, _: Frame) -> date | None:
    """The five years of a plan: “十三五” ends with 2020."""
    return day_of(2005 + 5 * count(match["n"]), 12, 31)


def _unknown(_: Match, __: Frame) -> date | None:
    return None


def _before_new_year(_: Match, frame: Frame) -> date | None:
    """年前 is before the year's end; in January and February it is said of the Spring Festival too, so of neither."""
    return None if frame.today.month <= 2 else date(frame.today.year, 12, 31)


def _step(word: str) -> int:
    return STEPS.get(word.removesuffix("个"), 0)


LAST = r"的?最后一?个?工作日"
NTH = r"的?(?:第[一二三四五1-5]|最后一?)个?(?:周|星期|礼拜)[一二三四五六日天]?"
MONTH = rf"(?:{NUMBER}(?:{TO}|、))?(?P<m>{NUMBER}|元)(?:[两三]个?)?月(?!台|报|度|饼)份?"
STEP = r"(?P<step>[上下]{1,2}个?|[本这当次]个?)"
RULES: tuple[Rule, ...] = (
    Rule(Pattern(r"(?<![\d.])(?P<year>20\d\d)[./-](?P<m>1[0-2]|0?[1-9])(?P<part>)(?![\d./-])"), _month, ("2", "./-", DIGIT)),
    Rule(Pattern(rf"{BEGUN}(?<![\d.每]){YEAR}?{MONTH}的?(?P<part>{PART})?"), _month, (COUNTED + "元", "月")),
    Rule(Pattern(rf"{STEP}月(?!度)份?的?(?:{OR_FROM}(?P<d>{NUMBER})[日号]|(?P<part>{PART}))?"), _step_month, ("上下本这当次", "月")),
    Rule(Pattern(r"(?P<part>(?<![元正腊冬每])月[初中末底]|[上中下]?[上中下]旬|[上下]半月|月内)"), _part_of_month, ("月旬", "初中末底旬半内")),
    Rule(Pattern(rf"{YEAR}?第?(?P<q>[一二三四1-4])季(?:度[末底内初]?|[末底]|(?=前|内))"), _quarter, ("季", "一二三四1234")),
    Rule(Pattern(rf"{STEP}季度?[末底内]?"), _step_quarter, ("季",)),
    Rule(Pattern(rf"{YEAR}?(?P<half>[上下])半年[末底内]?"), _half, ("半",)),
    Rule(Pattern(rf"(?:{YEAR}年?|(?P<bare>年))[底末终](?!审|端|尾)"), _year_end, ("年", "底末终")),
    Rule(Pattern(rf"(?:{YEAR}年?|(?P<bare>年度?))内"), _year_end, ("年", "内")),
    Rule(Pattern(rf"(?<![\d.]){YEAR}(?=前|之前|以前|$|[,，。;；]|完成|建成)"), _year_end, ("年",)),
    Rule(Pattern(rf"(?:{YEAR}年?|(?P<bare>年))中(?!心|国|学|小)"), _year_middle, ("年", "中")),
    Rule(Pattern(r"“?十(?P<n>[二三四五六])五”?(?:规划)?(?:期?[末内]|期间|时期|收官)"), _plan, ("五", "末内期收")),
    Rule(Pattern(rf"{YEAR}?{MONTH}{LAST}"), _last_workday, ("月", "工")),
    Rule(Pattern(rf"{STEP}月{LAST}"), _last_workday_of_step, ("月", "工")),
    Rule(Pattern(rf"(?:{YEAR}?{MONTH}|{STEP}月){NTH}"), _unknown, ("月", "第最")),
    Rule(Pattern(r"(?<![一二三四1-4上下本个])季度?[末底]"), _running_quarter, ("季", "末底")),
    Rule(Pattern(r"[明后来]年"), _unknown, ("明后来", "年")),
    Rule(Pattern(rf"{YEAR}年?初|(?<![今去])年初|年后|节后|开春"), _unknown, ("年节开", "初后春")),
    Rule(Pattern(r"(?<![\d一二三四五六七八九十几多两半今明后去来本当次翌上])年前"), _before_new_year, ("年", "前")),
)  # fmt: skip
