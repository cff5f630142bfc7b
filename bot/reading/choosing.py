"""Which target of an item each of its figures is of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.items import Form, Item, Target
from bot.patterns import Pattern, any_of
from bot.reading.amounts import FIRMNESS, OF_STARTS
from bot.reading.claims import NODE
from bot.reading.figures import OTHERS, Figure
from bot.reading.fitting import Fit, counts_starts, fit
from bot.reading.respective import handed_out, listed
from bot.reading.roles import Role
from bot.statements import Code, Unclear
from bot.units import is_money

UNIVERSAL = frozenset({"个", "%"})
"""Units that are said of everything, so that they tell no target from another."""
SAID_OF_ALL = frozenset(["新增", "完成", "累计", "实现", "达到", "本周", "本月"])
"""Words of reporting name no target, even where one has them in its name: 本周新增1760人 beside 城镇新增就业."""
IDLE = frozenset({Role.PLAN, Role.PAST, Role.PART, Role.REST, Role.WRONG, *OF_STARTS})
"""Roles that are not reported, so that nobody need be asked about their target."""
RATE = Pattern(r"[\u4e00-\u9fff□]率")
RATE_OF_WORK = Pattern(r"(?:完成|完工|进度|开工|竣工|建成)率")
OTHER_SHARES = Pattern(
    rf"{any_of('同比 环比 增长 增幅 增速 上升 下降 滞后 落后 超序时 超前 低于 高于 快于 慢于 差 节约 压缩 满意 合格 好评 优良 投资 资金 支付 拨付 节点 序时 时序 月度 季度任务 季度计划 阶段')}"
    rf"|{NODE}"
)
"""What a percentage is of when it is no share of a target: 同比增长12%, 资金支付45%, 主体完成80%."""
ADDED = Pattern(r"\s?[（(](?:本周|这周|本月|较上周|比上周)?(?:新增|增加|增|加|\+)+\s?")
BASE = Pattern(r"年初|[上去]年[底末]|年[底末]")
LEVEL = Pattern(r"(?:余额|总量|总额|存量)[^增多\d,，]{0,6}$")
"""贷款余额12345亿元, where what it grew by is owed."""
WITHIN = r"[里中内,，、。]"
"""310张床位里护理型的: what follows is named of the next figure."""
GROWTH = "同比增长增幅增速"
"""Words that are the very name of a growth rate that is owed."""
SHARE_DONE = Pattern(r"完[成工](?:了|率|[^,，]{0,4}的)?[\s为达到]*$")
"""完成73.6%: a share of what is owed, where a target beside it is a rate."""
MONEY = Pattern(r"(?:投资|资金|投入|产值|金额|经费)(?:总?额|约|近|了|完成|已|达到?|[\s□])*$")
MARK = Pattern(r"[,，。;；:：、]")
HAN = Pattern(
    r"[\u4e00-\u9fff](?<![累共合总计本这上下周月目前现在已成完])[\u4e00-\u9fff](?<![累共合总计本这上下周月目前现在已成完])"
)
NEAR, FAR = 60, 200
"""How many characters further before a figure its target is named where no figure came between, and where one did."""
GOES_ON = Pattern(r"[^。;；\n]{0,10}")
"""What may stand between a figure and the percentage that it makes."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of an item: its targets, the words that tell them apart, the one that was named (or None)."""

    item: Item
    targets: tuple[Target, ...]
    words: Mapping[str, frozenset[str]]
    named: Target | None


Chosen = list[tuple[Figure, Fit | None]]


def choose(text: str, figures: Sequence[Figure], owed: Owed) -> Chosen | Unclear:
    """Each figure with what it is of a target, or with None where it is of none."""
    chosen: Chosen = []
    row = listed(text, figures)
    handed = handed_out(text, row, owed.targets, owed.words) if row else None
    figures = [next((one for one in row if one.start == figure.start), figure) for figure in figures]
    since = 0
    for figure in figures:
        if handed and figure.start in handed:
            chosen.append((figure, fit(figure, handed[figure.start])))
            continue
        before = _reported_before(text, chosen)
        if before and (
            _is_added_to(text, figure, before[0]) or _is_share_of_last(text, figure, before, owed)
        ):
            last = before[1]
            chosen.append((figure, last and fit(figure, last.target)))
            continue
        found = _of_target(text, figure, owed, since)
        since = since if figure.role in IDLE else figure.end
        if isinstance(found, Unclear):
            return found
        chosen.append((figure, found))
    chosen = [_since_base(text, figure, found) for figure, found in chosen]
    parted = _parted(chosen, row)
    return parted if isinstance(parted, Unclear) else _of_own_name(text, parted, owed)


