"""Files that a clerk sends: text in its encodings, Word, CSV, and what is refused in one sentence."""

import io
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from bot.checking import Wrong
from bot.intake import Paragraph, Table
from bot.items import Form
from handlers import intake, unpacking, uploads
from handlers.apart import TooMuch, apart
from tests.intake.books import HEADER, TODAY, book, drafted

TEXT = "2017年工作要点\n1.新增养老床位500张。\n2.建议提案办复率达到100%。\n"


def _word() -> bytes:
    made = Document()
    made.add_heading("2017年民生实事", 1)
    made.add_paragraph("一、老有所养")
    made.add_paragraph("1.新增养老床位500张。（责任单位：市民政局）")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _word_table() -> bytes:
    made = Document()
    made.add_paragraph("2017年民生实事完成情况")
    table = made.add_table(rows=3, cols=4)
    rows = [
        ("序号", "项目", "目标数", "牵头单位"),
        ("1", "教育", "新建学校8所", "市教育局"),
        ("", "", "新增学位5000个", ""),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for at in (0, 1, 3):
        table.cell(1, at).merge(table.cell(2, at))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _refused(content: bytes, name: str) -> str:
    with pytest.raises(Wrong) as refused:
        uploads.read(content, name)
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_any_encoding_an_office_writes(encoding: str) -> None:
    found = drafted(TEXT.encode(encoding), "要点.txt")
    assert [target.value for item in found.items for target in item.targets] == [500, 100]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ","), ("gb18030", ","), ("utf-8-sig", ";"), ("utf-8", "\t")]
)
def test_a_csv_is_a_table(encoding: str, mark: str) -> None:
    rows = [("序号", "项目", "目标数", "牵头单位"), ("1", "养老床位", "500张", '"市民政局"')]
    content = "\n".join(mark.join(row) for row in rows).encode(encoding)
    (item,) = drafted(content, "台账.csv").items
    assert (item.title, item.lead, item.targets[0].value) == ("养老床位", "市民政局", Decimal(500))


def test_the_paragraphs_of_a_word_file_keep_their_headings() -> None:
    source = uploads.read(_word(), "方案.docx")
    assert source.blocks[0] == Paragraph("2017年民生实事", "第1段", 1)
    found = drafted(_word(), "方案.docx")
    assert [(i.title, i.category, i.lead) for i in found.items] == [
        ("新增养老床位500张", "老有所养", "市民政局")
    ]


def test_the_merged_rows_of_a_word_table_are_one_item() -> None:
    source = uploads.read(_word_table(), "表.docx")
    assert isinstance(source.blocks[1], Table)
    (item,) = drafted(_word_table(), "表.docx").items
    assert [(t.value, t.unit) for t in item.targets] == [(Decimal(8), "所"), (Decimal(5000), "个")]


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"", "a.txt", "a.txt：文件是空的"),
        (b" \n ", "a.txt", "a.txt：文件是空的"),
        (
            unpacking.OLE + b"\0" * 600,
            "a.xls",
            "a.xls：是旧版格式（.xls、.doc、.et、.wps），请另存为 .xlsx 或 .docx 再发",
        ),
        (unpacking.OLE + unpacking.ENCRYPTED, "a.xlsx", "a.xlsx：文件加了密码，请去掉密码再发"),
        (
            b"%PDF-1.7 \xff",
            "a.pdf",
            "a.pdf：是 PDF，不能读取，请发 Word、Excel 或文字（可读 .txt、.docx、.xlsx、.csv）",
        ),
        (b"\x89PNG\r\n\x1a\n", "a.png", "a.png：不认识的文件类型，可以发 .txt、.docx、.xlsx、.csv"),
        (bytes(range(256)) * 4, "a.bin", "a.bin：不认识的文件类型，可以发 .txt、.docx、.xlsx、.csv"),
        (b"<html><table>", "a.xls", "a.xls：是网页格式的表格，请用 Excel 打开后另存为 .xlsx 再发"),
        (b"PK\x03\x04 broken", "a.xlsx", "a.xlsx：文件已损坏，打不开，请重新保存后再发"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "a.txt", "a.txt：文字编码不认识，请存为 UTF-8 再发"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, name: str, problem: str) -> None:
    assert _refused(content, name) == problem


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office file with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    return _zipped({**parts, name: change(parts[name])})


