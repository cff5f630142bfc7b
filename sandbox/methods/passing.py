"""The methods that pass a message on: as a copy, or with its origin named."""

from sandbox import wire
from sandbox.access import readable
from sandbox.asking import Ask
from sandbox.keyboards import read_keyboard
from sandbox.messages import Message, Origin
from sandbox.methods.reading import chat_id, read_caption, read_message, read_place
from sandbox.refusals import CANNOT_COPY, CANNOT_FORWARD, COPY_NOT_FOUND, FORWARD_NOT_FOUND, bad_request
from sandbox.room import Room


def copy_message(room: Room, ask: Ask) -> object:
    """The same content as a message of the bot's own; a caption or buttons may be new."""
    where = read_place(room, ask)
    source = read_message(readable(room, chat_id(ask, "from_chat_id")), ask, COPY_NOT_FOUND)
    if source.service is not None:
        raise bad_request(CANNOT_COPY)
    text, spans = (source.text, source.spans)
    if source.file is not None and "caption" in ask.values:
        text, spans = read_caption(ask)
    message = room.post(Message(
        chat=where.chat, id=room.next_id(where.chat), at=room.now(), sender=room.bot.id, text=text, spans=spans,
        keyboard=read_keyboard(ask.parsed("reply_markup")), answers=where.answers, thread=where.thread, file=source.file,
    ))  # fmt: skip
    return {"message_id": message.id}


def forward_message(room: Room, ask: Ask) -> object:
    """A message with the name of who wrote it first."""
    where = read_place(room, ask)
    source = read_message(readable(room, chat_id(ask, "from_chat_id")), ask, FORWARD_NOT_FOUND)
    if source.service is not None:
        raise bad_request(CANNOT_FORWARD)
    message = room.post(Message(
        chat=where.chat, id=room.next_id(where.chat), at=room.now(), sender=room.bot.id, text=source.text,
        spans=source.spans, thread=where.thread, file=source.file,
        origin=source.origin or Origin(source.sender, source.at),
    ))  # fmt: skip
    return wire.message(room, message)
