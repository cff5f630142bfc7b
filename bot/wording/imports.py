"""What is said of a ledger that a clerk sends in: the draft, the difference from the one that runs, how it ended."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from bot.difference import Changed, Difference
from bot.figures import of_target
from bot.intake.drafting import Draft
from bot.intake.told import head, remarks
from bot.items import Item, Programme
from bot.proposals import Proposal
from bot.wording import called, clip, esc, fit, full_day, hour
from bot.wording.differing import changes, disbelieved

T = TypeVar("T")

READ_SIGN = "👀"
PASTED = "粘贴的文字"
CONFIRM = "确认导入"
INTO = "导入到“{name}”"
CANCEL = "取消"
CANCELLED = "已取消，没有导入。现有台账没有改动。"
REPLACED = "这份草稿已被新发来的文件替换，没有导入。"
SETTLED = "这份草稿已处理过，或已被新的替换。"
MOVED_ON = "台账刚有变化，请按最新的差异再确认一次。"
FAILED = "{name}：没有读成，请换一种格式（Excel 或 Word）再发"
TOO_LARGE = "{name}：文件超过20MB，机器人收不下，请拆分或删去图片后再发"
LOST = "{name}：文件从 Telegram 取不下来，请重新发送"
CUT = "文字超过4000字，Telegram 可能已拆成几条，请核对末尾，或改发文件"
OTHER_PROGRAMME = "文件写的专项是“{name}”（{key}），请确认没有发错"
OTHER_YEAR = "文件写的是{read}年，专项是{meant}年，请核对时限"
NO_ITEMS = "没有读出事项，没有改动。请确认文件里是要做的事，或按台账格式（序号、事项、目标任务、牵头单位、时限）整理后再发。"
SAME = "与现有台账完全一致，不用导入。"
NO_CHANGE = "除此以外与现有台账一致，没有要导入的改动。"
EXPORT_IN_PRIVATE = "台账请在与机器人的私聊里导出：发送 /export。"
EXPORT_USAGE = (
    "用法：/export（Excel）、/export json、/export ics（日历）；有几个专项时加代号，如 /export {key} json。"
)
NO_LEDGER = "这个专项还没有台账。把台账文件私信发给机器人即可导入。"
CORRECT = "要修改的，在 Excel 里改好发回，草稿随之更新。"

MOST = 10
FIRST = 5
NAMED = 60


def read_nothing(problems: Sequence[str]) -> str:
    """Why a file was not read: one sentence each, and that nothing has changed."""
    told = fit([esc(problem) for problem in problems[:MOST]], "……另有{n}处。", 3000)
    rest = len(problems) - MOST
    more = f"\n……另有{rest}处。" if rest > 0 else ""
    return f"{told}{more}\n没有导入，现有台账没有改动。"


def draft(proposal: Proposal) -> list[str]:
    """The draft: its counts, and what must be looked at."""
    found = Draft(proposal.programme, proposal.items, proposal.warnings, proposal.doubts)
    notes = list(remarks(found))
    lines = [f"<b>台账草稿</b> {esc(head(found))}", f"来自：{esc(clip(proposal.name, NAMED))}"]
    if notes:
        lines.append(f"请核对{len(notes)}处：")
        lines += [f"· {esc(clip(note, 2 * NAMED))}" for note in notes[:MOST]]
    if len(notes) > MOST:
        lines.append(f"……另有{len(notes) - MOST}处，见 Excel 的“待核”表。")
    return lines


def first(proposal: Proposal) -> list[str]:
    """Its first items."""
    told = [_item(item) for item in proposal.items[:FIRST]]
    if len(proposal.items) <= FIRST:
        return ["事项：", *told]
    return ["前几项：", *told, f"……共{len(proposal.items)}件，全部见上面的 Excel。"]


def _item(item: Item) -> str:
    figures = "、".join(f for f in map(of_target, item.targets) if f)
    told = [f"　{called(item)}", esc(clip(item.lead, NAMED)), esc(clip(figures, NAMED))]
    return " · ".join(part for part in told if part)


def compared(name: str, found: Difference) -> list[str]:
    """新增2件，改动3件，取消1件: what confirming would change, in words for the first ten of each."""
    counts = [("新增", found.new), ("改动", found.changed), ("取消", found.gone)]
    told = "，".join(f"{word}{len(items)}件" for word, items in counts if items)
    lines = [f"<b>与现有台账“{esc(name)}”比较</b>：{told}，其余{found.same}件不变。已有报送和数字全部保留。"]
    lines += _named("新增", found.new, called)
    lines += _named("改动", found.changed, _changed)
    lines += _named("取消（将暂停，不删除）", found.gone, called)
    lines += _named("文件里没有、已办结或已停的（保持原样）", found.left, called)
    lines += _named("文件里有、现为暂停的（需要时发 /resume）", found.resting, called)
    return lines + unheard(found)


def unheard(found: Difference) -> list[str]:
    """What the file says otherwise and an import does not take."""
    what = "文件里的数字或状态与现有不同、不采用的（以报送和 /close、/pause、/resume 为准）"
    return list(_named(what, found.unheard, _unheard))


def _unheard(one: Changed) -> str:
    told = "；".join(disbelieved(one.before, one.after))
    return f"{called(one.before)}：{esc(clip(told, 3 * NAMED))}"


def _changed(one: Changed) -> str:
    told = "；".join(changes(one.before, one.after))
    return f"{called(one.before)}：{esc(clip(told, 3 * NAMED))}"


def _named(what: str, found: Sequence[T], tell: Callable[[T], str]) -> Iterator[str]:
    if found:
        yield f"{what}："
        yield from (f"　{tell(one)}" for one in found[:MOST])
    if len(found) > MOST:
        yield f"　……另有{len(found) - MOST}件。"


def stopped(clashes: Sequence[str]) -> list[str]:
    """What cannot be imported as it stands."""
    told = [f"<b>有{len(clashes)}处矛盾，须先改好再导入</b>：", *(f"　{esc(c)}" for c in clashes[:MOST])]
    return [*told, f"　……另有{len(clashes) - MOST}处。"] if len(clashes) > MOST else told


def other_number(before: Item, after: Item) -> str:
    """事项“口袋公园”现有编号9，文件里是5：…."""
    return (
        f"“{clip(before.title, NAMED)}”现有编号是 {before.no}，文件里是 {after.no}："
        f"报送记在编号上，请把文件里的序号改回 {before.no}"
    )


def other_item(before: Item, after: Item) -> str:
    """编号 3 现在是“新增养老床位”，文件里是“政务公开”：…."""
    return (
        f"编号 {before.no} 现在是“{clip(before.title, NAMED)}”，已有报送；文件里是“{clip(after.title, NAMED)}”，"
        "不像同一件事：新事项请另用编号"
    )


def asked(name: str, *, is_running: bool) -> str:
    """What confirming does."""
    whole = (
        f"确认后按上面的差异更新“{esc(name)}”。" if is_running else f"确认后导入“{esc(name)}”，即开始督办。"
    )
    return f"{CORRECT}{whole}"


def which(names: Iterable[str]) -> str:
    """There are several programmes."""
    return f"{CORRECT}要导入哪个专项：{'、'.join(esc(n) for n in names)}？已有台账的，先给您看差异。"


def done(name: str, items: int, targets: int, who: str, at: datetime) -> str:
    """In place of the draft: a new programme."""
    return f"已导入“{esc(name)}”：{items}件{targets}项，{esc(who)}，{full_day(at.date())}{hour(at)}。"


def updated(name: str, found: Difference, who: str, at: datetime) -> str:
    """In place of the draft: a running programme."""
    told = f"新增{len(found.new)}件，改动{len(found.changed)}件，暂停{len(found.gone)}件"
    return f"已更新“{esc(name)}”：{told}，{esc(who)}，{full_day(at.date())}{hour(at)}。"


def file_name(programme: Programme, at: datetime, *, is_draft: bool) -> str:
    """2017年民生实事台账0913."""
    return f"{programme.name}台账草稿" if is_draft else f"{programme.name}台账{at:%m%d}"


def whole(lines: Sequence[str], end: str) -> str:
    """The lines that fit into one message, and always its end."""
    return f"{fit(lines, '……另有{n}行，见上面的 Excel。', 3600)}\n{end}"
