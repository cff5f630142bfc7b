"""How an item differs from its earlier wording, in words: 时限 9月30日→10月31日；3.1 任务500张→任务600张."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from bot.difference import is_other_stage, other_figures
from bot.figures import asked, quantity
from bot.intake.sheet import FORMS
from bot.items import Item, Target
from bot.stages import STAGE_NAMES
from bot.wording import clip

FIELDS = {
    "title": "名称",
    "category": "类别",
    "lead": "牵头单位",
    "support": "配合单位",
    "leader": "分管领导",
    "contact": "联络员",
    "due": "时限",
    "content": "内容",
    "result": "完成情况",
}
SHORT = 24
_demanded = attrgetter("form", "value", "low", "high", "unit", "start")
_rest = attrgetter("no", "base", "of", "scope", "every", "within", "soft", "plan")


def changes(before: Item, after: Item) -> Iterator[str]:
    """Each change of an item, its own first, then target by target."""
    for name, word in FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{word} {_shown(old)}→{_shown(new)}"
    standing = {t.no: t for t in before.targets}
    wanted = {t.no: t for t in after.targets}
    for no, target in wanted.items():
        if no in standing:
            yield from _target(standing[no], target)
        else:
            yield f"新增指标 {no} {_demand(target)}"
    yield from (f"去掉指标 {no} {_demand(t)}" for no, t in standing.items() if no not in wanted)
    if list(standing) != list(wanted) and set(standing) == set(wanted):
        yield "指标顺序有调整"


def disbelieved(before: Item, wanted: Item) -> Iterator[str]:
    """3.1 文件186张，现有176张: what a ledger says of figures and of the stage that is not taken from it."""
    if is_other_stage(before, wanted):
        yield f"状态 文件“{STAGE_NAMES[wanted.stage]}”，现有“{STAGE_NAMES[before.stage]}”"
    for old, new in other_figures(before, wanted):
        if old.current and new.current:
            told = quantity(new.current.value, new.unit), quantity(old.current.value, old.unit)
            yield f"{new.no} 文件{told[0]}，现有{told[1]}"


def _target(before: Target, after: Target) -> Iterator[str]:
    if before.current != after.current and after.current:
        old = quantity(before.current.value, before.unit) if before.current else "无"
        yield f"{after.no} 本期 {old}→{quantity(after.current.value, after.unit)}（{_day(after.current.on)}）"
    if _demanded(before) != _demanded(after):
        yield f"{after.no} {_demand(before)}→{_demand(after)}"
    if before.due != after.due:
        yield f"{after.no} 时限 {_shown(before.due)}→{_shown(after.due)}"
    if before.text != after.text:
        yield f"{after.no} 表述 {_shown(before.text)}→{_shown(after.text)}"
    if _rest(before) != _rest(after):
        yield f"{after.no} 其他要求（周期、基数、范围、阶段计划等）有改动"


def _demand(target: Target) -> str:
    return f"{FORMS[target.form]}{asked(target)}"


def _shown(value: object) -> str:
    match value:
        case date():
            return _day(value)
        case tuple():
            return clip("、".join(map(str, value)), SHORT) or "空"
        case _:
            return f"“{clip(str(value), SHORT)}”" if value else "空"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
