"""What people write is shown in its order and whole; what cannot be seen is not kept."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.legible import FILE, NAME, UNSEEN, file_name, legible, name
from bot.wording import esc

HIDDEN = "\u200b\u200e\u202e\u2066\u2060\ufeff\u00ad\u3164\u2800\ufe0f\x00\x1b\ud800\U000e0041"


@pytest.mark.parametrize("mark", HIDDEN)
def test_a_mark_that_cannot_be_seen_is_taken_out_however_often_it_stands_there(mark: str) -> None:
    assert legible(f"3.1 累计{mark * 4096}210张{mark}") == "3.1 累计210张"


@pytest.mark.parametrize(
    "text", ["3.1 累计210张，消防验收在办", "a\tb\nc", "Zoë Nguyễn", "林文👍🏽", "①②③ ½ ㎡", "한국어 العربية"]
)
def test_what_can_be_seen_stays_as_it_was(text: str) -> None:
    assert legible(text) == text


def test_marks_piled_over_a_letter_do_not_reach_the_lines_around() -> None:
    assert legible("林" + "\u0301" * 400) == "林" + "\u0301" * 3


@pytest.mark.parametrize("text", ["<b>", "&amp;", "<a href='tg://user?id=1'>", "</b>&lt;", "<script>"])
def test_markup_that_people_write_is_shown_as_they_wrote_it(text: str) -> None:
    assert unescape(esc(text)) == text
    assert "<" not in esc(text)


def test_writing_from_the_right_is_held_apart_from_the_figures_beside_it() -> None:
    assert esc("ליאור 5") == "\u2068ליאור 5\u2069"


@given(st.text())
def test_of_any_text_all_that_can_be_seen_remains_in_its_order(text: str) -> None:
    rest = iter(text)
    assert all(c in rest for c in legible(text))
    assert not UNSEEN.search(legible(text))
    assert legible(legible(text)) == legible(text)


@given(st.text(max_size=5000))
def test_any_name_is_one_short_line(text: str) -> None:
    assert len(name(text)) <= NAME
    assert len(name(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("台账.xlsx", "台账.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("/home/duban/config.toml", "config.toml"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("台账\x00.xlsx", "台账.xlsx"),
        ("台账\u202exslx.exe", "台账xslx.exe"),
        ("../", ""),
        ("a\nb.docx", "a b.docx"),
    ],
)
def test_a_file_name_is_no_path(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


def test_a_very_long_file_name_keeps_its_ending() -> None:
    long = file_name("台账" * 3000 + ".xlsx")
    assert len(long) <= FILE + 1
    assert long.endswith(".xlsx")
