"""What the work group had to put up with in a year: nothing out of hours, nobody asked in vain, everybody answered."""

import re
from collections import Counter
from datetime import date, datetime, time, timedelta

from bot.office import Card
from bot.replay import is_of_clerks
from sandbox.messages import Message
from sandbox.script import Deed
from tests.years.played import ZONE, Year

OPENS, CLOSES = time(8, 30), time(17, 30)
TAKEN = "👌"
ASKED = re.compile(r"^ (\d+)(?:\.\d+)? ", re.MULTILINE)

# 国务院办公厅关于2017年部分节假日安排的通知: each holiday from its first day to its last.
HOLIDAYS = (
    (date(2017, 1, 1), date(2017, 1, 2)),
    (date(2017, 1, 27), date(2017, 2, 2)),
    (date(2017, 4, 2), date(2017, 4, 4)),
    (date(2017, 4, 29), date(2017, 5, 1)),
    (date(2017, 5, 28), date(2017, 5, 30)),
    (date(2017, 10, 1), date(2017, 10, 8)),
)
MADE_UP = {date(2017, 1, 22), date(2017, 2, 4), date(2017, 4, 1), date(2017, 5, 27), date(2017, 9, 30)}


def local(at: datetime) -> datetime:
    return at.astimezone(ZONE)


def is_day_off(day: date) -> bool:
    is_holiday = any(first <= day <= last for first, last in HOLIDAYS)
    return is_holiday or (day.weekday() >= 5 and day not in MADE_UP)


def first_wording(message: Message) -> str:
    return message.earlier[0].text if message.earlier else message.text


def cards(year: Year) -> list[tuple[Card, Message]]:
    """The cards of the year, each with its message."""
    posted = [m for m in year.said if "周沟通" in first_wording(m).partition("\n")[0]]
    drawn = sorted(year.office.cards.values(), key=lambda card: card.opens)
    return list(zip(drawn, posted, strict=True))


def heard_between(year: Year, item: str, after: datetime, until: datetime) -> bool:
    """What a clerk saw to is not heard of the unit."""
    told = [r for r in year.office.history(year.key, item) if not r.withdrawn and not is_of_clerks(r)]
    return any(after < report.at <= until for report in told)


def is_open(year: Year, no: str, at: datetime) -> bool:
    item = year.office.item(year.key, no)
    assert item is not None
    return item.claimed_on is None or item.claimed_on >= local(at).date()


def replies(year: Year) -> list[Deed]:
    """What the script's people write to the bot of their work."""
    written = (d for d in year.deeds if d.text and not d.text.startswith("/"))
    return [d for d in written if d.is_reply or d.is_private]


def is_taken_back(year: Year, deed: Deed) -> bool:
    soon = deed.at + timedelta(minutes=10)
    return any(d.who == deed.who and d.text == "/undo" and deed.at < d.at <= soon for d in year.deeds)


def message_of(year: Year, deed: Deed) -> Message:
    chat = deed.who if deed.is_private else year.stage.group.id
    said = [m for m in year.heard(chat) if (m.sender, m.at) == (deed.who, deed.at)]
    return next(m for m in said if first_wording(m) == deed.text)


def test_every_group_message_comes_on_a_working_day_in_working_hours(year: Year) -> None:
    moments = [local(message.at) for message in year.said]
    assert [at for at in moments if is_day_off(at.date())] == []
    assert [at for at in moments if not OPENS <= at.time() <= CLOSES] == []


def test_the_working_saturday_of_september_has_its_issue(year: Year) -> None:
    assert any(local(message.at).date() == date(2017, 9, 30) for message in year.said)


def test_the_group_has_no_more_than_a_hundred_messages(year: Year) -> None:
    assert 0 < len(year.said) <= 100


def test_every_week_with_a_working_day_has_one_card_on_its_first(year: Year) -> None:
    days = [date(2017, 1, 2) + timedelta(n) for n in range(7 * 51)]
    first: dict[int, date] = {}
    for day in (day for day in days if not is_day_off(day)):
        first.setdefault(day.isocalendar().week, day)
    posted = {local(message.at).date().isocalendar().week: local(message.at) for _, message in cards(year)}
    assert {week: at.date() for week, at in posted.items()} == {week: first[week] for week in posted}
    assert {at.time().replace(second=0) for at in posted.values()} == {time(9)}
    assert set(first) - set(posted) <= {51}, "in the last week all may be closed"


def test_a_round_has_one_card(year: Year) -> None:
    rounds = Counter((card.chat, card.round, card.period) for card, _ in cards(year))
    assert set(rounds.values()) == {1}
    assert len({local(message.at).isocalendar().week for _, message in cards(year)}) == len(rounds)


def test_only_what_is_open_and_silent_since_the_last_close_is_asked(year: Year) -> None:
    drawn = [card for card, _ in cards(year)]
    for before, card in zip([None, *drawn], drawn, strict=False):
        since = before.closes if before else card.opens - timedelta(days=7)
        asked = [no for no in card.items if heard_between(year, no, since, card.opens)]
        assert (card.period, asked) == (card.period, [])
        assert [no for no in card.items if not is_open(year, no, card.opens)] == []


def test_a_card_names_no_more_than_it_asks(year: Year) -> None:
    for card, message in cards(year):
        named = set(ASKED.findall(first_wording(message)))
        assert named <= set(card.items)
        assert named or card.finished


def test_everything_in_the_script_could_be_done(year: Year) -> None:
    assert year.notes == []


def test_nothing_is_against_the_bot_api(year: Year) -> None:
    assert year.stage.server.breaches == []


def test_no_question_waits_for_an_answer(year: Year) -> None:
    assert year.office.questions == {}


def test_every_reply_has_its_reaction_and_what_was_taken_back_has_none(year: Year) -> None:
    bot = year.stage.room.bot.id
    for deed in replies(year):
        expected = () if is_taken_back(year, deed) else ((bot, TAKEN),)
        assert (deed, message_of(year, deed).reactions) == (deed, expected)


def test_talk_among_people_is_left_alone(year: Year) -> None:
    talk = [d for d in year.deeds if d.text and not (d.is_reply or d.is_private)]
    assert talk
    assert all(message_of(year, deed).reactions == () for deed in talk)
