"""The methods that reword: a text, a caption, the buttons."""

from sandbox import wire
from sandbox.asking import Ask
from sandbox.keyboards import read_keyboard
from sandbox.messages import Keyboard, Message, Span
from sandbox.methods.reading import read_caption, read_message, read_present, read_text
from sandbox.refusals import (
    CANNOT_EDIT,
    EDIT_NOT_FOUND,
    NO_CAPTION_TO_EDIT,
    NO_TEXT_TO_EDIT,
    NOT_MODIFIED,
    bad_request,
)
from sandbox.room import Room


def edit_message_text(room: Room, ask: Ask) -> object:
    """Another wording, and other buttons: without a reply markup they go."""
    message = _own(room, ask)
    if message.file is not None:
        raise bad_request(NO_TEXT_TO_EDIT)
    text, spans = read_text(ask)
    return _reword(room, message, text, spans, read_keyboard(ask.parsed("reply_markup")))


def edit_message_caption(room: Room, ask: Ask) -> object:
    """Another caption under a file."""
    message = _own(room, ask)
    if message.file is None:
        raise bad_request(NO_CAPTION_TO_EDIT)
    text, spans = read_caption(ask)
    return _reword(room, message, text, spans, read_keyboard(ask.parsed("reply_markup")))


def edit_message_reply_markup(room: Room, ask: Ask) -> object:
    """Other buttons under the same words."""
    message = _own(room, ask)
    return _reword(room, message, message.text, message.spans, read_keyboard(ask.parsed("reply_markup")))


def _own(room: Room, ask: Ask) -> Message:
    message = read_message(read_present(room, ask), ask, EDIT_NOT_FOUND)
    if message.sender != room.bot.id or message.service is not None or message.origin is not None:
        raise bad_request(CANNOT_EDIT)
    return message


def _reword(room: Room, message: Message, text: str, spans: tuple[Span, ...], keyboard: Keyboard) -> object:
    if (text, spans, keyboard) == (message.text, message.spans, message.keyboard):
        raise bad_request(NOT_MODIFIED)
    return wire.message(room, room.reword(message, text, spans, keyboard))
