"""The care of the house, every few minutes: old words and leftovers once a day, the snapshot, the heartbeat."""

import asyncio
import logging
from datetime import date

from bot.happenings import Aged, Dawned
from handlers import heartbeat, snapshots, turn
from handlers.house import House
from store.errors import StoreError

log = logging.getLogger(__name__)

PAUSE = 300.0


class Keeper:
    """The one who looks after the house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._tidied_on: date | None = None

    async def run(self) -> None:
        """Look after everything, for ever."""
        while True:
            await self.care()
            await asyncio.sleep(PAUSE)

    async def care(self) -> None:
        """Once round. What goes wrong is logged and tried again: it must not stop the office's work."""
        for deed in (self._tidy, self._save, self._beat):
            try:
                await deed()
            except StoreError as fault:
                log.error("the house could not be cared for: %s", fault)  # noqa: TRY400  # one sentence says it
            except Exception:
                log.exception("the house could not be cared for")

    async def _tidy(self) -> None:
        """Once a day; item by item, so that people who write meanwhile are answered."""
        house, now = self._house, self._house.now()
        today = house.setting.today(now)
        if today == self._tidied_on:
            return
        turn.take_safely(house, Dawned(now))
        for programme, items in tuple(house.book.office.items.items()):
            for no in tuple(items):
                turn.take_safely(house, Aged(now, programme, no))
                await asyncio.sleep(0)
        self._tidied_on = today

    async def _save(self) -> None:
        await snapshots.keep(self._house)

    async def _beat(self) -> None:
        await heartbeat.beat(self._house)
