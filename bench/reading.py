"""What it costs to read a line of chat among 2,000 items; and deadlines, how rightly and how fast, beside others.

The others are dateparser, which the house has, and jionlp, which it does not need: where that is not installed, the
bench says so and goes on.
"""

import importlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from bot.dates import deadline
from bot.items import Form, Item, Target
from bot.reading import Ledger, read
from bot.workdays import Workdays

TODAY = date(2017, 9, 13)
ITEMS, ROUNDS = 2_000, 40
LINES = Path(__file__).parents[1] / "tests" / "lines"
CORPORA = {
    "tests/lines": LINES / "dates.jsonl",
    "tests/lines/apart, to which nobody fitted": LINES / "apart" / "dates.jsonl",
}
EVENTS = {"两会": date(2017, 2, 20)}
When = Callable[[str, date], date | None]
"""What reads a wording said on a day."""
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


def house() -> When:
    """Our grammar."""
    calendar = Workdays()
    return lambda text, today: deadline(text, today, calendar, EVENTS)


def dateparser() -> When:
    """dateparser, as well as it can be set for deadlines."""
    module = importlib.import_module("dateparser")

    def when(text: str, today: date) -> date | None:
        moment = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - a bare day, as dateparser takes it
        settings = {
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "last",
            "RELATIVE_BASE": moment,
        }
        found = module.parse(text, languages=["zh"], settings=settings)
        return found.date() if found else None

    return when


def jionlp() -> When:
    """jionlp: the last day of the span that it finds."""
    module = importlib.import_module("jionlp")
    logging.disable()  # it logs what it cannot read

    def when(text: str, today: date) -> date | None:
        base = {"year": today.year, "month": today.month, "day": today.day}
        try:
            found: Any = module.parse_time(text, time_base=base)
            return date.fromisoformat(found["time"][1][:10])
        except (ValueError, KeyError, TypeError, IndexError):  # so it says that it found none
            return None

    return when


def rightness() -> None:
    """Of each corpus of deadlines: how many are read rightly, wrongly without a word, and not at all; and how fast."""
    for place, path in CORPORA.items():
        entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        print(f"{len(entries)} deadlines of {place}:")
        compared(entries)


def compared(entries: list[dict[str, str | None]]) -> None:
    """Ours and the others, a line each."""
    for name, load in (("our grammar", house), ("dateparser", dateparser), ("jionlp", jionlp)):
        try:
            when = load()
        except ImportError:
            print(f"  {name}: not installed")
            continue
        print(f"  {name}: {judged(when, entries)}")


def judged(when: When, entries: list[dict[str, str | None]]) -> str:
    """How well and how fast a reader reads; each wording is read once before its time is taken."""
    right = wrong = 0
    times: list[float] = []
    for entry in entries:
        text, today = entry["text"] or "", date.fromisoformat(entry["today"] or "")
        when(text, today)
        began = time.perf_counter()
        day = when(text, today)
        times.append(time.perf_counter() - began)
        right += (day.isoformat() if day else None) == entry["date"]
        wrong += day is not None and day.isoformat() != entry["date"]
    none = len(entries) - right - wrong
    return f"{right} right, {wrong} silently wrong, {none} none; median {median(times) * 1e6:.0f} µs"


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
    rightness()
    imports()
