"""A ledger beside the one that runs: nothing that was reported is lost by importing again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.difference import Changed, Difference, difference, filled, paused, taken
from bot.identity import renumbered, replaced
from bot.importing import opened
from bot.items import Form, Item, Mark, Report, Stage, Target
from bot.replay import replay
from bot.stages import is_fixed
from bot.statements import Kind, Mode, Statement
from bot.wording.differing import changes, disbelieved
from tests.desk.office import BEDS, PARKS, TOILETS, at, item, target

NOW = at("2017-09-13 10:00")
MONDAY = at("2017-09-11 10:00")
RUNNING = (BEDS, TOILETS, PARKS)


def beds(**more: object) -> Item:
    """The beds as a new ledger has them, without figures."""
    return replace(BEDS, targets=(target("3.1", **more),))  # type: ignore[arg-type]


def only(found: Difference) -> Changed:
    """The only item that is changed."""
    (one,) = found.changed
    return one


def words(before: Item, after: Item) -> list[str]:
    """What changes in words."""
    return list(changes(before, only(difference([before], [after])).after))


def reported(one: Item, total: int) -> Report:
    """A report of a total."""
    told = Statement(one.no, Kind.PROGRESS, f"{one.no}.1", Mode.TOTAL, Decimal(total), "张")
    return Report(f"r/{one.no}/{total}", "ms", one.no, MONDAY, 2001, one.lead, "", (told,))


def outcome(change: Changed, history: Sequence[Report]) -> tuple[list[Report], Item]:
    """The new reports and the item that confirming leaves."""
    *reports, left = taken(change, lambda: history, NOW, "7.1")
    assert isinstance(left, Item)
    return [r for r in reports if isinstance(r, Report)], left


def test_the_same_ledger_changes_nothing() -> None:
    found = difference(RUNNING, RUNNING)
    assert found.is_empty
    assert found.same == 3


def test_a_ledger_without_figures_takes_none_away() -> None:
    assert difference([BEDS], [beds()]).is_empty


def test_what_is_new_changed_and_gone_is_told_apart() -> None:
    found = difference(RUNNING, [beds(value=600), TOILETS, item("15", "污水管网", "市水利局")])
    assert ([i.no for i in found.new], [c.before.no for c in found.changed], [i.no for i in found.gone]) == (
        ["15"], ["3"], ["9"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (beds(value=600), ["3.1 不少于500张→不少于600张"]),
        (replace(BEDS, title="养老床位"), ["名称 “新增养老床位”→“养老床位”"]),
        (replace(BEDS, lead="市卫计委"), ["牵头单位 “市民政局”→“市卫计委”"]),
        (replace(BEDS, support=("市财政局",)), ["配合单位 空→市财政局"]),
        (replace(BEDS, due=date(2017, 11, 30)), ["时限 空→2017年11月30日"]),
        (beds(due=date(2017, 10, 31)), ["3.1 时限 空→2017年10月31日"]),
        (beds(text="新增床位500张"), ["3.1 表述 “新增养老床位500张”→“新增床位500张”"]),
        (beds(scope="全市"), ["3.1 其他要求（周期、基数、范围、阶段计划等）有改动"]),
        (replace(BEDS, targets=(target("3.1"), target("3.2", "改造", 40, "家"))), ["新增指标 3.2 不少于40家"]),
        (replace(BEDS, targets=(target("3.2", "改造", 40, "家"),)),
         ["新增指标 3.2 不少于40家", "去掉指标 3.1 不少于500张"]),
    ],
)  # fmt: skip
def test_what_changed_is_told_in_words(after: Item, told: list[str]) -> None:
    assert words(BEDS, after) == told


def test_reports_count_under_the_new_demand() -> None:
    history = [reported(BEDS, 520)]
    before = replay(BEDS, history)
    assert before.targets[0].met_on is not None
    reports, left = outcome(only(difference([before], [beds(value=600)])), history)
    assert reports == []
    assert left.targets[0].current == Mark(Decimal(520), date(2017, 9, 11))
    assert left.targets[0].met_on is None
    assert left.stage is Stage.IN_PROGRESS


def test_a_figure_of_a_later_day_comes_as_a_report_and_an_older_one_does_not() -> None:
    later = replace(BEDS, targets=(replace(target("3.1"), current=Mark(Decimal(210), date(2017, 9, 12))),))
    history = [r for r in opened(BEDS, at("2017-09-01 09:00")) if isinstance(r, Report)]
    reports, left = outcome(only(difference([BEDS], [later])), history)
    assert [r.id for r in reports] == ["import:7.1:ms/3"]
    assert left.targets[0].current == Mark(Decimal(210), date(2017, 9, 12))
    older = replace(BEDS, targets=(replace(target("3.1"), current=Mark(Decimal(90), date(2017, 8, 1))),))
    assert difference([BEDS], [older]).is_empty


def test_a_figure_or_a_stage_that_is_not_taken_is_told() -> None:
    other = replace(
        BEDS,
        stage=Stage.PAUSED,
        targets=(replace(target("3.1"), current=Mark(Decimal(186), date(2017, 9, 1))),),
    )
    found = difference([BEDS], [other])
    assert found.is_empty
    assert [list(disbelieved(c.before, c.after)) for c in found.unheard] == [
        ["状态 文件“暂停”，现有“已交办”", "3.1 文件186张，现有176张"]
    ]


def test_what_is_closed_stays_closed_with_its_days() -> None:
    met: Target = replace(BEDS.targets[0], met_on=date(2017, 9, 5))
    closed = replace(
        BEDS, stage=Stage.CLOSED, closed_on=date(2017, 9, 6), claimed_on=date(2017, 9, 5), targets=(met,)
    )
    history = [reported(BEDS, 176)]
    _, left = outcome(only(difference([closed], [beds(text="床位500张")])), history)
    assert (left.stage, left.closed_on, left.claimed_on) == (Stage.CLOSED, date(2017, 9, 6), date(2017, 9, 5))
    assert left.targets[0].met_on == date(2017, 9, 5)


def test_what_is_gone_is_paused_and_what_is_over_stays_as_it_is() -> None:
    closed = replace(TOILETS, stage=Stage.CLOSED)
    found = difference([BEDS, closed], [])
    assert [paused(i).stage for i in found.gone] == [Stage.PAUSED]
    assert found.left == (closed,)


def test_a_paused_item_that_is_named_again_is_pointed_out() -> None:
    resting = replace(BEDS, stage=Stage.PAUSED)
    assert difference([resting], [beds()]).resting == (resting,)


def test_an_extension_is_not_taken_back_by_the_ledger_from_before() -> None:
    first, granted = date(2017, 9, 30), date(2017, 11, 30)
    before = replace(BEDS, due=granted, earlier_dues=(first,), targets=(target("3.1", due=granted),))
    assert difference([before], [replace(beds(due=first), due=first)]).is_empty
    assert not difference([before], [replace(beds(due=first), due=date(2017, 12, 20))]).is_empty


def test_what_a_document_leaves_blank_is_as_it_was() -> None:
    full = replace(BEDS, leader="顾维衡", support=("市财政局",))
    (one,) = filled([full], [replace(beds(), lead="")])
    assert (one.lead, one.leader, one.support) == ("市民政局", "顾维衡", ("市财政局",))


def test_an_item_under_another_number_is_found_by_its_title() -> None:
    moved = replace(PARKS, no="10")
    assert list(renumbered(RUNNING, [BEDS, TOILETS, moved])) == [(PARKS, moved)]
    assert list(renumbered(RUNNING, RUNNING)) == []


@pytest.mark.parametrize(
    ("title", "is_other"), [("新增养老床位", False), ("养老床位建设", False), ("建议提案办理工作", True)]
)
def test_something_else_under_a_number_with_reports_is_found(title: str, is_other: bool) -> None:
    reported_on = replay(BEDS, [reported(BEDS, 210)])
    other = replace(beds(), title=title)
    assert list(replaced([reported_on], [other])) == ([(reported_on, other)] if is_other else [])
    assert list(replaced([BEDS], [other])) == []


# ── Telling again only where it is needed comes to the same ─────────────────────────────────────────────────────
SAYINGS = st.lists(
    st.one_of(
        st.integers(0, 900).map(lambda n: Statement("3", Kind.PROGRESS, "3.1", Mode.TOTAL, Decimal(n), "张")),
        st.just(Statement("3", Kind.DONE)),
        st.just(Statement("3", Kind.DONE, "3.1")),
        st.just(Statement("3", Kind.UNCHANGED)),
    ),
    max_size=6,
)
FORMS = st.sampled_from([Form.AT_LEAST, Form.ABOVE, Form.AT_MOST, Form.MILESTONE, Form.RATIO, Form.DURATION])
AMOUNTS = st.integers(1, 900).map(Decimal)


@given(SAYINGS, FORMS, AMOUNTS, AMOUNTS, st.one_of(st.none(), AMOUNTS), st.sampled_from(list(Stage)))
def test_what_is_not_told_again_is_as_if_it_had_been(
    said: list[Statement], form: Form, value: Decimal, other: Decimal, figure: Decimal | None, stage: Stage
) -> None:
    days = [at(f"2017-0{1 + n}-03 09:00") for n in range(len(said))]
    history = [Report(f"r{n}", "ms", "3", days[n], 2001, "", "", (one,)) for n, one in enumerate(said)]
    told = replace(BEDS, stage=stage, targets=(target("3.1", value=int(value)),))
    told = replace(told, targets=(replace(told.targets[0], form=form),))
    before = replay(told, history)
    mark = None if figure is None else Mark(figure, date(2017, 9, 12))
    wanted = replace(told, title="养老床位", targets=(replace(told.targets[0], value=other, current=mark),))
    (change,) = difference([before], [wanted]).changed
    reports, left = outcome(change, history)
    again = replay(change.after, [*history, *reports])
    met = {t.no: t.met_on for t in before.targets} if is_fixed(stage) else {}
    targets = tuple(replace(t, met_on=t.met_on or met.get(t.no)) for t in again.targets)
    claimed = again.claimed_on or (before.claimed_on if is_fixed(stage) else None)
    if history or reports:
        assert left == replace(again, targets=targets, claimed_on=claimed)
    else:
        assert left == change.after


def test_a_higher_demand_that_nothing_reaches_asks_for_no_history() -> None:
    def never() -> Sequence[Report]:
        raise AssertionError

    (left,) = taken(only(difference([BEDS], [beds(value=600)])), never, NOW, "7.1")
    assert isinstance(left, Item)
    assert (left.targets[0].value, left.targets[0].current) == (Decimal(600), BEDS.targets[0].current)
