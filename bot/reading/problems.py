"""What is in the way: the category of a problem, by the words that a piece of text uses."""

from functools import lru_cache

from bot.patterns import Pattern, any_of, word

SUBJECTS = {
    "land": word(
        "交地 供地 用地 拆迁户 要价 谈不下来 没谈[下拢] 土地 征地 征收 征迁 拆迁 动迁 腾退 青苗 农转用 地块 选址 钉子户 迁坟 招拍挂 宅基地 腾空 签约 不?肯?[愿让]意?拆 拆不 [没未]拆 拿地 腾地 没腾 [没未不难好]征 户[^,，]{0,8}[没未不][^,，]{0,2}签 地(?=[^,，]{0,4}还?没|还?未) 苗木(?=[征赔清迁]|补偿|没清|没迁) 赔偿 坟 邻避 [没选]到地",
        "政策处理",  # 温州: the settling of claims on land
    ),
    "funds": word(
        r"资金 经费 拨款 款项 补偿款 工程款 尾款 预算 融资 贷款 补助 补贴 配套款 钱 专项债 资本金 款(?!式|待|项?目|爷) 付款 垫资 垫付 缺[\d.]+[万亿]"
    ),
    "bidding": word("放弃中标 招标 招投标 流标 废标 弃标 质疑 投标 中标 开标 评标 标书 采购 挂网"),
    "weather": word(
        "雨 台风 汛 高温 降雪 大雪 雪天 下雪 寒潮 冰冻 霜冻 天气 天不好 洪水 严寒 酷暑 雾霾 天太[热冷] 天寒 地冻 上冻 结冰 冰雪"
    ),
    "policy": word(
        "政策 出台 细则 实施办法 管理办法 实施意见 指导意见 新规 标准(?=还?[未没]) 补助标准 上级文件 省里文件 文件 办法(?=还?[没未])"
    ),
    "staff": word(
        "(?:经理|负责人|经办人|专员|会计)[^,，]{0,3}(?:换|走|调|离) 人手 人(?=不够|少|太少) 换人 难招 人换了 人员 人力 缺人 编制 编外 借调 师资 教师 护理员 医护 医生 专业人才 工人 民工 技术员 用工 招不到 招工 经办人 没人[手接]"
    ),
    "coordination": word(
        "意见不一 意见[不未]统一 [没未]统一意见 各说各 怎么[摊分]钱?[各没不] 谁也不[肯愿] 意见分歧 分歧 扯皮 推诿 各执一词 踢皮球 部门之?间 单位之?间 权属 产权 责任不清 职责不清 互相推 (?:口径|标准|要求|说法|口子|做法)不(?:一致|统一|一样)",
        "说法不一 协调不 没协调 协调难 对接不 没对接 沟通不 配合不 相互推 (?:部门|单位|公司|那边|铁路|局)[^,，]{0,6}谈不拢 (?:街道|乡镇|区里|部门|单位|局)[^,，]{0,4}不配合",
    ),
    "construction": word(
        "设计变更 变更 设计调整 方案调整 地质 溶洞 淤泥 管线 地下水 原设计 设计不 设计有误 岩石 岩层 塌方 沉降 返工 质量问题 施工难 施工条件 工艺 施工场地",
        "作业面 交叉施工 施工图 图纸 撤场 设计方案 软基 挖到 流沙 地基",
    ),
    "approval": word(
        "批复 审批 报批 批文 [未没待等不]批(?!评) 批不下 验收 手续 许可 环评 可研 立项 图审 审查 审核 消防(?!规范|标准|站|车|栓|设施) 备案 规划证 证照 施工证 报建",
        "核准 审定 核发 签字 评审 盖章 卡在.{0,4}(?:局|委|办|厅|规划|发改|住建|国土|环保)",
    ),
}
STRONG = ("land", "funds", "bidding", "policy", "staff", "coordination", "construction")
"""Categories by their subject; what is not approved (用地未批) is a problem of the subject, not of the approval."""
OTHER = word(
    "材料 原料 供货 供应 货源 设备 物资 到货 价格 涨价 疫情 停电 供电 电力 群众 村民 村里 居民 业主 住户 施工 进场 质量 工期 系统",
    "数据 接口 疫苗 机械 厂家 药品 砂石 石料 组件 零件 水泥 沥青 混凝土 钢[筋材] 配件",
)
OBSTACLE = word(
    "未(?!来) 没(?!有?问题|变) 尚(?!可) (?<!还)不(?!含|包括|计|算|断|仅|但|错|影响|少|过|低于|再) 无法 无(?!问题|变化|新|误|障碍) (?<!容)缺 迟迟 (?<!接)待",
    "紧张 卡 堵点 受阻 阻力 阻工 (?<!困)难(?!题已) 偏?慢 滞后 拖 延误 耽误 耽搁 误工 影响(?!不大|较小) 制约 停工 停滞 停了 在等 等着 周期长 流程长 时间长 程序多 环节多 繁琐 不及时",
    "[还正在要得先只直]等(?!级) ^等(?!级) 等[待到批省市] 困难(?!人|群|家庭|职工|户|学生|企业) 问题 不足 不够 上涨 矛盾 纠纷 投诉 反对 阻挠 返工 复杂 来不及 断档 断货 告急 失败 流标 废标 搁置 退回",
    "被退 不畅 滞留 受限 受到?.{0,4}限制",
)
INHERENT = word(
    r"漫天要价 要价[太过]?高 放弃中标 重新招标 高温 寒潮 冰冻 大雾 洪水 内涝 (?:经理|负责人|经办人)换 流标 废标 弃标 质疑 设计变更 停工 阻工 钉子户 资金缺口 缺资金 缺钱 没钱 缺人 扯皮 推诿 意见不一 意见不统一 意见分歧 缺[\d.]+[万亿] 差[\d.]+[万亿](?=资金|元|块) 图纸变更 方案变更 设计方案改 软基 挖到 溶洞 沉降 塌方 人换了 台风 暴雨 大雨 雨季",
    r"梅雨 下了?[^,，]{0,8}雨 连续?[阴降下]?雨 雨天 [下阴]雨 雨多 雨太 雨水  多雨 下雪 天太[热冷] 天气原因 天气不好 天不好 卡在 卡壳 受阻 涨价 断供 断料 停[\d一两三四五半]个?[天周月] 停产 停机 供货紧张 缺料 缺货",
    "断货 返工 地质复杂 耽误 耽搁 误工 拖后腿 阻挠 [遇碰]到 遇上 遭遇 撤场 跑[路了] 叫停 紧缺 [没未]拆 天寒 地冻 上冻 结冰 互相推 相互推 故障 瘫痪 宕机 买不到 订不到 到货晚 流沙 淤泥",
    "人员?太?少 经办人[^,，]{0,3}[换走] 搞唔掂 (?:口径|标准|要求|做法)不(?:一致|统一|一样) 地质问题",
)
"""Words that tell a problem without saying that anything is wanting."""
WAITING = Pattern(
    r"(?:等待|[待等])(?:竣工|消防|综合|最终|整体|正式)?(?:验收|招标|开标|开工|进场|评审|签订|交付|终验|移交)"
)
"""A step that is awaited is no problem."""
CAUSE = Pattern(
    r"^(?:主要)?(?:是)?(?:因为?|由于|受|卡在|原因是|问题是|困难是|难在|主要是(?=[^,，]{1,8}$))(?!此)"
)
CONSEQUENCE = Pattern(
    r"^(?:影响|导致|造成|致使)|(?:施工|进场|推进|[干做]|开展|作业|工期)[^,，]{0,3}(?:不了|不成|不动|影响|困难|拖|延)|停工|停了|[定签下开落栽种]不了|不[愿肯敢]|耽误|耽搁|延误|不能(?:施工|作业|开工|进场|干)|[干栽种铺挖浇推]不[下动成]|[没无]法(?:开工|施工|推进|进场|干)|[没无]法[^,，]{1,6}$|施工停|没人管|没着落|谈不拢|不肯给|卡[着住]|不敢签"
)
"""连续下雨，施工不了: what follows from a problem just told is no further one."""

