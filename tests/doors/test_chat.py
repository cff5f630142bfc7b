"""A Telegram update → a happening: every kind, as Telegram writes it."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from telegram import Bot, Update

from bot.happenings import Admitted, Chat, Expelled, Happening, Moved, Pressed, Said, Sender
from handlers import chat
from handlers.house import House
from handlers.inbox import Json
from store.book import Book
from tests.desk.office import at, setting

NOON = at("2017-09-11 12:00")
GROUP = {"id": -1001, "type": "supergroup", "title": "工作群"}
PRIVATE = {"id": 7, "type": "private", "first_name": "林", "last_name": "文"}
LIN = {"id": 7, "is_bot": False, "first_name": "林", "last_name": "文"}
BOT = {"id": 99, "is_bot": True, "first_name": "督办机器人"}
IN_GROUP = Chat(-1001, is_private=False, title="工作群")


@pytest.fixture
def house() -> Iterator[House]:
    """A house that needs no line."""
    with closing(Book.open(":memory:")) as book:
        yield House(setting(), book, Bot("1:token"), lambda: NOON, lambda: "word")


def heard(house: House, **kind: Json) -> Happening | None:
    """What an update of one kind tells."""
    return chat.happening(house, Update.de_json({"update_id": 1, **kind}, house.bot))


def message(**more: object) -> Json:
    """A message of Lin's in the group."""
    return {"message_id": 5, "date": 1505095200, "chat": GROUP, "from": LIN, **more}


def standing(status: str, **more: object) -> Json:
    """How the bot stands in a chat."""
    return {"user": BOT, "status": status, **more}


RIGHTS = dict.fromkeys(
    (
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
        "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
        "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
        "can_react_to_messages", "can_edit_tag",
    ),
    False,
)  # fmt: skip
MUTED = standing("restricted", is_member=True, until_date=0, **RIGHTS)
IN, OUT, BANNED = standing("member"), standing("left"), standing("kicked", until_date=0)


def membership(old: Json, new: Json, place: Json = GROUP) -> Json:
    """News of the bot's own standing."""
    return {"chat": place, "from": LIN, "date": 1505095200, "old_chat_member": old, "new_chat_member": new}


def test_a_message_is_what_its_sender_said(house: House) -> None:
    assert heard(house, message=message(text="3 累计210张")) == Said(
        NOON, IN_GROUP, Sender(7, "林 文"), 5, "3 累计210张", nonce="word"
    )


def test_a_private_chat_is_known_as_private(house: House) -> None:
    said = heard(house, message=message(text="你好", chat=PRIVATE))
    assert isinstance(said, Said)
    assert said.chat == Chat(7, is_private=True, title="林 文")


def test_an_edited_message_is_told_as_such(house: House) -> None:
    said = heard(house, edited_message=message(text="3 累计201张", edit_date=1505095300))
    assert isinstance(said, Said)
    assert said.is_edited


def test_a_reply_names_what_it_answers(house: House) -> None:
    said = heard(
        house, message=message(text="累计210张", reply_to_message=message(message_id=3, text="卡片"))
    )
    assert isinstance(said, Said)
    assert said.answers == 3


def test_a_topic_is_kept_and_a_chain_of_replies_is_none(house: House) -> None:
    in_topic = heard(house, message=message(text="x", message_thread_id=12, is_topic_message=True))
    in_chain = heard(house, message=message(text="x", message_thread_id=12))
    assert [said.chat.thread for said in (in_topic, in_chain) if isinstance(said, Said)] == [12, None]


def test_the_words_under_a_photo_are_a_message_with_the_largest_picture(house: House) -> None:
    sizes = [{"file_id": f"f{n}", "file_unique_id": f"u{n}", "width": n, "height": n} for n in (90, 800)]
    said = heard(house, message=message(caption="3 累计210张", photo=sizes))
    assert isinstance(said, Said)
    assert (said.text, said.files) == ("3 累计210张", ("f800",))


