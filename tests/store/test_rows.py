"""A noun ↔ a row."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.items import Item, Mark, Target
from bot.notices import Leave, Notice, React, Redraw, Repaint, Text, Toast
from bot.office import Beat, Noun
from store.disk import encoded
from store.outbox import Doubt, Owed, Told
from store.rows import RowError, noun_of, row_of
from store.shelves import SHELVES
from tests.store.samples import AT, ITEM, NOUNS, PROGRAMME

st.register_type_strategy(
    datetime, st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(fold=0))
)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))

KINDS = [*SHELVES, Owed, Told, Doubt]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something with all that the nouns' fields may be."""

    notice: Notice
    base: Decimal | str | None = None
    pairs: tuple[tuple[str, int], ...] = ()


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_every_noun_comes_back_from_its_row_as_it_was(noun: Noun) -> None:
    row = json.loads(encoded(row_of(noun)))

    assert repr(noun_of(type(noun), row)) == repr(noun)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_any_noun_that_can_be_made_comes_back(kind: type, data: st.DataObject) -> None:
    noun = data.draw(st.from_type(kind))

    assert repr(noun_of(kind, json.loads(encoded(row_of(noun))))) == repr(noun)


@given(value=st.decimals(allow_nan=False, allow_infinity=False))
def test_a_figure_is_kept_as_it_was_written(value: Decimal) -> None:
    mark = Mark(value, AT.date())

    assert str(noun_of(Mark, json.loads(encoded(row_of(mark)))).value) == str(value)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("506", "506"),
        ("98.5", "98.5"),
        ("-3", "-3"),
        ("98.50", '{"decimal":"98.50"}'),
        ("1E+3", '{"decimal":"1E+3"}'),
    ],
)
def test_a_figure_is_a_json_number_where_one_can_carry_it(written: str, kept: str) -> None:
    assert json.dumps(row_of(Mark(Decimal(written), AT.date()))["value"], separators=(",", ":")) == kept


def test_a_field_that_may_be_text_or_number_keeps_which_it_was() -> None:
    sheets = [Sheet(Toast("1"), base) for base in ("98.50", Decimal("98.50"), Decimal(3), None)]

    assert [noun_of(Sheet, row_of(sheet)).base for sheet in sheets] == [sheet.base for sheet in sheets]


@pytest.mark.parametrize(
    "notice",
    [Text("a", 1, "一"), Redraw("a", "二"), Repaint(1, 2, "三"), React(1, 2, "👍"), Toast("p"), Leave(1)],
    ids=lambda notice: type(notice).__name__,
)
def test_alternatives_are_told_apart_by_their_names(notice: Notice) -> None:
    row = row_of(Sheet(notice))

    assert row["notice"]["is"] == type(notice).__name__
    assert noun_of(Sheet, row).notice == notice


def test_a_moment_of_any_zone_stays_the_same_moment() -> None:
    beat = Beat("p", datetime(2017, 9, 11, 9, tzinfo=ZoneInfo("Asia/Shanghai")))

    assert noun_of(Beat, row_of(beat)) == beat


def test_half_an_emoji_is_kept() -> None:
    text = Text("a", 1, "好\ud83d")

    assert noun_of(Text, json.loads(encoded(row_of(text)))) == text


def test_what_holds_its_default_is_left_out() -> None:
    assert row_of(Item("p", "1", "题目")) == {"programme": "p", "no": "1", "title": "题目"}


def test_fields_of_a_newer_program_are_passed_over() -> None:
    assert noun_of(type(PROGRAMME), row_of(PROGRAMME) | {"weather": "雨"}) == PROGRAMME


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"programme": "p", "no": "1"}, "Item.title"),
        ({"programme": "p", "no": 1, "title": "t"}, "Item.no: 1"),
        ({"programme": "p", "no": "1", "title": "t", "due": "2017-13-01"}, "Item.due: '2017-13-01'"),
        ({"programme": "p", "no": "1", "title": "t", "stage": "asleep"}, "Item.stage: 'asleep'"),
        ({"programme": "p", "no": "1", "title": "t", "support": "u"}, "Item.support: 'u'"),
        ({"programme": "p", "no": "1", "title": "t", "targets": [{"no": "1"}]}, "Item.targets → Target.text"),
        ({"programme": "p", "no": "1", "title": "t", "wants_help": 1}, "Item.wants_help"),
        (["p"], "Item: ['p']"),
    ],
)
def test_a_row_that_is_not_of_its_noun_says_where(row: object, why: str) -> None:
    with pytest.raises(RowError) as refused:
        noun_of(Item, row)

    assert why in str(refused.value)


@pytest.mark.parametrize("value", [True, "12", None, [1], {"decimal": "zwölf"}])
def test_a_figure_that_is_none_is_refused(value: object) -> None:
    row = {"no": "1", "text": "t", "form": "at_least", "current": {"value": value, "on": "2017-09-11"}}

    with pytest.raises(RowError):
        noun_of(Target, row)


@pytest.mark.parametrize("notice", [{"is": "Shout", "key": "a"}, {"key": "a"}, "a"])
def test_an_unknown_alternative_is_refused(notice: object) -> None:
    with pytest.raises(RowError):
        noun_of(Sheet, {"notice": notice})


def test_neither_of_two_alternatives_is_refused() -> None:
    with pytest.raises(RowError):
        noun_of(Sheet, {"notice": {"is": "Leave", "chat": 1}, "base": [1]})


def test_only_dataclasses_have_rows() -> None:
    with pytest.raises(TypeError):
        row_of("text")


def test_an_item_takes_its_reports_and_targets_with_it() -> None:
    assert noun_of(Item, row_of(ITEM)) == ITEM
