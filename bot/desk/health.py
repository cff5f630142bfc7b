"""运行情况, for the clerks: what waits, is kept, is overdue, may stand twice; what strikes next; data and disk."""

from datetime import timedelta

from bot.cadence import next_strike
from bot.desk import register, rights
from bot.desk.view import Scene, scene
from bot.happenings import Checkup
from bot.notices import Text
from bot.office import Office, Outcome
from bot.setting import Setting
from bot.wording import health as words


def checkup(office: Office, setting: Setting, asked: Checkup) -> Outcome:
    """The answer to `/health`, in the same chat."""
    said = asked.said
    seen = scene(office, setting, said.at)
    someone = rights.person(office, setting, said.sender)
    if not rights.may(someone, "/health"):
        return register.refused(seen, someone, said)
    doubts = [(place(office, chat), setting.local(at)) for chat, at in asked.doubts]
    untaken = [(place(office, chat), setting.local(at), text) for chat, at, text in asked.untaken]
    head = words.head(seen.now, asked.waiting, asked.kept, asked.overdue)
    heard = words.heard(setting.local(asked.heard) if asked.heard else None)
    lines = [head, *heard, *words.doubted(doubts), *words.untaken(untaken), *_next(seen), *_data(seen, asked)]
    warnings = (setting.calendar.warning(year) for year in (seen.today.year, seen.today.year + 1))
    return _answer(asked, "\n".join([*lines, *(w for w in warnings if w)]))


def _data(seen: Scene, asked: Checkup) -> list[str]:
    last = asked.snapshot
    is_stale = last is not None and last < seen.today - timedelta(days=1)
    saved = words.snapshot(last, is_stale=is_stale) if asked.is_saved else words.NO_SNAPSHOTS
    return [saved, *([words.disk(asked.free)] if asked.free is not None else [])]


def _next(seen: Scene) -> list[str]:
    found = []
    for programme in seen.office.programmes.values():
        kind = seen.setting.kinds[programme.kind]
        strike = next_strike(kind.rounds, seen.setting.calendar, seen.setting.config.zone, seen.now)
        round_ = kind.round(strike.round) if strike else None
        if strike and round_:
            found.append(words.strikes(programme.name, round_.name, strike.at))
    return found


def place(office: Office, chat: int) -> str:
    """What a chat is called in a sentence."""
    group, person = office.groups.get(chat), office.people.get(chat)
    if group:
        return words.in_group(group.title)
    return words.to_person(person.name) if person else str(chat)


def _answer(asked: Checkup, html: str) -> Outcome:
    said = asked.said
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, html, answers=said.message, thread=said.chat.thread),))
