"""Numerals as people write them, and units of measure that mean the same."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers import numeral, numerals
from bot.units import factor, is_counted, is_money

WRITTEN = {
    "210": "210", "1,200": "1200", "1,200,300.5": "1200300.5", "210.50": "210.5", "007": "7",
    "1.2万": "12000", "2.5w": "25000", "1.35亿": "135000000", "3百": "300", "5千": "5000", "1.5千万": "15000000",
    "1万2": "12000", "1万2千": "12000", "3万5千": "35000", "1千2": "1200", "3亿5": "350000000",
    "三百二十": "320", "一千二百": "1200", "两万五": "25000", "一百零五": "105", "百二": "120", "三百二": "320",
    "一千二": "1200", "二百五": "250", "两千零五": "2005", "十": "10", "十二": "12", "二十一": "21", "廿": "20",
    "廿五": "25", "卅五": "35", "廿五万": "250000", "两百": "200", "五零零": "500", "二一〇": "210", "三点五": "3.5",
    "一点二万": "12000", "一亿二千万": "120000000", "七千八百五十六万": "78560000", "一万零五百": "10500", "零": "0",
}  # fmt: skip
UNTOLD = ("三四", "三四十", "二三十", "98.47.99.56", "1，200", "12。5", "12,46", "21O", "9" * 60)
SAME = (
    ("km", "公里", "1"), ("米", "公里", "0.001"), ("万元", "亿元", "0.0001"), ("元", "万元", "0.0001"), ("床", "张", "1"),
    ("张床位", "张", "1"), ("平米", "万平方米", "0.0001"), ("㎡", "平方米", "1"), ("千瓦", "万千瓦", "0.0001"),
    ("场", "场次", "1"), ("人", "人次", "1"), ("期", "期(篇)", "1"), ("个", "座", "1"), ("处", "座", "1"), ("家", "户", "1"),
    ("万人", "人", "10000"), ("名", "人", "1"), ("吨", "万吨", "0.0001"),
    ("万斤", "吨", "5"), ("斤", "公斤", "0.5"), ("克", "公斤", "0.001"), ("厘米", "米", "0.01"),
    ("万千瓦时", "千瓦时", "10000"), ("个泊位", "个", "1"), ("车位", "泊位", "1"), ("台(套)", "台", "1"), ("剂次", "剂", "1"),
)  # fmt: skip
OTHERS = (
    ("张", "公里"),
    ("人次", "人"),
    ("户", "张"),
    ("座", "张"),
    ("件次", "件"),
    ("平方米", "公里"),
    ("万元", "个"),
)
DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A whole number below ten thousand in words: 1205 is 一千二百零五."""
    if number == 0:
        return "零"
    text, gap = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, step)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + name
        gap = bool(text) and not digit
    return text


@pytest.mark.parametrize(("text", "value"), WRITTEN.items())
def test_a_numeral_is_read_however_it_is_written(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", UNTOLD)
def test_what_tells_no_single_number_has_no_value(text: str) -> None:
    assert [number.value for number in numerals(text)] == [None]


@pytest.mark.parametrize("text", ["", "百姓", "千方百计", "第三方", "abc"])
def test_a_step_alone_is_a_word(text: str) -> None:
    assert all(number.value != 100 for number in numerals(text))
    assert numeral(text) is None


def test_a_unit_that_begins_like_a_numeral_is_left_to_the_unit() -> None:
    (number,) = numerals("2.4万千瓦")
    assert number.value == 24000
    assert (number.end, number.is_scaled) == (4, True)


@given(st.integers(0, 9999))
def test_any_number_in_words_reads_back(number: int) -> None:
    assert numeral(spelled(number)) == number


@given(st.integers(0, 10**9))
def test_any_number_with_commas_reads_back(number: int) -> None:
    assert numeral(f"{number:,}") == number


@given(st.text(alphabet="0123456789.,，。零一二三四五六七八九十百千万亿廿两点w张座", max_size=40))
def test_numerals_stand_in_order_and_never_overlap(text: str) -> None:
    found = list(numerals(text))
    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(("said", "owed", "times"), SAME)
def test_a_figure_is_turned_into_the_unit_owed(said: str, owed: str, times: str) -> None:
    assert factor(said, owed) == Decimal(times)


@pytest.mark.parametrize(("said", "owed"), OTHERS)
def test_a_foreign_unit_cannot_be_turned(said: str, owed: str) -> None:
    assert factor(said, owed) is None


def test_whole_things_and_money_are_told_from_measures() -> None:
    assert [unit for unit in ("座", "公里", "万人", "亿元", "%") if is_counted(unit)] == ["座"]
    assert [unit for unit in ("座", "万元", "万美元", "公里") if is_money(unit)] == ["万元", "万美元"]
