"""The items that a line may speak of, laid out so that the right one is found at once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from bot.items import Item, Target
from bot.patterns import Pattern, words
from bot.script import clean, fold
from bot.units import TIMES, WORDS

GENERIC = Pattern(
    "新增|新建|新设|新开工|改造|建设|完成|推进|实施|开展|提升|加快|建成|开工|整治|优化|实现|组织|打通|治理|设立|开发|促进|加强|"
    "推广|深化|完善|落实|健全|建立|制定|制订|制发|出台|办理|提供|扶持|达到|确保|力争|争取|引进|启动|编制|编报|获得|举办|召开|"
    "项目|工程|工作|任务|服务|设施|行动|计划|机制|制度|体系|平台|系统|情况|问题|资金|审批|验收|招标|征地|设计|施工|进度|"
    "年度|全市|全年|市级|市区|城乡|农村|城镇|城市|全覆盖|不少于|不低于|不超过|超过|以上|左右|免费|单位|部门|企业|群众|市民|"
    "政府|指标|目标|数量|人员|领导|统一|全面|有效|重要|重点|相关|进行|通过|方面|情况|解决|协调|推动|保障|管理|提高|加大|规范|"
    "印发|通水|通电|启用|签约(?!率)|封顶|竣工|投用|投产|通车|办结|完工|交付|上线|开业|挂牌|揭牌|主体(?=结构|封顶|工程|完工)|亿元|万元|"
    "基本|其中|按时|按期|季度|年均|年初|年内|上半年|下半年|年底前|年底|月底前|月底|底前"
)
"""Words of titles that tell no item from another."""
BREAK = Pattern(rf"(?:{GENERIC.pattern}|[^\u4e00-\u9fffA-Za-z]|[和与及等的各为])+")
QUANTITY = Pattern(rf"\d[\d.,]*\s?[万亿]?(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})?")
COMMON = words(
    "建议 信息 公开 数据 材料 设备 施工 用地 手续 意见 政策 天气 会议 文件 时间 完工 续建 困难 影响 审核 人数 统计 上报 检查 区域",
    "投资 中心 全市 培训班 进展 变化 协调 领导 部门 单位 群众 居民 村民 质量 安全 标准 方案 问卷 宣传 活动 民生 承办 督办 平均 面积",
    "新开 新购 新签 新办 登记 签约 全部 实际 通报 汇报 报告 总结 拆迁 征迁 完善 落户 居住 报送 出生 出台",
    "基本 控制 选择 推出 运行 处理 生活 分析 发展 做好 重大 指定 行政 资源 利用 能力 社区 全省 全区 全县 全镇 人口 省专 在全 时从",
)
"""Words of titles that people use in every other line as well, so that alone they name no item."""
SIGN = Pattern(r"\d{1,2}号(?:线|路|桥|地块|泵站)|[A-Za-z]{1,3}\d+(?:\.\d+)?|\d[A-Z](?![a-z])")
PEOPLE = words("居民 村民 农民 学生 学校 老人 老师 工人 群众 中心 企业 单位")
"""Words of their own wherever they stand: 社区居民 is no half of 社区居家养老."""
ACROSS = words("其中 集中 当中 途中 手中")
"""Words whose second character begins no title: 其中小学2000个 speaks of no 中小学."""
IDLE = frozenset("的了在是和与及或从到比一也都又其此这那等个")
"""Characters of grammar: 比上, 成一 of a title are no word of it."""
NOT_HAN = Pattern(r"[^\u4e00-\u9fffA-Za-z]+")
IDLE_PAIRS = words(
    "完成 达到 以上 以下 不少 少于 累计 全年 年度 任务 目标 建设 建成 力争 确保 实现 推进 左右"
)
"""Pairs of characters that tell no target of an item from its neighbours."""
SHORTEST, LONGEST = 2, 6
"""Lengths of the fragments of titles that are kept; a longer mention is several of them in a row."""
DURATIONS = frozenset(TIMES)
CROWD = 40
"""A fragment of more items than this tells nothing."""


class Mention(NamedTuple):
    """A place in a text that repeats a part of the title or the targets of these items (their places in the ledger)."""

    start: int
    end: int
    items: frozenset[int]


class Ledger:
    """Items by number, by the words of their titles, by unit. Built once, read for every line."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = tuple(items)
        self.by_no = {item.no: item for item in self.items}
        self.targets = {target.no: (item, target) for item in self.items for target in item.targets}
        self.units = _units(self.items)
        self.measured = Pattern(rf"[\d一二三四五六七八九十百千万亿]\s?[余多来]?\s?(?:{self.units.pattern})")
        self.counted = Pattern(rf"[\d二两三四五六七八九十百千万][万千百]?\s?(?:{self.units.pattern})\s*$")
        self._places = {item.no: place for place, item in enumerate(self.items)}
        self._by_lead = _by_lead(self.items)
        self._fragments = _fragments(self.items)
        self._durations: dict[frozenset[str], Pattern] = {}
        self._words: dict[str, Mapping[str, frozenset[str]]] = {}

    def renewed(self, items: Sequence[Item]) -> "Ledger":
        """The same ledger of the same names with its items as they are now."""
        ledger = copy(self)
        ledger.items = tuple(items)
        ledger.by_no = {item.no: item for item in items}
        ledger.targets = {target.no: (item, target) for item in items for target in item.targets}
        return ledger

    def find(self, no: str) -> tuple[Item, Target | None] | None:
        """The item or the target of a number: “3” or “3.1”."""
        if no in self.by_no:
            return self.by_no[no], None
        return self.targets.get(no)

    def place(self, item: Item) -> int:
        """Where an item stands in the ledger."""
        return self._places.get(item.no, -1)

    def of_unit(self, unit: str | None) -> tuple[Item, ...]:
        """The items that a unit answers for, as the lead or else in support."""
        return tuple(self.by_no[no] for no in self._by_lead.get(plain_unit(unit), ())) if unit else ()

    def unit_in(self, text: str) -> str | None:
        """The unit that a text begins with: 市民政局：…"""
        for end in range(min(len(text), 12), 2, -1):
            if plain_unit(text[:end]) in self._by_lead:
                return text[:end]
        return None

    def mentions(self, text: str) -> list[Mention]:
        """Where a text repeats titles, in order."""
        found: list[Mention] = []
        at = 0
        while at < len(text) - 1:
            end = None if text[at - 1 : at + 1] in ACROSS else self._longest(text, at)
            if end is None:
                at += 1
                continue
            if end - at > SHORTEST and text[end - 1 : end + 1] in PEOPLE:
                end -= 1
            _add(found, Mention(at, end, self._fragments[text[at:end]]))
            at = end
        return found

    def words(self, item: Item) -> Mapping[str, frozenset[str]]:
        """For each target of an item, the pairs of characters of its words."""
        if item.no not in self._words:
            self._words[item.no] = {target.no: _pairs(target.text) for target in item.targets}
        return self._words[item.no]

    def measures(self, item: Item) -> Pattern:
        """The units of measure of what is said of an item: 天 is one only where a length of time is owed."""
        durations = frozenset(target.unit for target in item.targets) & DURATIONS
        if not durations:
            return self.units
        if durations not in self._durations:
            told = {f"{many}{one.removeprefix('个')}" for one in durations for many in ("", "个")}
            longest_first = sorted(told, key=len, reverse=True)
            self._durations[durations] = Pattern(f"{'|'.join(longest_first)}|{self.units.pattern}")
        return self._durations[durations]

    def _longest(self, text: str, at: int) -> int | None:
        if text[at : at + SHORTEST] not in self._fragments:
            return None
        lengths = range(min(LONGEST, len(text) - at), SHORTEST - 1, -1)
        return next((at + n for n in lengths if text[at : at + n] in self._fragments), None)


