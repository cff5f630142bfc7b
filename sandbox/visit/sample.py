"""What a visitor is shown: the office, the faces of its people, its year, and how the bot is let in."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

from sandbox.rehearsal import Actor
from sandbox.stage import Cast, Play, Stage


@dataclass(frozen=True, slots=True)
class Face:
    """A person of the office as the page presents them: `role` in the office's word, `post` their title."""

    id: int
    name: str
    role: str
    unit: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """What the bot will do by itself: when, in words, and why it stands on another day than usual."""

    at: datetime
    round: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The bot as a visit drives it: its verbs, what it will do after a moment, when the office is next at work.

    `greet` lets it set its command menus, once people have met it.
    """

    actor: Actor
    coming: Callable[[datetime], Sequence[Coming]]
    working: Callable[[datetime], datetime]
    greet: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Sample:
    """The office and its year. The visitor comes in at `start`; `pace` is the pause between moments, in seconds.

    `lead` lets the bot into a stage. Faces that are not in the cast are people whom the office does not know yet.
    """

    cast: Cast
    faces: Sequence[Face]
    play: Play
    start: datetime
    pace: float
    lead: Callable[[Stage], AbstractAsyncContextManager[Lead]]
