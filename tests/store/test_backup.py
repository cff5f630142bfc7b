"""A backup out, and back in."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Table

from bot.office import Outcome
from store.backup import backup
from store.book import Book
from store.errors import StoreError
from store.outbox import State
from store.restoring import restore
from store.verifying import verify
from tests.store.samples import ASKED, AT, ITEM, LATER, NOUNS, PERSON, TURN, text


class TextKeys(Table):
    """TinyDB's own table, reading texts as document ids."""

    document_id_class = str  # type: ignore[assignment]  # the keys of the house are texts


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "backup.json"


@pytest.fixture
def saved(out: Path, tmp_path: Path) -> Path:
    """A backup of an office with one of everything."""
    place = str(tmp_path / "first.db")
    with closing(Book.open(place)) as book:
        book.commit(Outcome(NOUNS, (ASKED,)), at=AT, update_id=7)
    backup(place, out)
    return out


def _changed(file: Path, change: Callable[[Any], None]) -> Path:
    tables = json.loads(file.read_text(encoding="utf-8"))
    change(tables)
    file.write_text(json.dumps(tables), encoding="utf-8")
    return file


def test_a_backup_is_taken_while_the_house_works(book: Book, out: Path) -> None:
    book.commit(Outcome(NOUNS, (ASKED,)), at=AT, update_id=7)
    with book._disk.transaction():
        book._disk.drop("people", "201")

        assert backup(book.place, out) == 15
    assert json.loads(out.read_text(encoding="utf-8"))["people"].keys() == {"201"}
    assert [path.name for path in out.parent.glob("backup*")] == ["backup.json"]


def test_a_backup_is_an_ordinary_file_of_tinydb(saved: Path) -> None:
    with TinyDB(saved, encoding="utf-8") as db:
        items = TextKeys(db.storage, "items")

        assert [(str(item.doc_id), item["title"]) for item in items] == [("minsheng-2017/3", ITEM.title)]
    assert "新增义务教育学位" in saved.read_text(encoding="utf-8")


def test_a_backup_comes_back_whole(saved: Path, place: str, tmp_path: Path) -> None:
    restored = restore(saved, place, at=LATER)

    assert restored.told == "已恢复 15 条记录。"
    with closing(Book.open(place)) as book, closing(Book.open(str(tmp_path / "first.db"))) as first:
        assert book.office.items == first.office.items
        assert book.office.issues == first.office.issues
        assert book.office.history("minsheng-2017", "3") == first.office.history("minsheng-2017", "3")
        assert book.last_update_id == 7
        assert not book.commit(TURN, at=AT, update_id=7)
    assert verify(place).is_sound


def test_what_a_backup_owes_may_have_been_said_since(saved: Path, place: str) -> None:
    restore(saved, place, at=LATER)

    with closing(Book.open(place)) as book:
        assert [(owed.notice, owed.state) for owed in book.owed(AT)] == [(ASKED, State.UNCERTAIN)]


def test_the_store_before_is_kept_beside_the_restored_one(saved: Path, file: Path) -> None:
    with closing(Book.open(str(file))) as book:
        book.commit(Outcome((PERSON,), (text(1),)), at=AT)

    restored = restore(saved, str(file), at=LATER)

    assert restored.told == f"已恢复 15 条记录。原来的存储保留为 {file}.20170911T070000。"
    with closing(Book.open(restored.kept)) as before:
        assert before.office.people == {201: PERSON}
    with closing(Book.open(str(file))) as book:
        assert len(book.office.cards) == 1


def test_the_table_before_is_kept_in_a_database(saved: Path, place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome((PERSON,)), at=AT)

    restored = restore(saved, place, at=LATER)

    assert restored.kept.lower().endswith("20170911t070000")
    assert verify(place).counts["cards"] == 1


def test_a_damaged_store_is_kept_and_a_good_one_takes_its_place(saved: Path, file: Path) -> None:
    file.write_bytes(b"\x00\xff" * 5000)
    file.with_name("duban.db-wal").write_bytes(b"pages")

    restored = restore(saved, str(file), at=LATER)

    assert Path(restored.kept).read_bytes() == b"\x00\xff" * 5000
    assert Path(f"{restored.kept}-wal").read_bytes() == b"pages"
    assert verify(str(file)).is_sound


def test_a_store_in_use_is_not_restored(saved: Path, book: Book) -> None:
    with pytest.raises(StoreError, match="正由另一个督办进程使用"):
        restore(saved, book.place, at=LATER)
    assert book.office.people == {}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            lambda tables: tables["items"]["minsheng-2017/3"].pop("title"),
            r"事项 minsheng-2017/3 无法读取",
        ),
        (
            lambda tables: tables["people"].update({"9": tables["people"]["201"]}),
            "人员 9 与其内容不符（应为 201）",
        ),
        (lambda tables: tables.update(weather={"1": {}}), "不认识的表 weather"),
        (lambda tables: tables.update(people=[]), "不是本程序的备份"),
        (lambda tables: tables.pop("store"), "不是本程序的备份"),
        (lambda tables: tables["journal"].update({"1": {"at": 5}}), "操作记录 1 无法读取"),
    ],
)
def test_a_backup_that_is_not_sound_changes_nothing(
    saved: Path, place: str, change: Callable[[Any], None], why: str
) -> None:
    with closing(Book.open(place)) as book:
        book.commit(Outcome((PERSON,)), at=AT)
    with pytest.raises(StoreError, match=f"{why}.*；存储没有改动"):
        restore(_changed(saved, change), place, at=LATER)

    with closing(Book.open(place)) as book:
        assert book.office.people == {201: PERSON}


def test_a_backup_of_a_newer_program_is_refused(saved: Path, place: str) -> None:
    _changed(saved, lambda tables: tables["store"].update(schema={"version": 99}))

    with pytest.raises(StoreError, match="由更新版本的督办程序写成"):
        restore(saved, place, at=LATER)


def test_a_backup_that_was_cut_off_is_refused(saved: Path, file: Path) -> None:
    whole = saved.read_text(encoding="utf-8")
    saved.write_text(whole[: len(whole) // 2], encoding="utf-8")

    with pytest.raises(StoreError, match="不是完整的 JSON 文件）；存储没有改动"):
        restore(saved, str(file), at=LATER)
    assert not file.exists()


def test_a_backup_that_is_not_there_is_named(tmp_path: Path, file: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.json 不能使用（无法读取）"):
        restore(tmp_path / "none.json", str(file), at=LATER)


def test_there_is_no_backup_of_nothing(file: Path, out: Path) -> None:
    with pytest.raises(StoreError, match="找不到数据文件"):
        backup(str(file), out)
    assert not out.exists()
    assert not file.exists()


def test_nothing_is_restored_into_memory(saved: Path) -> None:
    with pytest.raises(StoreError, match="打不开存储 :memory:"):
        restore(saved, ":memory:", at=LATER)
