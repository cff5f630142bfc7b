"""From the document to the ledger in chat: a draft, a corrected draft, a press; again, with the difference first."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from bot.items import Stage
from bot.proposals import PATIENCE
from handlers import actor, app, files, inbox
from sandbox.messages import File, Message, Upload
from sandbox.stage import TOKEN
from tests.journeys.town import CONFIG, ITEMS, LIN, XU, ZHOU, Town, local, target, town

EMPTY = CONFIG.replace('ledger = "ledger.json"\n', "")
TWO = EMPTY + '\n[[programme]]\nkey = "zt"\nname = "重点工程"\nkind = "minsheng"\nyear = 2017\n'
BEGIN = "2017-09-06 10:00"
PLAN = """2017年民生实事工作要点
一、新增养老床位。9月底前新增养老床位500张。（牵头单位：市民政局）
二、改造农村公厕。10月底前改造农村公厕800座。（牵头单位：市农办）
三、口袋公园。11月底前新建口袋公园30处。（牵头单位：市园林局）
"""


def word(text: str) -> bytes:
    """The text as a Word file, a paragraph a line."""
    document, stream = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def ledger(*items: object) -> bytes:
    """A ledger of the programme as JSON."""
    programme = {"key": "ms", "name": "2017年民生实事", "kind": "minsheng", "year": 2017}
    return json.dumps({"programme": programme, "items": items}, ensure_ascii=False).encode()


async def send(here: Town, who: int, name: str, content: bytes, text: str = "") -> Message:
    """Somebody sends a file to the bot alone; gives the bot's last words."""
    here.room.say(who, who, text, files=[Upload(name, content)])
    await here.settle()
    return here.last(who)


def file(here: Town, who: int) -> File:
    """The newest file that the bot sent to somebody."""
    return next(m.file for m in reversed(here.said(who)) if m.file)


def corrected(content: bytes, cell: str, value: int) -> bytes:
    """A workbook of ours in which one cell of the ledger was changed."""
    book, stream = openpyxl.load_workbook(BytesIO(content)), BytesIO()
    book["台账"][cell] = value
    book.save(stream)
    return stream.getvalue()


def cell(content: bytes, column: str, row: int = 3) -> str:
    """The cell under a heading of the ledger."""
    page = openpyxl.load_workbook(BytesIO(content))["台账"]
    return next(c.coordinate.replace("2", str(row)) for c in page[2] if c.value == column)


