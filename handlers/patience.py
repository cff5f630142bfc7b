"""How often one person is answered: a flood is taken as it comes, but not talked to, so that others are not kept waiting.

What people report is recorded whatever their number; only the answers to them are counted. It is forgotten when the
process ends.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.happenings import Binding, Chat, Checkup, Happening, Pressed, Said
from bot.notices import Course, Notice, Paper, Repaint, Sheet, Text, Toast
from bot.office import Outcome, Question
from bot.wording.receipts import TOO_MANY

MINUTE = timedelta(minutes=1)
IN_GROUP, IN_PRIVATE = 12, 30
"""So many answers a minute to one person. Telegram takes twenty messages a minute in a group from all together."""
KNOWN = 1000
"""So many people are remembered before those who are silent are forgotten."""


@dataclass(slots=True)
class Patience:
    """When who was answered, and told that it was enough."""

    _answered: dict[int, list[datetime]] = field(default_factory=dict)
    _told: dict[int, datetime] = field(default_factory=dict)

    def spare(self, happening: Happening | None, outcome: Outcome) -> Outcome:
        """The outcome, without what would be one answer too many; its changes stay."""
        asked = happening.said if isinstance(happening, Binding | Checkup) else happening
        if not isinstance(asked, Said | Pressed) or not any(_is_answer(asked, n) for n in outcome.notices):
            return outcome
        if isinstance(asked, Pressed) and outcome.changes:
            return outcome  # the message under the button says how it ended
        if self._has_room(asked):
            return outcome
        kept = tuple(n for n in outcome.notices if not _is_answer(asked, n) and not isinstance(n, Toast))
        changes = tuple(c for c in outcome.changes if not isinstance(c, Question))
        return replace(outcome, changes=changes, notices=kept) + Outcome(notices=self._enough(asked))

    def _has_room(self, asked: Said | Pressed) -> bool:
        """Whether one more answer is within a minute's number; it is counted then."""
        found = [at for at in self._answered.get(asked.sender.id, ()) if _is_near(at, asked.at)]
        self._answered[asked.sender.id] = found
        if len(found) >= (IN_PRIVATE if asked.chat.is_private else IN_GROUP):
            return False
        found.append(asked.at)
        if len(self._answered) > KNOWN:
            self._forget_the_silent(asked.at)
        return True

    def _enough(self, asked: Said | Pressed) -> tuple[Notice, ...]:
        """Under a button a toast each time; in a chat one sentence, then silence for a minute."""
        if isinstance(asked, Pressed):
            return (Toast(asked.press, TOO_MANY),)
        told = self._told.get(asked.sender.id)
        if told is not None and _is_near(told, asked.at):
            return ()
        self._told[asked.sender.id] = asked.at
        return (_sentence(asked),)

    def _forget_the_silent(self, now: datetime) -> None:
        self._answered = {who: a for who, a in self._answered.items() if a and _is_near(a[-1], now)}
        self._told = {who: at for who, at in self._told.items() if _is_near(at, now)}


def _sentence(said: Said) -> Text:
    key = f"answer/{said.chat.id}/{said.message}"
    return Text(key, said.chat.id, TOO_MANY, answers=said.message, thread=said.chat.thread)


def _is_answer(asked: Said | Pressed, notice: Notice) -> bool:
    """Whether it speaks to the one who asked, of what they asked."""
    match notice:
        case Text():
            is_reply = isinstance(asked, Said) and notice.answers == asked.message
            return notice.chat in _places(asked.chat, asked.sender.id) and (is_reply or _is_refusal(notice))
        case Sheet() | Paper() | Course() | Repaint():
            return notice.chat in _places(asked.chat, asked.sender.id)
        case _:
            return False


def _places(chat: Chat, who: int) -> tuple[int, int]:
    return chat.id, who


def _is_refusal(text: Text) -> bool:
    return text.key.startswith("refused/")


def _is_near(at: datetime, now: datetime) -> bool:
    """Within a minute; a clock that was put back must not silence anybody until it has caught up."""
    return abs(now - at) < MINUTE
