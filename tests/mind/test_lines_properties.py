"""What holds for every line of chat: figures read back, nothing breaks the reading, and its work grows with the line."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from re import _constants, _parser  # type: ignore[attr-defined]  # the parsed form of a pattern has no public name

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.dates
import bot.reading
from bot.items import Mark
from bot.patterns import Pattern
from bot.reading import Ledger, read
from bot.reading.ledger import laid_out
from bot.statements import Code, Kind, Mode, Reading, Statement, Unclear
from tests.mind.lines_in_town import CALENDAR, ITEMS, TODAY, TOWN, shorthand
from tests.mind.test_numbers import spelled

WAYS = (
    "7号 累计{n}座", "7.1 {n}座", "7号{n}座", "第七项 目前完成{n}座", "公厕累计{n}座", "#7 {n}", "7号：已改{n}个", "截至目前7号{n}座",
    "农村公厕改造完成{n}座，在建3座", "7.1 任务800座，完成{n}座", "７号　累计{n}座", "7號 累計{n}座", "7.1 {n}/800",
    "7号 上周1座，这周{n}座", "更正 7.1 是{n}座", "7号累计{n}座，因用地未批，预计11月底完成",
)  # fmt: skip
GAINS = (
    "7号 本周新增{n}座",
    "7号又改了{n}座",
    "7.1 比上周多{n}座",
    "公厕这周完成了{n}座",
    "7号 再完成{n}座",
    "7.1 +{n}座",
)
PIECES = (
    "3号", "3.1", "养老床位", "公厕", "累计", "210张", "本周", "新增", "12座", "80%", "预计", "11月底", "完成", "没", "未批", "用地", "，", "。",
    "；", "\n", "其中", "上周", "任务", "申请延期", "请市里协调", "三百二十", "一", "、", "（", "）", "1、", "万", "亿", "?", "更正", "不是", "是",
    "14.1", "公里", "8号", "%", "/", "-", "至", "前", "后", "每月", "同上", "无变化", "已", "開工", "①", "\ud83d", "\x00", " ", "㎡",
)  # fmt: skip
ANSWERS = st.sampled_from([None, "3.1", "7", "5", "99", "", "八"])
UNITS = st.sampled_from([None, "市民政局", "市水利局", "不存在的单位", ""])


def reading(text: str, answers: str | None = None, unit: str | None = None, ledger: Ledger = TOWN) -> Reading:
    """What a line says in town."""
    return read(text, ledger, today=TODAY, calendar=CALENDAR, answers=answers, unit=unit)


def said(text: str) -> tuple[Statement, ...]:
    """The statements of a line that is clear."""
    found = reading(text)
    assert not isinstance(found, Unclear)
    return found


@given(st.integers(2, 800), st.sampled_from(WAYS), st.sampled_from([str, spelled]))
def test_any_total_written_any_way_reads_back(n: int, way: str, written: Callable[[int], str]) -> None:
    if "/" in way:
        written = str
    (figure,) = (one for one in said(way.format(n=written(n))) if one.kind is Kind.PROGRESS)
    assert (figure.target, figure.mode, figure.value, figure.unit) == ("7.1", Mode.TOTAL, Decimal(n), "座")


@given(st.integers(2, 800), st.sampled_from(GAINS), st.sampled_from([str, spelled]))
def test_any_increment_with_its_word_reads_back(n: int, way: str, written: Callable[[int], str]) -> None:
    (figure,) = said(way.format(n=written(n)))
    assert (figure.target, figure.mode, figure.value) == ("7.1", Mode.INCREMENT, Decimal(n))


@given(st.decimals(1, 180, places=2), st.sampled_from([("公里", 1), ("km", 1), ("米", 1000), ("千米", 1)]))
def test_a_length_comes_out_in_the_unit_of_the_target(length: Decimal, unit: tuple[str, int]) -> None:
    (figure,) = said(f"14.1 累计{(length * unit[1]).normalize():f}{unit[0]}")
    assert (figure.value, figure.unit) == (length, "公里")


@given(st.text(max_size=4096), ANSWERS, UNITS)
def test_no_text_breaks_the_reading(text: str, answers: str | None, unit: str | None) -> None:
    assert isinstance(reading(text, answers, unit), tuple | Unclear)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), ANSWERS, UNITS)
def test_no_jumble_of_real_words_breaks_it_or_gives_a_figure_without_a_value(
    text: str, answers: str | None, unit: str | None
) -> None:
    found = reading(text, answers, unit)
    for statement in found if isinstance(found, tuple) else ():
        assert (statement.kind is Kind.PROGRESS) == (statement.value is not None)
        assert (statement.kind is Kind.PROBLEM) == bool(statement.category)
        assert statement.item in TOWN.by_no


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_forecast_and_a_new_deadline_never_lie_in_the_past(text: str) -> None:
    found = reading(text, "9")
    for statement in found if isinstance(found, tuple) else ():
        if statement.kind in {Kind.FORECAST, Kind.EXTENSION}:
            assert statement.date is not None
            assert statement.date >= TODAY


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "3",
            "三",
            "累计",
            "11月",
            "1、",
            "养老床位",
            "其中12座，",
            "\n3号",
            "(1)",
            "请",
            "1/",
            "预计11月底，",
        ),
        *("1,", "3,", "3、", "@a ", " 3", "3号，", "、", "３，", "有3.1 "),
    ],
)
def test_the_steps_taken_grow_with_the_line_and_no_faster(piece: str) -> None:
    short, long = steps(piece * 200), steps(piece * 800)
    assert long <= 5 * short + 2000


@pytest.mark.parametrize("piece", ["1,", "3,", "@a ", "~ ", "3.1、"])
def test_a_long_row_of_the_same_is_read_in_as_many_steps_as_it_has_characters(piece: str) -> None:
    assert steps((piece * 2048)[:4096]) < 400 * 4096


def test_a_number_said_again_in_a_list_names_its_item_once() -> None:
    assert shorthand(reading("3、7、3号无变化")) == "3 unchanged; 7 unchanged"
    assert shorthand(reading("3、" * 1000 + "7号无变化")) == "3 unchanged; 7 unchanged"


def steps(text: str) -> int:
    """How many calls it takes to read a text."""
    taken = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal taken
        taken += event in {"call", "c_call"}

    reading(text)  # patterns are compiled and words looked up for the first time
    sys.setprofile(count)
    try:
        reading(text)
    finally:
        sys.setprofile(None)
    return taken


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern of the reading and of the dates, with its name."""
    for package in (bot.reading, bot.dates):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", one.pattern) for one in _patterns_in(value))


