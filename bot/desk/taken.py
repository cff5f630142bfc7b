"""The receipts on a card: a line for each target of which something came in since the close before it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot import outlook
from bot.desk.view import View
from bot.figures import of_target
from bot.items import Item, Outlook, Report, Stage, Target
from bot.office import Card
from bot.replay import is_of_clerks
from bot.statements import Kind, Statement
from bot.targets import is_met
from bot.wording import SHOWN, clip, name_of, no_of
from bot.wording import cards as words
from bot.wording.receipts import CLAIMED

PART = re.compile(r"(?:^|[\s，,；;。、])[#第]?(\d+\.\d+)\s*[号项、：:，,\s]\s*")
"""Where the words of one indicator begin, in a message about several."""


def receipts(view: View, item: Item, card: Card) -> Iterator[str]:
    """What was said of the item as a whole, then of each target; last the targets of which nothing was said."""
    told = _reports(view, item, card)
    if len(item.targets) <= 1:
        yield _of_whole(item, told, card)
        return
    lines = {target.no: _facts(item, target, told) for target in item.targets}
    notes = [words.in_words(r.text) for r in told if not r.statements and not _notes(item, r)]
    of_all = [*_of_item(item, told), *notes, *_claimed(item)]
    if of_all or not any(lines.values()):
        yield words.receipt(no_of(item), clip(item.title, SHOWN), "", _once(of_all))
    for target in item.targets:
        name, figure = clip(name_of(item, target), SHOWN), of_target(target)
        if facts := lines[target.no]:
            yield words.receipt(target.no, name, figure, _once([_gain(target, told, card), *facts]))
        elif not of_all and not is_met(target):
            yield words.not_told(target.no, name, figure)


def _reports(view: View, item: Item, card: Card) -> list[Report]:
    """What came in since the close before, oldest first; the memory is only asked where two reports do not tell it."""
    told = {r.id: r for r in (item.previous, item.latest) if r}
    if item.previous is not None and item.previous.at > card.since:
        told |= {r.id: r for r in view.office.history(item.programme, item.no)}
    found = [r for r in told.values() if r.at > card.since and not r.withdrawn and not is_of_clerks(r)]
    return sorted(found, key=lambda report: report.at)


def _of_whole(item: Item, told: Sequence[Report], card: Card) -> str:
    target = item.targets[0] if item.targets else None
    said = [said for report in told for said in report.statements]
    notes = [words.in_words(report.text) for report in told if not report.statements]
    facts = [*_worded(item, no_of(item), said), *notes, *_claimed(item)]
    gain = _gain(target, told, card) if target else ""
    return words.receipt(
        no_of(item), clip(item.title, SHOWN), of_target(target) if target else "", _once([gain, *facts])
    )


def _facts(item: Item, target: Target, told: Sequence[Report]) -> list[str]:
    """What was said of one target; an empty fact is of its figure, so that its line is drawn."""
    said = [s for r in told for s in r.statements if outlook.owner(s, r.statements) == target.no]
    notes = [note for report in told if (note := _notes(item, report).get(target.no))]
    return [*([""] if said else []), *_worded(item, target.no, said), *notes]


def _of_item(item: Item, told: Sequence[Report]) -> list[str]:
    said = [s for r in told for s in r.statements if outlook.owner(s, r.statements) is None]
    return _worded(item, "", said)


def _notes(item: Item, report: Report) -> dict[str, str]:
    """The words kept of indicators of which nothing was read, by number."""
    cuts = list(PART.finditer(report.text))
    ends = [*(cut.start() for cut in cuts[1:]), len(report.text)][: len(cuts)]
    read = {outlook.owner(s, report.statements) for s in report.statements}
    nos = {target.no for target in item.targets} - read
    return {
        cut[1]: words.in_words(report.text[cut.end() : end])
        for cut, end in zip(cuts, ends, strict=True)
        if cut[1] in nos
    }


def _worded(item: Item, no: str, said: Sequence[Statement]) -> list[str]:
    """The words of statements; a reason or a plea that is over is not shown, and of several days the last."""
    standing = outlook.of_number(item, no)
    has_figure = any(one.kind is Kind.PROGRESS for one in said)
    dated = [one for one in said if one.kind in (Kind.FORECAST, Kind.EXTENSION)][-1:]
    return [
        fact for one in said if _holds(one, standing, dated, has_figure=has_figure) and (fact := _fact(one))
    ]


def _holds(one: Statement, standing: Outlook, dated: Sequence[Statement], *, has_figure: bool) -> bool:
    match one.kind:
        case Kind.PROBLEM:
            return standing.problem is not None and standing.problem.category == one.category
        case Kind.HELP:
            return standing.wants_help
        case Kind.FORECAST | Kind.EXTENSION:
            return one in dated
        case Kind.UNCHANGED:
            return not has_figure
        case _:
            return True


def _claimed(item: Item) -> list[str]:
    return [CLAIMED] if item.stage is Stage.CLAIMED else []


def _gain(target: Target, told: Sequence[Report], card: Card) -> str:
    """How much more than when the card was drawn; nothing where no figure of the target came in since."""
    is_figured = any(s.kind is Kind.PROGRESS and s.target == target.no for r in told for s in r.statements)
    before = dict(card.before).get(target.no)
    if before is None and not card.before and target.previous:
        before = target.previous.value
    if not is_figured or target.current is None or before is None:
        return ""
    gain = target.current.value - before
    return words.gain(gain) if gain > 0 else ""


def _once(facts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(facts))


def _fact(said: Statement) -> str:
    match said.kind:
        case Kind.PROBLEM:
            return words.stuck(said.category)
        case Kind.FORECAST if said.date:
            return words.expected(said.date)
        case Kind.EXTENSION if said.date:
            return words.asked_until(said.date)
        case Kind.NEXT if said.text:
            return words.in_words(said.text)
        case _:
            return words.FACTS.get(said.kind, "")
