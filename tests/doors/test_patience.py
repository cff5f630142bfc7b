"""A flood from one person: taken as it comes, answered within limits; nobody else is kept waiting."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.happenings import Chat, Pressed, Said, Sender
from bot.notices import React, Repaint, Sheet, Text, Toast
from bot.office import Outcome
from bot.wording import receipts
from bot.wording.register import WELCOME_STRANGER
from handlers.patience import IN_GROUP, IN_PRIVATE, KNOWN, Patience
from tests.desk.office import CHEN, GROUP, LIN, MONDAY, STRANGER, at
from tests.doors.place import Place, place

NOON = at(MONDAY)


def said(number: int, who: int = LIN, *, private: bool = True, late: float = 0) -> Said:
    """A message, so many seconds later."""
    chat = Chat(who, is_private=True) if private else Chat(GROUP, is_private=False)
    return Said(NOON + timedelta(seconds=late), chat, Sender(who, "某人"), number, "/status")


def answer(to: Said, words: str = "盘面") -> Outcome:
    """What a desk answers."""
    return Outcome(notices=(Text(f"answer/{to.message}", to.chat.id, words, answers=to.message),))


def heard(patience: Patience, *asked: Said) -> list[str]:
    """What is said to all this."""
    found = [n for one in asked for n in patience.spare(one, answer(one)).notices]
    return [n.html for n in found if isinstance(n, Text)]


@pytest.mark.parametrize(("private", "most"), [(True, IN_PRIVATE), (False, IN_GROUP)])
def test_so_many_are_answered_then_one_sentence_then_silence(private: bool, most: int) -> None:
    asked = [said(n, private=private) for n in range(2 * most)]
    assert heard(Patience(), *asked) == ["盘面"] * most + [receipts.TOO_MANY]


def test_after_a_minute_it_is_as_before() -> None:
    patience = Patience()
    heard(patience, *(said(n) for n in range(100)))
    assert heard(patience, said(101, late=59.9)) == []
    assert heard(patience, said(102, late=60)) == ["盘面"]


def test_a_clock_that_was_put_back_silences_nobody() -> None:
    patience = Patience()
    heard(patience, *(said(n) for n in range(100)))
    assert heard(patience, said(101, late=-86400)) == ["盘面"]


def test_one_person_does_not_use_up_anothers_answers() -> None:
    patience = Patience()
    heard(patience, *(said(n) for n in range(100)))
    assert heard(patience, said(101, CHEN), said(102, CHEN, private=False)) == ["盘面", "盘面"]


def test_what_is_no_answer_is_not_counted_and_not_left_out() -> None:
    patience = Patience()
    quiet = Outcome(notices=(React(LIN, 1, "👌"), Text("help/1/1001", 1001, "请求协调")))
    for n in range(200):
        assert patience.spare(said(n), quiet) == quiet
    assert heard(patience, said(300)) == ["盘面"]


def test_pages_turned_too_often_are_answered_with_a_toast_every_time() -> None:
    patience = Patience()
    turned = []
    for n in range(IN_GROUP + 5):
        press = Pressed(NOON, Chat(GROUP, is_private=False), Sender(LIN, "林文"), 7, "see", f"p{n}")
        page = Outcome(notices=(Toast(press.press), Repaint(GROUP, 7, "盘面")))
        turned.append([type(notice) for notice in patience.spare(press, page).notices])
    assert turned == [[Toast, Repaint]] * IN_GROUP + [[Toast]] * 5


def test_files_are_answers_too() -> None:
    patience = Patience()
    made = [
        patience.spare(s, Outcome(notices=(Sheet(LIN, str(s.message), programme="ms"),)))
        for s in (said(n) for n in range(IN_PRIVATE + 9))
    ]
    assert sum(isinstance(n, Sheet) for one in made for n in one.notices) == IN_PRIVATE


def test_the_silent_are_forgotten() -> None:
    patience = Patience()
    for n in range(3 * KNOWN):
        patience.spare(said(1, n + 1, late=n), answer(said(1, n + 1)))
    assert len(patience._answered) <= KNOWN + 1  # what must not grow is not shown otherwise


def ask(here: Place, who: int, text: str, times: int, chat: int) -> None:
    """Somebody writes the same again and again."""
    for _ in range(times):
        here.room.say(who, chat, text)


async def test_a_flood_in_the_group_leaves_the_others_their_answers(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        ask(here, LIN, "/status@duban_bot", 90, here.group.id)
        here.room.say(CHEN, here.group.id, "/item 7")
        await here.fetch()
        assert len(here.waiting()) == IN_GROUP + 2
        await here.speak()
        assert "改造农村公厕" in here.said()[-1]


async def test_a_flood_of_reports_is_recorded_to_the_last(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        for n in range(1, 91):
            here.room.say(LIN, LIN, f"3 累计{200 + n}张")
        await here.fetch()
        assert len([r for r in here.house.book.office.history("ms", "3") if r.message]) == 90
        assert here.house.book.office.items["ms"]["3"].targets[0].current is not None


async def test_a_strangers_flood_is_answered_no_more_than_anyones(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.start(STRANGER)
        ask(here, STRANGER, "3 累计400张", 80, STRANGER)
        await here.fetch()
        await here.speak()
        told = here.said(STRANGER)
        assert told.count(WELCOME_STRANGER) == IN_PRIVATE
        assert told.count(receipts.TOO_MANY) == 1
