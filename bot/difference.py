"""A ledger beside the one that runs: what is new, what is changed, what is gone; and the change that loses nothing.

Items are the same where their numbers are the same: reports are kept under them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from bot.items import Form, Item, Mark, Report, Stage, Target
from bot.measure import holds
from bot.replay import heard, ledger_report, replay
from bot.stages import Verb, is_fixed, step

KEPT = ("category", "lead", "support", "leader", "contact", "content", "result", "due")
"""What a document may leave blank without meaning that it is taken away."""

SCALE = attrgetter("no", "form", "unit", "start", "base", "of", "scope", "every")
DEMAND = attrgetter("no", "form", "unit", "start", "base", "of", "scope", "every", "value", "low", "high")
"""All that a report is measured by, without and with the amount."""
UPWARD = frozenset({Form.AT_LEAST, Form.ABOVE, Form.INCREASE, Form.MULTIPLE, Form.GROWTH, Form.RATIO})
DOWNWARD = frozenset({Form.AT_MOST, Form.DURATION})


@dataclass(frozen=True, slots=True)
class Changed:
    """An item as it stands, and as it would be: its new wording and demands, its figures where they are newer."""

    before: Item
    after: Item


@dataclass(frozen=True, slots=True)
class Difference:
    """`gone` would be paused; `left` are gone too, but what is closed, claimed or stopped stays as it is.

    `resting` are paused items that the ledger names again. `unheard` are items of whose figures or stage the ledger says
    something else, that an import does not take: reports and clerks' steps come before it.
    """

    new: tuple[Item, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Item, ...]
    left: tuple[Item, ...]
    resting: tuple[Item, ...]
    unheard: tuple[Changed, ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether confirming would change nothing."""
        return not (self.new or self.changed or self.gone)


def difference(running: Sequence[Item], wanted: Sequence[Item]) -> Difference:
    """What a ledger would change in the items that run."""
    known, named = {i.no: i for i in running}, {i.no for i in wanted}
    pairs = [Changed(known[i.no], _after(known[i.no], i)) for i in wanted if i.no in known]
    changed = tuple(pair for pair in pairs if pair.before != pair.after)
    absent = [i for i in running if i.no not in named]
    gone = tuple(i for i in absent if step(i.stage, Verb.PAUSE))
    left = tuple(i for i in absent if not step(i.stage, Verb.PAUSE))
    return Difference(
        new=tuple(i for i in wanted if i.no not in known),
        changed=changed,
        gone=gone,
        left=left,
        resting=tuple(p.before for p in pairs if p.before.stage is Stage.PAUSED),
        unheard=tuple(_unheard(known, wanted)),
        same=len(pairs) - len(changed),
    )


