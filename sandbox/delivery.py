"""How updates reach the bot: fetched by long polling, or pushed to its webhook; never both."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from sandbox import wire
from sandbox.asking import Ask
from sandbox.hook import Hook
from sandbox.refusals import (
    POLLED_ELSEWHERE,
    POLLING_BESIDE_WEBHOOK,
    SECRET_UNALLOWED,
    WEBHOOK_UNREADABLE,
    Refused,
    bad_request,
)
from sandbox.room import Room
from sandbox.updates import Updates

_LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")

Waiting = Callable[[Ask], Awaitable[object]]


class Delivery:
    """The one door through which the bot hears.

    `stirred` is set whenever the bot may have taken everything; `inspect` looks at every update; `pause` is the wait
    before a webhook is tried again, in seconds.
    """

    def __init__(
        self, room: Room, stirred: asyncio.Event, inspect: Callable[[wire.Json], None], pause: float
    ) -> None:
        self.updates = Updates(room, self._ring)
        self._stirred = stirred
        self._inspect = inspect
        self.methods: dict[str, Waiting] = {
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
        }
        self._pause = pause
        self._hook: Hook | None = None
        self._poll: asyncio.Future[str] | None = None

    @property
    def is_listening(self) -> bool:
        """Whether the bot has taken everything and waits for more."""
        return not len(self.updates) and (self._poll is not None or self._hook is not None)

    def hang_up(self) -> None:
        """End the poll that waits, if one does: whoever polled is gone."""
        self._wake("")

    async def close(self) -> None:
        """End the waiting poll and the webhook; hear nothing more."""
        self.hang_up()
        await self._unhook()
        self.updates.close()

    async def _get_updates(self, ask: Ask) -> object:
        if self._hook is not None:
            raise Refused(409, POLLING_BESIDE_WEBHOOK)
        self._wake(POLLED_ELSEWHERE)
        self._ask_for(ask)
        offset, limit = ask.number("offset", 0), ask.number("limit", 100)
        seconds = min(ask.number("timeout", 0), _LONGEST_POLL)
        found = self.updates.fetch(offset, limit)
        if not found and seconds > 0:
            await self._wait(seconds)
            found = self.updates.fetch(offset, limit)
        return [update.body for update in found]

    async def _wait(self, seconds: int) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        self._stirred.set()
        done, _ = await asyncio.wait([poll], timeout=seconds)
        if self._poll is poll:
            self._poll = None
        if done and poll.result():
            raise Refused(409, poll.result())

    async def _set_webhook(self, ask: Ask) -> object:
        url, secret = ask.text("url"), ask.text("secret_token")
        if not url:
            return await self._delete_webhook(ask)
        if not url.startswith(("http://", "https://")):
            raise bad_request(WEBHOOK_UNREADABLE)
        if not _SECRET.fullmatch(secret):
            raise bad_request(SECRET_UNALLOWED)
        self._wake(POLLED_ELSEWHERE)
        await self._unhook()
        self._ask_for(ask)
        self._drop(ask)
        self._hook = Hook(url, secret, self.updates, self._stirred, self._pause)
        return True

    async def _delete_webhook(self, ask: Ask) -> object:
        await self._unhook()
        self._drop(ask)
        return True

    async def _get_webhook_info(self, ask: Ask) -> object:  # noqa: ARG002 - every method takes what is asked
        found: wire.Json = {
            "url": self._hook.url if self._hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates),
        }
        if self._hook is not None and self._hook.failure is not None:
            found["last_error_date"] = int(self._hook.failure.at.timestamp())
            found["last_error_message"] = self._hook.failure.sentence
        if self.updates.asked:
            found["allowed_updates"] = list(self.updates.asked)
        return found

    def _ask_for(self, ask: Ask) -> None:
        kinds = ask.texts("allowed_updates")
        if kinds is not None:
            self.updates.ask_for(kinds)

    def _drop(self, ask: Ask) -> None:
        if ask.flag("drop_pending_updates"):
            self.updates.drop()

    async def _unhook(self) -> None:
        if self._hook is not None:
            await self._hook.close()
            self._hook = None

    def _ring(self, update: wire.Json) -> None:
        self._inspect(update)
        self._wake("")
        if self._hook is not None:
            self._hook.ring()

    def _wake(self, refusal: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(refusal)
        self._poll = None
