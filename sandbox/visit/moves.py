"""How a visitor moves the time on: read from JSON, and where it leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

DAY = timedelta(days=1)

Working = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Move:
    """On to a moment, or only to the bot's next push on the way there; `pause` is a breath after each moment (s)."""

    until: datetime
    pause: float = 0
    is_to_push: bool = False


def read(raw: Mapping[str, object], now: datetime, end: datetime, working: Working) -> Move:
    """A move from the page, at most to the end of the year. Raises ValueError where it is none, or leads back."""
    match raw:
        case {"to": "push"}:
            return Move(end, is_to_push=True)
        case {"to": "workday"}:
            return Move(min(working(_morning(now, DAY)), end))
        case {"to": "week"}:
            return Move(min(working(_morning(now, (7 - now.weekday()) * DAY)), end))
        case {"to": "end", "pause": int() | float() as pause} if 0 <= pause <= 60:
            return Move(end, pause=pause)
        case {"to": "moment", "at": str(at)}:
            return Move(min(_later(datetime.fromisoformat(at), now), end))
        case _:
            raise ValueError("no such move")


def _morning(now: datetime, after: timedelta) -> datetime:
    return datetime.combine((now + after).date(), time(), now.tzinfo)


def _later(at: datetime, now: datetime) -> datetime:
    """The moment on the office's clock. A visitor's own time zone plays no part."""
    local = at if at.tzinfo else at.replace(tzinfo=now.tzinfo)
    if local < now:
        raise ValueError("time only goes on")
    return local
