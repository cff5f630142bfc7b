"""The weekly card, the nudge, the list of the missing, the reminders of deadlines, the inspection list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.counts import Counts
from bot.figures import number
from bot.items import Item, Problem, Target
from bot.lamps import Shown
from bot.office import Card
from bot.statements import Kind
from bot.wording import called, called_target, clip, esc, fit, full_day, hour, names, short_day, weekday

CATEGORY = {
    "land": "用地",
    "funds": "资金",
    "approval": "审批",
    "bidding": "招标",
    "construction": "施工",
    "weather": "天气",
    "coordination": "部门协调",
    "staff": "人手",
    "policy": "政策",
    "other": "其他原因",
}
SAME = "{no} 无变化"
CLAIM = "{no} 报办结"
NUDGE_AGAIN = "再提醒一次"
NUDGE_CALLED = "电话已沟通"
NUDGE_NOT = "本周不再提醒"
ON_TIME = "能按期"
OVERDUE_ASKED = "请抓紧办理，办结后报办结；确需延期的请申请延期。"
EXTEND = "要延期"
CLAIM_PLAIN = "报办结"
CLOSE = "确认销号 {no}"
SEND_BACK = "退回重办 {no}"
GRANT = "同意延期 {no}"
REFUSE = "不同意 {no}"
HELPED = "已协调 {no}"
NO_CONTACT = "没有登记联络员"
FACTS = {
    Kind.UNCHANGED: "无变化",
    Kind.ON_TRACK: "按计划推进",
    Kind.BEHIND: "进度偏慢",
    Kind.HELP: "请求协调",
    Kind.MILESTONE: "有新进展",
    Kind.SOLVED: "难点已解决",
}
NUMBER = re.compile(r"^[#第]?\d+(?:\.\d+)?\s*[号项、：:，,\s]\s*")
EVIDENCE = "已收佐证"
PARTS = {"T1": "上旬", "T2": "中旬", "T3": "下旬", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度",
         "H1": "上半年", "H2": "下半年"}  # fmt: skip
MORE = "内容较多，其余请发 /status 查看。"
MORE_DUE = "另有{n}项，请发 /due 查看。"
HINDERED = "遇到困难"
"""What stands in the way, where it is of no kind of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: an item or one of its targets, with its figure and its lamp."""

    no: str
    item: str
    title: str
    figure: str
    unit: str
    shown: Shown
    sample: str = ""
    mention: str = ""


def counts_sentence(counts: Counts, measure: str) -> str:
    """45项指标：完成11（提前11、超额7），按序时28，滞后6. What counts nothing is not mentioned."""
    done = f"完成{counts.done}{_of_done(counts)}" if counts.done else ""
    parts = [done, *counted(counts)]
    return f"{counts.total}{measure}：{'，'.join(p for p in parts if p)}"


def counted(counts: Counts) -> list[str]:
    """按序时28, 滞后6, 未报数1: the parts beside what is finished."""
    parts = (
        ("按序时", counts.ahead),
        ("滞后", counts.behind),
        ("未报数", counts.unknown),
        ("已销号未达任务数", counts.short),
    )
    return [f"{word}{n}" for word, n in parts if n]


def _of_done(counts: Counts) -> str:
    some = [f"{word}{n}" for word, n in (("提前", counts.early), ("超额", counts.over)) if n]
    return f"（{'、'.join(some)}）" if some else ""


def week_title(programme: str, card: Card) -> str:
    """2017年民生实事 · 第37周沟通（9月11日—15日）."""
    first, last = card.opens.date(), card.closes.date()
    until = f"{last.day}日" if last.month == first.month else short_day(last)
    return f"<b>{esc(programme)} · {period(card.period)}沟通（{short_day(first)}—{until}）</b>"


def period(name: str) -> str:
    """What a period is called: 第37周, 9月, 11月上旬, 三季度, 上半年, 2017年."""
    year, _, rest = name.partition("-")
    month, _, part = rest.partition("-")
    if rest.startswith("W"):
        return f"第{int(rest[1:])}周"
    if rest.startswith(("Q", "H")):
        return PARTS[rest]
    if not rest:
        return f"{year}年"
    return f"{int(month)}月{PARTS.get(part[:2], f'{part}日' if part.isdecimal() else '')}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on a card: who still owes, what may be reported done, the receipts of what has come in."""

    waiting: Sequence[Line]
    offered: Sequence[str]
    taken: Sequence[str]


