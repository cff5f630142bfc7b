"""What is owed is said, at Telegram's pace, and marked; what cannot be said now stays owed.

A notice is marked before it is sent and again after. A crash in between leaves it uncertain: it is sent again, and the
clerks can see which those were. Telegram has no key by which to send once, so nobody can do better.
"""

import asyncio
import logging
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot import happenings
from bot.happenings import Moved, Refused, TopicShut
from bot.notices import Course, Leave, Notice, Paper, React, Redraw, Repaint, Sent, Sheet, Text, Toast
from handlers import turn, voice
from handlers.house import House
from handlers.pace import Pace, is_paced
from store.errors import StoreError
from store.outbox import Owed, Untaken

log = logging.getLogger(__name__)

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Owed to a chat that is closed to the bot: kept until the chat opens again."""

NO_TOPIC = ("topic_closed", "message thread not found")
TAG = re.compile(r"<[^>]*>")
FIRST = 30

NAP = timedelta(minutes=1)
"""No longer sleep than this: the clock may be put right meanwhile, and a machine may sleep itself."""

AGAIN = timedelta(seconds=5)
AT_MOST = timedelta(minutes=10)
SETTLED = ("not modified", "message to edit not found", "message can't be edited", "query is too old",
           "message to react not found", "message to be replied not found", "query id is invalid")  # fmt: skip
FOR_GOOD = ("chat not found", "not enough rights", "have no rights", "user is deactivated", "peer_id_invalid",
            "group chat was deactivated", "need administrator rights", "chat_write_forbidden")  # fmt: skip


class Outbox:
    """The only door through which the bot speaks."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._pace = Pace()
        self._woken = asyncio.Event()
        house.wake = self._woken.set

    async def run(self) -> None:
        """Say what is owed, for ever; sleep until something is."""
        while True:
            self._woken.clear()
            later = await self.drain()
            await self._sleep(later)

    async def drain(self) -> datetime | None:
        """Say everything that may be said now; gives the moment at which more may be, None if nothing is owed."""
        self._set_right(self._house.now())
        while True:
            owed, later = self._oldest()
            if owed is None:
                return later
            await self._say(owed)

    def _oldest(self) -> tuple[Owed | None, datetime | None]:
        """The oldest that may be said now, else when something may. In a chat nothing overtakes a message before it."""
        now = self._house.now()
        held: dict[int | None, datetime] = {}
        for owed in self._house.book.owed(now):
            chat = _chat(self._house, owed.notice)
            if chat in held and not isinstance(owed.notice, React | Toast):
                continue
            moment = self._when(owed.notice, chat, now)
            if moment <= now:
                return owed, None
            held[chat] = moment
        return None, min([*held.values(), *self._released(now)], default=None)

    def _set_right(self, now: datetime) -> None:
        """What was to be tried again soon and is not due for long was put off by a clock that has gone back since."""
        for owed in self._house.book.waiting():
            if owed.tries and owed.not_before and now + AT_MOST < owed.not_before < NEVER:
                self._house.book.put_off(owed.key, now)

    def _released(self, now: datetime) -> list[datetime]:
        """When what is held back may be said."""
        moments = [owed.not_before for owed in self._house.book.waiting() if owed.not_before]
        return [moment for moment in moments if now < moment < NEVER]

    def _when(self, notice: Notice, chat: int | None, now: datetime) -> datetime:
        return self._pace.when(chat, now) if is_paced(notice) else self._pace.heard(now)

    async def _say(self, owed: Owed) -> None:
        house, notice = self._house, owed.notice
        house.book.mark_sending(notice.key)
        if is_paced(notice):
            self._pace.said(_chat(house, notice), house.now())
        try:
            message = await voice.say(house, notice)
        except TelegramError as error:
            self._refused(owed, error)
        except StoreError:
            raise
        except OSError:
            self._again(owed, is_doubtful=False)
        except Exception:  # a document that cannot be made must not keep all else from being said
            log.exception("a notice cannot be made: %s", type(notice).__name__)
            self._give_up(notice, "unmade")
        else:
            house.book.mark_said(notice.key, message, house.now())

    def _refused(self, owed: Owed, error: TelegramError) -> None:
        house, notice, now = self._house, owed.notice, self._house.now()
        match error:
            case RetryAfter():
                wait = error.retry_after
                self._pace.hush(now + (wait if isinstance(wait, timedelta) else timedelta(seconds=wait)))
                house.book.put_off(notice.key, now)
            case ChatMigrated():
                turn.take_safely(house, Moved(now, _chat(house, notice) or 0, error.new_chat_id))
                house.book.put_off(notice.key, now)
            case Forbidden():
                self._closed(notice, str(error))
            case BadRequest():
                self._bad(notice, str(error))
            case InvalidToken():
                raise error
            case NetworkError() if isinstance(error.__cause__, ValueError):
                self._unspeakable(notice)
            case _:
                self._again(owed, is_doubtful=_is_doubtful(error))

    def _unspeakable(self, notice: Notice) -> None:
        """It cannot even be put into a call (half an emoji, cut off on its way): trying again changes nothing."""
        log.error("a notice cannot be said: %s", type(notice).__name__)
        self._give_up(notice, "unspeakable")

    def _give_up(self, notice: Notice, why: str) -> None:
        """It will never be said as it stands. The clerks hear of it, where somebody will miss it."""
        house, now, chat = self._house, self._house.now(), _chat(self._house, notice)
        if chat is None or isinstance(notice, React | Toast | Leave):
            house.book.mark_refused(notice.key, why, now)
            return
        words = _words(notice)
        house.book.mark_untaken(notice.key, why, Untaken(notice.key, chat, now, words))
        turn.take_safely(house, happenings.Untaken(now, notice.key, chat, words))

    def _again(self, owed: Owed, *, is_doubtful: bool) -> None:
        """It is said again after a while, ever longer; what else is owed to its chat waits behind it."""
        house, notice = self._house, owed.notice
        until = house.now() + min(AGAIN * 2 ** min(owed.tries, 10), AT_MOST)
        if is_doubtful:
            house.book.mark_uncertain(notice.key, until)
        else:
            house.book.put_off(notice.key, until)
        if isinstance(notice, Sent):
            self._pace.hush(until, notice.chat)

    def _bad(self, notice: Notice, why: str) -> None:
        said, thread = why.lower(), notice.thread if isinstance(notice, Text | Paper) else None
        if thread is not None and any(words in said for words in NO_TOPIC):
            self._topic_shut(notice, thread)
        elif any(words in said for words in (*FOR_GOOD, *NO_TOPIC)):
            self._closed(notice, why)
        elif any(words in said for words in SETTLED):
            self._house.book.mark_refused(notice.key, why, self._house.now())
        else:
            log.error("Telegram does not take a notice (%s): %s", type(notice).__name__, why)
            self._give_up(notice, why)

    def _topic_shut(self, notice: Notice, thread: int) -> None:
        """What is owed in a topic that is closed is said in the group's general one."""
        house, chat = self._house, _chat(self._house, notice) or 0
        turn.take_safely(house, TopicShut(house.now(), chat, thread))
        house.book.put_off(notice.key, house.now())
        house.book.topic_shut(chat, thread)

    def _closed(self, notice: Notice, why: str) -> None:
        """The chat is closed to the bot: what is owed there is kept until it opens again."""
        house, chat = self._house, _chat(self._house, notice)
        if chat is None or isinstance(notice, Leave | React | Redraw | Repaint):
            house.book.mark_refused(notice.key, why, house.now())
            return
        house.book.put_off(notice.key, NEVER)
        turn.take_safely(house, Refused(house.now(), chat, why))

    async def _sleep(self, until: datetime | None) -> None:
        wait = None if until is None else max(0.0, (min(until - self._house.now(), NAP)).total_seconds())
        try:
            async with asyncio.timeout(wait):
                await self._woken.wait()
        except TimeoutError:
            return


def release(house: House, chat: int) -> None:
    """A chat has opened again: what was kept for it may be said."""
    for owed in house.book.waiting():
        if owed.not_before == NEVER and _chat(house, owed.notice) == chat:
            house.book.put_off(owed.key, house.now())
            house.wake()


def _words(notice: Notice) -> str:
    """The first words of what was to be read; none of a file."""
    html = notice.html if isinstance(notice, Text | Redraw | Repaint) else ""
    return unescape(TAG.sub("", html)).partition("\n")[0][:FIRST]


def _is_doubtful(error: TelegramError) -> bool:
    """Whether Telegram may have taken it all the same: the line broke on the way, or the answer was unreadable."""
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError):
        return not isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    return isinstance(error, TimedOut) or not isinstance(error, NetworkError)


def _chat(house: House, notice: Notice) -> int | None:
    match notice:
        case Redraw():
            place = house.book.place_of(notice.of)
            return place[0] if place else None
        case Text() | Paper() | Sheet() | Course() | Repaint() | React() | Leave():
            return notice.chat
        case _:
            return None
