"""The page to be looked at: the real demo in a process of its own, or a sample served from a thread."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sandbox.visit.sample import Sample
from tests.page.office import Page, served

WITHOUT_SCREEN = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}


@contextmanager
def playing() -> Iterator[str]:
    """The demo, once the visitor may come in; gives its address. Ended by a terminal's interrupt it says no word."""
    command = [sys.executable, "-m", "bot", "demo"]
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # what a shell starts in the background ignores it
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=complaints, text=True, env=WITHOUT_SCREEN
        ) as running,
    ):
        try:
            assert running.stdout is not None
            told = iter(running.stdout.readline, "")
            address = next(
                found[0] for line in told if (found := re.search(r"http://127\.0\.0\.1:\d+/", line))
            )
            threading.Thread(target=lambda: list(told), daemon=True).start()
            wait_until_ready(address)
            yield address
            running.send_signal(signal.SIGINT)
            running.wait(20)
        finally:
            running.kill()  # where it was not over, the tests have failed
        complaints.seek(0)
        assert (complaints.read(), running.returncode) == ("", 0)


@contextmanager
def hosted(shown: Sample) -> Iterator[tuple[Page, Callable[[Callable[[], object]], object]]]:
    """The page of a sample, served from a thread of its own; gives it, and what does a thing in that thread."""
    loop, over, begun, pages = asyncio.new_event_loop(), asyncio.Event(), threading.Event(), []

    async def serve() -> None:
        async with served(shown) as page:
            pages.append(page)
            begun.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=[serve()])
    thread.start()
    assert begun.wait(120)
    yield pages[0], loop.call_soon_threadsafe
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


def wait_until_ready(address: str) -> None:
    """Follow the news until the visitor may come in."""
    with urllib.request.urlopen(f"{address}api/events", timeout=120) as news:
        while not json.loads(urllib.request.urlopen(f"{address}api/state").read())["ready"]:
            news.readline()


def post(address: str, path: str, body: object) -> None:
    request = urllib.request.Request(
        address + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    urllib.request.urlopen(request).close()
