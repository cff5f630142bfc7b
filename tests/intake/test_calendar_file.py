"""Deadlines and rounds for a telephone's calendar, as RFC 5545 has them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.cadence import Phase, Strike
from bot.items import Form, Item, Mark, Programme, Stage, Target
from handlers.calendar_file import calendar_text

PROGRAMME = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
NOW = datetime(2017, 9, 13, 1, 2, 3, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
BEDS = Target(
    "3.1", "新增养老床位500张", Form.AT_LEAST, Decimal(500), "张", due=date(2017, 11, 30),
    current=Mark(Decimal(210), date(2017, 8, 31)),
)  # fmt: skip
ITEM = Item(PROGRAMME.key, "3", "养老床位", (BEDS,), lead="市民政局")
STRIKE = Strike(
    "monthly",
    Phase.OPEN,
    "2017-09",
    datetime(2017, 9, 29, 15, tzinfo=SHANGHAI),
    date(2017, 9, 30),
    "9月30日调休上班",
)
Event = dict[str, str]


def _text(*items: Item, strikes: tuple[Strike, ...] = ()) -> str:
    return calendar_text(PROGRAMME, items, strikes, {"monthly": "月通报"}, NOW)


def _lines(text: str) -> list[str]:
    """The content lines, unfolded as a reader does."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _events(text: str) -> Iterator[Event]:
    event: Event = {}
    for line in _lines(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            yield event
        else:
            event[name] = value


def test_a_deadline_is_a_whole_day_with_its_figure() -> None:
    (event,) = _events(_text(ITEM))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20171130", "20171201")
    assert event["SUMMARY"] == "到期：3 养老床位"
    assert event["DESCRIPTION"] == "3.1 新增养老床位500张（210/500张）\\n牵头单位：市民政局"
    assert event["DTSTAMP"] == "20170913T010203Z"


def test_a_round_stands_at_its_hour_in_china() -> None:
    (event,) = _events(_text(strikes=(STRIKE,)))
    assert event["DTSTART;TZID=Asia/Shanghai"] == "20170929T150000"
    assert event["DTEND;TZID=Asia/Shanghai"] == "20170929T153000"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("2017年民生实事月通报", "9月30日调休上班")


def test_the_time_zone_that_is_named_is_told() -> None:
    lines = _lines(_text(strikes=(STRIKE,)))
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//duban//ledger//ZH",
        "CALSCALE:GREGORIAN",
    ]
    assert {"BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "TZOFFSETTO:+0800", "END:VTIMEZONE"} <= set(lines)
    assert lines[-1] == "END:VCALENDAR"


def test_targets_due_on_one_day_are_one_entry_and_other_days_others() -> None:
    later = Target("3.2", "新增护理型200张", Form.AT_LEAST, Decimal(200), "张", due=date(2017, 12, 20))
    also = Target("3.3", "完成选址", Form.MILESTONE, due=date(2017, 11, 30))
    item = Item(PROGRAMME.key, "3", "养老床位", (BEDS, later, also))
    assert [event["DTSTART;VALUE=DATE"] for event in _events(_text(item))] == ["20171130", "20171220"]


def test_an_item_without_a_deadline_is_due_at_the_years_end() -> None:
    (event,) = _events(_text(Item(PROGRAMME.key, "9", "送戏下乡")))
    assert event["DTSTART;VALUE=DATE"] == "20171231"


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.PAUSED, Stage.STOPPED])
def test_what_is_over_has_no_deadline_any_more(stage: Stage) -> None:
    assert list(_events(_text(Item(PROGRAMME.key, "3", "养老床位", (BEDS,), stage=stage)))) == []


def test_a_line_has_at_most_75_octets_and_no_character_is_torn() -> None:
    title = "养老床位，" * 40
    text = _text(Item(PROGRAMME.key, "3", title, (BEDS,)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = _events(text)
    assert event["SUMMARY"] == f"到期：3 {title}"


def test_marks_of_the_format_are_escaped_and_control_characters_left_out() -> None:
    (event,) = _events(_text(Item(PROGRAMME.key, "3", "甲,乙;丙\\丁\x07\r\n戊")))
    assert event["SUMMARY"] == "到期：3 甲\\,乙\\;丙\\\\丁\\n戊"


def test_a_deadline_keeps_its_uid_when_it_moves() -> None:
    moved = Item(PROGRAMME.key, "3", "养老", (Target("3.1", "床位", Form.AT_LEAST, due=date(2018, 3, 31)),))
    (before,), (after,) = _events(_text(ITEM)), _events(_text(moved))
    assert before["UID"] == after["UID"] == "minsheng-2017/due/3.1@duban"


def test_uids_are_plain_and_each_its_own() -> None:
    items = [Item(PROGRAMME.key, no, "事项") for no in ("P-上海", "1", "2")]
    events = list(_events(_text(*items, strikes=(STRIKE,))))
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == 4
    assert all(uid.isascii() for uid in uids)
