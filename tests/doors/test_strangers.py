"""Nobody outside the register changes or reads anything, whatever they send: forged, forwarded, under a chat's name."""

from pathlib import Path

import pytest

from bot.office import Outcome, Spoken
from bot.wording import receipts
from bot.wording import register as words
from handlers import inbox
from handlers.inbox import Json
from sandbox.faults import LostCall
from tests.desk.office import CHEN, GU, LIN, STRANGER, ZHOU
from tests.doors.place import Place, place

HIDING = ("\u202e", "\u200b", "\u2066", "\ufeff", "\u3164")
SOMEBODY: Json = {"id": LIN, "is_bot": False, "first_name": "林文"}
BOT: Json = {"id": 1000000001, "is_bot": True, "first_name": "督办", "username": "duban_bot"}
CHANNEL: Json = {"id": -1009, "type": "channel", "title": "频道"}
CARD = "2017年民生实事 · 第37周沟通\n🟡 滞后\n 3.1 新增养老床位 210/500张"


class Letters:
    """What Telegram brings, in its own words."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self.group: Json = {"id": here.group.id, "type": "supergroup", "title": "工作群"}
        self.number = 10_000

    async def message(self, **more: object) -> list[str]:
        """A message in the group, or wherever it is told to be; gives what the bot then says there."""
        self.number += 1
        found = {"message_id": self.number, "date": 1505095200, "chat": self.group, "from": SOMEBODY, **more}
        return await self.brought(message=found)

    async def privately(self, who: int = LIN, **more: object) -> list[str]:
        """The same in private."""
        person = {"id": who, "is_bot": False, "first_name": "某人"}
        return await self.message(
            **{"from": person, "chat": {"id": who, "type": "private", "first_name": "某人"}, **more}
        )

    async def brought(self, **kind: object) -> list[str]:
        """One update, taken; gives the words owed since."""
        self.number += 1
        before = set(self.here.waiting())
        await inbox.receive(self.here.house, {"update_id": self.number, **kind})
        owed = [o for o in self.here.house.book.waiting() if o.key not in before]
        return [getattr(o.notice, "html", "") or getattr(o.notice, "text", "") for o in owed]

    def total(self) -> int:
        """What the first item stands at."""
        mark = self.here.house.book.office.items["ms"]["3"].targets[0].current
        assert mark is not None
        return int(mark.value)


@pytest.mark.parametrize(
    "under",
    [
        {"sender_chat": {"id": -100, "type": "supergroup", "title": "工作群"}, "from": {**SOMEBODY, "id": 1087968824}},
        {"sender_chat": CHANNEL, "from": {**SOMEBODY, "id": 136817688}},
        {"sender_chat": CHANNEL, "from": {**SOMEBODY, "id": 777000}, "is_automatic_forward": True},
        {"sender_chat": CHANNEL},
        {"from": {**SOMEBODY, "id": 1087968824}},
        {"from": {**SOMEBODY, "id": 777000}},
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["3 累计400张", "/status", "/report 3 累计400张", "/bind ms", "/health", "/whoami", "/help", "/start"])  # fmt: skip
async def test_whoever_writes_under_a_chats_name_is_nobody(tmp_path: Path, under: Json, text: str) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        assert await letters.message(text=text, **under) == []
        assert letters.total() == 176


async def test_a_join_link_opened_under_a_chats_name_or_in_the_group_enters_nobody(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        (link,) = await letters.privately(ZHOU, text="/people 督查员")
        token = link.rpartition("start=")[2]
        await letters.message(text=f"/start {token}", sender_chat=letters.group)
        await letters.message(text=f"/start@duban_bot {token}", **{"from": {**SOMEBODY, "id": STRANGER}})
        office = here.house.book.office
        assert {0, STRANGER}.isdisjoint(office.people)
        assert office.invites[token].used_by is None


async def test_a_channels_own_posts_are_not_even_heard(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        post = {"message_id": 9, "date": 1505095200, "chat": CHANNEL, "text": "/status"}
        letters = Letters(here)
        assert await letters.brought(channel_post=post) == []
        assert await letters.brought(edited_channel_post=post) == []


FORWARDED: Json = {"type": "user", "sender_user": BOT, "date": 1505095200}
FROM_A_PERSON: Json = {"type": "user", "sender_user": {**SOMEBODY, "id": CHEN}, "date": 1505095200}


async def test_a_card_that_was_forwarded_is_no_report(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        assert await letters.privately(text=CARD, forward_origin=FORWARDED) == [words.FORWARDED]
        assert await letters.message(text=CARD, forward_origin=FORWARDED) == []
        assert letters.total() == 176


async def test_an_answer_to_a_card_forwarded_into_another_chat_is_none(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        copy = {"message_id": 77, "date": 1505095200, "chat": letters.group, "from": SOMEBODY, "text": CARD}
        copied = {**copy, "forward_origin": FORWARDED}
        assert await letters.message(text="3 累计400张", reply_to_message=copied) == [words.FORWARDED]
        stranger = {"from": {**SOMEBODY, "id": STRANGER}}
        assert await letters.message(text="3 累计400张", reply_to_message=copied, **stranger) == []
        elsewhere = {"id": -1005, "type": "supergroup", "title": "别的群"}
        copied["chat"] = elsewhere
        assert await letters.message(text="3 累计400张", reply_to_message=copied, chat=elsewhere) == [
            words.FORWARDED
        ]
        assert letters.total() == 176


@pytest.mark.parametrize("who", [ZHOU, LIN])
async def test_an_order_that_was_forwarded_is_not_carried_out(tmp_path: Path, who: int) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        for text in ("/stop 3", "/report 3 累计400张", "/people 督查员", "/health", "/status"):
            assert await letters.privately(who, text=text, forward_origin=FROM_A_PERSON) == [words.FORWARDED]
            assert await letters.message(text=text, forward_origin=FROM_A_PERSON) == []
        assert letters.total() == 176
        assert here.house.book.office.invites == {}


async def test_a_colleagues_words_passed_on_are_a_report_of_whoever_passes_them_on(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        await letters.privately(text="3 累计210张", forward_origin=FROM_A_PERSON)
        assert letters.total() == 210
        refused = await letters.privately(CHEN, text="3 累计220张", forward_origin=FROM_A_PERSON)
        assert [text.endswith("这条没有记入。") for text in refused] == [True]
        assert letters.total() == 210


@pytest.mark.parametrize("who", [LIN, CHEN, GU, STRANGER, ZHOU])
@pytest.mark.parametrize("text", ["/status@other_bot", "/report@other_bot 3 累计400张", "/bind@other_bot ms", "/health@other_bot", "/start@other_bot"])  # fmt: skip
async def test_a_command_for_another_bot_is_left_alone(tmp_path: Path, who: int, text: str) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        assert await letters.message(text=text, **{"from": {**SOMEBODY, "id": who}}) == []
        assert letters.total() == 176


def callback(letters: Letters, who: int, data: object, **more: object) -> Json:
    """A press as Telegram brings it."""
    person = {"id": who, "is_bot": False, "first_name": "某人"}
    under = {"message_id": 50, "date": 1505095200, "chat": letters.group, "from": BOT, "text": CARD}
    return {"id": f"q{letters.number}", "from": person, "chat_instance": "1", "message": under, "data": data, **more}  # fmt: skip


FORGED = (
    "", ":", "same:ms:3:extra:more", "same", "SAME:ms:3", " same:ms:3", "v0:same:ms:3", "same;ms;3", "same/ms/3",
    "same:other:3", "close:other:3", "approve:other/monthly/2017-09", "see:other:0:status", "again:other:2017-W37",
    "unit:9001:0:0", "unit:-1:0", "admit:1001", "deny:1001", "admit:0", "q:0:0", "held:0", "drop:0",
    "see:ms:0:history 3:\u202e", "see:ms:99999999999999999999:status", f"see:ms:{'9' * 5000}:status",
    "x" * 100_000, "same:ms:" + "3" * 10_000, "\ud800\udfff", "same:ms:\ud800", "\x00\x01\x02", "same:ms:3\x00",
    "take:1.x:ms:new", "import:1.x:other", "discard:", "grant:ms:3:99999999", "trend:ms:3:4:5",
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED, ids=range(len(FORGED)))
@pytest.mark.parametrize("who", [STRANGER, LIN, GU])
async def test_forged_data_of_a_button_changes_nothing_and_is_answered(
    tmp_path: Path, data: str, who: int
) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        office = here.house.book.office
        before = (dict(office.people), dict(office.items["ms"]), dict(office.issues), dict(office.groups))
        told = await letters.brought(callback_query=callback(letters, who, data))
        assert (
            dict(office.people),
            dict(office.items["ms"]),
            dict(office.issues),
            dict(office.groups),
        ) == before
        assert len(told) <= 2
        assert here.house.book.last_update_id == letters.number
        if who == STRANGER and data:
            assert set(told) <= {receipts.TOO_OLD, receipts.CLERKS_ONLY, receipts.NOT_YOURS_TO_PRESS, receipts.NOT_YOUR_QUESTION}  # fmt: skip


async def test_a_press_without_its_message_or_from_an_inline_message_is_nothing(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        found = callback(letters, ZHOU, "pause:ms:3", inline_message_id="x")
        del found["message"]
        assert await letters.brought(callback_query=found) == []


@pytest.mark.parametrize("data", ["see:ms:0:status", f"unit:{STRANGER}:0", "q:1.1.0:none", "import:x:ms", "discard:x"])  # fmt: skip
async def test_no_button_puts_its_answer_in_the_place_of_the_groups_card(tmp_path: Path, data: str) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("卡片"))
        await here.speak()
        stands = here.room.last(here.group).id
        spoken = Spoken("卡片", here.group.id, stands, "ms", ("3",), card="ms/weekly/2017-W37")
        here.house.book.commit(Outcome((spoken,)), at=here.house.now())
        letters = Letters(here)
        for who in (LIN, STRANGER, ZHOU):
            found = callback(letters, who, data)
            await letters.brought(
                callback_query={**found, "message": {**found["message"], "message_id": stands}}
            )
        await here.speak()
        assert here.said() == ["卡片"]


@pytest.mark.parametrize("mark", HIDING)
async def test_a_name_of_nothing_but_hidden_marks_is_called_by_its_number(tmp_path: Path, mark: str) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        (link,) = await letters.privately(ZHOU, text="/people 单位 市农办")
        person = {"id": STRANGER, "is_bot": False, "first_name": mark * 4096}
        alone = {"id": STRANGER, "type": "private", "first_name": mark * 4096}
        token = link.rpartition("start=")[2]
        await letters.message(text=f"/start {token}", chat=alone, **{"from": person})
        assert here.house.book.office.people[STRANGER].name == f"用户{STRANGER}"


async def test_hidden_marks_do_not_keep_a_report_or_an_order_from_being_read(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        await letters.privately(text="\u200b3\u200d 累计\u202e210\u202c张\u2060")
        assert letters.total() == 210
        assert "养老床位" in (await letters.privately(GU, text="\u200e/status 3"))[0]


@pytest.mark.parametrize("text", ["\ud800", "3 累计210张\udc00", "\ud83d 3 累计210张"])
async def test_half_a_character_does_not_lose_the_message(tmp_path: Path, text: str) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        await letters.privately(text=text)
        assert letters.total() == (210 if "210" in text else 176)
        assert here.house.book.last_update_id == letters.number


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/台账.xlsx", "台账\x00.xlsx", "台账" * 2000 + ".xlsx", "..\\..\\台账.xlsx", "\u202exslx.exe", "{name}.xlsx"])  # fmt: skip
async def test_a_file_name_is_only_ever_a_name(tmp_path: Path, name: str) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        document = {"file_id": "f", "file_unique_id": "u", "file_name": name, "file_size": 9}
        await letters.privately(ZHOU, document=document)
        kept = [u.name for u in here.house.book.office.uploads.values()]
        assert all("/" not in k and "\\" not in k and "\x00" not in k and len(k) <= 121 for k in kept)


async def test_health_and_bind_are_known_however_they_are_typed(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        assert (await letters.privately(ZHOU, text="/HEALTH"))[0].startswith("运行")
        assert (await letters.message(text="/Bind ms", **{"from": {**SOMEBODY, "id": ZHOU}}))[0].startswith("本群已绑定")  # fmt: skip


async def test_a_strangers_bind_makes_the_bot_call_nobody(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        here.server.faults.plan(LostCall(), method="getChat")
        await letters.message(text="/bind ms", **{"from": {**SOMEBODY, "id": STRANGER}})
        assert here.server.faults.left == 1


async def test_another_name_or_user_name_changes_neither_rights_nor_the_register(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        renamed = {"id": LIN, "is_bot": False, "first_name": "周明", "username": "zhou_ming"}
        alone = {"id": LIN, "type": "private", "first_name": "周明", "username": "zhou_ming"}
        await letters.message(text="3 累计210张", chat=alone, **{"from": renamed})
        assert letters.total() == 210
        assert await letters.message(text="/pause 3", chat=alone, **{"from": renamed}) == [
            receipts.CLERKS_ONLY
        ]
        assert here.house.book.office.people[LIN].name == "林文"


async def test_a_stranger_with_a_clerks_name_and_user_name_is_a_stranger(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        letters = Letters(here)
        posing = {"id": STRANGER, "is_bot": False, "first_name": "周明", "username": "zhou_ming"}
        alone = {"id": STRANGER, "type": "private", "first_name": "周明", "username": "zhou_ming"}
        assert await letters.message(text="/people", chat=alone, **{"from": posing}) == [
            words.WELCOME_STRANGER
        ]
