"""Whole briefings of a small office through its year, compared as text."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bot.briefing import Brief, Draft, Stopped, compose
from bot.items import Form, Item, Mark, PlanPoint, Problem, Programme, Report, Stage, Target
from bot.lamps import Rules
from bot.office import Issue

ZONE = ZoneInfo("Asia/Shanghai")
PROGRAMME = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
DEMAND = "请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。"


def on(month: int, day: int) -> date:
    return date(2017, month, day)


def owed(
    no: str, text: str, value: int, unit: str, due: date | None = None, plan: tuple[PlanPoint, ...] = ()
) -> Target:
    return Target(no, text, Form.AT_LEAST, Decimal(value), unit, due=due, plan=plan)


def item(no: str, title: str, lead: str, *targets: Target) -> Item:
    return Item(PROGRAMME.key, no, title, targets, lead=lead, leader="俞副市长" if no in "23" else "")


BUILT = tuple(
    PlanPoint(day, Decimal(value)) for day, value in ((on(3, 31), 3), (on(6, 30), 12), (on(8, 31), 40))
)
LEDGER = (
    item("1", "促进城镇就业和创业", "市人力社保局",
         owed("1.1", "城镇新增就业30万人", 300000, "人"), owed("1.2", "扶持创业3万人", 30000, "人")),
    item("2", "新增养老床位", "市民政局", owed("2.1", "新增养老床位500张", 500, "张")),
    item("3", "中小学幼儿园建设", "市教育局", owed("3.1", "新开工中小学、幼儿园30所", 30, "所", on(6, 30)),
         owed("3.2", "续建中小学、幼儿园完工40所", 40, "所", on(8, 31), BUILT)),
    item("4", "改造农村公厕", "市农办", owed("4.1", "改造农村公厕800座", 800, "座")),
    item("5", '妇女"两癌"检查', "市卫计委", owed("5.1", "检查8万人次", 80000, "人次", on(9, 30))),
    item("6", "智慧停车平台上线", "市公安局", Target("6.1", "智慧停车平台上线", Form.MILESTONE, due=on(10, 31))),
)  # fmt: skip

UNSAFE = Problem("approval", "因消防验收还没批!!", on(4, 10))
SHORT = Problem("funds", "", on(10, 10))
HISTORY: tuple[tuple[str, date, tuple[int, ...], dict[str, Any]], ...] = (
    ("3", on(3, 20), (8, 3), {}),
    ("4", on(3, 22), (200,), {}),
    ("1", on(3, 25), (90000, 8000), {}),
    ("2", on(3, 28), (130,), {}),
    ("4", on(5, 3), (300,), {}),
    ("1", on(5, 25), (301000, 14000), {}),
    ("2", on(5, 26), (176,), {"problem": UNSAFE, "forecast": on(11, 30), "wants_help": True}),
    ("5", on(6, 3), (51000,), {}),
    ("3", on(6, 20), (28, 12), {}),
    ("4", on(6, 27), (420,), {}),
    ("3", on(8, 25), (30, 40), {}),
    ("2", on(9, 26), (380,), {"problem": None, "wants_help": False}),
    ("5", on(9, 28), (83000,), {}),
    ("4", on(10, 10), (520,), {"problem": SHORT, "forecast": date(2018, 1, 15)}),
    ("6", on(11, 6), (), {"problem": Problem("bidding", "流标一次", on(10, 8))}),
    ("1", on(11, 18), (326000, 30500), {}),
    ("2", on(12, 5), (520,), {}),
    ("4", on(12, 20), (800,), {"problem": None, "forecast": None}),
)


def office(day: date) -> tuple[Item, ...]:
    items = {item.no: item for item in LEDGER}
    for no, said, totals, more in HISTORY:
        if said <= day:
            items[no] = heard(items[no], said, totals, more)
    return tuple(items.values())


def heard(known: Item, said: date, totals: tuple[int, ...], more: dict[str, Any]) -> Item:
    at = datetime(said.year, said.month, said.day, 10, tzinfo=ZONE)
    report = Report(f"{known.no}/{said}", known.programme, known.no, at, 1, known.lead, "", ())
    targets = tuple(marked(t, said, n) for t, n in zip(known.targets, totals, strict=False)) if totals else tuple(
        replace(target, met_on=said) for target in known.targets
    )  # fmt: skip
    return replace(known, targets=targets, stage=Stage.IN_PROGRESS, latest=report, **more)


def marked(target: Target, said: date, total: int) -> Target:
    met_on = target.met_on or said if target.value is not None and total >= target.value else None
    return replace(target, current=Mark(Decimal(total), said), met_on=met_on)


def brief(day: date, items: tuple[Item, ...] | None = None, **more: Any) -> Brief:
    facts: dict[str, Any] = {
        "programme": PROGRAMME, "does": "briefing", "series": "通报", "number": day.month - 2, "start": on(1, 1),
        "cutoff": datetime(day.year, day.month, day.day, 15, tzinfo=ZONE), "rules": Rules(), "office": "市府办",
        "items": office(day) if items is None else items, "signed_on": day, "demand": DEMAND,
    }  # fmt: skip
    return Brief(**facts | more)


def drafted(order: Brief) -> Draft:
    draft = compose(order)
    assert isinstance(draft, Draft)
    return draft


def text(order: Brief) -> str:
    draft = drafted(order)
    return "\n".join((draft.title, *draft.paragraphs)) + "\n"


def issued(day: date, number: int) -> Issue:
    before = brief(day)
    standings = drafted(before).standings
    return Issue(
        str(number),
        PROGRAMME.key,
        "monthly",
        "",
        "通报",
        2017,
        number,
        "",
        before.cutoff,
        (),
        standings=standings,
    )


def test_a_first_issue_to_which_nobody_reported() -> None:
    order = brief(on(3, 31), LEDGER, silent=tuple(item.lead for item in LEDGER))
    assert (
        text(order)
        == """\
