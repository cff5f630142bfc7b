"""The role that the wordings of time before a figure give it: a plan, this month's own, last month's."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dates import Found
from bot.patterns import Pattern
from bot.reading.amounts import FIRMNESS
from bot.reading.figures import Figure
from bot.reading.page import Page
from bot.reading.pieces import Piece
from bot.reading.plans import ALREADY, SO_FAR, SOON, is_rolled, lies_ahead, looked_back, period
from bot.reading.roles import Role

AGAIN = Pattern(r"再(?!次)[^了,，]*$")
AHEAD = Pattern(r"[^,，。了]{0,4}[,，]\s?(?:预计|力争|争取|计划|估计|确保|将)")
OF_THESE = Pattern(r"[\u4e00-\u9fff]{1,3}(?<![了的])(?:预计|估计|力争|争取|有望)")
THESE_DAYS = Pattern(r"这[几两些]天[^,，]{0,3}又")
SINCE = Pattern(r"\s?以来")
NOW = Pattern(r"现在?(?!场|代)|眼下|今[天日]|这会儿?|目前")
NEWLY = Pattern(r"^新□+$|(?<=\D)新□+\s?$")
NEAR = 6
UNTIL = Pattern(r"(?:^|[,，:：。\s])(?:截?至|截止到?|到)\s?$")
AGAIN_NOW = Pattern(r"又|再|[本这当]个?[周月旬天]")
"""到11月20日新增67200人: what came by then, unless a word says since when."""
UP_TO_NOW = Pattern(r"到(?:现在|目前|今天)|至今|截至目前")
MONDAY, EARLY, LATE = 0, 10, 24
GAINED_LAST_WEEK = Pattern(r"上个?(?:周|星期|礼拜)[^,，。]*?(?:新[增添办建改铺]|又|净增)")
AGAIN_LAST_WEEK = Pattern(r"上个?(?:周|星期|礼拜)[^,，。]*?(?:又|再)")
GAINED_LAST_MONTH = Pattern(r"月份?[^,，。]*?(?:新[增添办建改铺]|又|净增)")
OPEN = frozenset({Role.DONE, Role.BARE, Role.INCREMENT})
"""Roles that a month may change; 累计 and 计划 stand whatever the month."""


def timed(laid: Page, clause: Piece, figure: Figure) -> Figure:
    """12月底前完成500张 is a plan, 8月完成40座 last month's, 9月完成12座 said in September this month's own."""
    if figure.role is Role.INCREMENT and _is_still_to_come(laid, figure):
        return replace(figure, role=Role.PLAN)
    if figure.role is Role.BARE and _is_followed_by_plan(laid, clause, figure):
        return replace(figure, role=Role.PLAN)
    lead = Piece(max(clause.start, figure.edge), figure.start)
    dates = laid.dates_in(lead)
    if not dates:
        is_now = figure.role is Role.BARE and NOW.search(laid.blanked, lead.start, lead.end)
        return replace(figure, day=laid.frame.today) if is_now else figure
    return _of_date(laid, dates[-1], figure, lead)


def _of_date(laid: Page, last: Found, figure: Figure, lead: Piece) -> Figure:
    """A figure in the light of the wording of time that stands last before it."""
    if figure.role is Role.INCREMENT and laid.text[last.start - 1 : last.start] in {"比", "较"}:
        return figure
    if figure.role in FIRMNESS and _is_since_a_month(laid, last):
        return replace(figure, role=Role.THIS)
    if UP_TO_NOW.search(laid.blanked, last.end, lead.end):
        return replace(figure, day=laid.frame.today)
    figure = _until(laid, last, replace(figure, day=looked_back(last, laid)), lead.end)
    if SO_FAR.search(laid.said_in(lead)):
        return figure
    if lies_ahead(last, laid) and not _is_month_end(laid, last):
        return figure if _is_done(laid, last, lead.end) else replace(figure, role=Role.PLAN)
    return _of_period(laid, last, figure)


def _is_month_end(laid: Page, last: Found) -> bool:
    """6月末登记失业率3.05%, said on the last days of June."""
    today, words = laid.frame.today, laid.text[last.start : last.end]
    is_now = last.day is not None and (last.day.year, last.day.month) == (today.year, today.month)
    return is_now and words.endswith("月末") and today.day > LATE


def _until(laid: Page, last: Found, figure: Figure, end: int) -> Figure:
    """到11月20日新增67200人: what came by then is the total, unless a word says since when."""
    is_until = UNTIL.search(laid.blanked, max(0, last.start - NEAR), last.start)
    is_total = is_until and figure.day and not AGAIN_NOW.search(laid.blanked, last.end, end)
    return replace(figure, role=Role.TOTAL) if figure.role is Role.INCREMENT and is_total else figure


def _is_done(laid: Page, last: Found, end: int) -> bool:
    """Whether words between a time and a figure say that it is done, whatever the time."""
    is_done = ALREADY.search(laid.blanked, last.end, end) or THESE_DAYS.search(laid.text, last.start, end)
    return is_done is not None


def _is_since_a_month(laid: Page, last: Found) -> bool:
    """8月份以来培训4300人: of a part of the year, so that nobody can tell the total by it."""
    span, day = period(last, laid), last.day
    is_since = SINCE.match(laid.text, last.end) is not None and span is not None and span.months == 1
    return is_since and day is not None and day.month > 1


def _of_period(laid: Page, last: Found, figure: Figure) -> Figure:
    """A figure of a month, a quarter or a half-year that has begun."""
    span = period(last, laid)
    if span is None or span.is_from_january or figure.role not in OPEN:
        return figure
    if figure.unit == "%":  # the rate of a month stands until the next one's
        return figure
    if (last.day and last.day < laid.frame.today) or is_rolled(last, laid, SOON):
        return replace(figure, role=Role.PAST)
    is_new = figure.role is Role.BARE and NEWLY.search(laid.blanked, last.end, figure.start)
    return replace(figure, role=Role.INCREMENT) if figure.role is Role.DONE or is_new else figure


def _is_still_to_come(laid: Page, figure: Figure) -> bool:
    """再打通5条，预计10月底."""
    lead = laid.blanked[figure.edge : figure.start]
    return bool(AGAIN.search(lead) and AHEAD.match(laid.blanked, figure.end))


def _is_followed_by_plan(laid: Page, clause: Piece, figure: Figure) -> bool:
    """30处11月底前全部完成."""
    if OF_THESE.match(laid.blanked, figure.end):  # 6所园估计8月25日全部交付
        return True
    trail = Piece(figure.end, figure.limit)
    ahead = [one for one in laid.dates_in(trail) if lies_ahead(one, laid)]
    is_last = figure.limit == clause.end
    return bool(ahead) and is_last and not ALREADY.search(laid.said_in(trail))


def of_the_week_ended(laid: Page, found: list[Figure]) -> list[Figure]:
    """上周新增215户, the only figure told on a Monday: the week that is reported on is the one just ended."""
    if laid.frame.today.day <= EARLY:
        found = [_of_the_month_ended(laid, one, found) for one in found]
    if len(found) != 1 or found[0].role is not Role.PAST:
        return found
    gain = GAINED_LAST_WEEK if laid.frame.today.weekday() == MONDAY else AGAIN_LAST_WEEK
    is_gain = gain.search(laid.text, found[0].edge, found[0].start)
    return [replace(found[0], role=Role.INCREMENT)] if is_gain else found


def _of_the_month_ended(laid: Page, figure: Figure, found: Sequence[Figure]) -> Figure:
    """领导批示7月新增6条次, said on the first days of August, and nothing else of that unit."""
    is_only = figure.role is Role.PAST and sum(one.unit == figure.unit for one in found) == 1
    is_gain = is_only and GAINED_LAST_MONTH.search(laid.blanked, figure.edge, figure.start)
    return replace(figure, role=Role.INCREMENT) if is_gain else figure
