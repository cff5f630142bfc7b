"""How an item stands, in words: no change, on schedule, behind."""

from bot.patterns import Pattern, any_of, word
from bot.statements import Kind

NO = any_of("没有? 无 未有 [暂尚]无 [没无]啥 没什么 无甚 冇 木有 莫得")
UNCHANGED = Pattern(
    f"{NO}{any_of('什么 任何 新的? 明显 大的? 太大 实质性?')}*+{any_of('变化 进展 变动 动静 更新 情况变化 新情况')}"
    "|" + any_of(
        "[无没]新增 无变 没变 没动(?!工) 原地踏步 照旧 老样子 同前 还是那样 跟之前一样 一样没变 还那样",
        "维持(?:不变|原状|原数|上) 保持不变 零(?:进展|变化|进度|变动) (?:数据?|数字|情况)不变 零新增",
        r"[同跟和与]上个?[周期次月旬星礼](?:期|拜)?(?:那个|报的)?(?:一样|相同|一致|持平|数据?)?(?=$|[□,，。;；\s]) 同上(?![级海述]) [同跟和与](?:昨天|前天|前两天|之前|上回|刚才)(?:报|说)?的?(?:那个|数字?)?(?:一样|相同|一致)",
    )
)  # fmt: skip
NOTHING = Pattern(r"[□\s:：]*(?:暂?无|没有|木有|冇)[\s。!！了啊哦]*")
"""A whole answer: 无."""
ON_TRACK = word(
    "(?<!未)(?:符合|同步|达到?|超|快于|高于)(?:序时|时序) (?:符合|达到)预期 跟得上(?:计划|进度|序时) (?<!未)达序 按序时 序时推进 与序时同步 双过半 过半.{0,2}任务也?过半",
    "(?:正常|有序|顺利|稳步|平稳|扎实|全力|持续|按部就班)地?(?:推进|进行|开展|实施|施工|进展) 按部就班 (?:总体|整体|基本|各项|全部)(?:工作|进度|进展)?正常 推进(?:顺利|正常) (?:进度|工期|整体)可控",
    "(?<![不没未])按照?(?:计划|进度|时间节点|节点|时序)(?:推进|进行|实施|开展|施工|正常|有序|稳步|在推|走|来)",
    r"进[展度](?:都|很|比较|较|还)?(?:顺利|正常|良好|较快|不错|可以) 一切(?:正常|顺利) ^[□\s:：都均]*(?:正常|顺利)[\s。了]*$",
    "(?<![不难法])(?:能够?|可以?|可望|保证|确保)(?:全部)?[按如][期时](?:完成|完工|交付|竣工) 按[期时](?:完成|完工)?没有?问题 按[期时](?:完成|完工)得了",
    "基本(?:完成|完工|建成) (?:接近|(?<![尽加赶])快要?|临近)(?:完成|完工|尾声) 收尾阶段 进入收尾 扫尾",
)
"""基本完成 claims nothing yet, but says that it goes well."""
BEHIND = word(
    "(?<![未不没无])(?<!没有)(?<!未有)滞后(?!产能) 落后(?!产能|小区) 慢了 有[点些](?:拖|慢) 够呛 悬了",
    "(?:进[展度]|推进|推动)(?:比较|较为?|偏|有[些点]|很|太)?(?:缓慢|慢|迟缓|不理想|不快) 跟不上(?:进度|计划|$) 赶不上",
    "(?:未能?|没有?|低于|慢于|达不到|没达到)(?:达到?|跟上|赶上|完成)?序时 比序时.{0,4}慢",
    "(?:难以|无法|不能|没法|很难|恐难|未能?|没能?)(?:确保|保证)?按[期时] 完不成 完成不了 完成有(?:困难|难度|压力|风险|点难) 难以完成 来不及(?:完成|$)",
)
OF_WORK_BEHIND = Pattern(r"(?:进[度展]|工期|整体|推进|总体)[^,，]{0,6}(?:滞后|慢|落后|缓)")
"""Beside a problem, only this is said of the item itself: 征地滞后 is the problem alone."""

CAUGHT_UP = Pattern(
    rf"(?:{any_of('已经? 现已?(?!在) 目前 都 基本 终于 全')}[^,，。不没未]{{0,4}})?(?:赶上|追上|追平|赶回|追回|扭转|进度补上)(?:了|来|计划|进度|序时|时序|$)"
)
"""前期滞后，现已赶上."""
NOT_CAUGHT_UP = word(
    "[争抓尽加确力正准]\\S{0,6}(?:赶上|追上|追平|补上|追回) [没未不](?:能|有)?(?:赶上|追上|追平|补上) 款 资料 手续"
)
EARLIER = word(
    "前阵子 前些[天日] 前段 夏天 春天 冬天 早期 曾经?(?!任) 前期 此前 之前 前段 前一?阶段 早先 年初 一度 原来 原先 上半年 上个?月 [12一二]季度"
)
"""Of what is past by now: 前期滞后."""
STATES = ((Kind.UNCHANGED, UNCHANGED), (Kind.BEHIND, BEHIND), (Kind.ON_TRACK, ON_TRACK))


def is_past(text: str) -> bool:
    """Whether a piece says how its item stood before."""
    return EARLIER.search(text) is not None


def state(text: str) -> Kind | None:
    """How a piece says that its item stands."""
    if NOTHING.fullmatch(text):
        return Kind.UNCHANGED
    if CAUGHT_UP.search(text) and not NOT_CAUGHT_UP.search(text):
        return Kind.ON_TRACK
    return next((kind for kind, pattern in STATES if pattern.search(text)), None)
