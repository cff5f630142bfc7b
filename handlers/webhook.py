"""Telegram delivers: a small web server that answers 200 only after the commit, and only to who knows the secret."""

import asyncio
import hmac
import json
import logging

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from handlers import chat, inbox
from handlers.house import House

log = logging.getLogger(__name__)
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name

LARGEST = 1024 * 1024
"""Bytes of one call: no update is near it, and whoever calls is not known before it has been read."""


class Delivery(RequestHandler):
    """One update, brought by Telegram."""

    def initialize(self, house: House, secret: str) -> None:
        """The house it is for, and the word that Telegram was told."""
        self.house = house
        self.secret = secret

    async def post(self) -> None:
        """Taken and committed, then 200; without the secret, 403; what is no update, 400."""
        if not hmac.compare_digest(self.request.headers.get(SECRET, "").encode(), self.secret.encode()):
            self.set_status(403)
            return
        try:
            raw = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raw = None
        if inbox.is_update(raw):
            await inbox.receive(self.house, raw)
        else:
            self.set_status(400)


async def deliveries(house: House, secret: str) -> None:
    """Listen, tell Telegram where, and stay until cancelled."""
    webhook = house.setting.config.telegram.webhook
    assert webhook is not None
    rooms = Application([(r"/.*", Delivery, {"house": house, "secret": secret})])
    server = HTTPServer(rooms, xheaders=True, max_body_size=LARGEST, max_buffer_size=2 * LARGEST)
    server.listen(webhook.port, webhook.host)
    try:
        await house.bot.set_webhook(
            webhook.url, secret_token=secret, allowed_updates=list(chat.ALLOWED), max_connections=1
        )
        await asyncio.Event().wait()
    finally:
        server.stop()
        await server.close_all_connections()
