"""Whether a figure can be of a target at all, by what is counted: 两家单位, 资金已拨付9860万 are of nothing owed."""

from bot.items import Form, Target
from bot.patterns import Pattern
from bot.reading.amounts import OF_STARTS
from bot.reading.figures import OTHERS, Figure
from bot.reading.fitting import counts_starts
from bot.units import is_counted, is_money

VAST = 10**8
"""A figure told in 亿 counts money or areas, no pieces."""
LEVEL = Pattern(r"(?:余额|总量|总额|存量)[^增多\d,，]{0,6}$")
"""贷款余额12345亿元, where what it grew by is owed."""
MONEY = Pattern(r"(?:投资|资金|投入|产值|金额|经费)(?:总?额|约|近|了|完成|已|达到?|[\s□])*$")
PAID = Pattern(r"(拨付|拨款|拨|下达|支付|到位)[了的资金款□\s]*$")
"""资金已拨付9860万: money sent is not money built."""
FUNDS = Pattern(r"[省外内]资|招商|引资|到位资金|省外资金")
"""Where money come in is owed, 到位 is what was done."""
PLACES = Pattern(r"村(?![级民卫])|社区|小区|乡镇|学校|校区")
"""又有38个村完成, where 座 are owed: places that are no pieces of what is owed."""
AGREED = Pattern(r"(协议|合同|签约|中标|概算|授信|意向|审定)[^,，\d]{0,4}$")
"""协议总额48.5亿元: money agreed upon is not money come in."""


def may_count(text: str, figure: Figure, target: Target) -> bool:
    """两家单位, 3次会议 count nothing that is owed; a figure of 开工 counts where the target counts 开工."""
    noun = OTHERS.match(text, figure.end, figure.limit) if figure.unit else None
    if noun and noun[0] not in target.text:
        return False
    place = PLACES.match(text, figure.end, figure.limit) if figure.unit == "个" != target.unit else None
    if place and place[0] not in target.text.replace("农村", ""):
        return False
    if not figure.unit and not is_money(target.unit) and MONEY.search(text, figure.edge, figure.start):
        return False
    agreed = AGREED.search(text, figure.edge, figure.start)
    if agreed and agreed[1] not in target.text and is_money(target.unit):
        return False
    paid = PAID.search(text, figure.edge, figure.start)
    if (
        paid
        and paid[1] not in target.text
        and not FUNDS.search(target.text)
        and (not figure.unit or is_money(figure.unit))
    ):
        return False
    if (
        not figure.unit
        and figure.is_scaled
        and (figure.value or 0) >= VAST
        and (is_counted(target.unit) or target.unit == "%")
    ):
        return False
    if target.form is Form.INCREASE and LEVEL.search(text, figure.edge, figure.start):
        return False
    return figure.role not in OF_STARTS or counts_starts(target)
