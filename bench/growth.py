"""What a year leaves in the store, shelf by shelf: `minsheng-2017` played once through the real bot."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import rehearsing
from handlers import actor
from sandbox import stage as stages
from sandbox.stage import Play
from store.disk import encoded
from store.rows import Row
from store.shelves import NAMES

ZONE = ZoneInfo("Asia/Shanghai")
BEGIN, END = datetime(2017, 1, 1, tzinfo=ZONE), datetime(2017, 12, 31, 23, 59, tzinfo=ZONE)


async def played() -> dict[str, dict[str, Row]]:
    """The tables of the store when the year is over."""
    folder = rehearsing.sample()
    office = rehearsing._office(folder / "config.toml", None)  # noqa: SLF001
    deeds, habits = rehearsing._script(office, None)  # noqa: SLF001
    play = Play(BEGIN, office.setting.when_working(BEGIN), END, deeds, habits)
    async with (
        stages.stage(rehearsing._cast(office), BEGIN) as set_up,  # noqa: SLF001
        rehearsing._house(office, set_up) as house,  # noqa: SLF001
    ):
        await stages.perform(play, set_up, actor.actor(house))
        return house.book._disk.read()  # noqa: SLF001


def main() -> None:
    """Print the table."""
    tables = asyncio.run(played())
    print("shelf                documents        KB")
    for shelf, rows in sorted(tables.items(), key=lambda found: -_size(found[1])):
        print(f"{shelf:<20} {len(rows):>9,} {_size(rows) / 1024:>9,.1f}  {NAMES[shelf]}")
    print(
        f"{'in all':<20} {sum(map(len, tables.values())):>9,} {sum(map(_size, tables.values())) / 1024:>9,.1f}"
    )


def _size(rows: dict[str, Row]) -> int:
    return sum(len(encoded(row).encode()) for row in rows.values())


if __name__ == "__main__":
    main()
