"""What grows over the years, and what does not: the history and the issues are the office's file, all else is bounded."""

from contextlib import closing
from datetime import datetime, timedelta

from bot.desk import decide
from bot.happenings import Aged, Dawned
from bot.items import Report
from bot.notices import About, React, Text
from bot.office import Card, Change, Outcome, Question
from bot.people import Invite, Role
from store.book import Book
from store.disk import encoded
from tests.desk.office import BEDS, GROUP, LIN, PEOPLE, PROGRAMME, ZHOU, at, setting

START = at("2017-01-02 09:00")
YEAR = 52
CLOSED = datetime.max.replace(tzinfo=START.tzinfo) - timedelta(days=2)
FILED = {"reports", "issues"}


def week(book: Book, number: int) -> None:
    """A week of an office: a card, reports in the group and in private, questions, links, a closed chat, a crash."""
    now = START + timedelta(weeks=number)
    key = f"ms/weekly/{number}"
    card = Card(key, "ms", "weekly", str(number), GROUP, ("3",), now, now + timedelta(days=3), now)
    texts = [Text(f"card {number}", GROUP, "第3项？", about=About("ms", ("3",), key))]
    texts += [Text(f"nudge {number}.{n}", LIN, "请报送", about=About("ms", ("3",))) for n in range(5)]
    kept = Text(f"kept {number}", 77, "给停用了机器人的人")
    asked = [Question(f"{number}.{c}", "ms", None, LIN, c, number, "完成一批", now) for c in (GROUP, LIN)]
    link = Invite(f"link {number}", Role.LEADER, "", ZHOU, now + timedelta(days=1))
    said = [_report(number, chat, now) for chat in (GROUP, LIN)]
    changes: tuple[Change, ...] = (card, *asked, link, *said)
    book.commit(Outcome(changes, (*texts, kept, React(GROUP, number, "👌"))), at=now, update_id=number)
    book.put_off(kept.key, CLOSED)
    for n, owed in enumerate(book.owed(now)):
        book.mark_sending(owed.key)
        if n == 0:
            book.mark_uncertain(owed.key, now)
        book.mark_said(owed.key, number * 10 + n, now)
    _care(book, now)


def _report(number: int, chat: int, now: datetime) -> Report:
    return Report(
        f"{chat}/{number}", "ms", "3", now, LIN, "市民政局", f"累计{number}张，正在抓紧", (), chat, number
    )


def _care(book: Book, now: datetime) -> None:
    for happening in (Dawned(now), Aged(now, "ms", "3")):
        book.commit(decide(book.office, setting(), happening), at=now)


def sizes(book: Book) -> tuple[dict[str, int], dict[str, int]]:
    """How many documents each shelf has, and how many bytes."""
    tables = book._disk.read()
    counts = {shelf: len(rows) for shelf, rows in tables.items()}
    return counts, {s: sum(len(encoded(r)) for r in rows.values()) for s, rows in tables.items()}


def test_after_the_second_year_only_the_offices_own_file_grows() -> None:
    with closing(Book.open(":memory:")) as book:
        book.commit(Outcome((PROGRAMME, *PEOPLE, BEDS)), at=START)
        for number in range(2 * YEAR):
            week(book, number)
        counts, bytes_ = sizes(book)
        for number in range(2 * YEAR, 4 * YEAR):
            week(book, number)
        later, later_bytes = sizes(book)

    grown = {shelf for shelf in later if later[shelf] > counts[shelf] + 2}
    assert grown <= FILED | {"journal"}
    assert later["reports"] == 2 * counts["reports"] == 8 * YEAR
    assert later["journal"] <= 2000
    for shelf in later.keys() - FILED - {"journal"}:
        assert later_bytes[shelf] <= bytes_[shelf] * 1.1 + 50, shelf


def test_what_is_bounded_is_what_a_year_and_a_bit_leaves() -> None:
    with closing(Book.open(":memory:")) as book:
        book.commit(Outcome((PROGRAMME, *PEOPLE, BEDS)), at=START)
        for number in range(3 * YEAR):
            week(book, number)
        counts, _ = sizes(book)
        doubts = book.uncertain()
        waiting = book.waiting()
    assert counts["cards"] <= 60
    assert counts["told"] <= 60 * 6
    assert counts["spoken"] <= 60 * 6
    assert counts["questions"] <= 20
    assert counts["invites"] <= 6
    assert len(doubts) <= 60
    assert len(waiting) <= 60
