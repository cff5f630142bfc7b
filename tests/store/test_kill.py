"""Killed at any moment: what was acknowledged is there, nothing is half there, and the store opens."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO

from store.book import Book
from store.verifying import verify
from tests.store.samples import AT, GROUP

TRIALS = 20
COMMITS = 60
MOMENTS = 40_000

# Each turn writes one number into two items, the history, a notice and the update, and only then says so.
COMMIT_FOR_EVER = """
import sys
from dataclasses import replace
from itertools import count
from bot.office import Outcome
from store.book import Book
from tests.store.samples import AT, ITEM, PROGRAMME, report, text
book = Book.open(sys.argv[1])
for number in count((book.last_update_id or 0) + 1):
    items = [replace(ITEM, no=no, result=str(number)) for no in ("3", "4")]
    outcome = Outcome((PROGRAMME, *items, report(number, AT)), (text(number),))
    book.commit(outcome, at=AT, update_id=number)
    book.mark_sending(f"text {number}")
    book.mark_said(f"text {number}", number, AT)
    print(number, flush=True)
"""


@contextmanager
def writing(place: str) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A process that commits for ever, and the numbers that it acknowledges; killed at the end."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMIT_FOR_EVER, place], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        try:
            yield child, child.stdout
        finally:
            child.kill()
            child.stdout.read()


def _killed_after(place: str, commits: int, moment: int) -> int:
    """The last number that a process acknowledged before it was killed, a moment after this many commits."""
    with writing(place) as (child, out):
        said = [out.readline() for _ in range(commits)]
        for _ in range(moment):
            pass
        child.send_signal(signal.SIGKILL)
        said += out.readlines()
    return int(said[-1])


def test_a_process_killed_at_any_moment_loses_nothing_it_acknowledged(place: str) -> None:
    chance = random.Random(20170911)
    for _ in range(TRIALS):
        acknowledged = _killed_after(place, chance.randrange(1, COMMITS), chance.randrange(MOMENTS))

        with closing(Book.open(place)) as book:
            last = book.last_update_id or 0
            assert last in (acknowledged, acknowledged + 1)
            assert {item.result for item in book.office.items_of("minsheng-2017")} == {str(last)}
            assert len(book.office.history("minsheng-2017", "3")) == last
            assert book.place_of(f"text {acknowledged}") == (GROUP, acknowledged)
            for owed in book.owed(AT):
                assert owed.key == f"text {last}"
                book.mark_said(owed.key, last, AT)
    assert verify(place).counts["told"] == last
