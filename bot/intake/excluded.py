"""Quantities that are not owed: what is past, what only describes or names, thresholds, totals, ages, grades."""

import re
from collections.abc import Callable

from bot.checking import LARGEST
from bot.intake.forms import NOT_LESS, NOT_MORE, OVER, WITHIN, Sides, is_measured_time
from bot.items import Form
from bot.ledger import MAY_BE_ZERO
from bot.measure import ZERO, is_counted

GRADES = frozenset(
    {"级", "类", "届", "层", "代", "卷", "版", "号", "路", "岁", "字", "班", "列", "车", "节", "页"}
)
"""Measure words that number or name more often than they count."""
ORDINAL = re.compile(r"(?:第|前|[A-Za-z]|[A-Za-z]-|等|[〔(（\[])\s?$")
FACET = re.compile(r"\s?(?:个?(?:方面|环节|层次|阶段|步骤|等级|维度|领域)|大类|一体|制)")
PAST = re.compile(
    r"已(?!有的?规划)|目前|截至|截止|去年|上年|往年|历年|现有|原有|共有|拥有|至今|以来|据统计|(?:了|(?<!超)过)(?=[\d一二两三四五六七八九])|"
    r"(?:建成|新增|完成|组织|召开|开展|举办|培训|达成|获得|受理|解决)了"
)
COMPARED = re.compile(
    r"(?:较|比|与|同)(?:去年|上年|往年)|在(?:去年|上年)[^,，]{0,6}基础上|(?:达到|是|为)(?:去年|上年)的"
)
"""The past is named only to be compared with: 比去年增加."""
DESCRIBED = re.compile(
    r"(?:总投资|计划投资|投资估算|估算投资|概算|预算|(?:总|年度)?计划总?投资|建设规模|总?建筑面积|占地|用地面积|总面积|总里程|总长|全长|惠及|服务人口|总人口|常住人口|覆盖人口|涉及|包括|共计|合计|总计)"
    r"(?:额|约|达|为|共|人口|群众|居民)*[:：]?\s?$"
)
"""What stands before a figure that describes."""
SCOPE = re.compile(
    r"^\s?(?:要|将|重点|主要|积极|紧紧|大力|进一步)?(?:围绕|针对|聚焦|按照|根据|依据|依托|通过|作为|面向|对照|落实|贯彻|加大|加强|强化|深化|完善|健全|以(?!上))"
    r"(?!.{0,30}(?:完成|新增|新建|建成|达到?|推出|打造|培育|引进))"
)
BOUND_AFTER = re.compile(r"\s?(?:及?以[上内下]|之内|左右)")
NOUN_AFTER = re.compile(
    r"\s?(?:及|\()?以[上下](?:的)?(?=[\u4e00-\u9fff])(?!的?(?:目标|任务|增长|增幅|增速|要求|水平))"
)
DEED = re.compile(
    r"(?:新建|改?扩建|建设|建成|举办|召开|组织|开展|新增|完成|培训|改造|推出|打造|培育|引进|创建|编发|刊发|至少|达到?|实现|争取|力争|不少于|不低于|不超过)[^,，。、的]{0,4}$"
)
SMALL = 10
"""Up to here numbers in words are names more often than counts."""
VAGUE = frozenset({"批", "种", "番", "笔", "回"})
"""一批, 一种: no number is meant."""


def is_owed(sides: Sides, form: Form) -> bool:
    """Whether a quantity is a figure owed."""
    return sides.quantity.value is not None and not any(rule(sides, form) for rule in _RULES)


def is_bounded(sides: Sides) -> bool:
    """Whether words of a bound stand beside it: 不少于, 以上, 以内."""
    before = NOT_MORE.search(sides.left) or NOT_LESS.search(sides.left) or OVER.search(sides.left)
    return bool(before or BOUND_AFTER.match(sides.right))


def is_past(text: str) -> bool:
    """Whether a clause tells of what is done or was before."""
    return PAST.search(text) is not None


def _is_no_figure(sides: Sides, form: Form) -> bool:
    """Nothing, or more than any office owes, or a range the wrong way round."""
    value, low = sides.quantity.value or ZERO, sides.quantity.low
    is_nothing = value <= 0 and form not in MAY_BE_ZERO
    return is_nothing or value >= LARGEST or (low is not None and not 0 <= low <= value)


def _names(sides: Sides, form: Form) -> bool:
    """Times, grades, ages, ordinals and facets; a length of time is owed only as a duration."""
    unit = sides.quantity.unit
    is_time = is_measured_time(unit) and form not in (Form.DURATION, Form.REDUCE)
    return is_time or unit in GRADES or bool(ORDINAL.search(sides.left) or FACET.match(sides.right))


def _is_told_as_past(sides: Sides, _: Form) -> bool:
    return not COMPARED.search(sides.left) and is_past(sides.clause)


def _describes(sides: Sides, form: Form) -> bool:
    if DESCRIBED.search(sides.left):
        return True
    return form is Form.AT_LEAST and not is_bounded(sides) and SCOPE.match(sides.clause) is not None


def _is_threshold(sides: Sides, _: Form) -> bool:
    """10亿元以上项目, 20户以上自然村改造12个: what the figure sets apart, not how many are owed."""
    if sides.is_share or not NOUN_AFTER.match(sides.right):
        return False
    has_other = re.search(r"\d", sides.right[2:]) is not None
    return has_other or not is_counted(sides.quantity.unit)


def _is_said_idly(sides: Sides, _: Form) -> bool:
    """A small number in words is part of a name (三张清单, 两项待遇) unless a deed or a bound stands beside it."""
    quantity = sides.quantity
    if not quantity.is_spoken or quantity.unit == "%":
        return False
    is_small = quantity.value is not None and quantity.value <= SMALL
    return quantity.unit in VAGUE or (is_small and not is_bounded(sides) and not DEED.search(sides.left))


def _is_counted_twice(sides: Sides, _: Form) -> bool:
    """11件37项: the items, then their targets, which are owed; 739艘渔船每艘: the scope of what each has to get."""
    if f"每{sides.quantity.unit}" in sides.right:
        return True
    return not WITHIN.match(sides.right) and re.match(r"\d+[个件项类]", sides.right) is not None


_RULES: tuple[Callable[[Sides, Form], bool], ...] = (
    _is_no_figure, _names, _is_told_as_past, _describes, _is_threshold, _is_said_idly, _is_counted_twice,
)  # fmt: skip
