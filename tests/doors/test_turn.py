"""The hallway: one commit a turn; a happening that cannot be decided is logged, and the bot lives on."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from telegram import Bot

from bot.happenings import Chat, Moved, Said, Sender
from bot.office import Change, Outcome
from bot.people import Group
from handlers import turn
from handlers.house import House
from store.book import Book
from store.errors import StoreError
from tests.desk.office import GROUP, LIN, PROGRAMME, at, desk, setting

NOON = at("2017-09-11 12:00")


@pytest.fixture
def house() -> Iterator[House]:
    """A house with a few people and items, and no line."""
    made = desk()
    with closing(Book.open(":memory:")) as book:
        people = made.office.people.values()
        nouns: list[Change] = [PROGRAMME, *people, *made.office.items_of("ms"), *made.reports.values()]
        book.commit(Outcome((*nouns, Group(GROUP, "工作群", "ms"))), at=NOON, cause="begin")
        yield House(setting(), book, Bot("1:token"), lambda: NOON)


def said(text: str) -> Said:
    """Lin writes privately."""
    return Said(NOON, Chat(LIN, is_private=True), Sender(LIN, "林文"), 5, text)


def test_a_turn_is_one_commit_with_its_update_its_changes_and_its_notices(house: House) -> None:
    turn.take(house, said("/report 3 累计210张"), 41)
    (_, line) = house.book.journal()
    assert (line.cause, line.update) == ("Said", 41)
    assert house.book.last_update_id == 41
    assert [owed.key for owed in house.book.waiting()] == [f"react {LIN} 5"]


def test_what_a_turn_owes_wakes_the_outbox_and_nothing_owed_lets_it_sleep(house: House) -> None:
    woken: list[str] = []
    house.wake = lambda: woken.append("woken")
    turn.take(house, said("收到"), 41)
    assert woken == []
    turn.take(house, said("/status"), 42)
    assert woken == ["woken"]


def test_an_update_without_a_happening_only_counts_as_received(house: House) -> None:
    turn.take(house, None, 41)
    assert (house.book.last_update_id, house.book.journal()[-1].cause) == (41, "nothing")


def test_what_cannot_be_decided_is_logged_without_its_words_and_counted(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Outcome:
        raise RuntimeError("broken desk")

    with monkeypatch.context() as patched:
        patched.setattr(turn, "decide", broken)
        turn.take_safely(house, said("/report 3 累计210张"), 41)
    assert house.book.journal()[-1].cause == "failed"
    assert "a happening could not be decided: Said" in caplog.text
    assert "210" not in caplog.text
    turn.take_safely(house, said("/report 3 累计210张"), 42)
    assert house.book.last_update_id == 42


def test_a_disk_that_refuses_is_no_undecided_happening(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> bool:
        raise StoreError("磁盘已满")

    monkeypatch.setattr(house.book, "commit", full)
    with pytest.raises(StoreError):
        turn.take_safely(house, said("/status"), 41)
    assert house.book.last_update_id is None


def test_a_move_takes_what_waits_along(house: House) -> None:
    turn.take(house, replace(said("/status 3"), message=9))
    turn.take(house, Moved(NOON, LIN, 12345))
    assert {getattr(owed.notice, "chat", None) for owed in house.book.waiting()} == {12345}
