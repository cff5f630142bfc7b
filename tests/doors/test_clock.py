"""The clock: late, twice or not at all, each round is struck once and by its own rule."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot

from bot.happenings import Struck
from bot.notices import Text
from bot.office import Beat, Change, Outcome
from bot.people import Group
from handlers import clock, turn
from handlers.clock import CadenceTrigger
from handlers.house import House
from store.book import Book
from tests.desk.office import GROUP, PROGRAMME, ZHOU, at, desk, setting
from tests.doors.place import Clock


@pytest.fixture
def wall() -> Clock:
    """The clock on the wall."""
    return Clock(at("2017-09-11 08:00"))


@pytest.fixture
def house(wall: Clock) -> Iterator[House]:
    """A house with a bound group, whose rounds were last struck on Friday afternoon."""
    made = desk()
    with closing(Book.open(":memory:")) as book:
        people = made.office.people.values()
        nouns: list[Change] = [PROGRAMME, *people, *made.office.items_of("ms"), *made.reports.values()]
        began = (Group(GROUP, "工作群", "ms"), Beat("ms", at("2017-09-08 15:00")))
        book.commit(Outcome((*nouns, *began)), at=wall())
        yield House(setting(), book, Bot("1:token"), wall)


def strike(house: House, wall: Clock, moment: str) -> list[str]:
    """The keys that are newly owed once the clock shows a moment."""
    before = {owed.key for owed in house.book.waiting()}
    wall.moment = at(moment)
    clock.strike_due(house, house.now())
    return [owed.key for owed in house.book.waiting() if owed.key not in before]


def since(house: House, moment: str) -> None:
    """The rounds were last struck then."""
    house.book.commit(Outcome((Beat("ms", at(moment)),)), at=house.now())


def to_group(house: House) -> list[Text]:
    """What the group is owed."""
    return [o.notice for o in house.book.waiting() if isinstance(o.notice, Text) and o.notice.chat == GROUP]


def test_nothing_is_struck_before_its_hour(house: House, wall: Clock) -> None:
    assert strike(house, wall, "2017-09-11 08:59") == []


def test_what_has_come_due_is_struck_and_the_beat_moves_on(house: House, wall: Clock) -> None:
    assert strike(house, wall, "2017-09-11 09:00") == [f"ms/weekly/2017-W37/{GROUP}"]
    assert house.book.office.beats["ms"].until == at("2017-09-11 09:00")


def test_struck_twice_it_is_owed_once(house: House, wall: Clock) -> None:
    strike(house, wall, "2017-09-11 09:00")
    assert strike(house, wall, "2017-09-11 09:00") == []
    assert strike(house, wall, "2017-09-11 09:01") == []


def test_a_beat_that_was_lost_owes_nothing_twice(house: House, wall: Clock) -> None:
    strike(house, wall, "2017-09-11 09:00")
    since(house, "2017-09-08 15:00")
    assert strike(house, wall, "2017-09-11 09:05") == []


def test_a_clock_that_jumps_back_owes_nothing_twice(house: House, wall: Clock) -> None:
    strike(house, wall, "2017-09-11 09:00")
    assert strike(house, wall, "2017-09-10 09:00") == []
    assert strike(house, wall, "2017-09-11 09:01") == []


def test_after_weeks_away_only_the_newest_card_is_posted(house: House, wall: Clock) -> None:
    since(house, "2017-08-14 08:00")
    strike(house, wall, "2017-09-12 10:00")
    assert [text.key for text in to_group(house)] == [f"ms/weekly/2017-W37/{GROUP}"]


def test_after_weeks_away_no_briefing_is_left_out_and_each_says_that_it_is_late(
    house: House, wall: Clock
) -> None:
    since(house, "2017-06-01 08:00")
    strike(house, wall, "2017-09-12 10:00")
    issues = house.book.office.issues.values()
    assert [(i.series, i.period) for i in issues] == [
        ("通报", "2017-06"),
        ("总结", "2017-H1"),
        ("通报", "2017-07"),
        ("通报", "2017-08"),
    ]
    assert all(issue.is_late for issue in issues)
    drafts = [
        o.notice for o in house.book.waiting() if o.key.startswith("draft/") and o.key.endswith(f"/{ZHOU}")
    ]
    assert len(drafts) == 4


def test_a_crash_while_catching_up_loses_no_reminder(
    house: House, wall: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = replace(house.book.office.items["ms"]["9"], due=at("2017-09-05 09:00").date())
    house.book.commit(Outcome((due,)), at=wall())
    since(house, "2017-09-07 09:00")
    turns = iter([turn.take_safely] * 3)

    def crash_at_the_fourth(house: House, struck: Struck) -> None:
        next(turns)(house, struck)

    with monkeypatch.context() as patched:
        patched.setattr(turn, "take_safely", crash_at_the_fourth)
        with pytest.raises(StopIteration):
            strike(house, wall, "2017-09-12 10:00")
    assert house.book.office.beats["ms"].until == at("2017-09-11 09:00")
    assert house.book.office.beats["ms"].since == at("2017-09-07 09:00")
    assert any(key.startswith("ms/deadlines/") for key in strike(house, wall, "2017-09-12 10:05"))
    assert house.book.office.beats["ms"].since is None


def test_an_outage_from_friday_to_saturday_waits_for_monday(house: House, wall: Clock) -> None:
    since(house, "2017-09-08 09:00")
    assert strike(house, wall, "2017-09-09 10:00") == []
    assert strike(house, wall, "2017-09-10 22:00") == []
    assert house.book.office.beats["ms"].until == at("2017-09-08 09:00")
    strike(house, wall, "2017-09-11 08:30")
    assert house.book.office.beats["ms"].until == at("2017-09-08 09:30")


def test_a_card_missed_at_night_is_not_posted_at_night(house: House, wall: Clock) -> None:
    assert strike(house, wall, "2017-09-11 22:00") == []
    assert strike(house, wall, "2017-09-12 08:30") == [f"ms/weekly/2017-W37/{GROUP}"]


def test_a_saturday_that_is_worked_is_a_working_day(house: House, wall: Clock) -> None:
    since(house, "2017-09-29 17:00")
    assert any(key.startswith("draft/ms/monthly/2017-09") for key in strike(house, wall, "2017-09-30 15:00"))


def test_a_minute_late_is_not_late(house: House, wall: Clock) -> None:
    since(house, "2017-08-31 14:00")
    strike(house, wall, "2017-08-31 15:10")
    assert [issue.is_late for issue in house.book.office.issues.values()] == [False]


def test_a_strike_that_no_desk_can_decide_is_passed_and_the_others_go_on(
    house: House, wall: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Outcome:
        raise RuntimeError("broken desk")

    with monkeypatch.context() as patched:
        patched.setattr(turn, "decide", broken)
        assert strike(house, wall, "2017-09-11 09:00") == []
    assert house.book.office.beats["ms"].until == at("2017-09-11 09:00")
    assert house.book.journal()[-1].cause == "failed"
    strike(house, wall, "2017-09-18 09:00")
    assert [text.key for text in to_group(house)] == [f"ms/weekly/2017-W38/{GROUP}"]


def test_the_trigger_fires_when_the_cadence_says(house: House) -> None:
    weekly = house.setting.kinds["minsheng"].round("weekly")
    assert weekly is not None
    trigger = CadenceTrigger(house, weekly)
    fires: list[datetime] = []
    moment: datetime | None = at("2017-09-28 12:00")
    for _ in range(3):
        assert moment is not None
        moment = trigger.get_next_fire_time(None, moment)
        fires.append(moment)  # type: ignore[arg-type]
    assert fires == [at("2017-09-28 14:00"), at("2017-09-28 16:00"), at("2017-10-09 09:00")]


def test_a_trigger_that_fired_does_not_fire_again_at_once(house: House) -> None:
    weekly = house.setting.kinds["minsheng"].round("weekly")
    assert weekly is not None
    trigger = CadenceTrigger(house, weekly)
    fired = at("2017-09-11 09:00")
    assert trigger.get_next_fire_time(fired, fired - timedelta(seconds=5)) == at("2017-09-14 14:00")


async def woken(house: House) -> None:
    """Wait until something is owed."""
    event = asyncio.Event()
    house.wake = event.set
    async with asyncio.timeout(5):
        await event.wait()


async def stopped(scheduler: AsyncIOScheduler) -> None:
    """End it; it says so to the loop a moment later."""
    scheduler.shutdown(wait=False)
    await asyncio.sleep(0)


async def test_a_real_scheduler_strikes_at_its_start_what_was_missed(house: House, wall: Clock) -> None:
    wall.moment = at("2017-09-11 09:40")
    scheduler = clock.start(house)
    await woken(house)
    await stopped(scheduler)
    assert [text.key for text in to_group(house)] == [f"ms/weekly/2017-W37/{GROUP}"]


async def test_a_real_scheduler_has_one_job_a_round_and_none_is_ever_dropped(house: House) -> None:
    scheduler = clock.start(house)
    jobs = [job for job in scheduler.get_jobs() if isinstance(job.trigger, CadenceTrigger)]
    await stopped(scheduler)
    assert len(jobs) == len(house.setting.kinds["minsheng"].rounds)
    assert {(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs} == {(None, True, 1)}
    assert all(job.next_run_time > datetime.now(job.next_run_time.tzinfo) for job in jobs)


async def test_a_real_scheduler_woken_later_strikes_what_has_come_due(house: House, wall: Clock) -> None:
    scheduler = clock.start(house)
    wall.moment = at("2017-09-11 09:00")
    scheduler.get_jobs()[0].modify(next_run_time=datetime.now(house.setting.config.zone))
    await woken(house)
    await stopped(scheduler)
    assert [text.key for text in to_group(house)] == [f"ms/weekly/2017-W37/{GROUP}"]


async def test_a_clock_that_is_put_on_is_noticed_though_no_job_has_come_due(
    house: House, wall: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "PULSE", timedelta(milliseconds=20))
    scheduler = clock.start(house)
    wall.moment = at("2017-09-11 09:00")
    await woken(house)
    await stopped(scheduler)
    assert [text.key for text in to_group(house)] == [f"ms/weekly/2017-W37/{GROUP}"]


async def test_what_waits_for_working_hours_wakes_the_clock_again_then(house: House, wall: Clock) -> None:
    since(house, "2017-09-08 09:00")
    wall.moment = at("2017-09-09 10:00")
    scheduler = AsyncIOScheduler(timezone=house.setting.config.zone)
    scheduler.start(paused=True)
    for _ in range(2):
        await clock.wake(house, scheduler)
    (job,) = scheduler.get_jobs()
    await stopped(scheduler)
    assert job.trigger.run_date == at("2017-09-11 08:30")


async def test_what_was_struck_in_full_wakes_nobody_again(house: House, wall: Clock) -> None:
    wall.moment = at("2017-09-11 09:00")
    scheduler = AsyncIOScheduler(timezone=house.setting.config.zone)
    await clock.wake(house, scheduler)
    assert scheduler.get_jobs() == []


def test_the_next_moment_is_the_earliest_of_any_round(house: House) -> None:
    assert clock.next_moment(house, at("2017-09-11 09:00")) == at("2017-09-11 09:30")
