"""Figures as an office writes them: 176/500张, 71,300/80,000人次, 137.4%, 35.0个百分点."""

from decimal import ROUND_HALF_UP, Decimal

from bot.items import Form, Target
from bot.measure import HUNDRED, RATES, beginning

STEP = Decimal("0.1")


def percent(n: Decimal | int, whole: Decimal | int) -> str:
    """The share n of a whole with one decimal; 100.0% only where they are equal, “—” where there is no whole.

    Ledgers round as they like (宁国 prints 99 for 597/601, 城厢 106 for 32/30); here what is just short of all reads
    99.9% and what is just above it 100.1%.
    """
    if whole == 0:
        return "—"
    rate = (HUNDRED * n / whole).quantize(STEP, ROUND_HALF_UP)
    if rate == HUNDRED and n != whole:
        rate += STEP if n > whole else -STEP
    return f"{rate}%"


def points(gap: Decimal) -> str:
    """A distance in percentage points, without its sign: 35.0个百分点."""
    return f"{abs(gap):.1f}个百分点"


def number(value: Decimal | int) -> str:
    """A number with thousands marked, and no zeros after its last decimal: 71,300 and 1.2."""
    text = f"{Decimal(value):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def quantity(value: Decimal | int, unit: str) -> str:
    """A number with its unit: 500张, 900亿元, 96.4%."""
    return f"{number(value)}{unit}"


def progress(value: Decimal | int, whole: Decimal | int, unit: str) -> str:
    """A total beside what it is to become: 176/500张."""
    return f"{number(value)}/{quantity(whole, unit)}"


def of_target(target: Target) -> str:
    """A target's figure beside what is asked: 176/500张, 96.4%（目标96%）, 任务500张 before the first report.

    Empty where there is neither figure nor task.
    """
    goal = asked(target)
    if target.current is None:
        return f"任务{goal}" if goal else ""
    total = target.current.value
    match target.form:
        case Form.MILESTONE | Form.RANK | Form.QUALITATIVE:
            return f"形象进度{quantity(total, '%')}"
        case Form.RECURRING:
            return f"已{quantity(total, target.unit or '次')}"
        case Form.AT_LEAST | Form.ABOVE | Form.AT_MOST if (
            target.value is not None and target.unit not in RATES
        ):
            return progress(total, target.value, target.unit)
        case Form.INCREASE if target.value is not None and target.unit not in RATES:
            return progress(total - (beginning(target) or 0), target.value, target.unit)
        case _:
            return f"{quantity(total, target.unit)}（目标{goal}）" if goal else quantity(total, target.unit)


def asked(target: Target) -> str:
    """What a target asks for, in its own terms."""
    unit = target.unit
    if target.form is Form.RANGE and target.low is not None and target.high is not None:
        return f"{number(target.low)}-{quantity(target.high, unit)}"
    if target.value is None:
        return ""
    goal = quantity(target.value, unit)
    match target.form:
        case Form.AT_MOST | Form.DURATION:
            return f"不超过{goal}"
        case Form.MULTIPLE:
            return f"{number(target.value)}倍"
        case Form.REDUCE if target.start is not None:
            return f"由{number(target.start)}降至{goal}"
        case Form.EACH:
            return f"每个{goal}"
        case _:
            return goal
