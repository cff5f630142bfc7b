"""A text cut into clauses, and clauses into pieces that say one thing each."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.patterns import Pattern, any_of

LEADING = any_of(
    "新增 增加 完成 建成 累计 共计 合计 共 已 已经 目前 现在 现已 本周 这周 本月 今年 又 再 的 为 是 约 达 到 任务 计划 目标 预计 因 由于 请 关于 和 与 及 号 项 报 于 从"
).split("|")
SPACE = (
    "".join(f"(?<!{word.strip('(?:)')})" for word in LEADING)
    + r"(?<=[\u4e00-\u9fff%㎡a-zA-Z])\s+(?![不没未尚还])(?=[\u4e00-\u9fff□])"
)
SPACE += r"|(?<=[\u4e00-\u9fff%㎡a-zA-Z])\s+(?=累[计积]|目前|预计|现[在已]|截[至止]|才|已|因|延|申?请|报|计划|力争|争取)"
"""A space that a hurried writer puts for a comma, but not after a word that only leads to the next."""
CUT = Pattern(
    rf"(?<!其中)(?:{SPACE}|"
    r"[;；!！\n]|(?!（(?:市|区|县|市、区|县、市|街道|镇|乡|园区)）)[(（]|(?<!（[市区县镇乡])(?<!（[市县]、[区市])(?<!（街道)(?<!（园区)[)）]|(?:→|->|=>)(?!\s?\d)|(?<=[\u4e00-\u9fff㎡])/(?=\d)|[?？](?!(?<=\d.)[个张座处户家公千平人名条项件场篇期套\d])|(?<!\d)[,，。]|[,，。](?!\d)|\.(?![\d.])|[,，](?=\d+(?:\.\d+)?\s?%)|，(?!\d{3}(?!\d))|。(?!\d{1,2}(?!\d)))"
)
CUES = Pattern(
    any_of(
        r"(?<!不)预计 (?<!符合)(?<![不比达及如于])预期 (?<!不)估计 力争 争取(?=[^,，。\s]) (?<!为)(?<!为了)确保 (?<!按)(?<!按照)(?<!全年)(?<![资度原])计划(?=[□于在下本再完开启]) (?<!按)(?<!按照)(?<!全年)(?<![资度原年工造建设训装])计划(?=\d) 下一?步 接下来",
        "(?<!原)因为?(?!此|地|素) 由于 (?<![没未不])受(?=[^,，]{1,8}影响) 主要是 原因是 问题是 困难是 卡在 但是? 不过(?![来去了关])",
        "(?<![不未没已拟想需])[恳申]请 (?<![不未没已申恳])请(?!示|不[到来]|了?[一-鿿]?假) (?<![不无没])(?<!没有)需要?(?=[^,，]{0,6}协调)",
        "应该(?=[^,，]{0,6}(?:能|可以)) 目前(?=[^,，]{0,4}[在正]) 剩余 剩下 其余 余下 还剩 然后 [等待]待?(?=竣工验收|验收)",
        r"(?<=[个张座处户家人名所里米])□{2,}(?:[这那]边|[这那]块|[这那]头)",
        r"(?:(?<=开工)|(?<=动工)|(?<=封顶)|(?<=招标)|(?<=进场))(?=□{1,4}[年月日号])",
        r"(?<=[张座处户人名家所里米%了批好成过位])\s+(?=[\u4e00-\u9fff])",
    )
)
TIME_ONLY = Pattern(r"[到至在□\s:：年月份日号底初中末前后内上下旬半季度周本这明今天之以个]*")
"""Words with which a hurried writer begins a new thought without a comma."""


class Piece(NamedTuple):
    """A stretch of a text, from start to end; `mark` is the mark that closes its clause."""

    start: int
    end: int
    mark: str = ""


def clauses(text: str) -> Iterator[Piece]:
    """The clauses of a text, by its marks. The comma of 1,200 is none."""
    at = 0
    for cut in CUT.finditer(text):
        if text[at : cut.start()].strip():
            yield Piece(at, cut.start(), cut[0])
        at = cut.end()
    if text[at:].strip():
        yield Piece(at, len(text))


def pieces(text: str, clause: Piece) -> Iterator[Piece]:
    """The pieces of a clause, cut again where a cue begins a new thought."""
    at = clause.start
    for cue in CUES.finditer(text, clause.start, clause.end):
        if not TIME_ONLY.fullmatch(text, at, cue.start()):
            yield Piece(at, cue.start())
            at = cue.start()
    if text[at : clause.end].strip():
        yield Piece(at, clause.end, clause.mark)
