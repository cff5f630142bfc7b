"""The outbox: what is owed to Telegram, what is on its way, and where it was said."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tinydb import where

from bot.notices import Leave, Notice, React, Redraw, Repaint, Sent, Text
from store.moving import readdressed, without_thread
from store.shelf import Cabinet

REMEMBERED = timedelta(days=400)
"""How long it is known what was said: no round of a year comes again after that, caught up or not."""

AGAIN = Redraw | Repaint | React | Leave
"""What may be owed anew once it was said: saying it twice shows the same."""


class State(StrEnum):
    """`uncertain`: the process ended, or Telegram fell silent, while it was on its way; it may have been said."""

    OWED = "owed"
    SENDING = "sending"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Owed:
    """A notice that waits. `overtakes`: newer content came while an older one of the same key was on its way."""

    notice: Notice
    since: datetime
    state: State = State.OWED
    tries: int = 0
    not_before: datetime | None = None
    overtakes: bool = False

    @property
    def key(self) -> str:
        """The key of the notice."""
        return self.notice.key

    @property
    def is_idle(self) -> bool:
        """Whether nothing of this key is on its way."""
        return self.state is not State.SENDING and not self.overtakes


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that is done with: where it was said, or why Telegram would not have it."""

    key: str
    at: datetime
    chat: int | None = None
    message: int | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A message that may stand in a chat twice."""

    key: str
    chat: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Untaken:
    """A message that Telegram would not take; `words` are its first."""

    key: str
    chat: int
    at: datetime
    words: str = ""


Moves = Mapping[str, Owed | None]
"""What a transaction makes of the notices that wait, by key; None: it waits no more."""


class Outbox:
    """The notices that wait, in memory and on the disk.

    The verbs that write do so within the caller's transaction and return what it moves; `take` follows the commit.
    """

    def __init__(self, cabinet: Cabinet) -> None:
        self._waiting = cabinet.shelf("outbox")
        self._told = cabinet.shelf("told")
        self._doubts = cabinet.shelf("doubts")
        self._untaken = cabinet.shelf("untaken")
        self._owed = self._waiting.nouns(Owed)
        self._known = self._told.keys()

    def owed(self, now: datetime) -> tuple[Owed, ...]:
        """What may be sent now, oldest first."""
        return tuple(
            owed
            for owed in self._owed.values()
            if owed.is_idle and (owed.not_before is None or owed.not_before <= now)
        )

    def waiting(self) -> tuple[Owed, ...]:
        """All that is not said yet, oldest first."""
        return tuple(self._owed.values())

    def get(self, key: str) -> Owed | None:
        """A notice that waits."""
        return self._owed.get(key)

    def told(self, key: str) -> Told | None:
        """What became of a notice."""
        return self._told.noun(Told, key)

    def doubts(self) -> tuple[Doubt, ...]:
        """The messages that may stand twice, oldest first."""
        return tuple(self._doubts.nouns(Doubt).values())

    def take(self, moves: Moves) -> None:
        """Know what has been committed."""
        for key, owed in moves.items():
            if owed is None:
                done = self._owed.pop(key, None)
                if done and not isinstance(done.notice, AGAIN):
                    self._known.add(key)
            else:
                self._owed[key] = owed

    def owe(self, notices: Iterable[Notice], at: datetime) -> Moves:
        """Owe what is not owed or said already; newer content takes the place of the older."""
        moves: dict[str, Owed] = {}
        for notice in notices:
            if notice.key not in self._known:
                now = ChainMap(moves, self._owed)
                fresh = _redrawn(notice, now) or _owing(notice, now.get(notice.key), at)
                moves[fresh.key] = fresh
        return self._write(moves)

    def sending(self, key: str) -> Moves:
        """It is on its way from now on.

        Only a text said twice stands twice, so only a text's leaving is put on the disk; of the others it is enough
        that this process knows.
        """
        owed = self._owed.get(key)
        if owed is None:
            return {}
        leaving = {key: replace(owed, state=State.SENDING, tries=owed.tries + 1)}
        return self._write(leaving) if isinstance(owed.notice, Sent) else leaving

    def put_off(self, key: str, until: datetime) -> Moves:
        """Telegram did not take it; it is to be tried again."""
        return self._changed(key, state=State.OWED, not_before=until)

    def doubt(self, key: str, until: datetime | None = None) -> Moves:
        """It may have been said or not; it is to be said again, and that is remembered."""
        owed = self._owed.get(key)
        if owed is not None and isinstance(owed.notice, Sent):
            self._doubts.put(key, Doubt(key, owed.notice.chat, owed.since))
        return self._changed(key, state=State.UNCERTAIN, not_before=until)

    def interrupted(self) -> Moves:
        """At the start: what was on its way when the process before this one ended."""
        moves: dict[str, Owed | None] = {}
        for owed in self._owed.values():
            if not owed.is_idle:
                moves |= self.doubt(owed.key)
        return moves

    def settle(self, told: Told) -> Moves:
        """It was said or refused: it waits no more, unless newer content has come."""
        owed = self._owed[told.key]
        if owed.overtakes:
            return self._write({owed.key: replace(owed, overtakes=False)})
        if not isinstance(owed.notice, AGAIN):
            self._told.put(told.key, told)
        return self._write({owed.key: None})

    def readdress(self, old: int, new: int) -> Moves:
        """A group has another chat id: what waits goes there, and what was said in the old one is out of reach."""
        self._told.update(_out_of_reach, where("chat") == old)
        moves: dict[str, Owed | None] = {}
        for key, owed in self._owed.items():
            notice = readdressed(owed.notice, old, new)
            if notice != owed.notice:
                moves[key] = None
            if notice is not None and notice != owed.notice:
                moves[notice.key] = replace(owed, notice=notice)
        return self._write(moves)

    def leave_thread(self, chat: int, thread: int) -> Moves:
        """A topic is closed: what waits for it goes into the group's general one."""
        found = {key: (owed, without_thread(owed.notice, chat, thread)) for key, owed in self._owed.items()}
        moved = {key: replace(owed, notice=new) for key, (owed, new) in found.items() if new != owed.notice}
        return self._write(moved)

    def untaken(self) -> tuple[Untaken, ...]:
        """The messages that Telegram would not take, oldest first."""
        return tuple(self._untaken.nouns(Untaken).values())

    def not_taken(self, found: Untaken) -> None:
        """Remember a message that Telegram would not take."""
        self._untaken.put(found.key, found)

    def forget(self, before: datetime) -> tuple[Told, ...]:
        """Let go of what was said before a moment, and give it back; its keys may be owed again after a restart."""
        old = self._told.owned_before(Told, before.isoformat())
        for told in old:
            self._told.drop(told.key)
            self._doubts.drop(told.key)
            self._untaken.drop(told.key)
        return old

    def give_up(self, now: datetime) -> Moves:
        """Let go of what is still held back after so long: its chat was closed all that time."""
        return self._write({key: None for key, owed in self._owed.items() if _is_hopeless(owed, now)})

    def _changed(self, key: str, *, state: State, not_before: datetime | None = None) -> Moves:
        owed = self._owed.get(key)
        if owed is None:
            return {}
        if owed.overtakes:
            return self._write({key: replace(owed, overtakes=False)})
        return self._write({key: replace(owed, state=state, not_before=not_before)})

    def _write(self, moves: Moves) -> Moves:
        for key, owed in moves.items():
            if owed is None:
                self._waiting.drop(key)
            else:
                self._waiting.put(key, owed)
        return moves


def _is_hopeless(owed: Owed, now: datetime) -> bool:
    is_held = owed.not_before is not None and owed.not_before > now
    return is_held and owed.since < now - REMEMBERED


def _out_of_reach(told: MutableMapping[str, object]) -> None:
    told.pop("message", None)


def _redrawn(notice: Notice, waiting: Mapping[str, Owed]) -> Owed | None:
    """The message that a redraw is of, with the new content, if it is still to be said."""
    if not isinstance(notice, Redraw):
        return None
    owed = waiting.get(notice.of)
    if owed is None or not owed.is_idle or not isinstance(owed.notice, Text):
        return None
    return replace(owed, notice=replace(owed.notice, html=notice.html, keyboard=notice.keyboard))


def _owing(notice: Notice, waiting: Owed | None, at: datetime) -> Owed:
    if waiting is None:
        return Owed(notice, at, not_before=notice.not_before if isinstance(notice, Sent) else None)
    if isinstance(notice, AGAIN):
        return Owed(notice, waiting.since, overtakes=not waiting.is_idle)
    return waiting