def _is_added_to(text: str, figure: Figure, last: Figure) -> bool:
    """515座（+18）: what was added to the figure just told."""
    return not figure.unit and ADDED.fullmatch(text, last.end, figure.start) is not None


def _reported_before(text: str, chosen: Chosen) -> tuple[Figure, Fit | None] | None:
    """The figure before one, without those of the plan between them: 完成126.5万㎡，230万㎡的任务，55%."""
    if not chosen or chosen[-1][0].role is not Role.PLAN or len(chosen) < 2:
        return chosen[-1] if chosen else None
    before = chosen[-2]
    return before if GOES_ON.fullmatch(text, before[0].end, chosen[-1][0].start) else chosen[-1]


def _since_base(text: str, figure: Figure, found: Fit | None) -> tuple[Figure, Fit | None]:
    """贷款比年初新增612亿: where what it grew by since then is owed, that is the total."""
    is_grown = found and found.target.form is Form.INCREASE and figure.role is Role.INCREMENT
    if not (found and is_grown and BASE.search(text, figure.edge, figure.start)):
        return figure, found
    figure = replace(figure, role=Role.TOTAL)
    return figure, replace(found, figure=figure)


def _of_own_name(text: str, chosen: Chosen, owed: Owed) -> Chosen:
    """筛查9.1万名，封闭5.2万名: of bare figures of one target that which its own words lead to."""
    kept: Chosen = []
    for figure, found in chosen:
        rivals = [
            other
            for other, its in chosen
            if found and its and its.target is found.target and other is not figure and other.role in FIRMNESS
        ]
        is_foreign = (
            found is not None and figure.role is Role.BARE and HAN.search(text, figure.edge, figure.start)
        )
        if found and is_foreign and not _is_named(text, figure, found, owed):
            is_meant = not any(_is_named(text, other, found, owed) for other in rivals)
            kept.append((figure, found if is_meant else None))
            continue
        kept.append((figure, found))
    return kept


def _is_named(text: str, figure: Figure, found: Fit, owed: Owed) -> bool:
    pairs = owed.words.get(found.target.no, frozenset()) - SAID_OF_ALL
    lead = re.split(MARK.pattern, text[figure.edge : figure.start])[-1]
    return any(pair in lead for pair in pairs)


def _parted(chosen: Chosen, row: Sequence[Figure]) -> Chosen | Unclear:
    """累计210张，公办民办分别120张、90张: figures of one target in a row are parts of its total, or nobody can tell."""
    in_row = [found.target.no for figure, found in chosen if found and figure in row]
    if len(set(in_row)) == len(in_row):
        return chosen
    totals = {found.target.no for figure, found in chosen if found and figure not in row}
    if not totals.issuperset(in_row):
        return Unclear(Code.NUMBER)
    return [(figure, None if figure in row else found) for figure, found in chosen]


def _is_share_of_last(text: str, figure: Figure, before: tuple[Figure, Fit | None], owed: Owed) -> bool:
    """Whether a percentage is that of the figure just before it: 宫颈癌71300人次，占89%."""
    last, found = before
    if (
        figure.unit != "%"
        or last.unit == "%"
        or last.role in IDLE
        or not GOES_ON.fullmatch(text, figure.edge, figure.start)
    ):
        return False
    between = _latest(text[last.end : figure.start], _telling(owed.words))
    if between and not (found and found.target.no in between):  # 解决86件次，抽查比例31%
        return False
    if found is None:  # 抽查1240件占4000件的31% of a target that compares the two
        return not any(target.form is Form.RATIO for target in owed.targets)
    return found.target.unit != "%" and not _is_of_something_else(text, figure, found.target)


def _of_target(text: str, figure: Figure, owed: Owed, since: int) -> Fit | Unclear | None:
    fits = [
        found
        for target in owed.targets
        if _may_count(text, figure, target) and (found := fit(figure, target))
    ]
    if figure.unit == "%" and SHARE_DONE.search(text, figure.edge, figure.start):
        fits = _shares_named(text[figure.edge : figure.start], fits) or fits
    if fits and _is_of_another(text, figure, fits, owed):
        return None
    words = {one.target.no: owed.words.get(one.target.no, frozenset()) for one in fits}
    near, far = _named(text, figure, words)
    near = near or _latest(_since(text, since, figure), _telling(words))
    if figure.unit == "%":
        fits = _of_rate(text, figure, fits, near or far)
    if owed.named and not near:
        fits = [one for one in fits if one.target.no == owed.named.no]
    if not fits:
        return None
    found = _one(fits, near) or _exact(figure, fits) or _one(fits, far) or _whole(fits)
    if found is None and figure.role not in IDLE:
        return Unclear(Code.WHICH_TARGET, tuple(one.target.no for one in fits))
    return found


