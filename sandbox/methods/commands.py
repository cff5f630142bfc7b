"""The methods for the list of commands that a person sees when they type a slash."""

import json
import re

from sandbox.asking import Ask
from sandbox.refusals import bad_request
from sandbox.room import Room

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def set_my_commands(room: Room, ask: Ask) -> object:
    """Set the list for a scope and a language."""
    commands = ask.objects("commands")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    room.commands[_key(ask)] = tuple((str(c["command"]), str(c["description"])) for c in commands)
    return True


def get_my_commands(room: Room, ask: Ask) -> object:
    """The list for a scope and a language."""
    return [{"command": name, "description": words} for name, words in room.commands.get(_key(ask), ())]


def delete_my_commands(room: Room, ask: Ask) -> object:
    """Forget the list for a scope and a language."""
    room.commands.pop(_key(ask), None)
    return True


def _key(ask: Ask) -> str:
    scope = ask.table("scope") or {"type": "default"}
    return json.dumps([dict(scope), ask.text("language_code")], sort_keys=True)
