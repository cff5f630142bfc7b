"""A trial: an office at work whose bot is killed again and again, while people write and rounds strike."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.cadence import Strike, strikes
from bot.setting import Setting
from handlers import files
from sandbox.events import Event, Said
from sandbox.messages import Message
from sandbox.people import Chat
from sandbox.room import Room
from sandbox.server import Server
from store.disk import look
from tests.journeys.town import PEOPLE, ZHOU, local
from tests.trials import office
from tests.trials.life import PATIENCE, Bot, Told
from tests.trials.office import CONTACTS, TOKEN
from tests.trials.points import POINTS

MONDAY = "2017-09-11 08:40"
DEEDS = ("report", "report", "report", "reply", "press", "press", "reword", "ask", "approve")
MOST = {"statement": 25, "committing": 12}
KEPT_BY_TELEGRAM = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Outage:
    """The bot was dead from a moment to another."""

    begin: datetime
    end: datetime


@dataclass
class Trial:
    """One office, its bot, and what people did: each deed with the one effect that it must have.

    `figures` are the figures by item, chat and message; `presses` the reports that presses made; `questions` the
    answers that are owed by key; `approved` the issues that a clerk approved.
    """

    folder: Path
    seed: int
    room: Room
    server: Server
    bot: Bot
    group: Chat
    told: Told
    setting: Setting = field(init=False)
    chance: random.Random = field(init=False)
    figures: dict[str, dict[tuple[int, int], int]] = field(default_factory=dict)
    presses: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    approved: set[str] = field(default_factory=set)
    outages: list[Outage] = field(default_factory=list)
    wrote: list[tuple[int, Message]] = field(default_factory=list)
    kills: int = 0
    begin: datetime = field(default_factory=lambda: local(MONDAY))

    def __post_init__(self) -> None:
        self.setting = files.read_office(self.folder / "config.toml").setting
        self.chance = random.Random(self.seed)
        self.room.watch(self._watch)

    @property
    def store(self) -> str:
        """Where the bot keeps its memory."""
        return str(self.folder / "duban.db")

    async def open(self) -> None:
        """The first morning: everyone opens the bot, and the group is bound. Kills begin with it."""
        for person in PEOPLE:
            self.room.start(int(str(person["id"])))
        self.room.say(ZHOU, self.group, "/bind ms")

    async def live(self, point: str, passing: int) -> None:
        """One life: part of what people do comes before it, part into it; it ends at the point, or soon after all."""
        if self.chance.random() < 0.5:
            self._outage()
        for _ in range(self.chance.randrange(3)):
            self.deed()
        await self.bot.start(point, passing)
        if point == "start":
            await asyncio.sleep(self.chance.uniform(0, 0.15))
        else:
            await self._work()
        await self.bot.kill()
        self.kills += 1

    async def _work(self) -> None:
        ready, born = self.told.ready, self.told.dead
        await self.bot.until(lambda: self.told.ready > ready or self.told.dead > born)
        for _ in range(self.chance.randrange(4)):
            self.deed()
            await asyncio.sleep(self.chance.uniform(0, 0.02))
        if self.bot.pid and self.chance.random() < 0.6:
            self._strike()
            self.deed()
        done = asyncio.create_task(self.server.quiet())
        dead = asyncio.create_task(self.bot.until(lambda: not self.bot.pid))
        await asyncio.wait({done, dead}, return_when=asyncio.FIRST_COMPLETED)
        for task in (done, dead):
            task.cancel()
        await asyncio.gather(done, dead, return_exceptions=True)
        await asyncio.sleep(self.chance.uniform(0, 0.05))

    def _outage(self) -> None:
        """Hours or days pass, if the bot has caught up with all before and Telegram keeps nothing for it that long."""
        now = self.bot.now()
        if len(self.server.updates) or not self._has_struck(now):
            return
        later = self.setting.when_working(now + timedelta(hours=self.chance.choice([1, 3, 26, 75, 150, 260])))
        later += timedelta(minutes=self.chance.randrange(20))
        if later.hour >= 17:
            later = self.setting.when_working(later + timedelta(hours=2))
        self.bot.set(later)
        self.outages.append(Outage(now, later))

    def _strike(self) -> None:
        """The clock goes on to the next strike while the bot lives, if Telegram keeps what waits so long."""
        now = self.bot.now()
        waiting = self.server.updates.fetch()
        coming = self.strikes(now, (waiting[0].at if waiting else now) + KEPT_BY_TELEGRAM)
        if coming and self._has_struck(now):
            self.bot.set(coming[0].at + timedelta(seconds=1))

    def _has_struck(self, now: datetime) -> bool:
        due = self.strikes(self.begin, now)
        return not due or (self.told.struck is not None and self.told.struck >= due[-1].at)

    def strikes(self, begin: datetime, end: datetime) -> list[Strike]:
        """What strikes after a moment, up to another."""
        rounds = self.setting.kinds["minsheng"].rounds
        return strikes(rounds, self.setting.calendar, self.setting.config.zone, begin, end)

    # What people do.

    def deed(self) -> None:
        """Somebody does something that has exactly one effect, if there is anything of the kind to be done."""
        getattr(self, f"_{self.chance.choice(DEEDS)}")()

    def _report(self) -> None:
        who = self.chance.choice(list(CONTACTS))
        no, unit = CONTACTS[who]
        count = self.chance.randrange(1, 9)
        self._note(who, no, count, self.room.say(who, who, f"{no}号 新增{count}{unit}"))

    def _reply(self) -> None:
        cards = [m for m in self._of_bot(self.group) if m.keyboard]
        if cards:
            who = self.chance.choice(list(CONTACTS))
            no, unit = CONTACTS[who]
            count = self.chance.randrange(1, 9)
            text = f"{no}号 新增{count}{unit}"
            self._note(who, no, count, self.room.say(who, self.group, text, answers=cards[-1].id))

    def _reword(self) -> None:
        if self.wrote:
            who, message = self.wrote[-1]
            no, unit = CONTACTS[who]
            count = self.chance.randrange(1, 9)
            self.room.edit(who, message.chat, message.id, f"{no}号 新增{count}{unit}")
            self.figures[no][message.chat, message.id] = count

    def _press(self) -> None:
        who = self.chance.choice(list(CONTACTS))
        data = f"same:ms:{CONTACTS[who][0]}"
        found = [m for chat in (self.group, who) for m in self._of_bot(chat) if _button(m, data)]
        if found:
            message = self.chance.choice(found)
            for _ in range(self.chance.choice([1, 1, 2])):
                self.room.press(who, message.chat, message.id, data)
            self.presses.add(f"{message.chat}/{message.id}/{who}/unchanged/ms/{CONTACTS[who][0]}")

    def _ask(self) -> None:
        who = self.chance.choice(list(CONTACTS))
        asked = self.room.say(who, who, f"/item {CONTACTS[who][0]}")
        self.questions.add(f"answer/{who}/{asked.id}")

    def _approve(self) -> None:
        for message in self._of_bot(ZHOU):
            for button in (b for b in message.buttons if b.data.startswith("approve:")):
                self.room.press(ZHOU, message.chat, message.id, button.data)
                self.approved.add(button.data.removeprefix("approve:"))
                return

    def _note(self, who: int, no: str, count: int, message: Message) -> None:
        self.figures.setdefault(no, {})[message.chat, message.id] = count
        self.wrote.append((who, message))

    def _of_bot(self, chat: Chat | int) -> list[Message]:
        return [m for m in self.room.messages(chat) if m.sender == self.room.bot.id and m.service is None]

    def _watch(self, event: Event) -> None:
        """What the bot says is put down to the life in which it was said."""
        if (
            isinstance(event, Said)
            and event.message.sender == self.room.bot.id
            and event.message.service is None
        ):
            self.told.stands.append((self.told.born, event.message))

    # The end.

    async def settle(self) -> None:
        """A last life, in which everything is taken and said; the clock goes on as far as Telegram's pace asks."""
        ready = self.told.ready
        await self.bot.start()
        await self.bot.until(lambda: self.told.ready > ready)
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.server.quiet()
                if not self._owes() and self._has_struck(self.bot.now()):
                    return
                self.bot.set(self.bot.now() + timedelta(seconds=3))
                await self._something()

    async def health(self) -> str:
        """What a clerk is told of the bot's state."""
        asked = self.room.say(ZHOU, ZHOU, "/health")
        key = f"answer/{ZHOU}/{asked.id}"
        await self.bot.until(lambda: key in self.told.sent and self.told.way == ("", ""))
        return next(m.text for m in reversed(self._of_bot(ZHOU)) if m.answers == asked.id)

    def _owes(self) -> bool:
        with look(self.store) as disk:
            return bool(disk.keys("outbox"))

    async def _something(self) -> None:
        """Wait until the bot tells something, or shortly."""
        self.bot.heard.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.bot.heard.wait(), 0.05)


def deck(chance: random.Random, kills: int) -> list[tuple[str, int]]:
    """So many ends of lives, every point among them as often as the others, in no order; some at no point at all."""
    names = [*POINTS, "start", "never"]
    ends = [names[n % len(names)] for n in range(kills)]
    chance.shuffle(ends)
    return [(name, chance.randrange(1, MOST.get(name, 3) + 1)) for name in ends]


@asynccontextmanager
async def trial(folder: Path, seed: int) -> AsyncIterator[Trial]:
    """An office whose bot is not born yet."""
    told = Told()
    bot = Bot(folder, told, local(MONDAY))
    room = Room(bot.now)
    people = [room.person(int(str(p["id"])), str(p["name"])) for p in PEOPLE]
    group = room.supergroup("民生实事工作群", people)
    room.add_bot(group)
    room.limits.is_on = True
    server = Server(room, TOKEN)
    office.write(folder, await server.start())
    try:
        async with bot.loaded():
            yield Trial(folder, seed, room, server, bot, group, told)
    finally:
        await server.stop()
    assert server.breaches == []


def _button(message: Message, data: str) -> bool:
    return any(button.data == data for button in message.buttons)
