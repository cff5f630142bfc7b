"""What reaches the bot, and in what shape: privacy mode, topics, standings, the queue."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.messages import Upload
from sandbox.people import ANONYMOUS, Chat, Person
from sandbox.room import Room
from sandbox.updates import Updates

Call = Callable[..., Any]


def _heard(updates: Updates) -> list[dict[str, Any]]:
    """The bodies of all that waits."""
    return [dict(update.body) for update in updates.fetch()]


def _texts(updates: Updates) -> list[str]:
    return [body["message"]["text"] for body in _heard(updates) if "text" in body.get("message", {})]


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("3.1 累计210张", False),
        ("@duban_bot 请看", False),
        ("/status", True),
        ("/status@duban_bot", True),
        ("/status@Duban_Bot", True),
        ("/status@other_bot", False),
        ("请发 /status", False),
    ],
)
def test_in_privacy_mode_a_group_is_heard_by_its_commands(
    room: Room, zhang: Person, group: Chat, updates: Updates, text: str, is_heard: bool
) -> None:
    room.say(zhang, group, text)
    assert bool(_texts(updates)) is is_heard


def test_an_answer_to_the_bot_is_heard_with_what_it_answers(
    room: Room, zhang: Person, group: Chat, updates: Updates, call: Call
) -> None:
    card = call("sendMessage", chat_id=group.id, text="请报")
    room.say(zhang, group, "3.1 210张", answers=card["message_id"])
    assert [body["message"]["reply_to_message"] for body in _heard(updates)] == [card]


def test_an_answer_to_a_colleague_is_not_heard(
    room: Room, zhang: Person, li: Person, group: Chat, updates: Updates
) -> None:
    room.say(li, group, "收到", answers=room.say(zhang, group, "3.1 210张").id)
    assert _heard(updates) == []


def test_an_answer_to_a_colleagues_answer_shows_only_one_step(
    room: Room, zhang: Person, group: Chat, updates: Updates, call: Call
) -> None:
    card = call("sendMessage", chat_id=group.id, text="请报")
    call("sendMessage", chat_id=group.id, text="再报", reply_parameters={"message_id": card["message_id"]})
    room.say(zhang, group, "210张", answers=card["message_id"] + 1)
    assert "reply_to_message" not in _heard(updates)[0]["message"]["reply_to_message"]


@pytest.mark.parametrize("deed", [Room.promote_bot, lambda room, chat: setattr(room, "has_privacy", False)])
def test_an_admin_or_a_bot_without_privacy_hears_everything(
    room: Room, zhang: Person, group: Chat, updates: Updates, deed: Callable[[Room, Chat], None]
) -> None:
    deed(room, group)
    room.say(zhang, group, "闲谈")
    assert _texts(updates) == ["闲谈"]


def test_a_change_of_what_was_not_heard_is_not_heard(
    room: Room, zhang: Person, group: Chat, updates: Updates
) -> None:
    room.edit(zhang, group, room.say(zhang, group, "闲谈").id, "改了")
    assert _heard(updates) == []


def test_a_changed_answer_comes_as_an_edited_message(
    room: Room, zhang: Person, group: Chat, updates: Updates, call: Call, wait: Callable[[float], None]
) -> None:
    card = call("sendMessage", chat_id=group.id, text="请报")
    said = room.say(zhang, group, "210张", answers=card["message_id"])
    wait(60)
    room.edit(zhang, group, said.id, "201张")
    edited = _heard(updates)[1]["edited_message"]
    assert (edited["message_id"], edited["text"], edited["edit_date"] - edited["date"]) == (
        said.id,
        "201张",
        60,
    )


def test_what_waits_reads_as_it_did_when_it_came(
    room: Room, zhang: Person, updates: Updates, wait: Callable[[float], None]
) -> None:
    said = room.start(zhang)
    room.edit(zhang, zhang.id, said.id, "改了")
    room.delete(zhang, zhang.id, said.id)
    first, second = _heard(updates)
    assert (first["message"]["text"], second["edited_message"]["text"]) == ("/start", "改了")


def test_nothing_is_heard_in_a_group_without_the_bot(room: Room, zhang: Person, updates: Updates) -> None:
    room.say(zhang, room.group("另一个群", [zhang]), "/status")
    assert _heard(updates) == []


def test_in_a_topic_a_message_hangs_on_the_one_that_opened_it(
    room: Room, zhang: Person, forum: Chat, updates: Updates
) -> None:
    thread = room.topic(forum, "民生实事")
    room.say(zhang, forum, "/status", thread=thread)
    message = _heard(updates)[-1]["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "民生实事"


def test_a_press_comes_with_the_message_and_the_data(
    room: Room, zhang: Person, group: Chat, updates: Updates, call: Call
) -> None:
    markup = {"inline_keyboard": [[{"text": "无变化", "callback_data": "u:3.1"}]]}
    card = call("sendMessage", chat_id=group.id, text="请报", reply_markup=markup)
    query = room.press(zhang, group, card["message_id"], "无变化")
    press = _heard(updates)[0]["callback_query"]
    assert (press["id"], press["data"], press["message"], press["from"]["id"]) == (
        query,
        "u:3.1",
        card,
        zhang.id,
    )


def test_the_bot_is_told_how_it_stands(room: Room, zhang: Person, li: Person, updates: Updates) -> None:
    chat = room.group("群", [zhang, li])
    room.add_bot(chat, by=li)
    room.promote_bot(chat)
    room.kick_bot(chat)
    changes = [body["my_chat_member"] for body in _heard(updates) if "my_chat_member" in body]
    assert [
        (c["from"]["id"], c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes
    ] == [
        (li.id, "left", "member"),
        (zhang.id, "member", "administrator"),
        (zhang.id, "administrator", "kicked"),
    ]


def test_a_block_and_its_end_are_told(room: Room, zhang: Person, updates: Updates) -> None:
    room.start(zhang)
    room.block(zhang)
    room.start(zhang)
    changes = [body["my_chat_member"] for body in _heard(updates) if "my_chat_member" in body]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


def test_both_sides_of_a_migration_are_told(room: Room, group: Chat, updates: Updates) -> None:
    new = room.migrate(group)
    old_side, new_side = (body["message"] for body in _heard(updates))
    assert (old_side["chat"]["id"], old_side["migrate_to_chat_id"]) == (group.id, new.id)
    assert (new_side["chat"]["id"], new_side["migrate_from_chat_id"]) == (new.id, group.id)


def test_an_anonymous_admin_comes_as_the_group_itself(room: Room, group: Chat, updates: Updates) -> None:
    room.say(ANONYMOUS, group, "/status")
    message = _heard(updates)[0]["message"]
    assert (message["from"]["username"], message["sender_chat"]["id"]) == ("GroupAnonymousBot", group.id)


def test_a_document_comes_with_its_name_and_its_caption(room: Room, zhang: Person, updates: Updates) -> None:
    room.say(zhang, zhang.id, "台账", files=[Upload("台账.xlsx", b"12345")])
    message = _heard(updates)[0]["message"]
    assert (message["document"]["file_name"], message["document"]["file_size"]) == ("台账.xlsx", 5)
    assert (message["caption"], "text" in message) == ("台账", False)


def test_who_comes_and_goes_is_told(room: Room, group: Chat, updates: Updates) -> None:
    wang = room.person(103, "王五")
    room.join(wang, group)
    room.leave(wang, group)
    came, went = (body["message"] for body in _heard(updates))
    assert [member["id"] for member in came["new_chat_members"]] == [wang.id]
    assert went["left_chat_member"]["id"] == wang.id


def test_reactions_reach_an_admin_that_asks_for_them(
    room: Room, zhang: Person, group: Chat, updates: Updates, call: Call
) -> None:
    room.promote_bot(group)
    updates.drop()
    updates.ask_for(["message_reaction"])
    said = room.say(zhang, group, "完成")
    room.react(zhang, group, said.id, "👍")
    assert _heard(updates)[0]["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


def test_a_topic_that_is_closed_and_opened_again_is_told(room: Room, forum: Chat, updates: Updates) -> None:
    thread = room.topic(forum, "民生实事")
    room.close_topic(forum, thread)
    room.reopen_topic(forum, thread)
    _, closed, reopened = (body["message"] for body in _heard(updates))
    assert ("forum_topic_closed" in closed, "forum_topic_reopened" in reopened) == (True, True)