2017年民生实事进展情况通报（第1期）
截至3月31日，2017年民生实事8项指标均未报送数据。
一、未按要求报送进展的单位
截至3月31日，各牵头单位均未报送进展，请抓紧补报。
二、下一步要求
请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。
市府办
2017年3月31日
"""
    )


def test_a_late_issue_says_that_it_is_one() -> None:
    assert (
        text(brief(on(3, 31), silent=("市卫计委", "市公安局"), is_late=True))
        == """\
2017年民生实事进展情况通报（第1期）
本期为补发。截至3月31日15时，2017年民生实事8项指标中，按序时推进5项，滞后1项，未报数2项。
一、进度滞后的指标（1项）
3.1 新开工中小学、幼儿园：完成8/30所（26.7%），低于序时进度23.3个百分点；未说明原因；责任单位市教育局；未报预计完成时间。
二、未按要求报送进展的单位
截至3月31日，市卫计委、市公安局未报送进展，请抓紧补报。
尚未报数的2项：5.1 妇女“两癌”检查（市卫计委）；6.1 智慧停车平台上线（市公安局）。
三、下一步要求
请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。
市府办
2017年3月31日
"""
    )


def test_an_issue_of_may() -> None:
    order = brief(on(5, 31), previous=issued(on(4, 28), 2), silent=("市教育局", "市卫计委", "市公安局"))
    assert (
        text(order)
        == """\
2017年民生实事进展情况通报（第3期）
截至5月31日，2017年民生实事8项指标中，已完成1项（其中提前完成1项、超额完成1项），按序时推进2项，滞后3项（其中严重滞后1项），未报数2项。
与第2期相比，新完成1项（1.1 城镇新增就业），由滞后转为按序时推进2项（1.2 扶持创业；4.1 改造农村公厕）。
一、已完成的指标（1项）
1.1 城镇新增就业（301,000/300,000人，100.3%，市人力社保局）。
二、进度滞后的指标（3项）
3.1 新开工中小学、幼儿园：完成8/30所（26.7%），低于序时进度56.7个百分点；未说明原因；责任单位市教育局；未报预计完成时间。
3.2 续建中小学、幼儿园完工：完成3/40所（7.5%），低于序时进度15.0个百分点；未说明原因；责任单位市教育局；未报预计完成时间。
2.1 新增养老床位：完成176/500张（35.2%），低于序时进度6.5个百分点；因消防验收尚未通过；责任单位市民政局；预计11月完成。
三、需协调解决的问题（1件）
2 新增养老床位（市民政局）：因消防验收尚未通过，责任单位提请协调，建议由分管领导俞副市长协调。
四、未按要求报送进展的单位
第2期通报以来，市教育局、市卫计委、市公安局未报送进展，请抓紧补报。
尚未报数的2项：5.1 妇女“两癌”检查（市卫计委）；6.1 智慧停车平台上线（市公安局）。
五、30天内到期的指标（1项）
6月30日到期1项（3.1 新开工中小学、幼儿园）。
六、下一步要求
请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。
市府办
2017年5月31日
"""
    )


def test_the_summary_of_the_half_year() -> None:
    assert (
        text(brief(on(6, 30), does="summary", series="总结"))
        == """\
2017年民生实事上半年进展情况总结
截至6月30日，2017年民生实事8项指标中，已完成1项（其中提前完成1项、超额完成1项），按序时推进4项，滞后2项，未报数1项。
一、时间过半、任务过半情况
可按进度衡量的7项指标中，进度过半的4项（4/7，57.1%），尚未实现时间过半、任务过半。
未过半的3项：1.2 扶持创业（14,000/30,000人，46.7%，市人力社保局）；2.1 新增养老床位（176/500张，35.2%，市民政局）；3.2 续建中小学、幼儿园完工（12/40所，30.0%，市教育局）。
二、已完成的指标（1项）
1.1 城镇新增就业（301,000/300,000人，100.3%，市人力社保局）。
三、进度滞后的指标（2项）
2.1 新增养老床位：完成176/500张（35.2%），低于序时进度14.8个百分点；因消防验收尚未通过；责任单位市民政局；预计11月完成。
3.1 新开工中小学、幼儿园：完成28/30所（93.3%），低于序时进度6.7个百分点；未说明原因；责任单位市教育局；未报预计完成时间。
四、需协调解决的问题（1件）
2 新增养老床位（市民政局）：因消防验收尚未通过，责任单位提请协调，建议由分管领导俞副市长协调。
五、尚未报数的指标
尚未报数的1项：6.1 智慧停车平台上线（市公安局）。
六、30天内到期的指标（1项）
6月30日到期1项（3.1 新开工中小学、幼儿园）。
七、下一步要求
请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。
市府办
2017年6月30日
"""
    )


def test_a_ten_day_issue_of_november() -> None:
    last, silent = issued(on(11, 10), 9), ("市民政局", "市农办")
    assert (
        text(brief(on(11, 20), number=10, previous=last, silent=silent, next_on=on(11, 30)))
        == """\
