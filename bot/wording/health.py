"""What is said of the bot's own state."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording import esc, full_day, hour, short_day

MOST = 10


def head(moment: datetime, waiting: int, kept: int) -> str:
    """运行正常 9月13日（周三）10:20。待发0条，暂存2条."""
    told = f"运行正常，{full_day(moment.date())}{hour(moment)}。待发{waiting}条"
    return told + (f"，暂存{kept}条（群或私聊已对机器人关闭，开通后自动补发）。" if kept else "。")


def doubted(doubts: Sequence[tuple[str, datetime]]) -> list[str]:
    """The messages that may stand twice: the bot or the network failed between sending and noting it."""
    if not doubts:
        return []
    told = [f"　{short_day(at.date())} {hour(at)} {place}" for place, at in doubts[-MOST:]]
    return [f"可能重复的消息{len(doubts)}条（发送时中断，无法确认是否已送达，已再发一次）：", *told]


def strikes(programme: str, round_: str, at: datetime) -> str:
    """2017年民生实事 下次：周沟通 9月18日（周一）09:00."""
    return f"{esc(programme)} 下次：{round_} {full_day(at.date())}{hour(at)}"


def in_group(title: str) -> str:
    """群“民生实事工作群”."""
    return f"群“{esc(title)}”"


def to_person(name: str) -> str:
    """致林文."""
    return f"致{esc(name)}"
