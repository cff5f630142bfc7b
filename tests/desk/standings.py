"""Somebody of every standing, before a desk with a week's card, in the place where people of that standing are met."""

from dataclasses import dataclass, replace

from bot.happenings import Binding, Chat, Checkup, Pressed, Said, Sender
from bot.office import Outcome
from bot.people import Person, Role
from bot.rights import RIGHTS, Place, Standing
from tests.desk.office import CHEN, GROUP, GU, LIN, MONDAY, NAMES, PEOPLE, STRANGER, XU, Desk, at, desk

APPLICANT, FORMER, WANTED = 9002, 9003, 9004
ANONYMOUS = 1087968824
"""The user under whose name Telegram shows anonymous admins."""

WHO = {
    Standing.CLERK: XU,
    Standing.LEADER: GU,
    Standing.OWN: LIN,
    Standing.OTHER: CHEN,
    Standing.APPLICANT: APPLICANT,
    Standing.FORMER: FORMER,
    Standing.MEMBER: STRANGER,
    Standing.STRANGER: STRANGER,
    Standing.NOBODY: 0,
}
IN_GROUP = (Standing.MEMBER, Standing.NOBODY)
CONFIRMED = (Standing.CLERK, Standing.LEADER, Standing.OWN, Standing.OTHER)


@dataclass
class Someone:
    """Somebody before the desk, in the place where people of their standing are met."""

    here: Desk
    who: int
    chat: Chat

    def say(self, text: str, **more: object) -> Outcome:
        """They write; `edits` is the number of the message that they put in other words."""
        self.here.numbers += 1
        number = more.pop("edits", self.here.numbers)
        said = Said(
            self.here.now, self.chat, Sender(self.who, NAMES.get(self.who, "路人")), int(str(number)), text
        )
        return self.here.decide(self._asked(replace(said, nonce=f"link-{number}", **more)))  # type: ignore[arg-type]

    def press(self, button: str) -> Outcome:
        """They press; nobody presses under a chat's name, and Telegram tells who it is."""
        self.here.numbers += 1
        sender = Sender(self.who or ANONYMOUS, NAMES.get(self.who, "路人"))
        return self.here.decide(
            Pressed(self.here.now, self.chat, sender, 7, button, f"press-{self.here.numbers}")
        )

    def reply(self, text: str, **more: object) -> Outcome:
        """They answer the week's card where it stands, or write privately."""
        answers = None if self.chat.is_private else self.here.number_of(self.here.card().key)
        return self.say(text, answers=answers, **more)

    def _asked(self, said: Said) -> Said | Binding | Checkup:
        """Two commands come with what only the doors know."""
        if said.text.startswith("/bind") and not said.chat.is_private:
            return Binding(said, is_supergroup=True, may_write=True, hears_all=False, is_admin=False)
        return Checkup(said, 0, 0, ()) if said.text.startswith("/health") else said


def town() -> Desk:
    """The week's card stands in the group; somebody waits to be confirmed, somebody was taken off."""
    waiting = Person(APPLICANT, "申请人", Role.APPLICANT, "市民政局", reachable=True)
    gone = Person(FORMER, "离任者", Role.FORMER, "市民政局")
    wanted = Person(WANTED, "另一人", Role.APPLICANT, "市民政局", reachable=True)
    here = desk(people=(*PEOPLE, waiting, gone, wanted))
    here.strike("weekly", MONDAY)
    here.now = at("2017-09-11 09:30")
    return here


def somebody(here: Desk, standing: Standing, deed: str) -> Someone:
    """Who stands so, in a private chat, or in the group where the deed or the standing belongs there."""
    is_public = standing in IN_GROUP or (RIGHTS[deed].place is Place.GROUP and standing in CONFIRMED)
    who = WHO[standing]
    place = Chat(GROUP, is_private=False, title="新名") if is_public else Chat(who, is_private=True)
    return Someone(here, who, place)
