"""What a figure stands for in its clause: the total, what came on top, the plan, last week's, a part, the rest."""

from enum import StrEnum

from bot.patterns import Pattern, any_of, word


class Role(StrEnum):
    """The part that a figure plays. Only totals, increments and bare figures can be what is reported."""

    TOTAL = "total"  # 累计210张
    DONE = "done"  # 完成210张: a total, unless a firmer one stands beside it
    DOUBTFUL = "doubtful"  # 好像210张; 210张用地未批, in one breath with a problem
    OVERALL = "overall"  # 共30处: all that was done, or all there is to do
    BARE = "bare"  # 210张
    THIS = "this"  # 这周210: a total beside last week's, else nobody can tell
    INCREMENT = "increment"  # 又改了12座
    STAGE = "stage"  # 签约1.4万人: a step on the way, and a total only where nothing else is told
    STARTED = "started"  # 已开工36条
    STARTED_NOW = "started now"  # 本周新开工14个
    PLAN = "plan"  # 任务500张
    PAST = "past"  # 上周176
    PART = "part"  # 其中新建120座
    REST = "rest"  # 在建5处
    WRONG = "wrong"  # 不是210张


GAINS = frozenset({Role.INCREMENT, Role.STARTED_NOW, Role.THIS, Role.STAGE})
"""Roles beside which 总数 is what there is by now."""
LISTED = frozenset({Role.PLAN, Role.PAST, Role.REST})
"""Roles that a list hands on: 还差12座、3户."""

FILLER = (
    any_of(
        "任务 目标 计划 数量? 总数 大约 大概 差不多 左右 将近 超过? 接近 不到",
        r"[是为:：约近有的了仅个\s□]",
    )
    + "*+$"
)
LAST = any_of("原来?的?", "上[周月期次]的?", "之前的?", "刚才的?", "最初的?")
PERIOD = Pattern(
    r"(?P<until>(?:截?至|截止到?|到)(?:[今昨][天日]|昨晚|上个?(?:周|月|星期|礼拜)(?=累计|为止|[总一]?共|已)|上个?(?:周|星期|礼拜)[一二三四五六日天末□]|上个?月[底末]))"
    r"|(?P<past>(?<![比较同跟和与])(?:上上?个?(?:周|月|期|次|旬|季度?|星期|礼拜)(?![^,，\d]{0,8}(?:之后|以后|以来|至今))|去年|上年同期|上回|前一?[轮次]|上一?轮|前期|(?:年初|[去上]年[底末])(?!以来|至今|起|到现在)|原来|原先|原有|此前|前次))"
    r"|(?P<this>(?:[本这今当](?:个?(?:周|月|旬|期|季度?|星期|礼拜)|次|天|日|几天)|昨[天日晚]|前天|近期|近日|最近|一周来|近一周)"
    r"(?!\s?[才刚]+(?:统计|汇总|核|问|拿|收|数)|的?(?:小结|动态|简报|总结|进展|情况|进度|工作|报|数|汇报|\s?[:：])))"
    r"|(?P<now>目前|现在|现已|现有|截至|截止|今年|至今|以来|当前|到)"
)
"""The period that a figure is of: the last one named counts."""

