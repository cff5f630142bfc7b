"""The page of one item: its lamp, its targets with their deadlines, what was said of each, the latest report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot import outlook
from bot.figures import of_target
from bot.items import Item, Target
from bot.lamps import Shown
from bot.stages import STAGE_NAMES
from bot.wording import called, clip, esc, full_day, short_day
from bot.wording.cards import problem_words


@dataclass(frozen=True, slots=True)
class Owed:
    """One target as it is shown: its lamp, and the day by which it is due."""

    target: Target
    shown: Shown
    due: date


def item(found: Item, owed: Sequence[Owed], shown: Shown) -> str:
    """Everything that is held of one item, under the lamp that was asked for: its own, or one target's."""
    told = [f"<b>{called(found)}</b>", _headed(found, shown), *(_target(found, one) for one in owed)]
    told += [f"{name}：{value}" for name, value in _facts(found) if value]
    if found.latest:
        told.append(f"最近报送：{short_day(found.latest.at.date())} “{esc(clip(found.latest.text, 120))}”")
    return "\n".join(told)


def lit(shown: Shown) -> str:
    """🟡 滞后17.3个百分点; 🔴 严重滞后：已逾期3天; what the reason says is not said twice."""
    if not shown.reason:
        return f"{shown.sign} {shown.word}"
    is_told = shown.word in shown.reason
    return f"{shown.sign} {shown.reason}" if is_told else f"{shown.sign} {shown.word}：{shown.reason}"


def _headed(found: Item, shown: Shown) -> str:
    """Whose lamp it is, where the item has several."""
    no = f"{shown.target} " if len(found.targets) > 1 and shown.target else ""
    sign, _, words = lit(shown).partition(" ")
    return f"{sign} {no}{words}"


def _target(found: Item, owed: Owed) -> str:
    """15.2 过街设施：6/10处，🟢 按序时，时限9月30日."""
    target = owed.target
    told = f"　{target.no} {esc(clip(target.text, 40))}"
    figure = of_target(target)
    if len(found.targets) < 2:
        return told + (f"：{figure}" if figure else "")
    facts = [figure, lit(owed.shown), f"时限{short_day(owed.due)}{_extended(target.earlier_dues)}"]
    return f"{told}：{'，'.join(fact for fact in facts if fact)}"


def _facts(found: Item) -> list[tuple[str, str]]:
    told = outlook.outlooks(found)
    problems = [_of(one.target, problem_words(one.problem)) for one in told if one.problem]
    days = [_of(one.target, full_day(one.forecast)) for one in told if one.forecast]
    pleas = [one.target or "是" for one in told if one.wants_help]
    return [
        ("牵头单位", esc(found.lead)),
        ("配合单位", "、".join(esc(s) for s in found.support)),
        ("分管领导", esc(found.leader)),
        ("完成时限", _due(found)),
        ("状态", STAGE_NAMES[found.stage]),
        ("难点", "；".join(problems)),
        ("预计完成", "；".join(days)),
        ("请求协调", "、".join(pleas)),
    ]


def _of(no: str, words: str) -> str:
    return f"{no} {words}" if no else words


def _due(found: Item) -> str:
    return full_day(found.due) + _extended(found.earlier_dues) if found.due else ""


def _extended(earlier: Sequence[date]) -> str:
    return f"（延期{len(earlier)}次，原{short_day(earlier[0])}）" if earlier else ""
