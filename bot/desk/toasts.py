"""The short answers to a press."""

from bot.happenings import Pressed
from bot.notices import Toast
from bot.office import Outcome


def toast(press: Pressed, text: str = "") -> Outcome:
    """The short answer to a press."""
    return Outcome(notices=(Toast(press.press, text),))
