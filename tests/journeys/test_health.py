"""How the bot fares, for the clerks: what waits, is kept, is overdue, may stand twice; what strikes next; the data."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.wording import health as words
from handlers import snapshots
from handlers.keeper import Keeper
from sandbox.faults import Broken, LostAnswer
from tests.journeys.town import GU, LIN, XU, ZHOU, Town, town

MONDAY = "2017-09-11 08:40"


async def health(here: Town) -> str:
    """What a clerk is told."""
    await here.say(ZHOU, "/health", private=True)
    return here.last(ZHOU).text


async def test_a_clerk_sees_what_may_stand_twice_and_what_strikes_next(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.set_up.server.faults.plan(LostAnswer(), 1, "sendMessage")
        await here.until("2017-09-11 09:10")
        told = await health(here)
        assert "可能重复的消息1条" in told
        assert "群“民生实事工作群”" in told
        assert "2017年民生实事 下次：到期提醒 9月11日（周一）09:30" in told


async def test_what_is_kept_for_a_closed_chat_is_counted(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        assert "暂存" not in await health(here)
        here.room.block(XU)
        await here.say(LIN, "/report 3 累计210张，请求协调", private=True)
        await here.settle()
        assert [owed.notice.chat for owed in here.house.book.waiting()] == [XU]  # type: ignore[union-attr]
        assert "待发0条，暂存1条（群或私聊已对机器人关闭，开通后自动补发）。" in await health(here)
        here.room.start(XU)
        await here.settle()
        assert "暂存" not in await health(here)


async def test_a_clerk_sees_the_last_cycle_the_data_and_the_disk(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        told = await health(here)
        assert told.startswith("运行正常，9月11日（周一）08:40。待发0条。\n最近一次收取消息：9月11日 08:40\n")
        assert "注意：自动备份：还没有一份" in told
        assert "磁盘剩余" in told
        await Keeper(here.house).care()
        assert "自动备份：最近一份9月11日\n" in await health(here)


async def test_a_clerk_sees_that_snapshots_have_stopped(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await Keeper(here.house).care()
        here.set_up.clock.moment += timedelta(days=2)
        assert "注意：自动备份：最近一份9月11日，之后没有成功" in await health(here)


async def test_a_clerk_sees_what_is_overdue(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.set_up.server.faults.plan(Broken(), 20, "setMessageReaction")
        await here.say(LIN, "/report 3 累计210张", private=True)
        here.set_up.clock.moment += timedelta(minutes=20)
        told = await health(here)
        assert told.startswith("运行有异常")
        assert "注意：有1件事逾时未办" in told


async def test_a_clerk_sees_that_a_year_has_no_calendar(tmp_path: Path) -> None:
    async with town(tmp_path, "2026-12-28 09:00") as here:
        assert "2027" in (await health(here)).splitlines()[-1]


@pytest.mark.parametrize(
    ("free", "told"), [(2**31, "磁盘剩余2.0GB"), (2**29, "注意：磁盘剩余0.5GB，请管理员尽快清理。")]
)
def test_a_disk_that_fills_up_is_named(free: int, told: str) -> None:
    assert words.disk(free) == told


def test_the_fuller_of_two_disks_counts_and_a_server_has_none(tmp_path: Path) -> None:
    assert snapshots.free(str(tmp_path / "duban.db"), None) is not None
    assert snapshots.free("postgresql://u@h/d", None) is None
    assert snapshots.free(":memory:", None) is None


async def test_only_clerks_are_told(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        for person in (LIN, GU):
            await here.say(person, "/health", private=True)
            assert here.last(person).text == "这项操作由督查员办理。"
