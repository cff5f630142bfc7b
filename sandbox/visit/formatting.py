"""A text with its spans → HTML, every character of it escaped."""

from collections.abc import Sequence
from html import escape

from sandbox.messages import Span

TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote", "spoiler": "mark",
}  # fmt: skip


def html(text: str, spans: Sequence[Span]) -> str:
    """The text with its formatting. Spans lie within each other or apart, as Telegram gives them, outer before inner."""
    raw = text.encode("utf-16-le")
    return _inside(raw, list(spans), 0, len(raw) // 2)


def _inside(raw: bytes, spans: list[Span], begin: int, end: int) -> str:
    parts: list[str] = []
    while spans:
        span = spans.pop(0)
        last = span.offset + span.length
        parts.append(_plain(raw, begin, span.offset))
        inner = [s for s in spans if s.offset < last]
        del spans[: len(inner)]
        parts.append(_wrap(span, _inside(raw, inner, span.offset, last)))
        begin = last
    return "".join([*parts, _plain(raw, begin, end)])


def _plain(raw: bytes, begin: int, end: int) -> str:
    return escape(raw[begin * 2 : end * 2].decode("utf-16-le", "replace"))


def _wrap(span: Span, inner: str) -> str:
    if span.type == "text_link" and span.url.startswith(("http://", "https://")):
        return f'<a href="{escape(span.url)}" rel="noreferrer">{inner}</a>'
    tag = TAGS.get(span.type)
    return f"<{tag}>{inner}</{tag}>" if tag else inner
