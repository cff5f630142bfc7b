"""The ledger: JSON ↔ a programme with its items, every problem in it named at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.checking import Table, Wrong
from bot.clashes import clashes
from bot.items import Every, Form, Item, Mark, PlanPoint, Programme, Stage, Target
from bot.measure import RATES, total_at

NEEDS: dict[Form, tuple[str, ...]] = {
    Form.AT_LEAST: ("value",),
    Form.ABOVE: ("value",),
    Form.AT_MOST: ("value",),
    Form.RANGE: ("low", "high"),
    Form.INCREASE: ("value",),
    Form.MULTIPLE: ("value",),
    Form.GROWTH: ("value",),
    Form.REDUCE: ("value",),
    Form.RATIO: ("value",),
    Form.MILESTONE: (),
    Form.EACH: ("value",),
    Form.RECURRING: ("every",),
    Form.DURATION: ("value",),
    Form.RANK: (),
    Form.QUALITATIVE: (),
}
"""The keys without which a form says nothing. A milestone without a day is due at the year's end."""

MAY_BE_ZERO = frozenset({Form.AT_MOST, Form.GROWTH, Form.REDUCE})
IN_PERCENT = frozenset({Form.GROWTH, Form.RATIO})

UNNAMED = "draft-"
"""A programme whose key begins so was read from a document: it is no programme of the configuration yet."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A programme and its items, in the order in which they were written."""

    programme: Programme
    items: tuple[Item, ...]

    @property
    def is_unnamed(self) -> bool:
        """Whether it may enter any programme."""
        return self.programme.key.startswith(UNNAMED)


def parse(raw: object, where: str) -> Ledger:
    """A checked ledger from decoded JSON; `where` names the file in what is said about it.

    Raises:
        Wrong: with every problem at once, each naming the item, the target and the key.
    """
    problems: list[str] = []
    table = Table(raw, where, problems)
    programme = _programme(table.table("programme"))
    if not table.has("items"):
        table.wrong("items", "事项的列表")
    items = tuple(_item(row, programme) for row in table.tables("items", "第{}项".format))
    table.close()
    problems += (f"{where} {problem}" for problem in clashes(items))
    if problems:
        raise Wrong(problems)
    return Ledger(programme, items)


def to_json(programme: Programme, items: Sequence[Item]) -> dict[str, object]:
    """The ledger as JSON values, in the contract's order of keys; what is empty is left out.

    What reports have made of an item beyond its latest two figures is no part of a ledger.
    """
    heading = {"key": programme.key, "name": programme.name, "kind": programme.kind, "year": programme.year}
    return {"programme": heading, "items": [_item_json(item) for item in items]}


def _programme(table: Table) -> Programme:
    programme = Programme(
        key=table.text("key"),
        name=table.text("name"),
        kind=table.text("kind"),
        year=table.integer("year", None, 2000, 2100),
    )
    table.close()
    return programme


def _item(table: Table, programme: Programme) -> Item:
    item = Item(
        programme=programme.key,
        no=table.text("no"),
        title=table.text("title"),
        content=table.text("content", ""),
        category=table.text("category", ""),
        lead=table.text("lead", ""),
        support=table.texts("support"),
        leader=table.text("leader", ""),
        contact=table.text("contact", ""),
        due=_due(table, programme.year),
        stage=table.choice("stage", Stage, Stage.ASSIGNED),
        result=table.text("result", ""),
        targets=tuple(_target(row, programme.year) for row in table.tables("targets", "第{}个指标".format)),
    )
    table.close()
    return item


def _target(table: Table, year: int) -> Target:
    form = table.choice("form", Form)
    target = Target(
        no=table.text("no"),
        text=table.text("text"),
        form=form,
        value=table.number("value"),
        low=table.number("low"),
        high=table.number("high"),
        unit=table.text("unit", "") or ("%" if form in IN_PERCENT else ""),
        every=table.choice("every", Every) if table.raw("every") is not None else None,
        due=_due(table, year),
        start=table.number("from"),
        base=_base(table),
        of=table.text("of", "") or None,
        scope=table.text("scope", "") or None,
        soft=table.flag("soft", default=False),
        within=table.text("within", "") or None,
        plan=tuple(_points(table)),
    )
    if table.raw("form") == form:
        _check_form(table, target)
    target = replace(
        target, current=_mark(table, "current", target), previous=_mark(table, "previous", target)
    )
    table.close()
    return target


