"""Finding every wording of time in a longer text, where it stands and which day it tells."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.dates import days, feasts, periods, spans, weeks
from bot.dates.frame import Frame
from bot.dates.words import TO, Rule
from bot.patterns import Match, Pattern


class Found(NamedTuple):  # a tuple, which is made faster: one is needed for every wording of every line
    """A wording of time from start to end. `day` is None where no single day can be told: 11月31日, 国庆后, 每月底."""

    start: int
    end: int
    day: date | None


def _none(_: Match, __: Frame) -> date | None:
    return None


_EACH = r"每(?:半?年|个?季度?|半?个?月|个?星期|周|个?工作日|[天日旬]|[一二两三四五六七八九十\d]{1,2}(?:天|日|周|个月))(?:[\d一二三四五六七八九十廿]{1,3}[日号])?"
RECURRING = Rule(Pattern(_EACH), _none, ("每",))
VAGUE = Rule(
    Pattern(
        r"近期|近日|不日|过几天|过两天|这几天|这两天|过阵子|过段时间|[几数多]个?(?:天|日|周|星期|月)(?:之?内|后)"
    ),
    _none,
    ("近不过这几数多",),
)
RULES: tuple[Rule, ...] = (
    *feasts.RULES, *days.RULES, *spans.RULES, *weeks.RULES, *periods.RULES, RECURRING, VAGUE,
)  # fmt: skip

MARKS = frozenset("".join(group for rule in RULES for group in rule.marks))
"""Every character that some wording cannot do without; `further` rules need no others, nor have events any."""
UNTIL = Pattern(
    r"\s?(?:\d{1,2}(?:[:：]\d{2}|[点时])整?)?(?:的?(?:之前|以前|前后|前夕|前(?!期)|之内|以内|内|为止|止|左右))"
)
AFTER = Pattern(r"\s?(?:之后|以后|过后|后(?!天|续|期|勤|台)|起(?!草|诉|重)|之日起|日起)")
SHORT = 12
"""A text no longer than this may well be one wording of time and nothing else."""
BRACKET = Pattern(r"\s?[(（]?")
WEEKDAY = Pattern(rf"{weeks.WEEK}[一二三四五六日天]")
EARLY = Pattern(r"(?:提前|早)了?\s?$")
"""预计提前10天完成: before a day that is not told."""
GROUPED, BLANK = Pattern(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])"), "□"
"""本周4,760张: a figure, of which no part is a day."""
CONDITION = Pattern(r"(?:后|之日起|(?<!即)日起|以来|当日|之日)的?\s?$")
RANGE = Pattern(rf"{TO}|\s?到\s?")
EITHER = Pattern(r"\s?(?:或者?|还是|要么|也可能|、|和|及)(?:是|到|者)?\s?")


class _Hit(NamedTuple):
    """A rule that matched. `is_open`: the time after it is meant (国庆后, 10月1日起)."""

    start: int
    end: int
    match: Match
    rule: Rule
    is_open: bool = False

    def day(self, frame: Frame) -> date | None:
        """The day it tells, whatever stands around it."""
        return self.rule.day(self.match, frame)


def find(text: str, frame: Frame, further: tuple[Rule, ...] = ()) -> list[Found]:
    """Every wording of time in a folded text, in order, with spans (9月至11月) taken as their end."""
    if "," in text:
        text = GROUPED.compiled.sub(lambda match: BLANK * len(match[0]), text)
    rules = _possible(MARKS.intersection(text), further)
    if any(name in text for name in frame.events):
        rules = (*rules, *feasts.events(frame))
    if len(text) <= SHORT and (whole := _whole(text, rules)):
        return [_read(text, whole, None, frame)]
    hits = _hits(text, rules)
    if len(hits) < 2:
        return [_read(text, hit, None, frame) for hit in hits]
    return _joined(
        text, [_read(text, hit, before, frame) for before, hit in zip([None, *hits], hits, strict=False)]
    )


@lru_cache(maxsize=1024)
def _possible(marks: frozenset[str], further: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The few rules that can match a text in which only these marks stand."""
    return tuple(
        rule for rule in (*RULES, *further) if not any(marks.isdisjoint(group) for group in rule.marks)
    )


