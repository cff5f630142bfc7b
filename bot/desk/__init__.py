"""The decisions, one file a subject: (office, setting, happening) → outcome. Copy the nearest one to add one.

`decide` only finds the desk that a happening belongs to.
"""

from typing import assert_never

from bot.desk import ailing, groups, hearing, keeping, presses, rounds, uploads
from bot.happenings import (
    Admitted,
    Aged,
    Binding,
    Checkup,
    Dawned,
    Drafted,
    Expelled,
    Happening,
    Moved,
    Pressed,
    Refused,
    Rivalled,
    Said,
    Struck,
    TopicShut,
    Unmade,
    Unsaved,
    Untaken,
)
from bot.office import Office, Outcome
from bot.setting import Setting


def decide(office: Office, setting: Setting, happening: Happening) -> Outcome:
    """What follows from a happening. The same office and happening always give the same outcome."""
    match happening:
        case Said():
            return hearing.heard(office, setting, happening)
        case Pressed():
            return presses.pressed(office, setting, happening)
        case Struck():
            return rounds.struck(office, setting, happening)
        case Checkup() | Untaken() | Rivalled():
            return ailing.told(office, setting, happening)
        case Drafted():
            return uploads.drafted(office, setting, happening)
        case Dawned() | Aged() | Unsaved() | Unmade():
            return keeping.cared(office, setting, happening)
        case Binding() | Admitted() | Expelled() | Refused() | Moved() | TopicShut():
            return groups.told(office, setting, happening)
        case _:
            assert_never(happening)
