"""The office read beside the process that works on it."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.office import Outcome
from store.backup import backup
from store.book import Book
from store.errors import StoreError
from store.reading import read_office
from store.verifying import verify
from tests.store.samples import AT, ITEM, NOUNS, PERSON, TURN, report
from tests.store.test_kill import writing

BACKUPS = 8


def test_the_office_is_read_while_another_process_has_it(book: Book) -> None:
    book.commit(Outcome(NOUNS), at=AT)

    found = read_office(book.place)

    assert found.items == book.office.items
    assert found.people == {201: PERSON}
    assert found.history("minsheng-2017", "3") == book.office.history("minsheng-2017", "3")
    assert found.history("minsheng-2017", "99") == []


def test_what_is_committed_later_does_not_show_in_it(book: Book) -> None:
    book.commit(TURN, at=AT)
    found = read_office(book.place)

    book.commit(Outcome((replace(ITEM, result="完成"), report(5, AT))), at=AT)

    assert found.items_of("minsheng-2017")[0].result == ""
    assert len(found.history("minsheng-2017", "3")) == 1


def test_reading_makes_no_store(file: Path) -> None:
    with pytest.raises(StoreError, match="找不到数据文件"):
        read_office(str(file))
    assert not file.exists()


def test_a_store_of_a_newer_program_is_not_read(book: Book) -> None:
    book._disk.put("store", "schema", {"version": 99})

    with pytest.raises(StoreError, match="由更新版本的督办程序写成"):
        read_office(book.place)


def test_a_row_that_cannot_be_read_is_named(book: Book) -> None:
    book._disk.put("people", "5", {"id": 5})

    with pytest.raises(StoreError, match="人员 5 无法读取"):
        read_office(book.place)


def test_a_backup_beside_a_writer_is_of_one_moment(place: str, tmp_path: Path) -> None:
    with writing(place) as (child, said):
        assert said.readline()
        for number in range(BACKUPS):
            backup(place, tmp_path / f"{number}.json")
            assert child.poll() is None
            assert said.readline()
        assert verify(place).is_sound

    moments = [json.loads((tmp_path / f"{n}.json").read_text("utf-8")) for n in range(BACKUPS)]
    seen = [_number_of(moment) for moment in moments]
    assert seen == sorted(seen)
    assert len(set(seen)) > 1


def _number_of(tables: dict[str, dict[str, dict[str, str]]]) -> int:
    """The one turn that everything in it comes from."""
    number = int(tables["store"]["last_update"]["id"])
    assert {row["result"] for row in tables["items"].values()} == {str(number)}
    assert len(tables["reports"]) == number
    assert len(tables["told"]) + len(tables.get("outbox", {})) == number
    return number


def test_a_backup_that_fails_leaves_what_stood_there(book: Book, tmp_path: Path) -> None:
    book.commit(TURN, at=AT)
    out = tmp_path / "backup.json"
    backup(book.place, out)
    before = out.read_bytes()
    book._disk.put("people", "5", {})
    book._disk.connection.exec_driver_sql("UPDATE documents SET body = '{' WHERE id = '5'")
    book._disk.connection.commit()

    with pytest.raises(StoreError):
        backup(book.place, out)

    assert out.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_of_many_rows_holds_them_all(place: str, tmp_path: Path) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome(tuple(replace(ITEM, no=str(n)) for n in range(1200))), at=AT)

    count = backup(place, tmp_path / "backup.json")

    tables = json.loads((tmp_path / "backup.json").read_text("utf-8"))
    assert list(tables["items"]) == [f"minsheng-2017/{n}" for n in range(1200)]
    assert count == sum(map(len, tables.values()))
