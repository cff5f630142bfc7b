"""The book: commit, reopen, and what is on the disk is what is in memory."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.items import Form, Item, Target
from bot.notices import Redraw
from bot.office import Beat, Drop, Office, Outcome, Spoken, key_of
from bot.people import Person
from store.book import Book
from store.errors import StoreError
from store.journal import KEYS, LINES
from tests.store.samples import (
    ASKED,
    AT,
    CARD,
    ITEM,
    LATER,
    NOUNS,
    PERSON,
    PROGRAMME,
    REPORT,
    TURN,
    report,
    text,
)


def _shelves(office: Office) -> dict[str, object]:
    return {name: getattr(office, name) for name in Office.__slots__ if name != "history"}


def test_everything_is_there_after_reopening(place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome(NOUNS, (ASKED,)), at=AT, update_id=7)
        before = _shelves(book.office)

    with closing(Book.open(place)) as book:
        assert _shelves(book.office) == before
        assert [owed.notice for owed in book.owed(AT)] == [ASKED]
        assert book.last_update_id == 7


def test_a_new_book_is_empty(book: Book) -> None:
    assert _shelves(book.office) == _shelves(Office())
    assert book.last_update_id is None
    assert book.owed(AT) == ()


def test_items_keep_the_order_of_the_ledger(place: str) -> None:
    items = tuple(Item("minsheng-2017", no, "题目") for no in ("2", "10", "1"))
    with closing(Book.open(place)) as book:
        book.commit(Outcome(items), at=AT)
        book.commit(Outcome((replace(items[1], title="新题目"),)), at=LATER)

    with closing(Book.open(place)) as book:
        assert [item.no for item in book.office.items_of("minsheng-2017")] == ["2", "10", "1"]


def test_what_is_dropped_is_gone_after_reopening(place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome(NOUNS), at=AT)
        book.commit(Outcome(tuple(Drop(type(noun), key_of(noun)) for noun in NOUNS)), at=AT)

        assert not any(book.office.items["minsheng-2017"])
        assert book.office.history("minsheng-2017", "3") == []
    with closing(Book.open(place)) as book:
        assert _shelves(book.office) == _shelves(Office())


def test_a_noun_dropped_and_put_in_one_turn_is_there(place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome((PERSON,)), at=AT)
        book.commit(Outcome((Drop(Person, "201"), PERSON)), at=AT)

    with closing(Book.open(place)) as book:
        assert book.office.people == {201: PERSON}


def test_the_history_of_an_item_is_told_oldest_first(book: Book) -> None:
    late, early, other = report(2, LATER), report(1, AT), replace(report(3, AT), item="4")
    book.commit(Outcome((late, early, other)), at=AT)

    assert book.office.history("minsheng-2017", "3") == [early, late]


def test_a_correction_takes_the_place_of_the_report(book: Book) -> None:
    book.commit(TURN, at=AT)
    book.commit(Outcome((replace(REPORT, text="更正：累计605个"),)), at=LATER)

    assert [r.text for r in book.office.history("minsheng-2017", "3")] == ["更正：累计605个"]


def test_an_update_handled_before_commits_nothing(book: Book) -> None:
    assert book.commit(TURN, at=AT, update_id=7)

    assert not book.commit(Outcome((PERSON,), (text(2),)), at=LATER, update_id=7)
    assert book.office.people == {}
    assert [owed.notice for owed in book.owed(LATER)] == [ASKED]


def test_an_update_handled_before_is_known_after_reopening(place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(TURN, at=AT, update_id=8)
        book.commit(TURN, at=AT, update_id=7)

    with closing(Book.open(place)) as book:
        assert not book.commit(TURN, at=AT, update_id=8)
        assert book.last_update_id == 7


def test_a_turn_that_fails_changes_neither_disk_nor_memory(place: str) -> None:
    class Broken(Person):
        """What no row can be made of."""

    broken = Broken(202, "刘畅", "clerk")  # type: ignore[arg-type]
    with closing(Book.open(place)) as book:
        book.commit(Outcome((PERSON,)), at=AT, update_id=1)
        with pytest.raises(KeyError):
            book.commit(Outcome((*NOUNS, broken), (ASKED,)), at=AT, update_id=2)

        assert book.office.programmes == {}
        assert book.owed(AT) == ()
        assert book.last_update_id == 1
        assert book.commit(TURN, at=AT, update_id=2)
    with closing(Book.open(place)) as book:
        assert book.office.people == {201: PERSON}
        assert book.office.programmes == {PROGRAMME.key: PROGRAMME}


def test_a_disk_that_refuses_changes_nothing_and_is_told_in_one_sentence(file: Path) -> None:
    with closing(Book.open(str(file))) as book:
        with closing(sqlite3.connect(file)) as other:
            other.execute(
                "CREATE TRIGGER full BEFORE INSERT ON documents WHEN NEW.shelf = 'journal'"
                " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
        with pytest.raises(StoreError, match="磁盘已满，这次改动没有保存"):
            book.commit(TURN, at=AT, update_id=7)

        assert book.office.programmes == {}
        assert book.waiting() == ()
        assert book.last_update_id is None


def test_the_journal_tells_what_each_commit_touched(book: Book) -> None:
    book.commit(TURN, at=AT, update_id=7, cause="Said")
    book.commit(Outcome((Drop(Spoken, "1/2"),)), at=LATER, cause="tidy")

    first, second = book.journal()
    assert (first.at, first.cause, first.update) == (AT, "Said", 7)
    assert first.keys == (
        "programmes minsheng-2017",
        "items minsheng-2017/3",
        f"reports {REPORT.id}",
        ASKED.key,
    )
    assert second.keys == ("-spoken 1/2",)


def test_the_journal_has_a_last_page(tmp_path: Path) -> None:
    with closing(Book.open(":memory:")) as book:
        for number in range(LINES + 5):
            book.commit(Outcome((Beat("p", AT + timedelta(minutes=number)),)), at=AT, update_id=number)

        assert [line.number for line in book.journal()] == list(range(6, LINES + 6))
        assert not book.commit(TURN, at=AT, update_id=5)
        assert book.commit(TURN, at=AT, update_id=4)


def test_the_line_of_a_whole_ledger_is_short(book: Book) -> None:
    book.commit(Outcome(tuple(Item("p", str(no), "题目") for no in range(KEYS * 3))), at=AT)

    assert len(book.journal()[0].keys) == KEYS


def test_a_redraw_of_a_text_that_is_owed_becomes_part_of_it(book: Book) -> None:
    book.commit(Outcome((CARD,), (ASKED, Redraw(ASKED.key, "第3项已报送"))), at=AT)

    assert [owed.notice for owed in book.owed(AT)] == [replace(ASKED, html="第3项已报送", keyboard=())]


def test_a_big_office_comes_back_whole(file: Path) -> None:
    targets = tuple(
        Target(str(n), "新增学位", Form.AT_LEAST, Decimal("900.5"), "个", plan=ITEM.targets[0].plan)
        for n in range(3)
    )
    with closing(Book.open(str(file))) as book:
        book.commit(Outcome(tuple(replace(ITEM, no=str(n), targets=targets) for n in range(2000))), at=AT)

    with closing(Book.open(str(file))) as book:
        assert len(book.office.items["minsheng-2017"]) == 2000


def test_a_book_in_memory_needs_no_file() -> None:
    with closing(Book.open(":memory:")) as book, closing(Book.open(":memory:")) as other:
        book.commit(TURN, at=AT)

        assert other.office.programmes == {}
