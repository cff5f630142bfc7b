"""Taking a report: the item as it then stands, the receipt, the cards redrawn, and what the clerks must hear."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.desk import cards, coordinating, extensions, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.figures import of_target
from bot.items import Item, Report, Stage, Target
from bot.notices import About, Button, Notice
from bot.office import Change, Outcome
from bot.replay import replay
from bot.targets import is_short
from bot.wording import cards as card_words
from bot.wording import receipts


def take(view: View, reports: Sequence[Report]) -> Outcome:
    """All reports of one message: kept together, shown on every card that asks for their items."""
    before = {r.item: item for r in reports if (item := view.office.item(view.programme.key, r.item))}
    items = [standing(view, before[r.item], r) for r in reports if r.item in before]
    changes: list[Change] = [*reports, *items]
    after = view.after(changes)
    news = [
        n
        for report, item in zip(reports, items, strict=True)
        for n in _news(after, before[item.no], item, report)
    ]
    return Outcome(tuple(changes), (*cards.redraw(after, [i.no for i in items]), *news))


def standing(view: View, item: Item, report: Report) -> Item:
    """The item once this report stands among the others; a report with the same id is replaced by it."""
    history = view.office.history(view.programme.key, item.no)
    told = sorted([*(r for r in history if r.id != report.id), report], key=lambda r: r.at)
    return replay(item, told)


def withdraw(view: View, reports: Iterable[Report]) -> Outcome:
    """Reports taken back: they stay in the history, marked, and no longer count."""
    gone = [replace(r, withdrawn=True) for r in reports]
    if not gone:
        return Outcome()
    return take(view, gone)


def of_message(view: View, items: Iterable[Item], chat: int, message: int) -> list[Report]:
    """The reports that a message made of any of these items and that still count."""
    told = (r for item in items for r in view.office.history(view.programme.key, item.no))
    return [r for r in told if (r.chat, r.message) == (chat, message) and not r.withdrawn]


def _news(view: View, before: Item, item: Item, report: Report) -> Iterable[Notice]:
    if report.withdrawn:
        return
    who = _who(view, report)
    if item.stage is Stage.CLAIMED and before.stage is not Stage.CLAIMED:
        yield from letters.to_clerks(view, claim_letter(view, item, who))
    yield from coordinating.asked(view, before, item, report, who)
    for said in report.statements:
        if asked := extensions.asked_for(item, said, report):
            yield from letters.to_clerks(view, extensions.letter(view, asked, report, who))


def claim_letter(view: View, item: Item, who: str) -> Letter:
    """To the clerks: a claim to confirm or to send back."""
    figure = "\n".join(f"{t.no} {of_target(t)}{_shortfall(t)}" for t in item.targets if of_target(t))
    buttons = (
        Button(card_words.CLOSE.format(no=item.no), f"close:{item.key.replace('/', ':')}"),
        Button(card_words.SEND_BACK.format(no=item.no), f"back:{item.key.replace('/', ':')}"),
    )
    times = item.reopened_at.isoformat() if item.reopened_at else ""
    about = About(view.programme.key, (item.no,))
    return Letter(f"claim/{item.key}/{times}", receipts.claim_wanted(item, figure, who), (buttons,), about)


def _shortfall(target: Target) -> str:
    return receipts.SHORT if is_short(target) else ""


def _who(view: View, report: Report) -> str:
    person = view.office.people.get(report.by)
    return person.name if person else (report.unit or "督查员")
