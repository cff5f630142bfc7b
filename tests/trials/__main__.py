"""The long trial: office after office, each killed forty times, up to a thousand kills; its figures as a table.

make trials
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from tests.trials.account import Account
from tests.trials.run import run, run_as_it_is

T = TypeVar("T")

KILLS = 1000
AN_OFFICE = 40
AS_IT_IS = 40
"""How many of the kills meet the command as it is given in production, on the wall's clock."""


async def trials(first: int) -> Account:
    """All of them; each office has its own seed, the first of which is told."""
    total = Account(AS_IT_IS, 0, 0, 0, 0, 0, 0, tuple(await _in_a_folder(run_as_it_is, first, AS_IT_IS)))
    for seed in range(first, first + (KILLS - AS_IT_IS) // AN_OFFICE):
        total += await _in_a_folder(run, seed, AN_OFFICE)
        _print(
            f"{total.kills:5} kills, {total.updates} updates, {total.notices} notices, wrong: {len(total.wrong)}"
        )
    return total


async def _in_a_folder(do: Callable[[Path, int, int], Awaitable[T]], seed: int, kills: int) -> T:
    with tempfile.TemporaryDirectory() as folder:
        return await do(Path(folder), seed, kills)


def main(first: int) -> int:
    """Run them; the exit status says whether all was as promised."""
    found = asyncio.run(trials(first))
    for line in found.wrong:
        _print(line)
    _print("| kills | updates | strikes | notices | lost | doubled | of them unmarked | marked |")
    unmarked = sum("without a mark" in line for line in found.wrong)
    counts = (
        found.kills,
        found.updates,
        found.strikes,
        found.notices,
        found.lost,
        found.doubled,
        unmarked,
        found.marked,
    )
    _print(f"| {' | '.join(map(str, counts))} |")
    return bool(found.wrong)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1))
