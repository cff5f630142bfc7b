"""What is said in a group beside the reports: questions, errands, roll-calls."""

from bot.patterns import Pattern, any_of

QUESTION = Pattern(
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
ERRAND = Pattern(
    rf"(?:{any_of('请 麻烦 记得 抓紧 尽快 大家 各(?:单位|位|部门|处室) @[^□,，]{1,8} 把 帮忙? 你们? 再')})[^,，。]{{0,16}}{REPORT}"
    r"|听说|据说|(?:还没|没|未)(?:报|填|交|回复|反馈|报送)(?:的|吧|$)|开会|(?<!常务)(?<!专题)会议(?:室|改|时间|取消|推迟|通知|材料)|请(?:你们?)?(?:抓紧|加快|尽快)(?:点|啊|时间|进度)?\s*$"
    r"|(?:马上|稍后|晚点|等会|一会儿?|下午|明天|回头|立即|这就|随后)(?:再|就|给)?(?:报|发|回复|给|补|填)"
    r"|(?:核实|统计|汇总|确认|了解|问)(?:中|一下|下|清楚)|正?在(?:核实|统计|汇总|了解|核对)"
)
UNITS = r"各[^,，。领]{0,4}(?:单位|部门|处室|街道|位(?!领导)|科室|联络员)"
TO_ALL = Pattern(
    rf"^\s*[#【]?\s?接龙|(?:请|希望|要求|通知)[^,，。]{{0,4}}{UNITS}|{UNITS}[^,，。]{{0,3}}(?:请|务必|要(?!求)|须|抓紧|尽快|于)"
    r"|大家[^,，。]{0,3}(?:辛苦|抓紧|注意|加快|再|务必|尽快)"
)
"""A roll-call, or what the office tells everybody: no report, whatever it says."""


def is_to_all(text: str) -> bool:
    """Whether a whole message is addressed to everybody."""
    return TO_ALL.search(text) is not None


def is_question(text: str, mark: str) -> bool:
    """Whether a piece asks instead of telling; `mark` is the mark that closes it."""
    return mark in {"?", "？"} or QUESTION.search(text) is not None


def is_errand(text: str) -> bool:
    """Whether a clause sends someone to report, or promises to, instead of reporting."""
    return ERRAND.search(text) is not None
