"""In what way a quantity is owed, by the words on either side of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot import units
from bot.intake.quantities import Quantity
from bot.items import Form

NOT_MORE = re.compile(
    r"(?:不(?:得|能|应|要)?(?:超过|高于|多于|大于|突破|到|足)|[控限]制在?|低于|小于|少于|至多|最多|压减[至到])\D{0,6}$"
)
NOT_LESS = re.compile(r"不(?:得|能|应|要)?(?:少于|低于|小于|下于)\D{0,4}$")
LESS_IS_BETTER = re.compile(r"(?:失业率|死亡率|发生率|发案率|投诉率|超标率)[为在]?\s?$")
WITHIN = re.compile(r"\s?(?:以内|之内|以下|内(?!容|部|涵|外|设|控|地))")
OVER = re.compile(r"(?<!不)(?:超过|突破|大于|高于|多于|超)\s?$")
FALLS = re.compile(
    r"(?:压缩|压减|降低|下降|减少|缩短|缩减|精简|削减|减|降)(?:比例|幅度|率)?(?:约|近)?(?P<to>至|到|为|成)?(?:不?超过|不低于|不少于|达到?)?\s?$"
)
FALLEN_TO = re.compile(r"(?:压缩|压减|降低|下降|减少|缩短|缩减|精简|降)(?:至|到|为)\D{0,3}$")
GROWS = re.compile(
    r"(?:增长|增速|增幅|涨幅|递增|增加|提升|提高)(?:率)?(?:保持在?|达到?|为|在|不低于|不少于|高于|超过|约|稳定在)?\s?$|(?:增速|增幅|涨幅|增长率)\D{0,8}$"
)
GROWTH_AFTER = re.compile(r"\s?(?:以上|左右|及以上)?的?(?:增长|增速|增幅)")
ADDED = re.compile(
    r"(?:较|比|与|同)(?P<base>[^,，。、比]{1,10}?)(?:相比)?(?:净|再|新)?(?:增加|提高|新增|增长|提升|多|上升)\D{0,2}$"
)
ON_TOP = re.compile(r"在(?P<base>[^,，。]{1,12}?)(?:的)?基础上(?:再|净)?(?:增加|新增|提高|提升|增长)\D{0,6}$")
SHARE_OF = re.compile(r"(?:不(?:少于|低于)|达到?|超过|占)(?P<of>[^,，。、的率比重达]{2,12})的\s?$")
WHOLE_LOT = re.compile(r"^(?:全[市省区县国年部体]|总[数量额]?|其|整个|应)")
TIMES_OF = re.compile(r"(?P<base>[^,，。、达到为是的]{1,10})的\s?$")
EACH = re.compile(
    r"(?P<scope>(?:每一?(?:个|家|名|所|户|处|支)|每(?=[县区镇乡村街社艘辆台校]))[^,，。、（(]{0,10}?(?:[（(][^（()）]{1,8}[）)])?|各(?:县|区|市|镇|乡|街道|社区|村|处室|部门|单位|学校|支部|科室|园区)[^,，。完不至]{0,8}?)"
    r"(?=完成|不|至少|建|增|开|组织|举办|新|培|要|设|配|确|达|须|每|打造|制|上|报|有|\d)"
)
CLOCK = frozenset({"个月", "分钟", "小时", "个小时", "天", "日", "个工作日", "工作日"})


@dataclass(frozen=True, slots=True)
class Sides:
    """A quantity with the words before it, after it, and in its clause up to it."""

    quantity: Quantity
    left: str
    right: str
    clause: str

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.quantity.unit == "%"


@dataclass(frozen=True, slots=True)
class Shape:
    """A form and the words that belong to it."""

    form: Form
    base: str | None = None
    of: str | None = None
    scope: str | None = None


def shape(sides: Sides) -> Shape:
    """The form in which a quantity is owed; a bare one is owed at least."""
    return next((found for rule in _RULES if (found := rule(sides))), Shape(Form.AT_LEAST))


def is_fallen_to(left: str) -> bool:
    """Whether a quantity is what another one is to come down to (降至)."""
    return FALLEN_TO.search(left) is not None


def is_measured_time(unit: str) -> bool:
    """Whether a unit is one of time, of whatever length."""
    return unit in units.TIMES


def _duration(sides: Sides) -> Shape | None:
    is_clock = sides.quantity.unit in CLOCK
    bounded = WITHIN.match(sides.right) or NOT_MORE.search(sides.left)
    return Shape(Form.DURATION) if is_clock and bounded and not FALLS.search(sides.left) else None


def _ratio(sides: Sides) -> Shape | None:
    """Two counted things compared: 抽查回访数量不少于转办件的30%."""
    found = SHARE_OF.search(sides.left) if sides.is_share else None
    if found is None or WHOLE_LOT.match(found["of"]):
        return None
    return Shape(Form.RATIO, of=found["of"])


def _reduce(sides: Sides) -> Shape | None:
    """Down by a share or down to a figure. Down by so many is a count of its own (减少台账20项)."""
    found = FALLS.search(sides.left)
    if found and (sides.is_share or found["to"]):
        return Shape(Form.REDUCE)
    return None


def _added(sides: Sides) -> Shape | None:
    found = ADDED.search(sides.left) or ON_TOP.search(sides.left)
    if found is None or sides.is_share:
        return None
    return Shape(Form.INCREASE, base=found["base"].strip())


def _growth(sides: Sides) -> Shape | None:
    grows = GROWS.search(sides.left) or GROWTH_AFTER.match(sides.right)
    return Shape(Form.GROWTH) if sides.is_share and grows else None


def _multiple(sides: Sides) -> Shape | None:
    if sides.quantity.unit != "倍":
        return None
    found = TIMES_OF.search(sides.left)
    return Shape(Form.MULTIPLE, base=found["base"].strip() if found else None)


def _range(sides: Sides) -> Shape | None:
    return Shape(Form.RANGE) if sides.quantity.low is not None else None


def _at_most(sides: Sides) -> Shape | None:
    if NOT_LESS.search(sides.left):
        return None
    is_capped = LESS_IS_BETTER.search(sides.left) or NOT_MORE.search(sides.left) or WITHIN.match(sides.right)
    return Shape(Form.AT_MOST) if is_capped else None


def _each(sides: Sides) -> Shape | None:
    *_, found = [None, *EACH.finditer(sides.clause)]
    return Shape(Form.EACH, scope=found["scope"].strip()) if found else None


def _above(sides: Sides) -> Shape | None:
    return Shape(Form.ABOVE) if OVER.search(sides.left) else None


_RULES: tuple[Callable[[Sides], Shape | None], ...] = (
    _duration, _ratio, _reduce, _growth, _added, _multiple, _range, _at_most, _each, _above,
)  # fmt: skip
