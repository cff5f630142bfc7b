"""What several methods read alike: the chat, the place, the text, a message of the bot."""

from collections.abc import Mapping

from sandbox import markup, spans
from sandbox.access import Place, place, present, writable
from sandbox.asking import Ask
from sandbox.conversation import Conversation
from sandbox.messages import Message, Span
from sandbox.refusals import (
    CAPTION_TOO_LONG,
    CHAT_EMPTY,
    CHAT_NOT_FOUND,
    MAY_NOT_WRITE,
    MESSAGE_EMPTY,
    TEXT_BLANK,
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    UNREADABLE,
    bad_request,
)
from sandbox.room import Room

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
# A stretch in which Telegram looks for no commands or links.
_CLOSED = frozenset({"code", "pre", "text_link"})

Text = tuple[str, tuple[Span, ...]]


def chat_id(ask: Ask, name: str = "chat_id") -> int:
    """The chat that is asked for. Public names (@…) are not found: nobody here has one."""
    if not ask.text(name):
        raise bad_request(CHAT_EMPTY)
    number = ask.integer(name)
    if number is None:
        raise bad_request(CHAT_NOT_FOUND)
    return number


def read_place(room: Room, ask: Ask, refusal: str = MAY_NOT_WRITE) -> Place:
    """Where a new message goes; `refusal` is what a bot hears that may stay but not write."""
    conversation = writable(room, chat_id(ask), refusal)
    reply = ask.table("reply_parameters")
    answers = reply.get("message_id")
    if answers is not None and not isinstance(answers, int):
        raise bad_request(UNREADABLE.format("reply parameters"))
    lone = bool(reply.get("allow_sending_without_reply", False))
    return place(conversation, ask.integer("message_thread_id"), answers, lone=lone)


def read_text(ask: Ask) -> Text:
    """The text of a message and its spans."""
    source = ask.text("text")
    if not source:
        raise bad_request(TEXT_EMPTY)
    text, found = read_markup(source, ask.text("parse_mode"), ask.objects("entities"))
    if not text:
        raise bad_request(TEXT_BLANK if source.strip() == "" else TEXT_EMPTY)
    if spans.units(text) > LONGEST_TEXT:
        raise bad_request(TEXT_TOO_LONG)
    return text, found


def read_caption(ask: Ask) -> Text:
    """The caption under a file and its spans; it may be empty."""
    text, found = read_markup(ask.text("caption"), ask.text("parse_mode"), ask.objects("caption_entities"))
    if spans.units(text) > LONGEST_CAPTION:
        raise bad_request(CAPTION_TOO_LONG)
    return text, found


def read_markup(source: str, mode: str, given: list[Mapping[str, object]]) -> Text:
    """A text in plain words or in HTML, with what Telegram finds in it by itself."""
    match mode.lower():
        case "":
            text, own = source, tuple(_span(raw) for raw in given)
        case "html":
            text, own = markup.parse(source)
        case _:
            raise bad_request("unsupported parse_mode")
    text, own = spans.trim(text, own)
    found = tuple(span for span in spans.find(text) if not _is_closed(span, own))
    return text, tuple(sorted(own + found, key=lambda span: (span.offset, -span.length)))


def read_message(conversation: Conversation, ask: Ask, not_found: str) -> Message:
    """The message that is asked for."""
    number = ask.integer("message_id")
    if number is None:
        raise bad_request(MESSAGE_EMPTY)
    message = conversation.message(number)
    if message is None:
        raise bad_request(not_found)
    return message


def read_present(room: Room, ask: Ask) -> Conversation:
    """The chat that is asked for, where the bot is in it."""
    return present(room, chat_id(ask))


def _span(raw: Mapping[str, object]) -> Span:
    match raw:
        case {"type": str(kind), "offset": int(offset), "length": int(length)}:
            return Span(kind, offset, length, str(raw.get("url", "")), str(raw.get("language", "")))
        case _:
            raise bad_request(UNREADABLE.format("entities"))


def _is_closed(span: Span, own: tuple[Span, ...]) -> bool:
    return any(o.type in _CLOSED and o.offset <= span.offset < o.offset + o.length for o in own)
