"""A briefing on its way out: the draft before the clerks, the published text before the group."""

from bot.office import Issue
from bot.wording import esc, full_day, hour

APPROVE = "批准发布"
REFRESH = "重新取数"
POSTPONE = "推迟一小时"
CANCEL = "不发"
DONE_ALREADY = "这一期已处理过了。"
CANCELLED = "这一期不再发布。"
POSTPONED = "已推迟一小时，到时再送审。"
REFRESHED = "已按最新数据重新起草。"
CLERKS_DECIDE = "通报由督查员批准。"
WAITING = "《{title}》还在等待批准。"


def draft(issue: Issue) -> str:
    """What goes before the clerks."""
    late = "（补发）" if issue.is_late else ""
    cut = f"数据截至{full_day(issue.cutoff.date())}{hour(issue.cutoff)}。批准后发到工作群。"
    return f"<b>【送审】{esc(issue.title)}{late}</b>\n{cut}"


def stopped(title: str, problems: tuple[str, ...]) -> str:
    """Parts contradict totals: the issue is not drafted until somebody has looked."""
    return f"《{esc(title)}》未能起草，数据前后不符，请核对后发送 /brief now：\n" + "\n".join(
        esc(p) for p in problems
    )


def published(title: str, who: str) -> str:
    """To the clerks, in place of the draft's buttons."""
    return f"<b>【已发布】{esc(title)}</b>\n{esc(who)}批准。"


def cancelled(title: str, who: str) -> str:
    """To the clerks, in place of the draft's buttons."""
    return f"<b>【不发】{esc(title)}</b>\n{esc(who)}决定。"
