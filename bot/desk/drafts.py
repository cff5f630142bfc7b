"""What a clerk decides on a draft by a press: approve, refresh, postpone, cancel, look at it; and its coming back.

Naming a unit in public is a person's decision; every one of these is made once, whoever makes it first.
"""

from dataclasses import replace
from datetime import timedelta

from bot.desk import briefings, copies
from bot.desk.toasts import toast
from bot.desk.view import View
from bot.happenings import Pressed
from bot.notices import Paper, Part, Text
from bot.office import Outcome, Review
from bot.people import Person
from bot.wording import review as words

POSTPONED = timedelta(hours=1)
REMIND_AFTER = timedelta(hours=16)


def approve(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """Published once, whoever presses first; the group gets it in working hours."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return toast(press, words.DONE_ALREADY)
    return briefings.publish(view, issue, clerk) + toast(press)


def refresh(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """The same issue with the figures of now."""
    issue = view.office.issues[key]
    round_ = view.kind.round(issue.round)
    if issue.review is not Review.DRAFT or round_ is None:
        return toast(press, words.DONE_ALREADY)
    return briefings.draft(view, round_, key, is_late=issue.is_late, asker=clerk.id) + toast(
        press, words.REFRESHED
    )


def postpone(view: View, _clerk: Person, press: Pressed, key: str) -> Outcome:
    """Put before the clerks again in an hour."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return toast(press, words.DONE_ALREADY)
    later = view.setting.when_working(view.now + POSTPONED)
    again = copies.put(view, issue)
    held = tuple(replace(n, not_before=later) if isinstance(n, Text) else n for n in again.notices)
    return Outcome(again.changes, held) + toast(press, words.POSTPONED)


def cancel(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """This issue is not published; its number goes to the next."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return toast(press, words.DONE_ALREADY)
    gone = replace(issue, review=Review.CANCELLED)
    told = copies.decided(view, issue, words.cancelled(issue.title, clerk.name))
    return Outcome((gone,), told) + toast(press, words.CANCELLED)


def paper(_view: View, _clerk: Person, press: Pressed, key: str) -> Outcome:
    """The Word file as it is now, to the clerk alone."""
    return Outcome(notices=(Paper(key, Part.WORD, press.chat.id, press.press),)) + toast(press)


def remind(view: View) -> Outcome:
    """A draft that nobody has decided on is put before the clerks again, day after day; it is never lost."""
    waiting = [
        i for i in view.office.issues.values()
        if i.programme == view.programme.key and i.review is Review.DRAFT and view.now - i.cutoff > REMIND_AFTER
    ]  # fmt: skip
    return sum((copies.put(view, issue) for issue in waiting), Outcome())
