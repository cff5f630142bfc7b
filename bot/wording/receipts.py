"""What the bot says to someone who reported: what is unclear, what is held, what was not taken, what was undone."""

from collections.abc import Sequence
from decimal import Decimal
from html import unescape

from bot.figures import asked, of_target, quantity
from bot.items import Item, Report, Stage, Target
from bot.people import Role
from bot.statements import Code, Kind, Mode
from bot.wording import SHOWN, called, clip, esc

MODES = {Mode.TOTAL: "累计", Mode.INCREMENT: "新增", Mode.PERCENT: "完成"}
TOAST = 190
UNCLEAR = {
    Code.WHICH_ITEM: "这条报的是哪一项？",
    Code.WHICH_TARGET: "这个数是哪一项指标的？",
    Code.WHICH_UNIT: "这个数的计量单位与任务不一致，请带单位再写一次，如“累计210张”。",
    Code.WHICH_DATE: "这里的日期没有看准，请写明月日，如“预计11月30日完成”。",
    Code.NUMBER: "这个数没有看准，请用数字再写一次，如“累计210张”。",
    Code.CONTRADICTION: "这条里的数前后对不上，请核对后再写一次。",
}
NONE_OF_THESE = "都不是"
SAID_NONE = "好的，这条没有记入。请写明编号再报一次。"
HELD_CHECK = "我再核对"
SHORT = "，未达到任务数"
CLAIM_STILL = "仍报办结"
OVERTAKEN = "已有新的报送，这条不再需要答复。"
HELD_DROPPED = "好的，这条没有记入，核对后再报即可。"
ANSWERED = "已处理过了。"
TAKEN = "已记入"
UNCHANGED_TAKEN = "已记为无变化"
NOT_YOURS_TO_PRESS = "这个按钮请由责任单位联络员或督查员按。"
NOT_YOUR_QUESTION = "这个问题请由原发言人回答。"
CLERKS_ONLY = "这项操作由督查员办理。"
NOTHING_TO_UNDO = "没有可以撤销的报送。"
ITEM_CLOSED = "该项已办结，不再需要报送。"
ITEM_PAUSED = "该项已暂停，目前不需要报送。"
ITEM_STOPPED = "该项已终止，不再需要报送。"
CLAIMED = "已报办结，待督查室核实销号"
TOO_MANY = "一分钟内的问答太多，稍后再答复，请一分钟后再试。已读懂的报送照常记入。"
TOO_OLD = "这个按钮已过期，请以最新的消息为准。"


def unclear(code: Code, lines: Sequence[str]) -> str:
    """One short question, with the lines it is about where the message had several."""
    quoted = "".join(f"“{esc(clip(line, 40))}”" for line in lines)
    return f"{quoted}——{UNCLEAR[code]}" if quoted else UNCLEAR[code]


def no_such_number(no: str) -> str:
    """The line begins with a number that the ledger has not."""
    return f"没有编号为{esc(no)}的事项或指标，{UNCLEAR[Code.WHICH_ITEM]}"


def held(target: Target, value: Decimal) -> str:
    """A figure that is so far off that its writer must say it is meant."""
    told = f"{target.no} 累计{quantity(value, target.unit)}？"
    if target.value is not None:
        told += f"任务是{quantity(target.value, target.unit)}"
    if target.current is not None:
        told += f"，上次报{quantity(target.current.value, target.unit)}"
    return f"{told}。按一下确认后记入。"


def claim_short(item: Item, short: Sequence[Target]) -> str:
    """18.1 打通道路：任务数35条，已报31条，未达到。是否仍报办结？"""
    is_alone = len(item.targets) == 1
    told = "；".join(("" if is_alone else f"{target.no} ") + _shortfall(target) for target in short)
    return f"{called(item)}：{told}。是否仍报办结？"


def _shortfall(target: Target) -> str:
    wanted = f"任务数{asked(target)}，" if asked(target) else ""
    if target.current is None:
        return f"{wanted}还没有报过数" if wanted else "还没有完成"
    return f"{wanted}已报{quantity(target.current.value, target.unit)}，未达到"


def claim_partly(item: Item, rest: Sequence[Target]) -> str:
    """One indicator is reached, and the item has others: it is not reported done yet."""
    left = "、".join(f"{t.no} {esc(clip(t.text, 12))}" for t in rest[:3]) + ("等" if len(rest) > 3 else "")
    return f"已记入。{esc(item.no)} {esc(clip(item.title, SHOWN))}还有{left}未完成，全部完成后再报办结。"


