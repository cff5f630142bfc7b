"""The real library, python-telegram-bot, sends, changes, reacts and fetches files as it would at Telegram."""

import asyncio
import io

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from sandbox.messages import Upload
from sandbox.people import Chat, Person
from sandbox.room import Room
from sandbox.server import Server

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4)
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("无变化", callback_data="u:3.1")]])


async def test_the_bot_learns_who_it_is(bot: Bot, room: Room) -> None:
    assert (bot.id, bot.username, bot.first_name) == (room.bot.id, room.bot.username, room.bot.name)


async def test_a_wrong_token_is_refused(address: str) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("1:wrong", base_url=f"{address}/bot"):
            pass


async def test_a_message_arrives_with_markup_buttons_and_reply(
    bot: Bot, room: Room, zhang: Person, group: Chat
) -> None:
    said = room.say(zhang, group, "/status")
    sent = await bot.send_message(
        group.id,
        "<b>滞后</b>6项",
        parse_mode=ParseMode.HTML,
        reply_markup=BUTTONS,
        reply_parameters=ReplyParameters(said.id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    stands = room.message(group, sent.message_id)
    assert (stands.text, stands.answers, [b.label for b in stands.buttons]) == (
        "滞后6项",
        said.id,
        ["无变化"],
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/status"


async def test_a_message_goes_into_its_topic(bot: Bot, room: Room, forum: Chat) -> None:
    thread = room.topic(forum, "民生实事")
    sent = await bot.send_message(forum.id, "一", message_thread_id=thread)
    assert (sent.is_topic_message, sent.message_thread_id) == (True, thread)


async def test_a_message_is_reworded(bot: Bot, room: Room, group: Chat) -> None:
    sent = await bot.send_message(group.id, "请报", reply_markup=BUTTONS)
    edited = await bot.edit_message_text("✓ 已报", group.id, sent.message_id, reply_markup=BUTTONS)
    assert isinstance(edited, type(sent))
    assert (edited.text, room.last(group).text) == ("✓ 已报", "✓ 已报")
    await bot.edit_message_reply_markup(group.id, sent.message_id)
    assert room.last(group).keyboard == ()


async def test_a_press_is_answered_with_a_toast(bot: Bot, room: Room, zhang: Person, group: Chat) -> None:
    card = await bot.send_message(group.id, "请报", reply_markup=BUTTONS)
    query = room.press(zhang, group, card.message_id, "无变化")
    assert await bot.answer_callback_query(query, "已记为无变化")
    assert [toast.text for toast in room.toasts(zhang)] == ["已记为无变化"]


async def test_a_reaction_is_put_and_taken_back(bot: Bot, room: Room, zhang: Person, group: Chat) -> None:
    said = room.say(zhang, group, "3.1 210张")
    await bot.set_message_reaction(group.id, said.id, "👌")
    assert room.reactions(group, said.id) == {room.bot.id: "👌"}
    await bot.set_message_reaction(group.id, said.id, [])
    assert room.reactions(group, said.id) == {}


async def test_a_document_goes_out_with_its_bytes(bot: Bot, room: Room, group: Chat) -> None:
    sent = await bot.send_document(group.id, io.BytesIO(b"docx"), caption="第1期", filename="通报.docx")
    kept = room.last(group).file
    assert kept is not None
    assert (kept.name, kept.content, sent.caption) == ("通报.docx", b"docx", "第1期")
    assert sent.document is not None
    await bot.send_document(group.id, sent.document.file_id)
    assert room.last(group).file == kept


async def test_a_photo_goes_out(bot: Bot, room: Room, group: Chat) -> None:
    sent = await bot.send_photo(group.id, PNG, caption="进度图")
    assert [(photo.width, photo.height) for photo in sent.photo] == [(800, 600)]


async def test_an_album_goes_out(bot: Bot, room: Room, group: Chat) -> None:
    media = [
        InputMediaDocument(f"附件{n}".encode(), caption=f"附件{n}", filename=f"附件{n}.docx") for n in (1, 2)
    ]
    sent = await bot.send_media_group(group.id, media)
    assert [message.document.file_name for message in sent if message.document] == [
        "附件1.docx",
        "附件2.docx",
    ]
    assert len({message.media_group_id for message in sent}) == 1


async def test_a_persons_document_is_fetched(bot: Bot, room: Room, zhang: Person) -> None:
    said = room.say(zhang, zhang.id, "台账", files=[Upload("台账.xlsx", b"xlsx")])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert said.file is not None
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == said.file.content


async def test_a_file_that_was_never_sent_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("x")


async def test_chats_and_members_are_told(bot: Bot, room: Room, zhang: Person, forum: Chat) -> None:
    room.promote_bot(forum)
    chat = await bot.get_chat(forum.id)
    assert (chat.title, chat.is_forum, chat.permissions is not None) == (forum.title, True, True)
    assert (await bot.get_chat_member(forum.id, zhang.id)).status == "creator"
    admins = await bot.get_chat_administrators(forum.id)
    assert [admin.user.id for admin in admins] == [zhang.id, room.bot.id]


async def test_what_else_the_bot_may_do(bot: Bot, room: Room, zhang: Person, group: Chat) -> None:
    room.promote_bot(group)
    said = room.say(zhang, group, "一")
    commands = [BotCommand("status", "看进展")]
    scope = BotCommandScopeAllPrivateChats()
    assert await bot.pin_chat_message(group.id, said.id)
    assert await bot.unpin_chat_message(group.id, said.id)
    assert (await bot.forward_message(group.id, group.id, said.id)).forward_origin is not None
    assert (await bot.copy_message(group.id, group.id, said.id)).message_id
    assert await bot.send_chat_action(group.id, "typing")
    assert await bot.set_my_commands(commands, scope)
    assert await bot.get_my_commands(scope) == tuple(commands)
    assert await bot.delete_my_commands(scope)
    assert await bot.delete_message(group.id, said.id)
    assert await bot.leave_chat(group.id)


async def test_refusals_come_as_the_librarys_own_errors(
    bot: Bot, room: Room, zhang: Person, group: Chat
) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(zhang.id, "一")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(group.id, "督" * 4097)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(-1, "一")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(group.id, 1)


async def test_a_migration_comes_with_the_new_id(bot: Bot, room: Room, group: Chat) -> None:
    new = room.migrate(group)
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(group.id, "一")
    assert migrated.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "二")).chat.type == "supergroup"


async def test_the_flood_limit_names_the_wait(bot: Bot, room: Room, group: Chat) -> None:
    room.limits.is_on = True
    for _ in range(3):
        await bot.send_message(group.id, "一")
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "一")
    assert await bot.get_chat(group.id)


async def test_many_calls_at_once_are_all_done(bot: Bot, room: Room, group: Chat) -> None:
    sent = await asyncio.gather(*(bot.send_message(group.id, f"第{n}条") for n in range(50)))
    assert len({message.message_id for message in sent}) == 50


async def test_what_is_not_in_the_bot_api_is_a_breach(bot: Bot, server: Server, group: Chat) -> None:
    with pytest.raises(BadRequest, match="no “colour”"):
        await bot.send_message(group.id, "一", api_kwargs={"colour": "red"})
    assert server.breaches == ["sendMessage: sendMessage has no “colour”"]
    server.breaches.clear()


async def test_an_object_of_ours_that_is_not_as_the_bot_api_has_it_is_a_breach(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    chat = room.group(2017, [zhang])  # type: ignore[arg-type]  # the fault to be found
    room.add_bot(chat)
    await bot.send_message(chat.id, "一")
    assert [breach.endswith("String expected, not 2017") for breach in server.breaches] == [True] * 3
    server.breaches.clear()


async def test_a_method_that_is_not_there_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendNothing")
