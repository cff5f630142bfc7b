"""A small office for journeys: five items, four units, two clerks, a leader, a stranger; its bot is the real one."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers import actor, app, files
from handlers.actor import Actor
from handlers.house import House
from sandbox import stage as stages
from sandbox.messages import Message
from sandbox.room import Room
from sandbox.stage import TOKEN, Cast, Stage

ZONE = ZoneInfo("Asia/Shanghai")
ZHOU, XU, GU, LIN, CHEN, HE, STRANGER = 1001, 1002, 1101, 2001, 2002, 2003, 9001

CONFIG = """
[office]
name = "市政府办公室督查室"
clerks = [1001]
people = "people.json"

[events]
"两会" = 2017-02-20

[[programme]]
key = "ms"
name = "2017年民生实事"
kind = "minsheng"
year = 2017
ledger = "ledger.json"
"""

PEOPLE = [
    {"id": ZHOU, "name": "周明", "role": "clerk", "unit": "督查室"},
    {"id": XU, "name": "许若琳", "role": "clerk", "unit": "督查室"},
    {"id": GU, "name": "顾维衡", "role": "leader", "post": "常务副市长"},
    {"id": LIN, "name": "林文", "role": "contact", "unit": "市民政局", "stand_in": HE},
    {"id": CHEN, "name": "陈建", "role": "contact", "unit": "市农办"},
    {"id": HE, "name": "何芳", "role": "contact", "unit": "市园林局"},
]

TargetRow = dict[str, object]


def target(no: str, text: str, value: int, unit: str, **more: object) -> TargetRow:
    """A target of so much at least."""
    return {"no": no, "text": text, "form": "at_least", "value": value, "unit": unit, **more}


ITEMS = [
    {"no": "3", "title": "新增养老床位", "lead": "市民政局",
     "targets": [target("3.1", "新增养老床位500张", 500, "张")]},
    {"no": "4", "title": "社区居家养老", "lead": "市民政局", "support": ["市园林局"],
     "targets": [target("4.1", "新建照料中心40家", 40, "家"), target("4.2", "助餐点100处", 100, "处")]},
    {"no": "7", "title": "改造农村公厕", "lead": "市农办", "due": "2017-10-31",
     "targets": [target("7.1", "改造农村公厕800座", 800, "座", due="2017-10-31")]},
    {"no": "9", "title": "口袋公园", "lead": "市园林局",
     "targets": [target("9.1", "新建口袋公园30处", 30, "处")]},
    {"no": "12", "title": "养老服务条例", "lead": "市民政局", "due": "2017-09-30",
     "targets": [{"no": "12.1", "text": "9月底前出台养老服务办法", "form": "milestone", "due": "2017-09-30"}]},
]  # fmt: skip


def write_office(folder: Path, *, config: str = CONFIG, items: object = None) -> Path:
    """The office's folder as a clerk would have it; gives the configuration's path."""
    programme = {"key": "ms", "name": "2017年民生实事", "kind": "minsheng", "year": 2017}
    (folder / "people.json").write_text(json.dumps(PEOPLE), "utf-8")
    (folder / "ledger.json").write_text(
        json.dumps({"programme": programme, "items": ITEMS if items is None else items}), "utf-8"
    )
    path = folder / "config.toml"
    path.write_text(config, "utf-8")
    return path


def local(text: str) -> datetime:
    """A moment on the office's clock: “2017-09-11 09:00”."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@dataclass
class Town:
    """The room, the house and the group, and short words for what people do in them."""

    set_up: Stage
    house: House
    bot: Actor

    @property
    def room(self) -> Room:
        """The chats."""
        return self.set_up.room

    @property
    def group(self) -> int:
        """The group's id; it changes when the group becomes a supergroup."""
        return self.set_up.group.id

    async def until(self, moment: str) -> None:
        """Let time pass: every round strikes at its moment, everything owed is said."""
        end = local(moment)
        while (strike := self.bot.next_moment(self.set_up.clock.moment)) is not None and strike <= end:
            self.set_up.clock.moment = strike
            self.bot.strike()
            await self.settle(end)
        self.set_up.clock.moment = max(end, self.set_up.clock.moment)
        await self.settle()

    async def settle(self, end: datetime | None = None) -> None:
        """Take what was written, say what is owed; the clock goes on where Telegram's pace asks for it."""
        await self.bot.listen()
        while (later := await self.bot.speak()) is not None:
            if (later - self.set_up.clock.moment).total_seconds() > 90 or (end and later > end):
                return
            self.set_up.clock.moment = max(later, self.set_up.clock.moment)

    async def say(self, who: int, text: str, *, to: Message | None = None, private: bool = False) -> Message:
        """Somebody writes: in the group, as a reply to a message, or to the bot alone."""
        chat = to.chat if to else (who if private else self.group)
        said = self.room.say(who, chat, text, answers=to.id if to else None)
        await self.settle()
        return self.room.message(chat, said.id)

    async def press(self, who: int, message: Message, label: str) -> str:
        """Somebody presses a button whose label begins so; gives the toast."""
        button = next(b.label for b in message.buttons if b.label.startswith(label))
        query = self.room.press(who, message.chat, message.id, button)
        await self.settle()
        return next((t.text for t in self.room.toasts(who) if t.query == query), "")

    async def edit(self, who: int, message: Message, text: str) -> None:
        """Somebody changes the wording of a message."""
        self.room.edit(who, message.chat, message.id, text)
        await self.settle()

    def said(self, chat: int | None = None) -> list[Message]:
        """What the bot has said in a chat, as it reads now, oldest first."""
        place = self.group if chat is None else chat
        return [m for m in self.room.messages(place) if m.sender == self.room.bot.id and m.service is None]

    def last(self, chat: int | None = None) -> Message:
        """The bot's last message in a chat; files that came with one do not count."""
        return [m for m in self.said(chat) if m.file is None][-1]

    def card(self) -> Message:
        """The newest weekly card."""
        return [m for m in self.said() if "周沟通" in m.text][-1]

    def total(self, no: str) -> int | None:
        """The latest total of a target."""
        for item in self.house.book.office.items_of("ms"):
            for found in item.targets:
                if found.no == no:
                    return None if found.current is None else int(found.current.value)
        raise AssertionError(no)


@asynccontextmanager
async def town(
    folder: Path, begin: str, *, bound: bool = True, items: object = None, config: str = CONFIG
) -> AsyncIterator[Town]:
    """A town from a moment on; everyone has opened the bot and the group is bound, unless it is not to be."""
    office = files.read_office(write_office(folder, items=items, config=config))
    cast = Cast([(int(str(p["id"])), str(p["name"])) for p in PEOPLE], "民生实事工作群", "ms")
    async with stages.stage(cast, local(begin)) as set_up:
        telegram = replace(
            office.setting.config.telegram, base_url=set_up.base_url, base_file_url=set_up.base_file_url
        )
        led = replace(office.setting.config, telegram=telegram)
        real = replace(office, setting=replace(office.setting, config=led))
        async with app.open_house(real, TOKEN, wall=set_up.clock) as house:
            found = Town(set_up, house, actor.actor(house))
            set_up.room.person(STRANGER, "路人")
            set_up.room.join(STRANGER, set_up.group)
            if bound:
                for person, _name in cast.people:
                    await found.say(person, "/start", private=True)
                await found.say(ZHOU, "/bind ms")
            yield found
        assert set_up.server.breaches == []
