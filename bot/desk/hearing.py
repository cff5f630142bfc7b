"""A message: a command, a report, a stranger's first word, or talk that is left alone."""

from bot.desk import commands, redrafting, register, replies, rights, uploads
from bot.desk.view import Scene, scene, view
from bot.happenings import Said
from bot.office import Office, Outcome, Spoken
from bot.people import NOBODY, Person
from bot.setting import Setting


def heard(office: Office, setting: Setting, said: Said) -> Outcome:
    """What follows from a message. Whoever writes privately can be written to from then on."""
    seen = scene(office, setting, said.at)
    someone = rights.person(office, setting, said.sender)
    if said.sender.id == NOBODY:
        return Outcome()
    opened = register.reachable(someone, said)
    if _is_passed_on(said):
        return opened + register.passed_on(seen, someone, said)
    if said.text.startswith("/"):
        return opened + commands.commanded(seen, someone, said)
    spoken = office.spoken.get((said.chat.id, said.answers)) if said.answers else None
    if someone is None or not rights.may_ask(someone):
        if spoken is None and not said.chat.is_private:
            return Outcome()  # a bot that hears everything does not answer everyone
        return opened + register.unknown(seen, someone, said)
    if said.chat.is_private and redrafting.is_astray(said, spoken):
        is_clerk = rights.may(someone, "draft")
        return opened + (redrafting.astray(seen, said) if is_clerk else register.refused(seen, someone, said))
    return opened + (uploads.sent(seen, someone, said, spoken) or _reported(seen, someone, said, spoken))


def _is_passed_on(said: Said) -> bool:
    """Whether these are no words of their sender: a forwarded card or order, or an answer to a card forwarded here."""
    is_order = said.is_forwarded and said.text.startswith("/")
    is_card = said.is_copy and not said.files
    return is_order or is_card or (said.answers_copy and not said.chat.is_private)


def _reported(seen: Scene, someone: Person, said: Said, spoken: Spoken | None) -> Outcome:
    programme = programme_of(seen, someone, said, spoken)
    if programme is None:
        return Outcome()
    issue = redrafting.issue_of(seen.office, spoken)
    if issue and not rights.may(someone, "draft"):
        return register.refused(seen, someone, said)
    if issue:
        return redrafting.answered(view(seen, programme), said, issue, spoken)
    return replies.replied(view(seen, programme), someone, said, spoken)


def programme_of(seen: Scene, someone: Person | None, said: Said, spoken: Spoken | None) -> str | None:
    """The programme that a message speaks of: the one replied to, the group's, or the person's own."""
    office = seen.office
    if spoken and spoken.programme in office.programmes:
        return spoken.programme
    group = office.groups.get(said.chat.id)
    if group:
        return group.programme
    if not said.chat.is_private:
        return None
    unit = someone.unit if someone else ""
    own = [
        key for key in office.programmes if any(unit in (i.lead, *i.support) for i in office.items_of(key))
    ]
    return next(iter([*own, *office.programmes]), None)
