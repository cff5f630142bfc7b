"""What is said of the time to come: when it will be finished, or the next step."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.dates import Found, find
from bot.numbers import numeral
from bot.patterns import Pattern, word
from bot.reading.claims import ANY_NODE
from bot.reading.page import Page
from bot.reading.pieces import Piece
from bot.reading.problems import WAITING

MOOD = word(
    "预计 (?<!符合)(?<![比达及如于])预期 预估 估计 力争 争取 确保 保证 (?<!按)(?<!按照)(?<!年度)(?<!月度)(?<!既定)(?<!全年)(?<!投资)(?<![得不]上)(?<![比较于跟与和同及如原照])(?<!到)(?<!照着)(?<!领先)(?<![列纳]入)(?<!年)(?<!季度)(?<!月份)(?<!累)计划(?!已|印发|下达|表|书|数|是|为|[要应]?\\s?\\d) 打算 准备(?!工作) 有望 可望 即将 马上(?!开学|放假|过年|过节|下班|[要就]?国庆|中秋|春节|开会) 倒排 目标是 有信心",
    "(?<!现)将(?!近) 拟(?!定(?!标)|[^,，]{1,3}的) 下一?步 下步 接下来 下阶段 最[迟快晚慢] 推迟到 [拖延]到(?!现|今|目|至) 顺延到 调整到 还要 还需 再有 再给 要到 得到(?=[□\\d])",
    "[后近]期(?:的?工作)?重点 (?<![开机协])会(?=优先|继续|尽快|全力|抓紧|及时|适时) 后期(?:主要|将|要|拟|继续) 后续(?=重点|按|由|将|拟|要|继续|加强|做好|抓|推进|开展|组织) 下一?阶段 一[\\u4e00-\\u9fff]{1,3}[^,，]{0,6}就(?:能|可以?)?(?:挂网|开工|启动|进场|招标|签约|动工|开标|铺开)",
    "(?<!许)(?<!认)可以?(?!交[账差卷])(?=[^,，]{0,4}[完建竣交投]) (?<!不)能够?(?=[^,，]{0,4}[完建竣交投弄搞改干](?!等|活))",
)
STEPWISE = word(
    "下一?步 下步 接下来 下阶段 打算 准备(?!工作) 即将 马上 着手 拟(?!定) (?<!按)(?<!按照)计划 流程 正在 继续",
    "近期 近日 下周 下个?月 明天 (?<![以之])后天 尽快 抓紧 加快 早日 (?:后面|后续|接着|随后|之后)(?:就|再|将|要)?[走办做报搞开启进] 在[走办审做建装改干弄编](?!公) 推进中 正推进 走程序 办理中 手续办理 前期(?:阶段|工作)?$ 在验收 在招标 在施工",
    f"{WAITING.pattern} (?:验收|招标|施工|审批|办理|公示|评审|招投标|安装|调试)中",
)
URGED = Pattern(
    r"[□\s]*(?:麻烦|请|拜托|辛苦)?(?:大家|各位|你们)?(?:尽快|抓紧|加快|快|尽早)[点些啊哈报办吧了]*"
)
DEMANDED = word("^[□\\s]*要求 领导(?:要求|强调|指示)")
LAST_PERIOD = Pattern(r"上个?(?:周|月|星期|礼拜)(?!末)|昨[天日晚]|前天|去年")
THE_REST = word("其余 余下 剩余 还剩 另外? 另有")
FINISHED = word(
    "办妥 了结 (?:达到|实现)目标 打通 交工 交钥匙 结[项题案] 收(?:好尾|口|工|关) 拿下来? 啃下来? [检查搬签忙拆发]完 达标 补齐 交[卷账差] 告竣 完成 完工 竣工 建成 交付 投用 投入使用 启用 开园 办结 销号 结束 收尾 搞定 [搞弄改建就能]好 办好(?![\\u4e00-\\u9fff□]{2}) [建竣交做搞办弄改装修铺能可就全]完(?![善整全]) (?<![开看说写吃用问听报填跑])完(?=$|[了吧，,。□]) 到位 达标 全覆盖 扫尾 收官 (?<=[能可就])全[通完好]",
    "(?:贯通|打通|开通|完成|投用|开放|建成)全部 (?:全部□+|□全部)(?=$|[,，。]) 全部(?:打通|开放|贯通|通车|搬迁|接入|覆盖|投放|签约|开业) 全线(?:贯通|通车|打通) 上线(?!运行|了) 推出 开通 通车 清零 没有?问题 通过(?:竣工)?验收",
)
WHOLE_WORK = word(
    "(?:竣工|全部|整体|完工|完成|建成|通过)验收 验收(?:并|后)?交付 (?:全部|全面)(?:完工|完成) (?:完工|竣工|建成)[并和、及](?:通过)?验收",
    "全部(?:打通|开放|贯通|通车|搬迁|接入|投放|签约) 全线(?:贯通|通车|打通) 安装完 装修完 完成改造",
)
"""Steps in name only: with them the whole work is done."""
ONLY_TIME = Pattern(
    r"[□\s大概约莫差不多预计估看来现目前在要得到在于是前左右吧的呢了最迟晚快慢那就也应该可以能没问题:：]*"
)
ALREADY = word("已 了(?!解) 均 业已 刚刚?完")
NEXT_STEP = Pattern(r"[□\s]*(?:下一?步|接下来|下阶段)(?![^,，]*(?:受|卡|因|不了|没法|无法))")
AFTER_STEP = Pattern(r"(?:下一?步|接下来|下阶段)[,，:：]\s?$")
"""下一步，对已改造的逐座验收."""
AS_OF = Pattern(r"[□\s]*(?:[到至]□|□)[□年月日号底末到至~—-]*\s*")
FIGURE_NEXT = Pattern(r"[,，][^,，。;；]*\d")
PURPOSE = Pattern(r"[□\s]*为了?(?:确保|保证|争取|[^,，]{0,6}做准备)")
"""为确保工程质量: what for, and no step."""
STEP = Pattern(r"下一?步|接下来|下阶段")
IS_PAST = Pattern(
    rf"{ALREADY.pattern}|(?:[本这]个?[周月]|今天)又|[去看来到谈跑]过(?!程|来)|(?:验收|评审|审查|审议)(?:已经?|顺利)?(?:通过|合格)"
)
INSTEAD = Pattern(
    r"[\s,，。;；]+[^,，。;；]{0,8}?(?:实际|实绩|现有|现已|目前)|[^,，]*\d[^,，]{0,3}(?:实际|实绩)"
)
"""What was done instead of what was planned."""
BESIDES = Pattern(
    r"[^,，。;；]*?\d[^,，。;；\d]{0,6}[,，。;；]?\s?(?:目前|现|实际|累计|已|完成)[^,，。;；\d]{0,8}\d"
)
"""计划投资14362万元，已完成9800万元: the plan, with what was done of it."""
SCHEME = word("(?:计划|目标|任务|指标|应|需)(?=[^,，。;；再于年□]{0,6}\\d)")
FURTHER = Pattern("[再下]")
SUPPOSED = word(
    "如果 (?<![例比])如(?![期实下此何数约]) 若 假如 一旦 只要 (?<!主)要是 (?<!□)的话 除非 取决于 视.{0,6}情况 看情况"
)
GIVEN = word(
    "原定 原计划 本应 按要求 规定 任务要求 原来(?:定|计划) 应(?:达|完成|建成|实现)(?=[到]?\\s?\\d) 要求(?:完成|在|于|□)"
)
"""The deadline that was set, not what is expected now."""
GOAL_ONLY = Pattern(
    r"[□\s]*(?:月?[底末]前?|月份?|全年|年度|今年)?的?(?:目标|任务|指标|计划)(?:任务|值|数|量|要|应)?(?:□+月[底末]?|年底)?[是为有:：]*\s?(?:[\d.,]+|百分之[一二三四五六七八九十百零两点]+)[^\d,，]{0,5}"
)
"""目标是92%."""
MOVED = word("推迟 调整 改[到为] 拖[到至] 延[到至后期迟] 顺延 宽限 再给")

PASSED = word("通过 取得 获得? 合格 正式 顺利(?!的话)")
CURRENT = Pattern(r"[本这当今]个?(?:周|星期|礼拜|月|旬|季度?|年)度?|近期|近日|这[几两]天")
PERIOD = Pattern(
    r"(?:.{2,4}年)?第?(?:(?P<since>.{1,2})月?份?\s?[-~至到—–－～]\s?)?.{1,2}?(?P<of>月|季|半)(?:份|度|年)?"
)
WITH_YEAR = Pattern(r"[\d〇一二三四五六七八九今明后来]年")
BEGINNING = Pattern(r"年初|(?<![\d一二三四五六七八九十下])月初(?=[^,，。]{0,6}(?:经|已|了|由))")
COMPARED = Pattern(r"^[比较][^,，。]*前$")
"""比节前提高4个百分点: what is compared with lies behind."""
SINCE = frozenset("较比从由自")
"""较年初增加: what is compared with lies behind."""
OPEN_ENDED = Pattern(r"(?:[以之过]?后|起|之?日起|以来)$")
"""9月以后, 10月1日起."""
UNRESTING = Pattern(
    r"(?:周末|双休日?|节假日|假期|国庆|晚上|夜里)[^,，]{0,3}(?:不[停休歇放]|也不|照常|加班|连轴)"
)
"""周末不停工 is how it is worked, not when."""
THEME = Pattern(
    r"的?[^已就□,，。]{1,4}会|的?[^已就,，。]{0,18}?(?:报告|总结|通报|方案|计划|要点|清单|简报|小结)"
)
"""一季度分析报告已印发: what it is on, not when it was."""
WEEK_OF = Pattern(r"(?P<month>\d{1,2}|十?[一二三四五六七八九十])月份?第")
HEADING = Pattern(r"的?(?:报数|数据|情况|进展|小结|汇报|统计)")
"""十月中旬报数：… is headed by its day."""
HELD = Pattern(r"(?:组织|开展|安排|申请|准备|迎接)[^,，]{0,4}验收")
"""下周组织竣工验收: a step."""
RATE = Pattern(r"[\u4e00-\u9fff]{2}率")
"""签约率达标: a rate is no node."""
FIRST = Pattern(r"上半年|[第年]?[一1]季")
MONTHS = {"月": 1, "季": 3, "半": 6}
FAR = 30
"""How many characters before a plan its condition may stand."""
SO_FAR = Pattern(
    r"前(?:[一二三123□]个?季度?|[\d一二三四五六七八九十两□]{1,2}个?月)(?!前)|年内(?=[^,，]{0,10}(?:累计|已|共|合计))|截至|截止(?!日期|时间)|为止|以来|至今"
)
SOON, LATE = 120, 245
"""How many days ahead a bare day rolled into next year may be: without a word of planning, and with one.

