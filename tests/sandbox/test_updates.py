"""The queue keeps, confirms and forgets updates as getUpdates promises."""

from collections.abc import Callable

import pytest

from sandbox.people import Person
from sandbox.room import Room
from sandbox.updates import Updates


@pytest.fixture
def five(room: Room, zhang: Person, updates: Updates) -> list[int]:
    """The ids of five updates that wait."""
    for number in range(5):
        room.say(zhang, zhang.id, f"第{number}条")
    return [update.id for update in updates.fetch()]


def test_ids_rise_by_one(five: list[int]) -> None:
    assert five == list(range(five[0], five[0] + 5))


def test_fetching_confirms_nothing(updates: Updates, five: list[int]) -> None:
    assert [update.id for update in updates.fetch()] == five


def test_an_offset_confirms_all_lower_ones(updates: Updates, five: list[int]) -> None:
    assert [update.id for update in updates.fetch(five[2])] == five[2:]
    assert [update.id for update in updates.fetch()] == five[2:]


def test_an_offset_beyond_the_last_empties_the_queue(updates: Updates, five: list[int]) -> None:
    assert updates.fetch(five[-1] + 1) == []
    assert len(updates) == 0


@pytest.mark.parametrize(("offset", "left"), [(-1, 1), (-2, 2), (-9, 5)])
def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(
    updates: Updates, five: list[int], offset: int, left: int
) -> None:
    assert [update.id for update in updates.fetch(offset)] == five[-left:]
    assert len(updates) == left


def test_a_negative_offset_on_an_empty_queue_finds_nothing(updates: Updates) -> None:
    assert updates.fetch(-1) == []


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (3, 3), (100, 5), (0, 5), (1000, 5)])
def test_a_limit_holds_between_1_and_100(updates: Updates, five: list[int], limit: int, count: int) -> None:
    assert len(updates.fetch(limit=limit)) == count


def test_at_most_a_hundred_come_at_once(room: Room, zhang: Person, updates: Updates) -> None:
    for _ in range(120):
        room.say(zhang, zhang.id, "一")
    assert (len(updates.fetch()), len(updates)) == (100, 120)


def test_only_what_was_asked_for_is_kept_from_then_on(room: Room, zhang: Person, updates: Updates) -> None:
    room.start(zhang)
    updates.ask_for(["my_chat_member"])
    room.say(zhang, zhang.id, "没人要")
    room.block(zhang)
    assert [list(update.body)[1] for update in updates.fetch()] == ["message", "my_chat_member"]


def test_after_a_day_telegram_forgets(
    room: Room, zhang: Person, updates: Updates, wait: Callable[[float], None]
) -> None:
    room.say(zhang, zhang.id, "昨天")
    wait(86_400 + 1)
    room.say(zhang, zhang.id, "今天")
    assert [update.body["message"]["text"] for update in updates.fetch()] == ["今天"]  # type: ignore[index]


def test_what_is_closed_takes_nothing_more(room: Room, zhang: Person, updates: Updates) -> None:
    updates.close()
    room.start(zhang)
    assert len(updates) == 0
