"""The daily snapshot: an ordinary backup in a folder of its own, the old ones let go of by and by."""

import asyncio
import errno
import logging
import re
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from bot.happenings import Trouble, Unsaved
from bot.snapshots import kept
from handlers import turn
from handlers.house import House
from store.backup import PART, backup
from store.errors import StoreError

log = logging.getLogger(__name__)

NAME = re.compile(r"duban-(\d{4}-\d{2}-\d{2})\.json")
FULL = (errno.ENOSPC, errno.EDQUOT)


async def keep(house: House) -> None:
    """Make today's snapshot if there is none, off the loop; a failure is told to the clerks, once."""
    folder, care = house.snapshots, house.setting.config.care
    today = house.setting.today(house.now())
    if folder is None or today in days(folder):
        return
    try:
        await asyncio.to_thread(make, house.book.place, folder, today)
    except (StoreError, OSError) as fault:
        log.error("no snapshot of %s: %s", today, fault)  # noqa: TRY400  # one sentence says it
        turn.take_safely(house, Unsaved(house.now(), newest(folder), _why(fault)))
    else:
        forget(folder, today, care.daily, care.weekly)


def make(place: str, folder: Path, today: date) -> None:
    """One snapshot; only the bot's own user may look into the folder that is made for them.

    Raises:
        StoreError: if the store cannot be read.
        OSError: if the folder cannot be written to.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup(place, folder / f"duban-{today}.json")


def forget(folder: Path, today: date, daily: int, weekly: int) -> None:
    """Let go of the snapshots that are not to be kept, and of what was never finished. Other files are left alone."""
    found = days(folder)
    staying = kept(found, today, daily, weekly)
    gone = [path for day, path in found.items() if day not in staying]
    halves = [path for path in folder.glob(f"duban-*{PART}") if NAME.fullmatch(path.name.removesuffix(PART))]
    for path in (*gone, *halves):
        with suppress(OSError):  # it is tried again tomorrow
            path.unlink()


def days(folder: Path) -> dict[date, Path]:
    """The snapshots in a folder by their day."""
    found = {}
    with suppress(OSError):  # a folder that cannot be read has none; making one says why
        for path in folder.iterdir():
            named = NAME.fullmatch(path.name)
            if named:
                with suppress(ValueError):
                    found[date.fromisoformat(named[1])] = path
    return found


def newest(folder: Path | None) -> date | None:
    """The day of the newest snapshot."""
    return max(days(folder), default=None) if folder else None


def free(place: str, folder: Path | None) -> int | None:
    """The bytes that are left on the disk, where the store or the snapshots have one here; of two disks the fuller."""
    file = None if "://" in place or place.startswith(":") else Path(place)
    found = []
    for path in (file.parent if file else None, folder):
        if path is not None:
            with suppress(OSError):
                found.append(shutil.disk_usage(path).free)
    return min(found, default=None)


def _why(fault: StoreError | OSError) -> Trouble:
    if isinstance(fault, StoreError):
        return Trouble.UNREADABLE
    return Trouble.FULL if fault.errno in FULL else Trouble.REFUSED
