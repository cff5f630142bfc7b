"""The page opened on this machine, until the visitor has had enough."""

import asyncio
import os
import signal
import socket
import sys
import webbrowser
from contextlib import suppress
from typing import TextIO

from tornado.httpserver import HTTPServer

from sandbox.live import Telling
from sandbox.stage import Stage
from sandbox.visit.lobby import Lobby
from sandbox.visit.routes import application
from sandbox.visit.sample import Sample

HERE = "127.0.0.1"
PORT = 8117
LARGEST = 32 * 1024 * 1024

HEAD = "督办机器人试用：在本机的模拟工作群里和机器人对话，不需要令牌和网络。"
OPEN = "请用浏览器打开：{address}"
END = "按 Ctrl-C 结束，什么都不会留下。"
READY = "群里的事也会显示在这里。"


async def show(sample: Sample, port: int, out: TextIO) -> None:
    """Serve the page for ever, at the port if it is free, else at any that is; 0 means the usual one."""

    def welcome(stage: Stage) -> None:
        out.write(f"{READY}\n")
        Telling(stage.room, stage.group, sample.pace, out, stage.clock.moment)

    _end_when_told()
    lobby = Lobby(sample, welcome)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(lobby.run())
        await lobby.entered()
        server, address = _serve(lobby, port or PORT)
        out.write("\n".join([HEAD, OPEN.format(address=address), END, ""]))
        out.flush()
        _open_browser(address)
        try:
            await asyncio.Event().wait()
        finally:
            server.stop()
            await server.close_all_connections()


def _end_when_told() -> None:
    """A polite request of the system ends it as Ctrl-C does."""
    serving = asyncio.current_task()
    if serving is not None:
        with suppress(NotImplementedError):  # Windows knows no such request
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)


def _serve(lobby: Lobby, port: int) -> tuple[HTTPServer, str]:
    try:
        listening = socket.create_server((HERE, port))
    except OSError:
        listening = socket.create_server((HERE, 0))
    listening.settimeout(0)
    server = HTTPServer(application(lobby), max_body_size=LARGEST)
    server.add_socket(listening)
    return server, f"http://{HERE}:{listening.getsockname()[1]}/"


def _open_browser(address: str) -> None:
    """Open it where there is a screen; a browser in the terminal would stand in the way."""
    has_screen = sys.platform in ("darwin", "win32") or any(
        os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_screen:
        with suppress(webbrowser.Error):
            webbrowser.open(address)
