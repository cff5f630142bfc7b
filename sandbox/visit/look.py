"""The nouns of the room → what the page shows, as JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sandbox.messages import Button, File, Message, Pinned, Span
from sandbox.people import Chat
from sandbox.room import Room
from sandbox.transcript import service_words
from sandbox.visit.sample import Coming, Face

Json = dict[str, object]

COMING = 14
"""So many of the next pushes stand at the side."""


def message(room: Room, noun: Message) -> Json:
    """A message as it reads now; what it does not have is left out."""
    found: Json = {
        "id": noun.id, "chat": noun.chat, "from": noun.sender, "at": _moment(noun.at), "text": noun.text,
        "spans": [_span(span) for span in noun.spans],
        "keys": [[_button(button) for button in row] for row in noun.keyboard],
        "answers": noun.answers,
        "reactions": [[person, emoji] for person, emoji in noun.reactions],
        "file": _file(noun.file) if noun.file else None,
        "forwarded": room.people[noun.origin.sender].name if noun.origin else None,
        "service": service_words(room, noun, noun.service) if noun.service else None,
        "pins": noun.service.message if isinstance(noun.service, Pinned) else None,
        "album": noun.album or None,
        "edited": _moment(noun.edited_at) if noun.edited_at else None,
        "times": noun.times_reworded,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value not in (None, [], 0)}


def messages(room: Room, chat: int) -> list[Json]:
    """All that stands in a chat, oldest first."""
    return [message(room, noun) for noun in room.messages(chat)]


def faces(room: Room, known: Iterable[Face]) -> list[Json]:
    """The people of the office, the bot and whoever else is in the room, by what they are."""
    named = {face.id: face for face in known}
    return [_face(named.get(number, Face(number, person.name, ""))) | {"bot": person.is_bot}
            for number, person in room.people.items()]  # fmt: skip


def chats(room: Room) -> list[Json]:
    """Every chat, with who is in it."""
    return [_chat(room, found.chat) for found in room.conversations.values() if found.moved_to is None]


def menus(room: Room) -> Json:
    """The command menus: of the groups, of each private chat that has its own, of all the others."""
    found: Json = {"group": [], "private": [], "own": {}}
    own: dict[str, object] = {}
    for key, commands in room.commands.items():
        match json.loads(key):
            case [{"type": "all_group_chats"}, _]:
                found["group"] = commands
            case [{"type": "all_private_chats"}, _]:
                found["private"] = commands
            case [{"type": "chat", "chat_id": chat}, _]:
                own[str(chat)] = commands
    return found | {"own": own}


def coming(found: Iterable[Coming]) -> list[Json]:
    """What the bot will do next."""
    listed = list(found)[:COMING]
    return [{"at": _moment(c.at), "round": c.round, "name": c.name, "reason": c.reason} for c in listed]


def unread(counts: Mapping[int, Mapping[int, int]]) -> Json:
    """What each person has not seen, chat by chat."""
    return {str(person): {str(chat): n for chat, n in own.items()} for person, own in counts.items()}


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _span(noun: Span) -> list[object]:
    return [noun.type, noun.offset, noun.length, *([noun.url] if noun.url else [])]


def _button(noun: Button) -> Json:
    return {"label": noun.label, "url": noun.url} if noun.url else {"label": noun.label, "data": noun.data}


def _file(noun: File) -> Json:
    found: Json = {"name": noun.name, "size": len(noun.content), "path": f"/files/{noun.path}"}
    return found | ({"pixels": noun.pixels} if noun.pixels else {})


def _face(face: Face) -> Json:
    return {"id": face.id, "name": face.name, "role": face.role, "unit": face.unit, "post": face.post}


def _chat(room: Room, chat: Chat) -> Json:
    conversation = room.conversation(chat)
    members = [number for number in conversation.standings if conversation.has(number)]
    return {
        "id": chat.id,
        "title": chat.title,
        "private": chat.is_private,
        "members": members,
        "pins": conversation.pins,
    }
