"""The rounds that have come due: asked of the cadence, never scheduled one by one.

One APScheduler job a round only wakes this door; what is due is the answer to “what was due between the last strike
and now?”, so that a wake-up that comes late, twice or not at all changes nothing but the hour. Catching up after an
outage and rehearsing a year are the same question.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.cadence import Round, Strike, next_strike, strikes
from bot.desk.rounds import beat_of
from bot.happenings import Struck
from bot.items import Programme
from bot.kinds import Kind
from bot.office import Beat, Outcome
from handlers import turn
from handlers.house import House
from store.errors import StoreError

log = logging.getLogger(__name__)

LATE = timedelta(minutes=15)
PULSE = timedelta(minutes=1)
"""How often it is asked besides: a job's wait was reckoned by the clock as it stood then, and a machine may sleep."""

NEVER_SKIPPED = ("briefing", "summary", "account")


class CadenceTrigger(BaseTrigger):  # type: ignore[misc]  # the scheduler has no types
    """A trigger that asks the cadence when its round strikes next."""

    def __init__(self, house: House, round_: Round) -> None:
        self._house = house
        self._round = round_

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """The first strike after the last one, or after now."""
        setting = self._house.setting
        after = max(previous, now) if previous else now
        strike = next_strike([self._round], setting.calendar, setting.config.zone, after)
        return strike.at if strike else None


async def run(house: House) -> None:
    """Strike what comes due, for ever.

    Raises:
        StoreError: if the disk refuses a strike; the scheduler alone would pass over it without a word.
    """
    broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def tell(event: JobExecutionEvent) -> None:
        if isinstance(event.exception, StoreError) and not broken.done():
            broken.set_exception(event.exception)

    scheduler = start(house)
    scheduler.add_listener(tell, EVENT_JOB_ERROR)
    try:
        await broken
    finally:
        scheduler.shutdown(wait=False)


def start(house: House) -> AsyncIOScheduler:
    """A running scheduler with one job for each round of each kind in use; what was missed is struck at once."""
    scheduler = AsyncIOScheduler(
        timezone=house.setting.config.zone,
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for kind in _kinds(house):
        for round_ in house.setting.kinds[kind].rounds:
            scheduler.add_job(wake, CadenceTrigger(house, round_), args=[house, scheduler])
    scheduler.add_job(wake, "interval", seconds=PULSE.total_seconds(), args=[house, scheduler])
    scheduler.start()
    scheduler.add_job(wake, args=[house, scheduler])
    return scheduler


def _kinds(house: House) -> list[str]:
    """The kinds of the programmes that run, and of those whose ledger a clerk may import while the house runs."""
    running = (programme.kind for programme in house.book.office.programmes.values())
    return list(dict.fromkeys([*running, *(u.kind for u in house.setting.config.programmes)]))


async def wake(house: House, scheduler: Any) -> None:
    """Strike what is due; what must wait for working hours wakes the door again then.

    It awaits nothing, and is a coroutine all the same: the scheduler would call a plain function in another thread, and
    turns belong to the one loop.
    """
    now = house.now()
    strike_due(house, now)
    if any(_due(house, programme, now) for programme in house.book.office.programmes.values()):
        opening, args = house.setting.when_working(now), [house, scheduler]
        scheduler.add_job(wake, "date", run_date=opening, args=args, id="opening", replace_existing=True)


def strike_due(house: House, now: datetime) -> None:
    """Everything that has come due since the last strike, programme by programme, in order of time."""
    for programme in tuple(house.book.office.programmes.values()):
        _set_right(house, programme, now)
        due = _due(house, programme, now)
        if any(is_late(strike, now) for strike in due) and not house.setting.is_working(now):
            continue
        _catch_up(house, programme, due, now)


def _set_right(house: House, programme: Programme, now: datetime) -> None:
    """After a clock that was far ahead, the rounds go on from now; what was struck already is owed no second time."""
    if _since(house, programme, now) - now > LATE:
        log.warning("the clock went back: rounds go on from now")
        house.book.commit(Outcome((Beat(programme.key, now),)), at=now, cause="clock")


def _catch_up(house: House, programme: Programme, due: list[Strike], now: datetime) -> None:
    """One strike, one turn. What is merged is merged from where this began, also if it is gone on with after a crash."""
    beat = house.book.office.beats.get(programme.key)
    since = (beat.since or beat.until) if beat else now
    for strike in newest(house.setting.kinds[programme.kind], due):
        is_last = strike == due[-1]
        struck = Struck(now, programme.key, strike, since, is_late=is_late(strike, now), has_more=not is_last)
        turn.take_safely(house, struck)
        _pass(house, programme, struck)


def _pass(house: House, programme: Programme, struck: Struck) -> None:
    """A strike that no desk could decide is passed all the same: it would come back at once, and for ever."""
    if _since(house, programme, struck.strike.at) < struck.strike.at:
        house.book.commit(Outcome((beat_of(struck),)), at=house.now(), cause="failed")


def next_moment(house: House, after: datetime) -> datetime | None:
    """When the clock strikes next in any programme."""
    setting = house.setting
    found = [
        next_strike(setting.kinds[p.kind].rounds, setting.calendar, setting.config.zone, after)
        for p in house.book.office.programmes.values()
    ]
    return min((s.at for s in found if s), default=None)


def unstruck(house: House, now: datetime) -> int:
    """How many strikes have been due for a while; those that wait for working hours are not among them."""
    if not house.setting.is_working(now):
        return 0
    programmes = tuple(house.book.office.programmes.values())
    return sum(is_late(strike, now) for programme in programmes for strike in _due(house, programme, now))


def is_late(strike: Strike, now: datetime) -> bool:
    """Whether a strike is being caught up rather than struck."""
    return now - strike.at > LATE


def newest(kind: Kind, due: list[Strike]) -> list[Strike]:
    """Of several missed strikes of a round only the newest, phase by phase; a briefing is never skipped."""
    last = {(s.round, s.phase): s for s in due}
    never = {r.key for r in kind.rounds if r.does in NEVER_SKIPPED}
    return [s for s in due if s.round in never or last[s.round, s.phase] == s]


def _due(house: House, programme: Programme, now: datetime) -> list[Strike]:
    setting = house.setting
    since = _since(house, programme, now)
    return strikes(setting.kinds[programme.kind].rounds, setting.calendar, setting.config.zone, since, now)


def _since(house: House, programme: Programme, now: datetime) -> datetime:
    beat = house.book.office.beats.get(programme.key)
    return beat.until if beat else now
