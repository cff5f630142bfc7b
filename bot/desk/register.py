"""人员名册: who writes to the bot for the first time, how they join, and what clerks enter about them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.dates import deadline
from bot.desk import letters, rights
from bot.desk.letters import Letter
from bot.desk.removal import removed
from bot.desk.toasts import toast
from bot.desk.view import Scene
from bot.happenings import Pressed, Said
from bot.legible import name as as_name
from bot.notices import Button, Keyboard, Notice, Repaint, Text, Toast
from bot.office import Drop, Outcome
from bot.people import NOBODY, Invite, Person, Role
from bot.wording import esc, keyboard, pages, receipts
from bot.wording import register as words

INVITE_LASTS = timedelta(days=1)


def reachable(someone: Person | None, said: Said) -> Outcome:
    """Whoever writes privately, and is in the register, can be written to."""
    if someone is None or someone.role is Role.FORMER or not said.chat.is_private or someone.reachable:
        return Outcome()
    return Outcome((replace(someone, reachable=True),))


def started(seen: Scene, someone: Person | None, said: Said) -> Outcome:
    """`/start`, alone or with the token of a join link; in a group anyone reads along, and a token there is none."""
    token = said.text if said.chat.is_private else ""
    invite = seen.office.invites.get(token)
    if someone and rights.may_ask(someone) and not invite:
        return reachable(someone, said) + _answer(said, words.joined(someone))
    if invite is None or invite.used_by is not None:
        return _answer(said, words.INVITE_UNKNOWN) if token else unknown(seen, someone, said)
    if seen.now > invite.expires:
        return _answer(said, words.INVITE_EXPIRED)
    person = Person(
        said.sender.id, said.sender.name, invite.role, invite.unit, reachable=said.chat.is_private
    )
    used = replace(invite, used_by=person.id)
    return Outcome((person, used)) + _answer(said, words.joined(person))


def unknown(seen: Scene, someone: Person | None, said: Said) -> Outcome:
    """Someone who may nothing: in the group asked once which unit they write for, in private one sentence."""
    if said.sender.id == NOBODY:
        return Outcome()
    if said.chat.is_private:
        is_waiting = someone is not None and someone.role is Role.APPLICANT
        return _answer(said, words.ASKED_ALREADY if is_waiting else words.WELCOME_STRANGER)
    units = _units(seen, said.chat.id)
    if someone is not None or not units:
        return Outcome()
    buttons = [Button(unit, f"unit:{said.sender.id}:{n}") for n, unit in enumerate(units)]
    html = words.ASK_UNIT_GROUP.format(name=esc(said.sender.name))
    key = f"unit/{said.chat.id}/{said.sender.id}"
    text = Text(key, said.chat.id, html, keyboard(buttons, 2), answers=said.message, thread=said.chat.thread)
    return Outcome(notices=(text,))


def refused(seen: Scene, someone: Person | None, said: Said) -> Outcome:
    """An order that is not theirs to give: one sentence to those who are known."""
    if rights.may_ask(someone):
        return _answer(said, receipts.CLERKS_ONLY)
    return unknown(seen, someone, said)


def passed_on(seen: Scene, someone: Person | None, said: Said) -> Outcome:
    """What was forwarded is nobody's word; its sender is told how to report, where it is not mere talk in the group."""
    if not (said.chat.is_private or (said.answers_copy and rights.may_ask(someone))):
        return Outcome()
    return _answer(said, words.FORWARDED) if rights.may_ask(someone) else unknown(seen, someone, said)


def people(seen: Scene, clerk: Person, said: Said) -> Outcome:
    """`/people` and what follows it."""
    verb, *args = said.text.split() or ["名册"]
    do = PEOPLE.get(verb)
    if do is None or len(args) < do[0] or not rights.may(clerk, f"/people {verb}"):
        return _answer(said, words.PEOPLE_USAGE)
    return do[1](seen, clerk, said, args)


def _roll(seen: Scene, _clerk: Person, said: Said, _args: list[str]) -> Outcome:
    everyone = list(
        {p.id: p for p in [*rights.clerks(seen.office, seen.setting), *seen.office.people.values()]}.values()
    )
    everyone = [p for p in everyone if p.role is not Role.FORMER]
    told = {p.unit for p in everyone if p.role is Role.CONTACT}
    without = [u for u in _all_units(seen) if u not in told]
    return _answer(said, pages(words.roll(everyone, without), ())[0])


def _invite_unit(seen: Scene, clerk: Person, said: Said, args: list[str]) -> Outcome:
    units = _all_units(seen)
    if args[0] not in units:
        return _answer(said, words.unknown_unit(args[0], [u for u in units if args[0] in u or u in args[0]]))
    return _invite(seen, clerk, said, Role.CONTACT, args[0])


def _invite_leader(seen: Scene, clerk: Person, said: Said, _args: list[str]) -> Outcome:
    return _invite(seen, clerk, said, Role.LEADER, "")


def _invite_clerk(seen: Scene, clerk: Person, said: Said, _args: list[str]) -> Outcome:
    return _invite(seen, clerk, said, Role.CLERK, "")


def _invite(seen: Scene, clerk: Person, said: Said, role: Role, unit: str) -> Outcome:
    invite = Invite(said.nonce, role, unit, clerk.id, seen.now + INVITE_LASTS)
    link = f"https://t.me/{seen.setting.bot_name}?start={invite.token}"
    return Outcome((invite,)) + _answer(said, words.invite(link, role, unit))


