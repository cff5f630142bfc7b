"""How long confirming a ledger of 2,000 changed items holds the bot: python bench/confirming.py."""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

from bot.difference import difference, taken
from bot.importing import opening
from bot.items import Form, Item, Mark, Programme, Report, Target
from bot.ledger import Ledger
from bot.office import Change, Outcome
from bot.replay import replay
from bot.statements import Kind, Mode, Statement
from store.book import Book

ROWS, REPORTS = 2_000, 20
SECONDS = 0.5
PROGRAMME = Programme("bench", "2017年重点工作", "minsheng", 2017)
BEGIN, NOW = datetime(2017, 1, 3, 9, tzinfo=UTC), datetime(2017, 9, 13, 9, tzinfo=UTC)


def item(n: int) -> Item:
    """One item with two targets."""
    targets = tuple(
        Target(f"{n}.{m}", "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张", due=date(2017, 11, 30))
        for m in (1, 2)
    )
    return Item("bench", str(n), f"养老服务第{n}项", targets, content="新建、改扩建" * 10, lead="市民政局")


def told(one: Item) -> list[Report]:
    """What its unit has reported in the year so far."""
    return [
        Report(
            f"{n}/{one.key}", "bench", one.no, BEGIN + timedelta(days=7 * n), 1, one.lead, "累计",
            (Statement(one.no, Kind.PROGRESS, f"{one.no}.1", Mode.TOTAL, Decimal(10 * n), "张"),),
        )
        for n in range(REPORTS)
    ]  # fmt: skip


def reworded(one: Item) -> Item:
    """Another wording and another unit."""
    return replace(one, content=one.content + "，年底前投用", lead="市卫计委")


def advanced(one: Item) -> Item:
    """Newer figures."""
    now = Mark(Decimal(300), NOW.date())
    return replace(one, targets=tuple(replace(target, current=now) for target in one.targets))


def raised(one: Item) -> Item:
    """A higher demand."""
    return replace(one, targets=tuple(replace(target, value=Decimal(600)) for target in one.targets))


def lowered(one: Item) -> Item:
    """A lower demand: every history is told again."""
    return replace(one, targets=tuple(replace(target, value=Decimal(150)) for target in one.targets))


def confirm(book: Book, wanted: tuple[Item, ...]) -> None:
    """What a press on 确认导入 does."""
    found = difference(book.office.items_of("bench"), wanted)
    made: list[Change] = []
    for one in found.changed:
        made += taken(one, partial(book.office.history, "bench", one.after.no), NOW, "1")
    book.commit(Outcome(tuple(made)), at=NOW)


def measure(change: Callable[[Item], Item]) -> bool:
    """Print how long it takes; whether it is longer than it should be."""
    items = tuple(map(item, range(1, ROWS + 1)))
    with tempfile.TemporaryDirectory() as folder, closing(Book.open(f"{folder}/office.db")) as book:
        book.commit(Outcome(tuple(opening(Ledger(PROGRAMME, items), BEGIN))), at=BEGIN)
        history = [(one, told(one)) for one in items]
        for one, reports in history:
            book.commit(Outcome((*reports, replay(one, reports))), at=NOW)
        start = time.process_time()
        confirm(book, tuple(map(change, items)))
        took = time.process_time() - start
    print(
        f"{change.__name__}: {ROWS} items of {REPORTS} reports in {took:.2f} s of the processor (wanted {SECONDS})"
    )
    return took > SECONDS


def main() -> int:
    """One line for each kind of change; 1 if a usual one takes too long."""
    usual = [measure(change) for change in (reworded, advanced, raised)]
    measure(lowered)
    return int(any(usual))


if __name__ == "__main__":
    sys.exit(main())
