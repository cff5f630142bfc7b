"""Work done in a process of its own, with a limit of time and memory, so that the bot goes on answering."""

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from bot.checking import Wrong

T = TypeVar("T")

SECONDS = 30.0
MEGABYTES = 1024
log = logging.getLogger(__name__)


class TooMuch(Exception):  # noqa: N818  # a verdict on the work, not an error of the program
    """The work took more time or memory than it may, or broke down."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why there is no answer; without problems, because the work broke down."""

    problems: list[str]


def apart(work: Callable[..., T], *args: object, seconds: float = SECONDS) -> T:
    """What `work` gives for these arguments; both must be picklable.

    Raises:
        Wrong: as the work raises it.
        TooMuch: if it did not end in time, or died.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, work, args), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise TooMuch
        given: T | _Refusal = receiver.recv()
    except EOFError:
        raise TooMuch from None
    finally:
        process.kill()
        process.join()
        process.close()
        receiver.close()
    if not isinstance(given, _Refusal):
        return given
    raise Wrong(given.problems) if given.problems else TooMuch


def _work(sender: Connection, work: Callable[..., object], args: tuple[object, ...]) -> None:
    _limit_memory()
    warnings.simplefilter("ignore")  # openpyxl warns of every style that it leaves out
    given: object
    try:
        given = work(*args)
    except Wrong as wrong:
        given = _Refusal(wrong.problems)
    except Exception as fault:  # noqa: BLE001  # the outer door of this process
        log.warning("work apart failed: %s at %s", type(fault).__name__, place_of(fault))
        given = _Refusal([])
    sender.send(given)
    sender.close()


def place_of(fault: BaseException) -> str:
    """Where it broke down, in a word; a whole trace is no reading for a user."""
    frames = extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _limit_memory() -> None:
    """Where the system knows such a limit; elsewhere the time limit has to do."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    most = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
