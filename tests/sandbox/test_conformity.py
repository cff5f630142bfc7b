"""A call or an object that the Bot API does not know is named exactly."""

from typing import Any

import pytest

from sandbox.asking import Ask
from sandbox.conformity import table
from sandbox.messages import Upload
from sandbox.methods import METHODS

USER = {"id": 1, "is_bot": False, "first_name": "张三"}
CHAT = {"id": 1, "type": "private", "first_name": "张三"}
MESSAGE: dict[str, Any] = {"message_id": 1, "date": 0, "chat": CHAT, "from": USER, "text": "一"}


@pytest.mark.parametrize(
    "values",
    [
        {"chat_id": "1", "text": "一"},
        {"chat_id": 1, "text": "一"},
        {"chat_id": "1", "text": "1"},
        {"chat_id": "1", "text": "true", "disable_notification": "true"},
        {"chat_id": "1", "text": "一", "reply_parameters": '{"message_id":3}'},
        {
            "chat_id": "1",
            "text": "一",
            "reply_markup": '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
        },
        {"chat_id": "1", "text": "一", "reply_markup": {"remove_keyboard": True}},
    ],
)
def test_a_call_as_the_library_makes_it_is_right(values: dict[str, object]) -> None:
    assert table().check_call("sendMessage", Ask(values)) == ""


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"chat_id": 1}, "sendMessage: sendMessage needs “text”"),
        ({"chat_id": 1, "text": "一", "colour": "red"}, "sendMessage: sendMessage has no “colour”"),
        ({"chat_id": 1, "text": 5}, "sendMessage.text: String expected, not 5"),
        ({"chat_id": True, "text": "一"}, "sendMessage.chat_id: Integer expected, not True"),
        (
            {"chat_id": 1, "text": "一", "message_thread_id": "x"},
            "sendMessage.message_thread_id: Integer expected, not 'x'",
        ),
        (
            {"chat_id": 1, "text": "一", "disable_notification": "1"},
            "sendMessage.disable_notification: Boolean expected, not 1",
        ),
        (
            {"chat_id": 1, "text": "一", "entities": "{}"},
            "sendMessage.entities: an array expected, not {}",
        ),
        (
            {"chat_id": 1, "text": "一", "reply_parameters": {"message_id": 1, "allow": True}},
            "sendMessage.reply_parameters: ReplyParameters has no “allow”",
        ),
        (
            {"chat_id": 1, "text": "一", "parse_mode": "Html5"},
            "sendMessage.parse_mode: one of HTML Markdown MarkdownV2 expected, not 'Html5'",
        ),
    ],
)
def test_a_wrong_call_is_named(values: dict[str, object], wrong: str) -> None:
    assert table().check_call("sendMessage", Ask(values)).startswith(wrong)


def test_a_keyboard_is_looked_into() -> None:
    markup = {"inline_keyboard": [[{"text": "a"}, {"text": "b", "callback": "c"}]]}
    wrong = table().check_call("sendMessage", Ask({"chat_id": 1, "text": "一", "reply_markup": markup}))
    assert "sendMessage.reply_markup.inline_keyboard[0][1]: InlineKeyboardButton has no “callback”" in wrong


def test_a_file_counts_as_its_parameter() -> None:
    ask = Ask({"chat_id": "1"}, {"document": Upload("a", b"a"), "attached0": Upload("b", b"b")})
    assert table().check_call("sendDocument", ask) == ""


@pytest.mark.parametrize(
    ("name", "thing", "wrong"),
    [
        ("Message", MESSAGE, ""),
        ("Message", MESSAGE | {"text": None}, "Message.text: String expected, not None"),
        ("Message", MESSAGE | {"sender": USER}, "Message: Message has no “sender”"),
        ("Message", MESSAGE | {"chat": {"id": 1, "type": "room"}}, "Message.chat.type: one of channel group"),
        (
            "Message",
            MESSAGE | {"reply_to_message": {"message_id": 1}},
            "Message.reply_to_message: Message needs “date”",
        ),
        ("User", {"id": 1, "first_name": "张三"}, "User: User needs “is_bot”"),
        ("User", 5, "User: User expected, not 5"),
        ("ChatMember", {"status": "left", "user": USER}, ""),
        (
            "ChatMember",
            {"status": "gone", "user": USER},
            "ChatMember.status: one of creator expected, not 'gone'; or",
        ),
        (
            "ChatPermissions",
            {"can_send_messages": 1},
            "ChatPermissions.can_send_messages: Boolean expected, not 1",
        ),
        ("LinkPreviewOptions", {"is_disabled": True}, ""),
    ],
)
def test_a_wrong_object_is_named_with_its_place(name: str, thing: object, wrong: str) -> None:
    found = table().check(name, thing)
    assert found.startswith(wrong)
    assert bool(found) is bool(wrong)


def test_an_answer_is_checked_against_what_its_method_returns() -> None:
    assert table().check_result("sendMessage", MESSAGE) == ""
    assert table().check_result("getUpdates", [{"update_id": 1, "message": MESSAGE}]) == ""
    assert (
        table()
        .check_result("getChatAdministrators", MESSAGE)
        .startswith("getChatAdministrators: an array expected")
    )


@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_in_the_table(method: str) -> None:
    assert "needs" in table().check_call(method, Ask({})) or table().check_call(method, Ask({})) == ""