TROUBLE = any_of("问题 困难 障碍 难点 卡点 堵点 影响 缺口 质疑 投诉 纠纷 矛盾")
OF_WORK = word(
    "(?:没|未|不)(?:有|能)?(?:全部|完全)?(?:完|办结|竣|销号|达|结束|交付|投用|开工|动工|动|改|做|建|弄|报|填|交|搞|干|铺|修|装|好|变|到|用|急|错|少|断|过|算) 什么 没事 知道 清楚 好意思 要 是",
    "滞后 慢 拖 问题 困难 [差剩缺] 待定 确定 明确 时间",
)
"""What is not done yet, and what is said in passing."""
CONCERNED = word(
    "村 街道 乡镇 企业 施工 承包商? 业主 单位 公司 部门 农[民户] 群众 对方 [甲乙]方 厂[家商] 供应商 客商 上面 上级 居民 户主 院方 校方 中介 平台",
    "合同 协议 电缆?(?!话) 水(?!平) 路 气 图 设备 网络 模块 报名 生源 场地 房源 车辆 货 苗",
)
"""Whoever and whatever the work hangs on; with a word of want it is in the way."""
STUCK = word(
    "卡[着住了壳] 没着落 没法 无法 暂停 停[工摆]了? 停了 叫停 谈不[拢成] 没人[管接] 搁置 推不动 动不了 进不[去了] 没说法 有(?:人|群众|居民)?(?:投诉|上访|异议|阻拦)"
)
"""Words that tell by themselves that the work stands still."""
NONE = any_of("没有? 无 不存在 未发现 未出现 未发生 暂无 不缺 不再有 没啥 没什么")
SETTLED = any_of(
    "解决 化解 消除 理顺 落实 到位 办好 办妥 批了 批下来 谈[拢妥好] 批准 批复 协调好 处理 拿到 取得 下来 完成 通过 答复 排除 补上 进场 配齐 调剂",
    "到货 拨付 到账 复工 缓解 克服",
)
MATTER = any_of(
    "问题 困难 矛盾 纠纷 障碍 堵点 难题 手续 资金 经费 款 批复 许可证? 证 用地 土地 验收 审批 质疑 投诉 流标 缺口 指标 材料 设备 人员 人手",
    "征地 拆迁 变更 管线 招标 政策 细则 文件 图纸",
)
LONGEST_NAME = 4
"""A part no longer than this only names what is wanting: 资金, 土地手续."""
DENIED = Pattern(
    rf"{NONE}{any_of('什么 任何 其[他它] 大的? 明显 太大')}?[^,，]{{0,6}}{TROUBLE}"
    rf"|{MATTER}[^,，不未没]{{0,6}}(?:已|都|均|全部|得到|也)[^,，不未没]{{0,4}}{SETTLED}"
    rf"|(?:已经?|均已|都已)[^,，不未没]{{0,6}}{SETTLED}"
    + "|"
    + any_of(
        "[登打]不[上进开] 登录不 不[卡拖堵]了 [不没未]有?停工 不再 不是[^,，]{0,6}的?问题 不缺[^,，]{0,8}$ (?:无需|无须|不需要?)[^,，]{0,6}协调 缓解了 解决了 到位了 批了 下来了 搞定了 协调好了 通过了 不影响 影响不大 没影响 没问题 没有问题 不成问题 不是问题 [:：](?:暂?无|没有)",
        "克服 战胜 抢抓 抓住晴 到位快 及时到位 充足 (?:进展|推进)顺利",
    )
)
"""A problem denied, solved or overcome."""


