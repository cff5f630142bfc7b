"""Which lamp is lit, and the words that say why."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.checking import Table
from bot.items import Form, Item, Mark, Report, Stage, Target
from bot.lamps import SIGNS, Lamp, Rules, Shown, lamp, lamp_of_target, worst_first
from bot.statements import Kind, Statement

D = Decimal
START, END = date(2017, 1, 1), date(2017, 12, 31)
JUNE = date(2017, 6, 30)
RULES = Rules()

BEDS = Target("3.1", "新增养老床位500张", Form.AT_LEAST, D(500), "张")
CEILING = Target("5.1", "发文不超过100件", Form.AT_MOST, D(100), "件")
PLATFORM = Target("4.3", "8月底前建立平台", Form.MILESTONE, due=date(2017, 8, 31))
SUPPORT = Target("6.1", "做好口岸通关保障工作", Form.QUALITATIVE)


def _item(*targets: Target, stage: Stage = Stage.IN_PROGRESS, said: Kind | None = Kind.PROGRESS) -> Item:
    report = None
    if said is not None:
        at = datetime(2017, 6, 26, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
        report = Report("r", "p", "3", at, 7, "市民政局", "", (Statement("3", said),))
    return Item("p", "3", "养老服务", targets, stage=stage, latest=report)


def _told(target: Target, total: str) -> Target:
    return replace(target, current=Mark(D(total), date(2017, 6, 26)))


def _verdict(shown: Shown) -> tuple[Lamp, str]:
    return shown.lamp, shown.reason


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        ("75", (Lamp.LATE, "滞后35.0个百分点")),
        ("100", (Lamp.BEHIND, "滞后30.0个百分点")),  # 银川: 10 to 30 points, 30 among them, is yellow
        ("188", (Lamp.BEHIND, "滞后12.4个百分点")),
        ("225", (Lamp.AHEAD, "")),
        ("400", (Lamp.AHEAD, "")),
        ("500", (Lamp.AHEAD, "任务数已达到")),
    ],
)
def test_the_gap_to_schedule_lights_the_lamp(total: str, shown: tuple[Lamp, str]) -> None:
    assert _verdict(lamp(_item(_told(BEDS, total)), JUNE, START, RULES)) == shown


def test_a_target_without_a_figure_is_not_taken_for_a_late_one() -> None:
    assert _verdict(lamp(_item(BEDS, said=None), JUNE, START, RULES)) == (Lamp.UNKNOWN, "从未报数")


def test_a_thing_done_by_a_day_needs_a_word_and_no_figure() -> None:
    assert _verdict(lamp(_item(PLATFORM, said=None), JUNE, START, RULES)) == (Lamp.UNKNOWN, "从未报送")
    assert _verdict(lamp(_item(PLATFORM), JUNE, START, RULES)) == (Lamp.AHEAD, "")


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2017, 8, 23), (Lamp.AHEAD, "")),
        (date(2017, 8, 26), (Lamp.DUE, "8月31日到期，还有5天")),
        (date(2017, 8, 31), (Lamp.DUE, "8月31日到期，就在今天")),
        (date(2017, 9, 3), (Lamp.LATE, "已逾期3天")),
    ],
)
def test_a_deadline_is_seen_coming_and_going(day: date, shown: tuple[Lamp, str]) -> None:
    assert _verdict(lamp(_item(PLATFORM), day, START, RULES)) == shown


def test_a_near_deadline_does_not_hide_how_far_behind_a_target_is() -> None:
    beds = replace(_told(BEDS, "400"), due=date(2017, 7, 3))
    assert _verdict(lamp(_item(beds), JUNE, START, RULES))[1].startswith("滞后")


def test_a_deadline_says_nothing_to_what_is_met() -> None:
    beds = replace(_told(BEDS, "500"), due=date(2017, 7, 3))
    assert _verdict(lamp(_item(beds), JUNE, START, RULES)) == (Lamp.AHEAD, "任务数已达到")


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        ("50", (Lamp.AHEAD, "")),
        ("51", (Lamp.BEHIND, "已用51.0%，快于时间进度1.0个百分点")),
        ("95", (Lamp.BEHIND, "已用95.0%，快于时间进度45.0个百分点")),
        ("120", (Lamp.LATE, "已超上限20件")),
    ],
)
def test_a_ceiling_is_yellow_when_used_up_fast_and_red_when_broken(
    total: str, shown: tuple[Lamp, str]
) -> None:
    assert _verdict(lamp(_item(_told(CEILING, total)), JUNE, START, RULES)) == shown


def test_a_ceiling_owes_nothing_as_its_period_ends() -> None:
    assert _verdict(lamp(_item(_told(CEILING, "90")), date(2017, 12, 28), START, RULES)) == (Lamp.AHEAD, "")


def test_a_unit_that_says_it_is_behind_is_believed() -> None:
    assert _verdict(lamp(_item(SUPPORT, said=Kind.BEHIND), JUNE, START, RULES)) == (Lamp.BEHIND, "自报滞后")
    met = _item(_told(BEDS, "500"), said=Kind.BEHIND)
    assert _verdict(lamp(met, JUNE, START, RULES)) == (Lamp.AHEAD, "任务数已达到")


def test_who_is_behind_with_one_target_is_not_behind_with_the_others() -> None:
    item = _item(SUPPORT, PLATFORM, said=Kind.BEHIND)
    assert item.latest is not None
    said = replace(item.latest, statements=(Statement("3", Kind.BEHIND, SUPPORT.no),))
    lamps = [lamp_of_target(replace(item, latest=said), t, JUNE, START, RULES).lamp for t in item.targets]
    assert lamps == [Lamp.BEHIND, Lamp.AHEAD]


def test_what_is_reported_done_waits_for_the_section() -> None:
    claimed = _item(replace(PLATFORM, met_on=JUNE), stage=Stage.CLAIMED)
    assert _verdict(lamp(claimed, date(2017, 9, 3), START, RULES)) == (Lamp.AHEAD, "已报办结，待销号")


def test_a_claim_does_not_hide_figures_that_fall_short() -> None:
    claimed = _item(_told(BEDS, "300"), stage=Stage.CLAIMED)
    assert _verdict(lamp(claimed, date(2018, 1, 2), START, RULES)) == (Lamp.LATE, "已逾期2天")


def test_a_claim_without_a_figure_still_wants_one() -> None:
    assert _verdict(lamp(_item(BEDS, stage=Stage.CLAIMED), JUNE, START, RULES)) == (Lamp.UNKNOWN, "从未报数")


def test_a_claimed_item_without_targets_waits_for_the_section() -> None:
    claimed = _item(stage=Stage.CLAIMED, said=Kind.DONE)
    assert _verdict(lamp(claimed, END, START, RULES)) == (Lamp.AHEAD, "已报办结，待销号")


@pytest.mark.parametrize(
    ("total", "shown", "reason"),
    [("500", Lamp.CLOSED, "10月8日销号"), ("10", Lamp.SHORT, "10月8日销号，未达任务数")],
)
def test_a_closed_item_goes_quiet_and_says_whether_it_falls_short(
    total: str, shown: Lamp, reason: str
) -> None:
    closed = replace(_item(_told(BEDS, total), stage=Stage.CLOSED), closed_on=date(2017, 10, 8))
    assert _verdict(lamp(closed, END, START, RULES)) == (shown, reason)
    assert _verdict(lamp(replace(closed, closed_on=None), END, START, RULES)) == (shown, "")


@pytest.mark.parametrize(
    ("stage", "word"), [(Stage.PAUSED, "已暂停"), (Stage.STOPPED, "已终止"), (Stage.DRAFTED, "尚未交办")]
)
def test_what_rests_owes_nothing_and_says_so(stage: Stage, word: str) -> None:
    shown = lamp(_item(_told(BEDS, "10"), stage=stage), END, START, RULES)
    assert (shown.lamp, shown.word, shown.reason) == (Lamp.UNKNOWN, word, "")


def test_an_item_without_targets_is_judged_by_what_is_said_of_it() -> None:
    assert lamp(_item(said=None), JUNE, START, RULES).lamp is Lamp.UNKNOWN
    assert lamp(_item(said=Kind.ON_TRACK), JUNE, START, RULES).lamp is Lamp.AHEAD
    assert lamp(_item(said=Kind.ON_TRACK), date(2018, 1, 1), START, RULES).lamp is Lamp.LATE


def test_an_item_shows_the_worst_of_its_targets() -> None:
    shown = lamp(_item(_told(BEDS, "75"), _told(CEILING, "95"), PLATFORM), JUNE, START, RULES)
    assert (shown.lamp, shown.target, shown.gap) == (Lamp.LATE, "3.1", D("35.0"))


def test_of_two_that_are_as_bad_the_wider_gap_is_shown() -> None:
    worse, better = _told(BEDS, "150"), replace(_told(BEDS, "180"), no="3.2")
    assert lamp(_item(better, worse), JUNE, START, RULES).target == "3.1"


def test_the_worst_come_first() -> None:
    items = [_item(_told(BEDS, total)) for total in ("400", "75", "180", "150")]
    items.append(_item(BEDS, said=None))
    shown = sorted((lamp(item, JUNE, START, RULES) for item in items), key=worst_first)
    assert [one.lamp for one in shown] == [Lamp.LATE, Lamp.BEHIND, Lamp.BEHIND, Lamp.UNKNOWN, Lamp.AHEAD]
    assert shown[1].gap > shown[2].gap


def _rules(raw: object) -> tuple[Rules, list[str]]:
    problems: list[str] = []
    return Rules.parse(Table(raw, "kind.toml [lamps]", problems)), problems


def test_rules_that_are_not_written_are_the_usual_ones() -> None:
    assert _rules({}) == (Rules(), [])


def test_colours_and_edges_are_the_kinds_own() -> None:
    raw = {
        "yellow_gap": 0,
        "red_gap": 10.5,
        "due_within": 3,
        "signs": {"late": {"sign": "⚫", "word": "黑榜"}},
    }
    rules, problems = _rules(raw)
    shown = lamp(_item(_told(BEDS, "180")), JUNE, START, rules)
    assert (shown.sign, shown.word, problems) == ("⚫", "黑榜", [])
    assert lamp(_item(_told(BEDS, "249")), JUNE, START, rules).lamp is Lamp.BEHIND


def test_wrong_rules_are_named_all_at_once() -> None:
    raw = {"yellow_gap": 40, "red_gap": 30, "due_within": -1, "signs": {"green": {}, "late": {"sign": 3}}}
    _, problems = _rules(raw)
    assert problems == [
        "kind.toml [lamps]：“yellow_gap” 应为0到30（red_gap）之间的数字，实际为 40",
        "kind.toml [lamps]：“due_within” 应为0到366之间的整数，实际为 -1",
        "kind.toml [lamps] [signs] [late]：“sign” 应为文字，实际为 3",
        "kind.toml [lamps] [signs]：不认识的键 “green”（可用：ahead、behind、closed、due、late、short、unknown）",
    ]


@given(some.decimals(min_value=0, max_value=600, places=0), some.integers(0, 400))
def test_a_lamp_always_has_its_sign_and_its_word(total: Decimal, day: int) -> None:
    target = replace(BEDS, current=Mark(total, START))
    shown = lamp_of_target(_item(target), target, START + timedelta(days=day), START, RULES)
    assert (shown.sign, shown.word) == (SIGNS[shown.lamp].sign, SIGNS[shown.lamp].word)
