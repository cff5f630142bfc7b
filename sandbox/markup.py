"""Telegram's HTML: a text with tags → the plain text and its spans, or the refusal that Telegram gives."""

import re
from dataclasses import dataclass
from html import unescape

from sandbox.messages import Span
from sandbox.refusals import CANNOT_PARSE, Refused, bad_request
from sandbox.spans import units

# Several tags mean the same span.
_TAGS = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip

# Telegram knows these four names only; every other one stays as it is written.
_ESCAPE = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"([^\s=>]*)\s*=?\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]*))")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that is still open."""

    name: str
    at: int
    url: str = ""
    language: str = ""
    is_long: bool = False


def parse(source: str) -> tuple[str, tuple[Span, ...]]:
    """The plain text of an HTML text and its spans, outer before inner.

    Raises Refused with the place of the fault in bytes, as Telegram gives it.
    """
    return _Reader(source).read()


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: unescape(match[0]), text) if "&" in text else text


class _Reader:
    """Reads one text from its beginning to its end."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._length = 0
        self._open: list[_Tag] = []
        self._spans: list[Span] = []

    def read(self) -> tuple[str, tuple[Span, ...]]:
        at = 0
        while (tag := self._source.find("<", at)) >= 0:
            self._take(self._source[at:tag])
            at = self._end_tag(tag) if self._source.startswith("</", tag) else self._start_tag(tag)
        self._take(self._source[at:])
        if self._open:
            raise _fault(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        spans = sorted(self._spans, key=lambda span: (span.offset, -span.length))
        return "".join(self._texts), tuple(spans)

    def _take(self, text: str) -> None:
        plain = _unescape(text)
        self._texts.append(plain)
        self._length += units(plain)

    def _start_tag(self, begin: int) -> int:
        name, at = self._name(begin + 1)
        if at == len(self._source):
            raise self._unclosed("start", begin)
        if name not in _TAGS:
            raise _fault(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes, at = self._attributes(name, begin, at)
        self._open.append(self._tag(name, attributes, begin))
        return at + 1

    def _end_tag(self, begin: int) -> int:
        if not self._open:
            raise _fault(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        name, at = self._name(begin + 2)
        at = self._skip(at)
        if not self._source.startswith(">", at):
            raise self._unclosed("end", begin)
        tag = self._open.pop()
        if name not in ("", tag.name):
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise _fault(f"Unmatched end tag at byte offset {self._bytes(begin)}, {expected}")
        self._close(tag)
        return at + 1

    def _name(self, at: int) -> tuple[str, int]:
        match = _NAME.match(self._source, at)
        name = match[0] if match else ""
        return name.lower(), at + len(name)

    def _attributes(self, name: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        found: dict[str, str] = {}
        at = self._skip(at)
        while not self._source.startswith(">", at):
            match = _ATTRIBUTE.match(self._source, at)
            if match is None or match.end() == len(self._source):
                raise self._unclosed("start", begin)
            if not match[1]:
                raise _fault(f'Empty attribute name in the tag "{name}" at byte offset {self._bytes(begin)}')
            found[match[1].lower()] = _unescape(match[2] or match[3] or match[4] or "")
            at = self._skip(match.end())
        return found, at

    def _skip(self, at: int) -> int:
        """The next place that is no blank."""
        while self._source[at : at + 1].isspace():
            at += 1
        return at

    def _tag(self, name: str, attributes: dict[str, str], begin: int) -> _Tag:
        look = attributes.get("class", "")
        if name == "span" and look != "tg-spoiler":
            place = self._bytes(begin)
            raise _fault(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        language = look.removeprefix("language-") if name == "code" else ""
        return _Tag(name, self._length, attributes.get("href", ""), language, "expandable" in attributes)

    def _close(self, tag: _Tag) -> None:
        length = self._length - tag.at
        if length == 0 or (tag.name == "a" and not tag.url):
            return
        kind = _TAGS[tag.name]
        kind = "expandable_blockquote" if kind == "blockquote" and tag.is_long else kind
        if kind == "code" and self._open and self._open[-1].name == "pre":
            kind = "pre"
        elif kind == "pre" and self._has_inner(tag.at, length):
            return
        self._spans.append(Span(kind, tag.at, length, tag.url if tag.name == "a" else "", tag.language))

    def _has_inner(self, at: int, length: int) -> bool:
        """Whether <pre><code class="language-…"> has already given this block."""
        return any(s.type == "pre" and s.offset == at and s.length == length for s in self._spans)

    def _unclosed(self, side: str, begin: int) -> Refused:
        return _fault(f"Unclosed {side} tag at byte offset {self._bytes(begin)}")

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode())


def _fault(sentence: str) -> Refused:
    return bad_request(CANNOT_PARSE.format(sentence))
