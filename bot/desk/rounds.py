"""A round has struck: which desk answers it. A programme in which nothing is left to do stays quiet."""

from bot.cadence import Phase, Round
from bot.desk import briefings, contact, deadlines, drafts, inspection
from bot.desk.view import View, scene, view
from bot.happenings import Struck
from bot.office import Beat, Office, Outcome
from bot.setting import Setting


def struck(office: Office, setting: Setting, happening: Struck) -> Outcome:
    """What the round asks for, and that it has been struck up to its moment."""
    beat = Outcome((beat_of(happening),))
    if happening.programme not in office.programmes:
        return beat
    seen = view(scene(office, setting, happening.at), happening.programme)
    round_ = seen.kind.round(happening.strike.round)
    if round_ is None or not seen.items:
        return beat
    return beat + _answer(seen, round_, happening)


def beat_of(happening: Struck) -> Beat:
    """That it has been struck; and where the catching up began, as long as it goes on: a crash does not move that."""
    return Beat(happening.programme, happening.strike.at, happening.since if happening.has_more else None)


def _answer(seen: View, round_: Round, happening: Struck) -> Outcome:
    match round_.does, happening.strike.phase:
        case "account", _:
            return _account(seen, round_, happening)
        case does, _ if seen.is_quiet:
            return drafts.remind(seen) if does == "deadlines" else Outcome()
        case "contact", Phase.OPEN:
            return contact.opened(seen, round_, happening)
        case "contact", Phase.NUDGE:
            return contact.nudged(seen, happening)
        case "contact", Phase.CLOSE:
            return contact.closed(seen, happening)
        case "deadlines", _:
            return deadlines.struck(seen, happening) + drafts.remind(seen)
        case "inspection", _:
            return inspection.struck(seen)
        case _:
            return briefings.struck(seen, round_, happening)


def _account(seen: View, round_: Round, happening: Struck) -> Outcome:
    """The year's account is given for the programme's own year, also where nothing is left to do."""
    if happening.strike.nominal.year > seen.programme.year:
        return Outcome()
    return briefings.struck(seen, round_, happening)
