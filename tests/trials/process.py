"""The bot as a process that can be started often: it loads the house once, and each life is a fork that runs it.

    python -m tests.trials.process CONFIG CLOCK

A line “point passing command” on the standard input begins a life, in which `duban command --config CONFIG` is called as
the shell would call it; the file CLOCK holds how many seconds its clock is ahead of the wall's. The end of a life is
told. One command more than duban's own is known here: `migrate` opens the store as a later program would.
"""

import os
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import PIL.ImageDraw
import xlsxwriter
from telegram.request import HTTPXRequest

from bot.__main__ import main
from handlers import commands, files
from store.book import Book
from tests.trials import later
from tests.trials.points import Plan, lay, tell

LOOK = 0.005
SLOW = (PIL.ImageDraw, xlsxwriter, commands)
"""What is slow to load and loaded late; here it is loaded once."""


def ahead(file: Path) -> Callable[[], datetime]:
    """A clock that is as far ahead of the wall's as the file says at the moment."""
    handle = os.open(file, os.O_RDONLY)

    def now() -> datetime:
        (seconds,) = struct.unpack("d", os.pread(handle, 8, 0))
        return datetime.fromtimestamp(time.time() + seconds, UTC)

    return now


def warm_up(config: str) -> None:
    """Do once what is slow for the first time, so that it does not take up most of every life."""
    Book.open(":memory:").close()
    files.read_office(Path(config))
    HTTPXRequest()


def live(config: str, clock: str, plan: Plan, command: list[str]) -> int:
    """One life, up to its end."""
    lay(plan, ahead(Path(clock)))
    if command == ["migrate"]:
        later.opened(Path(config)).close()
        return 0
    return main([*command, "--config", config])


def lives(config: str, clock: str) -> None:
    """One life after another, as they are asked for."""
    warm_up(config)
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # a life that does not listen yet shall not end by it
    for line in sys.stdin:
        point, passing, *command = line.split()
        child = os.fork()
        if child == 0:
            os._exit(live(config, clock, Plan(point, int(passing)), command))
        tell(f"born {child}")
        tell(f"dead {_ended(child)}")


def _ended(child: int) -> int:
    """The status with which a life ended. It is ended where whoever asked for it is gone: the input closes then."""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if select.select([sys.stdin], [], [], LOOK)[0]:
            os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    lives(*sys.argv[1:])
