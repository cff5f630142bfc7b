"""The buttons under a message: the JSON of a call → a keyboard, or the refusal that Telegram gives."""

from collections.abc import Mapping

from sandbox.messages import Button, Keyboard
from sandbox.refusals import (
    BUTTON_DATA_INVALID,
    BUTTON_TYPE_INVALID,
    BUTTON_UNREADABLE,
    BUTTON_WITHOUT_DEED,
    KEYBOARD_TOO_LONG,
    MARKUP_UNREADABLE,
    bad_request,
)

_MOST_BUTTONS = 100
_MOST_BYTES = 64


def read_keyboard(markup: object) -> Keyboard:
    """The inline keyboard of a reply markup; other markups (a reply keyboard, its removal) show no buttons here."""
    if markup is None:
        return ()
    if not isinstance(markup, Mapping):
        raise bad_request(MARKUP_UNREADABLE)
    rows = markup.get("inline_keyboard", ())
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list) for row in rows):
        raise bad_request(MARKUP_UNREADABLE)
    keyboard = tuple(tuple(_button(button) for button in row) for row in rows if row)
    if sum(len(row) for row in keyboard) > _MOST_BUTTONS:
        raise bad_request(KEYBOARD_TOO_LONG)
    return keyboard


def _button(raw: object) -> Button:
    if not isinstance(raw, Mapping):
        raise bad_request(BUTTON_UNREADABLE.format("Button must be an Object"))
    label = raw.get("text")
    if not isinstance(label, str):
        raise bad_request(BUTTON_UNREADABLE.format('Field "text" must be of type String'))
    match raw:
        case {"callback_data": str(data)}:
            return Button(label, data=_checked(data))
        case {"url": str(url)}:
            return Button(label, url=url)
        case {"text": _, **deeds} if not deeds:
            raise bad_request(BUTTON_UNREADABLE.format(BUTTON_WITHOUT_DEED))
        case _:
            raise bad_request(BUTTON_TYPE_INVALID)


def _checked(data: str) -> str:
    if not 1 <= len(data.encode()) <= _MOST_BYTES:
        raise bad_request(BUTTON_DATA_INVALID)
    return data
