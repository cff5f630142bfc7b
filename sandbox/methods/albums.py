"""The method that sends several files as one album."""

from collections.abc import Mapping
from dataclasses import replace

from sandbox import wire
from sandbox.access import Place
from sandbox.asking import Ask
from sandbox.messages import Message
from sandbox.methods.reading import read_caption, read_place
from sandbox.methods.sending import read_file
from sandbox.refusals import ALBUM_MIXED, ALBUM_SIZE, MAY_NOT_SEND_DOCUMENTS, NO_MEDIA, bad_request
from sandbox.room import Room

_KINDS = ("document", "photo")


def send_media_group(room: Room, ask: Ask) -> object:
    """Two to ten files that stand together; each is a message of its own."""
    where = read_place(room, ask, MAY_NOT_SEND_DOCUMENTS)
    media = ask.objects("media")
    if not 2 <= len(media) <= 10:
        raise bad_request(ALBUM_SIZE)
    if len({one.get("type") for one in media}) > 1:
        raise bad_request(ALBUM_MIXED)
    drafts = [_draft(room, ask, one, where) for one in media]
    album = ""
    sent = []
    for draft in drafts:
        number = room.next_id(where.chat)
        album = album or str(14_000_000_000_000_000 + number)
        sent.append(room.post(replace(draft, id=number, album=album)))
    return [wire.message(room, message) for message in sent]


def _draft(room: Room, ask: Ask, media: Mapping[str, object], where: Place) -> Message:
    kind, source = str(media.get("type")), str(media.get("media", ""))
    if kind not in _KINDS or not source:
        raise bad_request(NO_MEDIA)
    text, spans = read_caption(Ask(media))
    file = read_file(room, ask, kind, source)
    return Message(
        chat=where.chat, id=0, at=room.now(), sender=room.bot.id, text=text, spans=spans, answers=where.answers,
        thread=where.thread, file=file,
    )  # fmt: skip
