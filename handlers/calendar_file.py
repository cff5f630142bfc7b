"""Deadlines and rounds as an iCalendar file (RFC 5545) that a telephone takes in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.cadence import Phase, Strike
from bot.figures import of_target
from bot.items import Item, Programme, Stage, Target
from bot.targets import due_of

ZONE = ZoneInfo("Asia/Shanghai")
TIMEZONE = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19910915T020000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
"""China has had one time and no summer time since 1991."""
OVER = frozenset({Stage.CLOSED, Stage.STOPPED, Stage.PAUSED})
WIDEST = 75
"""Octets of a line; longer ones go on after a line end and a space."""
A_ROUND = timedelta(minutes=30)
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
PHASES = {Phase.OPEN: "", Phase.NUDGE: "（提醒）", Phase.CLOSE: "（截止）"}


def calendar_text(
    programme: Programme,
    items: Sequence[Item],
    strikes: Iterable[Strike],
    names: Mapping[str, str],
    now: datetime,
) -> str:
    """The calendar of a programme: a whole day for each deadline still open, half an hour for each strike of a round.

    `names` are those of the rounds by their keys; `now` is when the file is made. The same deadline keeps its UID from
    file to file, so that taking in a newer file moves it instead of doubling it.
    """
    stamp = f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//duban//ledger//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(programme.name)}", *TIMEZONE,
        *(line for item in items for line in _deadlines(programme, item, stamp)),
        *(line for strike in strikes for line in _round(programme, strike, names, stamp)),
        "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _deadlines(programme: Programme, item: Item, stamp: str) -> Iterator[str]:
    """One for each day on which something of the item is due; what is closed has no deadline any more."""
    if item.stage in OVER:
        return
    start = date(programme.year, 1, 1)
    by_day: dict[date, list[Target]] = {}
    for target in item.targets:
        by_day.setdefault(due_of(item, target, start), []).append(target)
    if not item.targets:
        by_day[item.due or date(programme.year, 12, 31)] = []
    for day, targets in sorted(by_day.items()):
        about = [
            f"{target.no} {target.text}（{of_target(target)}）".replace("（）", "") for target in targets
        ]
        told = [*about, f"牵头单位：{item.lead}" if item.lead else ""]
        first = targets[0].no if targets else item.no
        yield from (
            "BEGIN:VEVENT", f"UID:{_uid(programme, 'due', first)}", stamp, f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_escaped(f'到期：{item.no} {item.title}')}",
            f"DESCRIPTION:{_escaped(chr(10).join(filter(None, told)))}", "TRANSP:TRANSPARENT", "END:VEVENT",
        )  # fmt: skip


def _round(programme: Programme, strike: Strike, names: Mapping[str, str], stamp: str) -> Iterator[str]:
    at = strike.at.astimezone(ZONE)
    name = f"{programme.name}{names.get(strike.round, strike.round)}{PHASES[strike.phase]}"
    yield from (
        "BEGIN:VEVENT", f"UID:{_uid(programme, strike.round, strike.period, strike.phase)}", stamp,
        f"DTSTART;TZID=Asia/Shanghai:{at:%Y%m%dT%H%M%S}", f"DTEND;TZID=Asia/Shanghai:{at + A_ROUND:%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(name)}",
    )  # fmt: skip
    if strike.reason:
        yield f"DESCRIPTION:{_escaped(strike.reason)}"
    yield "END:VEVENT"


def _uid(programme: Programme, *parts: str) -> str:
    return f"{'/'.join(quote(part, safe='') for part in (programme.key, *parts))}@duban"


def _escaped(text: str) -> str:
    printable = "".join(c for c in text if c == "\n" or ord(c) >= ord(" "))
    return printable.translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never within a character; each further piece begins with a space."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > WIDEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
