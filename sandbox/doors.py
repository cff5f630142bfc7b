"""The two addresses of the Bot API over HTTP: a call of a method, and the download of a file."""

import json
from collections.abc import Mapping
from typing import Protocol

from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler

from sandbox.asking import Ask
from sandbox.messages import File, Upload
from sandbox.refusals import NOT_FOUND, UNAUTHORIZED, Refused
from sandbox.wire import Json

# What stands before Telegram answers with a page of its own when nothing behind it does.
_BAD_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"


class House(Protocol):
    """Who is behind the doors."""

    token: str

    async def answer(self, method: str, ask: Ask) -> tuple[int, bytes] | None:
        """The HTTP status and the body that a call gets; None drops the connection."""
        ...

    def hang_up(self, method: str) -> None:
        """Whoever called is gone."""
        ...

    def file(self, path: str) -> File | None:
        """The file that is downloaded from a path."""
        ...


def application(house: House) -> Application:
    """Both addresses. Nothing is logged: a line of the log would show the token."""
    routes = [
        (r"/bot([^/]+)/(\w+)/?", _Call, {"house": house}),
        (r"/file/bot([^/]+)/(.+)", _Download, {"house": house}),
    ]
    return Application(routes, log_function=_say_nothing)


def encode(body: Json) -> bytes:
    """JSON as it goes over the wire."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def refusal(refused: Refused) -> bytes:
    """The body of a refusal."""
    if refused.code == 502:
        return _BAD_GATEWAY
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    return encode(body | ({"parameters": refused.parameters} if refused.parameters else {}))


class _Call(RequestHandler):
    """One call of a method."""

    def initialize(self, house: House) -> None:
        self._house = house
        self._method = ""

    async def post(self, token: str, method: str) -> None:
        self._method = method
        if token != self._house.token:
            self._finish(401, refusal(Refused(401, UNAUTHORIZED)))
        elif answer := await self._house.answer(method, _read(self.request)):
            self._finish(*answer)
        else:
            self.detach().close()

    async def get(self, token: str, method: str) -> None:
        await self.post(token, method)

    def on_connection_close(self) -> None:
        self._house.hang_up(self._method)

    def compute_etag(self) -> None:
        """No answer is asked for twice, so none needs a fingerprint."""

    def _finish(self, code: int, body: bytes) -> None:
        self.set_status(code)
        self.set_header("Content-Type", "text/html" if body is _BAD_GATEWAY else "application/json")
        self.finish(body)


class _Download(RequestHandler):
    """A file that the bot fetches."""

    def initialize(self, house: House) -> None:
        self._house = house

    async def get(self, token: str, path: str) -> None:
        file = self._house.file(path) if token == self._house.token else None
        if file is None:
            self.set_status(404)
            await self.finish(refusal(Refused(404, NOT_FOUND)))
            return
        self.set_header("Content-Type", "application/octet-stream")
        await self.finish(file.content)


def _read(request: HTTPServerRequest) -> Ask:
    """The parameters from the address and the body: a form, a form with files, or JSON."""
    values: dict[str, object] = {
        n: parts[-1].decode(errors="replace") for n, parts in request.arguments.items()
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


def _say_nothing(_handler: RequestHandler) -> None:
    pass
