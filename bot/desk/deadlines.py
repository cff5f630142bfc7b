"""Reminders of deadlines: before, on the day, after it up to a cap; then it is the clerks' matter.

A reminder whose day is no working day moves to the working day before it: too early helps, too late does not.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.desk import letters, rights
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.figures import of_target
from bot.happenings import Struck
from bot.items import Item
from bot.notices import About, Button, Keyboard, Notice, Text
from bot.office import Outcome
from bot.wording import cards as words
from bot.wording import keyboard, no_of


def struck(view: View, happening: Struck) -> Outcome:
    """All that has come due since the last strike, one message a person; the used-up ones to the clerks."""
    since = _last_struck(view, happening)
    due = [i for i in view.unfinished if _is_reminded(view, i, since)]
    used_up = [i for i in view.unfinished if since < _last_day(view, i) <= view.today]
    return Outcome(notices=(*_reminders(view, due), *_to_clerks(view, used_up)))


def _last_struck(view: View, happening: Struck) -> date:
    """The day of the last reminders: the day of the last strike of any round, unless that was earlier in the day."""
    since = view.setting.local(happening.since)
    if since.time() >= happening.strike.at.time():
        return since.date()
    return view.setting.calendar.previous(since.date() - timedelta(days=1))


def _is_reminded(view: View, item: Item, since: date) -> bool:
    return any(since < day <= view.today for day in days(view, item))


def days(view: View, item: Item) -> Iterable[date]:
    """The days on which an item's unit is reminded of its next deadline, if it is not met by then."""
    calendar, due = view.setting.calendar, view.next_due(item)
    for before in view.kind.deadlines.before:
        yield calendar.previous(due - timedelta(days=before))
    for after in range(1, view.kind.deadlines.after + 1):
        yield calendar.add(due, after)


def _last_day(view: View, item: Item) -> date:
    return view.setting.calendar.add(view.next_due(item), view.kind.deadlines.after + 1)


def _reminders(view: View, due: Iterable[Item]) -> Iterable[Notice]:
    private: dict[int, list[Item]] = {}
    public: list[Item] = []
    for item in due:
        people = [p for p in rights.contacts(view.office, item.lead, view.today) if p.reachable]
        for person in people:
            private.setdefault(person.id, []).append(item)
        if not people:
            public.append(item)
    for person_id, items in private.items():
        yield letters.to_person(view, view.office.people[person_id], _letter(view, items))
    if public and view.office.groups_of(view.programme.key):
        yield from _in_groups(view, public)
    elif public:
        html = words.nobody_to_remind([f"{_line(view, i)}（{i.lead}）" for i in public])
        key = f"{view.programme.key}/nobody/{view.today.isoformat()}"
        yield from letters.to_clerks(view, Letter(key, html))


def _in_groups(view: View, items: list[Item]) -> Iterable[Text]:
    letter = _letter(view, items)
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


def _letter(view: View, items: list[Item]) -> Letter:
    key = f"{view.programme.key}/deadlines/{view.today.isoformat()}"
    about = About(view.programme.key, tuple(i.no for i in items))
    return Letter(key, words.deadline([_line(view, i) for i in items]), _buttons(items), about)


def _line(view: View, item: Item) -> str:
    due = view.next_due(item)
    calendar = view.setting.calendar
    left = calendar.between(view.today, due) if due >= view.today else -calendar.between(due, view.today)
    figure = "、".join(of_target(t) for t in item.targets[:2] if of_target(t))
    return words.due_line(item, due, left, figure)


def _buttons(items: list[Item]) -> Keyboard:
    found = []
    for item in items:
        data = item.key.replace("/", ":")
        prefix = "" if len(items) == 1 else f"{no_of(item)} "
        found += [
            Button(prefix + words.ON_TIME, f"ontime:{data}"),
            Button(prefix + words.EXTEND, f"extend:{data}"),
            Button(prefix + words.CLAIM_PLAIN, f"claim:{data}"),
        ]
    return keyboard(found)


def _to_clerks(view: View, used_up: list[Item]) -> Iterable[Notice]:
    if not used_up:
        return ()
    key = f"{view.programme.key}/overdue/{view.today.isoformat()}"
    html = words.overdue_for_clerks(
        [f"{_line(view, i)}（{i.lead}）" for i in used_up], view.kind.deadlines.after
    )
    return letters.to_clerks(
        view, Letter(key, html, (), About(view.programme.key, tuple(i.no for i in used_up)))
    )
