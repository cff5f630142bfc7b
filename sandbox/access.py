"""What the bot may do in a chat, and what it hears there."""

from dataclasses import dataclass

from sandbox.conversation import GENERAL, Conversation
from sandbox.messages import Message, TopicMade
from sandbox.people import Sort, Status
from sandbox.refusals import (
    BLOCKED,
    CHAT_NOT_FOUND,
    KICKED,
    MAY_NOT_WRITE,
    NEVER_STARTED,
    NOT_A_MEMBER,
    NOT_TO_BOTS,
    REPLY_NOT_FOUND,
    THREAD_NOT_FOUND,
    TOPIC_CLOSED,
    bad_request,
    forbidden,
    moved,
)
from sandbox.room import Room
from sandbox.spans import command


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message of the bot goes."""

    chat: int
    thread: int | None = None
    answers: int | None = None


def known(room: Room, chat: int) -> Conversation:
    """A chat that the bot has met, or the refusal."""
    conversation = room.conversations.get(chat)
    if chat in room.people and room.people[chat].is_bot:
        raise forbidden(NOT_TO_BOTS)
    if conversation is None or not _is_met(room, conversation):
        raise bad_request(CHAT_NOT_FOUND)
    return conversation


def present(room: Room, chat: int) -> Conversation:
    """A chat that the bot is in, or the refusal."""
    conversation = known(room, chat)
    if conversation.moved_to is not None:
        raise moved(conversation.moved_to)
    standing, sort = conversation.standing(room.bot.id), conversation.chat.sort
    if standing is Status.KICKED:
        raise forbidden(BLOCKED if conversation.chat.is_private else KICKED.format(sort))
    if standing is Status.LEFT:
        raise forbidden(NEVER_STARTED if conversation.chat.is_private else NOT_A_MEMBER.format(sort))
    return conversation


def readable(room: Room, chat: int) -> Conversation:
    """A chat that the bot may ask about, or the refusal: a supergroup tells nothing to who is not in it."""
    conversation = known(room, chat)
    return present(room, chat) if conversation.chat.sort is Sort.SUPERGROUP else conversation


def writable(room: Room, chat: int, refusal: str = MAY_NOT_WRITE) -> Conversation:
    """A chat that the bot may write in, or the refusal."""
    conversation = present(room, chat)
    if conversation.standing(room.bot.id) is Status.RESTRICTED:
        raise bad_request(refusal)
    return conversation


def place(conversation: Conversation, thread: int | None, answers: int | None, *, lone: bool) -> Place:
    """The place for a message in a thread and as a reply. `lone` sends it without the reply where that is gone."""
    if answers is not None and conversation.message(answers) is None:
        if not lone:
            raise bad_request(REPLY_NOT_FOUND)
        answers = None
    if thread is not None and thread != GENERAL and not conversation.has_thread(thread):
        raise bad_request(THREAD_NOT_FOUND)
    thread = conversation.thread_of(answers) or (thread if thread != GENERAL else None)
    if thread in conversation.closed:
        raise bad_request(TOPIC_CLOSED)
    return Place(conversation.chat.id, thread, answers)


def hears(room: Room, message: Message) -> bool:
    """Whether a message reaches the bot. In privacy mode: commands, replies to its own messages, service messages."""
    conversation = room.conversation(message.chat)
    if not conversation.has(room.bot.id) or (message.sender == room.bot.id and message.service is None):
        return False
    if conversation.chat.is_private or message.service is not None or not room.has_privacy:
        return True
    return conversation.is_admin(room.bot.id) or _is_for(room, conversation, message)


def _is_for(room: Room, conversation: Conversation, message: Message) -> bool:
    asked = command(message.text)
    if asked is not None:
        return asked[1].lower() in ("", room.bot.username.lower())
    replied = conversation.replied(message)
    return (
        replied is not None and replied.sender == room.bot.id and not isinstance(replied.service, TopicMade)
    )


def _is_met(room: Room, conversation: Conversation) -> bool:
    bot = room.bot.id
    if bot in conversation.standings:
        return True
    person = conversation.chat.id
    return conversation.chat.is_private and any(
        other.has(bot) and other.has(person) for other in room.conversations.values()
    )
