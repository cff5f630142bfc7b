"""What a turn costs on this disk, as a ratio to the least any store can do.

A turn is four changed documents, two notices, the update and a journal line; the least is an append of as many bytes
and fdatasync. Both are measured in turns.
"""

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles

from bot.items import Form, Item, Mark, Target
from bot.notices import Text
from bot.office import Outcome
from store.book import Book
from store.disk import encoded
from store.rows import row_of

SIZES = (100, 2_000, 10_000, 50_000)
TURNS = 400
AT = datetime(2017, 9, 11, 9, tzinfo=UTC)
TARGETS = tuple(
    Target(str(n), "新增义务教育学位900个", Form.AT_LEAST, Decimal(900), "个", due=date(2017, 11, 30), current=Mark(
        Decimal("506.5"), AT.date())) for n in (1, 2, 3)
)  # fmt: skip


def item(number: int) -> Item:
    """One item of a ledger, with three targets."""
    return Item(
        "minsheng-2017",
        str(number),
        "新增义务教育学位",
        TARGETS,
        content="新建、改扩建学校" * 8,
        lead="市教育局",
    )


def turn(number: int, size: int) -> Outcome:
    """What one message may come to."""
    items = tuple(replace(item((number * 4 + n) % size), result=str(number)) for n in range(4))
    notices = tuple(Text(f"receipt {number} {n}", -1001234, "已收到，第3项累计506个。" * 4) for n in range(2))
    return Outcome(items, notices)


def timed(deed: Callable[[], object]) -> float:
    """How long a deed takes, in milliseconds."""
    before = time.perf_counter()
    deed()
    return (time.perf_counter() - before) * 1000


def measure(folder: Path, size: int) -> str:
    """One line of the table."""
    place = str(folder / f"{size}.db")
    with closing(Book.open(place)) as book:
        for start in range(0, size, 5_000):
            book.commit(Outcome(tuple(item(n) for n in range(start, min(start + 5_000, size)))), at=AT)
        with (folder / "append").open("ab", buffering=0) as file:
            turns, appends = race(book, file.fileno(), size)
    opening = timed(lambda: Book.open(place).close())
    ratio = median(turns) / median(appends)
    return (
        f"{size:>9,} {median(turns):>8.2f} {quantiles(turns, n=20)[-1]:>8.2f} {median(appends):>8.2f}"
        f" {ratio:>7.2f} {opening:>9.0f}"
    )


def race(book: Book, file: int, size: int) -> tuple[list[float], list[float]]:
    """Turns and appends by turns, so that whatever else the disk is doing slows both."""
    turns, appends = [], []
    for number in range(TURNS):
        outcome = turn(number, size)
        line = "".join(encoded(row_of(value)) for value in (*outcome.changes, *outcome.notices)).encode()

        def append(line: bytes = line) -> None:
            os.write(file, line)
            os.fdatasync(file)

        appends.append(timed(append))
        turns.append(timed(lambda: book.commit(outcome, at=AT, update_id=number, cause="Said")))  # noqa: B023
    return turns, appends


def main() -> None:
    """Print the table."""
    print("documents  turn ms  95th ms  append ms  ratio  open ms")
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in SIZES:
            print(measure(Path(folder), size))


if __name__ == "__main__":
    main()
