"""What a clerk writes to a draft: other words, a paragraph struck out, an item left unnamed, that it may go out."""

import re
from dataclasses import replace

from bot.desk import briefings, copies, letters, rights
from bot.desk.rewording import FOOT, restored, reworded, struck
from bot.desk.view import Scene, View
from bot.desk.view import view as view_of
from bot.happenings import Said
from bot.notices import About, Text
from bot.office import Issue, Office, Outcome, Review, Spoken
from bot.wording import clip, esc, quoted
from bot.wording import review as words

SPARE = re.compile(r"不点名\s*(\d+(?:\.\d+)?)\s*(?:号|项)?[\s，,：:]*(.*)", re.DOTALL)
NAME = re.compile(r"恢复点名\s*(\d+(?:\.\d+)?)\s*(?:号|项)?[。]?")
ORDER = re.compile(r"(?:恢复|不)点名\s*\d")
PARAGRAPH = r"\s*第?\s*(\d{1,3})\s*段?"
REWORD = re.compile(
    rf"(?:(?:请|麻烦)?[把将])?{PARAGRAPH}\s*(?:(?:改为|改成|改|换成)?[\s：:，,、]+|(?<=段)(?:改为|改成|换成))(\S.*)",
    re.DOTALL,
)
STRIKE = re.compile(rf"(?:请)?(?:删去|删除|删掉|去掉|删){PARAGRAPH}[。]?")
STRIKE_AFTER = re.compile(rf"(?:(?:请)?[把将])?{PARAGRAPH}\s*(?:删去|删除|删掉|去掉|删)[了]?[。]?")
RESTORE = re.compile(rf"(?:请)?恢复{PARAGRAPH}[。]?")
AGREE = re.compile(r"(?:(?:同意|批准|可以)[，,]?(?:发布|印发|发出)|同意|批准)[了。]?")
WAS = 60


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
        html = words.WHICH_DRAFT.format(n=len(waiting)) if waiting else words.NO_DRAFT
        return Outcome(notices=(_text(said, html),))
    return answered(view_of(seen, waiting[0].programme), said, waiting[0], None)


def answered(view: View, said: Said, issue: Issue, spoken: Spoken | None) -> Outcome:
    """A clerk's reply to a draft. Numbers of items mean the same in every copy, those of paragraphs only in the newest."""
    if issue.review is not Review.DRAFT:
        return _told(said, issue, words.DONE_ALREADY)
    text = said.text.strip()
    if found := SPARE.fullmatch(text):
        return _spare(view, said, issue, found[1], found[2].strip())
    if found := NAME.fullmatch(text):
        return _name(view, said, issue, found[1])
    if copies.is_stale(issue, spoken):
        return _told(said, issue, words.STALE)
    if AGREE.fullmatch(text):
        return _agree(view, said, issue)
    return _paragraph(view, said, issue, text)


def _paragraph(view: View, said: Said, issue: Issue, text: str) -> Outcome:
    """What is asked of one paragraph by its number."""
    if found := STRIKE.fullmatch(text) or STRIKE_AFTER.fullmatch(text):
        return _strike(view, said, issue, int(found[1]))
    if found := RESTORE.fullmatch(text):
        return _changed(view, said, issue, int(found[1]), None)
    if found := REWORD.fullmatch(text):
        return _changed(view, said, issue, int(found[1]), " ".join(found[2].split()))
    return _told(said, issue, words.USAGE)


def _agree(view: View, said: Said, issue: Issue) -> Outcome:
    clerk = rights.person(view.office, view.setting, said.sender)
    return briefings.publish(view, issue, clerk) + _told(said, issue, words.APPROVED)


def _spare(view: View, said: Said, issue: Issue, no: str, why: str) -> Outcome:
    numbers = {n for i in view.items for n in (i.no, *(t.no for t in i.targets))}
    if no not in numbers:
        return _told(said, issue, words.NO_SUCH_ITEM.format(no=quoted(no)))
    if not why:
        return _told(said, issue, words.WHY.format(no=no))
    kept = tuple(pair for pair in issue.unnamed if pair[0] != no)
    named = replace(issue, unnamed=(*kept, (no, why)))
    return _again(view, said, issue, named, words.SPARED.format(no=no))


