"""Updates from Telegram, each taken exactly once: the commit of a turn carries the update's number.

The library's own polling confirms updates before they are handled, so that a crash loses them; here the next request
confirms only what has been committed. The webhook answers 200 after the commit.
"""

import asyncio
import logging
from collections.abc import Mapping

from telegram import ChatMemberAdministrator, ChatMemberRestricted, Update
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.happenings import Admitted, Binding, Happening, Said
from handlers import chat, outbox, turn
from handlers.house import House

log = logging.getLogger(__name__)

LONG_POLL = 30
PAUSE = 3.0


async def poll(house: House) -> None:
    """Ask Telegram for ever, from the last committed update on."""
    while True:
        await _rest(await fetch(house, LONG_POLL))


async def fetch(house: House, wait: int) -> float:
    """One request and the turns of what it brought; gives the seconds to rest before the next."""
    try:
        updates = await house.bot.get_updates(
            offset=_next(house), timeout=wait, allowed_updates=list(chat.ALLOWED)
        )
    except RetryAfter as refusal:
        return _seconds(refusal)
    except NetworkError as fault:
        log.warning("no updates for now: %s", type(fault).__name__)
        return PAUSE
    for update in updates:
        await receive(house, update)
    return 0.0


async def receive(house: House, update: Update) -> None:
    """One update, one turn."""
    if update.update_id < (_next(house) or 0):
        return
    found = chat.happening(house, update)
    if isinstance(found, Said) and found.text.startswith("/bind") and not found.chat.is_private:
        found = await _binding(house, found)
    turn.take_safely(house, found, update.update_id)
    if isinstance(found, Admitted | Binding) or (isinstance(found, Said) and found.chat.is_private):
        outbox.release(house, found.said.chat.id if isinstance(found, Binding) else found.chat.id)


async def delivered(house: House, raw: Mapping[str, object]) -> None:
    """An update that Telegram brought by itself (webhook)."""
    await receive(house, Update.de_json(dict(raw), house.bot))


async def _binding(house: House, said: Said) -> Happening:
    """What the bot is able to do in the group, asked before the turn and handed to it as a fact."""
    try:
        place = await house.bot.get_chat(said.chat.id)
        me = await house.bot.get_chat_member(said.chat.id, house.bot.id)
    except TelegramError:
        return said
    is_admin = isinstance(me, ChatMemberAdministrator)
    return Binding(
        said=said,
        is_supergroup=place.type == place.SUPERGROUP,
        may_write=not (isinstance(me, ChatMemberRestricted) and not me.can_send_messages),
        hears_all=is_admin or bool(house.bot.can_read_all_group_messages),
        is_admin=is_admin,
    )


def _next(house: House) -> int | None:
    last = house.book.last_update_id
    return None if last is None else last + 1


def _seconds(refusal: RetryAfter) -> float:
    wait = refusal.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()


async def _rest(seconds: float) -> None:
    await asyncio.sleep(seconds)
