"""News of chats: bound, joined, left, moved, closed to the bot."""

from dataclasses import replace
from typing import assert_never

from bot.desk import letters, register, rights
from bot.desk.letters import Letter
from bot.desk.view import scene
from bot.happenings import Admitted, Binding, Expelled, Moved, Refused, Said, TopicShut
from bot.notices import Leave, Text
from bot.office import Drop, Office, Outcome, Spoken
from bot.people import Group
from bot.setting import Setting
from bot.wording import register as words

MUTED = ("rights", "chat_write_forbidden", "topic_closed")

News = Binding | Admitted | Expelled | Refused | Moved | TopicShut


def told(office: Office, setting: Setting, news: News) -> Outcome:
    """What follows from news of a chat."""
    match news:
        case Binding():
            return bind(office, setting, news)
        case Admitted():
            return admitted(office, setting, news)
        case Moved():
            return moved(office, news)
        case TopicShut():
            return topic_shut(office, setting, news)
        case Expelled() | Refused():
            return shut(office, setting, news)
        case _:
            assert_never(news)


def bind(office: Office, setting: Setting, binding: Binding) -> Outcome:
    """A clerk binds a group to a programme, and hears what the bot still lacks there."""
    said = binding.said
    someone = rights.person(office, setting, said.sender)
    if not rights.may(someone, "/bind"):
        return register.refused(scene(office, setting, said.at), someone, said)
    if said.chat.is_private:
        return _answer(said, words.BIND_IN_GROUP)
    chosen = _chosen(office, said.text.partition(" ")[2].strip())
    if chosen is None:
        listed = "\n".join(f"/bind {p.key} {p.name}" for p in office.programmes.values())
        return _answer(said, f"{words.which_programme(list(office.programmes))}\n{listed}".strip())
    group = Group(said.chat.id, said.chat.title, chosen, said.chat.thread)
    name = office.programmes[chosen].name
    return Outcome((group,)) + _answer(said, words.bound(group, name, _lacking(binding)))


def _chosen(office: Office, asked: str) -> str | None:
    found = [p.key for p in office.programmes.values() if not asked or asked in (p.key, p.name)]
    return found[0] if len(found) == 1 else None


def _lacking(binding: Binding) -> list[str]:
    told = [] if binding.may_write else [words.LACKING_WRITE]
    told += [] if binding.is_supergroup else [words.LACKING_SUPERGROUP]
    return [*told, words.HEARS_ALL if binding.hears_all else words.HEARS_REPLIES]


def admitted(office: Office, setting: Setting, news: Admitted) -> Outcome:
    """The bot was added: by a clerk, it stays and says how to bind; by anyone else, it says one sentence and leaves."""
    if news.chat.is_private:
        return Outcome()
    known = office.groups.get(news.chat.id)
    if known:
        return Outcome((replace(known, silent=False, title=news.chat.title or known.title),))
    key = f"admitted/{news.chat.id}/{news.at.isoformat()}"
    if not rights.may(rights.person(office, setting, news.sender), "admission"):
        return Outcome(notices=(Text(key, news.chat.id, words.STRANGE_GROUP), Leave(news.chat.id)))
    return Outcome(notices=(Text(key, news.chat.id, words.PLEASE_BIND),))


def shut(office: Office, setting: Setting, news: Expelled | Refused) -> Outcome:
    """A chat is closed to the bot: it was put out, blocked, or Telegram says so. The clerks are told once."""
    chat = news.chat.id if isinstance(news, Expelled) else news.chat
    seen = scene(office, setting, news.at)
    person = office.people.get(chat)
    if person is not None and person.reachable:
        letter = Letter(f"unreachable/{person.id}/{seen.today}", words.unreachable(person.name))
        others = [c for c in rights.clerks(office, setting) if c.id != person.id]
        return Outcome((replace(person, reachable=False),), letters.to_people(seen, others, letter))
    group = office.groups.get(chat)
    if group is None or group.silent:
        return Outcome()
    told = words.muted(group.title) if _is_muted(news) else words.expelled(group.title)
    letter = Letter(f"expelled/{group.chat}/{news.at.isoformat()}", told)
    return Outcome((replace(group, silent=True),), letters.to_clerks(seen, letter))


def _is_muted(news: Expelled | Refused) -> bool:
    """Whether the bot is still there and may not write, as Telegram words it."""
    return isinstance(news, Refused) and any(said in news.why.lower() for said in MUTED)


def topic_shut(office: Office, setting: Setting, news: TopicShut) -> Outcome:
    """The topic that a group is bound in is closed or gone: from now on its general topic is written in."""
    group = office.groups.get(news.chat)
    if group is None or group.thread != news.thread:
        return Outcome()
    letter = Letter(f"topic/{news.chat}/{news.thread}/{news.at.isoformat()}", words.topic_shut(group.title))
    told = letters.to_clerks(scene(office, setting, news.at), letter)
    return Outcome((replace(group, thread=None),), told)


def moved(office: Office, news: Moved) -> Outcome:
    """A group became a supergroup: its binding, its cards and what was said in it go with it."""
    group = office.groups.get(news.old)
    if group is None:
        return Outcome()
    cards = [replace(c, chat=news.new) for c in office.cards.values() if c.chat == news.old]
    said = [s for s in office.spoken.values() if s.chat == news.old]
    gone = [Drop(Spoken, f"{s.chat}/{s.message}") for s in said]
    return Outcome((replace(group, chat=news.new), Drop(Group, str(news.old)), *cards, *gone))


def _answer(said: Said, html: str) -> Outcome:
    key = f"answer/{said.chat.id}/{said.message}"
    return Outcome(notices=(Text(key, said.chat.id, html, answers=said.message, thread=said.chat.thread),))
