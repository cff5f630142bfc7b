"""What Telegram will not take, or what cannot be made: the rest goes out, and the clerks are told once."""

from pathlib import Path

import pytest

from bot.notices import Paper, Part, Redraw, Text
from bot.office import Outcome
from handlers import voice
from handlers.house import House
from tests.desk.office import LIN, XU, ZHOU
from tests.doors.place import place

BROKEN = "<b>9月进展</b>，请<i>核对"


async def test_the_clerks_are_told_once_which_text_was_not_taken(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(Text("坏", here.group.id, BROKEN), here.text("一"))
        await here.speak()
        here.owe(Text("坏", here.group.id, BROKEN))
        await here.speak()
        assert here.said() == ["一"]
        for clerk in (ZHOU, XU):
            (told,) = here.said(clerk)
            assert "发往群“工作群”" in told
            assert "“9月进展，请核对”" in told


async def test_health_shows_it_also_after_a_restart(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(Text("坏", LIN, BROKEN))
        await here.speak()
        here.reopen()
        here.room.say(ZHOU, ZHOU, "/health")
        await here.fetch()
        await here.speak()
        told = here.said(ZHOU)[-1]
        assert "发不出去的消息1条（Telegram 不接受，没有送达）：" in told
        assert "致林文：“9月进展，请核对”" in told


async def test_a_letter_about_it_that_is_not_taken_either_is_told_in_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with place(tmp_path) as here:
        say = voice.say

        async def break_all(house: House, notice: Text) -> int | None:
            return await say(house, Text(notice.key, notice.chat, BROKEN))

        monkeypatch.setattr(voice, "say", break_all)
        here.owe(here.text("一"))
        await here.speak()
        assert here.waiting() == []
        assert [found.key for found in here.house.book.untaken()] == [
            "一",
            f"untaken/一/{ZHOU}",
            f"untaken/一/{XU}",
        ]


async def test_a_card_that_cannot_be_redrawn_is_told(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        await here.speak()
        here.owe(Redraw("一", "长" * 5000))
        await here.speak()
        assert here.said() == ["一"]
        assert "“长长长" in here.said(ZHOU)[0]


async def test_a_document_that_cannot_be_made_keeps_nothing_else_from_being_said(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(Paper("无此期", Part.WORD, here.group.id), here.text("一"))
        await here.speak()
        assert here.said() == ["一"]
        assert "（文件）" in here.said(ZHOU)[0]


async def test_what_the_machine_refuses_for_the_moment_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with place(tmp_path) as here:
        here.house.book.commit(Outcome(notices=(here.text("一"),)), at=here.house.now())

        async def no_room(_house: House, _notice: Text) -> int | None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(voice, "say", no_room)
            await here.outbox.drain()
        await here.speak()
        assert (here.said(), here.uncertain()) == (["一"], [])