def filled(running: Sequence[Item], wanted: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a document, with what it leaves blank as it stands in the ledger that runs."""
    known = {i.no: i for i in running}
    return tuple(_filled(known[i.no], i) if i.no in known else i for i in wanted)


def paused(item: Item) -> Item:
    """An item that is gone from the ledger: it rests, with all its reports."""
    stage = step(item.stage, Verb.PAUSE)
    return replace(item, stage=stage) if stage else item


def taken(
    change: Changed, history: Callable[[], Sequence[Report]], at: datetime, stamp: str
) -> Iterator[Item | Report]:
    """The changed item; newer figures of the ledger come as one more report.

    Where its demands are others, its whole history is told again: what was met may not be met any more. That is spared
    where the figures that stand tell enough, lest a change of all demands holds everybody up.
    """
    news = ledger_report(change.after, list(_news(change)), at, f"import:{stamp}:{change.after.key}")
    if news is not None:
        yield news
    if not is_measured_anew(change):
        standing = _standing(change)
        yield _kept(change.before, heard(standing, news) if news else standing)
        return
    reports = [*history(), *([news] if news else [])]
    yield _kept(change.before, replay(change.after, reports)) if reports else change.after


def is_measured_anew(change: Changed) -> bool:
    """Whether what was reported may come to something else: by another demand, or for a target more or less."""
    before, after = change.before, change.after
    recurs = any(t.every for t in (*before.targets, *after.targets))
    if recurs and (
        before.due != after.due or [t.due for t in before.targets] != [t.due for t in after.targets]
    ):
        return True
    if len(before.targets) != len(after.targets):
        return True
    pairs = [
        pair for pair in zip(before.targets, after.targets, strict=True) if DEMAND(pair[0]) != DEMAND(pair[1])
    ]
    return bool(pairs) and (before.claimed_on is not None or not all(_stays_unmet(*pair) for pair in pairs))


def _stays_unmet(before: Target, after: Target) -> bool:
    """Whether only more is asked, and the figure that stands falls short of it: what did not meet the less met nothing."""
    standing = replace(after, current=before.current)
    if SCALE(before) != SCALE(after) or not _asks_more(before, after):
        return False
    if before.current is None:
        return before.met_on is None
    return not holds(standing)


def _asks_more(before: Target, after: Target) -> bool:
    if before.value is None or after.value is None:
        return False
    if after.form in UPWARD:
        return after.value >= before.value
    return after.form in DOWNWARD and after.value <= before.value


def _standing(change: Changed) -> Item:
    """The item in its new wording with the figures that stand."""
    pairs = zip(change.before.targets, change.after.targets, strict=True)
    targets = tuple(_figured(old, new) for old, new in pairs)
    is_same = all(one is new for one, new in zip(targets, change.after.targets, strict=True))
    return change.after if is_same else replace(change.after, targets=targets)


def _figured(old: Target, new: Target) -> Target:
    met_on = old.met_on if DEMAND(old) == DEMAND(new) else None
    is_so = (new.current, new.previous, new.met_on) == (old.current, old.previous, met_on)
    return new if is_so else replace(new, current=old.current, previous=old.previous, met_on=met_on)


def _unheard(known: Mapping[str, Item], wanted: Sequence[Item]) -> Iterator[Changed]:
    """Where the ledger says otherwise, and is not believed."""
    for item in wanted:
        before = known.get(item.no)
        if before and (is_other_stage(before, item) or other_figures(before, item)):
            yield Changed(before, item)


def is_other_stage(before: Item, wanted: Item) -> bool:
    """Whether the ledger names a step that only a clerk takes: closed, paused, stopped."""
    return is_fixed(wanted.stage) and wanted.stage is not before.stage


def other_figures(before: Item, wanted: Item) -> list[tuple[Target, Target]]:
    """The targets with another figure of the same day as the last report, or of an earlier one."""
    standing = {t.no: t for t in before.targets}
    pairs = [(standing[t.no], t) for t in wanted.targets if t.no in standing]
    return [(old, new) for old, new in pairs if _is_other(old, new)]


def _is_other(before: Target, wanted: Target) -> bool:
    known, new = before.current, wanted.current
    if known is None or new is None:
        return False
    return known.value != new.value and not _is_news(before, wanted)


def _kept(before: Item, told: Item) -> Item:
    """What is closed keeps the days on which it was met: they were a person's word, not a report's."""
    if not is_fixed(before.stage):
        return told
    met = {t.no: t.met_on for t in before.targets}
    targets = tuple(replace(t, met_on=t.met_on or met.get(t.no)) for t in told.targets)
    return replace(told, targets=targets, claimed_on=told.claimed_on or before.claimed_on)


def _after(before: Item, wanted: Item) -> Item:
    """What the ledger says of an item, on what reports and clerks have made of it; an extension stays granted."""
    wanted = _extended(before, wanted)
    standing = {t.no: t for t in before.targets}
    return replace(
        before,
        title=wanted.title,
        content=wanted.content,
        category=wanted.category,
        lead=wanted.lead,
        support=wanted.support,
        leader=wanted.leader,
        contact=wanted.contact,
        due=wanted.due,
        result=wanted.result,
        targets=tuple(_measured(standing.get(t.no), t) for t in wanted.targets),
    )


def _measured(before: Target | None, wanted: Target) -> Target:
    """The new demand with the figures that stand, or with the ledger's where they are of a later day."""
    if before is None:
        return replace(wanted, met_on=None)
    if _is_news(before, wanted):
        return replace(
            wanted, previous=before.current, met_on=before.met_on, earlier_dues=before.earlier_dues
        )
    return replace(
        wanted,
        current=before.current,
        previous=before.previous,
        met_on=before.met_on,
        earlier_dues=before.earlier_dues,
    )


def _is_news(before: Target, wanted: Target) -> bool:
    known, new = before.current, wanted.current
    if new is None or known is None:
        return new is not None
    return new.on > known.on and new.value != known.value


def _news(change: Changed) -> Iterator[tuple[Target, Mark]]:
    """The figures that no report has told yet."""
    known = {t.no: t for t in change.before.targets}
    for target in change.after.targets:
        before = known.get(target.no)
        told = (target.previous, target.current) if before is None else (target.current,)
        if before is None or _is_news(before, target):
            yield from ((target, mark) for mark in told if mark is not None)


def _extended(before: Item, wanted: Item) -> Item:
    """A ledger that still has the deadline before an extension does not take the extension back."""
    standing = {t.no: t for t in before.targets}
    wanted = replace(wanted, targets=tuple(_longer(standing.get(t.no), t) for t in wanted.targets))
    if not before.earlier_dues or (wanted.due is not None and wanted.due not in before.earlier_dues):
        return wanted
    dues = {t.no: t.due for t in before.targets}
    targets = tuple(
        replace(t, due=dues[t.no]) if t.due in before.earlier_dues and dues.get(t.no) else t
        for t in wanted.targets
    )
    return replace(wanted, due=before.due, targets=targets)


def _longer(before: Target | None, wanted: Target) -> Target:
    if before is None or not before.earlier_dues:
        return wanted
    is_old = wanted.due is None or wanted.due in before.earlier_dues
    return replace(wanted, due=before.due) if is_old else wanted


def _filled(before: Item, wanted: Item) -> Item:
    blank = {name: getattr(before, name) for name in KEPT if not getattr(wanted, name)}
    return replace(wanted, **blank)