def _patterns_in(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple | list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(one)


def has_nested_repeats(parsed: object, *, inside: bool = False) -> bool:
    """Whether an endless repeat stands within another: what makes a search take for ever. Possessive ones cannot."""
    for kind, argument in parsed if isinstance(parsed, _parser.SubPattern) else ():
        is_endless = (
            kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT} and argument[1] == _constants.MAXREPEAT
        )
        if is_endless and inside:
            return True
        parts = argument if isinstance(argument, tuple | list) else (argument,)
        parts = [*parts, *(one for part in parts if isinstance(part, list) for one in part)]
        if any(has_nested_repeats(part, inside=inside or is_endless) for part in parts):
            return True
    return False


def test_no_pattern_repeats_without_end_within_a_repeat() -> None:
    found = dict(patterns())
    assert len(found) > 100
    assert not [name for name, pattern in found.items() if has_nested_repeats(_parser.parse(pattern))]
    assert has_nested_repeats(_parser.parse(r"(a+b?)*c"))


def test_every_statement_keeps_its_wording_and_the_target_that_was_named() -> None:
    found = said("3.1 累計４００張，因用地未批，預計11月底完成")
    assert [(one.kind, one.target, one.text) for one in found] == [
        (Kind.PROGRESS, "3.1", "累計４００張"),
        (Kind.PROBLEM, "3.1", "因用地未批"),
        (Kind.FORECAST, "3.1", "預計11月底完成"),
    ]


def test_an_item_named_without_its_target_keeps_none_but_that_of_its_figure() -> None:
    assert [one.target for one in said("3号 累计400张，因用地未批")] == ["3.1", None]


