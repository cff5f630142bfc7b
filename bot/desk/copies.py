"""The clerks' copies of a draft: put before them, changed where they stand, and told what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.desk import letters, rights
from bot.desk.letters import Letter
from bot.desk.view import Scene, View
from bot.notices import About, Button, Keyboard, Redraw, Text
from bot.office import Issue, Outcome, Spoken
from bot.wording import LIMIT, pages, units16
from bot.wording import review as words

LIMITS = (3000, 3400, 2600)
"""How long a page may be; that of an edited draft somewhat longer or shorter, so that the pages stay as many."""


def put(view: View, issue: Issue, lost: Sequence[str] = ()) -> Outcome:
    """The whole text to every clerk, its paragraphs numbered; the last message carries the buttons.

    `lost` are their own words for paragraphs whose figures have changed since. What they had before gives way.
    """
    stamped = replace(issue, stamp=_stamp(view, issue))
    gone = decided(view, issue, words.SUPERSEDED)
    made = _messages(stamped, lost, LIMITS[0])
    told = [text for key, html in made for text in _to_clerks(view, stamped, key, html)]
    return Outcome((stamped,), (*gone, *told))


def edited(view: View, was: Issue, issue: Issue, lost: Sequence[str] = ()) -> Outcome:
    """The same draft with other words: its messages are changed where they stand, those that read otherwise.

    Where it takes more or fewer messages than before, it is put before the clerks anew.
    """
    before, after = _in_place(was, ()), _in_place(issue, lost)
    if not before or not after:
        return put(view, issue, lost)
    last = after[-1][0]
    return Outcome((issue,), tuple(
        Redraw(f"{key}/{chat}", html, _keyboard(issue, key))
        for key, html in after if key == last or (key, html) not in before
        for chat in _chats(view, issue)
    ))  # fmt: skip


def decided(view: View, issue: Issue, html: str) -> tuple[Redraw, ...]:
    """Every clerk's copy of the draft now says what became of it, and has no buttons."""
    if not issue.stamp:
        before = f"draft/{issue.key}/"
        return tuple(Redraw(s.key, html) for s in view.office.spoken.values() if s.key.startswith(before))
    return tuple(Redraw(f"{_key(issue)}/{chat}", html) for chat in _chats(view, issue))


def is_stale(issue: Issue, spoken: Spoken | None) -> bool:
    """Whether a message shows a draft that a newer one has replaced: its paragraphs may be numbered otherwise."""
    return bool(spoken and issue.stamp and f"/{issue.stamp}/" not in spoken.key)


def _stamp(view: View, issue: Issue) -> str:
    """What tells one copy from the next, even within one second, and in how many messages it was said."""
    before, moment = issue.stamp.rpartition(".")[0], f"{view.now:%Y%m%dT%H%M%S}"
    is_again = before.startswith(moment)
    return f"{f'{before}+' if is_again else moment}.{len(_messages(issue, (), LIMITS[0]))}"


def _in_place(issue: Issue, lost: Sequence[str]) -> list[tuple[str, str]]:
    """The texts of a draft in as many messages as it was said in; none where it does not fit them."""
    made = (_messages(issue, lost, limit) for limit in LIMITS)
    return next((m for m in made if issue.stamp.endswith(f".{len(m)}") and _fits(m)), [])


def _fits(messages: Sequence[tuple[str, str]]) -> bool:
    return all(units16(html) <= LIMIT for _key, html in messages)


def _messages(issue: Issue, lost: Sequence[str], limit: int) -> list[tuple[str, str]]:
    """The texts of a draft by their keys."""
    *first, last = pages(words.numbered(issue), (), limit)
    told = [(f"text/{issue.key}/{issue.stamp}/{n}", html) for n, html in enumerate(first)]
    return [*told, (_key(issue), f"{last}\n\n{words.draft(issue, lost)}")]


def _key(issue: Issue) -> str:
    return f"draft/{issue.key}/{issue.stamp}"


def _to_clerks(view: Scene, issue: Issue, key: str, html: str) -> Iterator[Text]:
    about = About(issue.programme, issue=issue.key)
    yield from letters.to_clerks(view, Letter(key, html, _keyboard(issue, key), about))


def _chats(view: View, issue: Issue) -> list[int]:
    """Where a copy stands, or is still to be said."""
    told = [s.chat for s in view.office.spoken.values() if s.issue == issue.key]
    return list(dict.fromkeys([*told, *(clerk.id for clerk in rights.clerks(view.office, view.setting))]))


def _keyboard(issue: Issue, key: str) -> Keyboard:
    if key != _key(issue):
        return ()
    return (
        (Button(words.APPROVE, f"approve:{issue.key}"), Button(words.REFRESH, f"fresh:{issue.key}")),
        (Button(words.POSTPONE, f"later:{issue.key}"), Button(words.CANCEL, f"cancel:{issue.key}")),
        (Button(words.SEE_PAPER, f"paper:{issue.key}"),),
    )
