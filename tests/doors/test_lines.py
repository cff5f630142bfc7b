"""The streams of `read` and `when`: an answer or an error a line, and the stream goes on."""

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ledger import parse
from bot.workdays import Workdays
from handlers.lines import LIKE, read_lines, when_lines
from tests.journeys.town import ITEMS

PROGRAMME = {"key": "ms", "name": "2017年民生实事", "kind": "minsheng", "year": 2017}
LEDGER = parse({"programme": PROGRAMME, "items": ITEMS}, "ledger.json").items


def reads(*lines: object) -> list[dict[str, object]]:
    """The answers to some lines; bytes go in as they are."""
    raw = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    out = io.StringIO()
    assert read_lines(io.BytesIO(raw), out, LEDGER, today=date(2017, 9, 13)) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_example_of_the_contract() -> None:
    line = {
        "id": "r1",
        "today": "2017-09-13",
        "text": "3号 累计400张，因用地未批，预计11月底完成",
        "answers": None,
        "unit": "市民政局",
    }
    (answer,) = reads(line)
    statements = [{k: v for k, v in s.items() if k != "text"} for s in answer["statements"]]  # type: ignore[attr-defined]
    assert answer["id"] == "r1"
    assert statements == [
        {"item": "3", "target": "3.1", "kind": "progress", "mode": "total", "value": 400, "unit": "张"},
        {"item": "3", "kind": "problem", "category": "land"},
        {"item": "3", "kind": "forecast", "date": "2017-11-30"},
    ]


def test_what_is_unclear_has_its_code_and_nothing_else() -> None:
    assert reads({"id": 7, "text": "4号 累计20"}) == [{"id": 7, "unclear": "which_target"}]


def test_talk_gives_nothing() -> None:
    assert reads({"id": "a", "text": "收到"}) == [{"id": "a", "statements": []}]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", f"第1行：不是有效的 JSON，{LIKE}"),
        (b"\xff\xfe", "第1行：不是 UTF-8 编码的文字"),
        (b"[" * 5000, f"第1行：不是有效的 JSON，{LIKE}"),
        (b"3", f"第1行：应为一个 JSON 对象，{LIKE}"),
        ({"id": 1}, "第1行：“text” 应为文字"),
        ({"text": "3号", "today": "昨天"}, "第1行：“today” 应为日期，如 2017-09-13"),
        ({"text": "3号", "answers": [3]}, "第1行：“answers” 应为文字"),
    ],
)
def test_a_bad_line_is_named_and_the_stream_goes_on(line: object, error: str) -> None:
    bad, good = reads(line, {"id": "next", "text": "好的"})
    assert bad["error"] == error
    assert bad["line"] == 1
    assert good == {"id": "next", "statements": []}


def test_half_a_character_does_no_harm() -> None:
    assert reads(b'{"id": 1, "text": "\\ud83d 3\\u53f7 \\u7d2f\\u8ba1210\\u5f20"}')[0]["id"] == 1


def test_half_a_character_in_an_id_is_given_back_escaped() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    read_lines(io.BytesIO(b'{"id": "\\ud83d", "text": "3"}'), out, (), today=date(2017, 9, 13))
    out.seek(0)
    assert out.read() == '{"id": "\\ud83d", "statements": []}\n'


@given(st.binary(max_size=200).filter(lambda b: b"\n" not in b and b.strip()))
def test_whatever_bytes_come_in_there_is_one_answer(line: bytes) -> None:
    assert len(reads(line)) == 1


def test_deadlines_give_their_last_permitted_day_or_null() -> None:
    lines = [
        {"id": n, "today": "2017-09-13", "text": text}
        for n, text in enumerate(["9月底前", "长期", "11月31日"])
    ]
    out = io.StringIO()
    when_lines(io.BytesIO("\n".join(map(json.dumps, lines)).encode()), out, calendar=Workdays(), events={})
    assert [json.loads(line)["date"] for line in out.getvalue().splitlines()] == ["2017-09-30", None, None]
