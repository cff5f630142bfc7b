"""What a clerk decides on a draft: approve, refresh, postpone, cancel; another wording, an item left unnamed.

Naming a unit in public is a person's decision; every one of these is made once, whoever makes it first.
"""

import re
from dataclasses import replace
from datetime import timedelta

from bot.desk import briefings
from bot.desk.rewording import reworded
from bot.desk.view import Scene, View
from bot.desk.view import view as view_of
from bot.happenings import Pressed, Said
from bot.notices import Paper, Part, Text, Toast
from bot.office import Issue, Office, Outcome, Review, Spoken
from bot.people import Person
from bot.wording import quoted
from bot.wording import review as words

POSTPONED = timedelta(hours=1)
REMIND_AFTER = timedelta(hours=16)
SPARE = re.compile(r"不点名\s*(\d+(?:\.\d+)?)\s*(?:号|项)?[\s，,：:]*(.*)", re.DOTALL)
NAME = re.compile(r"恢复点名\s*(\d+(?:\.\d+)?)")
ORDER = re.compile(r"(?:恢复|不)点名\s*\d")
REWORD = re.compile(r"第?\s*(\d{1,3})\s*段?\s*(?:改为|改成|改)?[\s：:，,、]+(\S.*)", re.DOTALL)


def approve(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """Published once, whoever presses first; the group gets it in working hours."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return _toast(press, words.DONE_ALREADY)
    return briefings.publish(view, issue, clerk) + _toast(press)


def refresh(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """The same issue with the figures of now."""
    issue = view.office.issues[key]
    round_ = view.kind.round(issue.round)
    if issue.review is not Review.DRAFT or round_ is None:
        return _toast(press, words.DONE_ALREADY)
    return briefings.draft(view, round_, key, is_late=issue.is_late, asker=clerk.id) + _toast(
        press, words.REFRESHED
    )


def postpone(view: View, _clerk: Person, press: Pressed, key: str) -> Outcome:
    """Put before the clerks again in an hour."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return _toast(press, words.DONE_ALREADY)
    later = view.setting.when_working(view.now + POSTPONED)
    again = briefings.before_clerks(view, issue)
    held = tuple(replace(n, not_before=later) if isinstance(n, Text) else n for n in again)
    return Outcome(notices=held) + _toast(press, words.POSTPONED)


def cancel(view: View, clerk: Person, press: Pressed, key: str) -> Outcome:
    """This issue is not published; its number goes to the next."""
    issue = view.office.issues[key]
    if issue.review is not Review.DRAFT:
        return _toast(press, words.DONE_ALREADY)
    gone = replace(issue, review=Review.CANCELLED)
    return Outcome(
        (gone,), briefings.decided(view, issue, words.cancelled(issue.title, clerk.name))
    ) + _toast(press, words.CANCELLED)


def paper(_view: View, _clerk: Person, press: Pressed, key: str) -> Outcome:
    """The Word file as it is now, to the clerk alone."""
    return Outcome(notices=(Paper(key, Part.WORD, press.chat.id, press.press),)) + _toast(press)


def remind(view: View) -> Outcome:
    """A draft that nobody has decided on is put before the clerks again, day after day; it is never lost."""
    waiting = [
        i for i in view.office.issues.values()
        if i.programme == view.programme.key and i.review is Review.DRAFT and view.now - i.cutoff > REMIND_AFTER
    ]  # fmt: skip
    return Outcome(notices=tuple(text for issue in waiting for text in briefings.before_clerks(view, issue)))


def issue_of(office: Office, spoken: Spoken | None) -> Issue | None:
    """The draft that a message belongs to, so that a reply to it is an answer to the draft."""
    return office.issues.get(spoken.issue) if spoken and spoken.issue else None


def is_astray(said: Said, spoken: Spoken | None) -> bool:
    """Whether it is an order about naming that is no reply to a draft."""
    return ORDER.match(said.text.strip()) is not None and not (spoken and spoken.issue)


def astray(seen: Scene, said: Said) -> Outcome:
    """It can only mean the draft that waits, where one does; else the clerk is told what to reply to."""
    waiting = [i for i in seen.office.issues.values() if i.review is Review.DRAFT]
    if len(waiting) != 1:
        return _told(said, words.WHICH_DRAFT.format(n=len(waiting)) if waiting else words.NO_DRAFT)
    return answered(view_of(seen, waiting[0].programme), said, waiting[0])


def answered(view: View, said: Said, issue: Issue) -> Outcome:
    """A clerk's reply to a draft: “3 新的文字” rewords a paragraph, “不点名 7.1 原因” leaves an item unnamed."""
    if issue.review is not Review.DRAFT:
        return _told(said, words.DONE_ALREADY)
    text = said.text.strip()
    if found := SPARE.fullmatch(text):
        return _spare(view, said, issue, found[1], found[2].strip())
    if found := NAME.fullmatch(text):
        kept = tuple(pair for pair in issue.unnamed if pair[0] != found[1])
        return _again(view, said, replace(issue, unnamed=kept))
    if found := REWORD.fullmatch(text):
        return _reword(view, said, issue, int(found[1]), " ".join(found[2].split()))
    return _told(said, words.USAGE)


def _spare(view: View, said: Said, issue: Issue, no: str, why: str) -> Outcome:
    numbers = {n for i in view.items for n in (i.no, *(t.no for t in i.targets))}
    if no not in numbers:
        return _told(said, words.NO_SUCH_ITEM.format(no=quoted(no)))
    if not why:
        return _told(said, words.WHY.format(no=no))
    kept = tuple(pair for pair in issue.unnamed if pair[0] != no)
    return _again(view, said, replace(issue, unnamed=(*kept, (no, why))))


def _again(view: View, said: Said, issue: Issue) -> Outcome:
    """Composed once more, with the figures of now."""
    round_ = view.kind.round(issue.round)
    if round_ is None:
        return Outcome()
    return briefings.draft(
        view.after([issue]), round_, issue.key, is_late=issue.is_late, asker=said.sender.id
    )


def _reword(view: View, said: Said, issue: Issue, n: int, text: str) -> Outcome:
    if not 1 <= n <= len(issue.paragraphs):
        return _told(said, words.NO_SUCH_PARAGRAPH.format(n=n, last=len(issue.paragraphs)))
    changed = reworded(issue, n, text)
    return Outcome((changed,), briefings.at_once(briefings.before_clerks(view, changed), said.sender.id))


def _told(said: Said, html: str) -> Outcome:
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, html, answers=said.message),))


def _toast(press: Pressed, text: str = "") -> Outcome:
    return Outcome(notices=(Toast(press.press, text),))
