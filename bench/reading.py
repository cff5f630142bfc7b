"""What it costs to read a line of chat among 2,000 items, and a deadline beside what dateparser takes for one."""

import os
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from bot.dates import deadline
from bot.items import Form, Item, Target
from bot.reading import Ledger, read
from bot.workdays import Workdays

TODAY = date(2017, 9, 13)
ITEMS, ROUNDS = 2_000, 40
PLACES = (
    "城东",
    "城西",
    "瓯海",
    "龙湾",
    "鹿城",
    "洞头",
    "乐清",
    "瑞安",
    "永嘉",
    "平阳",
    "苍南",
    "文成",
    "泰顺",
)
WORKS = (
    ("新增养老床位", "张"),
    ("改造农村公厕", "座"),
    ("建成口袋公园", "处"),
    ("铺设污水管网", "公里"),
    ("培训农民", "人"),
)
LINES = (
    ("{no}号 累计400{unit}，因用地未批，预计11月底完成", None),
    ("{no}.1 累计210{unit},消防验收还没批,预计11月底完成", None),
    ("本周又改了12{unit}，累计464", "{no}.1"),
    ("{title} 上周176 这周210", None),
    ("无变化", "{no}.1"),
    ("申请延期到12月20日", "{no}"),
    ("收到", None),
    ("{no}號 預計十一月三十日前完成，資金還沒到位", None),
)
DEADLINES = (
    "11月底前",
    "2017-11-30",
    "下周五",
    "本月20日前",
    "5个工作日内",
    "国庆节前",
    "三季度末",
    "11月30日",
)


def ledger() -> tuple[Item, ...]:
    """So many items that their titles share most of their words."""
    items = []
    for n in range(1, ITEMS + 1):
        (work, unit), place = WORKS[n % len(WORKS)], PLACES[n % len(PLACES)]
        title = f"{place}第{n}片区{work}"
        target = Target(f"{n}.1", f"{title}500{unit}", Form.AT_LEAST, Decimal(500), unit)
        items.append(Item("ms", str(n), title, (target,), lead=f"{place}办"))
    return tuple(items)


def cost(work: Callable[[], object]) -> float:
    """The median time of one call, in microseconds."""
    work()
    return median(timeit.repeat(work, number=1, repeat=ROUNDS)) * 1e6


def lines(items: tuple[Item, ...]) -> list[tuple[str, str | None]]:
    """Each kind of line, of items all over the ledger."""
    chosen = items[:: ITEMS // 25]
    return [
        (
            text.format(no=item.no, title=item.title, unit=item.targets[0].unit),
            answers and answers.format(no=item.no),
        )
        for item in chosen
        for text, answers in LINES
    ]


def readings() -> None:
    """The time to read a line."""
    items, calendar = ledger(), Workdays()
    began = time.perf_counter()
    index = Ledger(items)
    print(f"ledger of {ITEMS} items laid out: {(time.perf_counter() - began) * 1e3:.0f} ms")
    costs = sorted(
        cost(
            lambda text=text, answers=answers: read(
                text, index, today=TODAY, calendar=calendar, answers=answers
            )
        )
        for text, answers in lines(items)
    )
    print(
        f"a line read: median {median(costs):.0f} µs, nine in ten under {costs[len(costs) * 9 // 10]:.0f} µs"
    )


def deadlines() -> None:
    """The time to read a deadline, and dateparser's for the same words."""
    import dateparser  # measured here only

    calendar, moment = Workdays(), datetime(2017, 9, 13)  # noqa: DTZ001 - a bare day, as dateparser takes it
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": moment}
    ours = median(cost(lambda text=text: deadline(text, TODAY, calendar)) for text in DEADLINES)
    theirs = median(
        cost(lambda text=text: dateparser.parse(text, languages=["zh"], settings=settings))
        for text in DEADLINES
    )
    print(f"a deadline: median {ours:.0f} µs; dateparser {theirs:.0f} µs, {theirs / ours:.1f} times as long")


def imports() -> None:
    """The time to import the reading in a fresh interpreter, its bytecode cached as an installation has it."""
    code = "import time; t = time.perf_counter(); import bot.reading; print(time.perf_counter() - t)"
    with tempfile.TemporaryDirectory() as cache:
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": cache}
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", code], capture_output=True, check=True, env=settings
                ).stdout
            )
            for _ in range(9)
        ]
    print(f"import bot.reading: {median(runs) * 1e3:.0f} ms")


if __name__ == "__main__":
    readings()
    deadlines()
    imports()
