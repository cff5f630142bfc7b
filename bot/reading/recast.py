"""Figures seen in the light of their target: steps on the way, what grew since a base, what is called new, growth."""

from dataclasses import replace

from bot.items import Form
from bot.patterns import Pattern
from bot.reading.figures import Figure
from bot.reading.fitting import Fit
from bot.reading.naming import latest
from bot.reading.owed import Chosen, Owed
from bot.reading.roles import Role

INSPECTED = frozenset({"检查", "抽查", "普查"})
STEPS = Pattern(r"检查|抽查|普查|受理|签约|登记|报名|摸排|排查|筛查|申报|申请|预约|立项")
BASE = Pattern(r"年初|[上去]年[底末]|年[底末]")
NEWLY_BUILT = Pattern(r"新建[成好完]了?\s?$")
NEWLY = Pattern(r"新(?!增)[\u4e00-\u9fff]")
CALLED = Pattern(r"新增[\u4e00-\u9fff]{2}")
"""新增优化, where that is what is owed."""
ALIKE = 3
"""So many pairs of characters are shared by 固定资产投资 and its growth."""
GREW_BY = Pattern(
    r"[\s,，(（]*(?:同比|环比|较?[上去]年同期|比[上去]年同期)*(?:实际|名义)?(?:增长|增幅|增速|上升|提高|增加|下降)[为达到了约\s]*"
)
BESIDES = Pattern(r"又|再|本|这|当|周|月|旬|期")


def recast(text: str, figure: Figure, found: Fit | None) -> tuple[Figure, Fit | None]:
    """A figure with the role that its target gives it."""
    return _newly(text, *_since_base(text, *_staged(text, figure, found)))


def _staged(text: str, figure: Figure, found: Fit | None) -> tuple[Figure, Fit | None]:
    """筛查9.1万名: a step on the way, unless it is the very work that is owed."""
    if found is None or figure.role is not Role.STAGE:
        return figure, found
    steps = [step[0] for step in STEPS.finditer(text, figure.edge, figure.start)]
    if any(step in found.target.text for step in steps):
        figure = replace(figure, role=Role.DONE)
    elif INSPECTED.intersection(steps):
        figure = replace(figure, role=Role.REST)
    return figure, replace(found, figure=figure)


def _since_base(text: str, figure: Figure, found: Fit | None) -> tuple[Figure, Fit | None]:
    """贷款比年初新增612亿: where what it grew by since then is owed, that is the total."""
    is_grown = found and found.target.form is Form.INCREASE and figure.role is Role.INCREMENT
    if not (found and is_grown and BASE.search(text, figure.edge, figure.start)):
        return figure, found
    figure = replace(figure, role=Role.TOTAL)
    return figure, replace(found, figure=figure)


def _newly(text: str, figure: Figure, found: Fit | None) -> tuple[Figure, Fit | None]:
    """新建成2个, where the target itself is called 新建: the total, unless a word says when."""
    if not found or figure.role is not Role.INCREMENT or BESIDES.search(text, figure.edge, figure.start):
        return figure, found
    lead = text[figure.edge : figure.start]
    if any(one[0] in found.target.text for one in CALLED.finditer(lead)):
        return _done(figure, found)
    is_named = "新建" in found.target.text and NEWLY_BUILT.search(lead)
    if not is_named and not any(one[0] in found.target.text for one in NEWLY.finditer(lead)):
        return figure, found
    return _done(figure, found)


def _done(figure: Figure, found: Fit) -> tuple[Figure, Fit]:
    figure = replace(figure, role=Role.DONE)
    return figure, replace(found, figure=figure)


def without_growth(text: str, chosen: Chosen, owed: Owed) -> Chosen:
    """技改投资完成286.4亿元，同比增长11.3%: what was just told has grown, not what another target is of."""
    kept: Chosen = []
    for figure, found in chosen:
        last = kept[-1] if kept else None
        is_other = (
            found is not None
            and found.target.form is Form.GROWTH
            and last is not None
            and last[1] is not None
            and last[1].target.unit != "%"
            and GREW_BY.fullmatch(text, figure.edge, figure.start)
            and not latest(text[last[0].edge : last[0].start], {found.target.no: owed.words[found.target.no]})
            and len(owed.words[found.target.no] & owed.words[last[1].target.no]) < ALIKE
        )
        kept.append((figure, None if is_other else found))
    return kept
