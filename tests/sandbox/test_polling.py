"""Long polling with the real library: woken at once, confirmed by the offset, one poller at a time."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from sandbox.people import Chat, Person
from sandbox.room import Room
from sandbox.server import Server


async def _polls(server: Server) -> None:
    """Wait until a poll stands open."""
    async with asyncio.timeout(5):
        await server.quiet()


async def test_a_waiting_poll_is_woken_by_what_is_said(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polls(server)
    room.start(zhang, "k7x2")
    async with asyncio.timeout(5):
        (update,) = await poll
    assert update.message is not None
    assert update.message.text == "/start k7x2"


async def test_what_is_said_in_one_breath_comes_together(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polls(server)
    for text in ("一", "二", "三"):
        room.say(zhang, zhang.id, text)
    assert [update.message.text for update in await poll if update.message] == ["一", "二", "三"]


async def test_what_is_not_confirmed_comes_again(bot: Bot, server: Server, room: Room, zhang: Person) -> None:
    room.say(zhang, zhang.id, "一")
    first = await bot.get_updates()
    again = await bot.get_updates()
    after = await bot.get_updates(offset=first[-1].update_id + 1)
    assert (first, after) == (again, ())
    assert len(server.updates) == 0


async def test_a_poll_that_finds_nothing_ends_empty(bot: Bot) -> None:
    assert await bot.get_updates(timeout=0) == ()
    assert await bot.get_updates(timeout=1) == ()


async def test_only_what_was_asked_for_comes(bot: Bot, room: Room, zhang: Person, group: Chat) -> None:
    await bot.delete_webhook(drop_pending_updates=True)
    await bot.get_updates(allowed_updates=["my_chat_member"])
    room.say(zhang, group, "/status")
    room.kick_bot(group)
    assert [update.message for update in await bot.get_updates()] == [None]


async def test_a_second_poller_ends_the_first(
    bot: Bot, server: Server, address: str, room: Room, zhang: Person
) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await _polls(server)
    async with Bot(server.token, base_url=f"{address}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        room.start(zhang)
        assert len(await second) == 1


async def test_a_poller_that_is_gone_loses_nothing(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polls(server)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    room.start(zhang)
    assert len(await bot.get_updates(timeout=5)) == 1


async def test_quiet_comes_once_everything_is_confirmed(
    bot: Bot, server: Server, room: Room, zhang: Person
) -> None:
    room.start(zhang)
    quiet = asyncio.create_task(server.quiet())
    (update,) = await bot.get_updates(timeout=30)
    assert not quiet.done()
    poll = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=30))
    async with asyncio.timeout(5):
        await quiet
    room.say(zhang, zhang.id, "再见")
    await poll


async def test_the_end_of_the_server_ends_the_poll(bot: Bot, server: Server) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await _polls(server)
    await server.stop()
    async with asyncio.timeout(5):
        await asyncio.gather(poll, return_exceptions=True)
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    assert [task for task in left if "sandbox" in repr(task)] == []
