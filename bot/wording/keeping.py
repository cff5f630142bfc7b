"""What is said of the care of the data: words that were let go of, backups that failed."""

from datetime import date

from bot.happenings import Trouble
from bot.wording import short_day

BLANKED = "（原话已到期删除）"

WHY = {
    Trouble.FULL: "磁盘已满",
    Trouble.REFUSED: "备份文件夹不能写入",
    Trouble.UNREADABLE: "数据读不出来，请尽快请管理员运行 duban verify",
}


def not_saved(last: date | None, why: Trouble) -> str:
    """自动备份没有成功（磁盘已满），最近一份是9月12日的…"""
    newest = f"最近一份是{short_day(last)}的" if last else "还没有一份备份"
    return f"自动备份没有成功（{WHY[why]}），{newest}。机器人照常工作，并会继续重试；请管理员检查备份所在的磁盘。"
