"""Slips of the pen in the words of reporting: 预记, 完城, 己开工."""

from bot.patterns import Pattern

SLIPS = {
    "预计": "预记 予计 预既",
    "完成": "完城 完呈 玩成 完诚 完称 宛成 完程",
    "累计": "累记 累继 类计",
    "已完成": "己完成 以完成",
    "已经": "己经",
    "已开": "己开",
    "已建": "己建",
    "已改": "己改",
    "已通": "己通",
    "进度": "进渡",
    "验收": "验受",
    "安装": "按装",
    "竣工": "峻工 骏工 竣公",
    "新开工": "新开公",
    "已开工": "已开公",
    "资金": "资今",
    "公里": "公理",
    "延期": "延其",
    "顺延": "顺沿",
    "正常": "正长",
    "推进": "推近",
    "变化": "变话 变画",
    "拆除": "折除",
    "学位": "学为",
    "床位": "床为",
    "泊位": "泊为",
    "车位": "车为",
}
"""The word that was meant, and how it is mistyped; both of one length, so that every place in a text stays."""
MEANT = {slip: word for word, slips in SLIPS.items() for slip in slips.split()}
SLIP = Pattern(f"(?<!自)(?:{'|'.join(MEANT)})")


LOST = Pattern(r"(?<=[一二三四五六七八九十百千])[?？](?=[个张座户处家名所件条项间公里万亿])")
"""六?座: a figure of which something is lost; nobody can tell how many."""
LOST_DIGIT = Pattern(r"(?<=\d)[?？](?=\d|[座处户家所间栋])")


def mended(text: str) -> str:
    """A folded text with its slips put right, each where it stood."""
    text = LOST_DIGIT.compiled.sub("×", LOST.compiled.sub("几", text))
    return SLIP.compiled.sub(lambda match: MEANT[match[0]], text)
