"""The parts of a briefing one by one: how things are named, what changed, who is to coordinate, tables, the year's line."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.briefing import Brief, Draft, Stopped, compose, rows, sentence, unit_rows
from bot.briefing.naming import figure, name, quoted, tidy
from bot.counts import Counts, Judged, judge
from bot.items import Form, Item, Mark, Outlook, Problem, Programme, Stage, Target
from bot.lamps import Rules
from bot.office import Issue

ZONE = ZoneInfo("Asia/Shanghai")
START, JUNE_30 = date(2017, 1, 1), date(2017, 6, 30)
BEDS = Target("2.1", "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张")
CARE = Item("p", "2", "新增养老床位", (BEDS,), lead="市民政局", leader="俞副市长", stage=Stage.IN_PROGRESS)


def at(target: Target, total: str) -> Target:
    return replace(target, current=Mark(Decimal(total), date(2017, 6, 28)))


def judged(item: Item) -> Judged:
    return next(judge((item,), JUNE_30, START, Rules()))


def paragraphs(*items: Item, on: date = JUNE_30, **more: Any) -> tuple[str, ...]:
    draft = compose(brief(*items, on=on, **more))
    assert isinstance(draft, Draft)
    return draft.paragraphs


def brief(*items: Item, on: date = JUNE_30, **more: Any) -> Brief:
    facts: dict[str, Any] = {
        "programme": Programme("p", "2017年民生实事", "minsheng", 2017), "does": "briefing", "series": "通报", "number": 5,
        "cutoff": datetime(on.year, on.month, on.day, 15, 30, tzinfo=ZONE), "items": items, "start": START,
        "rules": Rules(), "office": "市府办", "signed_on": on,
    }  # fmt: skip
    return Brief(**facts | more)


def issue(**standings: str) -> Issue:
    was = tuple((no.replace("_", "."), lamp) for no, lamp in standings.items())
    return Issue(
        "k", "p", "monthly", "m", "通报", 2017, 4, "", datetime(2017, 5, 31, tzinfo=ZONE), (), standings=was
    )


YEAR = Programme("p", "2017年民生实事", "minsheng", 2017)


# ── The year's line ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("counts", "issues", "said"),
    [
        (Counts(total=45, done=45, early=41, over=29), 12,
         "2017年民生实事45项指标，到年底已全部完成，其中提前完成41项，超额完成29项；全年共通报12期。"),
        (Counts(total=45, done=43, early=41, over=29, behind=2), 12,
         "2017年民生实事45项指标，到年底已完成43项（其中提前完成41项、超额完成29项），未完成2项；全年共通报12期。"),
        (Counts(total=45, done=45), 0, "2017年民生实事45项指标，到年底已全部完成。"),
        (Counts(total=45, done=44, over=1, ahead=1), 1,
         "2017年民生实事45项指标，到年底已完成44项（其中超额完成1项），未完成1项；全年共通报1期。"),
        (Counts(total=2, behind=2), 3, "2017年民生实事2项指标，到年底均未完成；全年共通报3期。"),
        (Counts(total=1, behind=1), 0, "2017年民生实事1项指标，到年底未完成。"),
        (Counts(total=1, done=1, early=1), 0, "2017年民生实事1项指标，到年底已完成，其中提前完成1项。"),
        (Counts(), 0, "2017年民生实事没有列入督办的指标。"),
    ],
)  # fmt: skip
def test_the_year_in_one_sentence(counts: Counts, issues: int, said: str) -> None:
    assert sentence(YEAR, "项指标", counts, issues, date(2017, 12, 29)) == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2017, 1, 31), "2017年民生实事2项指标，截至1月31日均未完成；共通报3期。"),
        (date(2017, 12, 27), "2017年民生实事2项指标，到年底均未完成；全年共通报3期。"),
        (date(2018, 1, 2), "2017年民生实事2项指标，到年底均未完成；全年共通报3期。"),
    ],
)
def test_a_year_that_is_not_over_is_told_as_of_its_day(on: date, said: str) -> None:
    assert sentence(YEAR, "项指标", Counts(total=2, behind=2), 3, on) == said


# ── Names and figures ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "unit", "called"),
    [
        ("送戏进村263场", "场", "送戏进村"),
        ("家庭屋顶光伏1.2万户", "户", "家庭屋顶光伏"),
        ("城镇生活垃圾资源化利用率达到92%以上", "%", "城镇生活垃圾资源化利用率"),
        ("工作清单全年完成率达95%以上", "%", "工作清单全年完成率"),
        ("分批整合推出55项常用手机便民应用", "项", "分批整合推出55项常用手机便民应用"),
        ("500张", "张", "500张"),
        ("加强视联网系统建设，形成统一、高效的应急救援指挥体系", "", "加强视联网系统建设"),
    ],
)
def test_a_target_among_others_is_called_by_its_own_text_without_the_amount(
    text: str, unit: str, called: str
) -> None:
    target = replace(BEDS, text=text, unit=unit)
    assert name(judged(replace(CARE, targets=(target, BEDS)))) == called


def test_a_single_target_is_called_by_its_item() -> None:
    assert name(judged(replace(CARE, title="养老服务"))) == "养老服务"


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (at(BEDS, "176"), ("176/500张", "35.2%")),
        (at(replace(BEDS, value=Decimal(10000)), "9999"), ("9,999/10,000张", "99.9%")),
        (
            at(replace(BEDS, form=Form.INCREASE, base=Decimal(100), unit="亿元"), "220"),
            ("120/500亿元", "24.0%"),
        ),
        (at(replace(BEDS, value=Decimal(92), unit="%"), "87.5"), ("87.5%，目标92%", "")),
        (
            at(replace(BEDS, form=Form.AT_MOST, value=Decimal(40), unit="次"), "30"),
            ("30次，上限40次", "75.0%"),
        ),
        (at(Target("1.1", "平台上线", Form.MILESTONE), "60"), ("形象进度60%", "")),
        (
            at(replace(BEDS, form=Form.RANGE, low=Decimal(1), high=Decimal(2), unit="篇"), "1"),
            ("1/1篇", "100.0%"),
        ),
        (at(Target("1.1", "例会", Form.RECURRING, unit="次"), "3"), ("3次", "")),
        (BEDS, ("", "")),
    ],
)
def test_a_figure_stands_with_what_it_is_to_become(target: Target, shown: tuple[str, str]) -> None:
    assert figure(target) == shown


def test_what_was_written_in_a_chat_is_put_into_proper_punctuation() -> None:
    assert quoted("因为消防(二期)没批,卡了1,200㎡!!🙏 ") == "消防（二期）没批，卡了1,200㎡"
    assert tidy('妇女"两癌"检查:15:30前') == "妇女“两癌”检查：15:30前"


# ── Changes ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_said_of_changes_in_a_first_issue() -> None:
    assert not any("相比" in paragraph for paragraph in paragraphs(CARE))


@pytest.mark.parametrize(
    ("was", "total", "said"),
    [
        ("behind", "510", "与第4期相比，新完成1项（2.1 新增养老床位）。"),
        ("late", "260", "与第4期相比，由滞后转为按序时推进1项（2.1 新增养老床位）。"),
        ("ahead", "100", "与第4期相比，新列入滞后1项（2.1 新增养老床位）。"),
        ("closed", "490", "与第4期相比，因数据更正不再计为完成1项（2.1 新增养老床位）。"),
        ("ahead", "260", "与第4期相比，完成和滞后的指标没有变化。"),
    ],
)
def test_what_changed_since_the_last_issue(was: str, total: str, said: str) -> None:
    item = replace(CARE, targets=(at(BEDS, total),))
    assert paragraphs(item, previous=issue(**{"2_1": was}))[1] == said


def test_what_is_new_in_the_ledger_and_what_has_left_it_is_told() -> None:
    item = replace(CARE, targets=(at(BEDS, "260"),))
    assert paragraphs(item, previous=issue(**{"9_1": "ahead"}))[1] == (
        "与第4期相比，新增列入1项（2.1 新增养老床位），不再列入1项（编号9.1）。"
    )


def test_what_is_paused_is_named_and_not_counted() -> None:
    paused = replace(CARE, no="9", title="老旧小区改造", targets=(), stage=Stage.PAUSED)
    assert paragraphs(replace(CARE, targets=(at(BEDS, "260"),)), paused)[0] == (
        "截至6月30日，2017年民生实事1项指标按序时推进。另有9 老旧小区改造暂停办理，未计入上述总数。"
    )


# ── Lagging, coordination ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("forecast", "said"),
    [
        (None, "未报预计完成时间"),
        (date(2017, 11, 30), "预计11月完成"),
        (date(2018, 1, 20), "预计2018年1月完成，晚于12月31日的时限"),
        (date(2017, 5, 31), "原报5月31日完成，已过期未重新报送"),
    ],
)
def test_a_lagging_one_tells_when_it_is_expected(forecast: date | None, said: str) -> None:
    lagging = paragraphs(replace(CARE, targets=(at(BEDS, "100"),), forecast=forecast))[2]
    assert lagging.endswith(f"；责任单位市民政局；{said}。")


@pytest.mark.parametrize(
    ("total", "days", "leader", "level"),
    [
        ("210", 10, "俞副市长", "市府办"),
        ("90", 10, "俞副市长", "分管领导俞副市长"),
        ("90", 10, "", "分管副市长"),
        ("210", 30, "俞副市长", "分管领导俞副市长"),
        ("210", 90, "俞副市长", "常务副市长"),
    ],
)
def test_the_level_of_coordination_follows_the_gap_and_the_days(
    total: str, days: int, leader: str, level: str
) -> None:
    problem = Problem("funds", "", JUNE_30 - timedelta(days=days))
    item = replace(CARE, targets=(at(BEDS, total),), problem=problem, leader=leader)
    assert f"2 新增养老床位（市民政局）：因资金尚未到位，建议由{level}协调。" in paragraphs(item)


@pytest.mark.parametrize(
    ("category", "is_put_forward"),
    [
        *((category, True) for category in ("land", "funds", "approval", "coordination", "policy")),
        *((category, False) for category in ("weather", "construction", "staff", "bidding", "other")),
    ],
)
def test_nobody_is_to_coordinate_the_weather_unless_the_unit_has_asked(
    category: str, is_put_forward: bool
) -> None:
    item = replace(CARE, targets=(at(BEDS, "90"),), problem=Problem(category, "连续下雨耽误", JUNE_30))
    assert any("协调。" in p for p in paragraphs(item)) == is_put_forward
    assert any("责任单位提请协调" in p for p in paragraphs(replace(item, wants_help=True)))


@pytest.mark.parametrize(
    ("category", "text", "said"),
    [
        ("land", "9.2用地没批", "因用地尚未落实"),
        ("land", "征地还没谈下来", "因征地拆迁尚未完成"),
        ("land", "选址没定", "因选址尚未确定"),
        ("funds", "资金没到位", "因资金尚未到位"),
        ("funds", "还差2,000万元", "因资金存在缺口"),
        ("approval", "审批卡着", "因相关审批手续尚未办结"),
        ("approval", "规划审批还没批下来", "因规划审批手续尚未办结"),
        ("approval", "消防验收还没批", "因消防验收尚未通过"),
        ("bidding", "第一次流标了", "因招标未成功"),
        ("bidding", "还没开标", "因招标工作尚未完成"),
        ("construction", "设计变更了", "受设计变更影响"),
        ("construction", "作业面打不开", "受施工条件影响"),
        ("weather", "连续下雨耽误", "受连续降雨影响"),
        ("weather", "台风来了停工", "受台风影响"),
        ("weather", "天气不好", "受天气影响"),
        ("coordination", "几个部门意见不一", "因有关单位意见尚未统一"),
        ("coordination", "需住建、公安联合执法", "因有关单位尚需协同配合"),
        ("staff", "人手不够", "因工作力量不足"),
        ("staff", "施工单位人手不足", "因施工力量不足"),
        ("policy", "省里文件没下来", "因相关政策尚未出台"),
        ("other", "厂家缺料啊", "因厂家缺料"),
        ("other", "", "因存在其他困难"),
        ("other", "我们也不知道到底是怎么回事反正就是供货一直跟不上大家都很着急", "因存在其他困难"),
    ],
)
def test_a_reason_reads_as_an_office_writes_it_and_the_units_words_stand_in_the_annex(
    category: str, text: str, said: str
) -> None:
    item = replace(CARE, targets=(at(BEDS, "90"),), problem=Problem(category, text, JUNE_30))
    assert f"；{said}；责任单位市民政局；" in paragraphs(item)[2]
    (row,) = rows([item], [], JUNE_30, START, Rules())
    assert row.note.startswith(said)
    assert row.note == said or category == "other" or row.note == f"{said}（{quoted(text)}）"


def test_of_an_item_only_what_can_be_coordinated_is_put_forward() -> None:
    other = replace(BEDS, no="2.2", text="护理员培训500张")
    told = (Outlook("2.1", Problem("weather", "下雨", JUNE_30)), Outlook("2.2", wants_help=True))
    found = paragraphs(replace(CARE, targets=(at(BEDS, "90"), at(other, "90")), outlooks=told))
    assert "2.2 护理员培训（市民政局）：责任单位提请协调，建议由分管领导俞副市长协调。" in found


def test_where_several_targets_of_an_item_want_help_the_item_is_named() -> None:
    other = replace(BEDS, no="2.2", text="护理员培训500张")
    two = (at(BEDS, "90"), at(other, "90"))
    found = paragraphs(replace(CARE, targets=two, problem=Problem("funds", "", JUNE_30)))
    assert "2 新增养老床位（市民政局）：因资金尚未到位，建议由分管领导俞副市长协调。" in found


def test_who_asks_for_help_is_heard_though_nothing_lags() -> None:
    found = paragraphs(replace(CARE, targets=(at(BEDS, "260"),), wants_help=True))
    assert found[1:3] == (
        "一、需协调解决的问题（1件）",
        "2 新增养老床位（市民政局）：责任单位提请协调，建议由市府办协调。",
    )


def test_a_ceiling_that_is_broken_tells_by_how_much() -> None:
    meetings = at(Target("7.1", "会议", Form.AT_MOST, Decimal(40), "次"), "43")
    item = replace(CARE, no="7", title="精简会议", targets=(meetings,))
    assert paragraphs(item)[2].startswith("7.1 精简会议：43次，上限40次（107.5%），超出上限3次；")


def test_one_number_for_two_targets_stops_the_issue() -> None:
    stopped = compose(brief(CARE, replace(CARE, no="3")))
    assert stopped == Stopped(("编号2.1的指标出现2次，请核对台账",))


# ── The year's end ──────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_closed_short_of_its_figure_says_so() -> None:
    closed = replace(CARE, targets=(at(BEDS, "480"),), stage=Stage.CLOSED, closed_on=JUNE_30)
    told = "".join(paragraphs(closed))
    assert "已销号但未达任务数1项" in told
    assert "新完成" not in told
    assert "已完成" not in told


def test_the_account_of_one_unit_that_needed_an_extension() -> None:
    target = replace(at(BEDS, "500"), met_on=date(2017, 9, 15))
    item = replace(CARE, targets=(target,), due=date(2017, 9, 30), earlier_dues=(JUNE_30,))
    found = paragraphs(item, on=date(2017, 12, 29), does="account", issues=12)
    assert found[2] == "由市民政局承担，共1项。"
    assert found[4] == (
        "2.1 新增养老床位：原定6月30日前完成，经批准延期至9月30日，实际于9月15日完成，500/500张，100.0%；责任单位市民政局。"
    )


def test_a_milestone_that_was_not_reached_by_the_year_s_end() -> None:
    item = replace(CARE, targets=(Target("2.1", "平台上线", Form.MILESTONE),))
    assert "2.1 新增养老床位：尚未完成；未说明原因；责任单位市民政局；未报预计完成时间。" in paragraphs(
        item, on=date(2017, 12, 29), does="account"
    )


# ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_row_sets_the_last_figure_beside_this_one() -> None:
    problem = Problem("approval", "消防验收未批", date(2017, 6, 1))
    now = replace(CARE, targets=(at(BEDS, "176"),), problem=problem, forecast=date(2017, 11, 30))
    before = replace(CARE, targets=(at(BEDS, "130"),))
    (row,) = rows((now,), (before,), JUNE_30, START, Rules())
    assert (row.no, row.goal, row.before, row.now) == ("2.1", "500张", Decimal(130), Decimal(176))
    assert (row.rate, row.on_schedule, row.note) == (
        "35.2%",
        "否",
        "因消防验收尚未通过（消防验收未批）；预计11月完成",
    )


def test_a_row_does_not_show_a_forecast_that_has_passed_as_if_it_stood() -> None:
    (row,) = rows((replace(CARE, forecast=date(2017, 5, 20)),), (), JUNE_30, START, Rules())
    assert row.note == "原预计5月20日完成"


def test_a_row_without_figures_is_empty_where_they_would_stand() -> None:
    (row,) = rows((CARE,), (), JUNE_30, START, Rules())
    assert (row.before, row.now, row.rate, row.on_schedule) == (None, None, "", "未报数")


def test_the_units_table_counts_early_and_over_by_themselves() -> None:
    target = replace(at(BEDS, "510"), met_on=date(2017, 6, 1))
    other = replace(CARE, no="3", targets=(replace(at(BEDS, "100"), no="3.1"),))
    (row,) = unit_rows(tuple(judge((replace(CARE, targets=(target,)), other), JUNE_30, START, Rules())))
    assert (row.unit, row.total, row.done, row.early, row.over) == ("市民政局", 2, 1, 1, 1)


# ── The next issue ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2017, 12, 31), "下一期通报定于7月31日印发。"),
        (date(2017, 7, 20), "届时如仍有指标未完成，下一期通报定于7月31日印发。"),
        (date(2017, 6, 20), "届时如仍有指标未完成，下一期通报定于7月31日印发。"),
    ],
)
def test_the_next_issue_is_promised_only_while_something_is_sure_to_be_left(due: date, said: str) -> None:
    done = replace(CARE, no="3", targets=(replace(at(BEDS, "500"), no="3.1", met_on=date(2017, 6, 1)),))
    left = replace(CARE, targets=(replace(BEDS, due=due),))
    assert paragraphs(left, done, next_on=date(2017, 7, 31))[-3] == said