def held_yes(value: Decimal, unit: str) -> str:
    """The button that means it."""
    return f"就是{quantity(value, unit)}"


def held_more(value: Decimal, unit: str) -> str:
    """The button that means so much on top."""
    return f"新增{quantity(value, unit)}"


def not_yours(unit: str, item: Item) -> str:
    """Refused once, politely: another unit's item."""
    yours = f"您登记的单位是{esc(unit)}，" if unit else ""
    return f"{yours}{called(item)}由{esc(item.lead)}报送，这条没有记入。"


def take_back(no: str) -> str:
    """Somebody writes that what they reported is wrong, and not what is right."""
    return f"{no} 的报送没有改动。请直接发“更正 {no} 是……”，或按下面按钮撤销最近一次报送。"


def not_owed(item: Item) -> str:
    """The short answer to a press on a button of what owes nothing any more."""
    return {Stage.PAUSED: ITEM_PAUSED, Stage.STOPPED: ITEM_STOPPED}.get(item.stage, ITEM_CLOSED)


def resting(item: Item) -> str:
    """A report of what is paused or stopped is not taken."""
    state = "已暂停" if item.stage is Stage.PAUSED else "已终止"
    return f"{called(item)}{state}，这条没有记入。如需恢复办理，请联系督查室。"


def undone(gone: Sequence[Report], now: Sequence[Item]) -> str:
    """已撤销：3.1 累计8,770人。现为：3.1 770/20,000人."""
    what = "；".join(_said(report) for report in gone)
    figures = [f"{t.no} {of_target(t)}" for item in now for t in item.targets if t.no in _counted(gone)]
    stands = f"现为：{'，'.join(figures)}。" if figures else ""
    return f"已撤销：{what}。{stands}"


def undone_shortly(gone: Sequence[Report], now: Sequence[Item]) -> str:
    """The same for a toast, that takes 200 characters and no markup."""
    return clip(unescape(undone(gone, now)), TOAST)


def _said(report: Report) -> str:
    figures = [
        f"{s.target} {MODES[s.mode]}{quantity(s.value, s.unit)}"
        for s in report.statements
        if s.kind is Kind.PROGRESS and s.value is not None and s.mode
    ]
    return "，".join(figures) or f"{esc(report.item)}“{esc(clip(report.text.splitlines()[0], 20))}”"


def _counted(gone: Sequence[Report]) -> set[str | None]:
    return {s.target for report in gone for s in report.statements if s.kind is Kind.PROGRESS}


def claim_wanted(item: Item, figure: str, who: str) -> str:
    """To the clerks: a unit says that it is finished."""
    return f"{esc(item.lead)}报办结：{called(item)}\n{figure}\n报送人：{esc(who)}。请核实后销号。"


def help_wanted(called_so: str, unit: str, who: str, words: str) -> str:
    """To the clerks: a unit asks for coordination of an item, or of one of its targets."""
    return f"{esc(unit)}请求协调：{called_so}\n原话：{esc(clip(words, 200))}\n报送人：{esc(who)}。"


def option(no: str, title: str) -> str:
    """A likely answer: 3.1 养老床位."""
    return f"{no} {clip(title, 12)}"


def is_correction(text: str) -> bool:
    """Whether the writer says that this puts something right."""
    return text.lstrip().startswith(CORRECTIONS)


CORRECTIONS = ("更正", "更改", "订正", "改一下", "报错了", "打错了", "写错了", "应为", "应该是")
NOT_READ = "这条没有看懂，没有记入。"
FILE_NOT_TAKEN = "发来的文件没有处理：台账请由督查员导入，佐证请由责任单位报送。"
HOW = {
    Role.CONTACT: "报送请写明编号，如：3.1 累计210张；没有变化写“3.1 无变化”。",
    Role.CLERK: "代报进展请写明编号，如：3.1 累计210张；调整任务、时限或单位请重新导入台账；其他用法请发 /help。",
}
REMINDED = "已再提醒一次"
NOTED = "好的"
UNCLEAR_DATE = UNCLEAR[Code.WHICH_DATE]
SETTLED = "好的，已记入 {no}。"
STILL_UNCLEAR = "还是没有看明白，请写明编号和数字再报一次，如：3.1 累计210张。"
