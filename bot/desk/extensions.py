"""A later deadline: asked of the clerks for what the request names, granted or refused once; the earlier ones stay in view."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import outlook
from bot.desk import cards, letters
from bot.desk.letters import Letter
from bot.desk.letters import decided as settled
from bot.desk.view import View
from bot.items import Form, Item, Report, Stage, Target
from bot.notices import About, Button, Text
from bot.office import Outcome
from bot.people import Person
from bot.stages import is_open
from bot.statements import Kind, Statement
from bot.targets import due_of, is_met
from bot.wording import cards as card_words
from bot.wording import closing as words
from bot.wording import name_of


@dataclass(frozen=True, slots=True)
class Request:
    """Longer until a day for an item, or for one target of several."""

    item: Item
    target: Target | None
    until: date

    @property
    def no(self) -> str:
        """The number that the request names."""
        return self.target.no if self.target else self.item.no


def request(item: Item, no: str | None, until: date) -> Request:
    """What is asked for by a number; that of an item's only target is the item's."""
    named = next((t for t in item.targets if t.no == no), None) if len(item.targets) > 1 else None
    return Request(item, named, until)


def numbered(view: View, no: str, until: date) -> Request:
    """The request that a button stands for.

    Raises:
        KeyError: if nothing has this number any more.
    """
    item = next((i for i in view.items if i.no == no), None)
    if item is not None:
        return Request(item, None, until)
    owner = next((i for i in view.items if any(t.no == no for t in i.targets)), None)
    if owner is None:
        raise KeyError(no)
    return request(owner, no, until)


def sifted(view: View, made: Sequence[Report]) -> tuple[list[Report], Outcome]:
    """The reports without the requests that would not give longer; their writer is told so at once."""
    kept, told = [], []
    for report in made:
        item = view.office.item(report.programme, report.item)
        requests = {s: asked_for(item, s, report) for s in report.statements} if item else {}
        vain = {said: asked for said, asked in requests.items() if asked and not _moved(view, asked)}
        rest = tuple(s for s in report.statements if s not in vain)
        kept += [replace(report, statements=rest)] if rest or not vain else []
        told += [_not_longer(view, report, asked) for asked in vain.values()]
    return kept, Outcome(notices=tuple(told))


def letter(view: View, asked: Request, report: Report, who: str) -> Letter:
    """To the clerks: what is asked for, the deadlines now and the one asked for, with a button for each answer."""
    data = f"{view.programme.key}:{asked.no}:{asked.until:%Y%m%d}"
    buttons = (
        Button(card_words.GRANT.format(no=asked.no), f"grant:{data}"),
        Button(card_words.REFUSE.format(no=asked.no), f"refuse:{data}"),
    )
    html = words.extension_wanted(asked.item.lead, _named(asked), _term(view, asked), who, report.text)
    about = About(view.programme.key, (asked.item.no,))
    return Letter(f"{_key(view, asked)}/{report.id}", html, (buttons,), about)


def grant(view: View, clerk: Person, asked: Request) -> Outcome | None:
    """A clerk gives longer. None where it was decided already, or the item is over."""
    moved = _moved(view, asked)
    copies = settled(
        view, _key(view, asked), words.extended_by(_named(asked), _term(view, asked), clerk.name)
    )
    if copies is None or not moved or not (is_open(asked.item.stage) or asked.item.stage is Stage.CLAIMED):
        return None
    extended = _extended(view, asked, moved)
    html = words.extended(_named(asked), _term(view, asked))
    told = letters.to_unit(
        view, asked.item.lead, Letter(f"extended/{asked.item.key}/{asked.no}/{asked.until}", html)
    )
    redrawn = cards.redraw(view.after([extended]), [extended.no])
    return Outcome((extended,), redrawn) + copies + Outcome(notices=told)


def refuse(view: View, clerk: Person, asked: Request) -> Outcome | None:
    """A clerk does not; the deadline stands. None where it was decided already."""
    copies = settled(view, _key(view, asked), words.kept_by(_named(asked), _term(view, asked), clerk.name))
    if copies is None or all(day == asked.until for _, day in _term(view, asked).before):
        return None
    key = f"kept/{asked.item.key}/{asked.no}/{view.now.isoformat()}"
    html = words.not_extended(_named(asked), _term(view, asked))
    return copies + Outcome(notices=letters.to_unit(view, asked.item.lead, Letter(key, html)))


def asked_for(item: Item, said: Statement, report: Report) -> Request | None:
    """The request that a statement of a report makes, if it makes one."""
    if said.kind is not Kind.EXTENSION or said.date is None:
        return None
    return request(item, outlook.owner(said, report.statements), said.date)


def _key(view: View, asked: Request) -> str:
    return f"extension/{view.programme.key}/{asked.no}/{asked.until:%Y%m%d}"


def _named(asked: Request) -> tuple[str, str]:
    if asked.target is not None:
        return asked.target.no, name_of(asked.item, asked.target)
    only = asked.item.targets[0].no if len(asked.item.targets) == 1 else asked.item.no
    return only, asked.item.title


def _term(view: View, asked: Request) -> words.Term:
    """The new deadline beside those that it takes the place of, or would have to."""
    item = asked.item
    if asked.target is not None:
        return words.Term(asked.until, (("", due_of(item, asked.target, view.start)),))
    if len(item.targets) < 2:
        return words.Term(asked.until, (("", view.due(item)),))
    near = _moved(view, asked) or _unmet(item) or item.targets
    return words.Term(asked.until, tuple((t.no, due_of(item, t, view.start)) for t in near))


def _moved(view: View, asked: Request) -> list[Target]:
    """The targets that would have longer: the one named, or all that are not met yet; a wordless item's stand-in."""
    item = asked.item
    near = [asked.target] if asked.target else _unmet(item)
    return [t for t in near if due_of(item, t, view.start) < asked.until]


def _unmet(item: Item) -> list[Target]:
    if len(item.targets) < 2:
        return list(item.targets) or [Target(item.no, item.title, Form.QUALITATIVE)]
    return [t for t in item.targets if not is_met(t)]


def _extended(view: View, asked: Request, moved: Sequence[Target]) -> Item:
    """What has a deadline of its own gets the new one; what has its item's gets it with the item."""
    item, until = asked.item, asked.until
    if asked.target is not None:
        return replace(item, targets=_longer(view, item, [asked.target], until))
    is_alone = len(item.targets) < 2
    targets = _longer(view, item, [t for t in moved if t.due], until)
    if is_alone:
        targets = tuple(replace(t, earlier_dues=()) for t in targets)
    is_shared = is_alone or any(t.due is None for t in moved) or (item.due is not None and item.due < until)
    if not is_shared:
        return replace(item, targets=targets)
    before = view.due(item) if is_alone else item.due or view.due(item)
    return replace(item, due=until, targets=targets, earlier_dues=(*item.earlier_dues, before))


def _longer(view: View, item: Item, moved: Sequence[Target], until: date) -> tuple[Target, ...]:
    before = {t.no: due_of(item, t, view.start) for t in moved}
    return tuple(
        replace(t, due=until, earlier_dues=(*t.earlier_dues, before[t.no])) if t.no in before else t
        for t in item.targets
    )


def _not_longer(view: View, report: Report, asked: Request) -> Text:
    html = words.not_longer(_named(asked), _term(view, asked))
    key = f"vain/{report.id}/{asked.no}/{asked.until:%Y%m%d}"
    return Text(key, report.chat, html, answers=report.message)
