"""The figures of one entry as progress of its item's targets."""

from collections.abc import Sequence

from bot.patterns import Pattern
from bot.reading.amounts import Amount, settle
from bot.reading.choosing import choose
from bot.reading.figures import OTHERS, Figure
from bot.reading.fitting import Fit
from bot.reading.owed import Owed
from bot.reading.page import Page
from bot.reading.roles import Role
from bot.statements import Code, Unclear
from bot.units import MEASURES

MEETING = Pattern(r"(?:会|会议|调度|督查|调研|督导|座谈)\s?$")
"""召开专题会7次: what was held over the work."""
COUNTED = Pattern(r"(?:完成|建成|累计|新增)[^,，\d]*[十百千万]")
"""完成三千二百户, and not 两家 or 压了三百份."""
WORD = Pattern(r"[\u4e00-\u9fff]{2}")
CLAIMED = frozenset({Role.TOTAL, Role.DONE, Role.INCREMENT})
"""Roles in which a figure of a foreign unit is worth a question."""
SIMPLE = frozenset({Role.BARE, Role.OVERALL})
ALL = Pattern(r"总共|一共|共计|共")
UNDONE = Pattern(r"[^,，\d]{0,3}[没未](?:有|能)?[\u4e00-\u9fff]")
MISSING = Pattern(r"[差剩缺]|压缩|缩短|减少|压减|降低|退[回出]|核减|扣[除减]|减去|剔除|注销")


def progress(laid: Page, figures: Sequence[Figure], owed: Owed) -> list[Amount] | Unclear:
    """What the figures of an entry report of its item."""
    chosen = choose(laid.told, figures, owed)
    if isinstance(chosen, Unclear):
        return chosen
    by_target: dict[str, list[Fit]] = {}
    for _, fit in chosen:
        if fit:
            by_target.setdefault(fit.target.no, []).append(fit)
    settled = {no: settle(fits, laid.frame.today) for no, fits in by_target.items()}
    for no, result in settled.items():
        if isinstance(result, Code):
            return Unclear(result, (no,))
    amounts = [amount for result in settled.values() if not isinstance(result, Code) for amount in result]
    if not amounts and any(fit is None and _is_business(laid, figure) for figure, fit in chosen):
        return Unclear(Code.WHICH_UNIT, tuple(target.no for target in owed.targets))
    return amounts


def is_only_what_is_left(laid: Page, figures: Sequence[Figure]) -> bool:
    """还差36座 alone: what was done could only be computed, so it is asked."""
    return bool(figures) and all(
        figure.role is Role.REST
        and (
            MISSING.search(laid.text, figure.edge, figure.start)
            or UNDONE.match(laid.blanked, figure.end, figure.limit)
        )
        for figure in figures
    )


def _is_business(laid: Page, figure: Figure) -> bool:
    """Whether a figure of a foreign unit must be meant as progress."""
    if MEETING.search(laid.text, figure.edge, figure.start):
        return False
    is_aside = figure.is_spoken and COUNTED.search(laid.text, figure.edge, figure.end) is None
    if is_aside or figure.unit == "%" or OTHERS.match(laid.text, figure.end):
        return False
    around = ALL.compiled.sub("", laid.blanked[: figure.start]) + laid.blanked[figure.end :]
    if figure.role is Role.THIS and figure.unit in MEASURES:
        return True
    return figure.role in CLAIMED or (figure.role in SIMPLE and not WORD.search(around))
