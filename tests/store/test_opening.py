"""A store that cannot be used stops the start with one clear sentence."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.items import Form, Item, Problem, Report, Target
from bot.office import Outcome
from bot.statements import Kind, Statement
from store import lock, schema
from store.book import Book
from store.disk import Disk
from store.engine import connect, name_of, url_of
from store.errors import StoreError
from tests.store.samples import AT, ITEM, PROGRAMME, TURN

OPEN_AND_WAIT = """
import sys
from store.book import Book
book = Book.open(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
book.close()
"""


def _filled(file: Path) -> Path:
    with closing(Book.open(str(file))) as book:
        book.commit(TURN, at=AT)
        book.commit(Outcome(tuple(ITEM for _ in range(50))), at=AT)
    return file


def _bad_header(file: Path) -> None:
    with file.open("r+b") as store:
        store.write(b"not a database at all")


def _bad_page(file: Path) -> None:
    with file.open("r+b") as store:
        store.seek(4096)
        store.write(b"\xff" * 4096)


def _cut(file: Path) -> None:
    os.truncate(file, 5000)


@pytest.mark.parametrize("harm", [_bad_header, _bad_page, _cut])
def test_a_damaged_file_is_named_with_what_to_do(file: Path, harm: Callable[[Path], None]) -> None:
    harm(_filled(file))

    with pytest.raises(StoreError, match=r"duban\.db 已损坏，无法读取；请用 duban restore"):
        Book.open(str(file))


def test_a_file_of_something_else_is_not_touched(file: Path) -> None:
    file.write_text("会议纪要" * 2000, encoding="utf-8")

    with pytest.raises(StoreError, match="已损坏"):
        Book.open(str(file))
    assert file.read_text(encoding="utf-8") == "会议纪要" * 2000


def test_a_second_process_is_told_who_has_the_store(place: str) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(StoreError) as refused:
            Book.open(place)
        child.communicate("\n", timeout=30)

    said = str(refused.value)
    assert f"正由另一个督办进程使用（进程号 {child.pid}，主机 {lock.me().partition('@')[2]}，自 20" in said
    assert "\n" not in said
    Book.open(place).close()


def test_a_second_book_in_the_same_process_is_refused(book: Book) -> None:
    with pytest.raises(StoreError, match=f"进程号 {os.getpid()}"):
        Book.open(book.place)


def test_a_store_of_a_newer_program_is_left_alone(place: str) -> None:
    with closing(Book.open(place)) as book:
        book.commit(TURN, at=AT)
    with closing(Disk(connect(url_of(place)))) as disk:
        disk.put("store", "schema", {"version": 99})

    with pytest.raises(StoreError, match=r"由更新版本的督办程序写成（格式 99，本程序只认到 \d+）；请升级"):
        Book.open(place)


def test_a_store_that_can_only_be_read_says_so_at_the_start(file: Path) -> None:
    _filled(file)

    with pytest.raises(StoreError, match="只能读、不能写"):
        Book.open(f"sqlite:///file:{file}?mode=ro&uri=true")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"打不开存储 .*nowhere/duban\.db；请检查路径"):
        Book.open(str(tmp_path / "nowhere" / "duban.db"))


@pytest.mark.parametrize(
    "place", ["mysql://root:secret@db/x", "postgresql://u:secret@127.0.0.1:1/x", "://secret"]
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(place: str) -> None:
    with pytest.raises(StoreError) as refused:
        Book.open(place)

    assert "secret" not in str(refused.value)
    assert str(refused.value).endswith(("启动。", "地址。"))


def test_another_process_that_holds_the_file_is_told_apart(file: Path) -> None:
    _filled(file)
    with closing(Book.open(str(file))) as book, closing(sqlite3.connect(file, isolation_level=None)) as other:
        book._disk.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        book._disk.connection.rollback()
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="正被别的程序占用，这次改动没有保存"):
            book.commit(Outcome((PROGRAMME,)), at=AT)
        other.execute("ROLLBACK")

        assert book.commit(Outcome((PROGRAMME,)), at=AT)


def test_a_store_is_brought_to_this_version_step_by_step(place: str) -> None:
    def rename(disk: Disk) -> None:
        disk.put("programmes", "p", {"key": "p", "name": "新名称", "kind": "minsheng", "year": 2017})

    def stumble(disk: Disk) -> None:
        disk.put("programmes", "q", {"key": "q"})
        raise RuntimeError("停电")

    with closing(Disk(connect(url_of(place)))) as disk:
        schema.migrate(disk)
        with pytest.raises(RuntimeError):
            schema.migrate(disk, (*schema.STEPS, rename, stumble))
        assert schema.version_of(disk) == len(schema.STEPS) + 1
        assert disk.read()["programmes"].keys() == {"p"}

        schema.migrate(disk, (*schema.STEPS, stumble, rename))
        assert schema.version_of(disk) == len(schema.STEPS) + 2


def test_a_step_that_changes_the_table_is_undone_whole(place: str) -> None:
    def widen(disk: Disk) -> None:
        disk.connection.execute(sa.text("ALTER TABLE documents ADD COLUMN extra TEXT"))
        raise RuntimeError("停电")

    with closing(Disk(connect(url_of(place)))) as disk:
        schema.migrate(disk)
        with pytest.raises(RuntimeError):
            schema.migrate(disk, (*schema.STEPS, widen))

        with disk.transaction():
            columns = [column["name"] for column in sa.inspect(disk.connection).get_columns("documents")]
        assert "extra" not in columns


def test_an_older_store_has_its_reasons_told_again_target_by_target(place: str) -> None:
    land = Statement("3", Kind.PROBLEM, "3.2", category="land", text="用地未批")
    report = Report("r", "ms", "3", AT, 1, "市民政局", "3.2 用地未批", (land,))
    targets = tuple(Target(no, "床位", Form.AT_LEAST, Decimal(500), "张") for no in ("3.1", "3.2"))
    old = Item("ms", "3", "养老", targets, latest=report, problem=Problem("land", "用地未批", AT.date()))
    with closing(Book.open(place)) as book:
        book.commit(Outcome((PROGRAMME, old, report)), at=AT)
    with closing(Disk(connect(url_of(place)))) as disk:
        disk.put("store", "schema", {"version": 1})

    with closing(Book.open(place)) as book:
        item = book.office.items["ms"]["3"]
    assert item.problem is None
    assert [(one.target, one.problem is not None) for one in item.outlooks] == [("3.2", True)]


def test_a_store_is_never_named_with_its_password() -> None:
    assert (
        name_of(url_of("postgresql://duban:secret@db/office")) == "postgresql+psycopg://duban:***@db/office"
    )