def _name(view: View, said: Said, issue: Issue, no: str) -> Outcome:
    kept = tuple(pair for pair in issue.unnamed if pair[0] != no)
    if kept == issue.unnamed:
        return _told(said, issue, words.IS_NAMED.format(no=no))
    return _again(view, said, issue, replace(issue, unnamed=kept), words.NAMED.format(no=no))


def _again(view: View, said: Said, issue: Issue, wanted: Issue, answer: str) -> Outcome:
    """Composed once more, with the figures of now; the documents are made when a clerk wants to see them."""
    round_ = view.kind.round(issue.round)
    if round_ is None:
        return Outcome()
    made = briefings.composed(view.after([wanted]), round_, issue.key, is_late=issue.is_late)
    if isinstance(made, Outcome):
        return made
    shown = _shown(view, said, issue, made[0], made[1])
    others = Outcome(notices=_to_others(view, said, made[0], answer))
    return shown + _told(said, made[0], answer) + others


def _to_others(view: View, said: Said, issue: Issue, answer: str) -> tuple[Text, ...]:
    """The numbers of paragraphs may have moved under the eyes of the other clerks: an edit makes no sound."""
    clerk = rights.person(view.office, view.setting, said.sender)
    others = [c for c in rights.clerks(view.office, view.setting) if c.id != said.sender.id]
    html = words.BY.format(who=esc(clerk.name if clerk else ""), what=answer)
    about = About(issue.programme, issue=issue.key)
    key = f"renamed/{issue.key}/{issue.stamp}/{said.chat.id}.{said.message}"
    return letters.to_people(view, others, letters.Letter(key, html, about=about))


def _strike(view: View, said: Said, issue: Issue, n: int) -> Outcome:
    last = len(issue.paragraphs)
    if last - FOOT < n <= last:
        return _told(said, issue, words.FOOT.format(n=n))
    if not 1 <= n <= last:
        return _told(said, issue, words.NO_SUCH_PARAGRAPH.format(n=n, last=last))
    changed = struck(issue, n)
    return _shown(view, said, issue, changed) + _told(said, changed, words.STRUCK.format(n=n))


def _changed(view: View, said: Said, issue: Issue, n: int, text: str | None) -> Outcome:
    """A paragraph in other words, or (without any) as it was composed. The answer tells what stood there before."""
    if not 1 <= n <= len(issue.paragraphs):
        return _told(said, issue, words.NO_SUCH_PARAGRAPH.format(n=n, last=len(issue.paragraphs)))
    changed = restored(issue, n) if text is None else reworded(issue, n, text)
    if changed.paragraphs == issue.paragraphs:
        return _told(said, issue, words.SAME.format(n=n))
    was = esc(clip(issue.paragraphs[n - 1], WAS))
    answer = words.RESTORED.format(n=n) if text is None else words.CHANGED.format(n=n, was=was)
    return _shown(view, said, issue, changed) + _told(said, changed, answer)


def _shown(view: View, said: Said, was: Issue, issue: Issue, lost: tuple[str, ...] = ()) -> Outcome:
    shown = copies.edited(view, was, issue, lost)
    return Outcome(shown.changes, briefings.at_once(shown.notices, said.sender.id))


def _told(said: Said, issue: Issue, html: str) -> Outcome:
    """An answer to the clerk, which can itself be replied to as the draft can."""
    about = About(issue.programme, issue=issue.key)
    return Outcome(notices=(replace(_text(said, html, f"/{issue.stamp}"), about=about),))


def _text(said: Said, html: str, stamp: str = "") -> Text:
    return Text(f"answer{stamp}/{said.chat.id}/{said.message}", said.chat.id, html, answers=said.message)
