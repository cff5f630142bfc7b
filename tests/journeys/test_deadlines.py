"""Deadlines: recalled privately before, on and after the day; then the clerks'; never at night nor on a day off."""

from pathlib import Path

from sandbox.messages import Message
from tests.journeys.town import CHEN, LIN, XU, ZHOU, Town, town


def reminders(here: Town, who: int) -> list[Message]:
    """What was said to somebody about deadlines."""
    return [m for m in here.said(who) if "到期" in m.text and "督查室" not in m.text]


async def test_a_contact_is_reminded_six_times_and_then_the_clerks_once(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-20 10:00") as here:
        await here.until("2017-10-20 12:00")
        days = [f"{m.at:%m-%d}" for m in reminders(here, LIN)]
        assert days == ["09-22", "09-29", "09-30", "10-09", "10-10", "10-11"]
        for clerk in (ZHOU, XU):
            assert [f"{m.at:%m-%d}" for m in here.said(clerk) if "请督查室处理" in m.text] == ["10-12"]


async def test_a_promise_a_claim_or_a_longer_term_is_one_press(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-20 10:00") as here:
        await here.until("2017-09-22 10:00")
        asked = here.last(LIN)
        assert [b.label for b in asked.buttons] == ["能按期", "要延期", "报办结"]
        assert await here.press(LIN, asked, "能按期") == "已记入"
        await here.press(LIN, asked, "要延期")
        await here.say(LIN, "10月20日，等会议审议", to=here.last(LIN))
        assert "申请延至2017年10月20日" in here.last(ZHOU).text


async def test_what_is_claimed_is_recalled_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-20 10:00") as here:
        await here.until("2017-09-22 10:00")
        await here.press(LIN, here.last(LIN), "报办结")
        await here.until("2017-10-12 12:00")
        assert [f"{m.at:%m-%d}" for m in reminders(here, LIN)] == ["09-22"]


async def test_a_unit_that_blocked_the_bot_is_asked_in_the_group(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-10-20 10:00") as here:
        here.room.block(CHEN)
        await here.settle()
        assert "私信发不到陈建" in here.last(ZHOU).text
        await here.until("2017-10-24 12:00")
        assert "7.1 改造农村公厕 10月31日到期" in here.last().text


async def test_the_group_hears_nothing_at_night_or_on_a_day_off_in_a_whole_autumn(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-11 08:40") as here:
        await here.until("2017-10-31 18:00")
        setting = here.house.setting
        own = [m for m in here.said() if m.answers is None]
        assert len(own) >= 7
        assert [f"{m.at}" for m in own if not setting.is_working(m.at)] == []
