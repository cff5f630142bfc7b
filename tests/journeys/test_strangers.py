"""Strangers and people who left: unknown chats are left, nothing is read there, and no restart brings anybody back."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bot.people import Role
from bot.wording import board
from bot.wording import register as words
from handlers import app, files
from sandbox.messages import Upload
from tests.journeys.town import CHEN, GU, LIN, STRANGER, XU, ZHOU, Town, town

MONDAY = "2017-09-11 08:40"


async def test_a_strange_group_that_lets_the_bot_say_nothing_is_left_all_the_same(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        strange = here.room.group("别的群", [STRANGER, LIN])
        here.room.add_bot(strange, by=LIN)
        here.room.restrict_bot(strange)
        await here.settle()
        assert here.said(strange.id) == []
        assert not here.room.conversation(strange).has(here.room.bot.id)


@pytest.mark.parametrize("who", [STRANGER, LIN, GU])
async def test_whoever_is_no_clerk_brings_the_bot_into_no_group(tmp_path: Path, who: int) -> None:
    async with town(tmp_path, MONDAY) as here:
        strange = here.room.group("别的群", [who, CHEN])
        here.room.add_bot(strange, by=who)
        await here.settle()
        assert [m.text for m in here.said(strange.id)] == [words.STRANGE_GROUP]
        assert not here.room.conversation(strange).has(here.room.bot.id)


async def test_in_a_group_that_is_not_bound_yet_nothing_is_told_and_nothing_taken(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        other = here.room.supergroup("新群", [ZHOU, LIN, STRANGER])
        here.room.add_bot(other, by=ZHOU)
        await here.settle()
        for who in (STRANGER, LIN):
            for text in ("/status", "/item 3", "/report 3.1 累计400张", "3.1 累计400张"):
                here.room.say(who, other, text)
        await here.settle()
        told = {m.text for m in here.said(other.id)}
        assert told == {words.PLEASE_BIND, board.NO_PROGRAMME}
        assert here.total("3.1") is None


async def _remove(here: Town, name: str) -> None:
    await here.say(ZHOU, f"/people 移除 {name}", private=True)


async def test_neither_a_restart_nor_the_list_of_people_brings_back_who_was_taken_off(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await _remove(here, "陈建")
        await _remove(here, "许若琳")
        app.enter(here.house, files.read_office(tmp_path / "config.toml"))
        people = here.house.book.office.people
        assert (people[CHEN].role, people[XU].role) == (Role.FORMER, Role.FORMER)
        await here.say(CHEN, "/report 7.1 累计500座", private=True)
        assert here.total("7.1") is None


async def test_what_waited_for_the_morning_is_not_told_to_who_was_taken_off_in_the_night(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 20:00")
        await here.say(LIN, "/report 3.1 申请延期到2018年1月20日", private=True)
        waiting = [o for o in here.house.book.waiting() if getattr(o.notice, "chat", None) == XU]
        assert waiting
        before = len(here.said(XU))
        await _remove(here, "许若琳")
        assert [o for o in here.house.book.waiting() if getattr(o.notice, "chat", None) == XU] == []
        await here.until("2017-09-12 10:00")
        assert len(here.said(XU)) == before
        assert any("申请延期" in m.text for m in here.said(ZHOU))


async def test_old_buttons_in_the_group_do_nothing_for_who_was_taken_off(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await _remove(here, "林文")
        card = here.card().text
        assert await here.press(LIN, here.card(), "3.1") != ""
        await here.say(LIN, "3.1 累计210张", to=here.card())
        assert here.total("3.1") is None
        assert here.card().text == card


async def test_somebody_who_can_no_longer_be_written_to_is_told_to_the_clerks_once(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.room.block(CHEN)
        await here.until("2017-09-14 14:05")
        assert not here.house.book.office.people[CHEN].reachable
        assert [m.text for m in here.said(ZHOU)].count(words.unreachable("陈建")) == 1


def packed(name: str, content: bytes) -> bytes:
    """An office file with one part."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("../../台账.xlsx", packed("xl/workbook.xml", b" " * 70_000_000), "解压后超过60MB"),
        ("台账.docx", packed("word/document.xml", ENTITIES), "外部实体声明"),
        ("台账.json", b"[" * 100_000, "台账.json"),
        ("台账.csv", b'"' + b"x" * 3_000_000, "台账.csv"),
        ("台账.txt", b"\x00" * 100_000, "不认识的文件类型"),
    ],
)
async def test_a_file_made_to_burst_is_refused_in_a_sentence_and_the_bot_goes_on(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.room.say(ZHOU, ZHOU, files=[Upload(name, content)])
        await here.settle()
        told = here.last(ZHOU).text
        assert why in told
        assert "没有导入" in told or "没有改动" in told
        assert "../" not in told
        assert here.house.book.office.uploads == {}
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        assert here.total("3.1") == 210
