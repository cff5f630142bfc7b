"""Who takes part: people, the bot, the chats they share and their standing in them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account; the bot is one too."""

    id: int
    name: str
    username: str = ""
    is_bot: bool = False


# An admin who writes as the group itself; Telegram shows every group the same account.
ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


class Sort(StrEnum):
    """The kinds of chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat by its id. A private chat has the id of the person; a forum is a supergroup with topics."""

    id: int
    sort: Sort
    title: str
    is_forum: bool = False

    @property
    def is_private(self) -> bool:
        """Whether only one person and the bot are in it."""
        return self.sort is Sort.PRIVATE


class Status(StrEnum):
    """How somebody stands in a chat, in Telegram's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER, Status.RESTRICTED})
ADMINS = frozenset({Status.CREATOR, Status.ADMINISTRATOR})


def id_of(noun: Person | Chat | int) -> int:
    """The id of a person or a chat, given as such or as the id itself."""
    return noun if isinstance(noun, int) else noun.id
