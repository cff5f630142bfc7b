"""Percentages: of the figure before them, of a rate that is owed, or of nothing that is."""

from collections.abc import Sequence

from bot.items import Form, Target
from bot.patterns import Pattern, any_of
from bot.reading.amounts import IDLE
from bot.reading.claims import NODE
from bot.reading.figures import Figure
from bot.reading.fitting import Fit
from bot.reading.naming import latest, telling
from bot.reading.owed import Chosen, Owed
from bot.reading.roles import Role
from bot.reading.shortened import is_short_for

RATE = Pattern(r"(?P<of>[\u4e00-\u9fff□]{1,2})率")
RATE_OF_WORK = Pattern(r"(?:完成|完工|进度|开工|竣工|建成)率")
OTHER_SHARES = Pattern(
    rf"{any_of('同比 环比 增长 增幅 增速 上升 下降 滞后 落后 超序时 超前 低于 高于 快于 慢于 差 节约 压缩 满意 合格 好评 优良 投资 资金 支付 拨付 节点 序时 时序 月度 季度任务 季度计划 阶段')}"
    rf"|{NODE}"
)
"""What a percentage is of when it is no share of a target: 同比增长12%, 资金支付45%, 主体完成80%."""
GROWTH = "同比增长增幅增速"
"""Words that are the very name of a growth rate that is owed."""
SHARE_DONE = Pattern(r"完[成工](?:了|率|[^,，]{0,4}的)?[\s为达到]*$")
"""完成73.6%: a share of what is owed, where a target beside it is a rate."""
CLAUSE = Pattern(r"[^,，。;；]{4,}[,，]")
GOES_ON = Pattern(r"[^。;；\n]{0,10}")
"""What may stand between a figure and the percentage that it makes."""


def is_share_of_last(text: str, figure: Figure, before: tuple[Figure, Fit | None], owed: Owed) -> bool:
    """Whether a percentage is that of the figure just before it: 宫颈癌71300人次，占89%."""
    last, found = before
    if (
        figure.unit != "%"
        or last.unit == "%"
        or last.role in IDLE
        or not GOES_ON.fullmatch(text, figure.edge, figure.start)
    ):
        return False
    between = latest(text[last.end : figure.start], telling(owed.words))
    if between and not (found and found.target.no in between):  # 解决86件次，抽查比例31%
        return False
    if found is None and CLAUSE.search(text, last.end, figure.edge):
        return False
    if found is None:  # 抽查1240件占4000件的31% of a target that compares the two
        return not any(target.form is Form.RATIO for target in owed.targets)
    return found.target.unit != "%" and not _is_of_something_else(text, figure, found.target)


def reported_before(text: str, chosen: Chosen) -> tuple[Figure, Fit | None] | None:
    """The figure before one, without those of the plan between them: 完成126.5万㎡，230万㎡的任务，55%."""
    if not chosen or chosen[-1][0].role is not Role.PLAN or len(chosen) < 2:
        return chosen[-1] if chosen else None
    before = chosen[-2]
    return before if GOES_ON.fullmatch(text, before[0].end, chosen[-1][0].start) else chosen[-1]


def of_rate(text: str, figure: Figure, fits: list[Fit], named: Sequence[str]) -> list[Fit]:
    """A rate by its name (批示率25%) is of the target with that name; other rates are of nothing owed."""
    lead = text[max(figure.edge, figure.start - 12) : figure.start]
    rate = RATE.search(lead)
    is_foreign = rate is not None and not RATE_OF_WORK.search(lead)
    by_name = [
        one
        for one in fits
        if not one.is_share
        and one.target.no in named
        and not (is_foreign and rate and set(rate["of"]).isdisjoint(one.target.text))
    ]
    return by_name or [one for one in fits if not _is_of_something_else(text, figure, one.target)]


def _is_of_something_else(text: str, figure: Figure, target: Target) -> bool:
    """同比增长12%, 满意率98%: a percentage that is no share of the target."""
    lead = text[max(figure.edge, figure.start - 12) : figure.start]
    own = GROWTH if target.form is Form.GROWTH else target.text
    if any(match[0] not in own for match in OTHER_SHARES.finditer(lead)):
        return True
    rate = RATE.search(lead)
    return rate is not None and not RATE_OF_WORK.search(lead) and not _is_name(rate["of"], target)


def _is_name(of: str, target: Target) -> bool:
    """Whether a rate is called so: 网办率 is short for 网上办理率."""
    return of in target.text or is_short_for(of, [target.text])


def shares_named(lead: str, fits: Sequence[Fit]) -> list[Fit]:
    """The targets of whose unit a share was completed: 场次完成73.6%."""
    return [one for one in fits if one.is_share and _counted(one.target.unit) in lead]


def _counted(unit: str) -> str:
    """What counts in a unit is called: 场次; 户数 of 户."""
    return unit if len(unit) > 1 else f"{unit}数"
