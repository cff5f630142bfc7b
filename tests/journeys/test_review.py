"""A briefing before the clerks: reworded, an item left unnamed, approved once, never lost."""

from io import BytesIO
from pathlib import Path

from docx import Document

from bot.office import Review
from sandbox.messages import Message
from tests.journeys.town import CHEN, LIN, XU, ZHOU, Town, town

MONTH_END = "2017-09-29 09:00"


async def drafted(here: Town) -> None:
    """A report that lags behind, and the last working day of September at three."""
    await here.say(LIN, "/report 3.1 累计60张，消防验收没批", private=True)
    await here.until("2017-09-30 15:05")


def draft(here: Town, clerk: int) -> Message:
    """The newest copy of the draft that a clerk has."""
    return next(m for m in reversed(here.said(clerk)) if "【送审】" in m.text)


def word(here: Town, chat: int) -> list[str]:
    """The paragraphs of the newest Word file in a chat."""
    content = [m.file.content for m in here.said(chat) if m.file and m.file.name.endswith(".docx")][-1]
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


async def test_the_draft_goes_to_every_clerk_and_not_to_the_group(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        before = len(here.said())
        await drafted(here)
        for clerk in (ZHOU, XU):
            assert "【送审】2017年民生实事进展情况通报（第1期）" in here.last(clerk).text
            assert "〔1〕截至9月30日" in here.last(clerk).text
        assert len(here.said()) == before


async def test_a_clerk_rewords_a_paragraph_by_replying(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.say(ZHOU, "1 截至9月30日，各项工作总体平稳。", to=here.last(ZHOU))
        assert "〔1〕截至9月30日，各项工作总体平稳。" in here.last(XU).text
        assert len([m for m in here.said(XU) if "【送审】" in m.text]) == 1
        await here.press(XU, here.last(XU), "批准发布")
        assert "截至9月30日，各项工作总体平稳。" in here.last().text


async def test_after_a_rewording_the_clerk_looks_at_the_word_file_and_the_group_gets_the_same(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.say(ZHOU, "1 截至9月30日，各项工作总体平稳。", to=here.last(ZHOU))
        await here.press(ZHOU, draft(here, ZHOU), "看文件")
        assert "截至9月30日，各项工作总体平稳。" in word(here, ZHOU)
        assert "截至9月30日，各项工作总体平稳。" not in word(here, XU)
        await here.press(XU, here.last(XU), "批准发布")
        assert "截至9月30日，各项工作总体平稳。" in word(here, here.group)


async def test_a_paragraph_struck_out_is_not_in_the_paper_and_a_written_word_approves_it(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.say(ZHOU, "删去第1段", to=draft(here, ZHOU))
        assert "〔1〕（已删去）截至9月30日" in draft(here, XU).text
        await here.press(XU, draft(here, XU), "看文件")
        assert not any("截至9月30日" in paragraph for paragraph in word(here, XU)[:4])
        await here.say(XU, "同意", to=draft(here, XU))
        assert "第1期" in here.last().text
        assert "已删去" not in here.last().text
        assert any("许若琳批准" in m.text for m in here.said(ZHOU))


async def test_a_reply_to_an_older_copy_changes_no_paragraph_of_the_newest(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        old = draft(here, ZHOU)
        await here.press(XU, draft(here, XU), "重新取数")
        await here.say(ZHOU, "2 换了一段。", to=old)
        assert here.last(ZHOU).text == "这是旧稿，已有新稿，段落编号可能不同。请回复最新一稿。"
        assert "换了一段" not in draft(here, XU).text
        await here.say(ZHOU, "2 换了一段。", to=draft(here, ZHOU))
        assert "〔2〕换了一段。" in draft(here, XU).text


async def test_an_order_about_naming_without_a_reply_is_taken_for_the_draft_that_waits(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.say(ZHOU, "不点名 3.1 已专题协调", private=True)
        assert "不点名：3.1（已专题协调）" in draft(here, XU).text
        assert here.last(XU).text.startswith("周明：3.1已不点名")


async def test_an_item_left_unnamed_is_counted_but_not_named(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        assert "3.1 新增养老床位：完成60/500张" in here.last(ZHOU).text
        await here.say(ZHOU, "不点名 3.1", to=here.last(ZHOU))
        assert "请写明不点名的原因" in here.last(ZHOU).text
        await here.say(ZHOU, "不点名 3.1 已专题协调", to=draft(here, ZHOU))
        latest = draft(here, XU)
        assert "3.1 新增养老床位：完成60/500张" not in latest.text
        assert "不点名：3.1（已专题协调）" in latest.text
        await here.press(XU, latest, "批准发布")
        assert "已另行督办，不逐一列出" in here.last().text


async def test_two_clerks_approve_and_it_is_published_once(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        drafts = {clerk: here.last(clerk) for clerk in (ZHOU, XU)}
        for clerk, draft in drafts.items():
            here.room.press(clerk, clerk, draft.id, "批准发布")
        await here.settle()
        published = [m for m in here.said() if "进展情况通报（第1期）" in m.text]
        assert len(published) == 1
        assert "周明批准" in here.room.message(XU, drafts[XU].id).text


async def test_a_draft_that_nobody_decides_on_comes_back_the_next_working_day(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.until("2017-10-09 09:40")
        again = here.last(ZHOU)
        assert "【送审】2017年民生实事进展情况通报（第1期）" in again.text
        await here.press(ZHOU, again, "批准发布")
        assert any("进展情况通报（第1期）" in m.text for m in here.said())


async def test_a_correction_after_publication_shows_in_the_next_issue_and_not_in_the_last(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.press(ZHOU, here.last(ZHOU), "批准发布")
        first = here.last().text
        await here.until("2017-10-09 10:00")
        await here.say(LIN, "/report 更正 3.1 是66张", private=True)
        await here.until("2017-10-31 15:05")
        issues = here.house.book.office.issues_of("ms", "通报")
        assert [i.number for i in issues] == [1]
        assert "60/500张" in first
        assert "66/500张" in here.last(ZHOU).text
        await here.say(CHEN, "/briefing 1", private=True)
        assert "60/500张" in here.last(CHEN).text


async def test_a_cancelled_issue_gives_its_number_to_the_next(tmp_path: Path) -> None:
    async with town(tmp_path, MONTH_END) as here:
        await drafted(here)
        await here.press(ZHOU, here.last(ZHOU), "不发")
        assert {i.review for i in here.house.book.office.issues.values()} == {Review.CANCELLED}
        await here.until("2017-10-31 15:05")
        assert "（第1期）" in here.last(ZHOU).text