def _since(text: str, since: int, figure: Figure) -> str:
    """What was said after the clause of the figure reported last, before this one."""
    mark = MARK.search(text, since, figure.edge) if since else None
    begin = mark.end() if mark else figure.edge if since else 0
    return text[max(begin, figure.edge - NEAR) : figure.edge]


def _is_of_another(text: str, figure: Figure, fits: Sequence[Fit], owed: Owed) -> bool:
    """Whether the words at a figure name only targets whose unit it cannot have: 抽查1240件 of a rate of 抽查."""
    if owed.named and owed.named.no in {one.target.no for one in fits}:
        return False
    lead = text[figure.edge : figure.start]
    if _latest(lead, {one.target.no: owed.words.get(one.target.no, frozenset()) for one in fits}):
        return False
    return bool(_latest(lead, owed.words))


def _may_count(text: str, figure: Figure, target: Target) -> bool:
    """两家单位, 3次会议 count nothing that is owed; a figure of 开工 counts where the target counts 开工."""
    noun = OTHERS.match(text, figure.end, figure.limit) if figure.unit else None
    if noun and noun[0] not in target.text:
        return False
    if not figure.unit and not is_money(target.unit) and MONEY.search(text, figure.edge, figure.start):
        return False
    if target.form is Form.INCREASE and LEVEL.search(text, figure.edge, figure.start):
        return False
    return figure.role not in OF_STARTS or counts_starts(target)


def _named(text: str, figure: Figure, words: Mapping[str, frozenset[str]]) -> tuple[list[str], list[str]]:
    """The targets whose own words stand just before or just after a figure, and those named further before."""
    own = {no: pairs - SAID_OF_ALL for no, pairs in words.items()}
    telling = _telling(own)
    lead, trail = text[figure.edge : figure.start], re.split(WITHIN, text[figure.end : figure.limit])[0]
    near = _latest(lead, telling) or _latest(lead, own) or _latest(trail, telling) or _latest(trail, own)
    before = text[max(0, figure.edge - FAR) : figure.edge]
    return near, _latest(before, telling) or _latest(before, own)


def _telling(words: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Of each target's words those that no other has."""
    return {
        no: pairs.difference(*(others for name, others in words.items() if name != no))
        for no, pairs in words.items()
    }


def _latest(stretch: str, own: Mapping[str, frozenset[str]]) -> list[str]:
    last = {no: max((stretch.rfind(pair) for pair in pairs), default=-1) for no, pairs in own.items()}
    latest = max(last.values(), default=-1)
    return [no for no, place in last.items() if place == latest] if latest >= 0 else []


def _of_rate(text: str, figure: Figure, fits: list[Fit], named: Sequence[str]) -> list[Fit]:
    """A rate by its name (批示率25%) is of the target with that name; other rates are of nothing owed."""
    by_name = [one for one in fits if not one.is_share and one.target.no in named]
    return by_name or [one for one in fits if not _is_of_something_else(text, figure, one.target)]


def _is_of_something_else(text: str, figure: Figure, target: Target) -> bool:
    """同比增长12%, 满意率98%: a percentage that is no share of the target."""
    lead = text[max(figure.edge, figure.start - 12) : figure.start]
    own = GROWTH if target.form is Form.GROWTH else target.text
    if any(match[0] not in own for match in OTHER_SHARES.finditer(lead)):
        return True
    return RATE.search(lead) is not None and not RATE_OF_WORK.search(lead)


def _shares_named(lead: str, fits: Sequence[Fit]) -> list[Fit]:
    """The targets of whose unit a share was completed: 场次完成73.6%."""
    return [one for one in fits if one.is_share and len(one.target.unit) > 1 and one.target.unit in lead]


def _one(fits: Sequence[Fit], named: Sequence[str]) -> Fit | None:
    return _whole([one for one in fits if one.target.no in named])


def _exact(figure: Figure, fits: Sequence[Fit]) -> Fit | None:
    exact = [
        one for one in fits if one.target.unit not in UNIVERSAL and figure.unit in _said_for(one.target.unit)
    ]
    return exact[0] if len(exact) == 1 else _whole(exact)


def _said_for(unit: str) -> frozenset[str]:
    """A unit and what is said for it in full: 张 and 张床."""
    return frozenset({unit, f"{unit}床", f"{unit}床位", f"{unit}病床"})


def _whole(fits: Sequence[Fit]) -> Fit | None:
    """The only one, or the whole of which the others are parts."""
    numbers = {one.target.no for one in fits}
    wholes = [one for one in fits if one.target.within not in numbers]
    return wholes[0] if len(wholes) == 1 else None