PLANNED = word(
    "预计 预期 预估 估计 力争 争取 确保 打算 不然 否则 要不是 即将 马上 届时 还要 下周 下个?月 明年 明天 下一?步 接下来",
    "(?<!推)拟(?!定|[^,，]{0,8}已) (?<![即现])将(?!近|原) 准备(?!工作) (?:能|可|有望)(?:够|望|以)?(?:完成|达到?|建成)",
    r"(?<!按)(?<!按照)(?<![资度年累])计划(?:再|于|在|今年|本月|[这本]个?月?|下|新|完成|建|改|拆|修|铺|\d|□) (?:需要?|要)(?:完成|建|改|再|做|铺|修|装|拆|办|开|搞|弄|新增|培训)",
)
GOAL = Pattern(
    rf"(?:{any_of('任务 目标 (?<!个)(?<!项)(?<!各)(?<!重点)指标 节点 盘子 控制数 控制目标 上限 限额 (?:今年|全年|年度)的 (?<![对相供反适响])应(?!急) 全年 年度 总数 总量 需 规划 设计 一共要')}|(?:任务|目标|计划)(?:新?开工|基本建成|建成|完工|竣工|新建|改造)|(?<!按)(?<!按照)(?<!累)计划"
    r"|(?:排定|安排实施|计划安排|列入计划)了?[^,，\d]{0,6}(?:项目|工程|任务)\s?$"
    rf"|(?:应该?|该|需|须|要求)(?:完成?|建成?|改造?|达?到)){FILLER}"
    rf"|(?<!占)(?<!完成)(?<!超)(?<!按)(?<!按照)(?<!纳入)(?<!列入)(?<!累)计划(?!的|数|总|外|内|单列|中)[\u4e00-\u9fff□]{{2,10}}(?<!已)(?<!了)(?<!成){FILLER}"
)
AGAINST = Pattern(r"[比较]上个?(?:周|期|月|次|旬|星期|礼拜|回|轮)(?:报|填|上报)?的?\s*$")
MORE = Pattern(r"多了?|增加?了?|涨了?|提高了?")
"""较上期452座: last time's figure, compared with."""
GOAL_AFTER = Pattern(
    r"^[^,，。/\d]{0,8}?的?(?:目标任务|任务|指标任务|计划|盘子|大盘|概算|总盘)(?!已|都|均|全|[完达过就的]|数)"
)
"""领了8处示范点的任务."""
TAKES, GOAL_OF = Pattern(r"占\s?$"), Pattern(r"[^,，\d]{0,4}(?:任务|计划|目标)的")
"""占40所任务的82.5%."""
REACHED = Pattern(r"完成|建成|办结|实现|累计|共")
GOAL_CORRECTED = word("任务 目标 指标 计划")
SHARE_OF = Pattern(
    r"占[^,，\d]{0,8}(?:任务|计划|目标)(?:数|量|值)?$|(?:占|为|到|完[成工]|达到?|实现|[做干]到|[做干搞]了|相当于)[^,，]{0,10}的\s?$"
)
REPLACED = Pattern(
    rf"(?:更正|订正)[:：]?[^,，\d]{{0,10}}[写报填打发]的?\s?$|(?:不是|并非)[^,，]{{0,4}}$|(?:从|由|把|将){LAST}?[\s□约]*$|{any_of('误报成? 误写成? 错报成? 错写成? 原报 前面报 原来报 之前报 刚才?报 刚刚报 上午报 上报的')}[^,，]{{0,8}}$|(?<!改)(?:手滑|笔误|误|错|又|给)?[打写填输]成了?\s?$|刚才?[^,，\d]{{0,6}}(?:[写报填打发][成的]了?|[写报填打发]了?[的是])\s?$"
)
REPLACED_AFTER = Pattern(
    rf"^[^,，\d]{{0,4}}{any_of('是?[敲写打输记弄]反 [系是为属]?笔误 打错 报错 写错 输错 错了 有误 不对 作废 (?:→|->|=>)$ (?<![不没未])变成? [升涨增降减压缩延提扩](?:加|长|高|升|少|减|缩|短|大)?[到至为] 改为 改成 更正为 调整为 应为 应该是')}"
)
CORRECTION = Pattern(r"(?:更正|订正|修正|纠正)[\s:：□]*$")
TURNED = Pattern(r"^[^,，\d]{0,3}[为成到]\s?$")
"""更正21为20处."""
HOLDS = Pattern(r"^\s?(?:的?(?:数据?|口径))?为准")
"""以4326个为准."""
CORRECTED = Pattern(
    rf"{any_of('应该?[为是] 改[为成] 更正[为成]?(?![:：]?(?:刚|之前|原|前面|上午|下午|早上|昨|上[次周月])) 调整为 更新为 修正为 订正为 而是 正确的?(?:数字)?[是为] 核[实对]后[是为] 实际(?:上)?(?:应该?)?[是为] 实为')}[^,，误错]{{0,6}}$"
)
PART_AFTER = Pattern(r"^[^,，\d]{0,8}(?:(?:包含|包括|含|算|计|统计)在(?:内|里面?|其中)|算进去)")
"""12.4万㎡已经算在里面."""
PART = word(
    "[光单仅]是?[^,，\\d]{1,8}就 其中 包括 包含 内含 含(?!量) (?<!任务)(?<!计划)(?<!目标)(?<!在)里[面头]"
)
REST = Pattern(
    any_of(
        r"(?<![废清拆扫])除了? 超额 超出 还差 还剩 剩余 剩下? 尚余 尚有 还有 另有 另外有?(?!□) 另(?=\s?$) 其余 余下 余(?=\s?$) 仅剩 只剩 差(?!不多) 缺 尚未 没完成",
        "[比较][^,，0-9]{1,8}[慢快少晚早]了? 落后了? 滞后了? 提前了? (?<!拖)(?<!亏)欠了? 缩短(?![到至为])了? [没未][改建动开完通铺装签拆验]完?的? 未完成 未开工 未建 未改 未进场 未动工 未启动 (?<!现)在建 (?<!现)在[修改装铺种拆挖施] 正在 (?<![接招期优等])待(?!遇) 在办",
    )
    + r"[^,，\d]{0,6}$"
)
HEARSAY = word("好像 可能 也许 说不准 不确定 不太确定 记不清 似乎")
REST_AFTER = Pattern(
    r"^[^,，、\d目现正常\s]{0,4}?"
    + any_of(
        "[扫收]尾 在(?![册线校编岗库营用运]) 未(?!来) 正在 没(?!问题|有问题|什么|变|动静) (?<!等)待 还没 尚未 进行中 施工中 剩余 即将 要(?!求)",
        "等(?![级等]) 不(?:同意|愿|肯|配合|合格|达标) 停[工了] [动干开进推]不 卡 受阻 有(?:问题|异议|投诉|纠纷|争议) 闹 拒 难 漏 缺 滞后 反对",
    )
)
SUM = Pattern(r"总[数量计额][为是达到]?\s?□*$")
"""+3件次 总数94件次: a total beside what came on top; elsewhere it is what there is to do."""
SUMMED = Pattern(r"累计|累积|共|总|合计")
AMONG = Pattern(r"^\s?(?:[\u4e00-\u9fff□]{0,3}里[头面边]|当中|之中|中(?![标心小学医旬期间午]))[,，]?")
"""三十处里头建好二十一处: of so many."""
OVERSTATED = Pattern(r"(?:[多少错漏]|重复)(?:报|算|计|统计|填|写)了?\s?$")
"""多报了1部: how far the figure told before was wrong."""
OF_WHOM = Pattern(r"^\s?[\u4e00-\u9fff□]{2,8}(?:里[头面边]?|当中|之中|中)有\s?$")
"""4个养老院里有2个: of so many."""
ALL_DONE_AFTER = Pattern(r"^[^,，\d]{0,3}(?:已经?|均已?|都已?)(?:全部|全面)?(?:完成|建成|办结|竣工|完工)")
"""任务22000批次已全部完成."""
OPENED = Pattern(r"(?<![召打展公离])开了\s?$")
"""开了17条，完工11条: begun, and a total only where nothing else is told."""
OF_THEM = Pattern(r"^\s?里[头面边](?!有)[\u4e00-\u9fff□]{2,6}$")
"""35条里头跑起来28条."""
THEN = Pattern(r"[□\s个张处座]*就(?:能|可以?|要|会)?(?:完成|达|建成|到)")
"""再有两个就完成20个了: not yet."""
NOT_YET = Pattern(r"[□\s]*就(?:是|有|够|满)?\s?$")
FIRM = Pattern(
    r"(?:(?<=.)(?:完成|建成|完工|竣工)|累[计积]|[共合总]计|[总一]共|现有|目前有|共有)[^,，\d]{0,2}$"
)
"""累计74公里征地还没弄好: the words that follow begin a new thought."""
DONE_AFTER = Pattern(r"^[^,，\d能将可要]{0,4}(?:已|[均都]完|全部完)")
"""其余21处已完工 is done as well."""
THIS_AFTER = Pattern(r"^[了的\s]*(?:本|这)个?(?:周|星期|礼拜|月|期)(?![底末内中])")
STARTED = Pattern(r"(?:新?开工|启动|动工|开建|进场)(?:了|建设|改造|施工|率|数)?[^,，\d]{0,6}$")
NOT_STARTED = Pattern(
    r"[没未](?:有|能)?(?:进场|开工|动工|启动|开建|竣工|完工|完成|建成|办结|交付|改造?|拆|装)的?\s?$"
)
GAINED_SINCE = Pattern(r"(?:以来|之后|以后)[^,，\d]{0,4}(?:又|再)")
AGAIN = Pattern(r"又|新增|再(?!次)")
STARTED_AFTER = Pattern(r"^[^,，、\d\s]{0,6}?(?:已经?|都已?|均已?)?(?:全部)?(?:开工|启动|动工|开建|进场)")
OF_ONE = Pattern(
    r"[,，\s]*(?!全|合|总|累|共|目前|现|已|今|本|截|到|项目|工程|一|二|三|新)[\u4e00-\u9fff]{3,8}(?<!投资)(?<!工作)(?<!任务)已?(?:建成|完成|完工|改造|铺设)了?\s?$"
)
"""其中云台环线建成32.5公里，古镇连接线建成18.3公里: of one part each."""
ACTUAL = Pattern(r"\s?[、和及]\s?(?:实际|实绩|现已)")
"""计划64座、实际61座."""
NOT_SO = Pattern(r"(?:不是|并非|而非)[^,，]{0,4}$")
"""更正：不是455，是445张."""
ADDED = word(
    r"新增 又 增加(?!到|至|为) 多了 多完成 净增 (?<!最)新(?:完成|完工|建成|改(?!建|扩)|[办铺敷编发装搬签植栽种修接批挖招引培配购认]) 增长(?!到|至) 新添 添了 \+ 加了 (?<![增累合总共追参])加\s?$",
    "(?<!不)再(?!次|报|说|发|核|确认|看|等|补) [比较](?:上[周月期次]|昨[天日]|前[天次]).{0,3}[多增]",
)
STAGE = Pattern(
    rf"{any_of('签[好完过]?了?字的? 受理 签约 签订 签协议? 签了协议? 登记 报名 摸排 排查 筛查 申报 申请 预约 意向 入库 储备 立项 检查 抽查 普查')}[了□]*(?:协议|合同)?(?:的[是有]?)?[\s□]*$"
)
NEWLY = Pattern(
    r"(?<!最)(?<!更)新(?!改建|改扩)(?![增建设区村城型闻旧华址政规店车生人线站校媒材]|能源|媒体|农村)[\u4e00-\u9fff]{1,5}[□\s]*$"
)
"""新开放, 新敷设; 新建 is the name of many a target."""
TOTAL = word(
    "累计 累积 总共 共计 合计 总计 一共 共(?!同|享|建|有产权|和) 截至 截止 至今 以来 为止 目前 现已 现有",
    r"实际(?=\s?$) =\s*$ 加起来 合到一[块起] 合起来 拢共 加一[块起] 加总 算下来 增加[到至为] (?<!新)增[到至](?!位) 提高[到至] 上升[到至] 达到 达(?=[\\s约近了□]*$)",
)
SUM_SO_FAR = Pattern(
    r"(?:补上|加上|算上|至此|到此|[截迄至]今|截至|目前|现在|到[今昨]天|累计|已|新增)[^,，\d]{0,12}总[数量][是为达到]?\s?$"
)
"""至此总数为530套: what there is by now, not what there is to do."""
OVERALL = Pattern(r"(?:总共|一共|共)有?\s?□*$")
DONE = word(
    "完成 完工 建成 办结 办理 竣工 投用 验收 交付 刊出 举办 召开 组织 接入 打通 解决 救助 资助 落实 培训 发放 敷设 投放 贯通 疏通 栽种 补种 引进 认定 招录",
    r"已 改[造好完了] 建[好了] 做[了好完] 搞[了好] 弄[了好] [装修发]了 铺[了好设] 搬迁? [办做改建铺装修发种拆搬]\s?$ 拾掇 拿下 整[了好] (?<![到有成坏丢堵停少缺走去来看死退撤])[了好完]\s?$",
)


