"""What Telegram itself answers of the bot, its groups and its clerks, asked without disturbing a bot that runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from telegram import (
    Bot,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberRestricted,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.office import Office as Known
from bot.people import Group, Role
from bot.setting import Setting
from bot.wording import live as words
from handlers import app
from handlers.files import Office
from store.errors import NoStoreError
from store.reading import read_office


@dataclass(slots=True)
class Findings:
    """What is well or worth knowing, and what has to be put right; a sentence each."""

    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


async def look(office: Office, token: str) -> Findings:
    """Ask everything once; nothing is said in any chat, and no update is taken.

    Raises:
        TelegramError: if Telegram cannot be reached, or does not know the token.
        StoreError: if there is a store that cannot be read.
    """
    found = Findings()
    known = _known(office, found)
    setting = office.setting
    async with app.line(setting.config, token) as bot:
        _itself(bot, found)
        await _delivery(bot, setting, found)
        for group in known.groups.values():
            await _group(bot, group, setting, found)
        found.wrong += _unbound(setting, known)
        for number in _clerks(setting, known):
            await _clerk(bot, number, known, found)
    silent = [p.name for p in known.people.values() if p.role is Role.CONTACT and not p.reachable]
    found.told += [words.unreached(silent)] if silent else []
    return found


def _known(office: Office, found: Findings) -> Known:
    """The groups and people of the store; before there is one, the people of the register."""
    try:
        return read_office(app.store_url(office))
    except NoStoreError:
        found.told.append(words.NO_STORE)
        return Known(people={p.id: p for p in office.people if p.role is Role.CLERK})


def _itself(bot: Bot, found: Findings) -> None:
    found.told.append(words.bot(bot.username))
    found.told.append(words.HEARS_ALL if bot.can_read_all_group_messages else words.PRIVATE)
    if not bot.can_join_groups:
        found.wrong.append(words.MAY_NOT_JOIN)


async def _delivery(bot: Bot, setting: Setting, found: Findings) -> None:
    hook = await bot.get_webhook_info()
    if not hook.url:
        return
    if setting.config.telegram.webhook is None:
        found.told.append(words.delivered_elsewhere(urlsplit(hook.url).hostname or ""))
    elif hook.last_error_message and hook.pending_update_count:
        found.wrong.append(words.delivery_fails(app.redact(hook.last_error_message)))


async def _group(bot: Bot, group: Group, setting: Setting, found: Findings) -> None:
    try:
        place = await bot.get_chat(group.chat)
        me = await bot.get_chat_member(group.chat, bot.id)
    except ChatMigrated:
        found.told.append(words.moved(group.title))
        return
    except (Forbidden, BadRequest):
        found.wrong.append(words.out_of_group(group.title))
        return
    is_muted = isinstance(me, ChatMemberRestricted) and not me.can_send_messages
    closed_to_all = place.permissions is not None and not place.permissions.can_send_messages
    if isinstance(me, ChatMemberLeft | ChatMemberBanned):
        found.wrong.append(words.out_of_group(group.title))
    elif is_muted or (closed_to_all and not isinstance(me, ChatMemberAdministrator)):
        found.wrong.append(words.mute(group.title))
    elif setting.is_pinned(group.programme) and not _may_pin(me):
        found.wrong.append(words.cannot_pin(group.title))
    else:
        found.told.append(words.group(group.title, list(_abilities(me))))


def _abilities(me: ChatMember) -> Iterator[str]:
    yield words.SPEAKS
    if _may_pin(me):
        yield words.PINS
    if isinstance(me, ChatMemberAdministrator):
        yield words.READS_ALL


def _may_pin(me: ChatMember) -> bool:
    return isinstance(me, ChatMemberAdministrator) and bool(me.can_pin_messages)


def _unbound(setting: Setting, known: Known) -> list[str]:
    bound = {group.programme for group in known.groups.values()}
    return [words.unbound(p.name) for p in setting.config.programmes if p.key not in bound]


def _clerks(setting: Setting, known: Known) -> list[int]:
    entered = (p.id for p in known.people.values() if p.role is Role.CLERK)
    return list(dict.fromkeys([*setting.config.clerks, *entered]))


async def _clerk(bot: Bot, number: int, known: Known, found: Findings) -> None:
    """The sign that somebody is typing can be sent only to who has opened the bot, and leaves no message."""
    name = words.name(known.people.get(number), number)
    try:
        await bot.send_chat_action(number, ChatAction.TYPING)
    except (Forbidden, BadRequest):
        found.wrong.append(words.clerk_silent(name))
    else:
        found.told.append(words.clerk(name))
