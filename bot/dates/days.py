"""Days that are named: 2017-11-30, 11月30号, 十一月三十日, 20号, 明天."""

from datetime import date, timedelta

from bot.dates.frame import Frame, day_of, end_of
from bot.dates.words import BEGUN, COUNTED, DIGIT, NUMBER, OR_FROM, YEAR, Rule, count
from bot.patterns import Match, Pattern

DONE = "完成|完工|竣工|建成|交付|投用|验收|开工|可|能|就"
OFFICE_HOURS = r"(?:[上下]班|[上中下]午|晚上)"
FOLLOWS = rf"(?=\s?(?:{OFFICE_HOURS}|之前|以前|前|左右|底|截止|为止|止|{DONE}|$|[,，。;；、!)）\n]))"
"""What has to follow a day that lacks its 日, so that 11月30 is not the head of 11月30座."""
DAY_MARK = r"[日号](?![楼线地路井桥门机泵院厅标段台幢栋厂库馆站令文渠池坑墩内均炉仓罐棚闸坝塔隧竖斜车报渐益]|常(?![务委])|之内|以内|工作日|时间内)"
NO_FIGURE = (
    r"(?!\d|[.,/]\d|\s?[wWkK㎡个张座处户家公千平米人名万亿元%项条件场篇期所台套吨次天小分秒亩株辆栋间倍度])"
)
RELATIVE = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今晚": 0, "今早": 0, "当天": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "次日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip


def _numeric(match: Match, _: Frame) -> date | None:
    year = int(match["y"])
    return day_of(year + 2000 * (year < 100), int(match["m"]), int(match["d"]))


def _in_month(match: Match, frame: Frame) -> date | None:
    return _nearest(frame, count(match["m"]), count(match["d"]), frame.year(match["year"]))


def _short(match: Match, frame: Frame) -> date | None:
    return _nearest(frame, int(match["m"]), int(match["d"]), None)


def _nearest(frame: Frame, month: int, day: int, year: int | None) -> date | None:
    if year is not None:
        return day_of(year, month, day)
    this = frame.today.year
    if day_of(this, month, day) is None:  # 2月29日 of a common year: not that of the leap year next to it
        return None
    return frame.choose(lambda around: day_of(around, month, day), None)


def _bare(match: Match, frame: Frame) -> date | None:
    """A day of this month, or of the next one when it is past (the last one, looking back)."""
    day, today = count(match["d"]), frame.today
    this = day_of(today.year, today.month, day)
    if this is None or (this == today) or (this > today) != frame.looks_back:
        return this
    step = -1 if frame.looks_back else 1
    other = end_of(today.year, today.month + step)
    return other and day_of(other.year, other.month, day)


def _relative(match: Match, frame: Frame) -> date | None:
    return frame.today + timedelta(days=RELATIVE[match[0]])


_SHORT = rf"(?<![\d./-])(?P<m>1[0-2]|0?[1-9])[./-](?P<d>\d{{1,2}})[日号]?(?![\d./-]){NO_FIGURE}"
_SAID = r"(?:(?<=预计)|(?<=计划)|(?<=力争)|(?<=争取)|(?<=确保)|(?<=[到至于在截]))\s?"

RULES: tuple[Rule, ...] = (
    Rule(Pattern(r"(?<![\d.])(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})[日号]?(?!\d)"), _numeric, (DIGIT, "-/.年")),
    Rule(Pattern(r"(?<![\d.])(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?![\d.万])"), _numeric, ("2", "0", "01")),
    Rule(Pattern(rf"{BEGUN}(?<![\d.]){YEAR}?{OR_FROM}(?P<m>{NUMBER}|元)月份?\s?{OR_FROM}(?!(?:3[2-9]|[4-9]\d)(?![日号]))(?P<d>{NUMBER})(?:{DAY_MARK}|{FOLLOWS})"), _in_month, (COUNTED, "月")),
    Rule(Pattern(rf"(?<![\d.月〕\]】字第#十廿]){OR_FROM}(?P<d>{NUMBER}){DAY_MARK}"), _bare, (COUNTED, "日号")),
    Rule(Pattern(rf"{_SHORT}(?=\s?(?:{OFFICE_HOURS}|之前|以前|前|左右|{DONE}))"), _short, (DIGIT, "./-", "上下中晚之以前左完竣建交投验开可能就")),
    Rule(Pattern(rf"{_SAID}{_SHORT}"), _short, (DIGIT, "./-", "计划争保到至于在截")),
    Rule(Pattern("|".join(RELATIVE)), _relative, ("前昨今当明次后", "天日晚早")),
)  # fmt: skip
FURTHER = (
    Rule(Pattern(_SHORT + FOLLOWS), _short, (DIGIT, "./-")),
    Rule(Pattern(r"(?<![\d./-])(?P<y>[12]\d)(?P<dot>[./-])(?P<m>1[0-2]|0?[1-9])(?P=dot)(?P<d>\d{1,2})[日号]?(?![\d./-])"), _numeric, (DIGIT, "./-")),
)  # fmt: skip
"""11.30, 17.11.30: days only where nothing but a day is spoken of, for they may as well be figures."""
