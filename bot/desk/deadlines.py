"""Reminders of deadlines: before, on the day, after it up to a cap; then it is the clerks' matter.

Each target is recalled by its own deadline, until it is met. A reminder whose day is no working day moves to the working
day before it: too early helps, too late does not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.desk import letters, rights
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.figures import of_target
from bot.happenings import Struck
from bot.items import Item, Target
from bot.notices import About, Button, Keyboard, Notice, Text
from bot.office import Outcome
from bot.wording import cards as words
from bot.wording import keyboard, no_of


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that is still to be met, of a target or of an item without targets."""

    item: Item
    target: Target | None
    on: date

    @property
    def no(self) -> str:
        """The number under which it is pressed: the item's, or the target's where the item has several."""
        return self.target.no if self.target and len(self.item.targets) > 1 else self.item.no


def struck(view: View, happening: Struck) -> Outcome:
    """All that has come due since the last strike, one message a person; the used-up ones to the clerks."""
    since = _last_struck(view, happening)
    waiting = [due for item in view.open_items for due in dues(view, item)]
    near = [due for due in waiting if any(since < day <= view.today for day in days(view, due.on))]
    used_up = [due for due in waiting if since < _last_day(view, due) <= view.today]
    return Outcome(notices=(*_reminders(view, near), *_to_clerks(view, used_up)))


def dues(view: View, item: Item) -> Iterator[Due]:
    """The deadlines of an item that are still to be met, the nearest first."""
    for on, targets in view.dues(item).items():
        yield from (Due(item, target, on) for target in targets or (None,))


def days(view: View, on: date) -> Iterable[date]:
    """The days on which a deadline is recalled, if it is not met by then."""
    calendar = view.setting.calendar
    for before in view.kind.deadlines.before:
        yield calendar.previous(on - timedelta(days=before))
    for after in range(1, view.kind.deadlines.after + 1):
        yield calendar.add(on, after)


def _last_struck(view: View, happening: Struck) -> date:
    """The day of the last reminders: the day of the last strike of any round, unless that was earlier in the day."""
    since = view.setting.local(happening.since)
    if since.time() >= happening.strike.at.time():
        return since.date()
    return view.setting.calendar.previous(since.date() - timedelta(days=1))


def _last_day(view: View, due: Due) -> date:
    return view.setting.calendar.add(due.on, view.kind.deadlines.after + 1)


def _reminders(view: View, near: Iterable[Due]) -> Iterable[Notice]:
    private: dict[int, list[Due]] = {}
    public: list[Due] = []
    for due in near:
        people = [p for p in rights.contacts(view.office, due.item.lead, view.today) if p.reachable]
        for person in people:
            private.setdefault(person.id, []).append(due)
        if not people:
            public.append(due)
    for person_id, found in private.items():
        yield letters.to_person(view, view.office.people[person_id], _letter(view, found))
    if public and view.office.groups_of(view.programme.key):
        yield from _in_groups(view, public)
    elif public:
        html = words.nobody_to_remind(_of_units(view, public))
        key = f"{view.programme.key}/nobody/{view.today.isoformat()}"
        yield from letters.to_clerks(view, Letter(key, html))


def _in_groups(view: View, found: list[Due]) -> Iterable[Text]:
    letter = _letter(view, found)
    for group in view.office.groups_of(view.programme.key):
        yield Text(
            key=f"{letter.key}/{group.chat}",
            chat=group.chat,
            html=letter.html,
            keyboard=letter.keyboard,
            about=letter.about,
            thread=group.thread,
            not_before=letters.held(view),
        )


def _letter(view: View, found: list[Due]) -> Letter:
    key = f"{view.programme.key}/deadlines/{view.today.isoformat()}"
    lines = [_line(view, due) for due in found]
    late = sum(_is_late(view, due) for due in found)
    return Letter(key, words.deadline(lines, late), _buttons(view, found), _about(view, found))


def _about(view: View, found: Iterable[Due]) -> About:
    return About(view.programme.key, tuple(dict.fromkeys(due.item.no for due in found)))


def _is_late(view: View, due: Due) -> bool:
    return due.on < view.today


def _line(view: View, due: Due) -> str:
    calendar = view.setting.calendar
    left = (
        -calendar.between(due.on, view.today) if _is_late(view, due) else calendar.between(view.today, due.on)
    )
    figure = of_target(due.target) if due.target else ""
    return words.due_line(due.item, due.target, due.on, left, figure)


def _of_units(view: View, found: Iterable[Due]) -> list[str]:
    return [f"{_line(view, due)}（{due.item.lead}）" for due in found]


def _buttons(view: View, found: list[Due]) -> Keyboard:
    """Who is late is not asked whether they will be in time; a target of several is not reported done with the rest."""
    made = []
    for due in found:
        data = f"{view.programme.key}:{due.no}"
        called = due.no if len(due.item.targets) > 1 else no_of(due.item)
        prefix = "" if len(found) == 1 else f"{called} "
        made += [] if _is_late(view, due) else [Button(prefix + words.ON_TIME, f"ontime:{data}")]
        made += [Button(prefix + words.EXTEND, f"extend:{data}")]
        is_last = sum(len(targets) or 1 for targets in view.dues(due.item).values()) == 1
        whole = due.item.key.replace("/", ":")
        made += [Button(prefix + words.CLAIM_PLAIN, f"claim:{whole}")] if is_last else []
    return keyboard(made)


def _to_clerks(view: View, used_up: list[Due]) -> Iterable[Notice]:
    if not used_up:
        return ()
    key = f"{view.programme.key}/overdue/{view.today.isoformat()}"
    html = words.overdue_for_clerks(_of_units(view, used_up), view.kind.deadlines.after)
    return letters.to_clerks(view, Letter(key, html, (), _about(view, used_up)))
