"""Whether a store is sound."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.items import Item
from bot.office import Drop, Outcome
from store.book import Book
from store.errors import StoreError
from store.schema import SHELF
from store.shelves import NAMES, SHELVES
from store.verifying import PAPERS, verify
from tests.store.samples import AT, CARD, ITEM, NOUNS, TURN


def test_a_sound_store_is_told_with_its_counts(book: Book) -> None:
    book.commit(Outcome((*NOUNS, replace(ITEM, no="4"))), at=AT)

    verdict = verify(book.place)

    assert verdict.is_sound
    assert verdict.counts["items"] == 2
    assert verdict.told.startswith("存储完好（存储信息 1，专项 1，事项 2，")


def test_every_shelf_has_a_name() -> None:
    assert NAMES.keys() == {*SHELVES.values(), *PAPERS, SHELF}


def test_reports_and_cards_of_items_that_are_gone_are_named(book: Book) -> None:
    book.commit(Outcome((*TURN.changes, CARD)), at=AT)
    book.commit(Outcome((Drop(Item, "minsheng-2017/3"),)), at=AT)

    verdict = verify(book.place)

    assert verdict.problems == (
        "进展 -1001234/17/3 所报的事项 minsheng-2017/3 不存在。",
        f"催报单 {CARD.key} 所列的事项 minsheng-2017/3 不存在。",
    )
    assert verdict.told.startswith("存储有 2 个问题：\n进展")


def test_a_row_that_cannot_be_read_is_named(book: Book) -> None:
    book._disk.put("people", "5", {"id": 5, "name": "王敏", "role": "mayor"})
    book._disk.put("people", "6", {"id": 7, "name": "王敏", "role": "clerk"})

    assert verify(book.place).problems == (
        "人员 5 无法读取（Person.role: 'mayor'）。",
        "人员 6 与其内容不符（应为 7）。",
    )


def test_a_body_that_is_no_json_is_named(book: Book, file: Path) -> None:
    book._disk.put("people", "5", {})
    book._disk.connection.exec_driver_sql("UPDATE documents SET body = '{' WHERE id = '5'")
    book._disk.connection.commit()

    assert not verify(book.place).is_sound
    assert "人员 5 无法读取（JSON）" in verify(book.place).told


def test_a_damaged_page_is_found(file: Path) -> None:
    with closing(Book.open(str(file))) as book:
        book.commit(TURN, at=AT)
    with closing(sqlite3.connect(file)) as store:
        (root,) = store.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'documents_by_owner'"
        ).fetchone()
    with file.open("r+b") as pages:
        pages.seek((root - 1) * 4096 + 3)
        pages.write(b"\x00\x00")

    verdict = verify(str(file))

    assert verdict.problems[0].startswith("存储文件损坏：")


def test_there_is_nothing_to_verify_where_there_is_no_store(file: Path) -> None:
    with pytest.raises(StoreError, match="找不到数据文件"):
        verify(str(file))
    assert not os.path.lexists(file)
