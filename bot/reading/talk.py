"""What is said in a group beside the reports: questions, errands, roll-calls."""

import re

from bot.reading.patterns import any_of

QUESTION = re.compile(
    any_of(
        "吗 呢 么 [了到好完]没有? 多少 几时 何时 啥时候? 什么时候 怎么样 咋样 如何 什么情况 怎么回事 谁 哪个 哪些"
    )
    + r"\s*[了啊呀吧的]?\s*$|"
    + any_of(
        "是多少 有没有(?!问题) 是不是 是否 能不能 什么时候 怎么还 咋还 为什么 为啥 怎么填 谁(?:负责|来|能) 哪个单位"
    )
)
REPORT = any_of(
    "报一?下 报送 报数 上报 报来 报给 报我 填一?下 填报 发一?下 发我 发给 回复 反馈 更新一?下 提供 确认 看一?下 核实 核对 补报 补一?下",
    "统计 报进展 报进度 审阅 阅示 报(?=$|[,，。!！])",
)
ERRAND = re.compile(
    rf"(?:{any_of('请 麻烦 记得 抓紧 尽快 大家 各(?:单位|位|部门|处室) @[^□,，]{1,8} 把 帮忙? 你们? 再')})[^,，。]{{0,16}}{REPORT}"
    r"|听说|据说|(?:还没|没|未)(?:报|填|交|回复|反馈|报送)(?:的|吧|$)|开会|会议室"
    r"|(?:马上|稍后|晚点|等会|一会儿?|下午|明天|回头|立即|这就|随后)(?:再|就|给)?(?:报|发|回复|给|补|填)"
    r"|(?:核实|统计|汇总|确认|了解|问)(?:中|一下|下|清楚)|正?在(?:核实|统计|汇总|了解|核对)"
)
CHAIN = re.compile(r"^\s*[#【]?\s?接龙")
"""A roll-call: 接龙."""


def is_question(text: str, mark: str) -> bool:
    """Whether a piece asks instead of telling; `mark` is the mark that closes it."""
    return mark in {"?", "？"} or QUESTION.search(text) is not None


def is_errand(text: str) -> bool:
    """Whether a clause sends someone to report, or promises to, instead of reporting."""
    return ERRAND.search(text) is not None
