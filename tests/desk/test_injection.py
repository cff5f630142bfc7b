"""Names and texts made to break out: every message stays whole markup, within Telegram's limits, and in its order."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.cadence import Phase
from bot.legible import UNSEEN, legible
from bot.legible import name as as_name
from bot.notices import Redraw, Repaint, Text, Toast
from bot.office import Outcome
from bot.people import Group, Person, Role
from bot.wording import units16
from tests.desk.office import CHEN, GROUP, GU, LIN, MONDAY, STRANGER, XU, ZHOU, Desk, desk

CARRIED = (
    "<b>", "</b></a>", "<a href='tg://user?id=1'>点我</a>", "&lt;", "&", '"\'', "<!--", "</pre><code>",
    "\u202e反\u202c", "\u200b", "\u2066\u2069", "👨‍👩‍👧", "﷽", "ע", "الف", "林\u0301\u0301\u0301\u0301\u0301", "{no}", "{}", "%s", "$1", "/stop 3",
    "@channel", "[x](tg://user?id=1)", "*_`~|", "\\", "\n\n", "same:ms:3", "𝟛", "。" , "，" , "x",
)  # fmt: skip
TAGS = {"b", "a", "i"}
LONG = 4096


class Whole(HTMLParser):
    """Reads a message as Telegram does: known tags only, each closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only ours, and links only to people."""
        assert tag in TAGS
        assert all(value and re.fullmatch(r"tg://user\?id=\d+", value) for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The last one opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """What is read."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)


def read(html: str) -> str:
    """What a person reads of a message; fails where Telegram would refuse it."""
    whole = Whole()
    whole.feed(html)
    whole.close()
    assert whole.open == []
    assert 0 < units16(whole.text) <= LONG
    assert not UNSEEN.search(whole.text.replace("\u2068", "").replace("\u2069", ""))
    assert whole.text.count("\u2068") == whole.text.count("\u2069")
    return whole.text


def sound(outcome: Outcome) -> None:
    """Every notice is one that Telegram takes."""
    for notice in outcome.notices:
        if isinstance(notice, Toast):
            assert len(notice.text) <= 200
        if isinstance(notice, Text | Redraw | Repaint):
            read(notice.html)
            buttons = [button for row in notice.keyboard for button in row]
            assert len(buttons) <= 100
            assert all(0 < len(b.data.encode()) <= 64 and b.label.strip() for b in buttons)


def peopled(carried: str) -> Desk:
    """An office in which everybody is called so, as the door lets names in."""
    here = desk()
    for one in tuple(here.office.people.values()):
        here.office.take((replace(one, name=as_name(carried * LONG) or "x"),))
    here.office.take((Group(GROUP, as_name(carried * LONG), "ms"),))
    return here


@pytest.mark.parametrize("carried", CARRIED)
def test_a_week_among_people_with_such_names_and_words(carried: str) -> None:
    here = peopled(carried)
    words = legible(carried * LONG)[: LONG - 12]
    card = here.strike("weekly", MONDAY)
    sound(card)
    key = here.card().key
    said = [
        here.say(LIN, f"3 {words}", private=False, to=key),
        here.say(LIN, f"3 累计210张，{words}"),
        here.say(LIN, f"3 需要协调：{words}"),
        here.say(LIN, f"3 申请延期到12月20日，{words}"),
        here.say(CHEN, f"3 累计220张 {words}", private=False, to=key),
        here.say(CHEN, words),
        here.say(ZHOU, f"/people 移除 {words}"),
        here.say(ZHOU, f"/people 单位 {words}"),
        here.say(ZHOU, f"/people 改名 {words} {words}"),
        here.say(ZHOU, f"/export {words}"),
        here.say(ZHOU, f"不点名 {words}"),
        here.say(ZHOU, f"/briefing {'9' * (LONG - 12)}"),
        here.say(XU, "/people"),
        here.say(LIN, "/whoami"),
        here.press(LIN, "same:ms:3", chat=GROUP),
        here.press(LIN, "claim:ms:3", chat=GROUP),
        here.press(ZHOU, "close:ms:3"),
        here.press(ZHOU, words),
        here.strike("weekly", "2017-09-14 14:00", Phase.NUDGE),
        here.strike("weekly", "2017-09-14 16:00", Phase.CLOSE),
        *(here.say(GU, f"/{verb} {words}") for verb in ("status", "item", "due", "history", "calendar", "briefing")),
        *(here.say(GU, text) for text in ("/status", "/item 3", "/history 3", "/status 市民政局")),
    ]  # fmt: skip
    for outcome in said:
        sound(outcome)


@pytest.mark.parametrize("carried", CARRIED)
def test_a_stranger_with_such_a_name_is_asked_and_put_before_the_clerks(carried: str) -> None:
    here = desk()
    called = as_name(carried * LONG) or "x"
    here.office.take((Person(STRANGER, called, Role.APPLICANT, "市农办", reachable=True),))
    sound(here.press(ZHOU, f"admit:{STRANGER}"))
    sound(here.say(STRANGER, "/start"))


def test_what_was_written_is_read_again_letter_by_letter() -> None:
    here = desk()
    here.strike("weekly", MONDAY)
    outcome = here.say(LIN, "3 申请延期到2018年1月20日，<b>城建</b>&规划 \u202e不\u200b批")
    letter = next(n for n in outcome.notices if isinstance(n, Text) and n.chat == ZHOU)
    assert "<b>城建</b>&规划 不批" in read(letter.html)


def test_the_card_keeps_every_line_between_names_from_the_right() -> None:
    here = peopled("عبد")
    here.strike("weekly", MONDAY)
    (card, _) = here.said[-1]
    lines = [line for line in read(card.html).splitlines() if "/" in line and "张" in line]
    assert lines
    assert all(line.endswith("\u2069") for line in lines)


def test_an_order_about_a_number_of_thousands_of_digits_is_answered() -> None:
    here = desk()
    here.strike("monthly", "2017-09-30 15:00")
    sound(here.say(ZHOU, f"不点名 {'7' * 4000} 原因"))
