"""A briefing on its way out: the draft before the clerks, the published text before the group."""

from collections.abc import Sequence

from bot.office import Issue
from bot.wording import clip, esc, full_day, hour

APPROVE = "批准发布"
REFRESH = "重新取数"
POSTPONE = "推迟一小时"
CANCEL = "不发"
SEE_PAPER = "看文件"
DONE_ALREADY = "这一期已处理过了。"
CANCELLED = "这一期不再发布。"
POSTPONED = "已推迟一小时，到时再送审。"
REFRESHED = "已按最新数据重新起草。"
CLERKS_DECIDE = "通报由督查员批准。"
HOW = "修改请回复本条，如：3 新的文字；删去第3段；不点名 7.1 原因。同意发布也可回复“同意”。"
NO_DRAFT = "现在没有送审中的通报。"
WHICH_DRAFT = "现在有{n}份送审稿，请回复要调整的那一份，如：不点名 7.1 原因。"
SUPERSEDED = "（已有新稿，见下。）"
USAGE = (
    "回复送审稿可以这样写：\n3 新的文字 —— 改第3段\n删去第3段；恢复第3段\n"
    "不点名 7.1 原因 —— 7.1不在通报里点名\n恢复点名 7.1\n同意 —— 批准发布"
)
STALE = "这是旧稿，已有新稿，段落编号可能不同。请回复最新一稿。"
GONE = "（已删去）"
CHANGED = "第{n}段已改，送审稿已更新。原文：“{was}”"
STRUCK = "第{n}段已删去，送审稿已更新；要复原请回复：恢复第{n}段。"
RESTORED = "第{n}段已复原，送审稿已更新。"
SAME = "第{n}段没有变化。"
FOOT = "第{n}段是落款，不能删去。"
SPARED = "{no}已不点名，送审稿已更新，段落编号可能有变动。文件请按“看文件”。"
NAMED = "{no}已恢复点名，送审稿已更新，段落编号可能有变动。文件请按“看文件”。"
IS_NAMED = "{no}没有设为不点名，不需要恢复。"
BY = "{who}：{what}"
APPROVED = "已批准。"
NO_SUCH_ITEM = "没有编号 {no}。"
NO_SUCH_PARAGRAPH = "没有第{n}段，全文共{last}段。"
DROPPED = "原来改过的下列段落，数据或点名已有变动，改动没有保留，如仍需要请重改："
LOST = 120
WHY = "请写明不点名的原因，如：不点名 {no} 已专题协调，本月内解决。"


def draft(issue: Issue, lost: Sequence[str] = ()) -> str:
    """What goes before the clerks; with their own words that did not fit the figures any more."""
    late = "（补发）" if issue.is_late else ""
    cut = f"数据截至{full_day(issue.cutoff.date())}{hour(issue.cutoff)}。批准后发到工作群。"
    spared = "；".join(f"{no}（{why}）" for no, why in issue.unnamed)
    unnamed = f"\n不点名：{esc(spared)}" if spared else ""
    gone = "".join(f"\n“{esc(clip(text, LOST))}”" for text in lost)
    dropped = f"\n{DROPPED}{gone}" if lost else ""
    other = "、".join(str(n) for n, p in enumerate(issue.paragraphs, 1) if p in dict(issue.reworded).values())
    changed = f"\n改动：第{other}段" if other else ""
    return f"<b>【送审】{esc(issue.title)}{late}</b>\n{cut}{changed}{unnamed}{dropped}\n{HOW}"


def numbered(issue: Issue) -> list[str]:
    """The draft with its paragraphs numbered, so that one can be named in a reply."""
    told = [f"<b>{esc(issue.title)}</b>"]
    for n, paragraph in enumerate(issue.paragraphs, 1):
        told += ["", f"〔{n}〕{esc(paragraph)}"]
    return told


def stopped(title: str, problems: tuple[str, ...]) -> str:
    """Parts contradict totals: the issue is not drafted until somebody has looked."""
    return f"《{esc(title)}》未能起草，数据前后不符，请核对后发送 /brief now：\n" + "\n".join(
        esc(p) for p in problems
    )


def unmade(title: str, why: str) -> str:
    """To the clerks: the PDF is missing, the rest went out."""
    return f"《{esc(title)}》没有附 PDF：{esc(why)}。文字和 Word 文件照发。"


def published(title: str, who: str) -> str:
    """To the clerks, in place of the draft's buttons."""
    return f"<b>【已发布】{esc(title)}</b>\n{esc(who)}批准。"


def cancelled(title: str, who: str) -> str:
    """To the clerks, in place of the draft's buttons."""
    return f"<b>【不发】{esc(title)}</b>\n{esc(who)}决定。"
