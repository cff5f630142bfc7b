"""What a message says is over: a reason that was in the way, a plea that needs no answer any more."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.patterns import Pattern, any_of
from bot.reading.problems import MATTER, SETTLED, by_subject
from bot.script import clean, fold

CLAUSE = Pattern(r"[^,，。;；\n!！?？]+[?？]?")
NUMBER = Pattern(r"\s*[#第]?(\d+(?:\.\d+)?)\s*(?:[号项:：、\s]|(?<=\.\d)|(?<=\.\d\d))")
"""Where a clause names its item or target: 15.2 …, 15号…, 第15项…."""
TROUBLE = any_of("问题 困难 难点 难题 卡点 堵点 障碍 阻力 缺口 矛盾 纠纷")
THING = rf"(?:{MATTER}|{TROUBLE})"
OVER = Pattern(
    rf"{THING}[^不未没]{{0,6}}(?:已经?|都|均|全部|得到|也)[^不未没]{{0,4}}{SETTLED}"
    rf"|{THING}[^不未没]{{0,4}}{SETTLED}了"
    r"|(?:已经?|均已|都已|全面)(?:复工|恢复(?:施工|正常))|(?:复工|恢复施工|恢复正常)了"
    r"|协调好了|已协调(?:好|解决|到位)|谈[妥拢好]了"
    r"|(?:不用|不必|不再需要|不需要|无需|无须)(?:再|市里|上级|帮忙)*协调"
    rf"|(?:已|现|目前|现在)(?:经|已)?(?:没有|无)(?:什么)?{TROUBLE}"
)
YET = Pattern(
    any_of(
        "等(?!级|了) 正在 逐步 部分 尽快 尽早 争取 等待 希望 盼 请 望 预计 预期 即将 将要? 如果 如能 若 要是 才能 后再 之后 有待 还要 还需 力争 计划 推动"
    )
    + r"|[?？]|[吗呢]\s*$"
)
"""What is only hoped for, asked or begun is not over."""


@dataclass(frozen=True, slots=True)
class Solved:
    """One thing said to be over: of which number (None where it names none), of what category (empty: of any)."""

    no: str | None
    category: str
    text: str


def solved(text: str, nos: Collection[str]) -> Iterator[Solved]:
    """Everything that a message says is over; `nos` are the numbers of the ledger, of items and of targets."""
    no: str | None = None
    for clause in CLAUSE.finditer(fold(clean(text))):
        words = clause[0].strip()
        named = NUMBER.match(words)
        if named and named[1] in nos:
            no = named[1]
        if OVER.search(words) and not YET.search(words):
            yield Solved(no, by_subject(words) or "", words)
