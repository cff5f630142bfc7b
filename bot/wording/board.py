"""Answers to questions: the board, one item, what is due, what was reported, what will come."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.counts import Counts
from bot.figures import of_target, quantity
from bot.items import Item, Report, Target
from bot.office import Issue
from bot.people import Person, Role
from bot.statements import Kind, Mode, Statement
from bot.wording import called_target, clip, esc, full_day, hour, short_day, weekday
from bot.wording.cards import CATEGORY, Line, counted, counts_sentence, expected, in_words

NO_PROGRAMME = "这里还没有绑定专项，请督查员发送 /bind。"
NOTHING_FOUND = (
    "没有找到与“{asked}”有关的事项。可按编号、单位、分管领导、“滞后”“逾期”“需协调”“未报”或名称中的词查询。"
)
NONE_SUCH = "目前没有{asked}的事项。"
NOTHING_DUE = "{days}天内没有到期事项。"
WHICH_DAYS = "请写明天数，如 /due 14，最多366天。"
NO_HISTORY = "{no} {title}还没有报送记录。"
NO_ISSUE = "还没有发布过通报。"
NO_SUCH_ISSUE = "没有第{n}期。"
WHICH_NUMBER = "请写明编号，如 {command} 3。"
WHICH_ONLY = "请只写编号，如 {command} 3。"
BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?")
SEE_BEHIND = "看滞后"
SEE_HELP = "看需协调"
SEE_UNITS = "按单位"
SEE_ISSUE = "上期通报"
BEFORE = "上一页"
AFTER = "下一页"
UNDO = "撤销"
TREND = "趋势"
TREND_PRIVATELY = "趋势图已私信发给您。"
NO_TREND = "还没有可画的数据。"
OPEN_PRIVATELY = "请先与机器人私聊一次，再按此键。"
SERIES = "通报"
ROLE = {Role.CONTACT: "联络员", Role.CLERK: "督查员", Role.LEADER: "领导", Role.APPLICANT: "待确认",
        Role.FORMER: "已移出"}  # fmt: skip


def which_number(command: str, given: str) -> str:
    """An order that names no item: without a number, with one that the ledger has not, or with more than a number."""
    if not given:
        return WHICH_NUMBER.format(command=command)
    if BARE_NUMBER.fullmatch(given):
        return f"没有编号为{esc(given)}的事项。"
    return f"“{esc(clip(given, 40))}”不是编号。{WHICH_ONLY.format(command=command)}"


def as_of(programme: str, moment: datetime) -> str:
    """2017年民生实事 截至9月13日（周三）10:20."""
    return f"<b>{esc(programme)}</b> 截至{full_day(moment.date())}{hour(moment)}"


def board_head(counts: Counts, measure: str) -> str:
    """The counts, on a line of their own."""
    return counts_sentence(counts, measure)


def board_foot(help_: int, due: int, next_issue: tuple[str, datetime] | None) -> str:
    """需协调2件 · 30天内到期4件 · 下次通报9月29日（周五）15:00."""
    parts = [f"需协调{help_}件"] if help_ else []
    parts += [f"30天内到期{due}件"] if due else []
    if next_issue:
        parts.append(f"下次{next_issue[0]}{full_day(next_issue[1].date())}{hour(next_issue[1])}")
    return " · ".join(parts)


def line(found: Line, extras: Sequence[str]) -> str:
    """🔴 3.1 养老床位 210/500张，滞后28.0个百分点，卡在审批（市民政局）."""
    told = [p for p in (found.figure, found.shown.reason or found.shown.word, *extras) if p]
    return (
        f"{found.shown.sign} {found.no} {esc(clip(found.title, 24))} {'，'.join(told)}（{esc(found.unit)}）"
    )


def sifted_head(asked: str, targets: int, measure: str, items: int) -> str:
    """滞后10项指标（7件事项）."""
    return f"{asked}{targets}{measure}" + (f"（{items}件事项）" if items != targets else "")


def by_unit(unit: str, counts: Counts) -> str:
    """市民政局 4项：完成1，按序时2，滞后1."""
    parts = [f"完成{counts.done}"] if counts.done else []
    return f"{esc(unit)} {counts.total}项：{'，'.join([*parts, *counted(counts)])}"


def due(found: Item, target: Target | None, on: date, left: int) -> str:
    """9月30日（周六） 5.2 妇女“两癌”检查 71,300/80,000人次 · 市卫计委."""
    late = f"，逾期{-left}天" if left < 0 else ""
    figure = of_target(target) if target else ""
    return f"{full_day(on)}{late} {called_target(found, target)}{f' {figure}' if figure else ''} · {esc(found.lead)}"


def report(found: Report, who: str) -> str:
    """One line of the history."""
    told = "；".join(_told(found.statements)) or in_words(found.text)
    told += f"（佐证{len(found.evidence)}件）" if found.evidence else ""
    gone = "（已撤销）" if found.withdrawn else ""
    return f"{short_day(found.at.date())} {hour(found.at)} {esc(who)}：{told}{gone}"


def _told(said: Sequence[Statement]) -> Iterator[str]:
    """What was said, thing by thing; the hindrances together."""
    hindrances = dict.fromkeys(CATEGORY.get(s.category, s.category) for s in said if s.kind is Kind.PROBLEM)
    yield from dict.fromkeys(_statement(s) for s in said if s.kind is not Kind.PROBLEM)
    if hindrances:
        yield f"难点：{'、'.join(hindrances)}"


def _statement(said: Statement) -> str:
    match said.kind:
        case Kind.PROGRESS if said.value is not None:
            return f"{said.target} {_mode(said)}{quantity(said.value, said.unit)}"
        case Kind.FORECAST if said.date:
            return expected(said.date)
        case Kind.EXTENSION if said.date:
            return f"申请延至{short_day(said.date)}"
        case _:
            return {
                Kind.DONE: "报办结",
                Kind.UNCHANGED: "无变化",
                Kind.ON_TRACK: "按计划推进",
                Kind.BEHIND: "进度偏慢",
                Kind.MILESTONE: esc(clip(said.text, 30)) or "节点进展",
                Kind.HELP: "请求协调",
                Kind.NEXT: f"下步：{esc(clip(said.text, 30))}" if said.text else "下步有安排",
                Kind.SOLVED: "难点已解决",
                Kind.SETTLED: "督查室已协调",
            }.get(said.kind, "进展")


def _mode(said: Statement) -> str:
    return {Mode.TOTAL: "累计", Mode.INCREMENT: "新增", Mode.PERCENT: "完成"}[said.mode or Mode.TOTAL]


def push(moment: datetime, programme: str, round_: str, reason: str) -> str:
    """9月29日（周五）15:00 月通报（9月30日…）."""
    because = f"（{reason}）" if reason else ""
    return f"{short_day(moment.date())}（{weekday(moment.date())}）{hour(moment)} {esc(programme)} {round_}{because}"


def whoami(person: Person | None, telegram_id: int, programmes: Sequence[str]) -> str:
    """Who the register says one is."""
    if person is None and not telegram_id:
        return "以匿名身份或频道名义发言的，无法识别，请以本人身份发送。"
    if person is None:
        return f"您还没有登记。您的 Telegram 用户号是 {telegram_id}，请联系督查室登记。"
    told = [f"{esc(person.name)} · {ROLE[person.role]}" + (f" · {esc(person.unit)}" if person.unit else "")]
    if programmes:
        told.append(f"参与专项：{'、'.join(esc(p) for p in programmes)}")
    if person.away_until:
        told.append(f"请假至{short_day(person.away_until)}")
    return "\n".join(told)


def issue(found: Issue) -> str:
    """A briefing as text."""
    return "\n\n".join([f"<b>{esc(found.title)}</b>", *(esc(p) for p in found.paragraphs)])


def plain_issue(found: Issue) -> str:
    """A briefing as a plain text file."""
    return "\n\n".join([found.title, *found.paragraphs]) + "\n"
