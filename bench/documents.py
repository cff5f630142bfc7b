"""What the documents of an issue take: the paper, the annex and the pictures, of 45 targets and of 2,000."""

import shutil
import time
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from statistics import median
from zoneinfo import ZoneInfo

from bot.briefing import Brief, Draft, compose, rows
from bot.items import Form, Item, Mark, Problem, Programme, Stage, Target
from bot.lamps import Rules
from bot.office import Issue
from bot.pictures import boards
from bot.trends import trend
from handlers.annex import annex
from handlers.charts import board_picture, trend_picture
from handlers.papers import paper
from handlers.pdf import pdf

START, TODAY = date(2017, 1, 1), date(2017, 6, 30)
CUTOFF = datetime(2017, 6, 30, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
PROGRAMME = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
ROUNDS = 7
LIMITS = {"compose": 0.2, "Word": 1.0, "Excel": 1.0, "picture": 0.15, "course": 0.15}
"""Seconds promised."""


def item(n: int) -> Item:
    """One item that lags more or less, with its problem."""
    now = Mark(Decimal(n * 37 % 500), TODAY)
    target = Target(f"{n}.1", "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张", current=now)
    problem = Problem("approval", "消防验收未批", date(2017, 5, 1))
    return Item(
        PROGRAMME.key,
        str(n),
        "新增养老床位",
        (target,),
        lead=f"市民政局{n % 40}",
        stage=Stage.IN_PROGRESS,
        problem=problem,
    )


def issue(items: tuple[Item, ...]) -> Issue:
    """The issue of their day."""
    order = Brief(
        PROGRAMME, "briefing", "通报", 4, CUTOFF, items, START, Rules(), "市政府办公室督查室", TODAY
    )
    draft = compose(order)
    assert isinstance(draft, Draft)
    return Issue(
        "k", PROGRAMME.key, "monthly", "2017-06", "通报", 2017, 4, draft.title, CUTOFF, draft.paragraphs
    )


def timed(deed: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the first time, what it loads among them, and of the others' median."""
    taken = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - before)
    return taken[0], median(taken[1:])


def measure(size: int) -> None:
    """Every document of a programme of so many targets."""
    items = tuple(map(item, range(1, size + 1)))
    made = issue(items)
    table = rows(items, items, TODAY, START, Rules())
    first = boards(PROGRAMME.name, items, CUTOFF, START, Rules())[0]
    said = [Mark(Decimal(10 * month), date(2017, month, 9)) for month in range(1, 7)]
    course = trend(items[0], items[0].targets[0], said, TODAY, START, Rules())
    assert course is not None
    deeds: dict[str, Callable[[], bytes]] = {
        "compose": lambda: "\n".join(issue(items).paragraphs).encode(),
        "Word": lambda: paper(made, table),
        "Excel": lambda: annex(made, table),
        "picture": lambda: board_picture(first),
        "course": lambda: trend_picture(course),
    }
    if size < 100 and shutil.which("soffice"):
        deeds["PDF"] = lambda: pdf(paper(made, table))
    for name, deed in deeds.items():
        at_first, again = timed(deed)
        limit = LIMITS.get(name, again)
        verdict = "" if again <= limit else f"  OVER {limit:g} s"
        taken = f"first {at_first * 1000:6.0f} ms, then {again * 1000:6.0f} ms"
        print(f"{size:>6} targets {name:<8} {taken}, {len(deed()):>9,} bytes{verdict}")


if __name__ == "__main__":
    for targets in (45, 2_000):
        measure(targets)
