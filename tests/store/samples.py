"""One of each noun, as the office of 2017 might have had it."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from bot.items import (
    Form,
    Item,
    Mark,
    PlanPoint,
    Problem,
    Programme,
    Report,
    Stage,
    Target,
)
from bot.notices import About, Button, Text
from bot.office import Beat, Card, Issue, Noun, Outcome, Question, Spoken
from bot.people import Group, Invite, Person, Role
from bot.statements import Code, Kind, Mode, Statement

AT = datetime(2017, 9, 11, 9, 0, tzinfo=timezone(timedelta(hours=8)))
LATER = AT.astimezone(UTC) + timedelta(hours=6)
GROUP = -1001234

PROGRAMME = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
REPORT = Report(
    id="-1001234/17/3",
    programme="minsheng-2017",
    item="3",
    at=AT,
    by=201,
    unit="市教育局",
    text="第3项新增学位累计506个",
    statements=(Statement("3", Kind.PROGRESS, "1", Mode.TOTAL, Decimal("506.0"), "个", text="累计506个"),),
    chat=GROUP,
    message=17,
)
ITEM = Item(
    programme="minsheng-2017",
    no="3",
    title="新增义务教育学位",
    targets=(
        Target(
            no="1",
            text="新增学位900个",
            form=Form.AT_LEAST,
            value=Decimal(900),
            unit="个",
            due=date(2017, 11, 30),
            plan=(PlanPoint(date(2017, 6, 30), Decimal("412.50")),),
            current=Mark(Decimal(506), date(2017, 9, 11)),
        ),
        Target(no="2", text="入学率较上年提高", form=Form.INCREASE, value=Decimal("0.35"), base="上年"),
    ),
    lead="市教育局",
    support=("市财政局", "市住建局"),
    leader="周立",
    stage=Stage.IN_PROGRESS,
    latest=REPORT,
    problem=Problem("用地", "地块尚未交付", date(2017, 8, 2)),
    reopened_at=AT,
    earlier_dues=(date(2017, 9, 30), date(2017, 10, 31)),
)
PERSON = Person(
    201, "陈静", Role.CONTACT, "市教育局", stand_in=202, away_until=date(2017, 9, 15), reachable=True
)
CARD = Card(
    key="minsheng-2017/weekly/2017-W37",
    programme="minsheng-2017",
    round="weekly",
    period="2017-W37",
    chat=GROUP,
    items=("3",),
    opens=AT,
    closes=AT + timedelta(days=2),
    since=AT - timedelta(days=7),
)
QUESTION = Question(
    "q1", "minsheng-2017", Code.WHICH_TARGET, 201, GROUP, 17, "又完成30个", AT, ("1", "2"), held=(REPORT,)
)
ISSUE = Issue(
    key="minsheng-2017/monthly/2017-09",
    programme="minsheng-2017",
    round="monthly",
    period="2017-09",
    series="通报",
    year=2017,
    number=9,
    title="关于9月进展情况的通报",
    cutoff=AT,
    paragraphs=("截至9月11日，", "已完成506个。"),
    figures=(("items", 11), ("targets", 37)),
    published_at=AT,
)
NOUNS: tuple[Noun, ...] = (
    PROGRAMME,
    ITEM,
    REPORT,
    PERSON,
    Group(GROUP, "民生实事督办群", "minsheng-2017", thread=4),
    Invite("abc123", Role.LEADER, "市政府办", 101, AT + timedelta(days=1), used_by=301),
    CARD,
    Spoken("card/1", GROUP, 16, "minsheng-2017", ("3",), card=CARD.key),
    QUESTION,
    ISSUE,
    Beat("minsheng-2017", AT),
)

ASKED = Text(
    key="minsheng-2017 weekly 2017-W37",
    chat=GROUP,
    html="请报送<b>第3项</b>的进展",
    keyboard=((Button("无变化", "same:3"),),),
    about=About("minsheng-2017", ("3",), CARD.key),
)
TURN = Outcome((PROGRAMME, ITEM, REPORT), (ASKED,))


def text(number: int) -> Text:
    """A plain message with a key of its own."""
    return Text(f"text {number}", GROUP, f"第{number}条")


def report(number: int, at: datetime) -> Report:
    """One more report of the third item."""
    return Report(f"r{number}", "minsheng-2017", "3", at, 201, "市教育局", f"累计{number}个", ())
