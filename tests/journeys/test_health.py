"""How the bot fares, for the clerks: what waits, what is kept, what may stand twice."""

from pathlib import Path

from sandbox.faults import LostAnswer
from tests.journeys.town import LIN, ZHOU, town

MONDAY = "2017-09-11 08:40"


async def test_a_clerk_sees_what_may_stand_twice_and_what_strikes_next(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.set_up.server.faults.plan(LostAnswer(), 1, "sendMessage")
        await here.until("2017-09-11 09:10")
        await here.say(ZHOU, "/health", private=True)
        told = here.last(ZHOU).text
        assert "可能重复的消息1条" in told
        assert "群“民生实事工作群”" in told
        assert "2017年民生实事 下次：到期提醒 9月11日（周一）09:30" in told


async def test_what_is_kept_for_a_closed_chat_is_counted(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.room.kick_bot(here.group)
        await here.settle()
        await here.say(ZHOU, "/health", private=True)
        assert "待发0条" in here.last(ZHOU).text


async def test_only_clerks_are_told(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(LIN, "/health", private=True)
        assert here.last(LIN).text == "这项操作由督查员办理。"
