"""What is read from five documents, held against what was marked in them by hand (`gold/README.md`)."""

import pytest

from bot.items import Form
from tests.intake.scoring import ASSERTED, SEEDS, Tally, gold, read_document, tallies, total

LEAST, LEAST_RIGHT = 0.95, 0.98


def test_what_is_owed_in_figures_or_by_a_day_is_found_and_little_else() -> None:
    everything = sum((total(tallies(name, apart=False), ASSERTED) for name in SEEDS), Tally())
    assert everything.marked >= 75
    assert everything.recall >= LEAST, everything.missed
    assert everything.precision >= LEAST, everything.extra
    assert everything.accuracy >= LEAST_RIGHT, everything.wrong


@pytest.mark.parametrize("name", SEEDS)
def test_every_document_is_read_well_by_itself(name: str) -> None:
    counted = total(tallies(name, apart=False), ASSERTED)
    assert counted.recall >= LEAST, counted.missed
    assert counted.precision >= LEAST, counted.extra


def test_a_chapter_that_was_kept_apart_is_read_as_well_as_the_others() -> None:
    counted = total(tallies("qingdao-2011", apart=True), ASSERTED)
    assert counted.recall >= LEAST, counted.missed
    assert counted.precision >= LEAST, counted.extra


@pytest.mark.parametrize("form", [Form.RECURRING, Form.RANK])
def test_duties_per_period_and_places_to_reach_are_found(form: Form) -> None:
    everything = sum((total(tallies(name, apart=False), frozenset({form})) for name in SEEDS), Tally())
    assert (everything.missed, everything.extra, everything.wrong) == ([], [], [])


@pytest.mark.parametrize("name", SEEDS)
def test_the_items_are_those_of_the_document(name: str) -> None:
    marked = gold(name)
    found = [(item.no, item.title) for item in read_document(name, marked["year"]).items]
    assert found == [(one["no"], one["title"]) for one in marked["items"]]


@pytest.mark.parametrize("name", SEEDS)
def test_what_is_said_beside_the_figure_is_kept(name: str) -> None:
    """力争 is soft, 其中 lies within, a date at the head of a sentence is the deadline."""
    marked = gold(name)
    items = {item.no: item for item in read_document(name, marked["year"]).items}
    for one in marked["items"]:
        for mark in one["targets"]:
            target = next(
                (t for t in items[one["no"]].targets if mark["key"] in t.text and t.form == mark["form"]),
                None,
            )
            if target is None or mark["form"] == "qualitative" or one["no"] in marked["kept_apart"]:
                continue
            assert target.soft == mark.get("soft", False), target.text
            assert (target.within is not None) == ("within" in mark), target.text
            assert "due" not in mark or str(target.due) == mark["due"], target.text
            assert target.of == mark.get("of"), target.text
            assert "base" not in mark or target.base == mark["base"], target.text
