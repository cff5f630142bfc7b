"""What the columns of a ledger are called from office to office, and where the header of a table stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.intake.grid import Grid, Line


class Column(Enum):
    """What a column holds."""

    NO = "序号"
    CATEGORY = "类别"
    TITLE = "事项"
    TASK = "目标任务"
    GOAL = "目标数"
    UNIT = "计量单位"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    SUPPORT = "配合单位"
    LEADER = "分管领导"
    CONTACT = "联络员"
    START = "开始时间"
    DUE = "完成时限"
    PLAN = "阶段计划"
    AS_OF = "截至"
    PREVIOUS = "上期"
    CURRENT = "本期"
    RATE = "完成率"
    RESULT = "完成情况"
    OTHER = "其他"


SYNONYMS: tuple[tuple[Column, str], ...] = (
    (Column.NO, r"^(?:序号|序|编号|序列|项目编号|no\.?|№)$"),
    (Column.CATEGORY, r"^(?:类别|类型|领域|板块|大类|分类|工作类别|项目类别|所属领域)$"),
    (Column.OTHER, r"电话|手机|复算|是否|达序|备注|说明|卡点|问题|下一?步|形式|总投资|投资额|建设规模|建设性质|佐证|更新|填报|排名|位次|得分"),
    (Column.AS_OF, r"^(?:数据)?(?:截至|截止)(?:日期|时间|日)?$"),
    (Column.PREVIOUS, r"上期|上月|上周|上次|上旬末|上季"),
    (Column.RATE, r"率%?$|百分比|%|形象进度|累计进度|完成比例|占比"),
    (Column.PLAN, r"(?:\d{1,2}月|[一二三四1-4]季度|本季度?|上半年|第[一二三四]季度)[^,，]{0,4}?(?:计划|目标)"),
    (Column.CURRENT, r"累计|本期|(?:本月|本季|本周|实际|已)(?:完成|开工)|^完成数|完成数$|^开工数|实际数"),
    (Column.RESULT, r"完成情况|进展|落实情况|推进情况|成效|实施情况|工作情况|状态|最新情况"),
    (Column.START, r"(?:启动|开始|起始|开工)(?:时间|日期)"),
    (Column.DUE, r"时限|时间|期限|节点|日期|起止年"),
    (Column.LEADER, r"领导"),
    (Column.LEAD, r"牵头|主办"),
    (Column.RESPONSIBLE, r"责任(?:单位|部门|主体|处室|科室)|承办|实施(?:主体|单位|部门)|负责单位|^(?:部门|处室|科室)$"),
    (Column.SUPPORT, r"配合|协同|协办|参与单位"),
    (Column.CONTACT, r"责任人|联[络系]人|联络员|负责人|经办人"),
    (Column.TASK, r"目标任务|工作任务|内容|举措|任务和目标|目标要求|年度任务|全年任务(?!数)|工作目标|措施"),
    (Column.GOAL, r"目标|^数量$|任务数|计划数|计划完成|指标值|年度计划|全年计划|任务量|计划量|应完成"),
    (Column.UNIT, r"^(?:计量)?单位$|^量纲$"),
    (Column.TITLE, r"事项|项目|工作|任务|指标|名称|实事|市州|县区|区县|地区|单位名称"),
)  # fmt: skip
"""Tried in this order: 牵头市领导 is a leader, 责任主体与协同单位 a responsible unit, 目标完成情况 a result."""

NAMES = re.compile(r"^(?:目标|指标|任务)名称$|^名称$")
DEEPEST = 20
"""A header that begins further down than this is none."""
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table by their place, what each is called, and the line on which its rows begin."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    rows_from: int
    where: Mapping[Column, tuple[int, ...]]

    @classmethod
    def of(cls, columns: Sequence[Column], names: Sequence[str], rows_from: int) -> "Header":
        """A header with its columns at hand."""
        where = {one: tuple(at for at, other in enumerate(columns) if other is one) for one in set(columns)}
        return cls(tuple(columns), tuple(names), rows_from, where)

    def places(self, column: Column) -> tuple[int, ...]:
        """Where a column stands; some stand more than once."""
        return self.where.get(column, ())


def header(grid: Grid) -> Header | None:
    """The header of a table: the line that names most columns, with a second line beneath it where there is one."""
    lines = grid.lines[:DEEPEST]
    scores = [_score(line) for line in lines]
    if not scores or max(scores) < FEWEST:
        return None
    at = scores.index(max(scores))
    names = [word.replace(" ", "").replace("\n", "") for word in lines[at].cells]
    if at + 1 < len(lines) and _is_second(lines[at + 1], grid):
        names = [_two(upper, lower) for upper, lower in zip(names, lines[at + 1].cells, strict=True)]
        at += 1
    return Header.of([column_of(name) for name in names], names, at + 1)


def column_of(name: str) -> Column:
    """What a column of this name holds."""
    word = re.sub(r"[\s\n*]", "", name).lower()
    if NAMES.search(word):
        return Column.TITLE
    plain = re.sub(r"[（(][^（()）]*[）)]", "", word) or word
    return next((column for column, words in SYNONYMS if re.search(words, plain)), Column.OTHER)


def _score(line: Line) -> int:
    """How many different columns a line names; a sentence is no name."""
    words = {word for word in line.cells if word and len(word) <= 40 and not re.fullmatch(r"[\d.%]+", word)}
    found = {column_of(word) for word in words} - {Column.OTHER}
    return len(found) if found & {Column.TITLE, Column.TASK, Column.GOAL} and len(words) > 1 else 0


def _is_second(line: Line, grid: Grid) -> bool:
    """Whether a line is the lower half of the header: nothing but names of columns, some of them merged from above."""
    words = [word for word in line.cells if word]
    repeats = any(at in grid.merged_down.get(line.number, ()) for at in range(len(line.cells)))
    named = sum(column_of(word) is not Column.OTHER for word in words)
    return (
        repeats
        and len(words) > 1
        and named >= len(set(words)) / 2
        and not any(re.fullmatch(r"[\d.]+", w) for w in words)
    )


def _two(upper: str, lower: str) -> str:
    """The name of a column with a header in two storeys: 目标任务 over 数量 and 单位."""
    lower = lower.replace(" ", "").replace("\n", "")
    if not lower or lower == upper:
        return upper
    return lower if column_of(lower) is not Column.OTHER else upper + lower


def measure_of(name: str) -> str:
    """The measure word in a header: 目标数（张）, 计划投资额(万元)."""
    found = re.search(r"[（(]([^（()）\s/、,，]{1,6})[）)]", name)
    return found[1] if found and not re.search(r"算符|截至|\d月|可|填", found[1]) else ""


def is_measure_column(cells: Sequence[str]) -> bool:
    """Whether a column called 单位 holds measure words (张, 万人) rather than the names of units."""
    told = [cell for cell in cells if cell]
    return (
        bool(told)
        and sum(len(cell) <= 4 for cell in told) > 0.8 * len(told)
        and not any(cell.endswith(("局", "委", "办", "处", "室")) for cell in told if len(cell) > 1)
    )
