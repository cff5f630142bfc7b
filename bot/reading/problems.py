"""What is in the way: the category of a problem, by the words that a piece of text uses."""

from functools import lru_cache

from bot.patterns import Pattern, any_of, word
from bot.reading.lexicon import FIELDS, INHERENT, OBSTACLE, OTHER, SIGNS, STRONG

WAITING = Pattern(
    r"(?:等待|[待等])(?:竣工|消防|综合|最终|整体|正式)?(?:验收|招标|开标|开工|进场|评审|签订|交付|终验|移交)(?!手续)|[待拟](?:上会|挂网|审议|定标|签约|印发|公告)"
)
"""A step that is awaited is no problem."""
CAUSE = Pattern(
    r"^(?:主要)?(?:是)?(?:因为?|由于|受(?!益|理|惠|训|助|检|教|奖)|卡在|原因是|问题是|困难是|难在|主要是(?=[^,，]{1,8}$))(?!此)"
)
CONSEQUENCE = Pattern(
    r"^[^,，]{0,14}(?:也就|随之|跟着|因而|从而)|(?<!控制价)(?<!限价)定不下来?|^(?:影响|导致|造成|致使)|(?:施工|进场|推进|[干做]|开展|作业|工期)[^,，]{0,3}(?:不了|不成|不动|影响|困难|拖|延)|不让[^,，]{0,4}[进施开动]|停工|停了|[定签下开落栽种]不了|不[愿肯敢]|耽误|耽搁|延误|不能(?:施工|作业|开工|进场|干)|[干栽种铺挖浇推打刷装吊]不[了下动成]|[没无]法(?:开工|施工|推进|进场|干)|[没无]法[^,，]{1,6}$|施工停|没人管|没着落|谈不拢|不肯给|卡[着住]|不敢签|[上下进过]不[来去了]|(?<![供买订])不上[去来]|(?<!开)不起来|只[好能得]|[进入开收住搬用]不了[\u4e00-\u9fff]?|[运送拉搬]不[出进]|[没无]法(?:定稿|铺|压|挖|开挖|弄|粘|继续)|[打通]不通|没谈[拢妥成]|不好[^,，]{0,3}推|往下推|干等|都?在等|等着|歇着|忙不过|顾不过"
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
    "到货 拨付 到账 复工 缓解 克服 调解 调处 了结 [抢追补赶][回上平]来? 摆平 平息 撤诉 撤回 说通 做通 松口 点头 谈成 拿下 着落 修好 恢复 理清 明确 统一 达成 接手 认领",
    "兑现 放款 招[到满齐] 到岗 返岗 清零 闭环 攻克 定标 回复 修补 修复 加固 更换 打通 疏通 破解 销号",
)
MATTER = any_of(
    "问题 困难 矛盾 纠纷 障碍 堵点 难题 手续 资金 经费 款 批复 许可证? 证 用地 土地 验收 审批 质疑 投诉 流标 缺口 指标 材料 设备 人员 人手",
    "征地 拆迁 变更 管线 招标 政策 细则 文件 图纸",
)
SUPPLY = Pattern(
    r"断货|断供|缺货|脱销|供不上|[发交]不[出过][来货]?|调不到(?!人|位)|到不了货|[排投]产[^,，]{0,2}[紧满]|(?<!正在)(?<!已)(?<!已经)排产|货[^,，]{0,4}[发运]不|断料|缺料"
)
"""Short supply of whatever it is."""
LONGEST_NAME = 4
"""A part no longer than this only names what is wanting: 资金, 土地手续."""
DENIED = Pattern(
    r"是(?:上个?[月周次]|上半年|以前|之前|前阵子|去年)的事|配合得?[^,，不没]{0,4}(?:好|到位|默契)|(?<!被)(?:责令|限期)[^,，]{0,4}(?:返工|整改)|(?:较快|提升|提高|增长|顺利|超额|靠前|领先|好于预期)[^,，]{0,4}的?(?:主要)?原因|(?:围绕|聚焦|针对)[^,，。]{2,}(?:分析|研究|整治|治理|开展|制定|组织|排查|攻坚|整改|化解|破解|召开|加大|加强)|有(?:什么|任何|其他)?问题[^,，。]{0,2}(?:请|可|随时|再|欢迎|找|联系)|感谢[^,，。]{2,}(?:配合|支持|帮助|指导)|"
    rf"{TROUBLE}(?:已经?|就|也)?没有?了|[都也足]够(?:用|了)?(?=$|[,，。])|{NONE}{any_of('什么 任何 其[他它] 大的? 明显 太大')}?[^,，]{{0,6}}{TROUBLE}"
    rf"|{TROUBLE}[^,，不未没能要]{{0,4}}{SETTLED}了"
    rf"|{MATTER}[^,，不未没]{{0,6}}(?:已|都|均|全部|得到|也)[^,，不未没]{{0,4}}{SETTLED}"
    rf"|(?:已经?|均已|都已)[^,，不未没]{{0,6}}{SETTLED}"
    + "|"
    + any_of(
        "[登打]不[上进开] 登录不 不[卡拖堵]了 [不没未]有?停工 不再 不是[^,，]{0,6}的?问题 不缺[^,，]{0,8}$ (?:无需|无须|不需要?)[^,，]{0,6}协调 缓解了 解决了 到位了 批了 下来了 搞定了 协调好了 通过了 不影响 影响不大 没影响 没问题 没有问题 不成问题 不是问题 [:：](?:暂?无|没有)",
        "不用再?[列挂报提说] 不再[列挂] 不列了 划掉 勾掉 勾销 翻篇 告一段落 [挺熬闯]过来 不[扯踢闹拦顶][^,，]{0,2}了 绕道了 水退了 天晴了 (?<!下)雨停了 台风过去?了 调整作息 错峰(?!名单|生产|清单) 将至 演练 防暑 防范 防备 预案 返工完 不成立",
        "(?:没有?|未|不)(?:再|因|受|有|人|发生|出现)?(?:耽误|耽搁|流标|废标|返工|断货|缺货|断供|扯皮|推诿|分歧|下雨|争议|阻工) 无(?:设计变更|分歧|争议|质疑|异议|政策处理) (?:没|未)(?:有)?(?:遇到?|碰到?|发生|出现) 没受?[^,，]{0,4}影响",
        "不(?:占|涉及|差钱|差人) (?:不用|无需|无须|不需要?)(?:再|报|办)?(?:征|拆|审|批|招标) [战抗]高温 冒雨",
        "(?:高温|台风|汛期?|雨季|梅雨|寒潮|冰冻)[^,，]{0,3}(?:退去|过去|过后|结束|一过|之后) 克服 战胜 抢抓 抓住晴 到位快 及时到位 充足 (?:进展|推进)顺利",
    )
)
"""A problem denied, solved or overcome."""