def card(title: str, counts: str, asked: Asked, until: str) -> str:
    """The whole card: what is asked, then what has come in. One message, edited in place."""
    told = [title, f"{counts}。"]
    if asked.waiting:
        n = len({line.item for line in asked.waiting})
        told += [
            f"{'还差' if asked.taken else '本周请报'}{counted_items(n, len(asked.waiting))}，回复本条即可：",
            "",
            *_grouped(asked.waiting),
        ]
    if asked.offered:
        told += ["", f"任务数已达到，办理完毕的请按键报办结：{names(asked.offered)}"]
    if asked.taken:
        told += ["", "<b>已报</b>", *asked.taken]
    return fit([*told, *_foot(asked.waiting, until)], MORE)


def counted_items(items: int, targets: int) -> str:
    """24件事项; 24件事项（38项指标）where some have several, as the documents count both (11件37项)."""
    return f"{items}件事项" + (f"（{targets}项指标）" if targets != items else "")


def _grouped(lines: Sequence[Line]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for line in lines:
        heading = f"{line.shown.sign} {esc(line.shown.reason or line.shown.word)}"
        groups.setdefault(heading, []).append(_waiting(line))
    return [told for heading, group in groups.items() for told in (heading, *group)]


def _waiting(line: Line) -> str:
    figure = f" {line.figure}" if line.figure else ""
    mention = f" {line.mention}" if line.mention else ""
    return f" {line.no} {esc(line.title)}{figure} · {esc(line.unit)}{mention}"


def _foot(waiting: Sequence[Line], until: str) -> list[str]:
    if not waiting:
        return ["", "本周应报事项已全部报齐。"]
    first = waiting[0]
    example = (
        f"{first.no} 累计{first.sample}，其余正在办理，预计下月底完成"
        if first.sample
        else f"{first.no} 方案已印发"
    )
    return ["", f"写法不限，如：{example}", f"没有变化按下面按钮。{until}前报即可。"]


def closing(moment_day: date, at: str) -> str:
    """周四16:00."""
    return f"{weekday(moment_day)}{at}"


def mention(person_id: int, name: str) -> str:
    """A name that rings its owner's phone."""
    return f'<a href="tg://user?id={person_id}">@{esc(name)}</a>'


def receipt(no: str, title: str, figure: str, facts: Sequence[str]) -> str:
    """✓ 3.1 新增养老床位 210/500张 · 本次+34 · 卡在审批 · 预计11月30日（周四）."""
    line = f"✓ {no} {esc(title)} {figure}".rstrip()
    return " · ".join([line, *(fact for fact in facts if fact)])


def not_told(no: str, title: str, figure: str) -> str:
    """○ 9.1 养老机构 1/2个 · 本次未报: of an item of which something else was reported."""
    return f"○ {no} {esc(title)} {figure}".rstrip() + " · 本次未报"


def in_words(text: str) -> str:
    """“在招标”: what was written, where nothing in it is a figure, a day or a word of the trade."""
    words = clip(NUMBER.sub("", text.strip()), 24)
    return f"“{esc(words)}”" if words else EVIDENCE


def stuck(category: str) -> str:
    """卡在审批."""
    return HINDERED if category == "other" else f"卡在{CATEGORY.get(category, category)}"


def expected(day: date) -> str:
    """预计11月30日（周四）."""
    return f"预计{full_day(day)}"


def gain(more: Decimal) -> str:
    """本次+34."""
    return f"本次+{number(more)}"


def asked_until(day: date) -> str:
    """申请延至12月20日."""
    return f"申请延至{short_day(day)}"


def nudge(lines: Sequence[Line]) -> str:
    """Privately to a contact who still owes: what is missing, nothing else."""
    if len(lines) == 1:
        line = lines[0]
        return f"本周还差 {line.no} {esc(line.title)} 的进展，回复这条就行；没有变化按一下。"
    listed = "\n".join(f" {line.no} {esc(line.title)} {line.figure}".rstrip() for line in lines)
    n = len({line.item for line in lines})
    return f"本周还差{counted_items(n, len(lines))}的进展，回复这条就行；没有变化按一下。\n{listed}"


def missing(name: str, asked: int, taken: int, left: Sequence[tuple[Item, str]], note: str = "") -> str:
    """To the clerks at the close: who has not reported, and why if that is known; what a clerk has done about it."""
    head = f"{period(name)}沟通：应报{asked}件事项，已报{taken}件。"
    if not left:
        return head + "已全部报齐。"
    told = [f"{called(item)} · {esc(item.lead)}{f'（{why}）' if why else ''}" for item, why in left]
    return fit([head + "未报：", *told, *([esc(note)] if note else [])], "另有{n}件，请发 /due 查看。")


def away(until: date | None, has_stand_in: bool) -> str:  # noqa: FBT001  # a fact about the person, not a mode
    """Why a contact may be silent."""
    if until is None:
        return ""
    return f"联络员请假至{short_day(until)}{'' if has_stand_in else '，代理人未设'}"


def deadline(lines: Sequence[str], late: int) -> str:
    """Privately, what is due: asked once, answered with one press. So many of them are overdue already."""
    if len(lines) == 1:
        return f"{lines[0]}{OVERDUE_ASKED if late else '能按期完成吗？'}"
    if late == len(lines):
        return fit(["以下事项已到期。" + OVERDUE_ASKED, *lines], MORE_DUE)
    if late:
        return fit(
            ["以下事项临近或已到期。未到期的请确认能否按期完成；已到期的" + OVERDUE_ASKED, *lines], MORE
        )
    return fit(["以下事项临近到期，请逐项确认能否按期完成：", *lines], MORE_DUE)


def due_line(item: Item, target: Target | None, due: date, left: int, figure: str) -> str:
    """4.3 小学建设 9月30日到期（还有5个工作日），目前30/32所: the target where the item has several."""
    when = {0: "今天到期"}.get(
        left, f"{short_day(due)}到期（还有{left}个工作日）" if left > 0 else _overdue(due, -left)
    )
    done = f"，目前{figure}" if figure else ""
    return f"{called_target(item, target)} {when}{done}。"


def _overdue(due: date, days: int) -> str:
    return f"{short_day(due)}已到期，超过{days}个工作日"


def nobody_to_remind(lines: Sequence[str]) -> str:
    """To the clerks: what is due where nobody can be written to."""
    return fit(
        ["以下事项临近或已到期，责任单位没有可以私信的联络员，专项也没有绑定工作群，请督查室联系：", *lines],
        "另有{n}项。",
    )


def overdue_for_clerks(lines: Sequence[str], times: int) -> str:
    """The reminders are used up; from here it is the clerks' matter."""
    return fit([f"以下事项逾期后已提醒{times}次，仍未完成，请督查室处理：", *lines], "另有{n}项。")


def inspection(programme: str, on: date, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """月督查: what to look at this month, to the clerks."""
    told = [f"<b>{esc(programme)} {on.month}月督查清单</b>"]
    for heading, lines in parts:
        if lines:
            told += ["", f"<b>{heading}（{len(lines)}项）</b>", *lines]
    if len(told) == 1:
        told.append("本月没有滞后、未报或30天内到期的事项。")
    return fit(told, "内容较多，其余请发 /status 滞后 查看。")


def problem_words(problem: Problem) -> str:
    """卡在审批：“消防验收还没批”（8月22日报）."""
    words = f"：“{esc(clip(problem.text, 30))}”" if problem.text else ""
    return f"{stuck(problem.category)}{words}（{short_day(problem.told or problem.since)}报）"


def closes(card_: Card) -> str:
    """When the card's window closes: 周四16:00."""
    return closing(card_.closes.date(), hour(card_.closes))
