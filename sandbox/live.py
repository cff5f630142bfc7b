"""What goes on in a room, told as it happens: a line of time, a name, the words; each moment with a breath before it."""

import asyncio
from datetime import datetime
from typing import TextIO

from sandbox.events import Edited, Event, Reacted, Said
from sandbox.messages import Message
from sandbox.people import Chat
from sandbox.room import Room

WEEKDAYS = "一二三四五六日"


class Telling:
    """Tells the group's chat to a stream from a moment on, and private letters in one line each."""

    def __init__(self, room: Room, group: Chat, pace: float, out: TextIO, begin: datetime) -> None:
        self._room = room
        self._group = group
        self._pace = pace
        self._out = out
        self._begin = begin
        self._day = ""
        self._told = False
        room.watch(self._tell)

    async def rest(self, _moment: datetime) -> None:
        """A breath after something was told; nothing where nothing was."""
        if self._told:
            self._told = False
            await asyncio.sleep(self._pace)

    def _tell(self, event: Event) -> None:
        if self._room.now() < self._begin:
            return
        match event:
            case Said(message) if message.service is None:
                self._say(message, message.text)
            case Edited(message) if message.chat == self._group.id:
                receipts = [line for line in message.text.splitlines() if line.startswith("✓")]
                self._say(message, f"（卡片已更新）{receipts[-1] if receipts else ''}")
            case Reacted(message, _, emoji):
                self._line(f"        {emoji} ← “{_gist(message.text)}”")
            case _:
                return

    def _say(self, message: Message, text: str) -> None:
        at = message.edited_at or message.at
        day = f"{at.year}年{at.month}月{at.day}日 星期{WEEKDAYS[at.weekday()]}"
        if day != self._day:
            self._day = day
            self._line(f"\n── {day} ──")
        name = self._room.people[message.sender].name
        if message.chat != self._group.id:
            text = _gist(text)
            name += " → 私聊"
        indented = text.replace("\n", "\n        ")
        self._line(f"  {at:%H:%M} {name}：{indented}")
        labels = " ".join(f"[{b.label}]" for b in message.buttons[:6])
        if labels:
            self._line(f"        {labels}")

    def _line(self, line: str) -> None:
        self._told = True
        self._out.write(f"{line}\n")
        self._out.flush()


def _gist(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= 40 else line[:39] + "…"
