"""The methods that change what stands other than by words: deletions, reactions, toasts, pins, the bot's leaving."""

from datetime import timedelta

from sandbox.asking import Ask
from sandbox.conversation import Conversation
from sandbox.events import Toasted
from sandbox.messages import Pinned
from sandbox.methods.reactions import read_reaction
from sandbox.methods.reading import read_message, read_present
from sandbox.refusals import (
    CANNOT_DELETE,
    CANNOT_DELETE_FOR_ALL,
    CANNOT_LEAVE_PRIVATE,
    DELETE_NOT_FOUND,
    MAY_NOT_PIN,
    PIN_NOT_FOUND,
    QUERY_INVALID,
    REACT_NOT_FOUND,
    REACTION_EMPTY,
    SERVER_TEXT_TOO_LONG,
    UNPIN_NOT_FOUND,
    bad_request,
)
from sandbox.room import Room

_LONGEST_TOAST = 200
# Measured by users of the real one: after twenty seconds a press is refused, after ten it is not.
_PRESS_LIVES = timedelta(seconds=15)
_DELETABLE = timedelta(hours=48)


def delete_message(room: Room, ask: Ask) -> object:
    """Take a message away: the bot's own for two days, those of others where it runs the chat or is alone with them."""
    conversation = read_present(room, ask)
    message = read_message(conversation, ask, DELETE_NOT_FOUND)
    if conversation.is_admin(room.bot.id):
        room.remove(message)
        return True
    if message.sender != room.bot.id and not conversation.chat.is_private:
        raise bad_request(CANNOT_DELETE)
    if room.now() - message.at > _DELETABLE:
        raise bad_request(CANNOT_DELETE_FOR_ALL)
    room.remove(message)
    return True


def set_message_reaction(room: Room, ask: Ask) -> object:
    """Put one emoji on a message, or take it back."""
    message = read_message(read_present(room, ask), ask, REACT_NOT_FOUND)
    if message.service is not None:
        raise bad_request(REACT_NOT_FOUND)
    emoji, earlier = read_reaction(ask), dict(message.reactions).get(room.bot.id, "")
    if not emoji and not earlier:
        raise bad_request(REACTION_EMPTY)
    if emoji != earlier:
        room.mark(message, room.bot.id, emoji)
    return True


def answer_callback_query(room: Room, ask: Ask) -> object:
    """The answer to a press, once and while the person still waits for it."""
    press = room.presses.get(ask.text("callback_query_id"))
    if press is None or press.query in room.answered or room.now() - press.at > _PRESS_LIVES:
        raise bad_request(QUERY_INVALID)
    text = ask.text("text")
    if len(text) > _LONGEST_TOAST:
        raise bad_request(SERVER_TEXT_TOO_LONG)
    room.toast(Toasted(press.query, press.person, text, ask.flag("show_alert"), room.now()))
    return True


def pin_chat_message(room: Room, ask: Ask) -> object:
    """Pin a message; in a group only an admin may. A message that is the last pinned already stays so, unsaid."""
    conversation = _pinnable(room, ask)
    message = read_message(conversation, ask, PIN_NOT_FOUND)
    if isinstance(message.service, Pinned):
        raise bad_request(PIN_NOT_FOUND)
    if conversation.pins[-1:] != [message.id]:
        room.pin(message, room.bot)
    return True


def unpin_chat_message(room: Room, ask: Ask) -> object:
    """Unpin one message, or the last pinned where none is named."""
    conversation = _pinnable(room, ask)
    number = ask.number("message_id", conversation.pins[-1] if conversation.pins else 0)
    if number not in conversation.pins:
        raise bad_request(UNPIN_NOT_FOUND)
    conversation.pins.remove(number)
    return True


def leave_chat(room: Room, ask: Ask) -> object:
    """The bot leaves a group."""
    conversation = read_present(room, ask)
    if conversation.chat.is_private:
        raise bad_request(CANNOT_LEAVE_PRIVATE)
    room.leave(room.bot, conversation.chat)
    return True


def _pinnable(room: Room, ask: Ask) -> Conversation:
    conversation = read_present(room, ask)
    if not conversation.chat.is_private and not conversation.is_admin(room.bot.id):
        raise bad_request(MAY_NOT_PIN)
    return conversation
