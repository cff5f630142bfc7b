"""The page opened from the terminal: its address is told, another port is taken where one is taken, and it ends."""

import asyncio
import io
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from sandbox.visit import opening
from tests.page.office import CHEN, sample

ADDRESS = r"http://127\.0\.0\.1:\d+/"


@pytest.fixture
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


class Terminal(io.StringIO):
    """What is written to the terminal; `told` waits until something like it has been."""

    def __init__(self) -> None:
        super().__init__()
        self._written = asyncio.Event()

    def write(self, text: str) -> int:
        self._written.set()
        return super().write(text)

    async def told(self, pattern: str) -> str:
        async with asyncio.timeout(10):
            while not (found := re.search(pattern, self.getvalue())):
                self._written.clear()
                await self._written.wait()
        return found[0]


@asynccontextmanager
async def shown(port: int = 0) -> AsyncIterator[Terminal]:
    out = Terminal()
    showing = asyncio.create_task(opening.show(sample(), port, out))
    yield out
    showing.cancel()
    await asyncio.gather(showing, return_exceptions=True)


@pytest.mark.usefixtures("_no_screen")
async def test_the_address_is_told_and_answers_even_where_the_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with shown(port) as out, httpx.AsyncClient() as client:
            address = await out.told(ADDRESS)
            answer = await client.get(address)
    assert (answer.status_code, f":{port}/" in address) == (200, False)


@pytest.mark.usefixtures("_no_screen")
async def test_what_is_said_in_the_group_is_told_in_the_terminal() -> None:
    async with shown() as out:
        async with httpx.AsyncClient(base_url=await out.told(ADDRESS)) as client:
            await out.told(opening.READY)
            group = (await client.get("/api/state")).json()["group"]
            await client.post(
                "/api/deeds", json={"do": "say", "who": CHEN, "chat": group, "text": "累计210张"}
            )
        assert await out.told("陈晨：累计210张")
