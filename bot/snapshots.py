"""Which snapshots are kept: every day's for a while, then one a week."""

from collections.abc import Iterable
from datetime import date


def kept(days: Iterable[date], today: date, daily: int, weekly: int) -> frozenset[date]:
    """Of the days that have a snapshot: the newest `daily`, and of the older ones the last of each of `weekly` weeks.

    A day that is still to come (a clock that was wrong) takes nobody's place, and is kept.
    """
    past = sorted((day for day in set(days) if day <= today), reverse=True)
    older: dict[tuple[int, int], date] = {}
    for day in past[daily:]:
        older.setdefault(day.isocalendar()[:2], day)
    to_come = (day for day in days if day > today)
    return frozenset([*past[:daily], *list(older.values())[:weekly], *to_come])
