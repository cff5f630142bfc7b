"""What is said of the bot's own state."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.wording import esc, full_day, hour, short_day

MOST = 10
GIGABYTE = 1024**3
FILE = "（文件）"
RIVAL = (
    "另有程序正用同一个机器人令牌收取消息，双方各收一部分，会有报送收不全。请管理员停掉另一个程序，"
    "如不知道在哪里，请在 BotFather 换一个令牌。"
)


def head(moment: datetime, waiting: int, kept: int, overdue: int) -> str:
    """运行正常，9月13日（周三）10:20。待发0条，暂存2条."""
    state = "运行有异常" if overdue else "运行正常"
    told = f"{state}，{full_day(moment.date())}{hour(moment)}。待发{waiting}条"
    told += f"，暂存{kept}条（群或私聊已对机器人关闭，开通后自动补发）。" if kept else "。"
    return told + (
        f"\n注意：有{overdue}件事逾时未办（该发未发、该推未推或文件未读），请管理员查看。" if overdue else ""
    )


def heard(at: datetime | None) -> list[str]:
    """最近一次收取消息：9月13日 10:19."""
    return [f"最近一次收取消息：{short_day(at.date())} {hour(at)}"] if at else []


def snapshot(last: date | None, *, is_stale: bool) -> str:
    """自动备份：最近一份9月13日."""
    if last is None:
        return "注意：自动备份：还没有一份，请管理员检查。"
    told = f"自动备份：最近一份{short_day(last)}"
    return f"注意：{told}，之后没有成功，请管理员检查。" if is_stale else told


NO_SNAPSHOTS = "自动备份：未开启"


def disk(free: int) -> str:
    """磁盘剩余12.4GB."""
    told = f"磁盘剩余{free / GIGABYTE:.1f}GB"
    return f"注意：{told}，请管理员尽快清理。" if free < GIGABYTE else told


def doubted(doubts: Sequence[tuple[str, datetime]]) -> list[str]:
    """The messages that may stand twice: the bot or the network failed between sending and noting it."""
    if not doubts:
        return []
    told = [f"　{short_day(at.date())} {hour(at)} {place}" for place, at in doubts[-MOST:]]
    return [f"可能重复的消息{len(doubts)}条（发送时中断，无法确认是否已送达，已再发一次）：", *told]


def untaken(found: Sequence[tuple[str, datetime, str]]) -> list[str]:
    """The messages that Telegram would not take."""
    if not found:
        return []
    told = [
        f"　{short_day(at.date())} {hour(at)} {place}：{_opening(text)}" for place, at, text in found[-MOST:]
    ]
    return [f"发不出去的消息{len(found)}条（Telegram 不接受，没有送达）：", *told]


def not_taken(place: str, text: str) -> str:
    """To the clerks: a message that Telegram would not take."""
    return f"有一条消息发不出去，Telegram 不接受，没有送达。发往{place}，开头是：{_opening(text)}\n请人工转告，并告知管理员。"


def _opening(text: str) -> str:
    return f"“{esc(text)}”" if text else FILE


def strikes(programme: str, round_: str, at: datetime) -> str:
    """2017年民生实事 下次：周沟通 9月18日（周一）09:00."""
    return f"{esc(programme)} 下次：{round_} {full_day(at.date())}{hour(at)}"


def in_group(title: str) -> str:
    """群“民生实事工作群”."""
    return f"群“{esc(title)}”"


def to_person(name: str) -> str:
    """致林文."""
    return f"致{esc(name)}"
