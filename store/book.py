"""The book: the office as it is now, kept; every decision is committed here, and what it owes waits here."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, datetime

from bot.items import Report
from bot.notices import Text
from bot.office import Change, Drop, Noun, Office, Outcome, Spoken, key_of
from store.engine import connect, file_of, name_of, url_of
from store.journal import Journal, Line
from store.lock import FileLock, lock_database, me
from store.outbox import REMEMBERED, Doubt, Moves, Outbox, Owed, Told, Untaken
from store.schema import SHELF, migrate
from store.shelf import Cabinet
from store.shelves import SHELVES

LAST = "last_update"


class Book:
    """One office on one store. Nothing in here awaits, and memory follows the disk, never the other way.

    `opened` is what is to be closed; the book takes it over when everything has been read.
    """

    def __init__(self, place: str, cabinet: Cabinet, opened: ExitStack) -> None:
        self.place = place
        self._cabinet = cabinet
        self._disk = cabinet.disk
        self._journal = Journal(cabinet.shelf("journal"))
        self._outbox = Outbox(cabinet)
        self._forgotten_on: date | None = None
        self.office = self._office()
        self.last_update_id = self._last_update()
        self._interrupted()
        self._opened = opened.pop_all()

    @classmethod
    def open(cls, place: str) -> "Book":
        """The book at a path (SQLite) or an address (`postgresql://…`); a new one where there is none.

        Raises:
            StoreError: if another process has it, or it is damaged, read-only or of a newer program.
        """
        url = url_of(place)
        file = file_of(url)
        with ExitStack() as opened:
            if file is not None:
                opened.callback(FileLock(file).release)
            cabinet = Cabinet(connect(url, f"duban {me()}"))
            opened.callback(cabinet.close)
            if url.get_backend_name() == "postgresql":
                lock_database(cabinet.disk.connection, name_of(url))
            migrate(cabinet.disk)
            return cls(place, cabinet, opened)

    def close(self) -> None:
        """Leave the store to the next process."""
        self._opened.close()

    def commit(
        self, outcome: Outcome, *, at: datetime, update_id: int | None = None, cause: str = ""
    ) -> bool:
        """Put what a decision comes to on the disk, then into the office: all of it, or on an error nothing.

        `update_id` is the update of Telegram that it answers; one that was answered before is not answered again,
        and the answer is False.

        Raises:
            StoreError: if the disk refuses.
        """
        if update_id is not None and self._journal.has(update_id):
            return False
        keys = [*map(_name, outcome.changes), *(notice.key for notice in outcome.notices)]
        line = self._journal.line(at, cause, keys, update_id)
        with self._disk.transaction():
            self._write(outcome.changes)
            moves = self._outbox.owe(outcome.notices, at)
            self._journal.write(line)
            if update_id is not None:
                self._disk.put(SHELF, LAST, {"id": update_id})
        self._take(outcome.changes, moves)
        self._journal.take(line)
        self.last_update_id = self.last_update_id if update_id is None else update_id
        return True

    def chat_moved(self, old: int, new: int) -> None:
        """A group has another chat id: what waits for it goes there, and what was said in the old one is out of reach.

        What this means for the office's own nouns is the desk's decision (`Moved`), and comes as its own outcome.
        """
        with self._disk.transaction():
            moves = self._outbox.readdress(old, new)
        self._outbox.take(moves)

    def topic_shut(self, chat: int, thread: int) -> None:
        """A topic is closed or gone: what waits for it goes into the group's general one."""
        with self._disk.transaction():
            moves = self._outbox.leave_thread(chat, thread)
        self._outbox.take(moves)

    def owed(self, now: datetime) -> Sequence[Owed]:
        """What may be sent now, oldest first; what is on its way is not among it."""
        return self._outbox.owed(now)

    def waiting(self) -> Sequence[Owed]:
        """All that is not said yet, held back and on its way too, oldest first."""
        return self._outbox.waiting()

    def untaken(self) -> Sequence[Untaken]:
        """The messages that Telegram would not take."""
        return self._outbox.untaken()

    def uncertain(self) -> Sequence[Doubt]:
        """The messages that may stand in a chat twice, because it was not known whether they had been said."""
        return self._outbox.doubts()

    def place_of(self, key: str) -> tuple[int, int] | None:
        """The chat and the message in which the text of this key was said."""
        told = self._outbox.told(key)
        return (told.chat, told.message) if told and told.chat and told.message else None

    def journal(self) -> Sequence[Line]:
        """The latest commits, oldest first."""
        return self._journal.lines()

    def mark_sending(self, key: str) -> None:
        """From now on it may have been said, even if this process ends."""
        with self._disk.transaction():
            moves = self._outbox.sending(key)
        self._outbox.take(moves)

    def mark_uncertain(self, key: str, until: datetime) -> None:
        """Telegram fell silent: it may have been said. It is said again from then on, and that is remembered."""
        with self._disk.transaction():
            moves = self._outbox.doubt(key, until)
        self._outbox.take(moves)

    def put_off(self, key: str, until: datetime) -> None:
        """It was certainly not said; it is tried again from then on."""
        with self._disk.transaction():
            moves = self._outbox.put_off(key, until)
        self._outbox.take(moves)

    def mark_said(self, key: str, message_id: int | None, at: datetime) -> None:
        """Telegram took it. A text about the work becomes a message that can be answered."""
        owed = self._outbox.get(key)
        if owed is None:
            return
        chat = owed.notice.chat if isinstance(owed.notice, Text) else None
        self._settle(Told(key, at, chat, message_id), _spoken(owed, message_id))

    def mark_refused(self, key: str, why: str, at: datetime) -> None:
        """Telegram will never take it; it is not owed any more."""
        if self._outbox.get(key) is not None:
            self._settle(Told(key, at, refused=why), ())

    def mark_untaken(self, key: str, why: str, found: Untaken) -> None:
        """Telegram would not take a message; it is not owed any more, and that is remembered."""
        if self._outbox.get(key) is not None:
            self._settle(Told(key, found.at, refused=why), (), found)

    def _settle(self, told: Told, spoken: tuple[Change, ...], untaken: Untaken | None = None) -> None:
        with self._disk.transaction():
            if untaken is not None:
                self._outbox.not_taken(untaken)
            moves = dict(self._outbox.settle(told))
            changes = (*spoken, *self._old(told.at))
            self._write(changes)
            if told.at.date() != self._forgotten_on:
                moves |= self._outbox.give_up(told.at)
        self._take(changes, moves)
        self._forgotten_on = told.at.date()

    def _old(self, at: datetime) -> tuple[Change, ...]:
        """Once a day what was said long ago is forgotten, and can no longer be answered."""
        if at.date() == self._forgotten_on:
            return ()
        old = self._outbox.forget(at - REMEMBERED)
        return tuple(
            Drop(Spoken, f"{t.chat}/{t.message}") for t in old if (t.chat, t.message) in self.office.spoken
        )

    def _interrupted(self) -> None:
        with self._disk.transaction():
            moves = self._outbox.interrupted()
        self._outbox.take(moves)

    def _write(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if isinstance(change, Drop):
                self._cabinet.shelf(SHELVES[change.noun]).drop(change.key)
            else:
                self._cabinet.shelf(SHELVES[type(change)]).put(key_of(change), change)

    def _take(self, changes: Sequence[Change], moves: Moves) -> None:
        self.office.take(changes)
        self._outbox.take(moves)

    def _office(self) -> Office:
        office = Office(history=self._history)
        for kind in Office.kept:
            nouns: dict[str, Noun] = self._cabinet.shelf(SHELVES[kind]).nouns(kind)
            office.take(tuple(nouns.values()))
        return office

    def _history(self, programme: str, item: str) -> Sequence[Report]:
        reports = self._cabinet.shelf(SHELVES[Report]).owned_by(Report, f"{programme}/{item}")
        return sorted(reports, key=lambda report: report.at)

    def _last_update(self) -> int | None:
        row = self._disk.row(SHELF, LAST)
        return None if row is None else int(row["id"])


def _spoken(owed: Owed, message: int | None) -> tuple[Spoken, ...]:
    match owed.notice:
        case Text(key=key, chat=chat, about=about) if about is not None and message is not None:
            return (
                Spoken(
                    key, chat, message, about.programme, about.items, about.card, about.question, about.issue
                ),
            )
        case _:
            return ()


def _name(change: Change) -> str:
    if isinstance(change, Drop):
        return f"-{SHELVES[change.noun]} {change.key}"
    return f"{SHELVES[type(change)]} {key_of(change)}"
