"""An item follows from its reports, and from nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot import outlook
from bot.items import Every, Form, Item, Mark, Outlook, Problem, Report, Stage, Target
from bot.replay import opening_report, replay
from bot.statements import Kind, Mode, Statement

D = Decimal
FIRST = datetime(2017, 9, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))

BEDS = Target("3.1", "新增养老床位500张", Form.AT_LEAST, D(500), "张")
PLATFORM = Target("3.2", "8月底前建立平台", Form.MILESTONE, due=date(2017, 8, 31))
CEILING = Target("3.3", "发文不超过100件", Form.AT_MOST, D(100), "件")
ANALYSIS = Target("3.4", "每季度分析", Form.RECURRING, every=Every.QUARTER)


def _item(*targets: Target) -> Item:
    return Item("p", "3", "养老服务", targets or (BEDS,))


def _day(n: int) -> date:
    return FIRST.date() + timedelta(days=n)


def _report(n: int, *statements: Statement, withdrawn: bool = False) -> Report:
    """The report of the nth day."""
    at = FIRST + timedelta(days=n)
    return Report(f"r{n}", "p", "3", at, 7, "市民政局", "", statements, withdrawn=withdrawn)


def _figure(value: str, mode: Mode = Mode.TOTAL, target: str = "3.1") -> Statement:
    return Statement("3", Kind.PROGRESS, target, mode, D(value), "张")


def _done(target: str | None = None) -> Statement:
    return Statement("3", Kind.DONE, target)


def _problem(category: str) -> Statement:
    return Statement("3", Kind.PROBLEM, category=category, text="原话")


def _said(kind: Kind) -> Statement:
    return Statement("3", kind)


def _after(statements: Sequence[Statement], item: Item | None = None) -> Item:
    """The item after one report a day."""
    return replay(item or _item(), [_report(n, said) for n, said in enumerate(statements)])


def test_the_two_latest_totals_stand_with_their_days() -> None:
    (beds,) = _after([_figure("100"), _figure("176"), _figure("210")]).targets
    assert (beds.current, beds.previous) == (Mark(D(210), _day(2)), Mark(D(176), _day(1)))


@pytest.mark.parametrize(
    ("target", "said", "total"),
    [
        (BEDS, [_figure("176"), _figure("34", Mode.INCREMENT)], "210"),
        (BEDS, [_figure("34", Mode.INCREMENT)], "34"),
        (BEDS, [_figure("176"), _figure("40.3", Mode.PERCENT)], "201"),  # 201.5 beds are 201
        (replace(BEDS, value=D("2.4"), unit="万千瓦"), [_figure("35", Mode.PERCENT)], "0.84"),
        (replace(BEDS, value=D(96), unit="%"), [_figure("48", Mode.PERCENT)], "48"),
        (replace(BEDS, form=Form.INCREASE, base=D(8000)), [_figure("20", Mode.INCREMENT)], "8020"),
        (replace(BEDS, form=Form.REDUCE, value=D(180), start=D(300)), [_figure("20", Mode.INCREMENT)], "280"),
        (replace(BEDS, form=Form.REDUCE, value=D(180), start=D(300)), [_figure("50", Mode.PERCENT)], "240"),
        (
            replace(BEDS, form=Form.REDUCE, value=D(10), unit="%"),
            [_figure("4"), _figure("2", Mode.INCREMENT)],
            "6",
        ),
        (replace(PLATFORM, no="3.1"), [_figure("60", Mode.PERCENT)], "60"),
    ],
)
def test_a_figure_becomes_a_total(target: Target, said: Sequence[Statement], total: str) -> None:
    (found,) = _after(said, _item(target)).targets
    assert found.current is not None
    assert found.current.value == D(total)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (replace(BEDS, form=Form.EACH), _figure("60", Mode.PERCENT)),
        (replace(BEDS, form=Form.REDUCE, unit="天"), _figure("20", Mode.INCREMENT)),
        (BEDS, _figure("60", target="9.9")),
    ],
)
def test_a_figure_that_makes_no_total_changes_none(target: Target, said: Statement) -> None:
    (found,) = _after([said], _item(target)).targets
    assert found.current is None


def test_a_target_is_met_since_the_first_day_it_stayed_so() -> None:
    (beds,) = _after([_figure("500"), _figure("510"), _figure("520")]).targets
    assert beds.met_on == _day(0)


def test_a_lower_figure_ends_what_was_met() -> None:
    assert _after([_figure("500"), _figure("480")]).targets[0].met_on is None
    assert _after([_figure("500"), _figure("480"), _figure("505")]).targets[0].met_on == _day(2)


def test_a_ceiling_is_not_met_by_a_figure_alone() -> None:
    assert _after([_figure("40", target="3.3")], _item(CEILING)).targets[0].met_on is None


def test_withdrawn_reports_do_not_count() -> None:
    kept, dropped = _report(0, _figure("176")), _report(1, _figure("9999"), withdrawn=True)
    assert replay(_item(), [kept, dropped]) == replay(_item(), [kept])


def test_the_latest_two_reports_are_kept() -> None:
    item = replay(_item(), [first := _report(0, _figure("1")), last := _report(1, _said(Kind.UNCHANGED))])
    assert (item.previous, item.latest) == (first, last)


def test_a_problem_stands_since_it_was_first_named() -> None:
    item = _after([_problem("land"), _said(Kind.UNCHANGED), _problem("land")])
    assert item.problem == Problem("land", "原话", _day(0), _day(2))


def test_another_problem_takes_its_place() -> None:
    found = _after([_problem("land"), _problem("approval")]).problem
    assert found == Problem("approval", "原话", _day(1), _day(1))


@pytest.mark.parametrize("kind", [k for k in Kind if k not in (Kind.DONE, Kind.ON_TRACK, Kind.SOLVED)])
def test_a_problem_outlives_whatever_does_not_say_that_it_is_over(kind: Kind) -> None:
    assert _after([_problem("land"), _said(kind)]).problem is not None


@pytest.mark.parametrize("kind", [Kind.DONE, Kind.ON_TRACK, Kind.SOLVED])
def test_a_problem_ends_when_the_unit_says_so(kind: Kind) -> None:
    assert _after([_problem("land"), _said(kind)]).problem is None


def test_a_problem_of_another_sort_is_not_solved_with_it() -> None:
    funds = Statement("3", Kind.SOLVED, category="funds")
    assert _after([_problem("land"), funds]).problem is not None
    assert _after([_problem("funds"), funds]).problem is None


def test_a_reason_given_this_month_outlives_a_figure_and_an_older_one_does_not() -> None:
    told = [_report(0, _problem("weather")), _report(7, _figure("300")), _report(31, _figure("310"))]
    assert replay(_item(), told).problem is not None
    assert replay(_item(), [*told, _report(32, _figure("320"))]).problem is None


def test_nothing_is_in_the_way_of_a_target_that_is_met() -> None:
    item = _after([_problem("land"), _said(Kind.HELP), _figure("500")])
    assert (item.problem, item.wants_help) == (None, False)


@pytest.mark.parametrize("later", [_figure("300"), _said(Kind.UNCHANGED), _said(Kind.ON_TRACK)])
def test_a_call_for_help_stands_until_it_is_seen_to(later: Statement) -> None:
    assert _after([_said(Kind.HELP), later]).wants_help


@pytest.mark.parametrize("kind", [Kind.SOLVED, Kind.SETTLED, Kind.DONE])
def test_a_call_for_help_ends_when_it_is_met(kind: Kind) -> None:
    assert not _after([_said(Kind.HELP), _said(kind)]).wants_help


def test_what_a_clerk_saw_to_is_no_word_of_the_unit_and_leaves_the_reason() -> None:
    item = _after([_problem("land"), _said(Kind.HELP), _said(Kind.SETTLED)])
    assert item.problem is not None
    assert item.latest is not None
    assert item.latest.id == "r1"


TWO = (BEDS, replace(BEDS, no="3.2"))


def _of(no: str | None, kind: Kind, **more: Any) -> Statement:
    return Statement("3", kind, no, **more)


def _outlooks(*statements: Statement) -> tuple[Outlook, Outlook]:
    """What holds of each of two targets after one report a day."""
    item = _after(statements, _item(*TWO))
    first, second = item.targets
    return outlook.of_target(item, first), outlook.of_target(item, second)


def test_what_is_said_of_a_target_says_nothing_of_its_neighbour() -> None:
    november = date(2017, 11, 30)
    said = [
        _of("3.2", Kind.PROBLEM, category="land", text="原话"),
        _of("3.2", Kind.HELP),
        _of("3.2", Kind.FORECAST, date=november),
        _figure("300"),
    ]
    first, second = _outlooks(*said)
    assert first == Outlook("3.1")
    assert second == Outlook(
        "3.2", Problem("land", "原话", _day(0), _day(0)), wants_help=True, forecast=november
    )


def test_what_is_said_of_the_item_is_said_of_all_its_targets() -> None:
    first, second = _outlooks(_problem("land"), _said(Kind.HELP))
    assert first.problem == second.problem == Problem("land", "原话", _day(0), _day(0))
    assert first.wants_help
    assert second.wants_help


def test_words_beside_the_figure_of_one_target_are_of_that_target() -> None:
    forecast = Statement("3", Kind.FORECAST, date=date(2017, 10, 20))
    item = replay(_item(*TWO), [_report(0, _figure("6", target="3.2"), forecast)])
    assert [one.target for one in item.outlooks] == ["3.2"]
    assert item.forecast is None


def test_words_of_the_item_before_the_figure_of_one_target_stay_of_the_item() -> None:
    item = replay(_item(*TWO), [_report(0, _problem("land"), _figure("6", target="3.2"))])
    assert item.problem is not None
    assert item.outlooks == ()


def test_a_target_solved_leaves_its_neighbour_and_where_it_has_no_reason_ends_that_of_the_item() -> None:
    of_both = [_of(no, Kind.PROBLEM, category="land") for no in ("3.1", "3.2")]
    first, second = _outlooks(*of_both, _of("3.2", Kind.SOLVED))
    assert first.problem is not None
    assert second.problem is None
    assert _outlooks(_problem("land"), _of("3.2", Kind.SOLVED))[1].problem is None


def test_the_whole_solved_is_every_target_solved() -> None:
    first, second = _outlooks(
        _of("3.1", Kind.PROBLEM, category="land"), _problem("funds"), _said(Kind.SOLVED)
    )
    assert (first.problem, second.problem) == (None, None)


def test_the_day_last_named_is_the_forecast() -> None:
    november, december = date(2017, 11, 30), date(2017, 12, 20)
    said = [Statement("3", Kind.FORECAST, date=november), _figure("300")]
    assert _after(said).forecast == november
    assert _after([*said, Statement("3", Kind.EXTENSION, date=december)]).forecast == december


def test_a_claim_meets_what_no_figure_measures() -> None:
    item = _after([_done()], _item(PLATFORM, BEDS))
    assert [target.met_on for target in item.targets] == [_day(0), None]
    assert (item.stage, item.claimed_on) == (Stage.CLAIMED, _day(0))


def test_a_claim_may_name_its_own_day() -> None:
    item = _after([Statement("3", Kind.DONE, date=date(2017, 8, 20))], _item(PLATFORM))
    assert item.claimed_on == item.targets[0].met_on == date(2017, 8, 20)


def test_a_ceiling_is_met_by_a_claim_while_it_holds() -> None:
    assert _after([_figure("90", target="3.3"), _done()], _item(CEILING)).targets[0].met_on == _day(1)
    assert _after([_figure("120", target="3.3"), _done()], _item(CEILING)).targets[0].met_on is None


def test_a_claim_of_one_target_meets_only_that_one() -> None:
    item = _after([_done("3.2")], _item(PLATFORM, BEDS))
    assert [target.met_on for target in item.targets] == [_day(0), None]
    assert item.stage is Stage.IN_PROGRESS


def test_the_claim_of_the_last_target_claims_the_item() -> None:
    item = _after([_figure("500"), _done("3.2")], _item(BEDS, PLATFORM))
    assert (item.stage, item.claimed_on) == (Stage.CLAIMED, _day(1))


def test_figures_that_reach_their_targets_claim_nothing() -> None:
    assert _after([_figure("500")]).stage is Stage.IN_PROGRESS


def test_where_figures_fall_short_they_are_believed_and_not_the_claim() -> None:
    assert _after([_figure("480"), _done("3.1")]).targets[0].met_on is None
    assert _after([_done("3.1")]).targets[0].met_on == _day(0)
    assert _after([_done("3.1"), _figure("480")]).targets[0].met_on is None


def test_a_claim_and_its_figure_may_come_in_one_message() -> None:
    item = replay(_item(), [_report(0, _done("3.1"), _figure("500"))])
    assert (item.stage, item.targets[0].met_on) == (Stage.CLAIMED, _day(0))


def test_a_claim_from_before_it_was_sent_back_no_longer_counts() -> None:
    claim = _report(0, _done())
    item = replace(_item(PLATFORM), reopened_at=claim.at)
    assert replay(item, [claim]).stage is Stage.IN_PROGRESS
    assert replay(item, [claim]).targets[0].met_on is None
    assert replay(item, [claim, _report(1, _done())]).claimed_on == _day(1)


@pytest.mark.parametrize("deed", [_done("3.4"), _done(), _said(Kind.MILESTONE)])
def test_a_recurring_duty_counts_once_in_a_period(deed: Statement) -> None:
    reports = [_report(n, deed) for n in (0, 5, 40)]  # twice in September, once in October
    item = replay(_item(ANALYSIS), reports)
    assert item.targets[0].current == Mark(D(2), _day(40))


def test_a_recurring_duty_is_not_done_while_a_period_is_to_come() -> None:
    in_september, in_october = _report(0, _done()), _report(40, _done())
    assert replay(_item(ANALYSIS), [in_september]).stage is Stage.IN_PROGRESS
    assert replay(_item(ANALYSIS), [in_september, in_october]).stage is Stage.CLAIMED


def test_among_other_targets_a_recurring_duty_is_counted_by_its_number() -> None:
    item = _after([_said(Kind.MILESTONE), _done("3.4")], _item(ANALYSIS, BEDS))
    assert item.targets[0].current == Mark(D(1), _day(1))
    assert item.stage is Stage.IN_PROGRESS


def test_a_recurring_duty_without_a_figure_is_met_when_the_item_is_claimed() -> None:
    assert _after([_done()], _item(ANALYSIS, PLATFORM)).targets[0].met_on == _day(0)


def test_the_first_report_sets_an_item_going() -> None:
    assert replay(_item(), []).stage is Stage.ASSIGNED
    assert _after([_said(Kind.UNCHANGED)]).stage is Stage.IN_PROGRESS


@pytest.mark.parametrize("stage", [Stage.DRAFTED, Stage.CLOSED, Stage.PAUSED, Stage.STOPPED])
def test_what_a_person_has_set_aside_stays_there(stage: Stage) -> None:
    item = _after([_figure("500"), _done()], replace(_item(), stage=stage))
    assert item.stage is stage
    assert item.targets[0].current is not None


def test_a_ledgers_own_figures_are_its_first_report() -> None:
    may, august = Mark(D(100), date(2017, 5, 31)), Mark(D(176), date(2017, 8, 31))
    item = _item(replace(BEDS, previous=may, current=august), PLATFORM)
    opening = opening_report(item, FIRST)
    assert opening is not None
    assert opening.id == "import:p/3"
    assert replay(item, [opening]).targets == item.targets
    assert replay(item, [opening, _report(1, _figure("34", Mode.INCREMENT))]).targets[0].current == Mark(
        D(210), _day(1)
    )


def test_a_ledger_without_figures_opens_with_nothing() -> None:
    assert opening_report(_item(), FIRST) is None


values = some.decimals(min_value=0, max_value=700, places=0)
statements = some.one_of(
    some.builds(_figure, values.map(str), some.sampled_from(Mode)),
    some.builds(_done, some.sampled_from([None, "3.1", "3.2"])),
    some.builds(_problem, some.sampled_from(["land", "funds"])),
    some.builds(_said, some.sampled_from([Kind.UNCHANGED, Kind.ON_TRACK, Kind.BEHIND, Kind.HELP])),
)
histories = some.lists(some.lists(statements, max_size=3), max_size=6).map(
    lambda days: [_report(n, *said) for n, said in enumerate(days)]
)


@given(histories)
def test_replaying_again_changes_nothing(reports: list[Report]) -> None:
    once = replay(_item(BEDS, PLATFORM), reports)
    assert replay(once, reports) == once


@given(histories.filter(bool))
def test_withdrawing_the_last_report_gives_the_item_before_it(reports: list[Report]) -> None:
    before, after = replay(_item(BEDS, PLATFORM), reports[:-1]), replay(_item(BEDS, PLATFORM), reports)
    assert replay(after, [*reports[:-1], replace(reports[-1], withdrawn=True)]) == before


@given(histories)
def test_a_measured_target_that_is_met_has_figures_that_say_so(reports: list[Report]) -> None:
    beds = replay(_item(BEDS, PLATFORM), reports).targets[0]
    if beds.met_on is not None and beds.current is not None:
        assert beds.current.value >= D(500)