def _whole(text: str, rules: tuple[Rule, ...]) -> _Hit | None:
    """The longest wording at the beginning where it is all of the text: that of `_hits`, without the search."""
    longest, its = None, None
    for rule in rules:
        match = rule.pattern.match(text)
        if match and (longest is None or match.end() > longest.end()):
            longest, its = match, rule
    if longest is None or its is None:
        return None
    hit = _hit(text, longest, its)
    return hit if hit.end == len(text) else None


def _hits(text: str, rules: tuple[Rule, ...]) -> list[_Hit]:
    """The longest wordings that do not overlap, from the left."""
    found = [(m.start(), -m.end(), n, m) for n, rule in enumerate(rules) for m in rule.pattern.finditer(text)]
    hits: list[_Hit] = []
    edge = 0
    for start, _, n, match in sorted(found):
        if rules[n] in spans.RULES and EARLY.search(text, max(0, start - 4), start):
            edge = max(edge, match.end())
        if start >= edge and match.end() > start:
            hits.append(_hit(text, match, rules[n]))
            edge = hits[-1].end
    return hits


def _hit(text: str, match: Match, rule: Rule) -> _Hit:
    """A match with what belongs to it: 前, 内, 后."""
    start, end = match.span()
    if end == len(text):
        return _Hit(start, end, match, rule)
    if tail := UNTIL.match(text, end):
        return _Hit(start, tail.end(), match, rule)
    if rule not in spans.RULES and (tail := AFTER.match(text, end)):
        return _Hit(start, tail.end(), match, rule, is_open=True)
    return _Hit(start, end, match, rule)


def _read(text: str, hit: _Hit, before: _Hit | None, frame: Frame) -> Found:
    """国庆后一周内 counts from the festival; 资金到位后一周内 hangs on what nobody knows."""
    if hit.rule in spans.RULES:
        if before and before.is_open and before.end == hit.start:
            anchor = before.day(frame)
            return Found(before.start, hit.end, hit.day(replace(frame, today=anchor)) if anchor else None)
        if CONDITION.search(text, max(0, hit.start - 4), hit.start):
            return Found(hit.start, hit.end, None)
    return Found(hit.start, hit.end, None if hit.is_open else hit.day(frame))


def _joined(text: str, found: list[Found]) -> list[Found]:
    joined: list[Found] = []
    for this in found:
        last = joined[-1] if joined else None
        if last and last.start >= this.start:
            joined[-1] = this
        elif last and (both := _together(text, last, this)):
            joined[-1] = both
        else:
            joined.append(this)
    return joined


def _closed(text: str, end: int) -> int:
    """Where a wording ends whose bracket closes behind it: 4月10日（周五）17:00前."""
    end += text[end : end + 1] in {")", "）"}
    tail = UNTIL.match(text, end)
    return tail.end() if tail else end


def _together(text: str, last: Found, this: Found) -> Found | None:
    """Two wordings that tell one thing: a span, a choice, a day with its weekday."""
    between = text[last.end : this.start]
    if RANGE.fullmatch(between):
        return Found(last.start, this.end, this.day)
    if last.day and this.day and BRACKET.fullmatch(between) and WEEKDAY.fullmatch(text, this.start, this.end):
        is_right = last.day.weekday() == this.day.weekday()
        return Found(last.start, _closed(text, this.end), last.day if is_right else None)
    if between in {"(", "（"} and last.day and this.day and WEEKDAY.match(text, last.start, last.end):
        return Found(last.start, this.end, this.day if this.day.weekday() == last.day.weekday() else None)
    if between in {"", "(", "（"} or EITHER.fullmatch(between):
        return Found(last.start, this.end, this.day if this.day == last.day else None)
    return None