def plain_unit(unit: str) -> str:
    """A unit's name without what a hurried writer leaves out: 市民政局 and 民政局 are one."""
    return fold(clean(unit)).strip(" :：,，").removeprefix("市").removeprefix("区").removeprefix("县")


_RECENT: dict[str, Ledger] = {}
"""The ledger last laid out of each programme: laying one out costs more than reading a line."""
KEPT = 4


def laid_out(items: Sequence[Item]) -> Ledger:
    """A ledger of these items. What was laid out for the same names last is used again, with the items as they are now."""
    programme = items[0].programme if items else ""
    last = _RECENT.get(programme)
    if last is None or not _is_named_alike(last.items, items):
        last = Ledger(items)
    elif any(a is not b for a, b in zip(last.items, items, strict=True)):
        last = last.renewed(items)
    if len(_RECENT) >= KEPT and programme not in _RECENT:
        _RECENT.clear()
    _RECENT[programme] = last
    return last


def _is_named_alike(items: Sequence[Item], others: Sequence[Item]) -> bool:
    return len(items) == len(others) and all(
        a is b or _names(a) == _names(b) for a, b in zip(items, others, strict=True)
    )


def _names(item: Item) -> object:
    """What of an item the layout of a ledger hangs on."""
    targets = [(one.no, one.text, one.unit) for one in item.targets]
    return item.no, item.title, item.lead, item.support, targets


