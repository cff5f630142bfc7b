"""What is owed without a quantity: duties per period, places to reach, doublings, products to hand over."""

import re
from collections.abc import Iterator

from bot.items import Every

PERIODS = {
    "日": Every.DAY, "天": Every.DAY, "周": Every.WEEK, "星期": Every.WEEK, "旬": Every.TEN_DAYS, "十天": Every.TEN_DAYS,
    "月": Every.MONTH, "季": Every.QUARTER, "季度": Every.QUARTER, "半年": Every.HALF_YEAR, "年": Every.YEAR, "年度": Every.YEAR, "月度": Every.MONTH,
}  # fmt: skip
DEED = "例会|调度|通报|督查|会商|沟通|总结|分析|点评|排名|晾晒|反馈|报送|报告|汇总|研判|推进|公开|公示|检查|巡查|上报|研究|通气"
RECURRING = (
    re.compile(rf"(?P<p>一?半年|一(?:周|星期|旬|月|季度?|年))一(?:{DEED}|\w{{2}})"),
    re.compile(
        r"(?<!每人)(?<!每户)(?<!人均)每(?:个|一)?(?P<p>十天|星期|周|旬|月|季度|季|半年|年)(?!均|度(?!末)|[底末初]?报表)"
    ),
    re.compile(rf"(?<![\d一二两三四五六七八九十每上本下])(?P<p>周|月度?|旬|季度|季|半年)(?:{DEED})(?!率|数)"),
    re.compile(rf"按(?P<p>周|旬|月|季度|季|年)(?:度)?(?={DEED})"),
    re.compile(r"(?:编发|编制|发布|公布)[^,，。]{0,16}?(?P<p>年度)报告"),
)
DESCRIBING = re.compile(r"每年(?:减少|增加|可|为)|年均|每天开放|每周[一二三四五六日]")
RANK = re.compile(
    r"名列前茅|走在[^,，。]{0,10}?前[列茅]|(?:位居|居|位列|保持|进入|跻身|列)[^,，。]{0,12}?(?:前列|前[一二三四五六七八九十\d]+[名位强]?|第[一二三\d]+[名位]?)"
    r"|[国省市先]领先水平|先进水平|争先进位|(?:提升|前移)[^,，。]{0,8}位次|位次[^,，。]{0,4}(?:提升|前移)|力争[^,，。]{0,8}(?:优秀等次|一等奖|第一)"
)
DOUBLING = re.compile(r"(?P<base>比[^,，。]{2,8}?|在[^,，。]{2,10}?基础上)?(?:实现)?翻(?P<n>一|两|二|三)?番")
TURNS = {None: 2, "一": 2, "两": 4, "二": 4, "三": 8}
PRODUCT = re.compile(
    r"(?:出台|制定|制订|制发|印发|修订(?:完善)?|修编|编制|编印|起草|建成|建立(?!健全)|成立|组建|设立|开通|启动|启用|完成|举办|召开|推出|发布|申报|搭建|形成(?=\S{0,24}(?:方案|报告|意见|清单|办法))"
    r"|获批|引进|实现(?=互联互通|全覆盖|与|\S{0,10}(?:全覆盖|互联互通)))"
)
LEAD_IN = re.compile(
    r"^\s*(?:\d{1,2}[.、．]\s?)?(?:[一二三四五六七八九十]是)?(?:并|同时|要|认真|及时|切实|尽快|按期|积极|抓紧|研究|牵头|协助|筹备|组织|会同有关单位|协调|在国内率先|在国内领先|率先|精心|进一步|和|力争|确保|统一|于\S{1,8}[前后]|与\S{1,12}?)*"
)
NO_PRODUCT = re.compile(r"^(?:完成|建立|形成|实现|推出|启动)?(?:好|了|率|情况|质量|时间)")
INTANGIBLE = re.compile(r"[^“”]*机制\s*$")
"""Nobody can tick off a mechanism; one that has a name (“五星”评价机制) is a thing."""
FEWEST = 4
"""A product of fewer characters names nothing that could be ticked off."""


def recurring(text: str) -> Iterator[tuple[int, int, Every]]:
    """Each duty per period of a clause: where it begins and ends, and its period."""
    if DESCRIBING.search(text):
        return
    taken = 0
    found = sorted((m for pattern in RECURRING for m in pattern.finditer(text)), key=lambda m: m.start())
    for match in found:
        if match.start() >= taken:
            taken = match.end()
            yield match.start(), match.end(), PERIODS[match["p"].removeprefix("一")]


def rank(text: str) -> bool:
    """Whether a clause names a place to reach."""
    return RANK.search(text) is not None


def doubling(text: str) -> tuple[int, str | None] | None:
    """By how much a clause wants something multiplied (翻番), and over which base."""
    found = DOUBLING.search(text)
    if found is None:
        return None
    base = found["base"] and found["base"].lstrip("比在").removesuffix("基础上").removesuffix("的")
    return TURNS[found["n"]], base or None


def is_product(text: str) -> bool:
    """Whether a clause names something to hand over: 出台…办法, 建成…中心."""
    rest = text[len(match[0]) :] if (match := LEAD_IN.match(text)) else text
    found = PRODUCT.match(rest)
    is_named = found is not None and len(rest) - found.end() >= FEWEST
    return is_named and not NO_PRODUCT.match(rest) and not INTANGIBLE.fullmatch(rest)
