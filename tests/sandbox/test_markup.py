"""Telegram's HTML is read as Telegram reads it, faults included."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.markup import parse
from sandbox.messages import Span
from sandbox.refusals import Refused


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("没有标记", "没有标记", []),
        ("<b>粗</b>体", "粗体", [("bold", 0, 1)]),
        ("<strong>粗</strong>", "粗", [("bold", 0, 1)]),
        ("<i>斜</i><em>体</em>", "斜体", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>下</u><ins>划</ins>", "下划", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>删</s><strike>除</strike><del>线</del>", "删除线", [("strikethrough", n, 1) for n in range(3)]),
        ("<code>3.1</code>", "3.1", [("code", 0, 3)]),
        ("<pre>表格</pre>", "表格", [("pre", 0, 2)]),
        ("<blockquote>原文</blockquote>", "原文", [("blockquote", 0, 2)]),
        ("<blockquote expandable>原文</blockquote>", "原文", [("expandable_blockquote", 0, 2)]),
        ("<tg-spoiler>密</tg-spoiler>", "密", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">密</span>', "密", [("spoiler", 0, 1)]),
        ("🔴 <b>滞后</b>", "🔴 滞后", [("bold", 3, 2)]),
        ("<b>🔴🟡</b>", "🔴🟡", [("bold", 0, 4)]),
        ("<b>外<i>内</i></b>", "外内", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>大写</B>", "大写", [("bold", 0, 2)]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2", []),
        ("&quot;两癌&quot; &#8220;&#x201D;", '"两癌" “”', []),
        ("&nbsp;原样", "&nbsp;原样", []),
        ("<b></b>空", "空", []),
        ("<a>没有地址</a>", "没有地址", []),
        ("<b  >空格</b  >", "空格", [("bold", 0, 2)]),
    ],
)
def test_a_tag_becomes_a_span_counted_in_utf16(
    source: str, text: str, spans: list[tuple[str, int, int]]
) -> None:
    assert parse(source) == (text, tuple(Span(*span) for span in spans))


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_link_keeps_its_address(quote: str) -> None:
    assert parse(f"<a href={quote}https://example.org/?a=1&amp;b=2{quote}>看</a>") == (
        "看",
        (Span("text_link", 0, 1, url="https://example.org/?a=1&b=2"),),
    )


def test_a_block_of_code_keeps_its_language() -> None:
    source = '<pre><code class="language-python">print()</code></pre>'
    assert parse(source) == ("print()", (Span("pre", 0, 7, language="python"),))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("督办<font>", 'Unsupported start tag "font" at byte offset 6'),
        ("少于<5件", "Unclosed start tag at byte offset 6"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>没有收尾", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>交叉<i></b></i>", 'Unmatched end tag at byte offset 12, expected "</i>", found "</b>"'),
        ("多余</b>", "Unexpected end tag at byte offset 6"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_a_fault_is_refused_in_telegrams_words_with_its_place_in_bytes(source: str, fault: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {fault}"


@given(st.text())
def test_what_was_escaped_comes_back_as_it_was(text: str) -> None:
    assert parse(f"<b>{escape(text)}</b>")[0] == text
