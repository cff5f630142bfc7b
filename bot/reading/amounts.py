"""The figures of one target settled: what they report together, or why that cannot be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from bot.items import Form, Target
from bot.reading.figures import Figure
from bot.reading.fitting import Fit, counts_starts
from bot.reading.roles import Role
from bot.statements import Code, Mode
from bot.units import TIMES, is_counted

FIRMNESS = (Role.TOTAL, Role.DONE, Role.OVERALL, Role.BARE)
"""Totals by how firmly they are said: 累计464 stands, whatever was completed beside it."""
STANDING = frozenset({*FIRMNESS, Role.THIS})
"""Roles of what stood so on a day."""
REPORTED = frozenset({*FIRMNESS, Role.INCREMENT})
PLAIN_FORMS = frozenset({Form.AT_LEAST, Form.ABOVE, Form.RANGE, Form.AT_MOST})
"""Forms in which a percentage is simply the total's share of the target's value."""
HUNDRED = Decimal(100)
SLACK_OF_WORDS = Decimal(5)
"""八成 and 一半 are rounder than 80%."""
OF_STARTS = {Role.STARTED: Role.TOTAL, Role.STARTED_NOW: Role.INCREMENT}
"""What figures of 开工 are of a target that counts 开工."""
IDLE = frozenset({Role.PLAN, Role.PAST, Role.PART, Role.REST, Role.WRONG, *OF_STARTS})
"""Roles that are not reported, so that nobody need be asked about their target."""
TOLD = frozenset({Role.TOTAL, Role.DONE, Role.OVERALL})
"""Roles of what was told to be done."""
FRESH = timedelta(days=10)
"""How old last week's total may be for this week's increment to be checked against it."""

Found = Mapping[Role, Sequence[Fit]]


class Amount(NamedTuple):
    """What is reported of a target, and the figure that says so."""

    target: Target
    mode: Mode
    value: Decimal
    figure: Figure


def settle(fits: Sequence[Fit], today: date) -> list[Amount] | Code:
    """What the figures of one target report together, or why that cannot be told."""
    fits = _in_force(fits, today)
    found = {role: [one for one in fits if one.figure.role is role] for role in Role}
    if any(not _is_told(one) and one.figure.role in REPORTED for one in fits):
        return Code.NUMBER
    amounts = {role: [one for one in ones if not one.is_share] for role, ones in found.items()}
    shares = _distinct([one for role in FIRMNESS for one in found[role] if one.is_share])
    total = _total(amounts)
    if isinstance(total, Fit):
        is_sound = _is_whole(total) and _agrees(total, shares) and _adds_up(total, amounts, today)
        return [_amount(total, Mode.TOTAL)] if is_sound else Code.CONTRADICTION
    increments = _distinct(amounts[Role.INCREMENT])
    if total is Code.CONTRADICTION or len(shares) > 1:
        return Code.CONTRADICTION
    if amounts[Role.THIS] or amounts[Role.DOUBTFUL] or len(increments) > 1:
        return Code.NUMBER
    if increments:  # 本周新铺6.3公里，占全年的3.5%
        shares = [one for one in shares if not _agrees(increments[0], [one])]
    return [_amount(one, Mode.INCREMENT) for one in increments] + [
        _amount(one, Mode.PERCENT) for one in shares
    ]


def _is_told(one: Fit) -> bool:
    """Whether the number is told; half a building is a slip of the pen."""
    if one.value is None:
        return False
    if one.target.unit in TIMES:
        return True
    return one.is_share or not is_counted(one.target.unit) or one.value == one.value.to_integral_value()


def _in_force(fits: Sequence[Fit], today: date) -> list[Fit]:
    """With the roles that a figure has beside the others, and for a target that counts 开工."""
    is_of_starts = counts_starts(fits[0].target)
    if fits[0].target.form is Form.GROWTH and all(one.figure.role is Role.PAST for one in fits):
        return [replace(one, figure=replace(one.figure, role=Role.BARE)) for one in fits]
    fits = _latest(fits, today)
    has_past = any(one.figure.role is Role.PAST for one in fits)
    is_told = any(one.figure.role in REPORTED for one in fits)
    has_start = any(one.figure.role is Role.STARTED for one in fits)
    in_force = []
    for one in fits:
        role = one.figure.role
        if role in OF_STARTS and is_of_starts:
            role = OF_STARTS[role]
        elif role is Role.DONE and is_of_starts and has_start and not one.is_share:
            role = Role.PART
        elif role is Role.STAGE:
            role = Role.PART if is_told else Role.BARE
        elif role is Role.THIS and has_past:
            role = Role.DONE if _is_grown(one, fits) else role
        in_force.append(replace(one, figure=replace(one.figure, role=role)))
    return in_force


def _is_grown(one: Fit, fits: Sequence[Fit]) -> bool:
    """上周464，本周18 leaves open what the 18 are."""
    past = [other.value for other in fits if other.figure.role is Role.PAST and other.value is not None]
    return one.value is None or one.target.unit == "%" or all(value <= one.value for value in past)


def _latest(fits: Sequence[Fit], today: date) -> list[Fit]:
    """Of totals of different days that of the last: 8月底361个，9月20日387个; 8月底464座 is older than 本月新增51座."""
    fits = _without_goal(fits)
    told = [one.figure for one in fits if one.figure.role in TOLD and one.figure.day]
    if told:  # 14条街巷，截至8月底整治完9条
        fits = [
            _as_plan(one)
            if one.figure.role is Role.BARE and not one.figure.day and one.figure.start < told[0].start
            else one
            for one in fits
        ]
    days = [
        one.figure.day or today
        for one in fits
        if one.figure.role in STANDING
        and not one.is_share
        and (one.figure.day or one.figure.role is not Role.BARE or not told)
    ]
    days += [one.figure.day or today - FRESH for one in fits if one.figure.role is Role.INCREMENT]
    return [
        replace(one, figure=replace(one.figure, role=Role.PAST))
        if one.figure.role in STANDING and (one.figure.day or today) < max(days, default=date.min)
        else one
        for one in fits
    ]


def _without_goal(fits: Sequence[Fit]) -> Sequence[Fit]:
    """今年做85公里，截至昨天铺了33.5公里: what is owed, told before what was done, is the goal."""
    done = [one for one in fits if one.figure.role in STANDING and not one.is_share and one.figure.day]
    if not done:
        return fits
    first = min(one.figure.start for one in done)
    return [
        _as_plan(one)
        if one.figure.role in FIRMNESS
        and not one.is_share
        and not one.figure.day
        and one.figure.start < first
        and one.value == one.target.value
        else one
        for one in fits
    ]


def _as_plan(one: Fit) -> Fit:
    return replace(one, figure=replace(one.figure, role=Role.PLAN))


def _total(amounts: Found) -> Fit | Code | None:
    """The firmest total; a looser one beside it must be the plan or a part of what was done."""
    firm: Fit | None = None
    for role in FIRMNESS:
        ones = _distinct(amounts[role])
        if len(ones) > 1 or (firm and ones):
            ones = [one for one in ones if one.value != one.target.value]
        if firm is None and len(ones) > 1:
            ones = _whole_of(ones, amounts)
        if firm is None and len(ones) > 1:
            return Code.CONTRADICTION
        if firm is None:
            firm = ones[0] if ones else None
        elif any((one.value or 0) > (firm.value or 0) for one in ones):
            return Code.CONTRADICTION
    return firm


def _whole_of(ones: list[Fit], amounts: Found) -> list[Fit]:
    """The figure to which all of these add up, alone or with what was told of parts or of the time before."""
    every = [one for role in FIRMNESS for one in amounts[role]]
    beside = [[]] if len(ones) > 2 else [every, amounts[Role.PAST]]  # 1至9月118场，10月以来9场，累计127场
    for others in (*beside, amounts[Role.PART]):
        if len(found := _sum(_distinct([*ones, *others]))) == 1:
            return found
    return ones


def _sum(ones: list[Fit]) -> list[Fit]:
    """Of several figures the one that the others add up to, if there is one."""
    values = [one.value or Decimal(0) for one in ones]
    whole = max(values)
    is_sum = len(ones) > 2 and sum(values) == whole * 2
    return [one for one in ones if one.value == whole] if is_sum else ones


def _distinct(ones: Sequence[Fit]) -> list[Fit]:
    return list({one.value: one for one in reversed(ones)}.values())[::-1]


def _amount(one: Fit, mode: Mode) -> Amount:
    return Amount(one.target, mode, one.value or Decimal(0), one.figure)


def _is_whole(total: Fit) -> bool:
    """400/500 of a target of 500."""
    whole = total.figure.whole
    return whole is None or total.target.value is None or total.figure.unit == "%" or _same(total, whole)


def _same(total: Fit, whole: Decimal) -> bool:
    figure = total.figure
    times = (total.value or Decimal(0)) / figure.value if figure.value else Decimal(1)
    return whole in (total.target.value, total.target.high) or whole * times == total.target.value


def _agrees(total: Fit, shares: Sequence[Fit]) -> bool:
    """Whether every percentage follows from the total; the last digit may be rounded or cut off."""
    goal = total.target.value
    if not goal or total.target.form not in PLAIN_FORMS:
        return True
    real = HUNDRED * (total.value or 0) / goal
    return all(abs(real - (one.value or 0)) <= _slack(one) for one in shares)


def _slack(one: Fit) -> Decimal:
    figure, value = one.figure, one.value or Decimal(0)
    exponent = value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    is_round = figure.end - figure.start < 4 and not digits and value % 5 == 0
    return SLACK_OF_WORDS if is_round and figure.is_spoken else Decimal(1).scaleb(-digits)


def _adds_up(total: Fit, amounts: Found, today: date) -> bool:
    """Whether last week's total and this week's increment make the total."""
    increments = _distinct(amounts[Role.INCREMENT])
    if not increments:
        return True
    value, added = total.value or Decimal(0), sum((one.value or Decimal(0) for one in increments), Decimal(0))
    if any((one.value or 0) > value for one in increments):
        return False
    before = [one.value for one in amounts[Role.PAST]]
    current = total.target.current
    if not before and current and today - FRESH <= current.on < today and current.value < value:
        before = [current.value]
    return not before or len(increments) > 1 or before[0] is None or before[0] + added == value
