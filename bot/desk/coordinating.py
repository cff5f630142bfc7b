"""A plea for coordination: it reaches every clerk, stands until one of them has seen to it, and its unit hears of that."""

from collections.abc import Iterator, Sequence

from bot import outlook
from bot.desk import cards, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.items import Item, Report
from bot.notices import About, Button, Text
from bot.office import Outcome
from bot.people import Person
from bot.reading.solved import solved
from bot.replay import heard
from bot.statements import Kind, Statement
from bot.wording import called_target, receipts
from bot.wording import cards as card_words
from bot.wording import closing as words


def over(
    view: View, item: Item, text: str, told: Sequence[Statement], *, is_only: bool
) -> Iterator[Statement]:
    """What a message says is solved of an item; without a number it is of what alone the message speaks of."""
    nos = {no for one in view.items for no in (one.no, *(t.no for t in one.targets))}
    targets = {t.no for t in item.targets}
    for one in solved(text, nos):
        if one.no in (item.no, *targets) or (one.no is None and is_only):
            no = one.no if one.no in targets else None if one.no else outlook.only_named(told)
            yield Statement(item.no, Kind.SOLVED, no, category=one.category, text=one.text)


def asked(view: View, before: Item, item: Item, report: Report, who: str) -> Iterator[Text]:
    """To the clerks, for each plea that did not stand before."""
    for said in report.statements:
        no = outlook.owner(said, report.statements) or ""
        if said.kind is not Kind.HELP or outlook.of_number(before, no).wants_help:
            continue
        number = no if len(item.targets) > 1 and no else item.no
        html = receipts.help_wanted(_called(item, number), item.lead, who, said.text or report.text)
        button = Button(card_words.HELPED.format(no=number), f"helped:{view.programme.key}:{number}")
        about = About(view.programme.key, (item.no,))
        letter = Letter(f"{_key(view, number)}/{report.id}", html, ((button,),), about)
        yield from letters.to_clerks(view, letter)


def helped(view: View, clerk: Person, item: Item, no: str) -> Outcome | None:
    """A clerk has seen to it; the reason stands until the unit says that it is over. None where nothing was asked."""
    target = no if no != item.no else None
    if not outlook.of_number(item, target or "").wants_help:
        return None
    report = Report(
        id=f"helped/{view.programme.key}/{no}/{view.now.isoformat()}",
        programme=item.programme,
        item=item.no,
        at=view.now,
        by=clerk.id,
        unit=clerk.unit,
        text=words.HELPED,
        statements=(Statement(item.no, Kind.SETTLED, target),),
    )
    named = _called(item, no)
    copies = letters.decided(view, _key(view, no), words.helped_by(named, clerk.name)) or Outcome()
    told = letters.to_unit(view, item.lead, Letter(f"{report.id}/unit", words.helped(named)))
    seen_to = heard(item, report)
    redrawn = cards.redraw(view.after([report, seen_to]), [item.no])
    return Outcome((report, seen_to), redrawn) + copies + Outcome(notices=told)


def _key(view: View, no: str) -> str:
    return f"help/{view.programme.key}/{no}"


def _called(item: Item, no: str) -> str:
    return called_target(item, next((t for t in item.targets if t.no == no and len(item.targets) > 1), None))
