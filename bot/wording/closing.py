"""What is said when a claim, an extension or a pause is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.figures import of_target, percent
from bot.items import Item, Target
from bot.measure import RATES, share
from bot.stages import STAGE_NAMES, VERB_NAMES, Verb, is_open
from bot.wording import SHOWN, called, called_target, clip, esc, full_day, short_day

CLOSE_SHORT = "确认仍未达到任务数，仍要销号"
STOP = "确认终止 {no}"
WHICH_DAY = "请回复本条，写明 {no} 延至哪天及原因，如：{no} 申请延期到12月20日，用地未批。"


Named = tuple[str, str]
"""The number and the title by which an item or a target is called."""


@dataclass(frozen=True, slots=True)
class Term:
    """The deadline asked for, and those that stand now with the numbers that they are of."""

    until: date
    before: tuple[tuple[str, date], ...]


HELPED = "督查室已协调"


def helped_by(called_so: str, who: str) -> str:
    """In place of the question."""
    return f"{called_so}的协调请求已办理（{esc(who)}）。"


def helped(called_so: str) -> str:
    """To the contacts: what they asked for was seen to."""
    return f"{called_so}的协调请求，督查室已办理。问题解决的请回复“已解决”，仍有困难的请再报。"


def closed_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}已销号（{esc(who)}）。"


def closed_short_by(item: Item, who: str) -> str:
    """In place of the question, where the figures fall short."""
    return f"{called(item)}已销号，未达任务数，不计入完成（{esc(who)}）。"


def not_now(item: Item, verb: Verb) -> str:
    """Its stage does not allow it: 3.1 新增养老床位目前是“办理中”，不能销号。责任单位报办结后才能销号。"""
    told = f"{called(item)}目前是“{STAGE_NAMES[item.stage]}”，不能{VERB_NAMES[verb]}。"
    return told + ("责任单位报办结后才能销号。" if verb is Verb.CLOSE and is_open(item.stage) else "")


def close_short(item: Item, short: Sequence[Target]) -> str:
    """To the clerk, before an item is closed whose figures fall short."""
    told = "\n".join(f"{called_target(item, t)} {_how_far(t)}" for t in short)
    return f"{called(item)}仍未达到任务数：\n{told}\n销号后不再催报，也不计入完成。如确需销号，请按键确认。"


def _how_far(target: Target) -> str:
    if target.current is None:
        return f"{of_target(target)}，还没有报过数".strip("，")
    part = share(target, target.current.value)
    is_telling = part is not None and target.unit not in RATES
    return of_target(target) + (f"（{percent(part, 1)}）" if part is not None and is_telling else "")


def stop(item: Item) -> str:
    """To the clerk, before an item is stopped."""
    return f"{called(item)}终止后不再催报，也不计入统计。确需终止，请按键确认。"


def stopped_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}已终止（{esc(who)}）。如需恢复，请发 /resume {item.no}。"


def resumed(item: Item) -> str:
    """To the contacts: an item that was over is under way again."""
    return f"{called(item)}已恢复办理，请继续办理并按期报送。"


def sent_back_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}已退回重办（{esc(who)}）。"


def extended_by(named: Named, term: Term, who: str) -> str:
    """In place of the question."""
    return f"{_called(named)}同意延期至{dated(term.until)}{_before(term)}（{esc(who)}）。"


def kept_by(named: Named, term: Term, who: str) -> str:
    """In place of the question."""
    return f"{_called(named)}不同意延期至{dated(term.until)}{_before(term)}（{esc(who)}）。"


def sent_back(item: Item) -> str:
    """To the contacts: a claim was not confirmed."""
    return f"{called(item)}经督查室核实，暂不销号，请继续办理并按期报送。"


def extension_wanted(lead: str, named: Named, term: Term, who: str, reason: str) -> str:
    """To the clerks: a unit asks for a later deadline."""
    asked = f"{esc(lead)}申请延期：{_called(named)}，申请延至{dated(term.until)}{_before(term)}。"
    return f"{asked}\n原话：{esc(clip(reason, 200))}\n报送人：{esc(who)}。"


def extended(named: Named, term: Term) -> str:
    """To the contacts: the new deadline."""
    return f"{_called(named)}已同意延期至{dated(term.until)}{_before(term)}。"


def not_extended(named: Named, term: Term) -> str:
    """To the contacts: the deadline stands."""
    return f"{_called(named)}延至{dated(term.until)}的申请未获同意，请按原定时限（{_stands(term)}）办理。"


def not_longer(named: Named, term: Term) -> str:
    """To the contact: what is asked for would be no longer than the deadline that stands."""
    return (
        f"{_called(named)}的时限是{_stands(term)}，申请延至{dated(term.until)}并未延后，没有转督查室。"
        "如需延期，请写明更晚的日期再报一次。"
    )


def dated(day: date) -> str:
    """2018年1月31日（周三）: a deadline may lie in another year."""
    return f"{day.year}年{full_day(day)}"


def _called(named: Named) -> str:
    no, title = named
    return f"{no} {esc(clip(title, SHOWN))}"


def _before(term: Term) -> str:
    return f"（原{_stands(term)}）"


def _stands(term: Term) -> str:
    days = {day for _, day in term.before}
    if len(days) == 1:
        return "".join(f"{day.year}年{short_day(day)}" for day in days)
    return "、".join(f"{no} {day.year}年{short_day(day)}" for no, day in term.before)


def shifted(item: Item, word: str) -> str:
    """To the clerk who did it: 3 新增养老床位已暂停."""
    return f"{called(item)}已{word}。"
