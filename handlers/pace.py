"""How fast Telegram may be spoken to: one message a second in a chat, twenty a minute in a group, thirty a second."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.notices import Notice, Redraw, Repaint, Sent

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
A_CHAT, A_GROUP, IN_ALL = 1, 20, 30


@dataclass(slots=True)
class Pace:
    """What was said when, and until when Telegram asked for silence."""

    silent_until: datetime | None = None
    _latest: datetime | None = None
    _silent: dict[int, datetime] = field(default_factory=dict)
    _all: deque[datetime] = field(default_factory=deque)
    _chats: dict[int, deque[datetime]] = field(default_factory=dict)

    def when(self, chat: int | None, now: datetime) -> datetime:
        """The first moment at which a message to this chat is allowed."""
        self._set_right(now)
        moments = [now, _free(self._all, IN_ALL, SECOND)]
        if chat is not None:
            said = self._chats.get(chat, deque())
            moments += [_free(said, A_CHAT, SECOND), _free(said, A_GROUP, MINUTE) if chat < 0 else None]
            moments.append(self._silent.get(chat))
        return max(m for m in [*moments, self.silent_until] if m is not None)

    def _set_right(self, now: datetime) -> None:
        """What was said later than now was said before the clock went back: nobody waits for that hour again."""
        if self._latest is None or self._latest - now <= MINUTE:
            return
        self._latest, self.silent_until = None, None
        self._silent.clear()
        self._all.clear()
        self._chats.clear()

    def heard(self, now: datetime) -> datetime:
        """The first moment at which anything at all is allowed."""
        self._set_right(now)
        return max(now, self.silent_until or now)

    def said(self, chat: int | None, now: datetime) -> None:
        """Note a message; forget what no longer counts."""
        self._latest = now
        self._all.append(now)
        _forget(self._all, now - SECOND)
        if chat is not None:
            told = self._chats.setdefault(chat, deque())
            told.append(now)
            _forget(told, now - MINUTE)

    def hush(self, until: datetime, chat: int | None = None) -> None:
        """Telegram asked to wait; or one chat has to, so that its messages keep their order."""
        if chat is None:
            self.silent_until = max(until, self.silent_until or until)
        else:
            self._silent[chat] = until


def is_paced(notice: Notice) -> bool:
    """Whether it counts against the limits; a receipt or a toast does not wait behind messages."""
    return isinstance(notice, Sent | Redraw | Repaint)


def _free(said: deque[datetime], most: int, span: timedelta) -> datetime | None:
    return said[-most] + span if len(said) >= most else None


def _forget(said: deque[datetime], before: datetime) -> None:
    while said and said[0] < before:
        said.popleft()
