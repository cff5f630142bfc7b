"""What a person wrote in a file: every slip is named with its place, and all of them at once."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

import pytest

from bot.checking import Table, Wrong


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


def _table(raw: object) -> Table:
    return Table(raw, "a.toml", [])


def test_good_values_come_back_as_they_are_meant() -> None:
    table = _table(
        {"t": "x", "n": 3, "f": 1.5, "d": "2017-11-30", "h": "09:00", "l": ["a"], "s": "large", "b": True}
    )
    assert (table.text("t"), table.integer("n"), table.number("f")) == ("x", 3, Decimal("1.5"))
    assert (table.day("d"), table.hour("h"), table.texts("l")) == (date(2017, 11, 30), time(9), ("a",))
    assert (table.choice("s", Size), table.flag("b", default=False)) == (Size.LARGE, True)
    assert table.problems == []


def test_toml_has_days_and_hours_of_its_own() -> None:
    table = _table({"day": date(2017, 11, 30), "hour": time(9)})
    assert (table.day("day"), table.hour("hour"), table.integers("more")) == (date(2017, 11, 30), time(9), ())


@pytest.mark.parametrize(
    ("read", "problem"),
    [
        (lambda t: t.text("x"), "a.toml：“x” 应为文字，没有写"),
        (lambda t: t.integer("x"), "a.toml：“x” 应为整数，没有写"),
        (lambda t: t.integer("x", None, 1, 9), "a.toml：“x” 应为1到9之间的整数，没有写"),
        (lambda t: t.hour("x"), 'a.toml：“x” 应为时刻，如 "09:00"，没有写'),
        (lambda t: t.choice("x", Size), "a.toml：“x” 应为以下之一：small、large，没有写"),
    ],
)
def test_a_required_key_that_is_missing_is_named(read: Callable[[Table], object], problem: str) -> None:
    table = _table({})
    read(table)
    assert table.problems == [problem]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (7, lambda t: t.text("x")),
        ("", lambda t: t.text("x")),
        ("  ", lambda t: t.text("x", "默认")),
        (True, lambda t: t.integer("x")),
        (10, lambda t: t.integer("x", 5, 1, 9)),
        ("abc", lambda t: t.number("x")),
        (True, lambda t: t.number("x")),
        (float("nan"), lambda t: t.number("x")),
        (10**30, lambda t: t.number("x")),
        ("20171130", lambda t: t.day("x")),
        ("2017-11-31", lambda t: t.day("x")),
        ("9:00", lambda t: t.hour("x")),
        ("25:00", lambda t: t.hour("x")),
        (["a", 1], lambda t: t.texts("x")),
        ([1, True], lambda t: t.integers("x")),
        ("medium", lambda t: t.choice("x", Size)),
        (3, lambda t: t.choice("x", Size)),
        (1, lambda t: t.flag("x", default=True)),
        ("a", lambda t: list(t.tables("x"))),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_once(raw: object, read: Callable[[Table], object]) -> None:
    table = _table({"x": raw})
    read(table)
    assert len(table.problems) == 1
    assert table.problems[0].startswith("a.toml：“x” 应为")


def test_a_missing_key_takes_its_default_in_silence() -> None:
    table = _table({})
    assert (table.text("a", ""), table.integer("b", 7), table.hour("c", time(8))) == ("", 7, time(8))
    assert (table.number("d"), table.day("e"), table.choice("f", Size, Size.LARGE)) == (
        None,
        None,
        Size.LARGE,
    )
    assert table.problems == []


def test_null_counts_as_missing() -> None:
    table = _table({"a": None, "b": None, "c": None, "d": None})
    assert table.text("a", "") == ""
    assert list(table.tables("b")) == []
    table.table("c").close()
    assert table.texts("d") == ()
    table.close()
    assert table.problems == []


def test_a_table_within_is_named_by_its_path() -> None:
    table = _table({"office": {"name": 3}, "round": [{}, {"key": 5}]})
    table.table("office").text("name")
    for row in table.tables("round"):
        row.text("key", "x")
    assert table.problems == [
        "a.toml [office]：“name” 应为文字，实际为 3",
        "a.toml [[round]] 第2个：“key” 应为文字，实际为 5",
    ]


def test_a_row_that_is_no_table_is_named() -> None:
    table = _table({"round": [5]})
    assert [row.has("key") for row in table.tables("round", "第{}轮".format)] == [False]
    assert table.problems == ["a.toml 第1轮：应为一个表（键 = 值），实际为数字"]


def test_a_key_that_nothing_asked_for_is_a_slip_of_the_pen() -> None:
    table = _table({"name": "x", "nmae": "y"})
    table.text("name")
    table.close()
    assert table.problems == ["a.toml：不认识的键 “nmae”（可用：name）"]


def test_a_long_value_is_cut_short_in_its_problem() -> None:
    table = _table({"x": ["很长"] * 100})
    table.text("x")
    assert len(table.problems[0]) < 100


def test_a_raw_value_counts_as_asked_for() -> None:
    table = _table({"x": {"any": "shape"}})
    assert table.raw("x") == {"any": "shape"}
    table.close()
    assert table.problems == []


def test_what_is_wrong_is_told_a_problem_a_line() -> None:
    wrong = Wrong(["一", "二"])
    assert str(wrong) == "一\n二"
    assert wrong.problems == ["一", "二"]
