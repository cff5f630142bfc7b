"""What the methods do and give back, where nothing refuses them."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.events import Edited
from sandbox.messages import Upload
from sandbox.people import Chat, Person
from sandbox.refusals import Refused
from sandbox.room import Room

Call = Callable[..., Any]
Refusal = Callable[..., str]

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + (60).to_bytes(2) + (80).to_bytes(2) + b"\x03"
BUTTONS = {
    "inline_keyboard": [
        [{"text": "无变化", "callback_data": "u"}, {"text": "看", "url": "https://example.org"}]
    ]
}


def _png(width: int, height: int) -> bytes:
    return PNG[:16] + width.to_bytes(4) + height.to_bytes(4)


def test_a_sent_message_comes_back_as_it_stands(room: Room, group: Chat, call: Call) -> None:
    sent = call(
        "sendMessage", chat_id=group.id, text="<b>请报</b> /help", parse_mode="HTML", reply_markup=BUTTONS
    )
    assert sent["text"] == "请报 /help"
    assert sent["entities"] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bot_command", "offset": 3, "length": 5},
    ]
    assert sent["reply_markup"] == BUTTONS
    assert room.last(group).text == "请报 /help"


def test_entities_can_be_given_instead_of_tags(group: Chat, call: Call) -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    assert call("sendMessage", chat_id=group.id, text="请报", entities=[bold])["entities"] == [bold]


def test_a_link_and_a_block_of_code_keep_what_belongs_to_them(group: Chat, call: Call) -> None:
    text = '<a href="https://example.org/">看</a> <pre><code class="language-toml">a = 1</code></pre>'
    assert call("sendMessage", chat_id=group.id, text=text, parse_mode="HTML")["entities"] == [
        {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/"},
        {"type": "pre", "offset": 2, "length": 5, "language": "toml"},
    ]


def test_nothing_is_found_within_code(group: Chat, call: Call) -> None:
    sent = call("sendMessage", chat_id=group.id, text="<code>/help</code>", parse_mode="HTML")
    assert [entity["type"] for entity in sent["entities"]] == ["code"]


def test_an_edit_changes_words_and_takes_the_buttons_away(
    room: Room, group: Chat, call: Call, wait: Callable[[float], None]
) -> None:
    sent = call("sendMessage", chat_id=group.id, text="请报", reply_markup=BUTTONS)
    wait(60)
    edited = call("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="已截止")
    assert (edited["text"], "reply_markup" in edited, edited["edit_date"] - edited["date"]) == (
        "已截止",
        False,
        60,
    )
    assert room.last(group).earlier[0].text == "请报"


def test_new_buttons_alone_do_not_mark_a_message_as_edited(room: Room, group: Chat, call: Call) -> None:
    sent = call("sendMessage", chat_id=group.id, text="请报")
    edited = call(
        "editMessageReplyMarkup", chat_id=group.id, message_id=sent["message_id"], reply_markup=BUTTONS
    )
    assert ("edit_date" in edited, room.last(group).times_reworded) == (False, 0)


def test_an_edit_is_told_to_who_watches(room: Room, group: Chat, call: Call) -> None:
    sent = call("sendMessage", chat_id=group.id, text="请报")
    seen: list[object] = []
    room.watch(seen.append)
    call("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="已截止")
    assert [event.message.text for event in seen if isinstance(event, Edited)] == ["已截止"]


def test_a_document_is_kept_and_can_be_sent_again_by_its_id(room: Room, group: Chat, call: Call) -> None:
    sent = call(
        "sendDocument",
        {"document": Upload("通报.docx", b"123")},
        chat_id=group.id,
        caption="<b>第1期</b>",
        parse_mode="HTML",
    )
    assert (sent["caption"], sent["document"]["file_name"]) == ("第1期", "通报.docx")
    again = call("sendDocument", chat_id=group.id, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"]
    assert room.last(group).file == room.files[sent["document"]["file_id"]]


@pytest.mark.parametrize(("picture", "size"), [(PNG, (800, 600)), (JPEG, (80, 60))])
def test_a_photo_has_the_size_of_its_picture(
    group: Chat, call: Call, picture: bytes, size: tuple[int, int]
) -> None:
    (photo,) = call("sendPhoto", {"photo": Upload("图.png", picture)}, chat_id=group.id)["photo"]
    assert (photo["width"], photo["height"]) == size


@pytest.mark.parametrize(
    ("method", "files", "values", "description"),
    [
        ("sendPhoto", {"photo": Upload("图.png", b"GIF")}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": Upload("图.jpg", JPEG[:9])}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": Upload("图.png", _png(9000, 2000))}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": Upload("图.png", _png(2100, 100))}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {}, "there is no photo in the request"),
        ("sendDocument", {"document": Upload("空.txt", b"")}, {}, "file must be non-empty"),
        ("sendDocument", {}, {}, "there is no document in the request"),
        ("sendDocument", {}, {"document": "attach://x"}, 'file "x" not found in the request'),
        (
            "sendDocument",
            {},
            {"document": "BQAC"},
            "wrong remote file identifier specified: Wrong string length",
        ),
        (
            "sendDocument",
            {"document": Upload("a", b"a")},
            {"caption": "督" * 1025},
            "message caption is too long",
        ),
        ("sendMediaGroup", {}, {"media": []}, "too few or too many media in the album"),
        (
            "sendMediaGroup",
            {},
            {"media": [{"type": "video", "media": "x"}] * 2},
            "there is no media in the request",
        ),
    ],
)
def test_a_file_is_refused(
    group: Chat,
    call: Call,
    method: str,
    files: dict[str, Upload],
    values: dict[str, object],
    description: str,
) -> None:
    with pytest.raises(Refused) as refused:
        call(method, files, chat_id=group.id, **values)
    assert refused.value.description == f"Bad Request: {description}"


def test_a_file_over_fifty_megabytes_is_too_large(group: Chat, call: Call) -> None:
    with pytest.raises(Refused) as refused:
        call("sendDocument", {"document": Upload("大.zip", bytes(50 * 2**20 + 1))}, chat_id=group.id)
    assert (refused.value.code, refused.value.description) == (413, "Request Entity Too Large")


def test_a_file_over_twenty_megabytes_cannot_be_downloaded(
    room: Room, zhang: Person, refusal: Refusal
) -> None:
    said = room.say(zhang, zhang.id, files=[Upload("大.zip", bytes(20 * 2**20 + 1))])
    assert said.file is not None
    assert refusal("getFile", file_id=said.file.id) == "Bad Request: file is too big"


def test_a_bot_clears_what_people_wrote_to_it_in_private(room: Room, zhang: Person, call: Call) -> None:
    said = room.start(zhang)
    call("deleteMessage", chat_id=zhang.id, message_id=said.id)
    assert room.messages(zhang.id) == ()


def test_a_caption_is_edited_where_there_is_a_file(group: Chat, call: Call, refusal: Refusal) -> None:
    sent = call("sendDocument", {"document": Upload("通报.docx", b"1")}, chat_id=group.id)["message_id"]
    text = call("sendMessage", chat_id=group.id, text="一")["message_id"]
    assert call("editMessageCaption", chat_id=group.id, message_id=sent, caption="改")["caption"] == "改"
    assert refusal("editMessageText", chat_id=group.id, message_id=sent, text="改") == (
        "Bad Request: there is no text in the message to edit"
    )
    assert refusal("editMessageCaption", chat_id=group.id, message_id=text, caption="改") == (
        "Bad Request: there is no caption in the message to edit"
    )


def test_an_album_is_several_messages(group: Chat, call: Call) -> None:
    media = [{"type": "document", "media": f"attach://f{n}", "caption": f"附件{n}"} for n in (1, 2)]
    files = {f"f{n}": Upload(f"附件{n}.docx", b"1") for n in (1, 2)}
    first, second = call("sendMediaGroup", files, chat_id=group.id, media=media)
    assert first["media_group_id"] == second["media_group_id"]
    assert [m["caption"] for m in (first, second)] == ["附件1", "附件2"]


def test_an_album_holds_one_kind_of_file(group: Chat, refusal: Refusal) -> None:
    media = [{"type": kind, "media": "x"} for kind in ("document", "photo")]
    description = "Bad Request: can't use the media of the specified type in the album"
    assert refusal("sendMediaGroup", chat_id=group.id, media=media) == description


def test_the_bots_reaction_replaces_its_earlier_one(
    room: Room, zhang: Person, group: Chat, call: Call
) -> None:
    said = room.say(zhang, group, "3.1 210张").id
    for emoji in ("👀", "👌", "👌"):
        reaction = [{"type": "emoji", "emoji": emoji}]
        assert call("setMessageReaction", chat_id=group.id, message_id=said, reaction=reaction) is True
    assert room.reactions(group, said) == {room.bot.id: "👌"}
    call("setMessageReaction", chat_id=group.id, message_id=said, reaction=[])
    assert room.reactions(group, said) == {}


def test_a_pin_is_told_in_the_chat_once(room: Room, group: Chat, call: Call) -> None:
    room.promote_bot(group)
    first, second = (call("sendMessage", chat_id=group.id, text=text)["message_id"] for text in ("一", "二"))
    for number in (first, second, second):
        call("pinChatMessage", chat_id=group.id, message_id=number)
    assert call("getChat", chat_id=group.id)["pinned_message"]["text"] == "二"
    assert len([m for m in room.messages(group) if m.service is not None]) == 3
    call("unpinChatMessage", chat_id=group.id)
    assert call("getChat", chat_id=group.id)["pinned_message"]["text"] == "一"


def test_a_copy_is_the_bots_own_and_a_forward_names_who_wrote(
    room: Room, zhang: Person, li: Person, group: Chat, call: Call
) -> None:
    room.start(li)
    said = room.say(zhang, group, "3.1 210张").id
    values = {"chat_id": li.id, "from_chat_id": group.id, "message_id": said}
    copied = call("copyMessage", **values)["message_id"]
    forwarded = call("forwardMessage", **values)
    assert room.message(li.id, copied).text == "3.1 210张"
    assert forwarded["forward_origin"]["sender_user"]["id"] == zhang.id


def test_a_copied_file_may_have_a_new_caption(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    said = room.say(zhang, group, "佐证", files=[Upload("a.pdf", b"a")])
    call("copyMessage", chat_id=group.id, from_chat_id=group.id, message_id=said.id, caption="市民政局佐证")
    assert (room.last(group).text, room.last(group).file) == ("市民政局佐证", said.file)


@pytest.mark.parametrize(("method", "verb"), [("copyMessage", "copied"), ("forwardMessage", "forwarded")])
def test_a_service_message_is_not_passed_on(group: Chat, refusal: Refusal, method: str, verb: str) -> None:
    values = {"chat_id": group.id, "from_chat_id": group.id, "message_id": 1}
    assert refusal(method, **values) == f"Bad Request: message can't be {verb}"


def test_everybodys_standing_can_be_asked(
    room: Room, zhang: Person, li: Person, forum: Chat, call: Call
) -> None:
    wang = room.person(103, "王五")
    room.promote(li, forum)
    standings = [
        call("getChatMember", chat_id=forum.id, user_id=p.id)["status"] for p in (zhang, li, room.bot, wang)
    ]
    assert standings == ["creator", "administrator", "member", "left"]
    room.restrict_bot(forum)
    assert call("getChatMember", chat_id=forum.id, user_id=room.bot.id)["can_send_messages"] is False
    assert [m["user"]["id"] for m in call("getChatAdministrators", chat_id=forum.id)] == [zhang.id, li.id]


def test_the_bot_knows_itself(room: Room, call: Call) -> None:
    assert call("getMe")["can_read_all_group_messages"] is False
    room.has_privacy = False
    assert call("getMe")["can_read_all_group_messages"] is True


def test_commands_are_kept_for_each_scope(call: Call) -> None:
    commands = [{"command": "status", "description": "看进展"}]
    scope = {"type": "all_private_chats"}
    call("setMyCommands", commands=commands, scope=scope)
    assert (call("getMyCommands", scope=scope), call("getMyCommands")) == (commands, [])
    call("deleteMyCommands", scope=scope)
    assert call("getMyCommands", scope=scope) == []


def test_a_chat_action_is_taken(group: Chat, call: Call) -> None:
    assert call("sendChatAction", chat_id=group.id, action="typing") is True


def test_the_bot_leaves_and_is_seen_to_leave(room: Room, group: Chat, call: Call) -> None:
    call("leaveChat", chat_id=group.id)
    assert not room.conversation(group).has(room.bot.id)


def test_general_is_no_thread_of_its_own(forum: Chat, call: Call) -> None:
    assert "message_thread_id" not in call("sendMessage", chat_id=forum.id, text="一", message_thread_id=1)


def test_a_chain_of_replies_can_be_written_into_in_a_plain_supergroup(
    room: Room, zhang: Person, call: Call
) -> None:
    chat = room.supergroup("群", [zhang])
    room.add_bot(chat)
    first = room.say(zhang, chat, "一")
    sent = call("sendMessage", chat_id=chat.id, text="二", message_thread_id=first.id)
    assert (sent["message_thread_id"], "is_topic_message" in sent) == (first.id, False)
