"""The lagging ones, each with its figure, its gap, what it is stuck on, its unit and when it is expected."""

from datetime import date

from bot.briefing import words
from bot.briefing.naming import called, day, figure, is_judged, month, unit
from bot.briefing.nouns import Findings, Section
from bot.briefing.reasons import reason
from bot.counts import Judged
from bot.figures import points, quantity
from bot.items import Form
from bot.measure import ZERO
from bot.outlook import of_target


def lagging(found: Findings) -> Section:
    """完成的报数，滞后的报卡点、责任单位、预计完成时间 (the rule that 城厢 2022 and 萧县 2025 follow). Worst first."""
    named = [one for one in found.behind if found.is_named(one)]
    told = [words.LAGGING.format(called=called(one), facts=explained(found, one)) for one in named]
    rest = len(found.behind) - len(named)
    told += [found.say(words.LAGGING_REST, n=rest)] if rest else []
    return Section(found.say(words.LAGGING_HEADING, n=len(found.behind)), tuple(told))


def explained(found: Findings, one: Judged) -> str:
    """完成176/500张（35.2%），低于序时进度6.5个百分点；因消防验收尚未通过；责任单位市民政局；预计11月完成."""
    how_far = "，".join(part for part in (_overdue(found, one), _figure(one), _gap(found, one)) if part)
    return _with_outlook(found, one, how_far)


def unfinished(found: Findings, one: Judged) -> str:
    """The same at the year's end, when the schedule has run out and no gap to it says anything."""
    how_far = "，".join(part for part in (_overdue(found, one), _figure(one)) if part)
    return _with_outlook(found, one, how_far or words.NOT_DONE)


def problem(one: Judged) -> str:
    """因消防验收尚未通过; empty where nothing is known to be in the way of the target or of its item."""
    known = of_target(one.item, one.target).problem
    return reason(known) if known else ""


def expected(found: Findings, one: Judged) -> str:
    """When the unit expects to be finished, and if that is after the deadline or already past."""
    forecast, due, today, year = (
        of_target(one.item, one.target).forecast,
        found.due(one),
        found.brief.today,
        found.brief.programme.year,
    )
    if forecast is None:
        return words.NOT_EXPECTED
    if forecast < today:
        return words.EXPECTED_PAST.format(day=day(forecast, year))
    is_later = forecast > due >= today
    template = words.EXPECTED_LATER if is_later else words.EXPECTED
    return template.format(month=month(forecast, year), due=day(due, year))


def days_overdue(found: Findings, one: Judged) -> int:
    """Days since the deadline; 0 for what is not overdue."""
    return (found.brief.today - found.due(one)).days if one.standing.is_overdue else 0


def _with_outlook(found: Findings, one: Judged, how_far: str) -> str:
    stuck = problem(one) or words.NO_PROBLEM
    responsible = words.RESPONSIBLE.format(unit=unit(one))
    return "；".join(part for part in (how_far, stuck, responsible, expected(found, one)) if part)


def _overdue(found: Findings, one: Judged) -> str:
    due: date = found.due(one)
    late = days_overdue(found, one)
    return words.OVERDUE_BY.format(day=day(due, found.brief.programme.year), n=late) if late else ""


def _figure(one: Judged) -> str:
    now, share = figure(one.target)
    if not now:
        return "" if is_judged(one) else words.NO_FIGURE
    shown = words.SHARE.format(figure=now, percent=share) if share else now
    return words.COMPLETED.format(figure=shown) if share and one.target.form is not Form.AT_MOST else shown


def _gap(found: Findings, one: Judged) -> str:
    target, standing = one.target, one.standing
    if standing.is_exceeded and target.current is not None and target.value is not None:
        return words.EXCEEDED.format(excess=quantity(target.current.value - target.value, target.unit))
    if standing.is_overdue:
        return ""
    is_ceiling = target.form is Form.AT_MOST
    if standing.gap <= (ZERO if is_ceiling else found.brief.rules.yellow_gap):
        return words.SELF_REPORTED
    return (words.GAP_CEILING if is_ceiling else words.GAP).format(points=points(standing.gap))
