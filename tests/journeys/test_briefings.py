"""Briefings through the year: drafted on their day, published once by a person's word, numbered, caught up."""

from pathlib import Path

import pytest

from bot.office import Review
from sandbox.messages import Message
from tests.doors.test_pdf import program
from tests.journeys.town import CONFIG, GU, LIN, XU, ZHOU, Town, local, town


def issues(here: Town) -> list[tuple[str, int, Review]]:
    """Every issue with its series, its number and where it stands."""
    return [(i.series, i.number, i.review) for i in here.house.book.office.issues.values()]


def draft(here: Town, clerk: int) -> Message:
    """The draft as a clerk has it: the newest message with buttons."""
    return next(m for m in reversed(here.said(clerk)) if m.buttons)


async def test_on_the_last_working_day_a_draft_goes_to_the_clerks_and_by_one_press_to_the_group(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, "2017-09-29 09:00") as here:
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        await here.until("2017-09-30 15:05")
        group = len(here.said())
        await here.press(XU, draft(here, XU), "批准发布")
        published = here.said()[group:]
        assert any("第1期" in m.text for m in published)
        assert "210" in "".join(m.text for m in published)
        assert any("许若琳批准" in m.text for m in here.said(ZHOU))


WITH_PDF = CONFIG.replace("[[programme]]", "[[programme]]\npdf = true")


async def published(here: Town) -> list[str]:
    """The files that the group has once an issue is approved."""
    await here.until("2017-09-30 15:05")
    await here.press(ZHOU, draft(here, ZHOU), "批准发布")
    return [m.file.name.rpartition(".")[2] for m in here.said() if m.file]


async def test_where_it_is_wanted_a_pdf_of_the_word_file_goes_to_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, 'for last; do :; done; printf %s "%PDF" > "${last%.docx}.pdf"', monkeypatch)
    async with town(tmp_path, "2017-09-29 09:00", config=WITH_PDF) as here:
        assert await published(here) == ["docx", "pdf"]


async def test_without_libreoffice_the_briefing_goes_out_all_the_same_and_each_clerk_hears_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with town(tmp_path, "2017-09-29 09:00", config=WITH_PDF) as here:
        assert await published(here) == ["docx"]
        for clerk in (ZHOU, XU):
            told = [m.text for m in here.said(clerk) if "没有附 PDF" in m.text]
            assert told == [
                "《2017年民生实事进展情况通报（第1期）》没有附 PDF：本机没有安装 LibreOffice。文字和 Word 文件照发。"
            ]


async def test_published_after_hours_it_reaches_the_group_the_next_working_morning(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-29 09:00") as here:
        await here.until("2017-09-30 15:05")
        await here.until("2017-09-30 20:00")
        await here.press(ZHOU, draft(here, ZHOU), "批准发布")
        before = len(here.said())
        here.set_up.clock.moment = local("2017-10-09 08:25")
        await here.settle()
        assert len(here.said()) == before
        here.set_up.clock.moment = local("2017-10-09 08:30")
        await here.settle()
        assert any("第1期" in m.text for m in here.said()[before:])


async def test_a_cancelled_issue_gives_its_number_to_the_next(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-08-31 09:00") as here:
        await here.until("2017-08-31 15:05")
        await here.press(ZHOU, draft(here, ZHOU), "不发")
        await here.until("2017-09-30 15:05")
        assert issues(here) == [("通报", 1, Review.CANCELLED), ("通报", 1, Review.DRAFT)]


async def test_a_published_issue_is_read_by_its_number(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-29 09:00") as here:
        await here.until("2017-09-30 15:05")
        await here.say(GU, "/briefing", private=True)
        assert [m.text for m in here.said(GU)][-1:] == ["还没有发布过通报。"]
        await here.press(ZHOU, draft(here, ZHOU), "批准发布")
        await here.say(GU, "/briefing 1", private=True)
        assert any("第1期" in m.text for m in here.said(GU))


async def test_an_issue_missed_in_an_outage_is_caught_up_and_says_so(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-29 09:00") as here:
        here.set_up.clock.moment = local("2017-10-09 08:40")
        here.bot.strike()
        await here.settle()
        assert [(number, review) for _, number, review in issues(here)] == [(1, Review.DRAFT)]
        assert any("（补发）" in m.text for m in here.said(ZHOU))


async def test_from_november_on_there_is_an_issue_every_ten_days_and_an_account_at_the_end(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, "2017-11-01 09:00") as here:
        for day in ("11-10", "11-20", "11-30", "12-08", "12-20"):
            await here.until(f"2017-{day} 15:05")
            await here.press(ZHOU, draft(here, ZHOU), "批准发布")
        await here.until("2017-12-29 16:05")
        assert [(series, number) for series, number, _ in issues(here)] == [
            *(("通报", n) for n in range(1, 7)),
            ("总结", 1),
        ]
