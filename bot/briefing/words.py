"""Every sentence of the briefings, as a careful secretary of the office would write it.

The patterns are those of real ones: 瓯海 2018-10 and 会昌 2023-10 (the opening, 截至句), 城厢 2022-08 (each lagging one with
what it is stuck on), 灌云 2019-Q3 (who has not reported), 萧县 2025-09 (figures and expected months), 温州 2017 (the account).
`c` is the measure word of the counts (项), `noun` what they count (指标), `measure` both (项指标); `all` and `each` are
全部 and 均, which one thing alone does without.
"""

# ── Titles, headings, the foot ──────────────────────────────────────────────────────────────────────────────────
TITLES = {
    "briefing": "{name}进展情况{series}（第{number}期）",
    "summary": "{name}上半年进展情况{series}",
    "account": "{name}完成情况{series}",
}
HEADING = "{ordinal}、{words}"
ORDINALS = "一二三四五六七八九十"
LATE_ISSUE = "本期为补发。"

# ── The counts ──────────────────────────────────────────────────────────────────────────────────────────────────
OPENING = "截至{day}，{name}{total}{measure}中，{parts}。"
OPENING_ALL_DONE = "截至{day}，{name}{total}{measure}已{all}完成{of_done}。"
OPENING_ALL_AHEAD = "截至{day}，{name}{total}{measure}{each}按序时推进。"
OPENING_SILENT = "截至{day}，{name}{total}{measure}{each}未报送数据。"
OPENING_EMPTY = "截至{day}，{name}没有需要通报的{noun}。"
DONE = "已完成{n}{c}"
EARLY = "提前完成{n}{c}"
OVER = "超额完成{n}{c}"
AHEAD = "按序时推进{n}{c}"
BEHIND = "滞后{n}{c}"
LATE = "严重滞后{n}{c}"
OVERDUE = "逾期{n}{c}"
UNKNOWN = "未报数{n}{c}"
CLOSED_SHORT = "已销号但未达任务数{n}{c}"
AMONG = "（其中{parts}）"
AMONG_PLAIN = "，其中{parts}"
ASIDE = "另有{parts}，未计入上述总数。"
PAUSED = "{names}暂停办理"
STOPPED = "{names}终止办理"

# ── The account of the year: the office's own kind of line (温州市府办 2017) ─────────────────────────────────────────
ACCOUNT_ALL = "{name}{total}{measure}，{by}已{all}完成{of_done}{issues}。"
ACCOUNT_SOME = "{name}{total}{measure}，{by}已完成{n}{c}{of_done}，未完成{left}{c}{issues}。"
ACCOUNT_NONE = "{name}{total}{measure}，{by}{each}未完成{issues}。"
ACCOUNT_EMPTY = "{name}没有列入督办的{noun}。"
ACCOUNT_ISSUES = "；全年共通报{n}期"
ACCOUNT_ISSUES_SO_FAR = "；共通报{n}期"
BY_YEAR_END = "到年底"
BY_DAY = "截至{day}"
UNITS_HEADING = "各牵头单位完成情况"
UNITS_ALL = "{n}个牵头单位承担的{noun}已全部完成：{listed}。"
UNITS_ONE = "由{unit}承担，共{n}{c}。"
UNITS_DONE = "承担的{noun}全部完成的牵头单位{n}个：{listed}。"
UNITS_LEFT = "尚有{noun}未完成的牵头单位{n}个：{listed}。"
UNIT = "{unit}{n}{c}"
UNIT_LEFT = "{unit}承担{n}{c}、完成{done}{c}"
UNIT_NONE = "{unit}承担{n}{c}、尚未完成"
OVERRUN_HEADING = "未完成和晚于原定时限完成的{noun}（{n}{c}）"
OVERRUN_HEADING_LEFT = "未完成的{noun}（{n}{c}）"
OVERRUN_HEADING_LATE = "晚于原定时限完成的{noun}（{n}{c}）"
OVERRUN = "{called}：{facts}；责任单位{unit}。"
OVERRUN_DUE = "原定{due}前完成，实际于{on}完成"
OVERRUN_EXTENDED = "原定{first}前完成，经批准延期至{due}，实际于{on}完成"

