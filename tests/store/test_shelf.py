"""TinyDB's own interface on a database."""

from collections.abc import Iterator, MutableMapping
from contextlib import closing

import pytest
from tinydb import where
from tinydb.operations import delete
from tinydb.table import Document

from store.book import Book
from store.engine import connect, url_of
from store.errors import StoreError
from store.schema import migrate
from store.shelf import Cabinet, Shelf
from tests.store.samples import AT, ITEM, report


@pytest.fixture
def cabinet(place: str) -> Iterator[Cabinet]:
    """A cabinet on a new store."""
    with closing(Cabinet(connect(url_of(place)))) as cabinet:
        migrate(cabinet.disk)
        yield cabinet


@pytest.fixture
def units(cabinet: Cabinet) -> Shelf:
    """A shelf with three documents, in this order."""
    shelf = cabinet.shelf("units")
    for key, lamp in (("教育局", "green"), ("住建局", "red"), ("财政局", "green")):
        shelf.insert(_document(key, {"lamp": lamp, "tags": ["市直"]}))
    return shelf


def _document(key: str, row: dict[str, object]) -> Document:
    return Document(row, key)  # type: ignore[arg-type]  # the keys of the house are texts


def test_a_document_is_found_by_its_text_key(units: Shelf) -> None:
    assert units.get(doc_id="住建局") == {"lamp": "red", "tags": ["市直"]}  # type: ignore[call-overload]
    assert units.get(doc_id="卫健委") is None  # type: ignore[call-overload]


def test_documents_are_searched_by_query(units: Shelf) -> None:
    found = units.search(where("lamp") == "green")

    assert [str(document.doc_id) for document in found] == ["教育局", "财政局"]


def test_a_changed_document_keeps_its_place(units: Shelf) -> None:
    units.upsert(_document("教育局", {"lamp": "blue"}))

    assert [(str(document.doc_id), document["lamp"]) for document in units.all()] == [
        ("教育局", "blue"), ("住建局", "red"), ("财政局", "green"),
    ]  # fmt: skip


def test_a_document_that_was_removed_and_put_again_comes_last(units: Shelf) -> None:
    units.remove(where("lamp") == "red")
    units.insert(_document("住建局", {"lamp": "blue"}))

    assert [str(document.doc_id) for document in units] == ["教育局", "财政局", "住建局"]


def test_an_update_by_query_changes_what_it_finds(units: Shelf) -> None:
    changed = units.update({"lamp": "grey"}, where("lamp") == "green")

    assert [str(key) for key in changed] == ["教育局", "财政局"]
    assert units.count(where("lamp") == "grey") == 2


def test_an_update_may_be_an_operation(units: Shelf) -> None:
    units.update(delete("tags"))

    assert units.count(where("tags").exists()) == 0


def test_only_what_has_changed_is_written(units: Shelf) -> None:
    with units.disk.transaction():
        units.update({"lamp": "green"})

        assert units.disk.unwritten == [("units", "住建局")]


def test_an_update_that_fails_in_the_middle_changes_nothing(units: Shelf) -> None:
    def fail_at_the_second(document: MutableMapping[str, object]) -> None:
        if document["lamp"] == "red":
            raise RuntimeError("坏了")
        document["lamp"] = "blue"

    with pytest.raises(RuntimeError):
        units.update(fail_at_the_second)

    assert units.count(where("lamp") == "blue") == 0


def test_a_document_in_hand_is_nobody_elses(units: Shelf) -> None:
    units.all()[0]["tags"].append("改动")

    assert units.all()[0]["tags"] == ["市直"]


def test_a_question_about_the_time_is_asked_anew_each_time(units: Shelf) -> None:
    late = {"green"}
    question = where("lamp").test(lambda lamp: str(lamp) in late)
    units.search(question)
    late.add("red")

    assert units.count(question) == 3


def test_several_documents_are_inserted_or_none(units: Shelf) -> None:
    with pytest.raises(ValueError, match="already exists"):
        units.insert_multiple([_document("卫健委", {}), _document("教育局", {})])

    assert len(units) == 3


def test_a_document_without_a_key_is_refused(units: Shelf) -> None:
    with pytest.raises(ValueError, match="key of its own"):
        units.insert({"lamp": "red"})


def test_a_table_is_emptied(cabinet: Cabinet, units: Shelf) -> None:
    units.truncate()

    assert len(units) == 0
    assert cabinet.tables() == {"store"}


def test_tables_are_dropped_by_name(cabinet: Cabinet, units: Shelf) -> None:
    assert units.name in cabinet.tables()
    cabinet.drop_table("units")

    assert "units" not in cabinet.tables()


def test_the_history_is_asked_by_its_owner(cabinet: Cabinet) -> None:
    shelf = cabinet.shelf("reports")
    shelf.put("r1", report(1, AT))
    shelf.put("r2", report(2, AT))

    assert shelf.owned_by(type(report(1, AT)), "minsheng-2017/3") == (report(1, AT), report(2, AT))
    assert shelf.owned_by(type(report(1, AT)), "minsheng-2017/4") == ()


def test_a_document_that_cannot_be_read_is_named(place: str) -> None:
    with closing(Cabinet(connect(url_of(place)))) as cabinet:
        migrate(cabinet.disk)
        cabinet.shelf("items").insert(_document("p/1", {"programme": "p"}))

    for _ in range(2):
        with pytest.raises(StoreError, match=r"事项 p/1 无法读取（Item\.no"):
            Book.open(place)


def test_a_transaction_is_seen_from_within_before_it_is_written(units: Shelf) -> None:
    with units.disk.transaction():
        units.put("卫健委", ITEM)

        assert len(units) == 4
        assert units.noun(type(ITEM), "卫健委") == ITEM
