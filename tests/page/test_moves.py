"""How the time is moved on, and where it cannot go."""

from datetime import datetime, timedelta

import pytest

from sandbox.visit import moves
from tests.page.office import BEIJING, END, MONDAY


def working(at: datetime) -> datetime:
    """An office that is at work from half past eight, every day but the 17th."""
    at = at + timedelta(days=1) if at.day == 17 else at
    return at.replace(hour=8, minute=30) if at.hour < 8 else at


def until(**raw: object) -> datetime:
    return moves.read(raw, MONDAY, END, working).until


def test_the_next_working_day_begins_in_the_morning() -> None:
    assert until(to="workday") == datetime(2017, 9, 12, 8, 30, tzinfo=BEIJING)


def test_next_week_begins_on_its_monday() -> None:
    assert until(to="week") == datetime(2017, 9, 18, 8, 30, tzinfo=BEIJING)


def test_a_moment_without_a_zone_stands_on_the_offices_clock() -> None:
    assert until(to="moment", at="2017-09-17T10:00") == datetime(2017, 9, 17, 10, tzinfo=BEIJING)


def test_a_push_is_looked_for_to_the_end_of_the_year() -> None:
    assert moves.read({"to": "push"}, MONDAY, END, working) == moves.Move(END, is_to_push=True)


def test_playing_pauses_after_each_moment() -> None:
    assert moves.read({"to": "end", "pause": 0.5}, MONDAY, END, working) == moves.Move(END, pause=0.5)


def test_nothing_leads_past_the_end() -> None:
    assert until(to="moment", at="2018-03-01T10:00") == END


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"to": "yesterday"},
        {"to": "moment", "at": "2017-09-11T08:00"},
        {"to": "moment", "at": "noon"},
        {"to": "moment"},
        {"to": "end", "pause": -1},
        {"to": "end", "pause": 3600},
    ],
)
def test_what_is_no_move_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"move|time|isoformat"):
        moves.read(raw, MONDAY, END, working)
