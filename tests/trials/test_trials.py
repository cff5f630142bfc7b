"""Killed again and again, at every step and at any moment: nothing is lost, nothing is doubled that is not marked."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from bot.items import Report
from bot.office import Outcome
from store.book import Book
from store.errors import StoreError
from store.restoring import restore
from store.verifying import verify
from tests.journeys.town import LIN, local
from tests.trials import later, office
from tests.trials.life import Bot, Told
from tests.trials.run import run, run_as_it_is
from tests.trials.trial import MONDAY

SEED = 20170911
KILLS = 34


async def test_an_office_whose_bot_is_killed_at_every_step_loses_nothing_and_doubles_nothing_unmarked(
    tmp_path: Path,
) -> None:
    found = await run(tmp_path, SEED, KILLS)
    assert found.wrong == ()
    assert found.kills == KILLS


async def test_the_command_as_it_is_given_in_production_can_be_killed_at_any_moment(tmp_path: Path) -> None:
    assert await run_as_it_is(tmp_path, SEED, 3) == []


def enter(folder: Path) -> str:
    """An office with its ledger entered; gives the place of its store."""
    office.write(folder, "http://127.0.0.1:9")
    with closing(Book.open(str(folder / "duban.db"))) as book:
        book.commit(office.entered(folder), at=local(MONDAY))
    return str(folder / "duban.db")


async def test_a_migration_killed_at_every_statement_is_done_once(tmp_path: Path) -> None:
    place, bot = enter(tmp_path), Bot(tmp_path, Told(), local(MONDAY))
    kills = 0
    async with bot.loaded():
        while not await bot.try_out("statement", kills + 1, "migrate"):
            kills += 1
    assert kills > len(office.ITEMS)
    with pytest.raises(StoreError, match="更新版本"):
        Book.open(place)
    with closing(later.opened(tmp_path / "config.toml")) as book:
        titles = [item.title for item in book.office.items_of("ms")]
    assert titles == [f"{item['title']}{later.MARK}" for item in office.ITEMS]


async def test_a_backup_killed_at_every_step_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    place, bot = enter(tmp_path), Bot(tmp_path, Told(), local(MONDAY))
    out = tmp_path / "backup.json"
    kills = 0
    async with bot.loaded():
        with closing(Book.open(place)):
            for point in ("statement", "file"):
                passing = 1
                while not await bot.try_out(point, passing, f"backup --out {out}"):
                    passing += 1
                    assert not out.exists() or len(json.loads(out.read_text("utf-8"))["items"]) == len(
                        office.ITEMS
                    )
                kills += passing - 1
    assert kills >= 5
    restore(out, str(tmp_path / "restored.db"), at=local(MONDAY))
    assert verify(str(tmp_path / "restored.db")).is_sound


async def test_a_restoring_killed_at_every_step_leaves_the_store_before_or_the_backup(tmp_path: Path) -> None:
    place, bot = enter(tmp_path), Bot(tmp_path, Told(), local(MONDAY))
    backup = tmp_path / "backup.json"
    kills = 0
    async with bot.loaded():
        assert await bot.try_out("never", 1, f"backup --out {backup}")
        for point in ("committing", "file"):
            ended = False
            while not ended:
                crashed_with_a_report(tmp_path, kills)
                ended = await bot.try_out(point, kills + 1, f"restore {backup}")
                kills += not ended
                assert verify(place).is_sound
                with closing(Book.open(place)) as book:
                    reports = [report.text for report in book.office.history("ms", "3")]
                assert reports in ([], [f"{kills - (not ended)}"])
            kills = 0 if point == "committing" else kills
    assert kills >= 4


def crashed_with_a_report(folder: Path, number: int) -> None:
    """The store as a crash leaves it, its last commit still in the log only: the one report that no backup has."""
    place, aside = folder / "duban.db", folder / "aside"
    aside.mkdir(exist_ok=True)
    report = Report("r", "ms", "3", local(MONDAY), LIN, "市民政局", f"{number}", ())
    with closing(Book.open(str(place))) as book:
        book.commit(Outcome((report,)), at=local(MONDAY))
        for file in folder.glob("duban.db*"):
            if file.name in ("duban.db", "duban.db-wal"):
                shutil.copyfile(file, aside / file.name)
    for file in aside.iterdir():
        file.replace(folder / file.name)
