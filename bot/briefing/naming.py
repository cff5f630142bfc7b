"""How a briefing names things: a target, its figure, a day, a month, a unit, a row of names."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.briefing import words
from bot.briefing.nouns import Findings, by_unit
from bot.counts import Judged
from bot.figures import number, percent, progress, quantity
from bot.items import Form, Target
from bot.measure import HUNDRED, JUDGED, RATES, ZERO, beginning, total_at
from bot.wording import name_of, short_day

FEW, SOME, MANY = 6, 12, 60
"""Within a sentence up to FEW targets are named, in a list up to SOME; above MANY only their number is told, and the
annex has the names."""


COUNTED = frozenset({Form.AT_LEAST, Form.ABOVE, Form.RANGE, Form.INCREASE, Form.MULTIPLE})

NUMBER = re.compile(r"^第?\d+(?:\.\d+)?(?:号|项)?[、\s]+")
HALF_WIDTH = str.maketrans("();?", "（）；？")
PLAIN_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
PLAIN_COLON = re.compile(r"(?<!\d):|:(?!\d)")
PLAIN_QUOTES = re.compile(r'"([^"]*)"')
SHOUTING = re.compile("[!！]+")
PICTURES = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]")


def tidy(text: str) -> str:
    """A line in the punctuation of an official document: full-width, without shouting and little pictures."""
    text = PICTURES.sub("", " ".join(text.split())).translate(HALF_WIDTH)
    text = PLAIN_COLON.sub("：", PLAIN_COMMA.sub("，", text))
    return PLAIN_QUOTES.sub(r"“\1”", SHOUTING.sub("。", text))


def quoted(text: str) -> str:
    """What somebody wrote in a chat, fit to stand within a sentence."""
    return (
        NUMBER.sub("", tidy(text))
        .strip(" 。，；、.…")
        .removeprefix("因为")
        .removeprefix("由于")
        .removeprefix("因")
    )


def name(one: Judged) -> str:
    """What a target is called: 送戏进村."""
    return name_of(one.item, one.target)


def called(one: Judged) -> str:
    """25.1 送戏进村."""
    return words.CALLED.format(no=one.target.no, name=name(one))


def unit(one: Judged) -> str:
    """The leading unit, or that the ledger has none."""
    return one.item.lead or words.NO_UNIT


def figure(target: Target) -> tuple[str, str]:
    """The latest total and its share in percent: (“176/500张”, “35.2%”). Either is empty where there is none."""
    if target.current is None:
        return "", ""
    now = target.current.value
    counted = _counted(target, now)
    if counted is not None:
        return progress(*counted, target.unit), percent(*counted)
    shown = quantity(now, target.unit)
    if target.form in (Form.MILESTONE, Form.RANK, Form.QUALITATIVE):
        return words.APPEARANCE.format(percent=f"{number(now)}%"), ""
    if target.form is Form.AT_MOST and target.value is not None:
        return words.CEILING.format(now=shown, goal=goal(target)), percent(now, target.value)
    return (words.LEVEL.format(now=shown, goal=goal(target)) if target.value is not None else shown), ""


def goal(target: Target) -> str:
    """What is asked for: 500张, 1—2篇, 96%; empty for what has no amount."""
    if target.form is Form.RANGE and target.low is not None and target.high is not None:
        return f"{number(target.low)}—{quantity(target.high, target.unit)}"
    return "" if target.value is None else quantity(target.value, target.unit)


def facts(one: Judged) -> str:
    """176/500张，35.2%."""
    return "，".join(part for part in figure(one.target) if part)


def day(on: date, year: int) -> str:
    """9月30日, with its year where that is another one."""
    return short_day(on) if on.year == year else f"{on.year}年{short_day(on)}"


def month(on: date, year: int) -> str:
    """11月, with its year where that is another one."""
    return f"{on.month}月" if on.year == year else f"{on.year}年{on.month}月"


def named(found: Findings, judged: Sequence[Judged], tell: Callable[[Judged], str] = called) -> str:
    """A list of targets: each by itself while there are few, then their numbers by unit, then how many by unit."""
    if len(judged) <= SOME:
        return "；".join(map(tell, judged))
    if len(judged) > MANY:
        return how_many(found, judged)
    return "；".join(
        words.FACTS.format(called=lead or words.NO_UNIT, facts=numbers(ones))
        for lead, ones in by_unit(judged).items()
    )


def bracketed(judged: Sequence[Judged]) -> str:
    """（2.1 新增养老床位；4.1 改造农村公厕）, for the middle of a sentence; above FEW （编号2.1、4.1…）; above MANY nothing."""
    if not 0 < len(judged) <= MANY:
        return ""
    listed = (
        "；".join(map(called, judged)) if len(judged) <= FEW else words.NUMBERS.format(listed=numbers(judged))
    )
    return f"（{listed}）"


def numbers(judged: Iterable[Judged]) -> str:
    """2.1、4.1."""
    return "、".join(one.target.no for one in judged)


def how_many(found: Findings, judged: Iterable[Judged]) -> str:
    """市民政局2项、市教育局5项."""
    return "、".join(
        found.say(words.UNIT, unit=lead or words.NO_UNIT, n=len(ones))
        for lead, ones in by_unit(judged).items()
    )


def with_unit(one: Judged) -> str:
    """9.2 建成农村幸福院（市民政局）."""
    return words.FACTS.format(called=called(one), facts=unit(one))


def manner(n: int) -> dict[str, str]:
    """全部 and 均, for more than one."""
    return {"all": "全部", "each": "均"} if n > 1 else {"all": "", "each": ""}


def is_judged(one: Judged) -> bool:
    """Whether a person says that it is done, so that no figure is missed."""
    return one.target.form in JUDGED


def _counted(target: Target, now: Decimal) -> tuple[Decimal, Decimal] | None:
    """How much there is of how much, for forms that count up to a whole; an increase is counted from its base."""
    whole = total_at(target, HUNDRED)
    if target.form not in COUNTED or target.unit in RATES or not whole:
        return None
    zero = beginning(target) or ZERO
    return now - zero, whole - zero
