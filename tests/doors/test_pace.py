"""Telegram's pace: one message a second in a chat, twenty a minute in a group, thirty a second in all."""

from datetime import timedelta

from bot.notices import React, Redraw, Text, Toast
from handlers.pace import Pace, is_paced
from tests.desk.office import at

NOON = at("2017-09-11 12:00")
SECOND = timedelta(seconds=1)


def spoken(chat: int, times: int, *, every: timedelta = SECOND) -> Pace:
    """So many messages to one chat, the first at noon."""
    pace = Pace()
    for n in range(times):
        pace.said(chat, NOON + n * every)
    return pace


def test_the_first_message_waits_for_nothing() -> None:
    assert Pace().when(-1, NOON) == NOON


def test_a_second_message_to_a_chat_waits_a_second_and_another_chat_does_not() -> None:
    pace = spoken(7, 1)
    assert pace.when(7, NOON) == NOON + SECOND
    assert pace.when(8, NOON) == NOON


def test_a_group_takes_twenty_a_minute_and_a_person_more() -> None:
    now = NOON + 20 * SECOND
    assert spoken(-7, 20).when(-7, now) == NOON + timedelta(minutes=1)
    assert spoken(7, 20).when(7, now) == now


def test_all_chats_together_take_thirty_a_second() -> None:
    pace = Pace()
    for chat in range(1, 31):
        pace.said(chat, NOON)
    assert pace.when(99, NOON) == NOON + SECOND
    assert pace.when(None, NOON) == NOON + SECOND


def test_a_wait_that_telegram_asks_for_holds_for_everything() -> None:
    pace = Pace()
    pace.hush(NOON + timedelta(hours=1))
    assert pace.when(7, NOON) == pace.when(None, NOON) == pace.heard(NOON) == NOON + timedelta(hours=1)
    assert pace.heard(NOON + timedelta(hours=2)) == NOON + timedelta(hours=2)


def test_a_shorter_wait_does_not_end_a_longer_one() -> None:
    pace = Pace()
    pace.hush(NOON + timedelta(hours=1))
    pace.hush(NOON + SECOND)
    assert pace.when(7, NOON) == NOON + timedelta(hours=1)


def test_one_chat_may_wait_alone() -> None:
    pace = Pace()
    pace.hush(NOON + 5 * SECOND, 7)
    assert (pace.when(7, NOON), pace.when(8, NOON), pace.heard(NOON)) == (NOON + 5 * SECOND, NOON, NOON)


def test_receipts_and_toasts_do_not_wait_behind_messages() -> None:
    assert [is_paced(n) for n in (Text("k", 1, "一"), Redraw("k", "一"), React(1, 2, "👌"), Toast("p"))] == [
        True,
        True,
        False,
        False,
    ]
