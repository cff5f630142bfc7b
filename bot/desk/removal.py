"""Somebody is taken off the register: nothing that could still speak for them or to them is left behind."""

from collections.abc import Iterator
from dataclasses import replace

from bot.office import Change, Drop, Office, Question, Spoken
from bot.people import Invite, Person, Role
from bot.proposals import Proposal, Upload


def removed(office: Office, one: Person) -> tuple[Change, ...]:
    """The person as they are kept from now on, and what goes with their rights.

    The links that they made and nobody opened enter nobody; what the bot said to them alone is answered no more, and
    not drawn anew; what waits for their word waits no longer; they stand in for no one.
    """
    former = replace(one, role=Role.FORMER, stand_in=None, away_until=None, reachable=False)
    return (former, *_theirs(office, one.id))


def _theirs(office: Office, who: int) -> Iterator[Change]:
    yield from (replace(p, stand_in=None) for p in office.people.values() if p.stand_in == who)
    yield from (Drop(Spoken, f"{s.chat}/{s.message}") for s in office.spoken.values() if s.chat == who)
    yield from (Drop(Question, q.id) for q in office.questions.values() if q.asker == who)
    yield from (Drop(Invite, i.token) for i in office.invites.values() if i.made_by == who and not i.used_by)
    yield from (Drop(Upload, u.key) for u in office.uploads.values() if u.by == who)
    if str(who) in office.proposals:
        yield Drop(Proposal, str(who))
