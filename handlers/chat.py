"""A Telegram update → a happening. What the house has no use for becomes None."""

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    MessageOriginUser,
    Update,
    User,
)
from telegram import Chat as TelegramChat
from telegram.constants import ChatID

from bot.happenings import Admitted, Chat, Expelled, Happening, Moved, Pressed, Said, Sender
from bot.legible import file_name, legible, name
from bot.wording.register import nameless
from handlers.house import House

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
GONE = (ChatMember.LEFT, ChatMember.BANNED)
NOBODY = Sender(0, "")
UNDER_A_CHAT = (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT)
"""The users under whose names Telegram shows an anonymous admin, a channel and a channel's posts in its group."""


def happening(house: House, update: Update) -> Happening | None:
    """What the update tells, at the moment it is handled."""
    if update.callback_query:
        return _pressed(house, update.callback_query)
    if update.my_chat_member:
        return _membership(house, update.my_chat_member)
    if update.message:
        return _message(house, update.message, is_edited=False)
    if update.edited_message:
        return _message(house, update.edited_message, is_edited=True)
    return None


def _message(house: House, message: Message, *, is_edited: bool) -> Happening | None:
    if message.migrate_to_chat_id:
        return Moved(house.now(), message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return Moved(house.now(), message.migrate_from_chat_id, message.chat.id)
    text = legible(message.text or message.caption or "")
    if message.forum_topic_reopened or message.general_forum_topic_unhidden:
        return _reopened(house, message)
    files, document = _files(message), message.document
    if not text and not files:
        return None
    return Said(
        at=house.now(),
        chat=_chat(message.chat, message.message_thread_id if message.is_topic_message else None),
        sender=_sender(message),
        message=message.message_id,
        text=text,
        answers=message.reply_to_message.message_id if message.reply_to_message else None,
        is_edited=is_edited,
        files=files,
        nonce=house.nonce(),
        file_name=file_name(document.file_name or "") if document else "",
        file_size=(document.file_size or 0) if document else 0,
        is_forwarded=message.forward_origin is not None,
        is_copy=_is_copy(message),
        answers_copy=message.reply_to_message is not None and _is_copy(message.reply_to_message),
    )


def _is_copy(message: Message) -> bool:
    """Whether it passes on what a bot said: a card that was forwarded."""
    origin = message.forward_origin
    return isinstance(origin, MessageOriginUser) and origin.sender_user.is_bot


def _reopened(house: House, message: Message) -> Happening | None:
    """A topic of a group that the bot serves may be written in again."""
    is_known = message.chat.id in house.book.office.groups
    return Admitted(house.now(), _chat(message.chat, None), _sender(message)) if is_known else None


def _files(message: Message) -> tuple[str, ...]:
    if message.document:
        return (message.document.file_id,)
    return (message.photo[-1].file_id,) if message.photo else ()


def _pressed(house: House, query: CallbackQuery) -> Pressed | None:
    if not query.message or not query.data:
        return None
    return Pressed(
        at=house.now(),
        chat=_chat(query.message.chat, _thread(query.message)),
        sender=_person(query.from_user),
        message=query.message.message_id,
        data=query.data,
        press=query.id,
    )


def _thread(message: object) -> int | None:
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _membership(house: House, news: ChatMemberUpdated) -> Happening | None:
    chat = _chat(news.chat, None)
    if news.new_chat_member.status in GONE:
        return Expelled(house.now(), chat)
    if _is_shut(news.old_chat_member) and not _is_shut(news.new_chat_member):
        return Admitted(house.now(), chat, _person(news.from_user))
    return None


def _is_shut(standing: ChatMember) -> bool:
    """Whether the bot could say nothing there: it was out, or muted."""
    is_muted = isinstance(standing, ChatMemberRestricted) and not standing.can_send_messages
    return standing.status in GONE or is_muted


def _chat(chat: TelegramChat, thread: int | None) -> Chat:
    return Chat(chat.id, chat.type == TelegramChat.PRIVATE, name(chat.title or chat.full_name or ""), thread)


def _sender(message: Message) -> Sender:
    """Anonymous admins and channels write under a chat's name: they are nobody."""
    if message.sender_chat or not message.from_user or message.from_user.id in UNDER_A_CHAT:
        return NOBODY
    return _person(message.from_user)


def _person(user: User) -> Sender:
    return Sender(user.id, name(user.full_name) or nameless(user.id))
