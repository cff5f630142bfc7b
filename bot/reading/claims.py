"""What is said to have been reached: the whole item, or a node on the way (开工, 主体封顶, 验收)."""

from bot.patterns import Pattern, any_of, word

NODE = any_of(
    "开工 动工 破土 奠基 封顶 结顶 进场 挂网 招标 开标 中标 招投标 立项 可研 初步设计 初设 施工图 图审 设计 环评 批复 核准 备案 许可证? 施工证",
    "验收 审批 审查 征地 拆迁 征迁 签约 三通一平 场地平整 桩基 打桩 基础(?!上|设施) 主体(?!责任) 结构 装修 安装 调试 试运行 试运营 封关 前期 方案 印发 出台",
    "发文 下发 挂牌 揭牌 采购 摸排 调研 排查 普查 评审 合同 签订 交地 供地 土方 绿化 通水 通车 通电 贯通 合龙 测绘 勘察 地勘 比选 论证 选址 公示",
    "批文 定标 中标通知书 中标单位 协议 责任书 授信 [稳能安洪]评 水保 概算 项目建议书 用地预审 农转用 土地证 执照 牌照 备案证 获批 批准 审议 常务会 规委会 党组会 上会 筹建 送电 通气 闭水 打压 压测 测评 联调 评估 考核 名单 定稿 签发",
    "试营业 开园 开馆 开街 开幕 授牌 移交(?!给) 割接 正负零 初验 终验 初稿 征求意见 会签 征收 用地手续 土建 外立面 管线 基坑 地基 签字仪式",
)
FINISHED = any_of(
    "完成 完工 竣工 完结 建成 办结 结束 收官 销号 达成 了结 告竣 交工 结[项题案](?!前) 收[工口](?!程) 交[卷账差] 画上句号 大功告成 齐活 办理完毕 投用 投入使用 交付使用 完事",
    "报结 [办搞做弄干建改装修铺忙检查搬发]完(?!善) [办搞弄建改装修]好(?=了|$) 搞定 [弄办]妥 拿下(?!来) (?:达到|实现)了?(?:年度|全年|预定)?(?:目标|任务)(?![的\\d])",
)
AND_USED = any_of("[并和、]?(?:投用|投入使用|启用|交付使用|交付|开放)")
DONE = Pattern(
    r"(?<![未没不尚待率])(?<!没有)(?<!即将)(?<!基本)(?<!接近)(?<!未能)(?<!部分)(?<!假期)(?<!放假)(?<!会议)(?<!活动)"
    rf"{FINISHED}(?:{AND_USED})?(?!率|度|时间|时限|标准|清单|流程|期限|要求|名单|情况|比例|后|前|的|[^,，]{{0,2}}\d)"
)
AROUND = Pattern(
    any_of(
        "高质量 保质保量 如数 足额 整项 本项 此项 全线 全部(?:建设)?内容 我(?:[局处办委区县市]|们(?:[局处办委]|单位)?)的? 我单位的? 本?(?:项目|工程|任务|工作|事项|指标|实事) 我们 [这那该][项个]?(?:工作|任务|项目|工程|事项)? 年度 全年 今年 目标 任务",
        "[牵负承][头责担办]的? 建设 改造 治理 实施 已经 目前 现已 [均都也就已现] 全部 全面 超额 提前 如期 顺利 按[期时] 圆满 业已 [以己] 所有 各项 整体 总体",
        r"(?:状态|进度|情况)[:：] 于 [这两三四五六各几]?[一两三四五六]?[项个](?:指标|任务|工作|内容)? 这?一项 全(?![市县区省镇]) 报 早[就已] 特 并 按程序 照?程序 销号 办结 麻烦 烦请 提请 [恳申]?请求?(?:予以?)? 望 希望 可以? 请予? 请求 予以 [我咱]们算 算 了 啦 的 [吧呢哈咯嘞咧呀喽哦哒] [□\s,，、:：。✓✔√☑/]",
    )
    + "*+"
)
"""What may stand around a claim that is of the whole item; any other subject (前期工作已完成) is a node."""
ALL = Pattern(r"全部|全面|[均都]|所有|悉数")

