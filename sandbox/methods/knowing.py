"""The methods that only ask: the bot itself, a chat, its people, a file."""

from sandbox import wire
from sandbox.access import present, readable
from sandbox.asking import Ask
from sandbox.methods.reading import chat_id
from sandbox.refusals import (
    FILE_ID_INVALID,
    FILE_TOO_BIG,
    MEMBER_NOT_FOUND,
    NO_ADMINS_IN_PRIVATE,
    USER_INVALID,
    bad_request,
)
from sandbox.room import Room

_LARGEST_DOWNLOAD = 20 * 2**20


def get_me(room: Room, ask: Ask) -> object:  # noqa: ARG001 - every method takes what is asked; this one asks nothing
    """The bot itself."""
    return wire.me(room)


def get_chat(room: Room, ask: Ask) -> object:
    """All about a chat."""
    return wire.full_chat(room, readable(room, chat_id(ask)).chat)


def get_chat_member(room: Room, ask: Ask) -> object:
    """How somebody stands in a chat."""
    conversation = present(room, chat_id(ask))
    number = ask.number("user_id", 0)
    if number <= 0:
        raise bad_request(USER_INVALID)
    if number not in room.people:
        raise bad_request(MEMBER_NOT_FOUND)
    return wire.member(room.people[number], conversation.standing(number))


def get_chat_administrators(room: Room, ask: Ask) -> object:
    """Who runs a group: people, and the bot where it is one of them; other bots are not told."""
    conversation = present(room, chat_id(ask))
    if conversation.chat.is_private:
        raise bad_request(NO_ADMINS_IN_PRIVATE)
    return [
        wire.member(room.people[number], status)
        for number, status in conversation.standings.items()
        if conversation.is_admin(number)
    ]


def get_file(room: Room, ask: Ask) -> object:
    """Where a file can be downloaded; up to 20 MB."""
    found = room.files.get(ask.text("file_id"))
    if found is None:
        raise bad_request(FILE_ID_INVALID)
    if len(found.content) > _LARGEST_DOWNLOAD:
        raise bad_request(FILE_TOO_BIG)
    return wire.file(found)