def _due(table: Table, year: int) -> date | None:
    due = table.day("due")
    if due is not None and due.year < year:
        table.wrong("due", f"{year}年1月1日或以后的日期")
    return due


def _base(table: Table) -> Decimal | str | None:
    """The number that an increase or a multiple starts from, else the words that name it (年初)."""
    base = table.raw("base")
    return base or None if isinstance(base, str) else table.number("base")


def _points(table: Table) -> Iterator[PlanPoint]:
    for row in table.tables("plan", "计划第{}点".format):
        on, value = row.day("on"), row.number("value")
        _check_keys(row, ("on", "value"))
        row.close()
        if on is not None and value is not None:
            yield PlanPoint(on, value)


def _mark(table: Table, key: str, target: Target) -> Mark | None:
    if table.raw(key) is None:
        return None
    row = table.table(key)
    _check_keys(row, ("value", "on"))
    value, on = _total(row, target), row.day("on")
    row.close()
    return None if value is None or on is None else Mark(value, on)


def _total(row: Table, target: Target) -> Decimal | None:
    """A reported total in the target's own unit; a percentage of the target becomes its total."""
    value, unit = row.number("value"), row.text("unit", "")
    is_plain = unit in ("", target.unit) or (unit != "%" and not target.unit)
    if value is None or is_plain:
        return value
    total = total_at(target, value) if unit == "%" and target.unit not in RATES else None
    if total is None:
        row.wrong("unit", f"指标的单位“{target.unit}”")
    return total


def _check_keys(table: Table, keys: Sequence[str]) -> None:
    names = {"on": "日期，如 2017-11-30", "every": f"以下之一：{'、'.join(Every)}"}
    for key in keys:
        if not table.has(key):
            table.wrong(key, names.get(key, "数字"))


def _check_form(table: Table, target: Target) -> None:
    _check_keys(table, NEEDS[target.form])
    if target.value is not None and target.value <= 0 and target.form not in MAY_BE_ZERO:
        table.wrong("value", "大于0的数字")
    if target.low is not None and target.high is not None and target.low > target.high:
        table.wrong("low", f"不大于“high”（{target.high}）的数字")
    if target.start is not None and target.value is not None and target.start <= target.value:
        table.wrong("from", f"大于“value”（{target.value}）的数字")


def _item_json(item: Item) -> dict[str, object]:
    told = {
        "no": item.no,
        "title": item.title,
        "content": item.content,
        "category": item.category,
        "lead": item.lead,
        "support": list(item.support),
        "leader": item.leader,
        "contact": item.contact,
        "due": _day_json(item.due),
        "stage": str(item.stage),
        "result": item.result,
    }
    return {**_filled(told), "targets": [_target_json(target) for target in item.targets]}


def _target_json(target: Target) -> dict[str, object]:
    return _filled(
        {
            "no": target.no,
            "text": target.text,
            "form": str(target.form),
            "value": _number_json(target.value),
            "low": _number_json(target.low),
            "high": _number_json(target.high),
            "unit": target.unit,
            "every": target.every and str(target.every),
            "due": _day_json(target.due),
            "from": _number_json(target.start),
            "base": _number_json(target.base) if isinstance(target.base, Decimal) else target.base,
            "of": target.of,
            "scope": target.scope,
            "soft": target.soft,
            "within": target.within,
            "plan": [
                {"on": _day_json(point.on), "value": _number_json(point.value)} for point in target.plan
            ],
            "current": _mark_json(target.current, target.unit),
            "previous": _mark_json(target.previous, target.unit),
        }
    )


def _mark_json(mark: Mark | None, unit: str) -> dict[str, object] | None:
    if mark is None:
        return None
    return _filled({"value": _number_json(mark.value), "unit": unit, "on": _day_json(mark.on)})


def _number_json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _filled(keys: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty; a nought is not empty."""
    return {key: value for key, value in keys.items() if value or (value == 0 and value is not False)}