BEGUN = any_of(
    "已经? 均 都已 业已 完成了? 通过(?!推|实施|采|加|开展|优化|建立|强化|整合|创新|组织|并联|容缺|协调|多) 取得了? 拿到了? 获得?了? 实现了? 正式 过了 启动了? 进入了? 刚"
)
ENDED = any_of(
    "已 完成 完工 竣工 通过 完毕 结束 到位 下来了 批了 下了 到手 拿到 领[到了] 办[好妥]了 签[了完好] 定了 已定 敲定 齐全 合格 成型 获批 成功 发布 印发 已?过 阶段 了[\\s。]*$"
)
REACHED = Pattern(rf"{BEGUN}[^,，。]{{0,10}}?{NODE}|{NODE}[^,，。未没不]{{0,6}}{ENDED}")
EVENT = Pattern(
    rf"{any_of('开工 动工 封顶 结顶 通车 通水 贯通 合龙 奠基 揭牌 上线 上线运行 投运 授牌 定标 获批 定稿 (?<!拟)印发 (?:首次)?并网(?:成功|发电)? 试营业 开园 开馆 开街 开幕 送电 通气')}(?:[了啦咯喽]|仪式)?[□\s]*$"
)
"""Nodes that are reached by being named: 主体封顶, 昨天开工."""
OF_ITEMS = Pattern(r"办结|销号|报结")
CALLED = Pattern(r"[□\s]*[\u4e00-\u9fff]{2,4}?(?:已经?|都|均|早[就已])*[□\s]*")
NOT_ITEM = Pattern(r"手续|工单|诉求|投诉|案|[征拆]|前期|部分|件|证|申请|上月|上周")
ANY_NODE = Pattern(NODE)
WORK = Pattern(
    r"[□\s]*(?![^,，]*(?:部分|阶段|个别|首批|第|一期|二期|标段|片区|其他|其它|上述|准备|保障|宣传|协调|会议|检查组|整改|路基|路面|桥|隧道|土石方|附属|围挡|清表))[\u4e00-\u9fff□]{2,30}(?:工作|任务|项目|工程|事项)(?!面|量)"
)
NOT_REACHED = word(
    "[扫收]尾 送审 报审 送到 送去 报到 送进 已报 报(?:发改|住建|规划|国土|环保|到|给|送|上|省|市) 去年 往年 上轮 早已 外市 兄弟 原已 (?:前期|准备)阶段 (?<!按)要求(?!的) 务必 必须 (?<!申)请 其余 其[他它] [未没尚待] 就[开动]工 再[开动]工 后[开动]工 不能算 不算 算不上 正在 在办 准备 即将 近期 近日 不日 [还仍尚]在 处于 等(?!级) 部分 基本 几乎 尽快 抓紧 早日 大半 大部 快要?完 无法 不能(?!不) 未能 没能 没法 难以 迟迟 同步推进 加快推进 恢复施工 复工"
)
SOLVED = word(
    "问题 困难 矛盾 质疑 投诉 纠纷 难题 障碍 缺口 阻力 解决 化解 赶上 追上 克服 了结 扯皮 推诿 谈[拢妥好] 谈下来 协调好"
)
"""A problem solved is no node."""


def is_done(text: str) -> bool:
    """Whether a piece claims that the whole item is finished."""
    claim = DONE.search(text)
    if claim is None or not AROUND.fullmatch(text, claim.end()):
        return False
    lead = text[: claim.start()]
    return AROUND.fullmatch(lead) is not None or _is_the_work(lead) or _is_of_item(lead, claim[0])


def _is_of_item(lead: str, claim: str) -> bool:
    """危改办结: of items only it is said that they are 办结, whatever they are called."""
    is_claim = OF_ITEMS.match(claim) is not None
    return (
        is_claim
        and CALLED.fullmatch(lead) is not None
        and not (ANY_NODE.search(lead) or NOT_ITEM.search(lead))
    )


def _is_the_work(lead: str) -> bool:
    """辅具适配工作已: the work itself by another name; 征地工作 and 前期工作 are nodes on the way."""
    work = WORK.match(lead)
    return (
        work is not None and not ANY_NODE.search(work[0]) and AROUND.fullmatch(lead, work.end()) is not None
    )


def is_node(text: str, *, is_past: bool) -> bool:
    """Whether a piece says that a node is reached. `is_past`: it names a day that has come."""
    if SOLVED.search(text) or NOT_REACHED.search(text):
        return False
    if REACHED.search(text) or EVENT.search(text) or (DONE.search(text) and not is_done(text)):
        return True
    return is_past and ANY_NODE.search(text) is not None
