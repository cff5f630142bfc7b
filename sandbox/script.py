"""What people do in a rehearsal: read from JSON Lines, and done in the room at its moment.

A line is a deed (`at`, `who` and one of `text`, `edit`, `press`) or a standing instruction (`who`, `whenever`,
`after_minutes`). A text goes to the group as a reply to the bot's newest card; `"to": "private"` sends it to the bot
alone, `"reply": true` there answers its newest message, `"reply": false` in the group answers nothing.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.messages import Message
from sandbox.people import Chat
from sandbox.room import Room


@dataclass(frozen=True, slots=True)
class Deed:
    """One person does one thing at a moment: writes, edits what they wrote last, or presses a button."""

    at: datetime
    who: int
    text: str = ""
    edit: str = ""
    press: str = ""
    is_private: bool = False
    is_reply: bool = True


@dataclass(frozen=True, slots=True)
class Habit:
    """Whenever a button so labelled reaches this person, they press it after a while."""

    who: int
    label: str
    after: timedelta


def read(lines: Iterable[str], name: str, problems: list[str]) -> tuple[list[Deed], list[Habit]]:
    """The script; what is wrong is named by its line, in Chinese."""
    deeds: list[Deed] = []
    habits: list[Habit] = []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = _parse(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            problems.append(
                f"{name}：第{n}行不是一条可以照演的记录（需要 who，以及 at 加 text、edit、press 之一，或 whenever）"
            )
            continue
        if isinstance(found, Deed):
            deeds.append(found)
        else:
            habits.append(found)
    return sorted(deeds, key=lambda d: d.at), habits


def _parse(row: dict[str, object]) -> Deed | Habit:
    who = int(str(row["who"]))
    if "whenever" in row:
        return Habit(who, str(row["whenever"]), timedelta(minutes=float(str(row.get("after_minutes", 10)))))
    is_private = row.get("to") == "private"
    if not any(row.get(key) for key in ("text", "edit", "press")):
        raise ValueError("nothing is done")
    return Deed(
        at=datetime.fromisoformat(str(row["at"])),
        who=who,
        text=str(row.get("text", "")),
        edit=str(row.get("edit", "")),
        press=str(row.get("press", "")),
        is_private=is_private,
        is_reply=bool(row.get("reply", not is_private)),
    )


def perform(room: Room, group: Chat, deed: Deed) -> str:
    """Do it in the room; gives what could not be done, in words, or nothing."""
    if deed.press:
        return _press(room, group, deed)
    if deed.edit:
        return _edit(room, group, deed)
    chat = room.private(deed.who) if deed.is_private else group
    answered = _newest(room, chat, is_card=not deed.is_private) if deed.is_reply else None
    room.say(deed.who, chat, deed.text, answers=answered.id if answered else None)
    return ""


def _edit(room: Room, group: Chat, deed: Deed) -> str:
    chat = room.private(deed.who) if deed.is_private else group
    mine = [m for m in room.messages(chat) if m.sender == deed.who]
    if not mine:
        return "没有可以修改的消息"
    room.edit(deed.who, chat, mine[-1].id, deed.edit)
    return ""


def _press(room: Room, group: Chat, deed: Deed) -> str:
    for chat in (group, room.private(deed.who)):
        for message in reversed(room.messages(chat)):
            label = next((b.label for b in message.buttons if b.label.startswith(deed.press)), None)
            if label is not None:
                room.press(deed.who, chat, message.id, label)
                return ""
    return f"没有“{deed.press}”按钮"


def _newest(room: Room, chat: Chat, *, is_card: bool) -> Message | None:
    said = (m for m in reversed(room.messages(chat)) if m.sender == room.bot.id and not m.service)
    return next((m for m in said if not is_card or had_buttons(m)), None)


def had_buttons(message: Message) -> bool:
    """Whether it was posted with buttons: so a card is told from a briefing."""
    first = message.earlier[0].keyboard if message.earlier else message.keyboard
    return bool(first)


def due_habits(habits: Iterable[Habit], message: Message) -> Iterator[tuple[Habit, str]]:
    """The standing instructions that a new private message calls for, each with the button's whole label."""
    for habit in habits:
        if message.chat == habit.who:
            yield from ((habit, b.label) for b in message.buttons if b.label.startswith(habit.label))
