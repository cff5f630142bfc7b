"""A town's ledger, and the shorthand in which the tests of reading say what a line means.

A table has one line each: what was written, after a bar the card that it answers, after a second bar the speaker's
unit; then `=>` and what it says, nothing if it says nothing:

    本周又改了12座|7.1 => 7.1 + 12座          an increment; `=` is a total, `7.1 80%` a percentage
    用地未批，预计11月底完成|9 => 9 problem land; 9 forecast 2017-11-30
    无变化||市水利局 => ? which_item           what to ask
"""

from datetime import date
from decimal import Decimal

from bot.items import Form, Item, Target
from bot.reading import Ledger, read
from bot.statements import Kind, Mode, Reading, Statement, Unclear
from bot.workdays import Workdays

TODAY = date(2017, 9, 13)
CALENDAR = Workdays()


def target(no: str, text: str, value: str, unit: str, within: str | None = None) -> Target:
    """One target of so much at least."""
    return Target(no, text, Form.AT_LEAST, Decimal(value), unit, within=within)


def item(no: str, title: str, lead: str, *targets: Target, due: date | None = None) -> Item:
    """One item of the town's year."""
    return Item("town", no, title, targets, lead=lead, due=due)


ITEMS = (
    item("3", "新增养老床位", "市民政局", target("3.1", "新增养老床位500张", "500", "张"), due=date(2017, 12, 31)),
    item(
        "5", "妇女“两癌”检查", "市卫计委",
        target("5.1", "宫颈癌检查80000人次", "80000", "人次"), target("5.2", "乳腺癌检查80000人次", "80000", "人次"),
    ),
    item("7", "改造农村公厕", "市农办", target("7.1", "改造农村公厕800座", "800", "座")),
    item(
        "8", "信息辅政提升工程", "信息处",
        target("8.2", "全年获得省领导批示30篇以上", "30", "篇"), target("8.5", "全年刊出《要情》240期以上", "240", "期"),
        target("8.6", "全年刊出《专报》200期以上", "200", "期"), target("8.7", "专报批示率25%以上", "25", "%"),
    ),
    item("9", "口袋公园", "市园林局", target("9.1", "建成口袋公园30处", "30", "处")),
    item(
        "11", "公立幼儿园", "市教育局",
        target("11.1", "新开工公立幼儿园30所", "30", "所"), target("11.2", "续建公立幼儿园完工40所", "40", "所"),
    ),
    item(
        "12", "屋顶光伏", "市发改委",
        target("12.1", "新增屋顶光伏装机5万千瓦", "5", "万千瓦"), target("12.2", "家庭屋顶光伏1.2万户", "12000", "户"),
    ),
    item("14", "污水管网", "市水利局", target("14.1", "新建污水管网180公里", "180", "公里")),
    item("15", "农村生活污水治理", "市水利局", target("15.1", "治理农村生活污水60个村", "60", "个")),
    item("16", "建议提案办理", "市府办", target("16.1", "按时办复率100%", "100", "%")),
    item("18", "城中村改造投资", "市住建委", target("18.1", "完成投资12亿元", "12", "亿元")),
    item("20", "打通断头路", "市住建委", target("20.1", "打通断头路开工10条", "10", "条")),
)  # fmt: skip
TOWN = Ledger(ITEMS)

Row = tuple[str, str | None, str | None, str]
"""A line, the card that it answers, the speaker's unit, and what it says."""


def table(text: str) -> list[Row]:
    """The rows of a table."""
    return [_row(line) for line in text.strip().splitlines()]


def says(row: Row, ledger: Ledger = TOWN) -> str:
    """What the line of a row says, in shorthand."""
    line, answers, unit, _ = row
    return shorthand(read(line, ledger, today=TODAY, calendar=CALENDAR, answers=answers, unit=unit))


def shorthand(reading: Reading) -> str:
    """A reading in the shorthand of the tables."""
    if isinstance(reading, Unclear):
        return f"? {reading.code}"
    return "; ".join(_short(statement) for statement in reading)


def _row(line: str) -> Row:
    written, _, says = line.partition("=>")
    text, answers, unit = (*written.strip().split("|"), "", "")[:3]
    return text.replace("\\n", "\n"), answers or None, unit or None, says.strip()


def _short(said: Statement) -> str:
    if said.kind is Kind.PROGRESS:
        sign = {Mode.TOTAL: " = ", Mode.INCREMENT: " + "}.get(said.mode or Mode.TOTAL, " ")
        return f"{said.target}{sign}{said.value}{said.unit}"
    return " ".join(str(word) for word in (said.item, said.kind, said.category, said.date) if word)
