"""Updates from Telegram, each taken exactly once: the commit of a turn carries the update's number.

The library's own polling confirms updates before they are handled, so that a crash loses them; here the next request
confirms only what has been committed. The webhook answers 200 after the commit.
"""

import asyncio
import logging
import re
from typing import Any

from telegram import ChatMemberAdministrator, ChatMemberRestricted, Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.desk import rights
from bot.happenings import Admitted, Binding, Checkup, Happening, Rivalled, Said
from handlers import chat, outbox, snapshots, turn
from handlers.house import House
from handlers.overdue import overdue
from store.rows import noun_of, row_of

log = logging.getLogger(__name__)

LONG_POLL = 30
ANSWER_WITHIN = 25.0
PAUSE = 3.0
RIVALS = 3
FACTS = re.compile(r"/(bind|health)(?:@(\w+))?(?!\S)", re.IGNORECASE)

Json = dict[str, Any]


async def poll(house: House) -> None:
    """Ask Telegram for ever, from the last committed update on."""
    await _end_webhook(house)
    while True:
        await _rest(await fetch(house, LONG_POLL))


async def fetch(house: House, wait: int) -> float:
    """One request and the turns of what it brought; gives the seconds to rest before the next.

    Raises:
        InvalidToken: if Telegram no longer knows the token; nothing else ends the asking.
    """
    try:
        updates = await _ask(house, wait)
    except (InvalidToken, EndPointNotFound):
        raise InvalidToken from None
    except RetryAfter as refusal:
        return seconds(refusal)
    except Conflict:
        return _rivalled(house)
    except TelegramError as fault:
        log.warning("no updates for now: %s", type(fault).__name__)
        return PAUSE
    for update in updates:
        await receive(house, update)
    house.rivals = 0
    house.heard = house.now()
    return 0.0


def _rivalled(house: House) -> float:
    """Telegram gives the updates to whoever asked last. Once is the end of a process before this one; more is a rival."""
    house.rivals += 1
    log.warning("another program fetches the updates")
    if house.rivals == RIVALS:
        turn.take_safely(house, Rivalled(house.now()))
    return PAUSE


async def _ask(house: House, wait: int) -> list[Json]:
    """The updates as Telegram wrote them: the library's own method gives up all for one that it cannot read."""
    asked: Json = {"timeout": wait, "allowed_updates": list(chat.ALLOWED)}
    if house.book.last_update_id is not None:
        asked["offset"] = house.book.last_update_id + 1
    found = await house.bot.do_api_request("getupdates", api_kwargs=asked, read_timeout=wait + ANSWER_WITHIN)
    return [update for update in found if is_update(update)] if isinstance(found, list) else []


def is_update(raw: object) -> bool:
    """Whether it has the shape and the number of an update."""
    return isinstance(raw, dict) and type(raw.get("update_id")) is int


async def receive(house: House, raw: Json) -> None:
    """One update, one turn; the commit passes over one that was taken before."""
    found = _understood(house, raw)
    if isinstance(found, Said):
        found = await _with_facts(house, found)
    turn.take_safely(house, found, raw["update_id"])
    house.heard = house.now()
    if isinstance(found, Admitted | Binding) or (isinstance(found, Said) and found.chat.is_private):
        outbox.release(house, found.said.chat.id if isinstance(found, Binding) else found.chat.id)


def _understood(house: House, raw: Json) -> Happening | None:
    try:
        return _in_shape(chat.happening(house, Update.de_json(raw, house.bot)))
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as fault:
        log.error("an update could not be read: %s", type(fault).__name__)  # noqa: TRY400  # no trace of a chat
        return None


def _in_shape(found: Happening | None) -> Happening | None:
    """The library takes values of any type as they come; kept, they would make a store that cannot be opened.

    Raises:
        RowError: if a value is not of its field's type.
    """
    if found is not None:
        noun_of(type(found), row_of(found))
    return found


async def _with_facts(house: House, said: Said) -> Happening:
    """Two commands ask for what the desk cannot know: what the bot may do in the group, and how the outbox fares.

    It is found out only for those who may ask: a stranger does not make the bot call Telegram.
    """
    found = FACTS.match(said.text)
    name = house.setting.bot_name.lower()
    if found is None or (found[2] or name).lower() != name or said.is_edited or said.is_forwarded:
        return said
    verb = found[1].lower()
    if not rights.may(rights.person(house.book.office, house.setting, said.sender), f"/{verb}"):
        return said
    if verb == "health":
        return _checkup(house, said)
    return said if said.chat.is_private else await _binding(house, said)


def _checkup(house: House, said: Said) -> Checkup:
    waiting = house.book.waiting()
    kept = sum(owed.not_before == outbox.NEVER for owed in waiting)
    return Checkup(
        said,
        waiting=len(waiting) - kept,
        kept=kept,
        doubts=tuple((doubt.chat, doubt.since) for doubt in house.book.uncertain()),
        untaken=tuple((found.chat, found.at, found.words) for found in house.book.untaken()),
        overdue=overdue(house, house.now()),
        heard=house.heard,
        is_saved=house.snapshots is not None,
        snapshot=snapshots.newest(house.snapshots),
        free=snapshots.free(house.book.place, house.snapshots),
    )


async def _end_webhook(house: House) -> None:
    """Telegram answers no question as long as it delivers somewhere."""
    try:
        await house.bot.delete_webhook()
    except TelegramError as fault:
        log.warning("an earlier webhook may stand: %s", type(fault).__name__)


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


def seconds(refusal: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = refusal.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()


async def _rest(seconds: float) -> None:
    await asyncio.sleep(seconds)