Further ahead it was rather meant for the one just past.
"""


@dataclass(frozen=True, slots=True)
class Period:
    """So many months by the calendar; 1-8月 and 上半年 are the year so far."""

    months: int
    is_from_january: bool


def is_ahead(text: str, page: Page, piece: Piece) -> bool:
    """Whether a piece speaks of the time to come."""
    if PURPOSE.match(text):
        return False
    if MOOD.search(text) or AFTER_STEP.search(page.blanked, max(0, piece.start - 6), piece.start):
        return True
    if IS_PAST.search(text) or SO_FAR.search(text) or UNRESTING.search(text):
        return False
    return any(lies_ahead(one, page) for one in page.dates_in(piece))


def lies_ahead(one: Found, page: Page) -> bool:
    """Whether a wording of time is of a later day. 这周 and 今年 alone are not, nor is a day that has just passed."""
    if CURRENT.fullmatch(page.text, one.start, one.end) or _is_running(one, page) or _is_begun(one, page):
        return False
    if HEADING.match(page.text, one.end):
        return False
    if page.text[one.start] == "每" or COMPARED.search(page.text, max(0, one.start - 1), one.end):
        return False
    if one.day is None and (
        page.text[one.start - 1 : one.start] in SINCE or BEGINNING.match(page.text, one.start)
    ):
        return False
    if one.day is None and (tail := OPEN_ENDED.search(page.text, one.start, one.end)):
        return _begins_ahead(one._replace(end=tail.start()), page)
    return one.day is None or (one.day > page.frame.today and not is_rolled(one, page, SOON))


def _is_begun(one: Found, page: Page) -> bool:
    """9月第一周, said in September or later."""
    month = WEEK_OF.match(page.text, one.start, one.end) if one.day is None else None
    return month is not None and (numeral(month["month"]) or 0) <= page.frame.today.month


def _begins_ahead(one: Found, page: Page) -> bool:
    """Whether the day after which something is to be is still to come: 国庆后, but not 9月以后 said in October."""
    found = find(page.text[one.start : one.end], page.frame)
    if len(found) != 1 or found[0].day is None:
        return True
    return found[0].day >= page.frame.today and not is_rolled(one._replace(day=found[0].day), page, SOON)


def may_be_ahead(one: Found, timeless: str, page: Page) -> bool:
    """Whether the end of the work on that day may be still to come. A day alone is a plan only if it is a later one."""
    if one.day is None or (is_rolled(one, page, SOON) and not PASSED.search(timeless)):
        return True
    is_alone = ONLY_TIME.fullmatch(timeless) is not None
    return not is_rolled(one, page, SOON) and one.day > page.frame.today - timedelta(days=not is_alone)


def period(one: Found, page: Page) -> Period | None:
    """The bare month, quarter or half-year that a wording of time is, if it is one."""
    match = PERIOD.fullmatch(page.text, one.start, one.end)
    if match is None:
        return None
    is_since = match["since"] in {"1", "一"} or page.text[one.start - 1 : one.start] == "前"
    return Period(MONTHS[match["of"]], is_since or FIRST.search(match[0]) is not None)


def looked_back(one: Found, page: Page) -> date | None:
    """The day of something that has happened: the same words, looking back; None where it is still to come."""
    if _is_running(one, page):
        return None
    frame = replace(page.frame, looks_back=True)
    found = find(page.text[one.start : one.end], frame)
    day = found[0].day if len(found) == 1 else None
    return day if day and day <= frame.today else None


def is_theme(one: Found, page: Page) -> bool:
    """Whether a period only says what a paper is on."""
    return period(one, page) is not None and THEME.match(page.text, one.end) is not None


def _is_running(one: Found, page: Page) -> bool:
    """9月 and 三季度, said while they run: when something was, not when it will be."""
    span, today = period(one, page), page.frame.today
    if span is None or one.day is None:
        return False
    return (
        one.day.year == today.year and (one.day.month - 1) // span.months == (today.month - 1) // span.months
    )


def is_rolled(one: Found, page: Page, days: int = LATE) -> bool:
    """Whether a bare day was taken for next year's although it may be the one that has just passed."""
    today = page.frame.today
    if one.day is None or one.day.year <= today.year or WITH_YEAR.search(page.text, one.start, one.end):
        return False
    return (one.day - today).days > days


