"""The ledger as a sheet of its own: every key of the ledger's JSON under a Chinese column, and back without loss.

One row a target; what belongs to the item stands in its first row, and what names it in each of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.intake.kinds_of_cell import BASE, DAY, FLAG, LIST, NUMBER, PLAN, TEXT, Kind, Value, choice
from bot.intake.source import Row, Source, Table
from bot.items import Every, Form
from bot.stages import STAGE_NAMES


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, where its value stands in the JSON (previous.on), and what it holds."""

    name: str
    key: str
    kind: Kind = TEXT


FORMS = {
    Form.AT_LEAST: "不少于", Form.ABOVE: "超过", Form.AT_MOST: "不超过", Form.RANGE: "区间", Form.INCREASE: "比基数增加",
    Form.MULTIPLE: "倍数", Form.GROWTH: "增长率", Form.REDUCE: "降低", Form.RATIO: "占比", Form.MILESTONE: "节点",
    Form.EACH: "每个不少于", Form.RECURRING: "定期", Form.DURATION: "时长以内", Form.RANK: "名次", Form.QUALITATIVE: "定性",
}  # fmt: skip
EVERY = {
    Every.DAY: "每日", Every.WEEK: "每周", Every.TEN_DAYS: "每旬", Every.MONTH: "每月", Every.QUARTER: "每季度",
    Every.HALF_YEAR: "每半年", Every.YEAR: "每年",
}  # fmt: skip

NAMING = (Field("序号", "no"), Field("类别", "category"), Field("事项", "title"), Field("牵头单位", "lead"))
"""Told in every row of an item, so that a filter finds them all."""
OF_ITEM = (
    *NAMING,
    Field("配合单位", "support", LIST),
    Field("分管领导", "leader"),
    Field("联络员", "contact"),
    Field("事项时限", "due", DAY),
    Field("状态", "stage", choice(STAGE_NAMES)),
    Field("内容", "content"),
    Field("完成情况", "result"),
)
OF_TARGET = (
    Field("指标编号", "no"),
    Field("指标", "text"),
    Field("要求", "form", choice(FORMS)),
    Field("目标数", "value", NUMBER),
    Field("单位", "unit"),
    Field("时限", "due", DAY),
    Field("上期", "previous.value", NUMBER),
    Field("本期", "current.value", NUMBER),
    Field("上期日期", "previous.on", DAY),
    Field("本期日期", "current.on", DAY),
    Field("力争", "soft", FLAG),
    Field("其中属于", "within"),
    Field("下限", "low", NUMBER),
    Field("上限", "high", NUMBER),
    Field("由", "from", NUMBER),
    Field("基数", "base", BASE),
    Field("比较对象", "of"),
    Field("范围", "scope"),
    Field("周期", "every", choice(EVERY)),
    Field("阶段计划", "plan", PLAN),
)
OF_PROGRAMME = (
    Field("代号", "key"),
    Field("名称", "name"),
    Field("类型", "kind"),
    Field("年度", "year", NUMBER),
)
ITEMS, PROGRAMME = "台账", "专项"
"""The names of the two sheets."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What a sheet of ours says, as the ledger's JSON, and the cells that could not be read."""

    ledger: Json
    doubts: tuple[str, ...]


def rows(ledger: Mapping[str, Any]) -> Iterator[dict[str, Value]]:
    """The rows of a ledger's JSON, as values by the names of their columns."""
    for item in ledger["items"]:
        for n, target in enumerate(item["targets"] or [{}]):
            told = OF_ITEM if n == 0 else NAMING
            yield {one.name: _value(item, one) for one in told} | {
                one.name: _value(target, one) for one in OF_TARGET
            }


def programme(ledger: Mapping[str, Any]) -> dict[str, Value]:
    """What the second sheet says of the programme."""
    return {one.name: _value(ledger["programme"], one) for one in OF_PROGRAMME}


def is_ours(source: Source) -> bool:
    """Whether a workbook is one that was written here."""
    names = {block.name for block in source.blocks if isinstance(block, Table)}
    return {_called(ITEMS), _called(PROGRAMME)} <= names


def read_sheet(source: Source) -> Read:
    """The ledger's JSON from a workbook of ours, however its rows were corrected, moved or added to."""
    tables = {block.name: block for block in source.blocks if isinstance(block, Table)}
    doubts: list[str] = []
    told = [[cell.text for cell in row.cells] for row in tables[_called(PROGRAMME)].rows]
    named = {row[0].strip(): row[1] for row in told if len(row) > 1}
    raw = {
        one.key: _read(named.get(one.name, ""), one, f"{_called(PROGRAMME)}“{one.name}”", doubts)
        for one in OF_PROGRAMME
    }
    year = raw["year"]
    raw["year"] = int(year) if isinstance(year, Decimal) and year == int(year) else year
    return Read(
        {"programme": _filled(raw), "items": list(_items(tables[_called(ITEMS)], doubts))}, tuple(doubts)
    )


def _called(name: str) -> str:
    return f"表“{name}”"


def _items(table: Table, doubts: list[str]) -> Iterator[Json]:
    """One item for each number, in the order of the rows."""
    header, start = _header(table)
    items: dict[str, Json] = {}
    for row in table.rows[start:]:
        place = f"{table.name}第{row.number}行"
        cells = _cells(row, header, place, doubts)
        if not any(text.strip() for text in cells.values()):
            continue
        item = items.setdefault(cells.get("序号", ""), {"targets": []})
        for key, value in _told(cells, OF_ITEM, place, doubts).items():
            item.setdefault(key, value)
        if target := _told(cells, OF_TARGET, place, doubts):
            item["targets"].append(target)
    yield from items.values()


def _cells(row: Row, header: Mapping[str, int], place: str, doubts: list[str]) -> dict[str, str]:
    """The cells of a row by the names of their columns."""
    found = {name: row.cells[at] for name, at in header.items() if at < len(row.cells)}
    doubts += [f"{place}“{name}”：{cell.fault}" for name, cell in found.items() if cell.fault]
    return {name: cell.text for name, cell in found.items()}


def _header(table: Table) -> tuple[dict[str, int], int]:
    for at, row in enumerate(table.rows):
        names = {cell.text.strip(): place for place, cell in enumerate(row.cells) if cell.text.strip()}
        if {"序号", "事项", "指标编号"} <= set(names):
            return names, at + 1
    return {}, len(table.rows)


def _told(cells: Mapping[str, str], fields: Sequence[Field], place: str, doubts: list[str]) -> Json:
    told: Json = {}
    for one in fields:
        value = _read(cells.get(one.name, ""), one, f"{place}“{one.name}”", doubts)
        if value is None:
            continue
        outer, _, inner = one.key.partition(".")
        if inner:
            told.setdefault(outer, {})[inner] = value
        else:
            told[outer] = value
    return told


def _value(told: Mapping[str, Any], one: Field) -> Value:
    outer, _, inner = one.key.partition(".")
    value = told.get(outer)
    value = value.get(inner) if inner and value else value
    return None if value is None else one.kind.write(value)


def _read(text: str, one: Field, place: str, doubts: list[str]) -> object:
    """A cell's value for the JSON; None where it is empty or cannot be read, which is then told."""
    if not text.strip():
        return None
    value = one.kind.read(text)
    if value is None:
        doubts.append(f"{place}：应为{one.kind.asked}，实际为“{text.strip()}”")
    return value


def _filled(told: Json) -> Json:
    return {key: value for key, value in told.items() if value is not None}
