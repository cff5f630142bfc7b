"""What is owed waits until it is said, once."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.notices import Leave, Notice, React, Redraw, Repaint, Text, Toast
from bot.office import Drop, Outcome, Spoken
from store.book import Book
from store.outbox import REMEMBERED, Doubt, State
from tests.store.samples import ASKED, AT, CARD, GROUP, LATER, text

SUPERGROUP = -1009999
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def _owe(book: Book, *notices: Notice) -> None:
    book.commit(Outcome(notices=notices), at=AT)


def _said(book: Book, notice: Text, message: int) -> None:
    _owe(book, notice)
    book.mark_sending(notice.key)
    book.mark_said(notice.key, message, AT)


def test_a_notice_is_owed_once_however_often_it_is_struck(book: Book) -> None:
    _owe(book, ASKED, ASKED)
    _owe(book, replace(ASKED, html="另一种说法"))

    assert [owed.notice for owed in book.owed(AT)] == [ASKED]


def test_a_notice_already_said_is_never_owed_again(place: str) -> None:
    with closing(Book.open(place)) as book:
        _said(book, ASKED, 16)
        _owe(book, ASKED)
        assert book.waiting() == ()

    with closing(Book.open(place)) as book:
        _owe(book, ASKED)
        assert book.waiting() == ()


def test_a_notice_that_was_refused_is_never_owed_again(book: Book) -> None:
    _owe(book, ASKED)
    book.mark_refused(ASKED.key, "chat not found", LATER)
    _owe(book, ASKED)

    assert book.waiting() == ()
    assert book.place_of(ASKED.key) is None


def test_the_oldest_is_said_first(place: str) -> None:
    with closing(Book.open(place)) as book:
        for number in (3, 1, 2):
            _owe(book, text(number))
        book.put_off("text 3", AT)

    with closing(Book.open(place)) as book:
        assert [owed.key for owed in book.owed(LATER)] == ["text 3", "text 1", "text 2"]


def test_a_text_waits_for_its_hour(book: Book) -> None:
    _owe(book, replace(ASKED, not_before=LATER))

    assert book.owed(AT) == ()
    assert [owed.key for owed in book.owed(LATER)] == [ASKED.key]


def test_what_is_put_off_is_tried_again_later(place: str) -> None:
    with closing(Book.open(place)) as book:
        _owe(book, ASKED)
        book.mark_sending(ASKED.key)
        book.put_off(ASKED.key, LATER)

    with closing(Book.open(place)) as book:
        assert book.owed(AT) == ()
        assert [(owed.state, owed.tries) for owed in book.owed(LATER)] == [(State.OWED, 1)]


def test_what_is_on_its_way_is_not_sent_by_another(book: Book) -> None:
    _owe(book, ASKED, text(2))
    book.mark_sending(ASKED.key)

    assert [owed.key for owed in book.owed(AT)] == ["text 2"]
    assert len(book.waiting()) == 2


def test_what_was_on_its_way_at_the_end_of_a_process_is_uncertain(place: str) -> None:
    with closing(Book.open(place)) as book:
        _owe(book, ASKED)
        book.mark_sending(ASKED.key)

    with closing(Book.open(place)) as book:
        assert [owed.state for owed in book.owed(AT)] == [State.UNCERTAIN]
        assert book.uncertain() == (Doubt(ASKED.key, GROUP, AT),)


def test_that_a_message_may_stand_twice_is_remembered_after_it_is_said(place: str) -> None:
    with closing(Book.open(place)) as book:
        _owe(book, ASKED)
        book.mark_sending(ASKED.key)
        book.mark_uncertain(ASKED.key, LATER)
        assert book.owed(AT) == ()
        book.mark_sending(ASKED.key)
        book.mark_said(ASKED.key, 17, LATER)

    with closing(Book.open(place)) as book:
        assert [doubt.key for doubt in book.uncertain()] == [ASKED.key]


def test_an_edit_interrupted_on_its_way_is_just_made_again(place: str) -> None:
    with closing(Book.open(place)) as book:
        _owe(book, Repaint(GROUP, 16, "第2页"))
        book.mark_sending(f"repaint {GROUP} 16")

    with closing(Book.open(place)) as book:
        assert [owed.state for owed in book.owed(AT)] == [State.OWED]
        assert book.uncertain() == ()


def test_a_text_about_the_work_can_be_answered_once_it_is_said(place: str) -> None:
    spoken = Spoken(ASKED.key, GROUP, 16, "minsheng-2017", ("3",), CARD.key)
    with closing(Book.open(place)) as book:
        _said(book, ASKED, 16)
        assert book.office.spoken == {(GROUP, 16): spoken}

    with closing(Book.open(place)) as book:
        assert book.office.spoken == {(GROUP, 16): spoken}
        assert book.place_of(ASKED.key) == (GROUP, 16)


def test_a_plain_text_is_no_question(book: Book) -> None:
    _said(book, text(1), 16)

    assert book.office.spoken == {}
    assert book.place_of("text 1") == (GROUP, 16)


def test_marking_twice_changes_nothing(book: Book) -> None:
    _said(book, ASKED, 16)
    book.mark_said(ASKED.key, 17, LATER)
    book.mark_refused(ASKED.key, "gone", LATER)
    book.mark_sending(ASKED.key)
    book.mark_uncertain(ASKED.key, LATER)
    book.put_off(ASKED.key, LATER)

    assert book.place_of(ASKED.key) == (GROUP, 16)
    assert book.waiting() == ()
    assert book.uncertain() == ()


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (Redraw("card", "一"), Redraw("card", "二")),
        (Repaint(GROUP, 5, "一"), Repaint(GROUP, 5, "二")),
        (React(GROUP, 5, "👀"), React(GROUP, 5, "👍")),
    ],
)
def test_only_the_latest_of_an_edit_is_owed_and_again_after_it_was_made(
    book: Book, older: Notice, newer: Notice
) -> None:
    _owe(book, older)
    _owe(book, newer)
    assert [owed.notice for owed in book.owed(AT)] == [newer]

    book.mark_said(newer.key, None, AT)
    _owe(book, older)
    assert [owed.notice for owed in book.owed(AT)] == [older]


def test_an_edit_that_comes_while_an_older_one_is_on_its_way_is_not_lost(book: Book) -> None:
    _owe(book, Redraw("card", "一"))
    book.mark_sending("redraw card")
    _owe(book, Redraw("card", "二"), Redraw("card", "三"))
    assert book.owed(AT) == ()

    book.mark_said("redraw card", 16, AT)
    assert [owed.notice for owed in book.owed(AT)] == [Redraw("card", "三")]
    book.mark_said("redraw card", 16, AT)
    assert book.waiting() == ()


def test_a_newer_edit_does_not_wait_for_an_older_one_that_was_put_off(book: Book) -> None:
    _owe(book, Redraw("card", "一"))
    book.mark_sending("redraw card")
    _owe(book, Redraw("card", "二"))
    book.put_off("redraw card", LATER)

    assert [owed.notice for owed in book.owed(AT)] == [Redraw("card", "二")]


def test_a_redraw_of_a_text_on_its_way_follows_it(book: Book) -> None:
    _owe(book, ASKED)
    book.mark_sending(ASKED.key)
    _owe(book, Redraw(ASKED.key, "已报送"))

    assert [owed.notice for owed in book.owed(AT)] == [Redraw(ASKED.key, "已报送")]


def test_a_press_is_answered_once_and_a_chat_left_as_often_as_need_be(book: Book) -> None:
    for notice in (Toast("p1", "已收到"), Leave(GROUP)):
        _owe(book, notice)
        book.mark_said(notice.key, None, AT)
    _owe(book, Toast("p1", "已收到"), Leave(GROUP))

    assert [owed.notice for owed in book.owed(AT)] == [Leave(GROUP)]


def test_what_was_said_long_ago_is_forgotten_and_can_no_longer_be_answered(place: str) -> None:
    much_later = AT + REMEMBERED + timedelta(days=2)
    with closing(Book.open(place)) as book:
        _said(book, ASKED, 16)
        _owe(book, text(2))
        book.mark_said("text 2", 17, much_later)

        assert book.place_of(ASKED.key) is None
        assert book.office.spoken == {}
    with closing(Book.open(place)) as book:
        assert book.office.spoken == {}
        assert book.place_of("text 2") == (GROUP, 17)


def test_what_waits_for_a_group_goes_to_its_new_id(place: str) -> None:
    waiting = replace(ASKED, answers=5, thread=3)
    with closing(Book.open(place)) as book:
        _owe(
            book,
            waiting,
            React(GROUP, 5, "👍"),
            Repaint(GROUP, 6, "二"),
            Toast("p1"),
            Text("other", 77, "好"),
        )
        book.chat_moved(GROUP, SUPERGROUP)
        book.chat_moved(GROUP, SUPERGROUP)

    with closing(Book.open(place)) as book:
        assert [owed.notice for owed in book.owed(AT)] == [
            replace(ASKED, chat=SUPERGROUP), Toast("p1"), Text("other", 77, "好"),
        ]  # fmt: skip


def test_what_was_said_in_a_group_that_moved_is_out_of_reach(book: Book) -> None:
    _said(book, ASKED, 16)
    book.commit(Outcome((Drop(Spoken, f"{GROUP}/16"),)), at=AT)
    book.chat_moved(GROUP, SUPERGROUP)
    _owe(book, ASKED)

    assert book.place_of(ASKED.key) is None
    assert book.waiting() == ()


def test_what_is_kept_for_a_closed_chat_is_given_up_after_the_time_that_is_remembered(place: str) -> None:
    with closing(Book.open(place)) as book:
        _owe(book, Text("kept", 77, "一年多以前"))
        book.put_off("kept", NEVER)
        later = AT + REMEMBERED
        book.commit(Outcome(notices=(text(1),)), at=later)
        book.mark_said("text 1", 1, later)
        assert [owed.key for owed in book.waiting()] == ["kept"]

        book.commit(Outcome(notices=(text(2),)), at=later + timedelta(days=1))
        book.mark_said("text 2", 2, later + timedelta(days=1))
        assert book.waiting() == ()

    with closing(Book.open(place)) as book:
        assert book.waiting() == ()
