"""Who may do what, and to whom the bot may write."""

from collections.abc import Iterator
from datetime import date

from bot.happenings import Sender
from bot.items import Item
from bot.office import Office
from bot.people import Person, Role
from bot.setting import Setting


def person(office: Office, setting: Setting, sender: Sender) -> Person | None:
    """The person in the register, or a clerk of the configuration who is not in it yet."""
    known = office.people.get(sender.id)
    if sender.id in setting.config.clerks:
        return known if known and known.role is Role.CLERK else Person(sender.id, sender.name, Role.CLERK)
    return known


def is_clerk(someone: Person | None) -> bool:
    """Whether this is one of the section's own people."""
    return someone is not None and someone.role is Role.CLERK


def may_ask(someone: Person | None) -> bool:
    """Whether questions are answered: everyone in the register whom a clerk has confirmed."""
    return someone is not None and someone.role is not Role.APPLICANT


def may_report(office: Office, someone: Person, item: Item) -> bool:
    """A clerk, the contacts of the lead and supporting units, and whoever stands in for one of them."""
    if someone.role is Role.CLERK:
        return True
    if someone.role is not Role.CONTACT:
        return False
    units = {item.lead, *item.support}
    return someone.unit in units or any(
        p.stand_in == someone.id and p.unit in units for p in office.people.values()
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
        yield stand_in if away and stand_in else contact
