"""The life of an item: which step may follow which stage."""

from collections.abc import Sequence

import pytest

from bot.items import Stage
from bot.stages import STAGE_NAMES, VERB_NAMES, Verb, is_fixed, is_open, step


@pytest.mark.parametrize(
    ("taken", "last"),
    [
        ([Verb.ASSIGN, Verb.ACKNOWLEDGE, Verb.CLAIM, Verb.CLOSE], Stage.CLOSED),
        ([Verb.ASSIGN, Verb.CLAIM, Verb.SEND_BACK, Verb.CLAIM, Verb.CLOSE], Stage.CLOSED),
        ([Verb.ASSIGN, Verb.ACKNOWLEDGE, Verb.PAUSE, Verb.RESUME], Stage.IN_PROGRESS),
        ([Verb.ASSIGN, Verb.STOP], Stage.STOPPED),
    ],
)
def test_an_item_goes_its_way_step_by_step(taken: Sequence[Verb], last: Stage) -> None:
    stage: Stage | None = Stage.DRAFTED
    for verb in taken:
        assert stage is not None
        stage = step(stage, verb)
    assert stage is last


@pytest.mark.parametrize(
    ("stage", "verb"),
    [
        (Stage.IN_PROGRESS, Verb.CLOSE),  # only what was reported done is struck off
        (Stage.DRAFTED, Verb.CLAIM),
        (Stage.CLOSED, Verb.SEND_BACK),
        (Stage.PAUSED, Verb.CLAIM),
        (Stage.CLAIMED, Verb.CLAIM),
    ],
)
def test_a_step_out_of_turn_is_none(stage: Stage, verb: Verb) -> None:
    assert step(stage, verb) is None


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.STOPPED])
def test_what_is_over_can_only_be_taken_up_again(stage: Stage) -> None:
    assert [verb for verb in Verb if step(stage, verb)] == [Verb.RESUME]


def test_only_what_is_assigned_or_in_progress_owes_reports() -> None:
    assert [stage for stage in Stage if is_open(stage)] == [Stage.ASSIGNED, Stage.IN_PROGRESS]


def test_reports_do_not_move_what_a_person_has_set_aside() -> None:
    fixed = [stage for stage in Stage if is_fixed(stage)]
    assert fixed == [Stage.DRAFTED, Stage.CLOSED, Stage.PAUSED, Stage.STOPPED]


def test_every_verb_and_stage_has_its_name() -> None:
    assert set(VERB_NAMES) == set(Verb)
    assert set(STAGE_NAMES) == set(Stage)
