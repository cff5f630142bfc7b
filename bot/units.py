"""Units of measure: which words mean the same, and how one is turned into another."""

from decimal import Decimal
from functools import lru_cache

MEASURED = frozenset("/克米吨瓦升度顷%‰")
"""Characters of units that a ledger brings itself and that measure: 微克/立方米, 标方米."""
MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8)}

MEASURES: dict[str, tuple[str, Decimal]] = {
    unit: (quantity, Decimal(factor))
    for quantity, factor, units in (
        ("length", "1", "米 m"),
        ("length", "0.01", "厘米 cm"),
        ("length", "1000", "公里 千米 km KM Km"),
        ("area", "1", "平方米 平米 平方 平 ㎡ m² m2 M2"),
        ("area", "10000", "公顷"),
        ("area", str(Decimal(10000) / 15), "亩"),
        ("area", "1000000", "平方公里 平方千米 km² ㎢"),
        ("volume", "1", "立方米 立方 方 m³ m3"),
        ("mass", "1", "吨 t"),
        ("mass", "0.001", "公斤 千克 kg"),
        ("mass", "0.0005", "斤 市斤"),
        ("mass", "0.000001", "克"),
        ("power", "1", "千瓦 kW KW kw"),
        ("power", "1000", "兆瓦 MW"),
        ("energy", "1", "千瓦时 kWh"),
        ("money", "1", "元 块钱 人民币"),
        ("dollars", "1", "美元 美金"),
        ("share", "1", "%"),
    )
    for unit in units.split()
}
"""Measures that convert: unit → (quantity, how many of its plainest unit)."""

KINDS = tuple(
    frozenset(words.split())
    for words in (
        "张 床 床位 张床位 张床 个床位 张病床 个",
        "户 家 户家庭",
        "人 名 位 个人",
        "个 处 座 所 家 点位 个点位",
        "个 间",
        "个 栋 幢",
        "个 片 块",
        "个 项 件 宗 起",
        "个 台 套 台套 台(套) 部 盏 根 口 只 组 扇",
        "个 泊位 车位 个泊位 个车位 停车位",
        "个 学位 个学位",
        "个 条 段",
        "辆 台 部",
        "场 场次 次 场(次)",
        "期 期(篇)",
        "篇 份 期(篇)",
        "条 条次",
        "件 件次 件(次)",
        "人 名 人次 人(次)",
        "剂 剂次 针次",
        "户 户次",
        "株 棵",
        "艘 条",
        "本 册",
        "工作日 个工作日",
        "小时 个小时 个钟头",
        "分钟 分",
        "天 日",
        "月 个月",
    )
)
"""Measure words that a hurried writer puts for one another."""

COMPOUNDS = ("人次", "件次", "条次", "期(篇)")
"""The short word is said for the compound, never the compound for the short word: five 人次 may be one 人."""

SQUARE = "方"
"""25万方 of earth are 立方米, of floor space 平方米."""

OTHERS = tuple(
    word
    for words in (
        "个百分点 百分点 倍 批 批次 轮 趟 遍 回 级 类 种 门 部 届 例 笔 头 匹 尾 羽 桶 箱 瓶 包 袋 枚 幅 面 道 孔 眼 樘",
        "延米 颗 粒 副 束 顿 餐 串 艘 船 班 列 节 车 支 队 代 层 页 字 版 卷 标箱 箱次 架次 班次 车次 户次 例次 台次 人份 人天 课时 学时 万人次",
    )
    for word in words.split()
)
"""Further words that follow a figure: known, so that a figure in a foreign unit is never taken for a bare one."""

TIMES = tuple(
    word
    for words in (
        "年 个月 月 周 个星期 个礼拜 星期 礼拜 天 日 个工作日 工作日 个小时 小时 分钟 点钟 点 时 岁 秒 号 年度 个季度 季度 个钟头 个钟 个年头",
    )
    for word in words.split()
)
"""Units of time: figures in them are never progress."""

WORDS = frozenset({*MEASURES, *OTHERS}.union(*KINDS))
"""Every unit known to the house itself; a ledger adds its own."""


@lru_cache(maxsize=4096)
def factor(said: str, owed: str) -> Decimal | None:
    """By what a figure in the unit said is multiplied to stand in the unit owed; None where it cannot stand in it."""
    (said_scale, said_unit), (owed_scale, owed_unit) = _scaled(_bare(said)), _scaled(_bare(owed))
    if said_unit == owed_unit or _is_same_kind(said_unit, owed_unit):
        return said_scale / owed_scale
    said_measure, owed_measure = MEASURES.get(said_unit), MEASURES.get(owed_unit)
    if said_unit == SQUARE and owed_measure and owed_measure[0] == "area":
        said_measure = MEASURES["平方"]
    if said_measure is None or owed_measure is None or said_measure[0] != owed_measure[0]:
        return None
    return said_scale * said_measure[1] / (owed_scale * owed_measure[1])


def _bare(unit: str) -> str:
    """A unit without what stands beside it in brackets: 套 of 套（间）; those that the house knows stay whole."""
    return unit if unit in WORDS else unit.replace("（", "(").partition("(")[0] or unit


def scale(unit: str) -> Decimal:
    """How many plain units one of this is: 10000 for 万元."""
    return _scaled(unit)[0]


def is_money(unit: str) -> bool:
    """Whether a unit is one of money: 万元."""
    measure = MEASURES.get(_scaled(unit)[1])
    return measure is not None and measure[0] in {"money", "dollars"}


def is_counted(unit: str) -> bool:
    """Whether a unit counts whole things: 座, not 公里 nor 万人."""
    scale, plain = _scaled(unit)
    return bool(plain) and scale == 1 and plain not in MEASURES and not set(plain) & MEASURED


def _scaled(unit: str) -> tuple[Decimal, str]:
    myriad = MYRIADS.get(unit[:1])
    return (myriad, unit[1:]) if myriad else (Decimal(1), unit)


def _is_same_kind(said: str, owed: str) -> bool:
    return said not in COMPOUNDS and any(said in kind and owed in kind for kind in KINDS)