def is_step(text: str) -> bool:
    """Whether a piece tells the step in hand or the next one. Of the rest (其余在建) it is no news of the item."""
    if LAST_PERIOD.search(text) or THE_REST.search(text) or SO_FAR.search(text) or DEMANDED.search(text):
        return False
    return STEPWISE.search(text) is not None and URGED.fullmatch(text) is None


def is_given(text: str) -> bool:
    """Whether a piece recalls the deadline that was set: 原定10月底."""
    if GOAL_ONLY.fullmatch(text):
        return True
    return GIVEN.search(text) is not None and not MOVED.search(text)


def is_of_completion(text: str) -> bool:
    """Whether what is to come is the end of the work, not a step on the way (招标, 主体封顶)."""
    if ONLY_TIME.fullmatch(text) or MOVED.search(text):
        return True
    text = RATE.compiled.sub("", text)
    if HELD.search(text):
        return False
    return bool(FINISHED.search(text)) and (not ANY_NODE.search(text) or bool(WHOLE_WORK.search(text)))


def told(page: Page, piece: Piece) -> date | None:
    """The one day that a plan tells; None where it is past, one of two, conditional or cannot be told."""
    text, dates = page.said_in(piece), list(page.dates_in(piece))
    moved = max((match.end() for match in MOVED.finditer(text)), default=0)
    dates = [one for one in dates if one.start - piece.start >= moved] or dates  # 由10月底推迟到11月底
    if len(dates) != 1 or _is_supposed(page, piece) or is_rolled(dates[0], page):
        return None
    day = dates[0].day
    return day if day and day >= page.frame.today else None


def _is_supposed(page: Page, piece: Piece) -> bool:
    """Whether a condition stands in the same sentence: 如资金到位，11月底可完成."""
    before = page.blanked[max(0, piece.start - FAR) : piece.end]
    return SUPPOSED.search(re.split(r"[。;；\n]", before)[-1]) is not None
