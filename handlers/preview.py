"""Every push that will happen in a period: each with its moment, and why it does not stand on its nominal day."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from bot.cadence import Phase, Round, Strike, skipped, strikes
from bot.config import Undertaking
from bot.desk import deadlines
from bot.desk.view import View
from bot.items import Programme
from bot.office import Office as Books
from bot.wording import weekday
from handlers.files import Office

PHASES = {Phase.OPEN: "", Phase.NUDGE: "（私下提醒）", Phase.CLOSE: "（截止，未报名单送督查员）"}


@dataclass(frozen=True, slots=True)
class Push:
    """One push; `at` is None where it is left out. `items` are the numbers, of items or of their targets, that a reminder of deadlines names."""

    programme: str
    round: str
    name: str
    phase: Phase
    period: str
    at: datetime | None
    nominal: date
    reason: str
    items: tuple[str, ...] = ()


def pushes(office: Office, begin: datetime, end: datetime) -> list[Push]:
    """All programmes' pushes from one moment to another, in order of time."""
    found = [p for programme in office.setting.config.programmes for p in _of(office, programme, begin, end)]
    return sorted(found, key=lambda p: (p.at.isoformat() if p.at else f"{p.nominal}T", p.round))


def row(push: Push) -> dict[str, object]:
    """A push as JSON: instants and days in ISO form."""
    at = push.at.isoformat() if push.at else None
    return asdict(push) | {"at": at, "nominal": push.nominal.isoformat(), "items": list(push.items)}


def line(push: Push) -> str:
    """2017-12-08 周五 15:00　旬通报　12月10日是周日，提前到12月8日（周五）."""
    reason = f"　{push.reason}" if push.reason else ""
    if push.at is None:
        return f"{push.nominal} {weekday(push.nominal)} --:--　{push.name}　不推送{reason}"
    items = f"（{'、'.join(push.items)}）" if push.items else ""
    when = f"{push.at:%Y-%m-%d} {weekday(push.at.date())} {push.at:%H:%M}"
    return f"{when}　{push.name}{items}{PHASES[push.phase]}{reason}"


def _of(office: Office, programme: Undertaking, begin: datetime, end: datetime) -> Iterator[Push]:
    setting = office.setting
    rounds = setting.kinds[programme.kind].rounds
    first = begin - timedelta(microseconds=1)
    recalled = _recalled(office, programme, begin)
    for strike in strikes(rounds, setting.calendar, setting.config.zone, first, end):
        round_ = next(r for r in rounds if r.key == strike.round)
        if round_.does != "deadlines":
            yield _push(programme, round_, strike)
        elif strike.at.date() in recalled:
            yield _push(programme, round_, strike, recalled[strike.at.date()])
    for left in skipped(rounds, setting.calendar, setting.config.zone, first, end):
        name = next(r.name for r in rounds if r.key == left.round)
        yield Push(programme.key, left.round, name, Phase.OPEN, left.period, None, left.nominal, left.reason)


def _push(programme: Undertaking, round_: Round, strike: Strike, items: tuple[str, ...] = ()) -> Push:
    return Push(
        programme.key, round_.key, round_.name, strike.phase, strike.period, strike.at, strike.nominal, strike.reason, items
    )  # fmt: skip


def _recalled(office: Office, programme: Undertaking, at: datetime) -> dict[date, tuple[str, ...]]:
    """On which days which items of the ledger are reminded of their deadlines, as far as nothing is reported."""
    ledger = next((found for found in office.ledgers if found.programme.key == programme.key), None)
    if ledger is None:
        return {}
    noun: Programme = ledger.programme
    books = Books(programmes={noun.key: noun}, items={noun.key: {i.no: i for i in ledger.items}})
    view = View(books, office.setting, at, noun)
    found: dict[date, tuple[str, ...]] = {}
    for item in view.open_items:
        for due in deadlines.dues(view, item):
            for day in set(deadlines.days(view, due.on)):
                found[day] = (*found.get(day, ()), due.no)
    return found
