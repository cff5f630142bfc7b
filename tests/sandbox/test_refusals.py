"""What Telegram refuses, in its own words."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.people import Chat, Person
from sandbox.room import Room

Call = Callable[..., Any]
Refusal = Callable[..., str]

LONG_DATA = {"inline_keyboard": [[{"text": "无变化", "callback_data": "督" * 22}]]}
BARE = {"inline_keyboard": [[{"text": "无变化"}]]}
CROWD = {"inline_keyboard": [[{"text": "键", "callback_data": str(n)}] for n in range(101)]}
UNNAMED = {"inline_keyboard": [[{"callback_data": "u"}]]}
PAYMENT = {"inline_keyboard": [[{"text": "付", "pay": True}]]}


@pytest.mark.parametrize(
    ("values", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "督" * 4097}, "message is too long"),
        ({"text": "🔴" * 2049}, "message is too long"),
        (
            {"text": "<x>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        ({"text": "一", "reply_markup": LONG_DATA}, "BUTTON_DATA_INVALID"),
        ({"text": "一", "reply_markup": CROWD}, "reply markup is too long"),
        ({"text": "一", "reply_markup": PAYMENT}, "BUTTON_TYPE_INVALID"),
        ({"text": "一", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "一", "reply_markup": []}, "can't parse reply keyboard markup JSON object"),
        (
            {"text": "一", "reply_markup": {"inline_keyboard": [{}]}},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            {"text": "一", "reply_markup": {"inline_keyboard": [["键"]]}},
            "can't parse inline keyboard button: Button must be an Object",
        ),
        (
            {"text": "一", "reply_markup": UNNAMED},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        ({"text": "一", "entities": [{"type": "bold"}]}, "can't parse entities JSON object"),
        ({"text": "一", "entities": "bold"}, "can't parse entities JSON object"),
        ({"text": "一", "entities": {}}, "can't parse entities JSON object"),
        ({"text": "一", "reply_parameters": []}, "can't parse reply parameters JSON object"),
        ({"text": "一", "reply_parameters": {"message_id": "1"}}, "can't parse reply parameters JSON object"),
        ({"text": "*一*", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        (
            {"text": "一", "reply_markup": BARE},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "一", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "一", "message_thread_id": 999}, "message thread not found"),
        ({"text": "一", "chat_id": ""}, "chat_id is empty"),
        ({"text": "一", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "一", "chat_id": -999}, "chat not found"),
    ],
)
def test_a_message_is_refused(
    group: Chat, refusal: Refusal, values: dict[str, object], description: str
) -> None:
    assert refusal("sendMessage", **{"chat_id": group.id, **values}) == f"Bad Request: {description}"


@pytest.mark.parametrize("text", ["督" * 4096, "🔴" * 2048, f"<b>{'督' * 4096}</b>"])
def test_the_limit_counts_after_the_tags_are_read(call: Call, group: Chat, text: str) -> None:
    assert call("sendMessage", chat_id=group.id, text=text, parse_mode="HTML")


def test_a_reply_can_be_sent_without_what_it_answers(call: Call, group: Chat) -> None:
    reply = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in call("sendMessage", chat_id=group.id, text="一", reply_parameters=reply)


def test_a_stranger_is_not_found(room: Room, refusal: Refusal) -> None:
    assert (
        refusal("sendMessage", chat_id=room.person(9, "外人").id, text="一") == "Bad Request: chat not found"
    )


def test_a_colleague_who_never_pressed_start_cannot_be_written_to(
    group: Chat, zhang: Person, refusal: Refusal
) -> None:
    description = "Forbidden: bot can't initiate conversation with a user"
    assert refusal("sendMessage", chat_id=zhang.id, text="一") == description


def test_who_blocked_the_bot_cannot_be_written_to(room: Room, zhang: Person, refusal: Refusal) -> None:
    room.start(zhang)
    room.block(zhang)
    assert refusal("sendMessage", chat_id=zhang.id, text="一") == "Forbidden: bot was blocked by the user"


def test_a_bot_cannot_be_written_to(room: Room, refusal: Refusal) -> None:
    assert (
        refusal("sendMessage", chat_id=room.bot.id, text="一") == "Forbidden: bot can't send messages to bots"
    )


def test_a_group_that_put_the_bot_out_cannot_be_written_to(room: Room, group: Chat, refusal: Refusal) -> None:
    room.kick_bot(group)
    assert (
        refusal("sendMessage", chat_id=group.id, text="一") == "Forbidden: bot was kicked from the group chat"
    )


def test_a_supergroup_that_put_the_bot_out_tells_it_nothing(
    room: Room, forum: Chat, refusal: Refusal
) -> None:
    room.kick_bot(forum)
    assert refusal("getChat", chat_id=forum.id) == "Forbidden: bot was kicked from the supergroup chat"


def test_a_group_that_the_bot_left_cannot_be_written_to(call: Call, group: Chat, refusal: Refusal) -> None:
    call("leaveChat", chat_id=group.id)
    assert (
        refusal("sendMessage", chat_id=group.id, text="一")
        == "Forbidden: bot is not a member of the group chat"
    )


def test_a_restricted_bot_may_not_write(room: Room, forum: Chat, refusal: Refusal) -> None:
    room.restrict_bot(forum)
    description = "Bad Request: not enough rights to send text messages to the chat"
    assert refusal("sendMessage", chat_id=forum.id, text="一") == description


def test_a_group_that_moved_names_where(room: Room, group: Chat, refusal: Refusal) -> None:
    room.migrate(group)
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusal("sendMessage", chat_id=group.id, text="一") == description


def test_a_closed_topic_takes_nothing_until_it_is_opened_again(
    room: Room, forum: Chat, refusal: Refusal, call: Call
) -> None:
    thread = room.topic(forum, "民生实事")
    room.close_topic(forum, thread)
    values = {"chat_id": forum.id, "text": "一", "message_thread_id": thread}
    assert refusal("sendMessage", **values) == "Bad Request: TOPIC_CLOSED"
    room.reopen_topic(forum, thread)
    assert call("sendMessage", **values)["is_topic_message"] is True


def test_the_same_content_again_is_no_change(call: Call, group: Chat, refusal: Refusal) -> None:
    sent = call("sendMessage", chat_id=group.id, text="<b>一</b>", parse_mode="HTML")
    values = {
        "chat_id": group.id,
        "message_id": sent["message_id"],
        "text": " <b>一</b>",
        "parse_mode": "HTML",
    }
    assert refusal("editMessageText", **values) == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("editMessageText", "message to edit not found"),
        ("editMessageCaption", "message to edit not found"),
        ("editMessageReplyMarkup", "message to edit not found"),
        ("deleteMessage", "message to delete not found"),
        ("setMessageReaction", "message to react not found"),
    ],
)
def test_a_message_that_is_gone_is_not_found(
    room: Room, zhang: Person, call: Call, refusal: Refusal, method: str, description: str
) -> None:
    room.start(zhang)
    sent = call("sendMessage", chat_id=zhang.id, text="一")["message_id"]
    call("deleteMessage", chat_id=zhang.id, message_id=sent)
    assert refusal(method, chat_id=zhang.id, message_id=sent, text="二") == f"Bad Request: {description}"


def test_a_message_must_be_named(group: Chat, refusal: Refusal) -> None:
    description = "Bad Request: message identifier is not specified"
    assert refusal("editMessageText", chat_id=group.id, text="二") == description


def test_the_words_of_others_cannot_be_changed(
    room: Room, zhang: Person, group: Chat, refusal: Refusal
) -> None:
    said = room.say(zhang, group, "一").id
    assert (
        refusal("editMessageText", chat_id=group.id, message_id=said, text="二")
        == "Bad Request: message can't be edited"
    )


def test_the_words_of_others_cannot_be_deleted_by_a_member(
    room: Room, zhang: Person, group: Chat, refusal: Refusal
) -> None:
    said = room.say(zhang, group, "一").id
    assert (
        refusal("deleteMessage", chat_id=group.id, message_id=said) == "Bad Request: message can't be deleted"
    )


def test_an_admin_deletes_the_words_of_others(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    room.promote_bot(group)
    said = room.say(zhang, group, "一").id
    assert call("deleteMessage", chat_id=group.id, message_id=said) is True


def test_after_two_days_ones_own_message_stays(
    call: Call, group: Chat, refusal: Refusal, wait: Callable[[float], None]
) -> None:
    sent = call("sendMessage", chat_id=group.id, text="一")["message_id"]
    wait(48 * 3600 + 1)
    description = "Bad Request: message can't be deleted for everyone"
    assert refusal("deleteMessage", chat_id=group.id, message_id=sent) == description


@pytest.mark.parametrize(
    ("reaction", "description"),
    [
        ([{"type": "emoji", "emoji": "✅"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👌"}, {"type": "emoji", "emoji": "👍"}], "REACTIONS_TOO_MANY"),
        ([], "REACTION_EMPTY"),
    ],
)
def test_a_reaction_is_refused(
    room: Room, zhang: Person, group: Chat, refusal: Refusal, reaction: list[object], description: str
) -> None:
    said = room.say(zhang, group, "一").id
    values = {"chat_id": group.id, "message_id": said, "reaction": reaction}
    assert refusal("setMessageReaction", **values) == f"Bad Request: {description}"


def test_a_press_is_answered_once_and_soon(
    room: Room, zhang: Person, group: Chat, call: Call, refusal: Refusal, wait: Callable[[float], None]
) -> None:
    markup = {"inline_keyboard": [[{"text": "无变化", "callback_data": "u"}]]}
    card = call("sendMessage", chat_id=group.id, text="请报", reply_markup=markup)["message_id"]
    first, second = room.press(zhang, group, card, "u"), room.press(zhang, group, card, "u")
    call("answerCallbackQuery", callback_query_id=first, text="已记", show_alert=True)
    wait(60)
    description = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert {refusal("answerCallbackQuery", callback_query_id=query) for query in (first, second, "7")} == {
        description
    }
    assert [(toast.text, toast.is_alert) for toast in room.toasts(zhang)] == [("已记", True)]


def test_a_toast_has_two_hundred_characters_at_most(
    room: Room, zhang: Person, group: Chat, call: Call, refusal: Refusal
) -> None:
    markup = {"inline_keyboard": [[{"text": "无变化", "callback_data": "u"}]]}
    card = call("sendMessage", chat_id=group.id, text="请报", reply_markup=markup)["message_id"]
    query = room.press(zhang, group, card, "u")
    assert (
        refusal("answerCallbackQuery", callback_query_id=query, text="督" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )


def test_only_an_admin_pins_in_a_group(call: Call, group: Chat, refusal: Refusal) -> None:
    sent = call("sendMessage", chat_id=group.id, text="一")["message_id"]
    description = "Bad Request: not enough rights to manage pinned messages in the chat"
    assert refusal("pinChatMessage", chat_id=group.id, message_id=sent) == description


def test_what_cannot_be_pinned_or_unpinned_is_not_found(
    room: Room, group: Chat, call: Call, refusal: Refusal
) -> None:
    room.promote_bot(group)
    sent = call("sendMessage", chat_id=group.id, text="一")["message_id"]
    call("pinChatMessage", chat_id=group.id, message_id=sent)
    notice = room.messages(group)[-1].id
    assert (
        refusal("pinChatMessage", chat_id=group.id, message_id=notice)
        == "Bad Request: message to pin not found"
    )
    assert (
        refusal("unpinChatMessage", chat_id=group.id, message_id=notice)
        == "Bad Request: message to unpin not found"
    )


def test_a_service_message_takes_no_reaction(group: Chat, refusal: Refusal) -> None:
    values = {"chat_id": group.id, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👌"}]}
    assert refusal("setMessageReaction", **values) == "Bad Request: message to react not found"


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ([{"command": "Status", "description": "查"}], "BOT_COMMAND_INVALID"),
        ([{"command": "status", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "c", "description": "d"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_a_list_of_commands_is_refused(refusal: Refusal, commands: list[object], description: str) -> None:
    assert refusal("setMyCommands", commands=commands) == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("method", "values", "description"),
    [
        ("getChatMember", {"user_id": 0}, "invalid user_id specified"),
        ("getChatMember", {"user_id": 999}, "member not found"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("copyMessage", {"from_chat_id": -1, "message_id": 1}, "chat not found"),
        ("getFile", {"file_id": "x"}, "invalid file_id"),
        ("unpinChatMessage", {}, "not enough rights to manage pinned messages in the chat"),
    ],
)
def test_a_question_is_refused(
    group: Chat, refusal: Refusal, method: str, values: dict[str, object], description: str
) -> None:
    assert refusal(method, **{"chat_id": group.id, **values}) == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("getChatAdministrators", "there are no administrators in the private chat"),
        ("leaveChat", "chat member status can't be changed in private chats"),
    ],
)
def test_a_private_chat_has_no_admins_and_no_way_out(
    room: Room, zhang: Person, refusal: Refusal, method: str, description: str
) -> None:
    room.start(zhang)
    assert refusal(method, chat_id=zhang.id) == f"Bad Request: {description}"
