"""Lengths of time from today: 三天内, 5个工作日内, 半个月, 两周后, 还需一个半月."""

from datetime import date

from bot.dates.frame import Frame, days_later, months_later
from bot.dates.words import COUNTED, NUMBER, OR_FROM, TO, Rule, count
from bot.patterns import Match, Pattern

LONGEST = 400
"""More working days than this are not counted."""
DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
MONTHS = {"月": 1, "季度": 3, "年": 12}
HALF_DAYS = {"月": 15}
APPROXIMATE = r"[一二两三四五六七八九](?P<more>[二三四五六七八九])"

LENGTH = (
    rf"(?P<half>半)个?(?P<halved>月|年)|"
    rf"(?:{APPROXIMATE}|(?:{NUMBER}{TO})?(?P<n>{NUMBER}|\d{{3}}))\s?(?:个(?P<and_half>半)?)?"
    r"(?P<unit>工作日|小时|星期|礼拜|[天日周年]|(?<=[个半])(?:月|季度))(?P<half_more>半)?"
)
WITHIN = r"(?:的?时间)?(?:左右)?(?:之内|以内|内|之后|以后|后(?!天)|左右)"
REMAINING = r"(?:(?<![宽时期])限期?|[时期]限[为是]?|还需要?|还要|还得|还有|再有|再过|再用|再要|再?给(?:[你我他]们?)?|需要?|得要?|大约要?|约需)\s?(?:大约|约|用)?"


def _within(match: Match, frame: Frame) -> date | None:
    if match["halved"]:
        return days_later(frame.today, 15) if match["halved"] == "月" else months_later(frame.today, 6)
    n, unit = count(match["more"] or match["n"]), match["unit"]
    if n == 0:
        return None
    if unit == "工作日":
        return frame.calendar.add(frame.today, n) if n <= LONGEST else None
    if unit == "小时":
        return days_later(frame.today, n // 24)
    if unit in DAYS:
        return days_later(frame.today, n * DAYS[unit])
    return _months(match, frame, n)


def _months(match: Match, frame: Frame, n: int) -> date | None:
    """一个半月 is a month and fifteen days, 一年半 a year and six months."""
    unit = match["unit"]
    is_half = bool(match["and_half"] or match["half_more"])
    end = months_later(frame.today, n * MONTHS[unit] + (6 if is_half and unit == "年" else 0))
    return days_later(end, 15) if end and is_half and unit == "月" else end


_EDGE = r"(?<![\d.第一二两三四五六七八九十])"
UNITS = "日时期拜天周年月度"
LENGTHS = (*UNITS, "半")
"""What a length of time ends with."""
HALVES = COUNTED + "半"
SPAN = Rule(Pattern(rf"{_EDGE}(?:{LENGTH}){WITHIN}"), _within, (HALVES, UNITS, "内后左"))
UNTIL_DONE = r"(?=(?:左右)?(?:就|能够?|可以?)*(?:完成|完工|竣工|搞定|弄[好完]|做[好完]|好(?:$|[,，。])))"
RULES: tuple[Rule, ...] = (
    SPAN,
    Rule(Pattern(rf"{_EDGE}(?<![了仅用期])(?:{LENGTH}){UNTIL_DONE}"), _within, (HALVES, UNITS, "完竣搞弄做好")),
    Rule(Pattern(rf"{REMAINING}(?:{LENGTH})(?:{WITHIN})?"), _within, (HALVES, UNITS, "还再需要得限给")),
)  # fmt: skip
WHOLE = Rule(Pattern(rf"(?!{OR_FROM}{NUMBER}[日年])(?:{LENGTH})"), _within, (HALVES, UNITS))
"""三天, 半个月: a deadline where it is all that was written; 三日 and 18年 are a day and a year."""