@lru_cache(maxsize=512)
def category(piece: str) -> str | None:
    """The category of the problem that a piece of folded text tells, or None where it tells none."""
    if DENIED.search(piece) or WAITING.search(piece):
        return None
    is_sure = bool(CAUSE.search(piece.strip(" □")) or INHERENT.search(piece))
    if not is_sure and not OBSTACLE.search(piece):
        return None
    is_known = INHERENT.search(piece) or OTHER.search(piece) or (is_sure and OBSTACLE.search(piece))
    return by_subject(piece) or ("other" if is_known else None)


def categories(piece: str) -> list[str]:
    """The categories of every problem that a piece lists: 资金不到位、三标段流标; 资金、用地都没落实."""
    whole = category(piece)
    if whole is None:
        return []
    parts = piece.split("、")
    listed = [category(part) or _named_alone(part) for part in parts]
    found = [one for one in listed if one]
    return found if len(parts) > 1 and len(found) > 1 else [whole]


def _named_alone(part: str) -> str | None:
    """The subject of a part that only names it."""
    words = part.strip(" □")
    return by_subject(words) if len(words) <= LONGEST_NAME and not DENIED.search(words) else None


def is_want(piece: str) -> bool:
    """Whether what fits no category is in the way: 企业不敢签, 合同没签. What is not done yet is no problem."""
    if DENIED.search(piece) or WAITING.search(piece) or OF_WORK.search(piece):
        return False
    is_of_work = STUCK.search(piece) or (CONCERNED.search(piece) and OBSTACLE.search(piece))
    return is_of_work is not None


def by_subject(piece: str) -> str | None:
    """What a piece is about: the weather before all else, then the subject nearest to its end, then the approval."""
    if SUBJECTS["weather"].search(piece):
        return "weather"
    last = {name: max((m.end() for m in SUBJECTS[name].finditer(piece)), default=-1) for name in STRONG}
    best = max(last, key=last.__getitem__)
    if last[best] >= 0:
        return best
    return "approval" if SUBJECTS["approval"].search(piece) else None
