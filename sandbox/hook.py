"""Updates pushed to the bot's webhook: in their order, one at a time, each until it is taken."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime

from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest

from sandbox.updates import Update, Updates

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an update was not taken the last time."""

    at: datetime
    sentence: str


class Hook:
    """One webhook. `stirred` is set when everything was taken; after `pause` seconds what was not is pushed again."""

    def __init__(self, url: str, secret: str, updates: Updates, stirred: asyncio.Event, pause: float) -> None:
        self.url = url
        self.failure: Failure | None = None
        self._secret = secret
        self._updates = updates
        self._stirred = stirred
        self._pause = pause
        self._bell = asyncio.Event()
        self._client = AsyncHTTPClient(force_instance=True)
        self._task = asyncio.create_task(self._run())

    def ring(self) -> None:
        """There is something new."""
        self._bell.set()

    async def close(self) -> None:
        """Push nothing more."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._client.close()

    async def _run(self) -> None:
        while True:
            self._bell.clear()
            waiting = self._updates.fetch(limit=1)
            if not waiting:
                self._stirred.set()
                await self._bell.wait()
            elif await self._push(waiting[0]):
                self._updates.confirm(waiting[0])
            else:
                await asyncio.sleep(self._pause)

    async def _push(self, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        body = json.dumps(update.body, ensure_ascii=False)
        request = HTTPRequest(self.url, "POST", headers, body, request_timeout=_PATIENCE)
        try:
            response = await self._client.fetch(request, raise_error=False)
        except (OSError, HTTPError) as fault:
            return self._fail(str(fault) or "Connection refused")
        if not 200 <= response.code < 300:
            return self._fail(f"Wrong response from the webhook: {response.code} {response.reason}")
        return True

    def _fail(self, sentence: str) -> bool:
        self.failure = Failure(self._updates.now(), sentence)
        return False