def _stand_in(seen: Scene, _clerk: Person, said: Said, args: list[str]) -> Outcome:
    one, other = _named(seen, args[0]), _named(seen, args[1])
    if isinstance(one, str) or isinstance(other, str):
        return _answer(said, one if isinstance(one, str) else str(other))
    return Outcome((replace(one, stand_in=other.id),)) + _answer(said, words.stand_in_set(one, other))


def _rename(seen: Scene, _clerk: Person, said: Said, args: list[str]) -> Outcome:
    """Whoever joined by a link is called as in Telegram until a clerk writes their real name."""
    *names, new = args
    one = _named(seen, " ".join(names))
    if isinstance(one, str):
        return _answer(said, one)
    named = replace(one, name=as_name(new))
    return Outcome((named,)) + _answer(said, words.renamed(one, named.name))


def _away(seen: Scene, _clerk: Person, said: Said, args: list[str]) -> Outcome:
    one = _named(seen, args[0])
    if isinstance(one, str):
        return _answer(said, one)
    until = deadline(args[1], seen.today, seen.setting.calendar)
    if until is None:
        return _answer(said, receipts.UNCLEAR_DATE)
    return Outcome((replace(one, away_until=until),)) + _answer(said, words.away_set(one, until))


def _remove(seen: Scene, _clerk: Person, said: Said, args: list[str]) -> Outcome:
    one = _named(seen, " ".join(args))
    if isinstance(one, str):
        return _answer(said, one)
    if one.id in seen.setting.config.clerks:
        return _answer(said, words.of_configuration(one))
    return Outcome(removed(seen.office, one)) + _answer(said, words.removed(one))


def _named(seen: Scene, name: str) -> Person | str:
    """The one person of this name or user id; else the sentence that says why there is none, or which there are."""
    known = [p for p in seen.office.people.values() if p.role is not Role.FORMER]
    found = [p for p in known if str(p.id) == name] or [p for p in known if p.name == name]
    if not found:
        return words.nobody(name)
    return found[0] if len(found) == 1 else words.several(name, found)


def _all_units(seen: Scene) -> list[str]:
    items = (i for programme in seen.office.programmes for i in seen.office.items_of(programme))
    return list(dict.fromkeys(u for i in items for u in (i.lead, *i.support) if u))


def _units(seen: Scene, chat: int) -> list[str]:
    """The units to choose from: the lead units of the group's programme; nothing for a stranger out of the blue."""
    group = seen.office.groups.get(chat)
    items = seen.office.items_of(group.programme) if group else ()
    return list(dict.fromkeys(i.lead for i in items if i.lead))


def chosen(seen: Scene, press: Pressed, args: list[str]) -> Outcome:
    """The stranger says which unit: the clerks are asked to confirm."""
    if int(args[0]) != press.sender.id:
        return toast(press, receipts.NOT_YOUR_QUESTION)
    unit = _units(seen, press.chat.id)[int(args[1])]
    applicant = Person(press.sender.id, press.sender.name, Role.APPLICANT, unit)
    buttons: Keyboard = (
        (Button(words.CONFIRM, f"admit:{applicant.id}"), Button(words.DECLINE, f"deny:{applicant.id}")),
    )
    letter = Letter(f"applicant/{applicant.id}/{unit}", words.confirm_wanted(applicant, ""), buttons)
    asked: tuple[Notice, ...] = (
        *letters.to_clerks(seen, letter),
        Repaint(press.chat.id, press.message, words.WAITING),
        Toast(press.press),
    )
    return Outcome((applicant,), asked)


def admit(seen: Scene, _clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """A clerk confirms that they write for this unit."""
    applicant = seen.office.people[int(args[0])]
    if applicant.role is not Role.APPLICANT:
        return toast(press, receipts.ANSWERED)
    person = replace(applicant, role=Role.CONTACT)
    letter = Letter(f"admitted/{person.id}", words.confirmed(person))
    told = [letters.to_person(seen, person, letter)] if person.reachable else []
    done = Repaint(press.chat.id, press.message, words.confirmed(person))
    return Outcome((person,), (*told, done, Toast(press.press)))


def deny(seen: Scene, _clerk: Person, press: Pressed, args: list[str]) -> Outcome:
    """A clerk does not."""
    applicant = seen.office.people[int(args[0])]
    if applicant.role is not Role.APPLICANT:
        return toast(press, receipts.ANSWERED)
    letter = Letter(f"denied/{applicant.id}", words.declined())
    told = [letters.to_person(seen, applicant, letter)] if applicant.reachable else []
    done = Repaint(press.chat.id, press.message, words.denied(applicant))
    return Outcome((Drop(Person, str(applicant.id)),), (*told, done, Toast(press.press)))


def _answer(said: Said, html: str) -> Outcome:
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, html, answers=said.message, thread=said.chat.thread),))


Do = Callable[[Scene, Person, Said, list[str]], Outcome]

PEOPLE: dict[str, tuple[int, Do]] = {
    "名册": (0, _roll),
    "单位": (1, _invite_unit),
    "领导": (0, _invite_leader),
    "督查员": (0, _invite_clerk),
    "改名": (2, _rename),
    "代理": (2, _stand_in),
    "请假": (2, _away),
    "移除": (1, _remove),
}