def role(lead: str, trail: str, before: Role | None) -> Role:
    """The role of a figure by the words that lead to it and follow it; `before` is that of the figure before it."""
    if HEARSAY.search(lead) or HEARSAY.search(trail) or _is_then(lead, before):
        return Role.DOUBTFUL
    if REPLACED_AFTER.search(trail) or (CORRECTION.search(lead) and TURNED.search(trail)):
        return Role.WRONG
    if after := _after_another(lead, before):
        return after
    is_denied = NOT_SO.search(lead) is not None
    if (CORRECTED.search(lead) and not is_denied) or HOLDS.match(trail) or trail.strip(" ,，") == "不是":
        return Role.PLAN if GOAL_CORRECTED.search(lead) else Role.TOTAL
    if REPLACED.search(lead) or OVERSTATED.search(lead):
        return Role.WRONG
    if goal := _of_goal(lead, trail):
        return goal
    found = _set_aside(lead, trail) or _handed_on(lead, before) or _reported(lead, trail)
    is_whole = (AMONG.match(trail) and DONE.search(trail)) or OF_WHOM.match(trail) or OF_THEM.match(trail)
    if is_whole and (found is None or (found is Role.TOTAL and not SUMMED.search(lead))):
        return Role.PLAN
    return found or Role.BARE