# ── 时间过半、任务过半 (青岛 2015: 基本实现任务时间双过半) ──────────────────────────────────────────────────────────
HALF_HEADING = "时间过半、任务过半情况"
HALF_ALL = "可按进度衡量的{n}{measure}进度已{all}过半，实现时间过半、任务过半。"
HALF_MOST = "可按进度衡量的{n}{measure}中，进度过半的{m}{c}（{m}/{n}，{share}），基本实现时间过半、任务过半。"
HALF_SOME = "可按进度衡量的{n}{measure}中，进度过半的{m}{c}（{m}/{n}，{share}），尚未实现时间过半、任务过半。"
HALF_NONE = "可按进度衡量的{n}{measure}进度{each}未过半，尚未实现时间过半、任务过半。"
HALF_REST = "未过半的{n}{c}：{listed}。"

# ── What changed since the last issue ───────────────────────────────────────────────────────────────────────────
CHANGES = "与第{number}期相比，{parts}。"
CHANGES_NONE = "与第{number}期相比，完成和滞后的{noun}没有变化。"
NEWLY_DONE = "新完成{n}{c}{listed}"
RECOVERED = "由滞后转为按序时推进{n}{c}{listed}"
NEWLY_BEHIND = "新列入滞后{n}{c}{listed}"
UNDONE = "因数据更正不再计为完成{n}{c}{listed}"
ADDED = "新增列入{n}{c}{listed}"
REMOVED = "不再列入{n}{c}{listed}"

# ── The finished by name ────────────────────────────────────────────────────────────────────────────────────────
FINISHED_HEADING = "已完成的{noun}（{n}{c}）"
CLOSED = "已销号"
SEE_ANNEX = "{listed}，具体见附件。"

# ── Each lagging one: figure, gap, what it is stuck on, unit, expected month ────────────────────────────────────────
LAGGING_HEADING = "进度滞后的{noun}（{n}{c}）"
LAGGING_REST = "另有{n}{c}已另行督办，不逐一列出。"
LAGGING = "{called}：{facts}。"
COMPLETED = "完成{figure}"
NOT_DONE = "尚未完成"
NO_FIGURE = "尚未报送完成数据"
GAP = "低于序时进度{points}"
GAP_CEILING = "使用快于时间进度{points}"
EXCEEDED = "超出上限{excess}"
SELF_REPORTED = "责任单位自报滞后"
OVERDUE_BY = "应于{day}前完成，已逾期{n}天"
NO_PROBLEM = "未说明原因"
RESPONSIBLE = "责任单位{unit}"
EXPECTED = "预计{month}完成"
EXPECTED_LATER = "预计{month}完成，晚于{due}的时限"
EXPECTED_PAST = "原报{day}完成，已过期未重新报送"
NOT_EXPECTED = "未报预计完成时间"
WAS_EXPECTED = "原预计{day}完成"

# ── Problems that want coordination (温州市府办 2017: 分级协调) ──────────────────────────────────────────────────────
COORDINATION_HEADING = "需协调解决的问题（{n}件）"
COORDINATION = "{called}（{unit}）：{problem}，建议由{level}协调。"
ASKED_FOR_HELP = "责任单位提请协调"
OWN_LEADER = "分管领导{leader}"

