"""What a visitor does as one of the people: read from JSON, done in the room, written down to be done again."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from sandbox.messages import Upload
from sandbox.room import Room

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Say:
    """Write into a chat, with files or without, in answer to a message or not."""

    who: int
    chat: int
    text: str
    answers: int | None = None
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """Open the bot, through a link with a token or without."""

    who: int
    token: str = ""


@dataclass(frozen=True, slots=True)
class Reword:
    """Change one's own message."""

    who: int
    chat: int
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Delete one's own message."""

    who: int
    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button, known by its data."""

    who: int
    chat: int
    message: int
    data: str


@dataclass(frozen=True, slots=True)
class React:
    """Put an emoji on a message; an empty one takes it back."""

    who: int
    chat: int
    message: int
    emoji: str


@dataclass(frozen=True, slots=True)
class Script:
    """Let the people of the sample year answer by themselves, or be silent."""

    is_on: bool


Deed = Say | Start | Reword | TakeBack | Press | React | Script


def read(raw: Json) -> Deed:
    """A deed from the page or from a saved visit. Raises ValueError where it is none."""
    try:
        return _read(raw)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("not a deed") from error


def write(deed: Deed) -> dict[str, object]:
    """A deed as it is saved; `read` gives it back."""
    match deed:
        case Say(who, chat, text, answers, files):
            told: dict[str, object] = {
                "do": "say",
                "who": who,
                "chat": chat,
                "text": text,
                "answers": answers,
            }
            return told | ({"files": [_write_file(file) for file in files]} if files else {})
        case Start(who, token):
            return {"do": "start", "who": who, "token": token}
        case Reword(who, chat, message, text):
            return {"do": "edit", "who": who, "chat": chat, "message": message, "text": text}
        case TakeBack(who, chat, message):
            return {"do": "delete", "who": who, "chat": chat, "message": message}
        case Press(who, chat, message, data):
            return {"do": "press", "who": who, "chat": chat, "message": message, "data": data}
        case React(who, chat, message, emoji):
            return {"do": "react", "who": who, "chat": chat, "message": message, "emoji": emoji}
        case Script(is_on):
            return {"do": "script", "on": is_on}
        case _:
            assert_never(deed)


def do(room: Room, deed: Deed) -> None:
    """Do it in the room. Raises ValueError (or KeyError, for whom or what is not there) where it cannot be done."""
    match deed:
        case Say(who, chat, text, answers, files):
            room.say(who, chat, text, answers=answers, files=files)
        case Start(who, token):
            room.start(who, token)
        case Reword(who, chat, message, text):
            room.edit(who, chat, message, text)
        case TakeBack(who, chat, message):
            room.delete(who, chat, message)
        case Press(who, chat, message, data):
            room.press(who, chat, message, data)
        case React(who, chat, message, emoji):
            room.react(who, chat, message, emoji)
        case Script():
            return
        case _:
            assert_never(deed)


def _read(raw: Json) -> Deed:
    if raw["do"] == "script":
        return Script(raw["on"] is True)
    who = _number(raw["who"])
    if raw["do"] == "start":
        return Start(who, _text(raw.get("token", "")))
    return _read_in_chat(raw, who, _number(raw["chat"]))


def _read_in_chat(raw: Json, who: int, chat: int) -> Deed:
    match raw["do"]:
        case "say":
            return _say(raw, who, chat)
        case "edit":
            return Reword(who, chat, _number(raw["message"]), _said(raw["text"]))
        case "delete":
            return TakeBack(who, chat, _number(raw["message"]))
        case "press":
            return Press(who, chat, _number(raw["message"]), _text(raw["data"]))
        case "react":
            return React(who, chat, _number(raw["message"]), _text(raw["emoji"]))
        case _:
            raise ValueError("not a deed")


def _say(raw: Json, who: int, chat: int) -> Say:
    files = raw.get("files") or ()
    if not isinstance(files, Sequence):
        raise TypeError("no list of files")
    uploads = tuple(_read_file(file) for file in files)
    text = _text(raw["text"]) if uploads else _said(raw["text"])
    answers = raw.get("answers")
    return Say(who, chat, text, None if answers is None else _number(answers), uploads)


def _said(value: object) -> str:
    """Words that say something."""
    if not _text(value).strip():
        raise ValueError("nothing is said")
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no number")
    return value


def _read_file(raw: Json) -> Upload:
    return Upload(
        _text(raw["name"]), b64decode(_text(raw["content"]), validate=True), raw.get("photo") is True
    )


def _write_file(file: Upload) -> dict[str, object]:
    return {"name": file.name, "content": b64encode(file.content).decode(), "photo": file.is_photo}
