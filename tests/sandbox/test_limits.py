"""The flood limits let a burst through and then name the seconds to wait."""

from collections.abc import Callable

import pytest

from sandbox.limits import Limits
from sandbox.people import Chat, Sort
from sandbox.refusals import Refused
from sandbox.room import Room

PRIVATE = Chat(1, Sort.PRIVATE, "张三")
GROUP = Chat(-2, Sort.GROUP, "群")


@pytest.fixture
def limits() -> Limits:
    found = Limits()
    found.is_on = True
    return found


def _sent(limits: Limits, room: Room, chat: Chat, messages: int) -> int:
    """How many of so many messages go through at this moment."""
    for count in range(messages):
        try:
            limits.spend(chat, room.now())
        except Refused:
            return count
    return messages


def test_they_are_off_until_they_are_turned_on(room: Room) -> None:
    assert _sent(Limits(), room, GROUP, 1000) == 1000


def test_a_chat_takes_three_at_once_and_then_one_a_second(
    limits: Limits, room: Room, wait: Callable[[float], None]
) -> None:
    first = _sent(limits, room, PRIVATE, 10)
    wait(1)
    assert (first, _sent(limits, room, PRIVATE, 10)) == (3, 1)


def test_a_group_takes_twenty_a_minute(limits: Limits, room: Room, wait: Callable[[float], None]) -> None:
    seconds = [_second(limits, room, wait) for _ in range(180)]
    assert sum(seconds[:60]) <= 20 + 20
    assert sum(seconds[60:]) == 2 * 20


def test_all_chats_together_take_thirty_at_once(limits: Limits, room: Room) -> None:
    assert sum(_sent(limits, room, Chat(number, Sort.PRIVATE, ""), 1) for number in range(1, 100)) == 30


def test_the_refusal_names_the_seconds_after_which_it_goes_through(
    limits: Limits, room: Room, wait: Callable[[float], None]
) -> None:
    _sent(limits, room, PRIVATE, 3)
    with pytest.raises(Refused, match="Too Many Requests: retry after 1") as refused:
        limits.spend(PRIVATE, room.now())
    assert (refused.value.code, refused.value.parameters) == (429, {"retry_after": 1})
    wait(refused.value.parameters["retry_after"])
    limits.spend(PRIVATE, room.now())


def test_an_album_counts_as_many_messages(limits: Limits, room: Room) -> None:
    limits.spend(PRIVATE, room.now(), messages=10)
    with pytest.raises(Refused, match="retry after 8"):
        limits.spend(PRIVATE, room.now())


def _second(limits: Limits, room: Room, wait: Callable[[float], None]) -> int:
    wait(1)
    return _sent(limits, room, GROUP, 1)
