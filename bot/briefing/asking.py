"""What a briefing asks for: coordination, missing reports, the next deadlines, and the programme's own demand."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.briefing import words
from bot.briefing.lagging import days_overdue, problem
from bot.briefing.naming import bracketed, called, day, named, with_unit
from bot.briefing.nouns import Findings, Level, Section
from bot.briefing.reasons import CAN_BE_COORDINATED
from bot.counts import Judged
from bot.items import Item
from bot.lamps import Lamp
from bot.outlook import of_target


def coordination(found: Findings) -> Section:
    """Open items that asked for help, or lag for what can be coordinated; each with the level proposed (分级协调)."""
    by_item: dict[str, list[Judged]] = {}
    for one in found.judged:
        if not one.is_over and found.is_named(one) and _wants_coordination(one):
            by_item.setdefault(one.item.key, []).append(one)
    wanting = list(by_item.values())
    wanting.sort(key=lambda ones: found.brief.levels.index(level(found, ones)))
    told = [_proposed(found, ones) for ones in wanting]
    return Section(found.say(words.COORDINATION_HEADING, n=len(told)), tuple(told))


def level(found: Findings, ones: Sequence[Judged]) -> Level:
    """The gravest level that one item's open targets reach, by points behind or days stuck; else the last."""
    gap = max(one.standing.gap for one in ones)
    days = max(max(_days_stuck(found, one), days_overdue(found, one)) for one in ones)
    reached = (one for one in found.brief.levels if gap >= one.gap > 0 or days >= one.days > 0)
    return next(reached, found.brief.levels[-1])


def unheard(found: Findings) -> Section:
    """未按要求报送材料的单位点名 (灌云 2019-Q3): who was silent since the last issue, and what never had a figure."""
    silent = _silent(found)
    if not silent:
        return unknown(found)
    return Section(words.UNHEARD_HEADING, (*silent, *unknown(found).paragraphs))


def unknown(found: Findings) -> Section:
    """What never had a figure, by name; where nothing has, the opening says so."""
    ones = [one for one in found.judged if one.lamp is Lamp.UNKNOWN]
    if not 0 < len(ones) < found.counts.total:
        return Section()
    listed = named(found, ones, with_unit)
    return Section(words.UNKNOWN_HEADING, (found.say(words.UNKNOWN_NAMED, n=len(ones), listed=listed),))


def due(found: Findings) -> Section:
    """What falls due within the next days, by date."""
    today, days = found.brief.today, found.brief.due_within
    coming: dict[date, list[Judged]] = {}
    for one in found.judged:
        if not one.is_over and today <= found.due(one) <= today + timedelta(days=days):
            coming.setdefault(found.due(one), []).append(one)
    total = sum(map(len, coming.values()))
    parts = [_due_on(found, on, coming[on]) for on in sorted(coming)]
    return Section(
        found.say(words.DUE_HEADING, days=days, n=total), ("；".join(parts) + "。",) if parts else ()
    )


def demand(found: Findings) -> Section:
    """The programme's own demand; where all is finished, what is left to do; and when the next issue comes."""
    is_finished = 0 < found.counts.total == found.counts.done
    told = [words.DEMAND_ALL_DONE if is_finished else found.brief.demand]
    if found.brief.next_on and not is_finished:
        template = words.NEXT_ISSUE_IF if _may_be_the_last(found) else words.NEXT_ISSUE
        told.append(found.say(template, day=day(found.brief.next_on, found.brief.programme.year)))
    return Section(words.DEMAND_HEADING, tuple(part for part in told if part))


def _may_be_the_last(found: Findings) -> bool:
    """Whether all that is left falls due within the next days: once it is finished, there is no further issue."""
    last = found.brief.today + timedelta(days=found.brief.due_within)
    return all(found.due(one) <= last for one in found.judged if not one.is_over)


def _wants_coordination(one: Judged) -> bool:
    told = of_target(one.item, one.target)
    can_be = told.problem is not None and told.problem.category in CAN_BE_COORDINATED
    return told.wants_help or (can_be and one.is_behind)


def _days_stuck(found: Findings, one: Judged) -> int:
    known = of_target(one.item, one.target).problem
    return (found.brief.today - known.since).days if known else 0


def _proposed(found: Findings, ones: Sequence[Judged]) -> str:
    item = ones[0].item
    asked = words.ASKED_FOR_HELP if any(of_target(item, one.target).wants_help for one in ones) else ""
    stuck = dict.fromkeys(problem(one) for one in ones)
    return words.COORDINATION.format(
        called=_called(ones),
        unit=item.lead or words.NO_UNIT,
        problem="，".join(part for part in (*stuck, asked) if part),
        level=_name(level(found, ones), item),
    )


def _called(ones: Sequence[Judged]) -> str:
    """The item; where it concerns only one of its targets, that one."""
    item = ones[0].item
    is_of_one = len(ones) == 1 < len(item.targets)
    return called(ones[0]) if is_of_one else words.CALLED.format(no=item.no, name=item.title)


def _name(proposed: Level, item: Item) -> str:
    is_known = proposed.is_own and item.leader
    return words.OWN_LEADER.format(leader=item.leader) if is_known else proposed.name


def _silent(found: Findings) -> list[str]:
    brief = found.brief
    if not brief.silent:
        return []
    since = words.SINCE_LAST.format(number=brief.previous.number) if brief.previous else words.SINCE_START
    since = since.format(day=day(brief.today, brief.programme.year))
    is_everyone = len(brief.silent) > 1 and {one.item.lead for one in found.judged} <= set(brief.silent)
    template = words.UNHEARD_ALL if is_everyone else words.UNHEARD
    return [template.format(since=since, units="、".join(brief.silent))]


def _due_on(found: Findings, on: date, ones: Sequence[Judged]) -> str:
    when = day(on, found.brief.programme.year)
    listed = bracketed(ones) if all(map(found.is_named, ones)) else ""
    return found.say(words.DUE_ON, day=when, n=len(ones), listed=listed)
