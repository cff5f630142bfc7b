"""Texts with spans become HTML, and a kept chat shows all that was said in it."""

from datetime import datetime

import pytest

from sandbox.messages import Button, Span, Upload
from sandbox.room import Room
from sandbox.visit import keepsake
from sandbox.visit.formatting import html
from tests.page.office import BEIJING

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (8).to_bytes(4) + (6).to_bytes(4)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("a<b", [], "a&lt;b"),
        ("第3期 通报", [Span("bold", 0, 3)], "<b>第3期</b> 通报"),
        ("😀粗", [Span("bold", 2, 1)], "😀<b>粗</b>"),
        ("abcd", [Span("bold", 0, 4), Span("italic", 1, 2)], "<b>a<i>bc</i>d</b>"),
        ("x", [Span("text_link", 0, 1, "https://a.b/?c=1&d=2")], '<a href="https://a.b/?c=1&amp;d=2" rel="noreferrer">x</a>'),
        ("x", [Span("text_link", 0, 1, "javascript:alert(1)")], "x"),
        ("/status", [Span("bot_command", 0, 7)], "/status"),
    ],
)  # fmt: skip
def test_a_text_keeps_its_formatting_and_nothing_else(text: str, spans: list[Span], expected: str) -> None:
    assert html(text, spans) == expected


def test_a_kept_chat_shows_quotes_files_buttons_and_signs() -> None:
    room = Room(lambda: datetime(2017, 9, 11, 9, 0, tzinfo=BEIJING))
    chen = room.person(2002, "陈<晨>")
    group = room.group("工作群", [chen])
    first = room.say(chen, group, "3.1 累计210张")
    room.say(chen, group, "图", answers=first.id, files=[Upload("a.png", PNG, is_photo=True)])
    room.say(chen, group, files=[Upload("台账.xlsx", b"PK")])
    room.react(chen, group, first.id, "👌")
    room.reword(room.message(group, first.id), "3.1 累计201张", (), ((Button("无变化", data="same"),),))
    kept = keepsake.page(room, group.id)
    for shown in (
        "陈&lt;晨&gt;：3.1 累计201张",
        "data:image/jpeg;base64,",
        "台账.xlsx",
        "👌 陈&lt;晨&gt;",
        "无变化",
        "（已编辑）",
    ):
        assert shown in kept


def test_a_kept_chat_says_where_an_answered_message_is_gone() -> None:
    room = Room(lambda: datetime(2017, 9, 11, 9, 0, tzinfo=BEIJING))
    chen = room.person(2002, "陈晨")
    group = room.group("工作群", [chen])
    first = room.say(chen, group, "发错了")
    room.say(chen, group, "改好了", answers=first.id)
    room.delete(chen, group, first.id)
    assert "一条已删除的消息" in keepsake.page(room, group.id)
