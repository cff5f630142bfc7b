"""The house driven step by step: how a rehearsal turns the same doors that serve a real group."""

from dataclasses import dataclass
from datetime import datetime

from handlers import clock, drafting, inbox
from handlers.house import House
from handlers.outbox import Outbox


@dataclass(slots=True)
class Actor:
    """One open house and its outbox."""

    house: House
    outbox: Outbox

    def next_moment(self, after: datetime) -> datetime | None:
        """When the house's clock strikes next."""
        return clock.next_moment(self.house, after)

    def strike(self) -> None:
        """Strike what is due now."""
        clock.strike_due(self.house, self.house.now())

    async def listen(self) -> None:
        """Take what has been written, without waiting for more, and read what was sent to be read."""
        await inbox.fetch(self.house, 0)
        await drafting.drain(self.house)

    async def speak(self) -> datetime | None:
        """Say what is owed; gives the moment at which more may be said."""
        return await self.outbox.drain()


def actor(house: House) -> Actor:
    """The house as an actor."""
    return Actor(house, Outbox(house))
