"""People: entered by a link, confirmed by a press, stood in for, taken off."""

from pathlib import Path

from bot.people import Role
from bot.wording import register as words
from tests.journeys.town import CHEN, HE, LIN, STRANGER, ZHOU, town

MONDAY = "2017-09-11 08:40"


async def test_a_link_made_by_a_clerk_enters_whoever_opens_it_first(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(ZHOU, "/people 单位 市农办", private=True)
        token = here.last(ZHOU).text.rpartition("start=")[2]
        here.room.start(STRANGER, token)
        await here.settle()
        assert here.last(STRANGER).text.startswith("路人您好，已登记为联络员（市农办）。")
        await here.say(STRANGER, "7.1 累计500座", private=True)
        assert here.total("7.1") == 500
        await here.say(LIN, f"/start {token}", private=True)
        assert here.house.book.office.people[LIN].unit == "市民政局"


async def test_a_link_of_yesterday_enters_nobody(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(ZHOU, "/people 领导", private=True)
        token = here.last(ZHOU).text.rpartition("start=")[2]
        await here.until("2017-09-12 08:50")
        here.room.start(STRANGER, token)
        await here.settle()
        assert here.last(STRANGER).text == words.INVITE_EXPIRED
        assert STRANGER not in here.house.book.office.people


async def test_a_link_is_not_handed_out_in_the_group(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(ZHOU, "/people 领导")
        assert here.last().text == words.PEOPLE_IN_PRIVATE


async def test_on_leave_the_stand_in_is_named_nudged_and_reports(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(ZHOU, "/people 代理 陈建 何芳", private=True)
        await here.say(ZHOU, "/people 请假 陈建 9月15日", private=True)
        await here.until("2017-09-11 09:05")
        assert "市农办 @何芳" in here.card().text
        await here.until("2017-09-14 14:05")
        assert "7.1 改造农村公厕" in here.last(HE).text
        await here.say(HE, "7.1 累计500座", to=here.card())
        assert here.total("7.1") == 500


async def test_who_was_taken_off_reports_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(ZHOU, "/people 移除 陈建", private=True)
        await here.say(CHEN, "7.1 累计500座", to=here.card())
        assert here.total("7.1") is None
        assert here.house.book.office.people[CHEN].role is Role.FORMER


async def test_somebody_who_writes_as_the_group_itself_is_nobody(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        before = len(here.said())
        here.room.say(1087968824, here.group, "3.1 累计400张", answers=here.card().id)
        here.room.say(1087968824, here.group, "/status")
        await here.settle()
        assert here.total("3.1") is None
        assert len(here.said()) == before


async def test_a_stranger_who_was_declined_is_told_so_and_stays_one(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(STRANGER, "7.1 累计500座", to=here.card())
        await here.press(STRANGER, here.last(), "市农办")
        assert here.house.book.office.people[STRANGER].role is Role.APPLICANT
        await here.press(ZHOU, here.last(ZHOU), "不是")
        assert STRANGER not in here.house.book.office.people
        await here.say(STRANGER, "7.1 累计500座", to=here.card())
        assert here.total("7.1") is None
