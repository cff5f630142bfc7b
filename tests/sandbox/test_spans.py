"""What Telegram finds in a text by itself, and how it counts."""

import pytest

from sandbox.messages import Span
from sandbox.spans import command, find, trim, units


@pytest.mark.parametrize(("text", "length"), [("", 0), ("督办", 2), ("🔴", 2), ("a🔴b", 4), ("❤‍🔥", 4)])
def test_length_is_counted_in_utf16_units(text: str, length: int) -> None:
    assert units(text) == length


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("今天没有命令", []),
        ("/status", [Span("bot_command", 0, 7)]),
        ("请看 /status@duban_bot 谢谢", [Span("bot_command", 3, 17)]),
        ("🔴 /help", [Span("bot_command", 3, 5)]),
        ("3.1/3.2", []),
        ("/status查询", []),
        ("@zhangsan 请报", [Span("mention", 0, 9)]),
        ("a@example", []),
        ("见 https://example.org/a?b=1 。", [Span("url", 2, 25)]),
    ],
)
def test_commands_mentions_and_links_are_found(text: str, spans: list[Span]) -> None:
    assert list(find(text)) == spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/status", ("/status", "")),
        ("/status@duban_bot 3.1", ("/status", "duban_bot")),
        ("请 /status", None),
        ("状态", None),
        ("/", None),
    ],
)
def test_a_message_is_a_command_where_it_begins_with_one(text: str, expected: tuple[str, str] | None) -> None:
    assert command(text) == expected


def test_blanks_around_a_text_go_and_its_spans_move_along() -> None:
    assert trim("\n 🔴粗 \n", (Span("bold", 2, 4),)) == ("🔴粗", (Span("bold", 0, 3),))


def test_a_span_of_blanks_alone_is_gone() -> None:
    assert trim("字  ", (Span("bold", 1, 2),)) == ("字", ())
