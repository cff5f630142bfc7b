"""What the sheet shows beside the ledger's own figures: rate, lamp, 达序, remarks. All of it computed, none read back."""

from datetime import date

from bot.figures import percent
from bot.items import Form, Item, Outlook, Target
from bot.lamps import Lamp, Rules, lamp_of_target
from bot.measure import JUDGED, share
from bot.outlook import of_target

NAMES = ("完成率", "进度", "达序", "说明")
UNCOUNTED = JUDGED | {Form.RECURRING, Form.DURATION}


def shown(item: Item, target: Target | None, today: date, start: date, rules: Rules) -> dict[str, str]:
    """The computed columns of a row; an item without targets is judged by what is reported of it.

    `start` is the first day of the programme's year.
    """
    owed = target or Target(no="", text=item.title, form=Form.QUALITATIVE)
    lamp = lamp_of_target(item, owed, today, start, rules)
    values = (
        _rate(owed),
        f"{lamp.sign} {lamp.word}".strip(),
        _on_schedule(lamp.lamp),
        _remarks(of_target(item, owed), lamp.reason, today),
    )
    return dict(zip(NAMES, values, strict=True))


def _rate(target: Target) -> str:
    if target.current is None or target.form in UNCOUNTED:
        return ""
    part = share(target, target.current.value)
    return percent(part, 1) if part is not None else ""


def _on_schedule(lamp: Lamp) -> str:
    """达序, as the lamp beside it says: — where nothing tells."""
    if lamp is Lamp.UNKNOWN:
        return "—"
    return "否" if lamp in (Lamp.LATE, Lamp.BEHIND) else "是"


def _remarks(known: Outlook, reason: str, today: date) -> str:
    told = [reason, f"难点：{known.problem.text}" if known.problem else "", _expected(known.forecast, today)]
    return "；".join(part for part in told if part)


def _expected(forecast: date | None, today: date) -> str:
    if forecast is None:
        return ""
    return f"{'原' if forecast < today else ''}预计{forecast.month}月{forecast.day}日完成"