def _by_lead(items: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    led, supported = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for item in items:
        for unit in re.split(r"[、,，/;；]", item.lead):
            led[plain_unit(unit)].append(item.no)
        for unit in item.support:
            supported[plain_unit(unit)].append(item.no)
    return {unit: tuple(found) for unit, found in (supported | led).items() if unit}


def _units(items: Sequence[Item]) -> Pattern:
    """Every unit of measure, the ledger's own among them, longest first."""
    own = {fold(clean(target.unit)) for item in items for target in item.targets}
    words = sorted((WORDS | own) - DURATIONS - {"", "%"}, key=len, reverse=True)
    return Pattern("|".join(re.escape(word) for word in words))


def _fragments(items: Sequence[Item]) -> dict[str, frozenset[int]]:
    places = defaultdict[str, set[int]](set)
    for place, item in enumerate(items):
        for source in sources(item):
            for core in cores(source):
                for fragment in _parts(core):
                    places[fragment].add(place)
        for sign in signs(item):
            places[sign].add(place)
            places.setdefault(sign[:SHORTEST], set())
    for fragment in places:
        if fragment in COMMON or (len(fragment) == SHORTEST and not IDLE.isdisjoint(fragment)):
            places[fragment].clear()
    return {fragment: frozenset(found if len(found) <= CROWD else ()) for fragment, found in places.items()}


def sources(item: Item) -> tuple[str, ...]:
    """What an item is called by: its title, and the text of each target; their quantities are blanked."""
    named = [
        target.text.replace(target.unit, " ") if len(target.unit) > 1 else target.text
        for target in item.targets
    ]
    return tuple(_unquantified(text) for text in (item.title, *named))


def signs(item: Item) -> frozenset[str]:
    """The letters with figures that an item is called by: S231, PM2.5."""
    return frozenset(
        sign[0]
        for text in (item.title, *(target.text for target in item.targets))
        for sign in SIGN.finditer(fold(clean(text)))
    )


def _unquantified(text: str) -> str:
    return QUANTITY.compiled.sub(lambda match: " " * len(match[0]), fold(clean(text)))


def cores(source: str) -> list[str]:
    """The words of a title that tell it from others."""
    return [core for core in BREAK.compiled.split(source) if len(core) >= SHORTEST]


def _parts(core: str) -> Iterator[str]:
    for start in range(len(core) - 1):
        for end in range(start + SHORTEST, min(start + LONGEST, len(core)) + 1):
            if core[end - 1] != "不":  # 电梯不少于30部
                yield core[start:end]


def _add(found: list[Mention], mention: Mention) -> None:
    """A mention that continues the last one is one with it."""
    last = found[-1] if found else None
    if last and last.end == mention.start and (both := last.items & mention.items):
        found[-1] = Mention(last.start, mention.end, both)
    else:
        found.append(mention)


def _pairs(text: str) -> frozenset[str]:
    plain = NOT_HAN.compiled.split(_unquantified(text))
    return frozenset(part[n : n + 2] for part in plain for n in range(len(part) - 1)) - IDLE_PAIRS