SHEET = "xl/worksheets/sheet1.xml"


def test_a_zip_of_something_else_is_refused() -> None:
    assert (
        _refused(_zipped({"a.txt": b"x"}), "a.zip")
        == "a.zip：是压缩包，不是 Word 或 Excel 文件，请解压后再发"
    )


@pytest.mark.parametrize(
    ("part", "name", "make"),
    [(SHEET, "a.xlsx", lambda: book([HEADER])), ("word/document.xml", "a.docx", _word)],
)
def test_a_bomb_is_refused_before_it_is_unpacked(part: str, name: str, make: Callable[[], bytes]) -> None:
    bomb = _changed(make(), part, lambda _: b"<row/>" * 60_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _refused(bomb, name) == f"{name}：解压后超过60MB，不能读取，请删去图片和多余的工作表再发"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (b"<row r='1'/>" * 20_001, "a.xlsx：超过20000行，请删去末尾的空行或拆分后再发"),
        (b'<row r="1048576" spans="1:1"><c/></row>', "a.xlsx：超过20000行，请删去末尾的空行或拆分后再发"),
        (b"<row>" + b"<c/>" * 600_001, "a.xlsx：单元格超过60万个，请只留下台账所在的部分再发"),
        (b'<mergeCell ref="A1:XFD1048576"/>', "a.xlsx：合并单元格的范围过大，请取消整行整列的合并再发"),
    ],
)
def test_too_many_rows_or_cells_are_refused_before_reading(rows: bytes, problem: str) -> None:
    assert _refused(_changed(book([HEADER]), SHEET, lambda _: rows), "a.xlsx") == problem


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_refused_wherever_they_stand(part: str) -> None:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    bomb = _changed(book([HEADER]), part, lambda old: declared + old)
    assert _refused(bomb, "a.xlsx") == "a.xlsx：文件里有外部实体声明，不能读取"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_with_a_broken_part_is_broken(part: str) -> None:
    broken = _changed(book([HEADER]), part, lambda old: old[: len(old) // 2])
    assert _refused(broken, "a.xlsx") == "a.xlsx：文件已损坏，打不开，请重新保存后再发"


def test_a_part_behind_a_password_is_locked() -> None:
    content = bytearray(book([HEADER]))
    at = content.find(b"PK\x01\x02")
    while at >= 0:  # the flag of encryption in every entry of the directory
        flags = struct.unpack_from("<H", content, at + 8)[0]
        struct.pack_into("<H", content, at + 8, flags | 1)
        at = content.find(b"PK\x01\x02", at + 4)
    assert _refused(bytes(content), "a.xlsx") == "a.xlsx：文件加了密码，请去掉密码再发"


def test_a_file_larger_than_any_office_sends_is_not_even_looked_at() -> None:
    content = b"x" * (unpacking.MOST_PACKED + 1)
    with pytest.raises(Wrong, match="文件超过20MB"):
        intake.take_content(content, "a.txt", TODAY)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=r"没有\.docx：没有这个文件"):
        intake.draft_file(tmp_path / "没有.docx", TODAY)


def test_a_file_is_drafted_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text(TEXT, "utf-8")
    found = intake.draft_file(path, TODAY)
    assert found.programme.year == 2017
    assert [t.form for item in found.items for t in item.targets] == [Form.AT_LEAST, Form.AT_LEAST]


def test_a_document_without_a_year_is_of_this_year_and_says_so() -> None:
    found = intake.draft_text("1.新增养老床位500张。", date(2019, 3, 1))
    assert found.programme.year == 2019
    assert found.doubts[0] == "文件没有写明年度，按2019年读，请核对"


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


def _swell() -> int:
    return len(bytearray(4 * 1024**3))


def _refuse() -> None:
    raise Wrong(["不行"])


def test_work_apart_gives_its_answer_or_its_verdict() -> None:
    assert apart(len, "四个字啊") == 4
    with pytest.raises(Wrong, match="不行"):
        apart(_refuse)


def test_work_that_does_not_end_in_time_is_ended() -> None:
    with pytest.raises(TooMuch):
        apart(_sleep, 60, seconds=0.5)


def test_work_that_swells_beyond_its_memory_is_ended() -> None:
    with pytest.raises(TooMuch):
        apart(_swell)
