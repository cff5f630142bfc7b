"""What is said in a group beside the reports: questions, errands, roll-calls."""

from bot.patterns import Pattern, any_of

ASKING = Pattern(
    r"^(?:[^,，。\d]{1,6}[,，]\s?)?\W*(?:麻烦|打扰|我|想|顺便|弱弱地?|再)*(?:问[一个]?[句下声]|请问|请教|咨询一下)[^。]*(?:[?？吗呢]|多少|怎么|哪)"
)
"""我问一句啊，…？: a message that begins so reports nothing."""
ENDING = any_of(
    "吗 (?<![着日号底展化静快中行好完成工了干办])呢 么 [了到好完]没有? 多少 几时 何时 啥时候? 什么时候 怎么样 咋样 如何 什么情况 怎么回事 谁 哪个 哪些",
)
WITHIN = any_of(
    "是多少 有没有(?!问题) 是不是 是否 能不能 什么时候 怎么还 咋还 为什么 为啥 怎么填 (?<![对由就、])谁(?:负责|来|能) 哪个单位",
)
ENQUIRY = Pattern(any_of("什么 怎么 咋 如何 哪"))
QUESTION = Pattern(rf"{ENDING}\s*[了啊呀吧的]?\s*$|{WITHIN}")

ASKED_TO_ALL = r"各[^,，。领]{0,4}(?:单位|部门|处室|街道|位(?!领导)|科室|联络员)"
ORDER = any_of("请 务必 要(?!求) 须 抓紧 尽快 于")
ROLL_CALL = Pattern(
    r"(?:^|[,，!！:：\s])\s*@(?:所有人|全体成员|all)|^\s*[【\[]?(?:重要|紧急|会议|工作|温馨)?(?:通知|提醒|提示)\s?(?:[】\]][:：]?|[:：])|^\s*[#【]?\s?接龙|^\s*各(?!位领导)[^,，。!！\d]{1,10}[:：](?=[^;；]*(?<![聘申邀])请)|^\s*各位[^。]{0,50}(?:召开|开会|参加|参会|集合)[^。]*[。，,]?[^。]*请|^\s*各位[^。\d]{0,20}[^。]*请(?:大家|各位|互相|相互)|定于[^。]{2,40}(?:召开|举行|举办)[^。]*(?:会|活动|培训|演练)[^。]*请|^\s*[【\[]?(?:放假|值班|停电|停水|会议)通知\s?[】\]]?[:：]"
)
TO_ALL = Pattern(
    rf"(?:请|希望|要求|通知)[^,，。]{{0,4}}{ASKED_TO_ALL}|{ASKED_TO_ALL}[,，:：]?[^,，。]{{0,10}}{ORDER}"
    r"|各位[^,，。]{0,3}(?:收心|辛苦)|^\s*各(?:单位|部门|位)[^,，。!！\d]{0,8}[:：]|请(?:互相|相互)转告"
    rf"|大家[^,，。]{{0,3}}{any_of('辛苦 抓紧 注意 加快 再 务必 尽快')}"
)

ASKED = any_of("请 麻烦 记得 大家 各(?:单位|位|部门|处室) @[^□,，]{1,8} 帮忙? 你们?")
SENT = any_of(
    "报一?下 报送 报数 上报 报来 报给 报我 填一?下 填报 发一?下 发我 发给 回复 反馈 改成 改一?下 改为 更新一?下 提供 确认 看一?下 核实 核对 补报",
    "补一?下 统计 报进展 报进度 审阅 阅示 报(?=$|[,，。!！])",
)
HURRIED = any_of("抓紧 尽快 把 再")
REPORTED = any_of("报一?下 报送 报数 报来 报给 报我 填一?下 填报 发我 发给 补报 报进展 报进度")
SOON = any_of("马上 稍后 晚点 等会 一会儿? 下午 明天 回头 立即 这就 随后")
ERRAND = Pattern(
    rf"{ASKED}[^,，。]{{0,16}}{SENT}|{HURRIED}[^,，。]{{0,16}}{REPORTED}|{SOON}[再就给]?[报发回给补填]"
    "|[还就]差你们?(?:[一两][个家]|了)?|(?:还没|没|未)(?:报|填|交|回复?|反馈|报送)(?:的|吧|$)|请(?:你们?)?(?:抓紧|加快|尽快)(?:点|啊|时间|进度)?$"
    r"|^\W*(?:马上|立即|立刻|这就)(?:落实|去?办|安排|照办|去?[核查改弄填报补]一?下?)[^,，]{0,2}$|[就再](?:发|报|给|交)[您你]"
    r"|[调协例][^,，。]{0,3}会(?:改[到在]|推迟|取消)"
    "|(?:模板|表格|样表|格式|群文件)[^,，]{0,6}(?:放|发|传|填)|(?:已放|放在?|传到?|见)群"
    r"|请[^,，。]{0,3}(?:自带|携带|带[好上齐]?[^,，。头动领队]{0,6}(?:材料|资料|笔|本|台账|U盘|人))|听说|据说|开会(?!了?\d)|(?<!常务)(?<!专题)会议(?:室|改|时间|取消|推迟|通知|材料)"
    "|(?:核实|统计|汇总|确认|了解|问)(?:中|一下|下|清楚)|正?在(?:核实|统计|汇总|了解|核对)"
)


PROMISE = Pattern(rf"(?:照片|材料|佐证|数据|表)?{SOON}[再就给]?[报发回给补填传][\u4e00-\u9fff]{{0,2}}$")
LED_IN = Pattern(r"[^,，。:：\d]{0,10}[:：].*\d")
"""帮两家代报一下：22号109条: the report follows."""


PLEA = Pattern(r"协调|出面")
"""请督查科协调供电局来看一下: help asked for, not an errand."""


def is_roll_call(text: str) -> bool:
    """Whether a whole message is a roll-call or asks something: 接龙, 请问…."""
    return ROLL_CALL.search(text) is not None or ASKING.search(text) is not None


def is_to_all(text: str) -> bool:
    """Whether a whole message tells everybody what to do."""
    return TO_ALL.search(text) is not None


def is_question(text: str, mark: str) -> bool:
    """Whether a piece asks instead of telling; `mark` is the mark that closes it."""
    return mark in {"?", "？"} or QUESTION.search(text) is not None


def is_enquiry(text: str) -> bool:
    """Whether a piece asks how something is done, instead of asking for it."""
    return ENQUIRY.search(text) is not None


def promise(text: str) -> int | None:
    """Where a clause ends in a promise to send something: …九百亩照片晚点发."""
    match = PROMISE.search(text)
    return match.start() if match else None


def errand(text: str) -> int | None:
    """Where a clause sends someone to report, or promises to, instead of reporting."""
    match = ERRAND.search(text)
    if match and PLEA.search(text, 0, match.end()):
        return None
    return match.start() if match and not LED_IN.match(text, match.end()) else None
