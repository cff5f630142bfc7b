"""The columns of the annex, in Word and in Excel: 上期 and 本期 stand side by side, as in 崇川 2023."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bot.briefing import Row
from bot.figures import number

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in millimetres, all together as wide as the type area of a sheet laid across; `align` a word of Word's.

    `figure` gives the number behind the text, for programs that reckon with it; None where there is none.
    """

    heading: str
    width: int
    align: str
    told: Callable[[Row], str]
    figure: Callable[[Row], Decimal | None] = lambda _row: None


def _total(value: Decimal | None) -> str:
    return NOTHING if value is None else number(value)


def _rate(row: Row) -> Decimal | None:
    """A rate as it is printed, 99.9% for what is just short of all."""
    return Decimal(row.rate.removesuffix("%")) / 100 if row.rate.endswith("%") else None


COLUMNS = (
    Column("编号", 11, "center", lambda row: row.no),
    Column("事项", 28, "left", lambda row: row.item),
    Column("指标", 35, "left", lambda row: row.target),
    Column("牵头单位", 25, "center", lambda row: row.unit),
    Column("目标", 24, "center", lambda row: row.goal or NOTHING),
    Column("上期", 19, "right", lambda row: _total(row.before), lambda row: row.before),
    Column("本期", 19, "right", lambda row: _total(row.now), lambda row: row.now),
    Column("完成率", 19, "right", lambda row: row.rate or NOTHING, _rate),
    Column("达序", 14, "center", lambda row: row.on_schedule),
    Column("说明", 31, "left", lambda row: row.note),
)
