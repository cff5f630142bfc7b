"""What is believed of words whose item nobody named, but that one who answers for an item said them.

People talk in a work group. 下周二开会, 今天下雨 and 密码是123456 are no reports of the speaker's item; 下周开工,
下雨耽误了 and 累计210张 are.
"""

from bot.patterns import Pattern, word
from bot.reading.claims import ANY_NODE
from bot.reading.figures import Figure
from bot.reading.lexicon import WARES
from bot.reading.roles import Role
from bot.reading.sense import sense
from bot.reading.told import Said
from bot.reading.weighing import VERY_SURE
from bot.statements import Kind

MONEY = Pattern(r"(?:投资|资金|投入|产值)[\u4e00-\u9fff]{0,4}$")
WORK = word("施工 改造 建设 推进 整改 培训 治理 安装 铺设 下一?步 接下来 计划 进度 工期")
NAMED = "□"
"""Where a title or a date was blanked."""
HAN = Pattern(r"[\u4e00-\u9fff]")
PLAN = Pattern(r"[下本]个?[周月]起?开始(?:对|在|到|组织|集中|逐)|后续|下一?步|接下来|打算|计划|准备")
HARM = word(
    "耽误 耽搁 误工 影响 停 没法 无法 施工 推迟 拖 进度 工期 不了 滞后 延期 [上下进出]不[去来了下]|不下[去来] 封[山路] 展不开 [淹泡倒垮冻毁]"
)


PRIVATE = word(
    "食堂 工资 停车 车位 发票 报销 打印 电脑 群 快递 水费 带?饭 会议室 密码 链接 公众号 电话 微信 权限 表格 加班 忙不过来 顾不过来"
)
"""The office's own day."""


HANDED_OVER = Pattern(r"联系我|找我|私发|我来(?:对接|接|负责|报)|由我|我接(?:手|替)|我代")
"""The office's own people."""


def is_believed(figure: Figure, lead: str) -> bool:
    """Whether a figure is one of the work: it has a unit, or words lead to it that say what it is."""
    return (
        bool(figure.unit)
        or NAMED in lead
        or (figure.is_scaled and MONEY.search(lead) is not None)
        or (figure.role is not Role.BARE and HAN.search(lead) is not None)
    )


def is_sure(said: Said, words: str) -> bool:
    """Whether the words of a piece can hardly be of anything else than the work."""
    if said.category == "weather" or (said.kind is Kind.NEXT and not PLAN.search(words)):
        return False
    opinion = sense(words)
    return (
        opinion.says == (said.category or said.kind)
        and opinion.likelihood >= VERY_SURE
        and not PRIVATE.search(words)
    )


def is_business(said: Said, text: str, rest: str) -> bool:
    """Whether what a piece of text says is said of the work; `rest` is the piece with what follows it."""
    if PRIVATE.search(text) or (said.category == "staff" and is_handed_over(rest)):
        return False
    if said.kind is Kind.NEXT:
        return bool(WORK.search(text) or ANY_NODE.search(text))
    if said.category == "weather":
        return HARM.search(rest) is not None
    return said.category != "other" or WARES.search(text) is not None


def is_handed_over(text: str) -> bool:
    """Whether somebody is only said to stand in for another: 谭科休产假，之后联系我."""
    return HANDED_OVER.search(text) is not None
