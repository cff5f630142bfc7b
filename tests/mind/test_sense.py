"""What a piece says by its words alone, and how that is weighed against the patterns."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sense import NOTHING, Sense, runs, sense
from bot.reading.weighing import STANDS, Around, Verdict, weighed
from bot.statements import Kind

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "bot" / "reading" / "sense.txt"
CLAUSES = ROOT / "tests" / "lines" / "sense" / "clauses.jsonl"


def test_the_weights_are_those_of_the_clauses() -> None:
    head = LABELS.read_text("utf-8").partition("\n")[0]
    assert head == f"# learnt from {sha256(CLAUSES.read_bytes()).hexdigest()[:16]}", (
        "clauses changed: run make sense"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("村里一直不肯签字画押", "land"),
        ("人手实在转不过来", "staff"),
        ("交警那边占道许可还没批", "approval"),
        ("年计划180km", NOTHING),
        ("上半年计划是800个", NOTHING),
        ("下周浇筑二层楼板", "next"),
        ("已通过竣工验收", "milestone"),
        ("请市里牵头碰个头", "help"),
        ("各位辛苦了", NOTHING),
    ],
)
def test_words_of_the_trades_are_known(words: str, says: str) -> None:
    assert sense(words).says == says


@given(st.text(max_size=200))
def test_any_text_has_a_sense(text: str) -> None:
    found = sense(text)
    assert found.says
    assert 0 < found.likelihood <= 1


def test_figures_and_marks_make_no_difference() -> None:
    assert runs("新铺1.2公里，") == runs("新铺300公里")
    assert sense("新铺1.2公里，") == sense("新铺300公里")


FINDS = [
    ([Kind.PROBLEM], ["land"], Sense("land", 0.9), STANDS, "both say the same"),
    ([], [], Sense(NOTHING, 0.99), STANDS, "both say nothing"),
    ([], [], Sense("staff", 0.5), STANDS, "it is not sure"),
    ([], [], Sense("staff", 0.8), Verdict(keeps=False, adds="staff"), "only the words know"),
    ([Kind.PROBLEM], ["other"], Sense("staff", 0.8), Verdict(keeps=False, adds="staff"), "of another field"),
    ([Kind.HELP], [], Sense("funds", 0.8), STANDS, "a plea stands"),
    ([Kind.HELP], [], Sense("funds", 0.99), Verdict(keeps=True, adds="funds"), "a plea says what it lacks"),
    ([Kind.NEXT], [], Sense(NOTHING, 0.9), Verdict(keeps=False), "a plan that was only recalled"),
    ([Kind.FORECAST], [], Sense(NOTHING, 0.99), STANDS, "a day stands"),
    ([Kind.EXTENSION], [], Sense("next", 0.99), STANDS, "a request stands"),
    ([Kind.DONE], [], Sense("milestone", 0.99), STANDS, "a claim stands"),
    ([], [], Sense("milestone", 0.9), Verdict(keeps=False, adds="milestone"), "a node"),
    ([], [], Sense("done", 0.99), STANDS, "no claim by words alone"),
    ([], [], Sense("forecast", 0.8), STANDS, "a day needs more"),
    ([Kind.NEXT], [], Sense("forecast", 0.95), Verdict(keeps=False, adds="forecast"), "a day"),
    ([Kind.HELP], [], Sense("extension", 0.99), STANDS, "a plea for help is none for time"),
]


@pytest.mark.parametrize(
    ("kinds", "categories", "opinion", "verdict"), [row[:4] for row in FINDS], ids=[row[4] for row in FINDS]
)
def test_a_sure_sense_outweighs_what_hangs_on_no_day(
    kinds: list[Kind], categories: list[str], opinion: Sense, verdict: Verdict
) -> None:
    assert weighed(kinds, categories, opinion, Around()) == verdict


def test_what_begins_as_a_cause_is_in_the_way() -> None:
    nothing = Sense(NOTHING, 0.99)
    assert weighed([Kind.PROBLEM], ["land"], nothing, Around(is_cause=True)) == STANDS
    assert weighed([Kind.PROBLEM], ["land"], nothing, Around()) == Verdict(keeps=False)


def test_a_set_phrase_needs_more_to_be_outweighed() -> None:
    phrase = Around(is_set_phrase=True)
    assert weighed([Kind.PROBLEM], ["funds"], Sense(NOTHING, 0.8), phrase) == STANDS
    assert weighed([Kind.PROBLEM], ["funds"], Sense(NOTHING, 0.8), Around()) == Verdict(keeps=False)
    assert weighed([Kind.PROBLEM], ["funds"], Sense(NOTHING, 0.95), phrase) == Verdict(keeps=False)


def test_beside_a_figure_no_state_is_added() -> None:
    assert weighed([], [], Sense("milestone", 0.9), Around(has_figures=True)) == STANDS
