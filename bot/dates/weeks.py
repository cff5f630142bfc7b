"""Weeks and their days: 本周五, 下周三, 周末, 下周内. The week begins on Monday."""

from datetime import date, timedelta

from bot.dates.frame import Frame
from bot.dates.words import Rule
from bot.patterns import Match, Pattern

WEEK = r"(?:周|星期|礼拜)"
STEP = r"(?P<step>上上个?|上个?|下下个?|下个?|次|本|这一?个?|当)"
STEPS = {"上上": -2, "上": -1, "下": 1, "下下": 2, "次": 1}
DAYS = {c: n for n, cs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for c in cs}
SUNDAY = 6
OR = r"(?P<or>[、或][一二三四五六](?=$|[之以]?前|[,，。;；]))"
"""下周二、三: one of two days."""
NO_FIGURE = r"(?!\s?(?!\d{1,2}(?:[:：]\d\d|[点时])|一(?:上班|大?早|开))(?:[\d.〇零一二两三四五六七八九十百千期个张处户家所件条项名人间套场篇公千平米万亿%多余]|座(?!谈)))"
"""这周2座 is a figure."""


def _weekday(match: Match, frame: Frame) -> date | None:
    if match["or"]:
        return None
    day = _monday(frame, match["step"]) + timedelta(days=DAYS[match["d"]])
    if match["step"]:
        return day
    if frame.looks_back:
        return day if day <= frame.today else day - timedelta(days=7)
    return day if day >= frame.today else day + timedelta(days=7)


def _week(match: Match, frame: Frame) -> date | None:
    return _monday(frame, match["step"]) + timedelta(days=SUNDAY)


def _monday(frame: Frame, step: str | None) -> date:
    steps = STEPS.get((step or "").rstrip("个"), 0)
    return frame.today + timedelta(days=7 * steps - frame.today.weekday())


WEEKS = "周期拜"
DAY_NAMES = "".join(DAYS)
RULES: tuple[Rule, ...] = (
    Rule(Pattern(rf"{STEP}{WEEK}(?P<d>[一二三四五六日天末1-7]){OR}?{NO_FIGURE}"), _weekday, (WEEKS, "上下次本这当", DAY_NAMES)),
    Rule(
        Pattern(
            rf"(?<![一二两三四五六七八九十几多每\d上下本这])(?P<step>){WEEK}(?P<d>[一二三四五六日天末1-7]){OR}?{NO_FIGURE}(?!沟通)"
        ),
        _weekday,
        (WEEKS, DAY_NAMES),
    ),
    Rule(Pattern(rf"{STEP}{WEEK}(?:之内|以内|[内底初中])?"), _week, (WEEKS, "上下次本这当")),
)  # fmt: skip
