"""The addresses of the page. Only this machine's own page may use them: who calls under another name is refused."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from tornado.iostream import StreamClosedError
from tornado.web import Application, HTTPError, RequestHandler

from sandbox.transcript import transcript
from sandbox.visit import deeds, keepsake, look
from sandbox.visit.lobby import Lobby

FOLDER = Path(__file__).parent.parent / "page"
SORTS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
IMPOSSIBLE = "现在不能这样做，消息可能已经改变。"
NO_MOVE = "时间只能往前走，最晚到12月31日。"
NOT_SAVED_HERE = "这个文件不是本试用保存的进度，不能载入。"
TOO_LONG = "太长了：一条消息最多4096个字。"
LONGEST = 4096

NAMES = ("127.0.0.1", "localhost")


def application(lobby: Lobby) -> Application:
    """The page, its state, and what is done on it."""
    routes = [
        (r"/api/state", _State),
        (r"/api/events", _Events),
        (r"/api/deeds", _Deeds),
        (r"/api/moves", _Moves),
        (r"/api/read", _Read),
        (r"/api/visit", _Visit),
        (r"/api/chats/(-?\d+)", _Chat),
        (r"/api/chats/(-?\d+)\.(txt|html)", _Keepsake),
        (r"/files/(.+)", _File),
        (r"/([a-z]*(?:\.[a-z]+)?)", _Page),
    ]
    return Application([(path, door, {"lobby": lobby}) for path, door in routes], log_function=lambda _: None)


class _Door(RequestHandler):
    """What all addresses share."""

    def initialize(self, lobby: Lobby) -> None:
        self._lobby = lobby

    def prepare(self) -> None:
        """A name that leads here from elsewhere, or a page of another site, gets nothing."""
        if self.request.host_name not in NAMES:
            raise HTTPError(403)
        origin = self.request.headers.get("Origin", "")
        if origin and origin != f"http://{self.request.host}":
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    def compute_etag(self) -> None:
        """Nothing is kept, so nothing needs a fingerprint."""

    def asked(self) -> Mapping[str, object]:
        """The body. Only JSON is taken, which a page of another site cannot send unasked."""
        if self.request.headers.get("Content-Type") != "application/json":
            raise HTTPError(415)
        with suppress(ValueError):
            found = json.loads(self.request.body)
            if isinstance(found, Mapping):
                return found
        raise HTTPError(400)

    def tell(self, told: object) -> None:
        """Answer with JSON."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(told, ensure_ascii=False, separators=(",", ":")))

    def keep(self, name: str, sort: str, content: str | bytes) -> None:
        """Answer with a file to keep."""
        self.set_header("Content-Type", sort)
        self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
        self.finish(content)


class _Page(_Door):
    """The page itself."""

    def get(self, name: str) -> None:
        path = FOLDER / (name or "index.html")
        if not path.is_file() or path.suffix not in SORTS:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{SORTS[path.suffix]}; charset=utf-8")
        self.finish(path.read_bytes())


class _State(_Door):
    """Everything that a page begins with."""

    def get(self) -> None:
        self.tell(self._lobby.state())


class _Chat(_Door):
    """All that stands in a chat."""

    def get(self, chat: str) -> None:
        if int(chat) not in self._lobby.visit.room.conversations:
            raise HTTPError(404)
        self.tell(look.messages(self._lobby.visit.room, int(chat)))


class _Events(_Door):
    """The news, as server-sent events."""

    async def get(self) -> None:
        self.set_header("Content-Type", "text/event-stream")
        with self._lobby.feed.listening() as self._news, suppress(StreamClosedError):
            await self.flush()
            while line := await self._news.get():
                self.write(b"data: " + line + b"\n\n")
                await self.flush()

    def on_connection_close(self) -> None:
        self._news.put_nowait(b"")


class _Deeds(_Door):
    """Something that a visitor does."""

    async def post(self) -> None:
        raw = self.asked()
        if len(str(raw.get("text", ""))) > LONGEST:
            self.tell({"refused": TOO_LONG})
            return
        try:
            await self._lobby.visit.act(deeds.read(raw))
        except (ValueError, KeyError):
            self.tell({"refused": IMPOSSIBLE})
        else:
            self.tell(self._lobby.clock())


class _Moves(_Door):
    """The time moved on, or stopped."""

    def post(self) -> None:
        raw = self.asked()
        try:
            if raw.get("to") == "halt":
                self._lobby.visit.halt()
            else:
                self._lobby.ask(raw)
        except ValueError:
            self.tell({"refused": NO_MOVE})
        else:
            self.tell({})


class _Read(_Door):
    """Somebody has seen a chat."""

    def post(self) -> None:
        match self.asked():
            case {"who": int(who), "chat": int(chat)} if chat in self._lobby.visit.room.conversations:
                self._lobby.unread.see(who, chat)
                self.tell({})
            case _:
                raise HTTPError(400)


class _Visit(_Door):
    """The visit: saved, started over, taken up again."""

    def get(self) -> None:
        name = f"督办试用-{self._lobby.visit.now:%Y-%m-%d}.json"
        self.keep(name, "application/json", self._lobby.save())

    def post(self) -> None:
        saved = self.asked().get("saved", "")
        try:
            self._lobby.start_over(str(saved).encode())
        except ValueError:
            self.tell({"refused": NOT_SAVED_HERE})
        else:
            self.tell({})


class _Keepsake(_Door):
    """A chat to keep, as text or as a page."""

    def get(self, number: str, form: str) -> None:
        room, chat = self._lobby.visit.room, int(number)
        if chat not in room.conversations:
            raise HTTPError(404)
        name = f"{room.conversation(chat).chat.title}.{form}"
        if form == "txt":
            self.keep(name, "text/plain; charset=utf-8", transcript(room, chat))
        else:
            self.keep(name, "text/html; charset=utf-8", keepsake.page(room, chat))


class _File(_Door):
    """A file that somebody sent: a photo is shown, every other file only saved, whatever it says it is."""

    def get(self, path: str) -> None:
        file = self._lobby.visit.stage.server.file(path)
        if file is None:
            raise HTTPError(404)
        if file.pixels:
            self.set_header("Content-Type", file.mime)
            self.finish(file.content)
        else:
            self.keep(file.name, "application/octet-stream", file.content)
