"""Who may do what, and to whom the bot may write."""

from collections.abc import Iterator
from datetime import date

from bot.happenings import Sender
from bot.items import Item
from bot.office import Office
from bot.people import NOBODY, Person, Role
from bot.rights import RIGHTS, Owner, Standing, is_for_clerks
from bot.rights import may as allows
from bot.setting import Setting
from bot.wording import receipts

OF_ROLE = {
    Role.CLERK: frozenset({Standing.CLERK, Standing.OWN}),
    Role.LEADER: frozenset({Standing.LEADER}),
    Role.CONTACT: frozenset({Standing.OWN, Standing.OTHER}),
    Role.APPLICANT: frozenset({Standing.APPLICANT}),
    Role.FORMER: frozenset({Standing.FORMER}),
}
"""As what somebody may stand before a deed; which of them it is depends on whose it is."""
UNKNOWN = frozenset({Standing.MEMBER, Standing.STRANGER})


def person(office: Office, setting: Setting, sender: Sender) -> Person | None:
    """The person in the register, or a clerk of the configuration who is not in it yet."""
    if sender.id == NOBODY:
        return None
    known = office.people.get(sender.id)
    if sender.id in setting.config.clerks:
        return known if known and known.role is Role.CLERK else Person(sender.id, sender.name, Role.CLERK)
    return known


def is_clerk(someone: Person | None) -> bool:
    """Whether this is one of the section's own people."""
    return someone is not None and someone.role is Role.CLERK


def may(someone: Person | None, deed: str) -> bool:
    """Whether a person may do a deed at all; whose item and whose words are asked by `may_report` and `may_touch`.

    Raises:
        KeyError: if the table has no such deed.
    """
    return may_role(someone.role, deed) if someone else allows(UNKNOWN, deed)


def may_role(role: Role, deed: str) -> bool:
    """Whether anybody of a role may do a deed."""
    return allows(OF_ROLE[role], deed)


def may_ask(someone: Person | None) -> bool:
    """Whether questions are answered: everyone in the register whom a clerk has confirmed."""
    return may(someone, "/status")


def may_report(office: Office, someone: Person, item: Item, deed: str = "words") -> bool:
    """A clerk, the contacts of the lead and supporting units, and whoever stands in for one of them."""
    if someone.role is not Role.CONTACT:
        return may(someone, deed)
    return allows({Standing.OWN if _is_of(office, someone, item) else Standing.OTHER}, deed)


def may_touch(someone: Person, writer: int, deed: str) -> bool:
    """Whether a person may do something to what somebody wrote."""
    mine = {Standing.OWN if someone.id == writer else Standing.OTHER}
    return allows((OF_ROLE[someone.role] - {Standing.OWN, Standing.OTHER}) | mine, deed)


def refusal(deed: str) -> str:
    """The short sentence to whoever may not."""
    if is_for_clerks(deed):
        return receipts.CLERKS_ONLY
    is_of_writer = RIGHTS[deed].owner is Owner.WRITER
    return receipts.NOT_YOUR_QUESTION if is_of_writer else receipts.NOT_YOURS_TO_PRESS


def _is_of(office: Office, someone: Person, item: Item) -> bool:
    units = {item.lead, *item.support}
    return someone.unit in units or any(
        p.stand_in == someone.id and p.unit in units for p in office.people_of(Role.CONTACT)
    )


def clerks(office: Office, setting: Setting) -> tuple[Person, ...]:
    """All clerks: those of the configuration first, in its order."""
    named = [person(office, setting, Sender(n, str(n))) for n in setting.config.clerks]
    others = [p for p in office.people_of(Role.CLERK) if p.id not in setting.config.clerks]
    return tuple(p for p in [*named, *others] if p is not None)


def contacts(office: Office, unit: str, today: date) -> Iterator[Person]:
    """Who is to be asked for a unit on a day: its contacts; for one on leave, the stand-in."""
    for contact in office.people_of(Role.CONTACT, unit):
        away = contact.away_until is not None and today <= contact.away_until
        stand_in = office.people.get(contact.stand_in or 0)
        yield stand_in if away and stand_in and may_ask(stand_in) else contact
