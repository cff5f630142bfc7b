"""The daily snapshot: made once a day while the bot answers, kept in rotation, its failure told once."""

import asyncio
import errno
import json
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.office import Outcome
from handlers import snapshots
from handlers.keeper import Keeper
from store.book import Book
from store.errors import StoreError
from store.restoring import restore
from tests.desk.office import LIN, XU, ZHOU, at
from tests.doors.place import Place, place


def days_in(folder: Path) -> list[str]:
    """The days that have a snapshot."""
    return [str(day) for day in sorted(snapshots.days(folder))]


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def everything_in(folder: Path) -> bytes:
    """The bytes of the store's own files."""
    return b"".join(path.read_bytes() for path in folder.glob("duban.db*"))


async def saved(here: Place, folder: Path) -> None:
    """The house is cared for, with snapshots into a folder."""
    here.house.snapshots = folder
    await Keeper(here.house).care()


async def test_a_snapshot_is_made_once_a_day(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        folder = tmp_path / "snapshots"
        await saved(here, folder)
        first = (folder / "duban-2017-09-11.json").read_bytes()
        here.room.say(LIN, LIN, "/report 3 累计210张")
        await here.fetch()
        await saved(here, folder)
        assert (folder / "duban-2017-09-11.json").read_bytes() == first
        here.clock.moment += timedelta(days=1)
        await saved(here, folder)
        assert days_in(folder) == ["2017-09-11", "2017-09-12"]
        assert folder.stat().st_mode & 0o077 == 0


async def test_a_snapshot_is_a_backup_that_restores(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await saved(here, tmp_path / "snapshots")
        there = here.house.book.office
        other = tmp_path / "other.db"
        restore(tmp_path / "snapshots" / "duban-2017-09-11.json", str(other), at=here.clock())
        with closing(Book.open(str(other))) as book:
            assert book.office.items == there.items
            assert book.office.people == there.people


async def test_a_hundred_days_leave_seven_and_four(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        folder = tmp_path / "snapshots"
        folder.mkdir()
        (folder / "notes.json").write_text("{}")
        (folder / "duban-2017-09-10.json.part").write_text("{")
        for n in range(100):
            (folder / f"duban-{date(2017, 9, 10) - timedelta(n)}.json").write_text("{}")
        await saved(here, folder)
        assert len(days_in(folder)) == 11
        assert days_in(folder)[-1] == "2017-09-11"
        assert sorted(p.name for p in folder.iterdir() if p.name[:6] != "duban-") == ["notes.json"]
        assert not list(folder.glob("*.part"))


async def test_the_bot_answers_while_a_snapshot_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with place(tmp_path) as here:
        loop, begun, may_end = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        real = snapshots.make

        def slow(where: str, folder: Path, today: date) -> None:
            loop.call_soon_threadsafe(begun.set)
            asyncio.run_coroutine_threadsafe(may_end.wait(), loop).result(timeout=5)
            real(where, folder, today)

        monkeypatch.setattr(snapshots, "make", slow)
        making = asyncio.create_task(saved(here, tmp_path / "snapshots"))
        async with asyncio.timeout(5):
            await begun.wait()
        here.room.say(LIN, LIN, "/report 3 累计210张")
        here.room.say(LIN, LIN, "/whoami")
        await here.fetch()
        await here.speak()
        assert here.said(LIN)[-1].startswith("林文")
        may_end.set()
        async with asyncio.timeout(5):
            await making
        tables = json.loads((tmp_path / "snapshots" / "duban-2017-09-11.json").read_text("utf-8"))
        assert any("210" in row["text"] for row in tables["reports"].values())


async def test_a_failure_is_told_to_each_clerk_once_until_a_snapshot_succeeds(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        folder = tmp_path / "snapshots"
        folder.write_text("a file where a folder should be")
        for _ in range(3):
            await saved(here, folder)
            await here.speak()
        for clerk in (ZHOU, XU):
            told = [words for words in here.said(clerk) if "自动备份没有成功" in words]
            assert told == [
                "自动备份没有成功（备份文件夹不能写入），还没有一份备份。机器人照常工作，并会继续重试；"
                "请管理员检查备份所在的磁盘。"
            ]
        folder.unlink()
        await saved(here, folder)
        assert days_in(folder) == ["2017-09-11"]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (OSError(errno.ENOSPC, "full"), "磁盘已满"),
        (OSError(errno.EROFS, "read-only"), "备份文件夹不能写入"),
        (StoreError("damaged"), "数据读不出来，请尽快请管理员运行 duban verify"),
    ],
)
async def test_the_clerks_are_told_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, why: str
) -> None:
    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr(snapshots, "make", failing)
    async with place(tmp_path) as here:
        await saved(here, tmp_path / "snapshots")
        await here.speak()
        assert here.said(ZHOU)[-1].startswith(f"自动备份没有成功（{why}）")


async def test_where_none_are_to_be_made_none_is(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        before = names_in(tmp_path)
        await Keeper(here.house).care()
        assert names_in(tmp_path) == before


async def test_the_care_of_a_quiet_day_writes_nothing(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        before = here.house.book.journal()
        await Keeper(here.house).care()
        assert here.house.book.journal() == before


async def test_old_private_words_are_in_the_file_no_more(tmp_path: Path) -> None:
    words = "消防验收一直没批下来"
    async with place(tmp_path) as here:
        here.room.say(LIN, LIN, f"/report 3 累计210张，{words}")
        await here.fetch()
        await here.speak()
        keeper = Keeper(here.house)
        await keeper.care()
        here.clock.moment = at("2018-10-20 10:00")
        await keeper.care()
        (report,) = (r for r in here.house.book.office.history("ms", "3") if r.by == LIN)
        assert words not in repr(report)
        here.house.book.commit(Outcome((report,)), at=here.clock())
        here.reopen()
        here.house.book.close()
        assert words.encode() not in everything_in(tmp_path)
        here.house.book = Book.open(here.file)