def _of_goal(lead: str, trail: str) -> Role | None:
    """The role of a figure that is planned, or was and is done by now."""
    if GOAL.search(lead) and ALL_DONE_AFTER.match(trail):
        return Role.DONE
    if _period(lead) == "past":  # 去年全年为5400个
        return None
    if PLANNED.search(lead) or (GOAL.search(lead) and not SHARE_OF.search(lead)):
        return Role.PLAN
    is_goal = GOAL_AFTER.search(trail) and not REACHED.search(lead)
    return Role.PLAN if is_goal or (TAKES.search(lead) and GOAL_OF.match(trail)) else None


def _is_then(lead: str, before: Role | None) -> bool:
    """再有两个就完成20个了, 还差9处就30处了."""
    return bool(before and THEN.match(lead)) or (before is Role.REST and NOT_YET.match(lead) is not None)


def _after_another(lead: str, before: Role | None) -> Role | None:
    """The role of a figure that completes the one before it, or sums up all of them."""
    if SUM_SO_FAR.search(lead):
        return Role.TOTAL
    if before in GAINS and SUM.search(lead):
        return Role.TOTAL
    if before is Role.PAST and MORE.fullmatch(lead):
        return Role.INCREMENT
    if before is Role.REST and AMONG.match(lead):
        return Role.REST
    if before is Role.PLAN and OF_THEM.match(lead):
        return Role.DONE
    return Role.DONE if before is Role.PLAN and AMONG.match(lead) and DONE.search(lead) else None


