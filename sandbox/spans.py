"""Stretches of a text as Telegram counts them, and those that it finds by itself: commands, mentions, links."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sandbox.messages import Span

_COMMAND = re.compile(r"(?<![\w/@<>])/([A-Za-z0-9_]{1,64})(@[A-Za-z0-9_]{3,32})?(?![\w/])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w)")
_LINK = re.compile(r"https?://[^\s<>\"，。；）】]+")
_FOUND = (("bot_command", _COMMAND), ("mention", _MENTION), ("url", _LINK))


def units(text: str) -> int:
    """The length of a text in UTF-16 units, which is how Telegram counts everywhere."""
    return len(text) + sum(character > "\uffff" for character in text)


def find(text: str) -> tuple[Span, ...]:
    """The commands, mentions and links of a plain text, in their order."""
    if "/" not in text and "@" not in text:
        return ()
    return tuple(sorted(_find(text), key=lambda span: span.offset))


def trim(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A text without the blanks around it, and its spans moved along."""
    kept = text.strip()
    if kept == text:
        return text, spans
    lead = units(text[: len(text) - len(text.lstrip())])
    room = units(kept)
    return kept, tuple(moved for span in spans if (moved := _move(span, lead, room)).length > 0)


def command(text: str) -> tuple[str, str] | None:
    """The command that a message begins with and the bot it names: ("/status", "") or ("/status", "duban_bot")."""
    match = _COMMAND.match(text)
    if match is None:
        return None
    return f"/{match[1]}", (match[2] or "@")[1:]


def _find(text: str) -> Iterator[Span]:
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            yield Span(kind, units(text[: match.start()]), units(match[0]))


def _move(span: Span, lead: int, room: int) -> Span:
    start = max(span.offset - lead, 0)
    end = min(span.offset + span.length - lead, room)
    return replace(span, offset=start, length=end - start)