@lru_cache(maxsize=512)
def category(piece: str) -> str | None:
    """The category of the problem that a piece of folded text tells, or None where it tells none."""
    if DENIED.search(piece) or WAITING.search(piece):
        return None
    if sign := _by_sign(piece):
        return sign
    if SUPPLY.search(piece):
        return "other"
    is_sure = bool(
        CAUSE.search(piece.strip(" □")) or INHERENT.search(piece) or SIGNS["approval"].search(piece)
    )
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
    if whole != "other":  # 3家企业、11户居民的补偿协议没签: what has a field is told of all of them
        found = [one for one in found if one != "other"]
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


def has_sign(piece: str) -> bool:
    """Whether a phrase of a piece tells a problem of its field by itself."""
    return _by_sign(piece) is not None


def is_set_phrase(piece: str) -> bool:
    """Whether words tell a problem by themselves, whatever stands around them."""
    return has_sign(piece) or INHERENT.search(piece) is not None


def _by_sign(piece: str) -> str | None:
    """The field of the last phrase that tells one by itself; the weather before all else."""
    last = {
        name: max((m.end() for m in SIGNS[name].finditer(piece)), default=-1) for name in ("weather", *STRONG)
    }
    best = "weather" if last["weather"] >= 0 else max(last, key=last.__getitem__)
    return best if last[best] >= 0 else None


def by_subject(piece: str) -> str | None:
    """What a piece is about: the weather before all else, then the subject nearest to its end, then the approval."""
    if FIELDS["weather"].search(piece):
        return "weather"
    last = {name: max((m.end() for m in FIELDS[name].finditer(piece)), default=-1) for name in STRONG}
    best = max(last, key=last.__getitem__)
    if last[best] >= 0:
        return best
    is_approval = FIELDS["approval"].search(piece) or SIGNS["approval"].search(piece)
    return "approval" if is_approval else None
