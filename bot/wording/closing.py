"""What is said when a claim, an extension or a pause is decided."""

from datetime import date

from bot.items import Item
from bot.wording import called, esc, full_day

NOT_NOW = "该项目前的状态不能这样办理。"
WHICH_DAY = "请回复本条，写明 {no} 延至哪天及原因，如：{no} 申请延期到12月20日，用地未批。"


def closed_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}已销号（{esc(who)}）。"


def sent_back_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}已退回重办（{esc(who)}）。"


def extended_by(item: Item, until: date, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}同意延期至{full_day(until)}（{esc(who)}）。"


def kept_by(item: Item, who: str) -> str:
    """In place of the question."""
    return f"{called(item)}不同意延期（{esc(who)}）。"


def sent_back(item: Item) -> str:
    """To the contacts: a claim was not confirmed."""
    return f"{called(item)}经督查室核实，暂不销号，请继续办理并按期报送。"


def extended(item: Item, until: date) -> str:
    """To the contacts: the new deadline."""
    return f"{called(item)}已同意延期至{full_day(until)}。"


def not_extended(item: Item) -> str:
    """To the contacts: the deadline stands."""
    return f"{called(item)}的延期申请未获同意，请按原定时限办理。"


def shifted(item: Item, word: str) -> str:
    """To the clerk who did it: 3 新增养老床位已暂停."""
    return f"{called(item)}已{word}。"
