"""What stands in the way of an item or of one target, whether help is asked for, and when it is expected.

What a report says of a target by its number is of that target alone, what it says of the item is of the whole; so a
reply about 15.2 says nothing of 15.1. A reason and a plea stand until they are solved, whatever else is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.items import Item, Outlook, Problem, Report, Target
from bot.statements import Kind, Statement

REASON_STANDS = timedelta(days=31)
"""A reason that was not named for longer than a month ends with the next progress: it may be long over."""

MOVES = frozenset({Kind.PROGRESS, Kind.MILESTONE})
ENDS_REASON = frozenset({Kind.SOLVED, Kind.ON_TRACK, Kind.DONE})
ENDS_PLEA = frozenset({Kind.SOLVED, Kind.SETTLED, Kind.DONE})
OF_EACH = ENDS_REASON | ENDS_PLEA
"""Said of the whole item, these are said of each of its targets."""

OF_THE_NAMED = frozenset({Kind.PROBLEM, Kind.HELP, Kind.FORECAST, Kind.EXTENSION, Kind.BEHIND, Kind.NEXT})
"""After the only target that a report names these are of it, without its number: 过街设施6处，10月中旬完工."""


def heard(item: Item, report: Report) -> Item:
    """The item with what one more report says of its outlook; where a target is met nothing is in its way."""
    told, day = report.statements, report.at.date()
    if len(item.targets) <= 1:
        return _with_whole(item, _after(whole(item), told, day), is_met=_is_met(item.targets))
    of_all = [said for said in told if owner(said, told) is None]
    ends = [said for said in of_all if said.kind in OF_EACH]
    moves = [said for said in told if said.kind in MOVES]
    known = {one.target: one for one in item.outlooks}
    found = []
    for target in item.targets:
        own = [said for said in told if owner(said, told) == target.no]
        before = known.get(target.no, Outlook(target.no))
        is_own = before.problem is not None or before.wants_help
        if not is_own:  # 15.2 已解决, where only the whole had a reason: it is that one
            of_all += [said for said in own if said.kind in ENDS_PLEA - {Kind.DONE}]
        after = _after(before, [*ends, *own], day)
        found.append(_unhindered(after) if target.met_on else after)
    kept = tuple(one for one in found if one != Outlook(one.target))
    after = _after(whole(item), [*of_all, *moves], day)
    if any(_expects(said) for said in of_all):
        kept = tuple(replace(one, forecast=None) for one in kept)
    return _with_whole(replace(item, outlooks=kept), after, is_met=_is_met(item.targets))


def owner(said: Statement, told: Sequence[Statement]) -> str | None:
    """The number of the target that a statement is of; None where it is of the whole item."""
    if said.target is not None or said.kind not in OF_THE_NAMED:
        return said.target
    return only_named(told) if any(one.target for one in told[: told.index(said)]) else None


def only_named(told: Sequence[Statement]) -> str | None:
    """The only target that these statements name."""
    named = {one.target for one in told if one.target}
    return named.pop() if len(named) == 1 else None


def of_target(item: Item, target: Target) -> Outlook:
    """What holds of a target: what was said of it, else what was said of the whole item."""
    return of_number(item, target.no)


def of_number(item: Item, no: str) -> Outlook:
    """The same by the target's number; of any other number, what was said of the whole item."""
    of_all = whole(item)
    own = next((one for one in item.outlooks if one.target == no), Outlook(no))
    return Outlook(
        no,
        own.problem or of_all.problem,
        own.wants_help or of_all.wants_help,
        own.forecast or of_all.forecast,
    )


def whole(item: Item) -> Outlook:
    """What was said of the item as a whole."""
    return Outlook("", item.problem, item.wants_help, item.forecast)


def outlooks(item: Item) -> tuple[Outlook, ...]:
    """What was said of the whole item, and what of its targets by number; only what says something."""
    return tuple(one for one in (whole(item), *item.outlooks) if one != Outlook(one.target))


def problems(item: Item) -> tuple[tuple[str, Problem], ...]:
    """Everything in the item's way: the target's number, empty for the whole, and the problem."""
    return tuple((one.target, one.problem) for one in outlooks(item) if one.problem)


def wants_help(item: Item) -> bool:
    """Whether help is asked for, for the whole or for one of its targets."""
    return any(one.wants_help for one in outlooks(item))


def unreported(item: Item) -> Item:
    """The item before anything was said of it."""
    return replace(item, outlooks=(), problem=None, wants_help=False, forecast=None)


def _with_whole(item: Item, after: Outlook, *, is_met: bool) -> Item:
    after = _unhindered(after) if is_met else after
    return replace(item, problem=after.problem, wants_help=after.wants_help, forecast=after.forecast)


def _is_met(targets: Sequence[Target]) -> bool:
    return bool(targets) and all(target.met_on for target in targets)


def _unhindered(outlook: Outlook) -> Outlook:
    return replace(outlook, problem=None, wants_help=False)


def _after(before: Outlook, told: Sequence[Statement], day: date) -> Outlook:
    problem = _problem(before.problem, told, day)
    asks = any(said.kind is Kind.HELP for said in told)
    days = [said.date for said in told if _expects(said)]
    return Outlook(
        before.target,
        problem,
        asks or (before.wants_help and not _ends_plea(before, told)),
        days[-1] if days else before.forecast,
    )


def _problem(before: Problem | None, told: Iterable[Statement], day: date) -> Problem | None:
    kinds = {said.kind for said in told}
    named = next((said for said in told if said.kind is Kind.PROBLEM), None)
    if named is not None:
        is_same = before is not None and before.category == named.category
        return Problem(named.category, named.text, before.since if before and is_same else day, day)
    if before is None or any(said.kind in ENDS_REASON and _is_about(said, before) for said in told):
        return None
    is_old = day - (before.told or before.since) > REASON_STANDS
    return None if is_old and kinds & MOVES else before


def _ends_plea(before: Outlook, told: Iterable[Statement]) -> bool:
    return any(said.kind in ENDS_PLEA and _is_about(said, before.problem) for said in told)


def _is_about(said: Statement, problem: Problem | None) -> bool:
    """资金已到位 ends what hung on funds, and nothing else."""
    return not said.category or (problem is not None and said.category == problem.category)


def _expects(said: Statement) -> bool:
    """Who asks for a new deadline expects to finish by it."""
    return said.kind in (Kind.FORECAST, Kind.EXTENSION) and said.date is not None
