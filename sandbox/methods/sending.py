"""The methods that send: a text, a document, a photo."""

from sandbox import wire
from sandbox.access import Place, writable
from sandbox.asking import Ask
from sandbox.keyboards import read_keyboard
from sandbox.messages import File, Message, Upload
from sandbox.methods.reading import Text, chat_id, read_caption, read_place, read_text
from sandbox.pictures import pixels
from sandbox.refusals import (
    ACTION_UNKNOWN,
    FILE_EMPTY,
    FILE_PART_MISSING,
    FILE_UNKNOWN,
    MAY_NOT_SEND_DOCUMENTS,
    MAY_NOT_SEND_PHOTOS,
    NO_DOCUMENT,
    NO_PHOTO,
    PHOTO_MISSHAPEN,
    PHOTO_UNREADABLE,
    TOO_LARGE,
    Refused,
    bad_request,
)
from sandbox.room import Room

_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_LARGEST_FILE = 50 * 2**20
_LARGEST_PHOTO = 10 * 2**20


def send_message(room: Room, ask: Ask) -> object:
    """A text, with or without buttons, in answer to a message or not, in a topic or not."""
    where = read_place(room, ask)
    return wire.message(room, _post(room, ask, where, read_text(ask)))


def send_document(room: Room, ask: Ask) -> object:
    """A file of any kind, newly uploaded or by the id of one that was sent before."""
    where = read_place(room, ask, MAY_NOT_SEND_DOCUMENTS)
    caption = read_caption(ask)
    return wire.message(room, _post(room, ask, where, caption, read_file(room, ask, "document")))


def send_photo(room: Room, ask: Ask) -> object:
    """A picture to be shown as a photo."""
    where = read_place(room, ask, MAY_NOT_SEND_PHOTOS)
    caption = read_caption(ask)
    return wire.message(room, _post(room, ask, where, caption, read_file(room, ask, "photo")))


def send_chat_action(room: Room, ask: Ask) -> object:
    """The sign that the bot is typing; nobody here looks at it."""
    writable(room, chat_id(ask))
    if ask.text("action") not in _ACTIONS:
        raise bad_request(ACTION_UNKNOWN)
    return True


def read_file(room: Room, ask: Ask, kind: str, source: str = "") -> File:
    """The file of a call: `kind` is document or photo, `source` what stands for it where it is not under that name."""
    source = source or ask.text(kind)
    upload = ask.files.get(kind) or ask.files.get(source.removeprefix("attach://"))
    if upload is not None:
        return room.keep(_checked(upload, is_photo=kind == "photo"))
    if not source:
        raise bad_request(NO_PHOTO if kind == "photo" else NO_DOCUMENT)
    if source.startswith("attach://"):
        raise bad_request(FILE_PART_MISSING.format(source.removeprefix("attach://")))
    if source not in room.files:
        raise bad_request(FILE_UNKNOWN)
    return room.files[source]


def _post(room: Room, ask: Ask, where: Place, words: Text, file: File | None = None) -> Message:
    keyboard = read_keyboard(ask.parsed("reply_markup"))
    return room.post(Message(
        chat=where.chat, id=room.next_id(where.chat), at=room.now(), sender=room.bot.id, text=words[0],
        spans=words[1], keyboard=keyboard, answers=where.answers, thread=where.thread, file=file,
    ))  # fmt: skip


def _checked(upload: Upload, *, is_photo: bool) -> Upload:
    if not upload.content:
        raise bad_request(FILE_EMPTY)
    if len(upload.content) > (_LARGEST_PHOTO if is_photo else _LARGEST_FILE):
        raise Refused(413, TOO_LARGE)
    if not is_photo:
        return upload
    size = pixels(upload.content)
    if size is None:
        raise bad_request(PHOTO_UNREADABLE)
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request(PHOTO_MISSHAPEN)
    return Upload(upload.name, upload.content, is_photo=True)
