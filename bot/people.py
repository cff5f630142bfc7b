"""The people of the office, the groups they write in, and the links by which they join."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

NOBODY = 0
"""The id of whoever writes under a chat's name: an anonymous admin, a channel."""


class Role(StrEnum):
    """What a person may do: a contact reports for a unit, a clerk runs the section, a leader asks.

    FORMER was taken off the register: kept, so that their reports keep a name and no file enters them again.
    """

    CONTACT = "contact"
    CLERK = "clerk"
    LEADER = "leader"
    APPLICANT = "applicant"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the register, by Telegram user id. `reachable`: the bot may write to them privately."""

    id: int
    name: str
    role: Role
    unit: str = ""
    post: str = ""
    stand_in: int | None = None
    away_until: date | None = None
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A chat bound to a programme. `thread` is the topic in which the bot speaks; `silent` since it was put out."""

    chat: int
    title: str
    programme: str
    thread: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """A join link that a clerk made: one use, one day (`t.me/<bot>?start=<token>`)."""

    token: str
    role: Role
    unit: str
    made_by: int
    expires: datetime
    used_by: int | None = None
