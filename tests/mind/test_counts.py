"""The counts: what is finished, on schedule, behind, without figures, and that the parts always make the whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.counts import Contradiction, Counts, count
from bot.items import Form, Item, Mark, Stage, Target
from bot.lamps import Rules

START, JUNE_30 = date(2017, 1, 1), date(2017, 6, 30)
RULES = Rules()


def beds(
    value: int | None, *, no: str = "3.1", due: date | None = None, met_on: date | None = None
) -> Target:
    current = None if value is None else Mark(Decimal(value), date(2017, 6, 28))
    return Target(
        no, "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张", due=due, current=current, met_on=met_on
    )


def item(*targets: Target, no: str = "3", stage: Stage = Stage.IN_PROGRESS) -> Item:
    return Item("minsheng-2017", no, "养老服务", targets, lead="市民政局", stage=stage)


def counted(*items: Item, today: date = JUNE_30) -> Counts:
    return count(items, today, START, RULES)


def test_nothing_at_all_counts_nothing() -> None:
    assert counted() == Counts()


def test_every_target_of_an_item_is_counted_by_itself() -> None:
    found = counted(item(beds(520, met_on=date(2017, 6, 1)), beds(250), beds(100), beds(None)))
    assert found == Counts(items=1, total=4, done=1, early=1, over=1, ahead=1, behind=1, unknown=1)


def test_early_and_over_overlap_and_are_never_added() -> None:
    found = counted(item(beds(520, met_on=date(2017, 6, 1)), beds(500, met_on=date(2017, 6, 1))))
    assert (found.total, found.done, found.early, found.over) == (2, 2, 2, 1)


def test_a_target_of_a_closed_item_is_done_unless_its_figure_falls_short() -> None:
    found = counted(item(beds(480), beds(None), beds(500), stage=Stage.CLOSED))
    assert (found.done, found.short, found.over) == (2, 1, 0)


def test_a_met_target_is_done_before_its_item_is_closed() -> None:
    assert counted(item(beds(500), stage=Stage.CLAIMED)).done == 1


def test_more_than_thirty_points_behind_is_late_and_lies_within_behind() -> None:
    found = counted(item(beds(90), beds(200)))
    assert (found.behind, found.late) == (2, 1)


def test_past_its_deadline_a_target_is_behind_though_nothing_was_ever_reported() -> None:
    found = counted(item(beds(None, due=date(2017, 5, 31))))
    assert (found.behind, found.late, found.overdue, found.unknown) == (1, 1, 1, 0)


def test_a_near_deadline_alone_does_not_make_a_target_lag() -> None:
    assert counted(item(beds(480, due=date(2017, 7, 3)))).ahead == 1


def test_what_is_paused_or_stopped_is_named_and_not_counted() -> None:
    found = counted(
        item(beds(100), no="3", stage=Stage.PAUSED),
        item(beds(100), no="4", stage=Stage.STOPPED),
        item(beds(250), no="5"),
    )
    assert found == Counts(items=1, total=1, ahead=1, paused=("3",), stopped=("4",))


def test_what_is_not_yet_assigned_owes_nothing() -> None:
    assert counted(item(beds(None), stage=Stage.DRAFTED)) == Counts()


def test_parts_that_do_not_make_the_total_are_a_contradiction() -> None:
    with pytest.raises(
        Contradiction, match="分项合计44项，与总数45项不符（完成24、按序时9、滞后11、未报数0、销号未达标0）"
    ):
        Counts(total=45, done=24, ahead=9, behind=11)


def test_more_early_than_done_is_a_contradiction() -> None:
    with pytest.raises(Contradiction, match="提前完成2项，多于所属的已完成1项"):
        Counts(total=1, done=1, early=2)


def test_the_figures_are_kept_by_name() -> None:
    assert dict(Counts(total=2, done=1, ahead=1).figures)["done"] == 1


targets = st.builds(
    Target,
    no=st.just("1.1"),
    text=st.just("新增养老床位500张"),
    form=st.sampled_from(Form),
    value=st.none() | st.integers(1, 900).map(Decimal),
    low=st.integers(1, 9).map(Decimal),
    high=st.integers(10, 20).map(Decimal),
    unit=st.sampled_from(("张", "%", "万平方米")),
    due=st.none() | st.dates(date(2017, 1, 1), date(2017, 12, 31)),
    current=st.none() | st.builds(Mark, st.integers(0, 2000).map(Decimal), st.just(date(2017, 3, 1))),
    met_on=st.none() | st.dates(date(2017, 1, 1), date(2017, 12, 31)),
)
items = st.builds(
    item, targets, targets, no=st.integers(1, 60).map(str), stage=st.sampled_from([*Stage, Stage.IN_PROGRESS])
)


@given(st.lists(items, max_size=12), st.dates(date(2017, 1, 1), date(2018, 2, 1)))
def test_the_parts_always_make_the_whole(office: list[Item], today: date) -> None:
    found = count(office, today, START, RULES)
    assert found.done + found.ahead + found.behind + found.unknown + found.short == found.total
    assert max(found.early, found.over) <= found.done
    assert max(found.late, found.overdue) <= found.behind


@given(st.lists(items, max_size=12), st.dates(date(2017, 1, 1), date(2018, 2, 1)))
def test_every_owed_target_is_counted_once(office: list[Item], today: date) -> None:
    resting = (Stage.DRAFTED, Stage.PAUSED, Stage.STOPPED)
    assert count(office, today, START, RULES).total == sum(
        len(i.targets) for i in office if i.stage not in resting
    )


def test_two_thousand_targets_are_all_counted() -> None:
    office = [replace(item(beds(n % 600), beds(n % 500)), no=str(n)) for n in range(1000)]
    assert counted(*office).total == 2000