async def test_a_document_becomes_a_draft_and_a_press_begins_the_work(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        draft = await send(here, ZHOU, "工作要点.docx", word(PLAN))
        assert "3件3项" in draft.text
        assert [b.label for b in draft.buttons] == ["确认导入", "取消"]
        assert file(here, ZHOU).name == "2017年民生实事台账草稿.xlsx"
        assert here.house.book.office.programmes == {}
        await here.press(ZHOU, draft, "确认导入")
        assert "已导入“2017年民生实事”：3件3项，周明" in here.last(ZHOU).text
        assert [i.lead for i in here.house.book.office.items_of("ms")] == ["市民政局", "市农办", "市园林局"]
        await here.say(ZHOU, "/bind ms")
        await here.until("2017-09-11 09:00")
        assert "养老床位" in here.card().text


async def test_a_corrected_workbook_sent_back_replaces_the_draft(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        first = await send(here, ZHOU, "工作要点.txt", PLAN.encode("gb18030"))
        sheet = file(here, ZHOU).content
        second = await send(here, ZHOU, "改.xlsx", corrected(sheet, cell(sheet, "目标数"), 600))
        assert "已被新发来的文件替换" in here.room.message(ZHOU, first.id).text
        assert here.room.message(ZHOU, first.id).buttons == ()
        await here.press(ZHOU, second, "确认导入")
        assert here.house.book.office.items_of("ms")[0].targets[0].value == 600
        assert here.house.book.office.proposals == {}


async def test_pasted_text_is_a_draft_and_cancelling_leaves_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        await here.say(ZHOU, PLAN, private=True)
        draft = here.last(ZHOU)
        assert "3件3项" in draft.text
        await here.press(ZHOU, draft, "取消")
        assert "已取消" in here.last(ZHOU).text
        assert here.house.book.office.programmes == {}
        assert here.house.book.office.proposals == {}


async def test_importing_again_shows_the_difference_first_and_keeps_every_report(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        beds = {**ITEMS[0], "targets": [target("3.1", "新增养老床位500张", 600, "张")]}
        extra = {"no": "15", "title": "污水管网", "lead": "市水利局", "targets": []}
        draft = await send(here, ZHOU, "新台账.json", ledger(beds, *ITEMS[1:3], ITEMS[4], extra))
        assert "新增1件，改动1件，取消1件，其余3件不变" in draft.text
        assert "3.1 不少于500张→不少于600张" in draft.text
        assert "9.1 口袋公园" in draft.text.split("取消（将暂停，不删除）")[1]
        assert here.total("3.1") == 210
        await here.press(ZHOU, draft, "确认导入")
        items = here.house.book.office.items["ms"]
        assert here.total("3.1") == 210
        assert items["3"].targets[0].value == 600
        assert items["9"].stage is Stage.PAUSED
        assert items["15"].lead == "市水利局"
        assert [r.text for r in here.house.book.office.history("ms", "3")] == ["3.1 累计210张"]
        assert "已更新" in here.last(XU).text


async def test_a_broken_file_is_told_in_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        before = here.house.book.office.items_of("ms")
        told = await send(here, ZHOU, "台账.xlsx", word(PLAN)[:900])
        assert "台账.xlsx：文件已损坏" in told.text
        assert "没有改动" in told.text
        old = await send(here, ZHOU, "台账.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        assert "旧版格式" in old.text
        assert here.house.book.office.items_of("ms") == before
        assert (here.house.book.office.uploads, here.house.book.office.proposals) == ({}, {})


async def test_a_file_above_what_telegram_hands_over_is_refused_politely(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        told = await send(here, ZHOU, "台账.xlsx", bytes(20 * 1024 * 1024 + 1))
        assert "超过20MB" in told.text


async def test_the_file_of_a_contact_is_no_ledger(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        told = await send(here, LIN, "佐证.xlsx", b"no workbook")
        assert "哪一项" in told.text
        assert here.house.book.office.uploads == {}


async def test_what_was_uploaded_before_a_crash_is_read_after_it(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        here.room.say(ZHOU, ZHOU, files=[Upload("要点.txt", PLAN.encode())])
        await inbox.fetch(here.house, 0)
        assert len(here.house.book.office.uploads) == 1
        assert not any("草稿" in m.text for m in here.said(ZHOU))
        here.house.book.close()
        office = replace(files.read_office(tmp_path / "config.toml"), setting=here.house.setting)
        async with app.open_house(office, TOKEN, wall=here.set_up.clock) as house:
            after = Town(here.set_up, house, actor.actor(house))
            await after.settle()
            assert "3件3项" in after.last(ZHOU).text
            assert after.house.book.office.uploads == {}


async def test_an_export_imports_identically_in_both_formats(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        for command, name in (("/export", "台账0906.xlsx"), ("/export json", "台账0906.json")):
            await here.say(ZHOU, command, private=True)
            sent = file(here, ZHOU)
            assert sent.name == f"2017年民生实事{name}"
            told = await send(here, ZHOU, sent.name, sent.content)
            assert "与现有台账完全一致" in told.text
        await here.say(ZHOU, "/export ics", private=True)
        assert file(here, ZHOU).content.startswith(b"BEGIN:VCALENDAR")


async def test_only_clerks_export_and_only_in_private(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN) as here:
        await here.say(ZHOU, "/export")
        assert "私聊" in here.last().text
        await here.say(LIN, "/export", private=True)
        assert "督查员" in here.last(LIN).text
        assert not any(m.file for m in (*here.said(), *here.said(LIN)))


async def test_with_several_programmes_the_clerk_chooses_and_a_running_one_shows_its_difference(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=TWO) as here:
        draft = await send(here, ZHOU, "要点.txt", PLAN.encode())
        assert [b.label for b in draft.buttons] == ["导入到“2017年民生实事”", "导入到“重点工程”", "取消"]
        await here.press(ZHOU, draft, "导入到“重点工程”")
        assert len(here.house.book.office.items_of("zt")) == 3
        again = await send(here, ZHOU, "要点.txt", PLAN.replace("500", "700").encode())
        await here.press(ZHOU, again, "导入到“重点工程”")
        shown = here.room.message(ZHOU, again.id)
        assert "改动1件" in shown.text
        assert here.house.book.office.items_of("zt")[0].targets[0].value == 500
        await here.press(ZHOU, shown, "确认导入")
        assert here.house.book.office.items_of("zt")[0].targets[0].value == 700
        assert local(BEGIN) <= here.house.book.office.beats["zt"].until


# ── A text that Telegram has cut ────────────────────────────────────────────────────────────────────────────────
LONG = "2017年民生实事\n" + "".join(
    f"{n}.{what}。" + "落实责任，倒排计划，挂图作战，加强督查，确保质量和安全，及时公开进展情况，接受社会监督。" * 9
    + f"（牵头单位：{lead}）\n"
    for n, (what, lead) in enumerate(
        [("新增养老床位500张", "市民政局"), ("改造农村公厕800座", "市农办"), ("新建口袋公园30处", "市园林局"),
         ("新建学校8所", "市教育局"), ("新增停车泊位3000个", "市公安局"), ("新改建公路120公里", "市交通运输局"),
         ("治理内涝点20处", "市水利局"), ("新增充电桩600个", "市发改委"), ("改造老旧小区40个", "市住建委"),
         ("新建照料中心40家", "市民政局"), ("送戏下乡263场", "市文广新局"), ("免费体检8万人次", "市卫计委")], 1)
)  # fmt: skip


@pytest.mark.parametrize("at", [4096, LONG.rindex("\n", 0, 4096)])
async def test_a_text_that_telegram_has_cut_is_one_draft(tmp_path: Path, at: int) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        for piece in (LONG[:at], LONG[at:].lstrip("\n")):
            here.room.say(ZHOU, ZHOU, piece)
        await here.settle()
        assert here.house.book.office.uploads == {}
        draft = here.last(ZHOU).text
        assert "12件12项" in draft
        assert "可能已拆成几条" not in draft
        assert here.house.book.office.proposals[str(ZHOU)].items[9].lead == "市民政局"


async def test_the_rest_of_a_cut_text_is_waited_for(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        await here.say(ZHOU, LONG[:4096], private=True)
        assert here.house.book.office.proposals == {}
        here.set_up.clock.moment += PATIENCE
        await here.settle()
        assert "可能已拆成几条" in here.last(ZHOU).text


async def test_words_long_after_a_cut_text_are_not_its_rest(tmp_path: Path) -> None:
    async with town(tmp_path, BEGIN, bound=False, config=EMPTY) as here:
        await here.say(ZHOU, LONG[:3000], private=True)
        here.set_up.clock.moment += PATIENCE
        await here.say(ZHOU, "收到，我核对一下", private=True)
        assert "核对一下" not in here.house.book.office.proposals[str(ZHOU)].items[-1].content
