"""The points at which a process ends itself, hard: each is a seam of the house, and says on the way what passes it.

A plan names a point and how often it is passed before the end comes: “sent 2” ends the process once Telegram has taken
its second notice, before that is marked. What is told on the way goes to the standard output, one line each, written
in one piece, so that it is there however the process ends.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.notices import Notice, Sent
from handlers import app, clock, inbox, voice
from handlers.files import Office
from handlers.house import House
from store.book import Book

POINTS = ("statement", "committing", "commit", "committed", "fetched", "marking", "sending", "sent", "marked")


def tell(line: str) -> None:
    """Say something to whoever started this process."""
    os.write(1, f"{line}\n".encode())


class Plan:
    """At which passing of which point the process ends."""

    def __init__(self, point: str, passing: int) -> None:
        self._end = (point, passing)
        self._passed: Counter[str] = Counter()

    def passing(self, point: str) -> None:
        """A point is passed; perhaps it is the last."""
        self._passed[point] += 1
        if (point, self._passed[point]) == self._end:
            os.kill(os.getpid(), signal.SIGKILL)


def lay(plan: Plan, wall: Callable[[], datetime]) -> None:
    """Lay the points through the house, whose clock is `wall` from now on; SIGUSR1 says that it was set."""
    _on_the_disk(plan)
    _in_the_book(plan)
    _at_the_doors(plan)
    _at_the_files(plan)
    original = app.open_house

    @asynccontextmanager
    async def open_house(office: Office, token: str) -> AsyncIterator[House]:
        async with original(office, token, wall=wall) as house:
            asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, _alarm, house)
            tell("ready")
            yield house

    app.open_house = open_house  # type: ignore[assignment]  # the wall is set


def _alarm(house: House) -> None:
    clock.strike_due(house, house.now())
    house.wake()


def _on_the_disk(plan: Plan) -> None:
    @event.listens_for(Engine, "before_cursor_execute")
    def statement(*_: object) -> None:
        plan.passing("statement")

    @event.listens_for(Engine, "commit")
    def committing(_connection: object) -> None:
        plan.passing("committing")


def _in_the_book(plan: Plan) -> None:
    commit, mark_sending, mark_said = Book.commit, Book.mark_sending, Book.mark_said

    def committed(book: Book, *args: Any, **more: Any) -> bool:
        plan.passing("commit")
        is_new = commit(book, *args, **more)
        tell("struck " + " ".join(beat.until.isoformat() for beat in book.office.beats.values()))
        plan.passing("committed")
        return is_new

    def marked_sending(book: Book, key: str) -> None:
        if any(owed.key == key and isinstance(owed.notice, Sent) for owed in book.waiting()):
            tell(f"marking {key}")
        plan.passing("marking")
        mark_sending(book, key)

    def marked_said(book: Book, key: str, message_id: int | None, at: datetime) -> None:
        mark_said(book, key, message_id, at)
        tell(f"marked {key}")
        plan.passing("marked")

    for name, seam in (("commit", committed), ("mark_sending", marked_sending), ("mark_said", marked_said)):
        setattr(Book, name, seam)


def _at_the_doors(plan: Plan) -> None:
    receive, say = inbox.receive, voice.say

    async def received(house: House, raw: inbox.Json) -> None:
        tell(f"fetched {raw['update_id']}")
        plan.passing("fetched")
        await receive(house, raw)

    async def said(house: House, notice: Notice) -> int | None:
        if not isinstance(notice, Sent):
            return await say(house, notice)
        tell(f"sending {notice.key}")
        plan.passing("sending")
        try:
            message = await say(house, notice)
        except Exception:
            tell(f"failed {notice.key}")
            raise
        tell(f"sent {notice.chat} {message or 0} {notice.key}")
        plan.passing("sent")
        return message

    inbox.receive, voice.say = received, said


def _at_the_files(plan: Plan) -> None:
    fsync, replace = os.fsync, Path.replace

    def synced(file: int) -> None:
        plan.passing("file")
        fsync(file)

    def replaced(path: Path, target: Path) -> Path:
        plan.passing("file")
        found = replace(path, target)
        plan.passing("file")
        return found

    os.fsync = synced  # type: ignore[assignment]
    Path.replace = replaced  # type: ignore[assignment, method-assign]