def test_a_document_is_heard_without_a_word(house: House) -> None:
    said = heard(
        house, message=message(document={"file_id": "d", "file_unique_id": "u", "file_name": "台账.xlsx"})
    )
    assert isinstance(said, Said)
    assert (said.text, said.files) == ("", ("d",))


@pytest.mark.parametrize(
    "sender_chat", [GROUP, {"id": -1009, "type": "channel", "title": "频道"}]
)  # an anonymous admin, and somebody who writes as a channel
def test_whoever_writes_under_a_chats_name_is_nobody(house: House, sender_chat: Json) -> None:
    said = heard(house, message=message(text="3 累计210张", sender_chat=sender_chat))
    assert isinstance(said, Said)
    assert said.sender == Sender(0, "")


@pytest.mark.parametrize(
    "kind", [{"channel_post": message(text="x")}, {"edited_channel_post": message(text="x")}, {"message": message(new_chat_title="新名")}, {}]
)  # fmt: skip
def test_what_the_house_has_no_use_for_is_nothing(house: House, kind: Json) -> None:
    assert heard(house, **kind) is None


def test_a_sticker_and_a_voice_are_nothing(house: House) -> None:
    voice = {"file_id": "v", "file_unique_id": "u", "duration": 3}
    assert heard(house, message=message(voice=voice)) is None


@pytest.mark.parametrize("service", [{"migrate_to_chat_id": -1002}, {"migrate_from_chat_id": -5}])
def test_both_news_of_a_move_name_the_old_and_the_new(house: House, service: Json) -> None:
    moved = heard(house, message=message(**service))
    assert moved in (Moved(NOON, -1001, -1002), Moved(NOON, -5, -1001))


def test_a_press_names_its_button_its_message_and_its_presser(house: House) -> None:
    card = message(text="卡片", **{"from": BOT})
    query = {"id": "77", "from": LIN, "chat_instance": "1", "data": "same:ms:3", "message": card}
    assert heard(house, callback_query=query) == Pressed(
        NOON, IN_GROUP, Sender(7, "林 文"), 5, "same:ms:3", "77"
    )


def test_a_press_on_a_message_too_old_to_be_shown_is_still_a_press(house: House) -> None:
    gone = {"message_id": 5, "date": 0, "chat": GROUP}
    pressed = heard(
        house, callback_query={"id": "77", "from": LIN, "chat_instance": "1", "data": "x", "message": gone}
    )
    assert isinstance(pressed, Pressed)
    assert pressed.message == 5


@pytest.mark.parametrize("lacking", ["data", "message"])
def test_a_press_that_names_nothing_is_nothing(house: House, lacking: str) -> None:
    query = {"id": "77", "from": LIN, "chat_instance": "1", "data": "x", "message": message(text="卡片")}
    del query[lacking]
    assert heard(house, callback_query=query) is None


@pytest.mark.parametrize("new", [OUT, BANNED])
@pytest.mark.parametrize("old", [IN, MUTED])
def test_being_put_out_is_told(house: House, old: Json, new: Json) -> None:
    assert heard(house, my_chat_member=membership(old, new)) == Expelled(NOON, IN_GROUP)


@pytest.mark.parametrize("old", [OUT, BANNED, MUTED])
def test_being_let_in_is_told_with_by_whom(house: House, old: Json) -> None:
    assert heard(house, my_chat_member=membership(old, IN)) == Admitted(NOON, IN_GROUP, Sender(7, "林 文"))


@pytest.mark.parametrize(("old", "new"), [(IN, MUTED), (IN, IN), (OUT, MUTED)])
def test_other_news_of_standing_is_nothing(house: House, old: Json, new: Json) -> None:
    assert heard(house, my_chat_member=membership(old, new)) is None


def test_a_block_is_a_private_chat_that_shuts(house: House) -> None:
    news = heard(house, my_chat_member=membership(IN, BANNED, PRIVATE))
    assert news == Expelled(NOON, Chat(7, is_private=True, title="林 文"))


def test_what_is_asked_for_is_what_is_understood(house: House) -> None:
    assert set(chat.ALLOWED) == {"message", "edited_message", "callback_query", "my_chat_member"}