# ── What is in the way: by the categories of the contract the usual wording, and narrower ones by a hint of the unit's ─
REASONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "land": ("因用地尚未落实", (
        ("选址", "因选址尚未确定"),
        ("征[地收迁]|拆迁|腾退|搬迁|[没未]拆", "因征地拆迁尚未完成"),
        ("指标", "因用地指标尚未落实"),
    )),
    "funds": ("因资金尚未到位", (
        ("缺口|[差缺][\\d,.]+[万亿]|不足|不够|紧张", "因资金存在缺口"),
        ("[没未]拨|拨付|拨款", "因资金尚未拨付到位"),
    )),
    "approval": ("因相关审批手续尚未办结", (
        ("消防.*验收", "因消防验收尚未通过"),
        ("消防", "因消防审批手续尚未办结"),
        ("环评", "因环评手续尚未办结"),
        ("施工许可|施工证", "因施工许可手续尚未办结"),
        ("图审|施工图", "因施工图审查尚未完成"),
        ("规划", "因规划审批手续尚未办结"),
        ("立项|可研", "因立项审批手续尚未办结"),
        ("验收", "因验收手续尚未办结"),
    )),
    "bidding": ("因招标工作尚未完成", (
        ("流标|废标|弃标|放弃中标", "因招标未成功"),
        ("质疑|投诉", "因招标质疑投诉尚未处理完毕"),
        ("采购", "因采购工作尚未完成"),
    )),
    "construction": ("受施工条件影响", (
        ("变更|设计|图纸|方案", "受设计变更影响"),
        ("管线", "因管线迁改尚未完成"),
        ("地质|溶洞|淤泥|岩|软基|流沙|地下水|塌方|沉降", "受地质条件影响"),
    )),
    "weather": ("受天气影响", (
        ("台风", "受台风影响"),
        ("连续?[阴降下]?雨|梅雨|雨季|连日", "受连续降雨影响"),
        ("暴雨|大雨|洪|内涝", "受强降雨影响"),
        ("雨", "受降雨影响"),
        ("雪|冰|冻|寒|冷", "受低温天气影响"),
        ("高温|热", "受高温天气影响"),
    )),
    "coordination": ("因有关单位意见尚未统一", (
        ("群众|村民|居民|业主|住户|农户", "因群众意见尚未统一"),
        ("权属|产权", "因权属问题尚未理顺"),
        ("职责|责任", "因职责分工尚未明确"),
        ("配合|联合|协同|对接", "因有关单位尚需协同配合"),
        ("谈|协议", "因与有关单位尚未达成一致"),
    )),
    "staff": ("因工作力量不足", (
        ("师资|教师|老师", "因师资力量不足"),
        ("医|护", "因医护力量不足"),
        ("工人|民工|施工", "因施工力量不足"),
        ("换|调走|走了|离职", "因工作人员变动"),
    )),
    "policy": ("因相关政策尚未出台", (
        ("细则|办法", "因实施办法尚未出台"),
        ("标准", "因相关标准尚未明确"),
    )),
}  # fmt: skip
REASON_OTHERWISE = "因存在其他困难"
BECAUSE = "因{text}"
REASON_AND_WORDS = "{reason}（{text}）"

# ── Who has not reported; what falls due; what is asked ─────────────────────────────────────────────────────────
UNHEARD_HEADING = "未按要求报送进展的单位"
UNKNOWN_HEADING = "尚未报数的指标"
UNHEARD = "{since}，{units}未报送进展，请抓紧补报。"
UNHEARD_ALL = "{since}，各牵头单位均未报送进展，请抓紧补报。"
SINCE_LAST = "第{number}期通报以来"
SINCE_START = "截至{day}"
UNKNOWN_NAMED = "尚未报数的{n}{c}：{listed}。"
DUE_HEADING = "{days}天内到期的{noun}（{n}{c}）"
DUE_ON = "{day}到期{n}{c}{listed}"
NEXT_ISSUE = "下一期通报定于{day}印发。"
NEXT_ISSUE_IF = "届时如仍有{noun}未完成，下一期通报定于{day}印发。"
PROGRESS_HEADING = "本期进展情况（{n}{c}）"
PROGRESS = "{unit}：{listed}。"
ADDED_NOW = "本期新增{n}，累计{figure}"
TAKEN_OFF = "本期核减{n}，累计{figure}"
FROM_TO = "上期{was}，本期{now}"
MET = "已完成"
PLANS_HEADING = "下一步计划"
CASES_HEADING = "典型案例（{n}个）"
OF_ITEM = "{called}（{unit}）：{text}。"
DEMAND_HEADING = "下一步要求"
DEMAND_ALL_DONE = "请各牵头单位做好资料归档和后续管理，巩固工作成果。"

# ── Shared turns ────────────────────────────────────────────────────────────────────────────────────────────────
CALLED = "{no} {name}"
SHARE = "{figure}（{percent}）"
FACTS = "{called}（{facts}）"
UNIT_GROUP = "{unit}{n}{c}：{listed}。"
CEILING = "{now}，上限{goal}"
LEVEL = "{now}，目标{goal}"
APPEARANCE = "形象进度{percent}"
NUMBERS = "编号{listed}"
NO_UNIT = "未明确责任单位"

# ── What stops an issue ─────────────────────────────────────────────────────────────────────────────────────────
PART_OVER_WHOLE = "{part}累计{n}，大于所属的{whole}累计{of}，请核对"
SAME_NUMBER = "编号{no}的指标出现{n}次，请核对台账"
