"""An issue of the summer of 2017 and the rows of its annex, as the papers' tests want them."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.briefing import Row
from bot.items import Form, Item, Mark, PlanPoint, Stage, Target
from bot.office import Issue

START, TODAY = date(2017, 1, 1), date(2017, 6, 30)
CUTOFF = datetime(2017, 6, 30, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
OFFICE, DAY = "市政府办公室督查室", "2017年6月30日"

HEADINGS = ("一、已完成的指标（1项）", "二、进度滞后的指标（1项）", "三、下一步要求")
BODY = (
    "截至6月30日，2017年民生实事3项指标中，已完成1项，按序时推进1项，滞后1项。",
    HEADINGS[0],
    "5.1 妇女“两癌”检查（83,000/80,000人次，103.8%，市卫计委）。",
    HEADINGS[1],
    "2.1 新增养老床位：完成176/500张（35.2%），低于序时进度14.8个百分点；卡在审批；责任单位市民政局；预计11月完成。",
    HEADINGS[2],
    "请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。",
)
ISSUE = Issue(
    key="minsheng-2017/monthly/2017-06",
    programme="minsheng-2017",
    round="monthly",
    period="2017-06",
    series="通报",
    year=2017,
    number=4,
    title="2017年民生实事进展情况通报（第4期）",
    cutoff=CUTOFF,
    paragraphs=(*BODY, OFFICE, DAY),
)

BEDS = Row(
    "2.1",
    "新增养老床位",
    "新增养老床位500张",
    "市民政局",
    "500张",
    Decimal(130),
    Decimal(176),
    "35.2%",
    "否",
    "卡在审批",
)
ROWS = (
    BEDS,
    Row("5.1", "妇女“两癌”检查", "检查8万人次", "市卫计委", "80,000人次", Decimal(51000), Decimal(83000), "103.8%", "是", ""),
    Row("9.1", "环境空气质量", "优良率", "市环保局", "", None, Decimal("92.35"), "", "是", ""),
    Row("6.1", "智慧停车平台上线", "智慧停车平台上线", "市公安局", "", None, None, "", "未报数", ""),
)  # fmt: skip
HOSTILE = replace(
    BEDS,
    item='=HYPERLINK("http://evil.example","看")',
    target="@SUM(1+1)\x00\x0b床位😀\u202e张",
    note="https://evil.example/?a=1&b=<2>",
)


def owed(no: str, text: str, value: int, unit: str, now: str | None, due: date | None = None) -> Target:
    mark = None if now is None else Mark(Decimal(now), TODAY)
    met_on = TODAY if now is not None and Decimal(now) >= value else None
    return Target(no, text, Form.AT_LEAST, Decimal(value), unit, due=due, current=mark, met_on=met_on)


def item(no: str, title: str, lead: str, *targets: Target) -> Item:
    return Item("minsheng-2017", no, title, targets, lead=lead, stage=Stage.IN_PROGRESS)


ITEMS = (
    item("1", "促进城镇就业", "市人力社保局", owed("1.1", "城镇新增就业30万人", 300000, "人", "160000")),
    item("2", "新增养老床位", "市民政局", owed("2.1", "新增养老床位500张", 500, "张", "176")),
    item("3", "送戏进村", "市文广新局", owed("3.1", "送戏进村263场", 263, "场", "10")),
    item("5", "妇女“两癌”检查", "市卫计委", owed("5.1", "检查8万人次", 80000, "人次", "83000")),
    item("6", "新建公共文化空间", "市文广新局", owed("6.1", "新建公共文化空间4个", 4, "个", None)),
)
PLANNED = replace(ITEMS[1].targets[0], plan=(PlanPoint(date(2017, 3, 31), Decimal(100)),))
