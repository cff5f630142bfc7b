"""The two example years, each played once through the real bot, and what was left when they were over."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import rehearsing
from bot.items import Report
from bot.office import Issue, Office, Review
from bot.setting import Setting
from handlers import actor
from handlers.house import House
from sandbox import stage as stages
from sandbox.messages import Message
from sandbox.script import Deed
from sandbox.stage import Play, Stage

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN, END = datetime(2017, 1, 1, tzinfo=ZONE), datetime(2017, 12, 31, 23, 59, tzinfo=ZONE)
NAMES = ("minsheng-2017", "wenzhou-2017")


@dataclass(frozen=True)
class Year:
    """A year that is over: the script, the ledger as it was written, the room, the office and its whole history."""

    key: str
    deeds: Sequence[Deed]
    ledger: Mapping[str, object]
    stage: Stage
    office: Office
    setting: Setting
    account: Mapping[str, object]
    notes: Sequence[str]

    @property
    def said(self) -> list[Message]:
        """What the bot posted in the group, as it reads at the end."""
        return [m for m in self.heard(self.stage.group.id) if m.sender == self.stage.room.bot.id]

    def heard(self, chat: int) -> list[Message]:
        """What anybody said in a chat."""
        return [m for m in self.stage.room.messages(chat) if m.service is None]

    @property
    def issues(self) -> list[Issue]:
        """Everything that was published, in its order."""
        published = [i for i in self.office.issues.values() if i.review is Review.PUBLISHED]
        return sorted(published, key=lambda i: (i.cutoff, i.key))


@cache
def played(key: str) -> Year:
    """An example's whole year; the second time it is asked for, it has been played."""
    return asyncio.run(_played(rehearsing.sample().parent / key))


async def _played(folder: Path) -> Year:
    office = rehearsing._office(folder / "config.toml", None)
    deeds, habits = rehearsing._script(office, None)
    play = Play(BEGIN, office.setting.when_working(BEGIN), END, deeds, habits)
    async with (
        stages.stage(rehearsing._cast(office), BEGIN) as set_up,
        rehearsing._house(office, set_up) as house,
    ):
        notes = await stages.perform(play, set_up, actor.actor(house))
        return _over(folder, deeds, set_up, house, notes)


def _over(folder: Path, deeds: Sequence[Deed], set_up: Stage, house: House, notes: Sequence[str]) -> Year:
    known = house.book.office
    told = {(i.programme, i.no): known.history(i.programme, i.no) for i in known.items_of(folder.name)}
    return Year(
        key=folder.name,
        deeds=deeds,
        ledger=json.loads((folder / "ledger.json").read_text("utf-8")),
        stage=set_up,
        office=replace(known, history=_history(told)),
        setting=house.setting,
        account=rehearsing._figures(house, folder.name),
        notes=notes,
    )


def _history(told: Mapping[tuple[str, str], Sequence[Report]]) -> Callable[[str, str], Sequence[Report]]:
    return lambda programme, item: told[programme, item]
