"""The machine is lost, and the office goes on from last night's snapshot."""

from pathlib import Path

import pytest

from bot.__main__ import main
from handlers.keeper import Keeper
from store.book import Book
from tests.journeys.town import CHEN, LIN, ZHOU, Town, local, town

MONDAY = "2017-09-11 08:40"


async def reported(here: Town) -> None:
    """Monday's card, a report on it, and the night's snapshot."""
    await here.until("2017-09-11 09:10")
    await here.say(LIN, "3 累计210张，消防验收没批，预计11月底完成", to=here.card())
    here.set_up.clock.moment = local("2017-09-12 00:05")
    await Keeper(here.house).care()


def lost(here: Town, folder: Path) -> None:
    """The process ends and the disk is gone, but for the snapshots."""
    here.house.book.close()
    for path in folder.glob("duban.db*"):
        path.unlink()


def restored(here: Town, folder: Path) -> None:
    """The snapshot put back as a clerk would, and the bot started again."""
    snapshot = folder / "snapshots" / "duban-2017-09-12.json"
    assert main(["restore", str(snapshot), "--config", str(folder / "config.toml")]) == 0
    here.house.book = Book.open(str(folder / "duban.db"))


async def test_the_office_is_the_same_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with town(tmp_path, MONDAY) as here:
        await reported(here)
        before = here.house.book.office
        history = before.history("ms", "3")
        lost(here, tmp_path)
        restored(here, tmp_path)
        after = here.house.book.office
        for kind in (
            "programmes",
            "items",
            "people",
            "groups",
            "cards",
            "spoken",
            "questions",
            "issues",
            "beats",
        ):
            assert getattr(after, kind) == getattr(before, kind)
        assert after.history("ms", "3") == history
        assert capsys.readouterr().out.startswith("已恢复")

        said = len(here.said())
        await here.until("2017-09-13 10:00")
        await here.say(CHEN, "7 累计500座", to=here.card())
        assert here.total("7.1") == 500
        assert "210/500张" in here.card().text
        assert "500/800座" in here.card().text
        await here.until("2017-09-14 16:10")
        assert "应报" in here.last(ZHOU).text
        assert len([m for m in here.said()[said:] if "周沟通" in m.text]) == 0


async def test_what_was_said_after_the_snapshot_can_be_said_again(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await reported(here)
        await here.say(LIN, "3 累计230张", to=here.card())
        assert here.total("3.1") == 230
        lost(here, tmp_path)
        restored(here, tmp_path)
        assert here.total("3.1") == 210
        await here.say(LIN, "3 累计230张", to=here.card())
        assert here.total("3.1") == 230


async def test_nothing_is_restored_while_the_bot_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with town(tmp_path, MONDAY) as here:
        await reported(here)
        snapshot = str(tmp_path / "snapshots" / "duban-2017-09-12.json")
        capsys.readouterr()
        assert main(["restore", snapshot, "--config", str(tmp_path / "config.toml")]) == 1
        (told,) = capsys.readouterr().err.splitlines()
        assert told.endswith("请先停止它。")
        await here.say(LIN, "3 累计230张", to=here.card())
        assert here.total("3.1") == 230
