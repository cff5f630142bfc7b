"""The columns of the annex, in Word and in Excel: 上期 and 本期 stand side by side, as in 崇川 2023."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bot.briefing import Row
from bot.figures import number

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in millimetres, all together as wide as a sheet of A4 laid across; `align` is a word of Word's."""

    heading: str
    width: int
    align: str
    told: Callable[[Row], str]


def _total(value: Decimal | None) -> str:
    return NOTHING if value is None else number(value)


COLUMNS = (
    Column("编号", 12, "center", lambda row: row.no),
    Column("事项", 30, "left", lambda row: row.item),
    Column("指标", 38, "left", lambda row: row.target),
    Column("牵头单位", 25, "center", lambda row: row.unit),
    Column("目标", 21, "center", lambda row: row.goal or NOTHING),
    Column("上期", 17, "right", lambda row: _total(row.before)),
    Column("本期", 17, "right", lambda row: _total(row.now)),
    Column("完成率", 16, "right", lambda row: row.rate or NOTHING),
    Column("达序", 14, "center", lambda row: row.on_schedule),
    Column("说明", 35, "left", lambda row: row.note),
)