def _set_aside(lead: str, trail: str) -> Role | None:
    """The role of a figure that is not the item's own total."""
    if PART.search(lead) or PART_AFTER.search(trail):
        return Role.PART
    if _period(lead) == "past" or AGAINST.search(lead):
        return Role.PAST
    if NOT_STARTED.search(lead):
        return Role.REST
    is_left = REST_AFTER.search(trail) and not FIRM.search(lead)
    if (REST.search(lead) and not DONE_AFTER.search(trail)) or is_left:
        return Role.REST
    if not STARTED.search(lead) and not STARTED_AFTER.search(trail):
        return None
    is_now = _period(lead) == "this" or AGAIN.search(lead) or ADDED.search(lead)
    return Role.STARTED_NOW if is_now else Role.STARTED


def _reported(lead: str, trail: str) -> Role | None:
    if GAINED_SINCE.search(lead):
        return Role.INCREMENT
    if OVERALL.search(lead):
        return Role.OVERALL
    if STAGE.search(lead) and not (ADDED.search(lead) or NEWLY.search(lead)):
        return Role.STAGE
    if TOTAL.search(lead):
        return Role.TOTAL
    if ADDED.search(lead) or NEWLY.search(lead):
        return Role.INCREMENT
    is_done = DONE.search(lead) is not None
    if _period(lead) == "this" or THIS_AFTER.search(trail):
        return Role.INCREMENT if is_done else Role.THIS
    if OPENED.search(lead):
        return Role.STAGE
    return Role.DONE if is_done else None


def _period(lead: str) -> str | None:
    last = None
    for match in PERIOD.finditer(lead):
        last = match.lastgroup
    return last


def _handed_on(lead: str, before: Role | None) -> Role | None:
    """新建120座、改造344座 after 其中 are parts as well, until a total is named."""
    is_listed = lead.lstrip()[:1] in {"、", "和", "及"}
    is_told = TOTAL.search(lead) or DONE.search(lead) or ADDED.search(lead)
    if before is Role.PART and (is_listed or not is_told or OF_ONE.match(lead)):
        return before
    if before is Role.REST and DONE.search(lead):  # 在建4处、建成2处
        return None
    return before if before in LISTED and is_listed and not ACTUAL.match(lead) else None
