"""The heartbeat: an address outside is called while the bot really works, so that its silence raises an alarm there."""

import logging
from datetime import datetime, timedelta

import httpx
from telegram.error import TelegramError

from handlers.house import House
from handlers.overdue import overdue

log = logging.getLogger(__name__)

CYCLE = timedelta(minutes=3)
"""Longer than a long poll with all its time-outs."""

PATIENCE = 10.0


async def beat(house: House) -> bool:
    """Call the address if all is well; gives whether it was called. That it cannot be reached harms nothing."""
    address = house.setting.config.heartbeat
    if not address:
        return False
    if house.setting.config.telegram.webhook:
        await _ask(house)
    if not is_well(house, house.now()):
        log.warning("no heartbeat: the last cycle is too long ago, or something is overdue")
        return False
    await _call(address, house.setting.config.telegram.proxy or None)
    return True


def is_well(house: House, now: datetime) -> bool:
    """Whether Telegram has answered lately and nothing is overdue."""
    return house.heard is not None and now - house.heard < CYCLE and not overdue(house, now)


async def _ask(house: House) -> None:
    """Where Telegram delivers, a quiet day is no sign of anything: it is asked instead."""
    try:
        await house.bot.get_me()
    except TelegramError as fault:
        log.warning("Telegram does not answer: %s", type(fault).__name__)
    else:
        house.heard = house.now()


async def _call(address: str, proxy: str | None) -> None:
    try:
        async with httpx.AsyncClient(timeout=PATIENCE, proxy=proxy) as client:
            (await client.get(address)).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fault:
        # The address is a secret, and httpx puts it into what it says.
        log.warning("the heartbeat was not heard: %s", type(fault).__name__)
