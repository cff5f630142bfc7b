"""What a visitor does: read from JSON, written down, and the same when read again."""

import pytest

from sandbox.messages import Upload
from sandbox.visit import deeds
from sandbox.visit.deeds import Deed, Press, React, Reword, Say, Script, Start, TakeBack

DEEDS: list[Deed] = [
    Say(1, -2, "3.1 累计210张", 7),
    Say(1, -2, "", None, (Upload("a.png", b"\x89PNG", is_photo=True), Upload("b.xlsx", b"PK"))),
    Start(1, "join-3"),
    Reword(1, -2, 7, "201张"),
    TakeBack(1, -2, 7),
    Press(1, -2, 7, "same:ms:3"),
    React(1, -2, 7, "👌"),
    Script(is_on=False),
]

NOT_DEEDS: list[dict[str, object]] = [
    {},
    {"do": "fly", "who": 1, "chat": 2},
    {"do": "say", "who": 1, "chat": 2},
    {"do": "say", "who": "1", "chat": 2, "text": "x"},
    {"do": "say", "who": True, "chat": 2, "text": "x"},
    {"do": "say", "who": 1, "chat": 2, "text": "  "},
    {"do": "say", "who": 1, "chat": 2, "text": "x", "files": 3},
    {"do": "say", "who": 1, "chat": 2, "text": "x", "files": [{"name": "a", "content": "%%"}]},
    {"do": "press", "who": 1, "chat": 2, "message": 3},
    {"do": "edit", "who": 1, "chat": 2, "message": 3, "text": ""},
]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_written_down_is_the_same_when_read(deed: Deed) -> None:
    assert deeds.read(deeds.write(deed)) == deed


@pytest.mark.parametrize("raw", NOT_DEEDS)
def test_what_is_no_deed_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a deed"):
        deeds.read(raw)
