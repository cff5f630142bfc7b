"""So many lives of one office, and their account."""

import asyncio
import os
import random
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sandbox.room import Room
from sandbox.server import Server
from store.book import Book
from tests.journeys.town import LIN, ZONE
from tests.trials import office
from tests.trials.account import Account, account
from tests.trials.life import PATIENCE, ROOT
from tests.trials.trial import deck, trial


async def run(folder: Path, seed: int, kills: int) -> Account:
    """A trial with so many kills; the last of them comes when all is done."""
    async with trial(folder, seed) as here:
        await here.open()
        for point, passing in deck(random.Random(seed), kills - 1):
            await here.live(point, passing)
        await here.settle()
        health = await here.health()
        await here.bot.kill()
        here.kills += 1
        return account(here, health)


async def run_as_it_is(folder: Path, seed: int, kills: int) -> list[str]:
    """The command of production on the wall's clock, killed at any moment while a contact writes; gives what is wrong."""
    chance = random.Random(seed)
    room = Room(lambda: datetime.now(ZONE))
    room.person(LIN, "林文")
    server = Server(room, office.TOKEN)
    office.write(folder, await server.start())
    room.start(LIN)
    written: dict[tuple[int, int], int] = {}
    for life in range(kills + 1):
        process = await _born(folder)
        for count in range(1, 6):
            said = room.say(LIN, LIN, f"3号 新增{count}张")
            written[said.chat, said.id] = count
        async with asyncio.timeout(PATIENCE):
            await _taken(server, chance.choice([1, len(server.updates)]) if life < kills else 0)
        await asyncio.sleep(chance.uniform(0, 0.03) if life < kills else 0)
        process.kill()
        await process.wait()
    await server.stop()
    return [*server.breaches, *_differences(folder, written)]


async def _born(folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(folder / "config.toml"),
        cwd=ROOT, env={**os.environ, "DUBAN_TOKEN": office.TOKEN}, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def _taken(server: Server, left: int) -> None:
    """Wait until no more than so many updates wait."""
    while len(server.updates) > left:  # noqa: ASYNC110  # the server tells of no single update that was taken
        await asyncio.sleep(0.001)
    if not left:
        await server.quiet()


def _differences(folder: Path, written: dict[tuple[int, int], int]) -> list[str]:
    with closing(Book.open(str(folder / "duban.db"))) as book:
        reports = [r for r in book.office.history("ms", "3") if r.message]
        kept = {(r.chat, r.message): int(s.value or 0) for r in reports for s in r.statements}
    return [] if kept == written and len(reports) == len(written) else [f"written {written}, kept {kept}"]
