"""Who may do what, as one table: the desks ask it, `docs/rights.md` is written from it, and every cell is tested."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """As what a person stands before a deed.

    A contact is OWN where the deed is their own to do and OTHER where it is not. FORMER was taken off the register,
    MEMBER writes in a bound group without being in it, STRANGER writes privately, NOBODY writes under a chat's name
    (an anonymous admin, a channel).
    """

    CLERK = "clerk"
    LEADER = "leader"
    OWN = "own"
    OTHER = "other"
    APPLICANT = "applicant"
    FORMER = "former"
    MEMBER = "member"
    STRANGER = "stranger"
    NOBODY = "nobody"


class Owner(StrEnum):
    """What makes a deed one's own: the item is of one's unit, or the words are one's own."""

    ANYONE = "anyone"
    UNIT = "unit"
    WRITER = "writer"


class Place(StrEnum):
    """Where a deed is done, if not anywhere."""

    ANYWHERE = "anywhere"
    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Right:
    """Who may do a deed."""

    who: frozenset[Standing]
    owner: Owner = Owner.ANYONE
    place: Place = Place.ANYWHERE


CLERK, LEADER, OWN, OTHER = Standing.CLERK, Standing.LEADER, Standing.OWN, Standing.OTHER
CONFIRMED = frozenset({CLERK, LEADER, OWN, OTHER})
NAMED = frozenset(Standing) - {Standing.NOBODY}

READ = Right(CONFIRMED)
REPORT = Right(frozenset({CLERK, OWN}), Owner.UNIT)
RUN = Right(frozenset({CLERK}))
RUN_PRIVATELY = Right(RUN.who, place=Place.PRIVATE)
TAKE_BACK = Right(frozenset({CLERK, OWN}), Owner.WRITER)
MEANT = Right(frozenset({OWN}), Owner.WRITER)

COMMANDS = {
    "/status": READ,
    "/report": REPORT,
    "/undo": TAKE_BACK,
    "/item": READ,
    "/due": READ,
    "/history": READ,
    "/calendar": READ,
    "/briefing": READ,
    "/whoami": Right(NAMED),
    "/help": Right(NAMED),
    "/brief": RUN,
    "/close": RUN,
    "/pause": RUN,
    "/resume": RUN,
    "/stop": RUN,
    "/people": RUN_PRIVATELY,
    "/export": RUN_PRIVATELY,
    "/bind": Right(RUN.who, place=Place.GROUP),
    "/health": RUN,
}
"""In the order in which menus and the help name them."""

ORDERS = {
    f"/people {verb}": RUN_PRIVATELY
    for verb in ("名册", "单位", "领导", "督查员", "改名", "代理", "请假", "移除")
}
"""What may follow `/people`."""

BUTTONS = {
    "same": REPORT,
    "claim": REPORT,
    "ontime": REPORT,
    "extend": REPORT,
    "undo": TAKE_BACK,
    "q": TAKE_BACK,
    "held": MEANT,
    "more": MEANT,
    "drop": MEANT,
    "see": READ,
    "trend": READ,
    "close": RUN,
    "short": RUN,
    "stop": RUN,
    "back": RUN,
    "grant": RUN,
    "refuse": RUN,
    "helped": RUN,
    "again": RUN,
    "called": RUN,
    "quiet": RUN,
    "approve": RUN,
    "fresh": RUN,
    "later": RUN,
    "cancel": RUN,
    "paper": RUN,
    "import": RUN,
    "take": RUN,
    "discard": RUN,
    "unit": Right(frozenset({Standing.MEMBER}), Owner.WRITER, Place.GROUP),
    "admit": RUN,
    "deny": RUN,
}

WORDS = {
    "words": REPORT,
    "correction": REPORT,
    "evidence": REPORT,
    "edit": REPORT,
    "ledger": RUN_PRIVATELY,
    "draft": RUN,
    "link": Right(NAMED - {Standing.MEMBER}, place=Place.PRIVATE),
    "copy": Right(frozenset()),
    "order": Right(frozenset()),
    "admission": RUN,
}
"""What is done by writing, and bringing the bot into a group. `copy`: a forwarded card; `order`: a forwarded command."""

RIGHTS = COMMANDS | ORDERS | BUTTONS | WORDS


class Answer(StrEnum):
    """How a deed is answered."""

    DONE = "done"
    OWN_ONLY = "own_only"
    TOLD = "told"
    REFUSED = "refused"
    WHICH_UNIT = "which_unit"
    WHICH_ITEM = "which_item"
    LEFT = "left"
    SILENCE = "silence"


def answer(standing: Standing, deed: str) -> Answer:
    """What comes of a deed: done; else a toast under a button, a sentence, a question back, or nothing at all."""
    right = RIGHTS[deed]
    if standing in right.who:
        return Answer.DONE
    if standing is CLERK and right.owner is Owner.WRITER and OWN in right.who:
        return Answer.OWN_ONLY
    if deed in BUTTONS:
        return Answer.TOLD
    if deed == "admission":
        return Answer.LEFT
    return _in_words(standing, deed)


def _in_words(standing: Standing, deed: str) -> Answer:
    if standing is Standing.NOBODY:
        return Answer.SILENCE
    if standing is Standing.MEMBER:
        is_asked = deed.startswith("/") or deed == "link" or RIGHTS[deed] == REPORT
        return Answer.WHICH_UNIT if is_asked else Answer.SILENCE
    if deed == "ledger" and standing in (OWN, OTHER):
        return Answer.WHICH_ITEM  # a file from a unit is evidence
    return Answer.REFUSED


def may(standings: Iterable[Standing], deed: str) -> bool:
    """Whether somebody of whom all this may be true may do a deed at all.

    Raises:
        KeyError: if the table has no such deed.
    """
    return not RIGHTS[deed].who.isdisjoint(standings)


def is_for_clerks(deed: str) -> bool:
    """Whether only the section's own people may do it."""
    return RIGHTS[deed].who == RUN.who
