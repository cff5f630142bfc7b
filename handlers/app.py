"""All wiring: an office's folder becomes an open house, and an open house serves its chats."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.config import Config
from bot.desk.commands import EVERYONE, OF_ROLE
from bot.importing import opening
from bot.office import Change, Outcome
from bot.people import Person, Role
from bot.wording.register import COMMANDS
from handlers import clock, inbox
from handlers.drafting import Reader
from handlers.files import Office
from handlers.house import House
from handlers.keeper import Keeper
from handlers.outbox import Outbox
from store.book import Book

HIDDEN = "<令牌>"
READ_TIMEOUT = 25.0
"""A slow answer may belong to a message that was sent; a short time-out would send it twice."""


def now() -> datetime:
    """The clock on the wall; the only place where the time is asked for."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_house(
    office: Office, token: str, *, wall: Callable[[], datetime] = now, url: str = ""
) -> AsyncIterator[House]:
    """The store opened, the programmes entered, the line to Telegram up; all closed again at the end.

    `wall` is the clock, `url` another store than the configured one.

    Raises:
        StoreError: if the store cannot be opened.
        TelegramError: if Telegram does not know the token.
    """
    book = Book.open(url or store_url(office))
    try:
        async with line(office.setting.config, token) as bot:
            setting = replace(office.setting, bot_name=bot.username)
            house = House(setting, book, bot, wall, snapshots=None if url else snapshots_of(office))
            enter(house, office)
            yield house
    finally:
        book.close()


def store_url(office: Office) -> str:
    """The store's address: another database by URL, else a file in the office's folder."""
    url = office.setting.config.store
    return url if "://" in url else str(office.folder / url)


def snapshots_of(office: Office) -> Path | None:
    """The folder for the daily snapshots, if any are to be made."""
    care = office.setting.config.care
    return office.folder / care.snapshots if care.daily else None


def enter(house: House, office: Office) -> None:
    """Programmes and people that the book does not have yet; what it has is never overwritten from a file."""
    known = house.book.office
    changes: list[Change] = [p for p in office.people if p.id not in known.people]
    for ledger in office.ledgers:
        if ledger.programme.key not in known.programmes:
            changes += opening(ledger, house.setting.local(house.now()))
    if changes:
        house.book.commit(Outcome(tuple(changes)), at=house.now(), cause="enter")


async def serve(house: House, secret: str = "") -> None:
    """Serve until cancelled: updates in, uploads read, rounds struck, notices out, the house cared for. `secret` is the webhook's."""
    outbox, reader = Outbox(house), Reader(house)
    await announce(house)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(clock.run(house))
        tasks.create_task(outbox.run())
        tasks.create_task(reader.run())
        tasks.create_task(Keeper(house).run())
        if house.setting.config.telegram.webhook:
            from handlers.webhook import deliveries  # a web server only where Telegram delivers

            tasks.create_task(deliveries(house, secret))
        else:
            tasks.create_task(inbox.poll(house))


async def announce(house: House) -> None:
    """The command menus: everyone's in groups, by role in private chats. A menu that fails is no reason to stop."""
    bot = house.bot
    try:
        await bot.set_my_commands(_menu(EVERYONE), BotCommandScopeAllGroupChats())
        await bot.set_my_commands(_menu(OF_ROLE[Role.CONTACT]), BotCommandScopeAllPrivateChats())
        for person in _special(house):
            await bot.set_my_commands(_menu(OF_ROLE[person.role]), BotCommandScopeChat(person.id))
    except TelegramError as error:
        logging.getLogger(__name__).warning("menus not set: %s", type(error).__name__)


def _special(house: House) -> list[Person]:
    roles = (Role.CLERK, Role.LEADER)
    return [p for p in house.book.office.people.values() if p.role in roles and p.reachable]


def _menu(names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, COMMANDS[name]) for name in names]


@asynccontextmanager
async def line(settings: Config, token: str) -> AsyncIterator[Bot]:
    """The line to Telegram, or to whatever the configuration names.

    Raises:
        TelegramError: if it cannot be reached, or does not know the token.
    """
    telegram = settings.telegram
    proxy = telegram.proxy or None
    request = HTTPXRequest(connection_pool_size=8, read_timeout=READ_TIMEOUT, proxy=proxy)
    bot = Bot(
        token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        request=request,
        get_updates_request=request,  # `inbox` asks by the other one; a second would load all certificates again
    )
    async with bot:
        yield bot


class Redact(logging.Filter):
    """Takes tokens, and the secrets that it is told, out of every line of every log, whoever writes it."""

    def __init__(self, *secrets: str) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the message is cleaned on the way."""
        record.msg, record.args = self._cleaned(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = self._cleaned(record.exc_text) if record.exc_text else None
        record.stack_info = self._cleaned(record.stack_info) if record.stack_info else None
        return True

    def _cleaned(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return redact(text)


def redact(text: str) -> str:
    """A text without any bot token in it."""
    return re.sub(r"\d{5,}:[\w-]{20,}", HIDDEN, text)


def logs(level: int = logging.INFO, secrets: Sequence[str] = ()) -> None:
    """Logging for a running house: to standard error, tokens and secrets taken out."""
    handler = logging.StreamHandler()
    handler.addFilter(Redact(*secrets))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "telegram", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # it writes down whole answers
