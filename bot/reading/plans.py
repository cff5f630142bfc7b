"""What is said of the time to come: when it will be finished, a new deadline asked for, the next step."""

import re
from collections.abc import Sequence
from datetime import date

from bot.dates import Found, days_later, months_later
from bot.numbers import numeral
from bot.reading.page import Page
from bot.reading.pieces import Piece
from bot.reading.words import NODE

MOOD = re.compile(
    r"预计|预期|预估|估计|力争|争取|确保|保证|(?<!按)(?<!按照)计划|打算|准备|有望|可望|可以?(?=[^,，]{0,4}(?:完|建|竣|交|投))|能够?(?=[^,，]{0,4}(?:完|建|竣|交|投|弄|搞|改|干))"
    r"|将(?!近)|拟(?!定)|下一?步|下步|接下来|下阶段|即将|马上|最[迟快晚]|推迟到|拖到|[顺延]延到|还要|还需|再有|再给|目标是|倒排|要到|得到(?=□|\d)"
)
STEPWISE = re.compile(
    r"下一?步|下步|接下来|下阶段|打算|准备|即将|马上|着手|拟(?!定)|(?<!按)(?<!按照)计划|在走|流程|正在|在办|下周|下个?月|明天|后天"
)
FINISHED = re.compile(
    r"完成|完工|竣工|建成|交付|投用|投入使用|启用|开园|办结|销号|结束|收尾|搞定|搞好|弄好|[弄做改建装铺修干搞]完|完结|到位|达标|全覆盖|扫尾|收官|开通|通车|清零|完得?了|能完"
)
STEP = re.compile(rf"(?:{NODE})")
WHOLE_WORK = re.compile(
    r"竣工验收|全部验收|整体验收|完工验收|验收交付|完成验收|建成验收|验收并交付|全部完工|全面完工|(?:完工|竣工|建成)[并和、及](?:通过)?验收|安装完|装修完|完成改造|全面完成|全部完成"
)
ONLY_TIME = re.compile(r"[□\s大概约莫差不多预计估要得到在于是前左右吧的呢了最迟晚快那就]*")
ALREADY = re.compile(r"已|了(?!解)|均|业已|刚刚?完|通过|取得")
UNSURE = re.compile(r"如果?|若|假如|只要|要是|的话|除非|取决于|视.{0,6}情况|看情况")

CURRENT = re.compile(r"[本这当今]个?(?:周|星期|礼拜|月|旬|季度?|年)度?|近期|近日|这[几两]天")
SO_FAR = re.compile(r"截至|截止(?!日期|时间)|为止")

ASKED = re.compile(r"延期|延后|推迟|顺延|宽限|展期|延长|缓期|往后延|延迟|后延|延到|延至|往后推")
FORMAL = re.compile(r"延期|宽限|展期|缓期")
ASKING = re.compile(
    r"申请|请|要求|希望|能否|能不能|可否|是否可|可不可以|建议|需|想|拟|盼|麻烦|要|同意一下|批准"
)
NOT_ASKED = re.compile(
    r"(?:不|无需|无须|没有?|未|不用|不必|避免|不再|不会|不得|不能|已同意|已批准|已经?|同意)[^,，]{0,3}(?:申请)?(?:延期|延后|推迟|顺延|延长|延迟)"
)
LENGTH = re.compile(
    r"(?P<half>半)个?(?P<halved>月|年)|(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?:个(?P<and_half>半)?)?(?P<unit>天|日|周|星期|礼拜|(?<=[个半])月)"
)
NEAR = 245
"""A bare day rolled into next year further ahead than this was rather meant for the one just past."""


def is_extension(text: str, dates: Sequence[Found]) -> bool:
    """Whether a piece asks for a new deadline."""
    if not ASKED.search(text) or NOT_ASKED.search(text):
        return False
    return bool(ASKING.search(text) or (FORMAL.search(text) and (dates or LENGTH.search(text))))


def extended(text: str, due: date | None) -> date | None:
    """The new deadline of 延期一个月, counted from the old one."""
    asked = ASKED.search(text)
    length = LENGTH.search(text, asked.end()) if asked else None
    if length is None or due is None:
        return None
    if length["halved"]:
        return days_later(due, 15) if length["halved"] == "月" else months_later(due, 6)
    n = int(numeral(length["n"]) or 0)
    if length["unit"] == "月":
        end = months_later(due, n)
        return days_later(end, 15) if end and length["and_half"] else end
    return days_later(due, n * (7 if length["unit"] in {"周", "星期", "礼拜"} else 1))


def is_ahead(text: str, page: Page, piece: Piece) -> bool:
    """Whether a piece speaks of the time to come."""
    if MOOD.search(text):
        return True
    if ALREADY.search(text) or SO_FAR.search(text):
        return False
    return any(lies_ahead(one, page) for one in page.dates_in(piece))


def lies_ahead(one: Found, page: Page) -> bool:
    """Whether a wording of time is of a later day. 这周 and 今年 alone are not, nor is a day that has just passed."""
    if CURRENT.fullmatch(page.text, one.start, one.end):
        return False
    return one.day is None or (one.day > page.frame.today and not is_rolled(one, page))


def is_rolled(one: Found, page: Page) -> bool:
    """Whether a bare day was taken for next year's although it may be the one that has just passed."""
    today, has_year = page.frame.today, "年" in page.text[one.start : one.end]
    return bool(one.day and one.day.year > today.year and (one.day - today).days > NEAR and not has_year)


def is_of_completion(text: str) -> bool:
    """Whether what is to come is the end of the work, not a step on the way (招标, 主体封顶)."""
    if ONLY_TIME.fullmatch(text):
        return True
    return bool(FINISHED.search(text)) and (not STEP.search(text) or bool(WHOLE_WORK.search(text)))


def told(text: str, dates: Sequence[Found], page: Page) -> date | None:
    """The one day that a forecast tells; None where it is past, one of two, conditional or cannot be told."""
    if len(dates) != 1 or UNSURE.search(text) or is_rolled(dates[0], page):
        return None
    day = dates[0].day
    return day if day and day >= page.frame.today else None
