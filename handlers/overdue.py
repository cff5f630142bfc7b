"""What should have been done a while ago and is not: the sign that something is stuck."""

from datetime import datetime, timedelta

from handlers import clock
from handlers.house import House
from handlers.outbox import NEVER
from store.outbox import Owed

LATE = timedelta(minutes=15)


def overdue(house: House, now: datetime) -> int:
    """Notices that should have been said, uploads that should have been read, rounds that should have struck.

    What is kept for a chat that is closed to the bot is not overdue: it waits for people.
    """
    notices = sum(_is_late(owed, now) for owed in house.book.waiting())
    uploads = sum(now - upload.at > LATE for upload in house.book.office.uploads.values())
    return notices + uploads + clock.unstruck(house, now)


def _is_late(owed: Owed, now: datetime) -> bool:
    if owed.not_before == NEVER:
        return False
    held = getattr(owed.notice, "not_before", None)
    return now - max(owed.since, held or owed.since) > LATE
