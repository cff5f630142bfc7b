"""Telegram's flood limits: a message a second in a chat, twenty a minute in a group, thirty a second in all."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.people import Chat
from sandbox.refusals import too_many

# The methods that the limits count.
COUNTED = frozenset({
    "sendmessage", "senddocument", "sendphoto", "sendmediagroup", "copymessage", "forwardmessage",
    "editmessagetext", "editmessagecaption", "editmessagereplymarkup",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pace:
    """One message every so many seconds; `burst` of them may come at once."""

    every: float
    burst: int


CHAT = Pace(every=1, burst=3)
GROUP = Pace(every=3, burst=20)
ALL = Pace(every=1 / 30, burst=30)


class Limits:
    """How much was sent lately. Off until it is turned on; then the clock of the room counts."""

    def __init__(self) -> None:
        self.is_on = False
        # For each pace and chat, the moment at which everything sent so far has been worked off.
        self._until: dict[tuple[Pace, int], datetime] = {}

    def spend(self, chat: Chat, now: datetime, messages: int = 1) -> None:
        """Count messages to a chat, or raise Refused 429 with the seconds to wait, counting nothing."""
        if not self.is_on:
            return
        keys = (
            [(CHAT, chat.id), (ALL, 0)] if chat.is_private else [(CHAT, chat.id), (GROUP, chat.id), (ALL, 0)]
        )
        wait = max(self._wait(key, now, messages) for key in keys)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for key in keys:
            self._until[key] = max(self._until.get(key, now), now) + _work(key[0], messages)

    def _wait(self, key: tuple[Pace, int], now: datetime, messages: int) -> float:
        pace = key[0]
        # An album larger than the burst still passes where nothing else is being worked off.
        most = _work(pace, max(pace.burst, messages))
        until = max(self._until.get(key, now), now) + _work(pace, messages)
        return (until - now - most).total_seconds()


def _work(pace: Pace, messages: int) -> timedelta:
    return timedelta(seconds=pace.every * messages)
