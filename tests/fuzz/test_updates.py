"""Updates and presses of every shape: each is taken once, none stops the next, and no desk stumbles over one in shape."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import presses
from handlers import inbox
from store.verifying import verify
from tests.desk.office import CHEN, GROUP, GU, HE, LIN, STRANGER, XU, ZHOU, desk
from tests.doors.place import Place, place

Json = dict[str, Any]

PEOPLE = (ZHOU, XU, GU, LIN, CHEN, HE, STRANGER, 777_000, 1_087_968_824)
ODD = ("", "\u202e", "<b>", "&amp;", "\ud83d", "\u200b" * 9, "3 累计210张", "第", "/", "/status", "/history 3", "/item",
       "/people 移除 张三", "/close 3", "/brief now", "/due 9999999999", "/calendar 10000", "@duban_bot", "0" * 400,
       "更正 3.1 是１１亿亿", "预计11月31日完成", "申请延期到0月0日", "3号 累计-1e400张")  # fmt: skip
few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
"""Told by what they are, not by luck: the same everywhere and every time."""


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for all examples."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def here(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One house for all examples: what one of them leaves, the next meets."""
    opened = place(tmp_path_factory.mktemp("fuzz"))
    with ExitStack() as stack:
        stack.callback(lambda: runner.run(opened.__aexit__(None, None, None)))
        yield runner.run(opened.__aenter__())


words = st.one_of(
    st.sampled_from(ODD), st.text(max_size=60), st.builds("".join, st.lists(st.sampled_from(ODD), max_size=4))
)
numbers = st.one_of(st.integers(1, 300), st.integers(-(2**53), 2**53))
people = st.sampled_from(PEOPLE)


def user(number: int, name: str) -> Json:
    """A person, as Telegram names one."""
    return {"id": number, "is_bot": False, "first_name": name or "某"}


chats = st.one_of(
    st.builds(lambda n, t: {"id": n, "type": "private", "first_name": t or "某"}, people, words),
    st.builds(lambda t: {"id": GROUP, "type": "supergroup", "title": t}, words),
    st.builds(lambda n, t: {"id": -abs(n) - 1, "type": "group", "title": t}, numbers, words),
)
users = st.builds(user, people, words)
documents = st.fixed_dictionaries(
    {"file_id": words.filter(bool), "file_unique_id": st.just("u")},
    optional={"file_name": words, "file_size": st.integers(0, 2**40)},
)
messages = st.fixed_dictionaries(
    {"message_id": st.integers(1, 2**31), "date": st.integers(0, 2**31), "chat": chats},
    optional={
        "from": users, "text": words, "caption": words, "document": documents, "sender_chat": chats,
        "message_thread_id": st.integers(1, 99), "is_topic_message": st.booleans(),
        "reply_to_message": st.fixed_dictionaries(
            {"message_id": st.integers(1, 300), "date": st.integers(0, 2**31), "chat": chats}
        ),
        "migrate_to_chat_id": st.integers(-(2**40), -1), "new_chat_title": words,
        "photo": st.lists(
            st.fixed_dictionaries(
                {"file_id": st.just("p"), "file_unique_id": st.just("u"), "width": numbers, "height": numbers}
            ), max_size=2,
        ),
    },
)  # fmt: skip
callbacks = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "from": users,
        "chat_instance": st.just("1"),
        "data": st.text(max_size=20),
        "message": messages,
    }
)
standings = st.sampled_from(
    [{"status": s} for s in ("member", "left", "creator")] + [{"status": "kicked", "until_date": 0}]
)
memberships = st.builds(
    lambda chat, who, old, new: {
        "chat": chat, "from": who, "date": 0,
        "old_chat_member": {**old, "user": who, "is_anonymous": False},
        "new_chat_member": {**new, "user": who, "is_anonymous": False},
    },
    chats, users, standings, standings,
)  # fmt: skip
in_shape = st.one_of(
    st.fixed_dictionaries({"message": messages}),
    st.fixed_dictionaries({"edited_message": messages}),
    st.fixed_dictionaries({"callback_query": callbacks}),
    st.fixed_dictionaries({"my_chat_member": memberships}),
    st.fixed_dictionaries({"poll": st.just({"id": "1"})}),
    st.dictionaries(st.text(min_size=1, max_size=9), words, max_size=2),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)
KEYS = ("message", "edited_message", "callback_query", "my_chat_member")


@st.composite
def bent(draw: st.DrawFn) -> Json:
    """An update of which one part is not what it should be."""
    update: Json = deepcopy(draw(in_shape))
    part: Any = update
    for _ in range(draw(st.integers(0, 3))):
        inner = [key for key, value in part.items() if isinstance(value, dict)]
        if not inner:
            break
        part = part[draw(st.sampled_from(inner))]
    key = draw(st.sampled_from(sorted(part))) if part else "message"
    part[key] = draw(anything)
    return update


def taken(runner: asyncio.Runner, here: Place, update: Json) -> None:
    """One update, received as the next; it counts as taken and nothing else happens to the bot."""
    number = (here.house.book.last_update_id or 0) + 1
    raw = {**deepcopy(update), "update_id": number}
    assert inbox.is_update(raw)
    runner.run(inbox.receive(here.house, raw))
    assert here.house.book.last_update_id == number


@given(update=in_shape)
@few
def test_no_desk_stumbles_over_an_update_in_shape(
    runner: asyncio.Runner, here: Place, caplog: pytest.LogCaptureFixture, update: Json
) -> None:
    caplog.clear()
    with caplog.at_level(logging.ERROR):
        taken(runner, here, update)
    assert "could not be decided" not in caplog.text, caplog.text


@given(update=st.one_of(bent(), st.dictionaries(st.sampled_from(KEYS), anything, min_size=1)))
@few
def test_an_update_out_of_shape_counts_and_stops_nothing(
    runner: asyncio.Runner, here: Place, update: Json
) -> None:
    taken(runner, here, update)


@given(anything)
@few
def test_what_is_no_update_is_none(raw: object) -> None:
    assert not inbox.is_update(raw) or isinstance(raw, dict)


def test_after_all_of_that_the_store_is_sound_and_a_clerk_is_answered(
    runner: asyncio.Runner, here: Place
) -> None:
    asked = {"message_id": 2**31 + 1, "date": 0, "from": user(ZHOU, "周明"), "text": "/whoami"}
    taken(runner, here, {"message": asked | {"chat": {"id": ZHOU, "type": "private", "first_name": "周明"}}})
    assert f"answer/{ZHOU}/{2**31 + 1}" in here.waiting()
    assert verify(here.file).is_sound


arguments = st.one_of(
    st.sampled_from(
        ("ms", "3", "7.1", "ms/3", "20170931", "99999999", "1", "-1", "", "none", "２", "x" * 64, str(LIN))
    ),
    st.text(max_size=12),
)
data = st.builds(
    lambda verb, parts: ":".join([verb, *parts]),
    st.sampled_from(sorted(presses.PRESSES)),
    st.lists(arguments, max_size=5),
)


@given(st.one_of(data, st.text(max_size=64)), people)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_press_makes_a_desk_stumble(pressed: str, who: int) -> None:
    here = desk()
    here.strike("weekly", "2017-09-11 09:00")
    for chat in (None, GROUP):
        here.press(who, pressed, chat=chat)
