"""The uploads that wait are fetched and read, one after the other, while the bot goes on answering.

An upload stays in the book until a turn has taken what reading it came to; a crash in between reads it once more.
"""

import asyncio
import logging
from datetime import date

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.checking import Wrong
from bot.happenings import Drafted
from bot.proposals import PATIENCE, Upload
from bot.wording import imports as words
from handlers import intake, turn
from handlers.house import House
from handlers.intake import Taken
from handlers.unpacking import MOST_PACKED

log = logging.getLogger(__name__)

AGAIN = 30.0
"""Seconds after which a file is asked for again that Telegram would not give."""

TOO_BIG = "too big"


class Reader:
    """The one who reads; woken when an upload has been committed."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._woken = asyncio.Event()
        house.read = self._woken.set

    async def run(self) -> None:
        """Read what waits, for ever; what could not be fetched is asked for again after a while."""
        while True:
            self._woken.clear()
            await drain(self._house)
            wait = self._pause()
            try:
                async with asyncio.timeout(wait):
                    await self._woken.wait()
            except TimeoutError:
                continue

    def _pause(self) -> float | None:
        """Until the rest of a cut text may have come, or a file may be asked for again; None, until woken."""
        uploads, now = self._house.book.office.uploads.values(), self._house.now()
        if any(upload.may_go_on(now) for upload in uploads):
            return PATIENCE.total_seconds()
        return AGAIN if uploads else None


async def drain(house: House) -> None:
    """Every upload that waits now, once; what cannot be fetched for the moment stays."""
    for upload in tuple(house.book.office.uploads.values()):
        if upload.may_go_on(house.now()):
            continue
        read = await _read_safely(house, upload)
        if read is None:
            continue
        turn.take_safely(house, read)
        if upload.key in house.book.office.uploads:  # no desk could decide it: it must not come back for ever
            turn.take_safely(house, _unread(house, upload, words.FAILED))


async def _read_safely(house: House, upload: Upload) -> Drafted | None:
    """One file that trips the reading up is told in words, and the reader goes on with the next."""
    try:
        return await _read(house, upload)
    except Exception:
        log.exception("an upload could not be read")
        return _unread(house, upload, words.FAILED)


async def _read(house: House, upload: Upload) -> Drafted | None:
    """What reading it comes to; None while Telegram does not hand it over."""
    if upload.size > MOST_PACKED:
        return _unread(house, upload, words.TOO_LARGE)
    try:
        content = await _fetched(house, upload)
    except (BadRequest, Forbidden) as refusal:
        is_big = TOO_BIG in str(refusal).lower()
        return _unread(house, upload, words.TOO_LARGE if is_big else words.LOST)
    except TelegramError as fault:
        log.warning("a file cannot be fetched for now: %s", type(fault).__name__)
        return None
    today = house.setting.today(house.now())
    try:
        taken = await asyncio.to_thread(_taken, upload, content, today, _year(house))
    except Wrong as wrong:
        return Drafted(house.now(), upload.key, problems=tuple(wrong.problems))
    return Drafted(
        house.now(), upload.key, taken.ledger, taken.warnings, taken.doubts, is_draft=taken.is_draft
    )


async def _fetched(house: House, upload: Upload) -> bytes:
    if not upload.file:
        return b""
    file = await house.bot.get_file(upload.file)
    return bytes(await file.download_as_bytearray())


def _taken(upload: Upload, content: bytes, today: date, year: int | None) -> Taken:
    if upload.file:
        return intake.take_content(content, upload.name, today, year)
    made = intake.draft_text(upload.text, today, year)
    return Taken(made.ledger, made.warnings, made.doubts, is_draft=True)


def _year(house: House) -> int | None:
    """The year of the programmes, where all have the same; else the document has to say it."""
    years = {u.year for u in house.setting.config.programmes}
    return years.pop() if len(years) == 1 else None


def _unread(house: House, upload: Upload, problem: str) -> Drafted:
    return Drafted(house.now(), upload.key, problems=(problem.format(name=upload.name),))
