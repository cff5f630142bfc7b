"""The server: every call of the bot is met by planned trouble, checked against the Bot API, done and answered."""

import asyncio
from contextlib import suppress

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sandbox.asking import Ask
from sandbox.conformity import Table, table
from sandbox.delivery import Delivery
from sandbox.doors import application, encode, refusal
from sandbox.faults import Broken, Fault, Faults, Flood, Garbled, LostAnswer, LostCall, Slow
from sandbox.limits import COUNTED
from sandbox.messages import File
from sandbox.methods import METHODS
from sandbox.refusals import NOT_FOUND, Refused, bad_request, too_many
from sandbox.room import Room
from sandbox.updates import Updates
from sandbox.wire import Json

TOKEN = "6000000001:sandbox"  # noqa: S105 - opens a room on this machine only


class Server:
    """A Bot API for one room and one token.

    `faults` plans trouble. `breaches` tells every call and every object that was not as the Bot API has it; a test
    that ends with one in it has failed. `pause` is the wait in seconds before a webhook is tried again.
    """

    def __init__(self, room: Room, token: str = TOKEN, *, pause: float = 1.0) -> None:
        self.room = room
        self.token = token
        self.faults = Faults()
        self.breaches: list[str] = []
        self._table: Table = table()
        self._stirred = asyncio.Event()
        self._closing = asyncio.Event()
        self._delivery = Delivery(room, self._stirred, self._inspect, pause)
        self._calls = 0
        self._http: HTTPServer | None = None

    @property
    def updates(self) -> Updates:
        """What waits for the bot."""
        return self._delivery.updates

    async def start(self, port: int = 0) -> str:
        """Listen on this machine only, on a free port where 0 is given; gives the address, as http://127.0.0.1:8081."""
        sockets = bind_sockets(port, "127.0.0.1")
        self._http = HTTPServer(application(self))
        self._http.add_sockets(sockets)
        return f"http://127.0.0.1:{sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Stop listening; whoever waits for an update gets an empty answer."""
        self._closing.set()
        await self._delivery.close()
        if self._http is not None:
            self._http.stop()
            await self._http.close_all_connections()
            self._http = None

    async def quiet(self) -> None:
        """Wait until the bot has confirmed every update, has no call under way and waits for more."""
        while self._calls or not self._delivery.is_listening:
            self._stirred.clear()
            await self._stirred.wait()

    async def answer(self, method: str, ask: Ask) -> tuple[int, bytes] | None:
        """The HTTP status and the body that a call gets; None drops the connection."""
        is_poll = method.lower() == "getupdates"
        self._calls += not is_poll
        try:
            return await self._answer(method, ask, self.faults.take(method))
        finally:
            self._calls -= not is_poll
            self._stirred.set()

    def file(self, path: str) -> File | None:
        """The file that is downloaded from a path."""
        return next((file for file in self.room.files.values() if file.path == path), None)

    def hang_up(self, method: str) -> None:
        """Whoever called is gone; a poll that waited is given up."""
        if method.lower() == "getupdates":
            self._delivery.hang_up()

    async def _answer(self, method: str, ask: Ask, fault: Fault | None) -> tuple[int, bytes] | None:
        if isinstance(fault, LostCall):
            return None
        try:
            _meet(fault)
            code, body = 200, encode({"ok": True, "result": await self._do(method, ask)})
        except Refused as refused:
            code, body = refused.code, refusal(refused)
        match fault:
            case LostAnswer():
                return None
            case Slow(seconds):
                await self._wait(seconds)
            case Garbled():
                body = body[: len(body) // 2]
        return code, body

    async def _do(self, method: str, ask: Ask) -> object:
        name = method.lower()
        if name not in METHODS and name not in self._delivery.methods:
            raise Refused(404, NOT_FOUND)
        if wrong := self._table.check_call(method, ask):
            self.breaches.append(wrong)
            raise bad_request(f"not in the Bot API: {wrong}")
        if name in self._delivery.methods:
            return await self._delivery.methods[name](ask)
        self._count(name, ask)
        result = METHODS[name](self.room, ask)
        if wrong := self._table.check_result(method, result):
            self.breaches.append(wrong)
        return result

    def _count(self, name: str, ask: Ask) -> None:
        conversation = self.room.conversations.get(ask.number("chat_id", 0))
        if name in COUNTED and conversation is not None:
            messages = len(ask.objects("media")) or 1
            self.room.limits.spend(conversation.chat, self.room.now(), messages)

    def _inspect(self, update: Json) -> None:
        if wrong := self._table.check("Update", update):
            self.breaches.append(wrong)

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)


def _meet(fault: Fault | None) -> None:
    match fault:
        case Flood(seconds):
            raise too_many(seconds)
        case Broken(code):
            raise Refused(code, "Bad Gateway" if code == 502 else "Internal Server Error")
