"""The Bot API over HTTP on this machine, as a bot's library expects it."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from sandbox.asking import Ask
from sandbox.conformity import Table, table
from sandbox.delivery import Delivery
from sandbox.faults import Broken, Fault, Faults, Flood, Garbled, LostAnswer, LostCall, Slow
from sandbox.limits import COUNTED
from sandbox.messages import Upload
from sandbox.methods import METHODS
from sandbox.refusals import NOT_FOUND, UNAUTHORIZED, Refused, bad_request, too_many
from sandbox.room import Room
from sandbox.updates import Updates
from sandbox.wire import Json

TOKEN = "6000000001:sandbox"  # noqa: S105 - opens a room on this machine only

_BAD_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"


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
        routes = [
            (r"/bot([^/]+)/(\w+)/?", _Call, {"server": self}),
            (r"/file/bot([^/]+)/(.+)", _Download, {"server": self}),
        ]
        self._http = HTTPServer(
            Application(routes, log_function=_say_nothing)
        )  # a log line would show the token
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

    def hang_up(self, method: str) -> None:
        """Whoever called is gone; a poll that waited is given up."""
        if method.lower() == "getupdates":
            self._delivery.hang_up()

    async def _answer(self, method: str, ask: Ask, fault: Fault | None) -> tuple[int, bytes] | None:
        if isinstance(fault, LostCall):
            return None
        try:
            _meet(fault)
            code, body = 200, _encode({"ok": True, "result": await self._do(method, ask)})
        except Refused as refused:
            code, body = refused.code, _refusal(refused)
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


class _Call(RequestHandler):
    """One call of a method."""

    def initialize(self, server: Server) -> None:
        self._server = server
        self._method = ""

    async def post(self, token: str, method: str) -> None:
        self._method = method
        if token != self._server.token:
            self._finish(401, _refusal(Refused(401, UNAUTHORIZED)))
        elif answer := await self._server.answer(method, read_call(self.request)):
            self._finish(*answer)
        else:
            self.detach().close()

    async def get(self, token: str, method: str) -> None:
        await self.post(token, method)

    def on_connection_close(self) -> None:
        self._server.hang_up(self._method)

    def compute_etag(self) -> None:
        """No answer is asked for twice, so none needs a fingerprint."""

    def _finish(self, code: int, body: bytes) -> None:
        self.set_status(code)
        self.set_header("Content-Type", "text/html" if body is _BAD_GATEWAY else "application/json")
        self.finish(body)


class _Download(RequestHandler):
    """A file that the bot fetches."""

    def initialize(self, server: Server) -> None:
        self._server = server

    async def get(self, token: str, path: str) -> None:
        files = (file for file in self._server.room.files.values() if file.path == path)
        file = next(files, None) if token == self._server.token else None
        if file is None:
            self.set_status(404)
            await self.finish(_refusal(Refused(404, NOT_FOUND)))
            return
        self.set_header("Content-Type", "application/octet-stream")
        await self.finish(file.content)


def read_call(request: HTTPServerRequest) -> Ask:
    """The parameters of a call from its address and its body: a form, a form with files, or JSON."""
    values: dict[str, object] = {
        name: parts[-1].decode(errors="replace") for name, parts in request.arguments.items()
    }
    if request.headers.get("Content-Type", "").startswith("application/json"):
        values |= _json(request.body)
    files = {name: Upload(part.filename, part.body) for name, (part, *_) in request.files.items()}
    return Ask(values, files)


def _json(body: bytes) -> Mapping[str, object]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, Mapping) else {}


def _meet(fault: Fault | None) -> None:
    match fault:
        case Flood(seconds):
            raise too_many(seconds)
        case Broken(code):
            raise Refused(code, "Bad Gateway" if code == 502 else "Internal Server Error")


def _refusal(refused: Refused) -> bytes:
    if refused.code == 502:
        return _BAD_GATEWAY
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    return _encode(body | ({"parameters": refused.parameters} if refused.parameters else {}))


def _encode(body: Json) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _say_nothing(_handler: RequestHandler) -> None:
    pass
