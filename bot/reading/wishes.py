"""What is asked of the office: help, a new deadline."""

from collections.abc import Sequence

from bot.dates import Found
from bot.patterns import Pattern, any_of, word

WISH = any_of("请 恳求 望 盼 建议 需要? 要求 麻烦 拜托 求 争取")
AUTHORITY = any_of("市里 市领导 市府办 市政府 督查室 上级 领导 办公室")
HELP = Pattern(
    rf"{WISH}[^,，。]{{0,14}}{any_of('协调 支持 支援 帮助 帮忙 出面 牵头 督促 推动 关注 解决 过问 调度 会商 帮[着我]? 协助')}"
    rf"|{WISH}[^,，。]{{0,10}}{any_of('尽快 抓紧 早日 及时 加快')}[^,，。]{{0,3}}{any_of('拨 批 审 办理 落实 出具 移交 交地 安排 下达')}"
    rf"|{WISH}[^,，。]{{0,14}}{any_of('统筹 拍板 定夺 裁定 倾斜 牵线 召集 撮合 疏通 打个?招呼 推一[把推] 碰一?碰头? 碰个头 叫到?一[块起] 提级 发函 督办单 挂牌督办 施压 压一压 发个?话 说句话 给定 给句话 给个话 拍个板 给个说法')}"
    rf"|{WISH}[^,，。各]{{0,4}}(?:{AUTHORITY}|[^,，。各]{{0,6}}[局委办厅行院])[^,，。]{{0,6}}{any_of('催一?[催下] 重视 关心 配合 明确 研究 加快 抓紧 尽快 尽早 早日 督一下 开个?会 发话')}"
    rf"|帮[忙着我们一下]*{any_of('催 说说 推[动推] 推一[把推] 打个?招呼 对接 牵线 疏通 沟通 想想?办法')}|{any_of('能否 能不能 可否 可不可以 是否可')}[^,，。]{{0,12}}{any_of('协调 帮[忙着我们]*(?:协调|解决|推动|沟通|想|说) 帮忙$ 帮$ 支持 支援 出面 牵头 统筹')}"
    r"|[亟有]待[^,，。]{0,4}协调|非[^,，。]{1,6}出面不可|单?靠我[^,，。]{0,6}(?:推不动|协调不动|不行)|[得要](?:领导|市里|上级|上面)[^,，。]{0,4}(?:出面|压一压)"
    rf"|帮(?:忙|着|我们|手)?协调|{AUTHORITY}[^,，。]{{0,6}}(?:协调|出面)(?!会|了)"
)
MEETING = Pattern(
    rf"(?:{WISH}|得)[^,，。]{{0,4}}(?:市长|{AUTHORITY})[^,，。]{{0,4}}(?:协调会|调度会)|{WISH}[^,，。]{{0,6}}(?:召集|组织|牵头)[^,，。]{{0,20}}(?:协调会|调度会|专题会|碰头会)"
)
"""得市长开个协调会: such a meeting asked for, not one that was held."""
COURTESY = Pattern(
    r"[□\s]*[恳敬]?请(?:各位)?(?:领导|[市县区]里|科里|督查[室科处]|[市县区]?政府|[市县区]委|贵[室办局])?(?:予以?|给予|多多?)?(?:支持|理解|谅解|关照|批准)(?:为[盼感])?[\s。]*"
)
"""请予支持: where a new deadline is asked for, the close of that request, and none of its own."""
NO_HELP = word(
    "报请[^,，]{0,12}(?:验收|审批|审查|评审|审议) 没有?(?:什么)?(?:要|需要?) 已(?:经)?(?:请|协调|向) 协调会 正在协调 感谢 谢谢 加强协调 协调好 [不无]需要? (?:未|没有?)(?:发现|遇到|存在)[^,，]{0,3}需 销号 办结 报结 无须 不用 争取",
    "[:：](?:暂?无|没有)",
)

ASKED = Pattern(
    any_of("延期 延后 推迟 顺延 宽限 展期 延长 缓期 往后延 延迟 后延 延到 延至 缓到 缓至 往后推 再给")
    + "|"
    + r"(?:时限|期限|工期|完成(?:时间|日期)|办结(?:时间|日期)|竣工(?:时间|日期)|交付(?:时间|日期)|截止日期|目标时间|节点)[^,，]{0,14}(?:调整?|放[宽到至]|改|延|推|变更|后移)|(?:调整|变更|放宽|延长)[^,，]{0,4}(?:时限|期限|工期|节点|日期)"
)
FORMAL = word("延期 宽限 展期 缓期")
"""Words of a request in themselves; 推迟 may be a mere forecast."""
ASKING = word("申请 请 要求 希望 能否 能不能 可否 是否可 可不可以 建议 想 盼 麻烦 批准")
SHIFTED = word(
    "放宽[至到] 推[到后] 往后[推挪放延移顺] 后移 挪到 缓[到至] 展延 宽[限延]?[到至] 给到 (?<!会议)(?<!活动)调整?[到至为]"
)
"""Words of a request only beside one who asks: 恳请放宽至11月底."""
BEGGED = word("申请 恳?请 希望 能否 能不能 可否 是否可 可不可以 建议 想 盼 拟(?=延|推|调|顺) 望 麻烦")
ALONE = Pattern(rf"[□\s:：]*(?:{FORMAL.pattern})[\s了]*[,，。;；\s]")
"""6号延期，延到12月20日前."""
MEANT = word("需 要 拟")
"""With a formal word these ask as well: 需延期到11月底."""
EXPECTED = word("预计 预期 估计 可能 会 恐")
"""预计延期到12月底 foretells, and asks for nothing."""
NOT_ASKED = Pattern(
    rf"[若如]有[^,，]{{0,3}}调整|{any_of('(?<![能可要])不 无需 无须 没有? 未 不用 不必 避免 不再 不会 不得 (?<!能)不能 已同意 (?<![请望求])同意 已批准 (?<![请望求])批准 已经?')}[^,，]{{0,3}}(?:申请)?"
    rf"{any_of('延期 延后 推迟 顺延 延长 延迟')}"
    r"|(?:延期|宽限|展期|顺延)[^,，]{0,12}(?:已经?|已获)(?:批|同意)"
)


CLOSING = Pattern(r"销号|办结|报结|(?:未|没有?)(?:发现|遇到|存在)[^,，]{0,3}需")
"""给我们报个办结吧: asked for, but no coordination."""
GRANTED = Pattern(r"(?:批|同意|答复|办)(?:下来|好)?了?(?:没有?|吗|么)")
"""上次申请的延期批了没有: asked after, not asked for."""


def asks_help(text: str) -> bool:
    """Whether a piece asks for coordination."""
    if MEETING.search(text):
        return True
    return HELP.search(text) is not None and NO_HELP.search(text) is None


def asks_extension(text: str, dates: Sequence[Found]) -> bool:
    """Whether a piece asks for a new deadline."""
    if NOT_ASKED.search(text) or GRANTED.search(text):
        return False
    if dates and SHIFTED.search(text) and BEGGED.search(text):
        return True
    if not ASKED.search(text):
        return False
    if ASKING.search(text):
        return True
    if ALONE.fullmatch(text):
        return True
    if EXPECTED.search(text):
        return False
    return FORMAL.search(text) is not None and (bool(dates) or MEANT.search(text) is not None)


def denies_extension(text: str) -> bool:
    """Whether a piece speaks of a new deadline that is not wanted, or is granted already."""
    return NOT_ASKED.search(text) is not None
