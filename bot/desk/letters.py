"""Private notices: to the clerks, to the contacts of a unit; held back outside working hours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk import rights
from bot.desk.view import Scene
from bot.notices import About, Keyboard, Redraw, Text
from bot.office import Outcome, Spoken
from bot.people import Person


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be told privately; each of its readers gets it under the key and their own id."""

    key: str
    html: str
    keyboard: Keyboard = ()
    about: About | None = None


def to_person(scene: Scene, person: Person, letter: Letter) -> Text:
    """A private message that its reader did not ask for: it waits for working hours."""
    return Text(
        key=f"{letter.key}/{person.id}",
        chat=person.id,
        html=letter.html,
        keyboard=letter.keyboard,
        about=letter.about,
        not_before=held(scene),
    )


def held(scene: Scene) -> datetime | None:
    """Until when something that nobody asked for waits: working hours. None while the office is at work."""
    opening = scene.setting.when_working(scene.now)
    return opening if opening != scene.now else None


def to_people(scene: Scene, people: Iterable[Person], letter: Letter) -> tuple[Text, ...]:
    """The same to several."""
    return tuple(to_person(scene, p, letter) for p in people)


def to_clerks(scene: Scene, letter: Letter) -> tuple[Text, ...]:
    """The same to every clerk."""
    return to_people(scene, rights.clerks(scene.office, scene.setting), letter)


def to_unit(scene: Scene, unit: str, letter: Letter) -> tuple[Text, ...]:
    """To the contacts of a unit whom the bot may write to."""
    reachable = (p for p in rights.contacts(scene.office, unit, scene.today) if p.reachable)
    return to_people(scene, reachable, letter)


def decided(scene: Scene, key: str, html: str) -> Outcome | None:
    """What the clerks were asked under a key now says who decided, for good, and has no buttons.

    None where all of it was decided before. A letter that reached nobody yet may be decided all the same.
    """
    asked = [s for s in scene.office.spoken.values() if s.key.startswith(f"{key}/")]
    before = {_letter_of(s) for s in asked if s.is_decided}
    open_ = [s for s in asked if _letter_of(s) not in before]
    if asked and not open_:
        return None
    marked = tuple(replace(s, is_decided=True) for s in open_)
    return Outcome(marked, tuple(Redraw(s.key, html) for s in open_))


def _letter_of(spoken: Spoken) -> str:
    """The letter of which this is one clerk's copy."""
    return spoken.key.rpartition("/")[0]
