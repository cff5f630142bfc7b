"""A process of the bot as whoever kills it sees it: what it told on its way, and what it was at when it died."""

import asyncio
import os
import signal
import struct
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import certifi

from sandbox.messages import Message
from tests.journeys.town import ZONE
from tests.trials.office import TOKEN

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds after which something that never comes is given up; no figure of a trial."""


@dataclass
class Told:
    """What all lives of a bot have told. `at_risk` and `exposed` are the notices on their way when a life ended.

    At risk is what had left the book and was not marked; exposed is that of it which had begun to be sent. `sent` are
    the message ids under which Telegram took a notice. `born`, `ready`, `dead`, `well` (ended) and `failed` count lives.
    """

    born: int = 0
    ready: int = 0
    dead: int = 0
    well: int = 0
    failed: int = 0
    fetched: list[int] = field(default_factory=list)
    sent: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    struck: datetime | None = None
    at_risk: Counter[str] = field(default_factory=Counter)
    exposed: Counter[str] = field(default_factory=Counter)
    cut_off: dict[int, str] = field(default_factory=dict)
    way: tuple[str, str] = ("", "")
    stands: list[tuple[int, Message]] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take one line."""
        word, _, rest = line.rstrip("\n").partition(" ")
        match word:
            case "born" | "ready":
                setattr(self, word, getattr(self, word) + 1)
            case "fetched":
                self.fetched.append(int(rest))
            case "struck":
                self.struck = max((datetime.fromisoformat(at) for at in rest.split()), default=self.struck)
            case "sent":
                chat, message, key = rest.split(" ", 2)
                self.sent.setdefault(key, []).append((int(chat), int(message)))
                self.way = (word, key)
            case "dead":
                self._died(int(rest))
            case "marking" | "sending":
                self.way = (word, rest)
            case "marked" | "failed":
                self.way = ("", "")

    def _died(self, status: int) -> None:
        word, key = self.way
        self.well += status == 0
        self.failed += status not in (0, signal.SIGKILL)
        if word:
            self.at_risk[key] += 1
        if word in ("sending", "sent"):
            self.exposed[key] += 1
        if word == "sending":
            self.cut_off[self.born] = key
        self.dead += 1
        self.way = ("", "")


class Bot:
    """The bot's process, which is started, killed and started again; and its clock."""

    def __init__(self, folder: Path, told: Told, begin: datetime) -> None:
        self.told = told
        self.heard = asyncio.Event()
        self.pid = 0
        self._clock = folder / "clock"
        self._ahead = 0.0
        self._process: asyncio.subprocess.Process | None = None
        self._argv = [
            sys.executable,
            "-m",
            "tests.trials.process",
            str(folder / "config.toml"),
            str(self._clock),
        ]
        self._log = folder / "log.txt"
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DUBAN_TOKEN": TOKEN,
            **_one_certificate(folder),
        }
        self._set(begin.timestamp() - time.time())

    def now(self) -> datetime:
        """What the bot's clock shows, and Telegram's."""
        return datetime.fromtimestamp(time.time() + self._ahead, ZONE)

    def set(self, moment: datetime) -> None:
        """Put the clock on; a bot that lives hears of it."""
        self._set(self._ahead + (moment - self.now()).total_seconds())
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGUSR1)

    async def start(self, point: str = "never", passing: int = 1, command: str = "run") -> None:
        """Begin a life that ends at this passing of this point, if it is not ended before."""
        assert self._process is not None
        assert self._process.stdin is not None
        born = self.told.born
        self._process.stdin.write(f"{point} {passing} {command}\n".encode())
        await self.until(lambda: self.told.born > born)

    async def try_out(self, point: str, passing: int, command: str) -> bool:
        """Whether a command came to its end, and well, before this passing of this point."""
        well = self.told.well
        await self.start(point, passing, command)
        await self.until(lambda: not self.pid)
        return self.told.well > well

    async def kill(self) -> None:
        """End the life now, and wait until it has ended."""
        if self.pid:
            with suppress(ProcessLookupError):  # it has just ended at its point
                os.kill(self.pid, signal.SIGKILL)
            await self.until(lambda: not self.pid)
        for _ in range(50):
            await asyncio.sleep(0)  # what was on its way to Telegram arrives, though nobody hears the answer

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that the bot tells of; a life that fails by itself ends the waiting."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                if self.told.failed:
                    raise AssertionError(f"it ended by itself:\n{self._log.read_text('utf-8')[-2000:]}")
                self.heard.clear()
                await self.heard.wait()

    @asynccontextmanager
    async def loaded(self) -> AsyncIterator[None]:
        """A process that has loaded the house and can begin lives."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._argv,
                cwd=ROOT,
                env=self._environment,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        hearing = asyncio.create_task(self._hear(self._process.stdout))
        try:
            yield
        finally:
            await self.kill()
            assert self._process.stdin is not None
            self._process.stdin.close()
            await self._process.wait()
            await hearing
            self._process = None

    async def _hear(self, stream: asyncio.StreamReader | None) -> None:
        assert stream is not None
        async for line in stream:
            said = line.decode()
            self.told.hear(said)
            if said.startswith("born"):
                self.pid = int(said.split()[1])
            elif said.startswith("dead"):
                self.pid = 0
            self.heard.set()

    def _set(self, ahead: float) -> None:
        self._ahead = ahead
        handle = os.open(self._clock, os.O_RDWR | os.O_CREAT)
        os.pwrite(handle, struct.pack("d", ahead), 0)
        os.close(handle)


def _one_certificate(folder: Path) -> dict[str, str]:
    """Nobody is to be trusted on this machine: to load a hundred certificates would take most of a short life."""
    first, end, _ = Path(certifi.where()).read_text("utf-8").partition("-----END CERTIFICATE-----")
    file = folder / "certificate.pem"
    file.write_text(f"{first}{end}\n", "utf-8")
    return {"SSL_CERT_FILE": str(file)}