2017年民生实事进展情况通报（第10期）
截至11月20日，2017年民生实事8项指标中，已完成6项（其中提前完成4项、超额完成3项），滞后2项。
与第9期相比，新完成1项（1.2 扶持创业）。
一、已完成的指标（6项）
1.1 城镇新增就业（326,000/300,000人，108.7%，市人力社保局）；1.2 扶持创业（30,500/30,000人，101.7%，市人力社保局）；3.1 新开工中小学、幼儿园（30/30所，100.0%，市教育局）；3.2 续建中小学、幼儿园完工（40/40所，100.0%，市教育局）；5.1 妇女“两癌”检查（83,000/80,000人次，103.8%，市卫计委）；6.1 智慧停车平台上线（市公安局）。
二、进度滞后的指标（2项）
4.1 改造农村公厕：完成520/800座（65.0%），低于序时进度23.9个百分点；因资金尚未到位；责任单位市农办；预计2018年1月完成，晚于12月31日的时限。
2.1 新增养老床位：完成380/500张（76.0%），低于序时进度12.9个百分点；未说明原因；责任单位市民政局；预计11月完成。
三、需协调解决的问题（1件）
4 改造农村公厕（市农办）：因资金尚未到位，建议由分管副市长协调。
四、未按要求报送进展的单位
第9期通报以来，市民政局、市农办未报送进展，请抓紧补报。
五、下一步要求
请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。
下一期通报定于11月30日印发。
市府办
2017年11月20日
"""
    )


def test_the_account_of_a_year_in_which_all_was_finished() -> None:
    assert (
        text(brief(on(12, 29), does="account", series="总结", issues=12))
        == """\
2017年民生实事完成情况总结
2017年民生实事8项指标，到年底已全部完成，其中提前完成6项，超额完成4项；全年共通报12期。
一、各牵头单位完成情况
6个牵头单位承担的指标已全部完成：市人力社保局2项、市民政局1项、市教育局2项、市农办1项、市卫计委1项、市公安局1项。
二、晚于原定时限完成的指标（2项）
3.1 新开工中小学、幼儿园：原定6月30日前完成，实际于8月25日完成，30/30所，100.0%；责任单位市教育局。
6.1 智慧停车平台上线：原定10月31日前完成，实际于11月6日完成；因招标未成功；责任单位市公安局。
市府办
2017年12月29日
"""
    )


def test_the_account_of_a_year_in_which_something_was_left() -> None:
    assert drafted(brief(on(12, 10), does="account", series="总结", issues=12)).paragraphs[:6] == (
        "2017年民生实事8项指标，截至12月10日已完成7项（其中提前完成5项、超额完成4项），未完成1项；共通报12期。",
        "一、各牵头单位完成情况",
        "承担的指标全部完成的牵头单位5个：市人力社保局2项、市民政局1项、市教育局2项、市卫计委1项、市公安局1项。",
        "尚有指标未完成的牵头单位1个：市农办承担1项、尚未完成。",
        "二、未完成和晚于原定时限完成的指标（3项）",
        "4.1 改造农村公厕：完成520/800座（65.0%）；因资金尚未到位；责任单位市农办；预计2018年1月完成，晚于12月31日的时限。",
    )


def test_when_all_is_done_nothing_more_is_demanded_and_no_next_issue_announced() -> None:
    order = brief(on(12, 29), number=12, previous=issued(on(12, 20), 11), next_on=on(12, 31))
    found = drafted(order).paragraphs
    assert found[:2] == (
        "截至12月29日，2017年民生实事8项指标已全部完成，其中提前完成6项，超额完成4项。",
        "与第11期相比，完成和滞后的指标没有变化。",
    )
    assert found[4:6] == ("二、下一步要求", "请各牵头单位做好资料归档和后续管理，巩固工作成果。")


def test_a_part_above_its_whole_stops_the_issue() -> None:
    whole = marked(owed("7.1", "新增金融机构10家", 10, "家"), on(5, 30), 4)
    part = replace(marked(owed("7.2", "其中新设村镇银行1家", 1, "家"), on(5, 30), 6), within="7.1")
    stopped = compose(
        brief(on(5, 31), (*office(on(5, 31)), item("7", "新增金融机构", "市金融办", whole, part)))
    )
    assert stopped == Stopped(
        ("7.2 其中新设村镇银行1家累计6家，大于所属的7.1 新增金融机构10家累计4家，请核对",)
    )
