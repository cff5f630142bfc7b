"""What a figure stands for in its clause: the total, what came on top, the plan, last week's, a part, the rest."""

import re
from enum import StrEnum


class Role(StrEnum):
    """The part that a figure plays. Only totals, increments and bare figures can be what is reported."""

    TOTAL = "total"  # 累计210张
    DONE = "done"  # 完成210张: a total, unless a firmer one stands beside it
    OVERALL = "overall"  # 共30处: all that was done, or all there is to do
    BARE = "bare"  # 210张
    THIS = "this"  # 这周210: a total beside last week's, else nobody can tell
    INCREMENT = "increment"  # 又改了12座
    STARTED = "started"  # 已开工36条
    PLAN = "plan"  # 任务500张
    PAST = "past"  # 上周176
    PART = "part"  # 其中新建120座
    REST = "rest"  # 在建5处
    WRONG = "wrong"  # 不是210张


LISTED = frozenset({Role.PLAN, Role.PAST, Role.REST})
"""Roles that a list hands on: 还差12座、3户."""

FILLER = r"(?:任务|目标|计划|数量?|总数|[是为:：约近有的了仅个\s□]|大约|大概|差不多|左右|将近|超过?|接近|不到|分别)*+$"
PERIOD = re.compile(
    r"(?P<past>(?<![比较同跟和与])(?:上上?个?(?:周|月|期|次|旬|季度?|星期|礼拜|半年)|去年|前期|昨天|昨日|原来|原先|原有|此前))"
    r"|(?P<this>(?:本|这|今|当)(?:个?(?:周|月|旬|期|季度?|星期|礼拜)|次|天|日|几天)|近期|近日|最近|一周来|近一周)"
    r"|(?P<now>目前|现在|现已|现有|截至|截止|今年|年初|至今|以来|当前|到)"
)
MOOD = re.compile(
    r"预计|预期|预估|估计|(?<!推)拟(?!定)|(?<!即)将(?!近|原)|力争|争取|确保|打算|准备(?!工作)|下一?步|接下来|(?:能|可|有望)(?:够|望|以)?(?:完成|达到?|建成)|"
    r"(?<!按)计划(?:再|于|在|今年|本月|下|新|完成|建|改|\d|□)|还要|需要?(?:完成|建|改|再)|要(?:完成|建|改|再)|即将|马上|下周|下月|下个月|明年|明天|届时"
)
REPLACED = re.compile(
    r"(?:不是|并非|不应是|而不是|误报成?|误写成?|错报成?|错写成?|原报|原来报|之前报|刚才?报|刚刚报|上午报|上报的|由|从|(?:把|将)原?来?的?)[^,，]{0,8}$"
)
CORRECTED = re.compile(
    r"(?:应该?[为是]|改[为成]|更正[为成]?|调整为|更新为|修正为|订正为|而是|正确的?(?:数字)?[是为]|实际(?:上)?(?:应该?)?[是为]|实为)[^,，]{0,6}$"
)
WRONG_AFTER = re.compile(
    r"^[^,，\d]{0,4}(?:打错|报错|写错|输错|错了|有误|不对|作废|改为|改成|更正为|调整为|应为|应该是)"
)
PART = re.compile(r"其中|包括|包含|内含|含(?!量)|里面|里头|分别[为是]")
PLAN = re.compile(rf"(?:任务|目标|指标|计划|应(?!急)|全年|年度|总数|总量|需|规划|设计|总共需|一共要){FILLER}")
SHARE_OF = re.compile(r"(?:占|完成|达到?)[^,，]{0,10}的\s?$")
REST = re.compile(
    r"(?:还差|还剩|剩余|剩下?|尚余|尚有|还有|另有|另外有?|其余|余下|未完成|未开工|未建|未改|在建|正在|待|在办|仅剩|只剩|差|缺|没完成|尚未完成|尚未)"
    r"(?:[^,，\d]{0,6})$"
)
REST_AFTER = re.compile(
    r"^[^,，\d]{0,6}?(?:在建|未(?!来)|正在|没|待|在办|还没|尚未|进行中|施工中|剩余|即将|要)"
)
STARTED = re.compile(r"(?:新?开工|启动|动工|开建|进场)(?:了|建设|改造|施工|率|数)?[^,，\d]{0,6}$")
STARTED_AFTER = re.compile(r"^[^,，\d]{0,6}?(?:已经?|都已?|均已?)?(?:全部)?(?:开工|启动|动工|开建|进场)")
INCREMENT = re.compile(
    r"新增(?!床位)|又|(?<!不)再(?!次)|增加(?!到|至|为)|多了|多完成|净增|新(?:完成|建成|改|办)|增长(?!到|至)|新添|添了|\+|加了|(?:比|较)上[周月期次].{0,3}[多增]"
)
TOTAL = re.compile(
    r"累计|累积|总共|共计|合计|总计|一共|共(?!同|享|建|有产权|和)|截至|截止|至今|以来|为止|增加[到至为]|增[到至]|提高[到至]|上升[到至]|达到?|目前|现已|现有|到目前"
)
OVERALL = re.compile(r"(?:总共|一共|共)有?\s?□*$")
DONE = re.compile(
    r"完成|建成|办结|办理|已|改[造好完了]|建好|做[了好完]|搞[了好]|弄[了好]|建了|装了|修了|发了|发放|铺[了好设]|搬迁?了?|培训|竣工|投用|验收|交付|刊出|举办|召开|接入|打通|受理|解决|救助|资助|落实"
)


def role(lead: str, trail: str, before: Role | None) -> Role:
    """The role of a figure by the words that lead to it and follow it; `before` is that of the figure before it."""
    if CORRECTED.search(lead):
        return Role.TOTAL
    if REPLACED.search(lead) or WRONG_AFTER.search(trail):
        return Role.WRONG
    if MOOD.search(lead) or (PLAN.search(lead) and not SHARE_OF.search(lead)):
        return Role.PLAN
    return _reported(lead, trail, before)


def _reported(lead: str, trail: str, before: Role | None) -> Role:
    if PART.search(lead):
        return Role.PART
    period = _period(lead)
    if period == "past":
        return Role.PAST
    if REST.search(lead) or REST_AFTER.search(trail):
        return Role.REST
    if STARTED.search(lead) or STARTED_AFTER.search(trail):
        return Role.STARTED
    return _counted(lead, period) or _inherited(lead, before)


def _period(lead: str) -> str | None:
    last = None
    for match in PERIOD.finditer(lead):
        last = match.lastgroup
    return last


def _counted(lead: str, period: str | None) -> Role | None:
    if OVERALL.search(lead):
        return Role.OVERALL
    if TOTAL.search(lead):
        return Role.TOTAL
    if INCREMENT.search(lead):
        return Role.INCREMENT
    is_done = DONE.search(lead) is not None
    if period == "this":
        return Role.INCREMENT if is_done else Role.THIS
    if is_done:
        return Role.DONE
    return None


def _inherited(lead: str, before: Role | None) -> Role:
    """新建120座、改造344座 after 其中 are parts as well."""
    if before is Role.PART or (before in LISTED and lead.lstrip()[:1] in {"、", "和", "及"}):
        return before
    return Role.BARE