@pytest.mark.parametrize(
    ("text", "unit", "code", "likely"),
    [
        ("无变化", "市水利局", Code.WHICH_ITEM, ("14", "15")),
        ("5号 71300人次", None, Code.WHICH_TARGET, ("5.1", "5.2")),
        ("8号完成80%", None, Code.WHICH_TARGET, ("8.2", "8.5", "8.6", "8.7")),
        ("3号 400公里", None, Code.WHICH_UNIT, ("3.1",)),
        ("3号 累计几十张", None, Code.NUMBER, ("3.1",)),
        ("9号预计11月31日完成", None, Code.WHICH_DATE, ("9",)),
        ("3.1 400/600", None, Code.CONTRADICTION, ("3.1",)),
    ],
)
def test_what_is_unclear_offers_the_likely_numbers(
    text: str, unit: str | None, code: Code, likely: tuple[str, ...]
) -> None:
    assert reading(text, unit=unit) == Unclear(code, likely, text)


def test_an_increment_is_checked_against_last_weeks_total() -> None:
    target = replace(ITEMS[0].targets[0], current=Mark(Decimal(176), date(2017, 9, 6)))
    known = Ledger((replace(ITEMS[0], targets=(target,)),))
    assert shorthand(reading("3号 本周新增34张，累计210张", ledger=known)) == "3.1 = 210张"
    assert shorthand(reading("3号 本周新增30张，累计210张", ledger=known)) == "? contradiction"


def test_a_part_is_asked_for_by_its_name_and_the_whole_is_meant_otherwise() -> None:
    whole = ITEMS[0].targets[0]
    part = replace(whole, no="3.2", text="其中护理型床位200张", value=Decimal(200), within="3.1")
    known = Ledger((replace(ITEMS[0], targets=(whole, part)),))
    assert shorthand(reading("3号 累计210张", ledger=known)) == "3.1 = 210张"
    assert shorthand(reading("3号 护理型80张", ledger=known)) == "3.2 = 80张"


def test_items_as_they_are_now_are_read_by_the_names_laid_out_before() -> None:
    before = list(ITEMS)
    assert laid_out(before) is laid_out(list(before))
    target = replace(ITEMS[0].targets[0], current=Mark(Decimal(176), date(2017, 9, 6)))
    now = [replace(ITEMS[0], targets=(target,)), *ITEMS[1:]]
    assert laid_out(now).targets["3.1"][1] is target
    assert laid_out(now).of_unit("市民政局")[0] is now[0]
    assert (
        shorthand(read("3号 本周新增30张，累计210张", now, today=TODAY, calendar=CALENDAR))
        == "? contradiction"
    )


def test_a_new_name_is_laid_out_afresh() -> None:
    assert not laid_out(ITEMS).mentions("漂流书屋")
    renamed = [replace(ITEMS[0], title="漂流书屋建设"), *ITEMS[1:]]
    assert laid_out(renamed).mentions("漂流书屋")
    assert not laid_out(ITEMS).mentions("漂流书屋")


def test_without_a_ledger_the_numbers_in_a_line_name_items_and_targets() -> None:
    nothing = Ledger(())
    assert shorthand(reading("3号 累计400张，用地未批", ledger=nothing)) == "3.1 = 400张; 3 problem land"
    assert shorthand(reading("3.2 完成80%", ledger=nothing)) == "3.2 80%"
    assert shorthand(reading("累计400张", "3.1", ledger=nothing)) == "3.1 = 400张"
    assert shorthand(reading("累计400张", ledger=nothing)) == "? which_item"


def test_the_offices_own_events_are_days_too() -> None:
    events = {"两会": date(2018, 1, 25)}
    found = read("9号 两会前完成", TOWN, today=TODAY, calendar=CALENDAR, events=events)
    assert shorthand(found) == "9 forecast 2018-01-24"


def test_a_plain_sequence_of_items_will_do_for_a_ledger() -> None:
    assert shorthand(read("3号 210张", list(ITEMS), today=TODAY, calendar=CALENDAR)) == "3.1 = 210张"
