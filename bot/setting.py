"""What the desk needs beside the office itself: the configuration, the kinds, the calendar, the house's own name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.config import Config, Publish, Undertaking
from bot.kinds import Kind
from bot.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Setting:
    """Fixed while the house runs. `bot_name` is the bot's Telegram user name, for join links and commands."""

    config: Config
    kinds: Mapping[str, Kind]
    calendar: Workdays
    bot_name: str = ""

    def today(self, moment: datetime) -> date:
        """The office's own day at a moment."""
        return moment.astimezone(self.config.zone).date()

    def local(self, moment: datetime) -> datetime:
        """A moment on the office's clock."""
        return moment.astimezone(self.config.zone)

    def is_working(self, moment: datetime) -> bool:
        """Whether the office is at work at a moment: a working day, within working hours."""
        local = self.local(moment)
        return (
            self.calendar.is_workday(local.date()) and self.config.opens <= local.time() <= self.config.closes
        )

    def when_working(self, moment: datetime) -> datetime:
        """The moment itself if the office is at work then, else the next opening hour."""
        if self.is_working(moment):
            return moment
        local = self.local(moment)
        day = local.date() if local.time() < self.config.opens else local.date() + timedelta(days=1)
        return datetime.combine(self.calendar.next(day), self.config.opens, self.config.zone)

    def publish(self, programme: str) -> Publish:
        """Whether this programme's briefings wait for approval."""
        found = self._undertaking(programme)
        return found.publish if found else Publish.APPROVE

    def is_pinned(self, programme: str) -> bool:
        """Whether this programme's briefings are pinned in their groups."""
        found = self._undertaking(programme)
        return found is not None and found.is_pinned

    def has_pdf(self, programme: str) -> bool:
        """Whether a published briefing of this programme is also handed over as PDF."""
        found = self._undertaking(programme)
        return found is not None and found.has_pdf

    def _undertaking(self, programme: str) -> Undertaking | None:
        return next((u for u in self.config.programmes if u.key == programme), None)
