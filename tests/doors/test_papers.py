"""The Word file, opened again: sheet, fonts, text in its order, signature, page numbers, the table of its 附件."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bot.lamps import Rules
from bot.pictures import boards
from handlers.charts import board_picture
from handlers.papers import paper
from handlers.papers.fitting import CLOSE, lines, pitch
from handlers.papers.reading import printable, signature, title_lines
from tests.doors.paperwork import BODY, CUTOFF, DAY, HEADINGS, HOSTILE, ISSUE, ITEMS, OFFICE, ROWS, START

FACES = {
    "Title": "方正小标宋简体", "Body Text": "仿宋_GB2312", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Footer": "宋体",
}  # fmt: skip


def opened(*args: Any) -> Opened:
    return Document(BytesIO(paper(*args)))


def texts(document: Opened) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def part(file: bytes, name: str) -> str:
    with ZipFile(BytesIO(file)) as archive:
        return archive.read(name).decode()


def picture() -> bytes:
    return board_picture(boards("2017年民生实事", ITEMS, CUTOFF, START, Rules())[0])


# ── The sheet ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_sheet_is_a4_with_the_margins_of_the_standard() -> None:
    section = opened(ISSUE).sections[0]
    asked = (210, 297, 37, 35, 28, 26)
    given = (section.page_width, section.page_height, section.top_margin, section.bottom_margin,
             section.left_margin, section.right_margin)  # fmt: skip
    assert [round(length / Mm(1), 1) for length in given if length] == list(asked)


def test_a_page_has_22_lines_of_28_characters() -> None:
    document = opened(ISSUE)
    (grid,) = document.element.body.findall(".//" + qn("w:docGrid"))
    pitch, give = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert Mm(225) // Pt(pitch / 20) == 22
    assert Mm(156) // Pt(16 + give / 4096) == 28


@pytest.mark.parametrize("name", FACES)
def test_fonts_are_named_for_chinese_and_for_figures(name: str) -> None:
    style = opened(ISSUE).styles[name]
    fonts = style.element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == FACES[name]
    assert fonts.get(qn("w:ascii")) == ("宋体" if name == "Footer" else "Times New Roman")


@pytest.mark.parametrize(
    ("name", "size"), [("Title", 22), ("Body Text", 16), ("Heading 1", 16), ("Footer", 14)]
)
def test_sizes_are_those_of_the_standard(name: str, size: int) -> None:
    assert opened(ISSUE).styles[name].font.size == Pt(size)


def test_no_font_is_shipped_and_each_has_another_to_stand_in() -> None:
    file = paper(ISSUE)
    with ZipFile(BytesIO(file)) as archive:
        assert not [name for name in archive.namelist() if "fonts/" in name]
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in part(file, "word/fontTable.xml")


def test_body_lines_are_exact_and_begin_two_characters_in() -> None:
    style = opened(ISSUE).styles["Body Text"].element.pPr
    assert style.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert style.find(qn("w:spacing")).get(qn("w:lineRule")) == "exact"


def test_every_part_is_well_formed_and_every_footer_is_there() -> None:
    with ZipFile(BytesIO(paper(ISSUE, ROWS, [picture()]))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(archive.read(name))
        assert {f"word/footer{n}.xml" for n in range(1, 5)} < set(archive.namelist())


# ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "is_flush_left"),
    [
        ("请各牵头单位对照序时进度，倒排计划，落实责任，确保年前全面完成。", False),
        ("截至10月31日，2017年民生实事45项指标中，已完成23项，按序时推进19项。", False),
        ("与第7期相比，新完成7项（编号1.2、4.3、8.2、9.2、14.1、25.2、27.1）。", True),
        ("市卫计委1项：7.1 学龄儿童免费窝沟封闭（71,260/70,000名，101.8%）。", True),
    ],
)
def test_a_paragraph_of_long_figures_is_not_stretched(text: str, is_flush_left: bool) -> None:
    document = opened(replace(ISSUE, paragraphs=(text, OFFICE, DAY)))
    (found,) = [p for p in document.paragraphs if p.text == text]
    aligned = found.paragraph_format.alignment
    assert (aligned is WD_ALIGN_PARAGRAPH.LEFT) == is_flush_left


@pytest.mark.parametrize(
    ("text", "n"),
    [("字" * 26, 1), ("字" * 27, 2), ("字" * 25 + "（7/10所", 2), ("字" * 25 + "。”", 2), ("字" * 54, 2)],
)
def test_the_lines_of_a_paragraph_are_counted_as_they_are_set(text: str, n: int) -> None:
    assert lines(text) == n


@pytest.mark.parametrize(
    ("paragraphs", "is_close"),
    [
        (10, False),  # all on one page
        (14, True),  # the end would go to a second page by a line
        (15, False),  # by two lines, and one page can take one more
        (37, True),  # two pages can take two more
        (40, False),
        (60, True),
    ],
)
def test_the_lines_stand_closer_where_the_end_would_just_not_fit(paragraphs: int, is_close: bool) -> None:
    assert (pitch(3, ["字" * 26] * paragraphs, 6) == CLOSE) == is_close


def test_the_lines_of_such_an_issue_do_stand_closer() -> None:
    long = replace(ISSUE, paragraphs=(*["字" * 26] * 18, OFFICE, DAY))
    short = replace(ISSUE, paragraphs=("字" * 26, OFFICE, DAY))
    pitches = [opened(i).styles["Body Text"].paragraph_format.line_spacing for i in (long, short)]
    assert [round(p / Pt(1), 1) for p in pitches if p] == [27.6, 28.9]


# ── The text ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_text_stands_in_its_order_and_ends_with_office_and_day() -> None:
    assert texts(opened(ISSUE)) == [ISSUE.title, *BODY, OFFICE, DAY]


def test_headings_are_known_by_their_ordinals() -> None:
    document = opened(replace(ISSUE, paragraphs=(*BODY, "（一）民生领域。保持力度。", OFFICE, DAY)))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert [text for text, style in styles.items() if style == "Heading 1"] == list(HEADINGS)
    assert styles[BODY[0]] == "Body Text"


def test_the_sentence_of_a_lower_heading_is_in_kaiti_and_the_rest_is_not() -> None:
    document = opened(replace(ISSUE, paragraphs=("（一）民生领域。保持力度。", OFFICE, DAY)))
    first, rest = document.paragraphs[2].runs
    assert (first.text, rest.text) == ("（一）民生领域。", "保持力度。")
    assert first._r.xpath("w:rPr/w:rFonts/@w:eastAsia") == ["楷体_GB2312"]
    assert rest._r.xpath("w:rPr/w:rFonts/@w:eastAsia") == []


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2017年民生实事进展情况通报（第4期）", ["2017年民生实事进展情况通报（第4期）"]),
        ("2017年省市民生实事进展情况通报（第14期）", ["2017年省市民生实事进展情况通报", "（第14期）"]),
        ("2017年市政府工作报告重点任务和民生实事进展情况通报（第4期）",
         ["2017年市政府工作报告重点任务和", "民生实事进展情况通报", "（第4期）"]),
    ],
)  # fmt: skip
def test_a_title_is_broken_where_its_sense_allows(title: str, lines: list[str]) -> None:
    assert title_lines(title, 18) == lines


def test_a_short_office_stands_so_that_its_day_is_two_characters_off() -> None:
    assert signature("市府办", DAY) == (7.5, 2.0)


def test_a_long_office_stands_two_characters_off_and_its_day_begins_two_after_it() -> None:
    assert signature(OFFICE, DAY) == (2.0, 2.5)


def test_the_signature_never_stands_alone_on_a_page() -> None:
    document = opened(ISSUE)
    *_, last, blank, office, _day, _end = document.paragraphs
    assert last.text == BODY[-1]
    assert all(p.paragraph_format.keep_with_next for p in (last, blank, office))


def test_page_numbers_stand_outside_in_songti_between_dashes() -> None:
    document = opened(ISSUE)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "—  —"
        assert paragraph._p.xpath("w:fldSimple/@w:instr") == [" PAGE "]
        assert paragraph._p.xpath("w:pPr/w:jc/@w:val") == [align]


def test_signs_that_are_not_seen_do_not_break_the_file() -> None:
    told = "完成\x00176\x0b张😀\u202e（<35%>&\ud800）"
    document = opened(replace(ISSUE, paragraphs=(told, OFFICE, DAY)))
    assert texts(document)[1] == "完成176 张😀（<35%>&）"


@pytest.mark.parametrize(("raw", "clean"), [("a\r\nb", "a b"), ("全　角", "全 角"), ("\ufeff一", "一")])
def test_a_line_is_one_line(raw: str, clean: str) -> None:
    assert printable(raw) == clean


# ── 附件 ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_note_names_the_annexes_and_each_begins_a_section() -> None:
    document = opened(ISSUE, ROWS, [picture()])
    told = texts(document)
    assert told[-7:] == ["附件：1. 2017年民生实事进展情况表", "2. 2017年民生实事进展情况图", OFFICE, DAY,
                         "附件1", "2017年民生实事进展情况表", "附件2", "2017年民生实事进展情况图"][-7:]  # fmt: skip
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]  # type: ignore[operator]


def test_one_annex_has_no_number() -> None:
    told = texts(opened(ISSUE, ROWS))
    assert "附件：2017年民生实事进展情况表" in told
    assert told[-2:] == ["附件", "2017年民生实事进展情况表"]


def test_the_table_has_a_row_for_each_target_with_both_issues_side_by_side() -> None:
    (table,) = opened(ISSUE, ROWS).tables
    head, beds, *_, silent = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["编号", "事项", "指标", "牵头单位", "目标", "上期", "本期", "完成率", "达序", "说明"]
    assert beds == [
        "2.1",
        "新增养老床位",
        "新增养老床位500张",
        "市民政局",
        "500张",
        "130",
        "176",
        "35.2%",
        "否",
        "卡在审批",
    ]
    assert silent[4:9] == ["—", "—", "—", "—", "未报数"]


def test_the_head_comes_again_on_every_page_and_no_row_is_broken() -> None:
    (table,) = opened(ISSUE, ROWS).tables
    rows = table._tbl.tr_lst
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True] + [False] * len(ROWS)
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)


def test_the_table_is_as_wide_as_the_sheet_laid_across() -> None:
    (table,) = opened(ISSUE, ROWS).tables
    assert round(sum(column.width or 0 for column in table.columns) / Mm(1)) == 225


def test_on_a_sheet_laid_across_the_number_is_turned_and_stays_on_the_same_edge() -> None:
    odd = part(paper(ISSUE, ROWS), "word/footer3.xml")
    assert 'vert="vert"' in odd
    assert 'w:instr=" PAGE "' in odd


def test_a_picture_is_inside_the_type_area() -> None:
    (shape,) = opened(ISSUE, (), [picture()]).inline_shapes
    assert shape.width <= Mm(156.1)
    assert shape.height <= Mm(225)


def test_what_people_wrote_stands_in_the_table_as_text() -> None:
    (table,) = opened(ISSUE, [HOSTILE]).tables
    told = [cell.text for cell in table.rows[1].cells]
    assert told[1] == HOSTILE.item
    assert told[2] == "@SUM(1+1) 床位😀张"


def test_the_same_issue_gives_the_same_bytes() -> None:
    shown = picture()
    assert paper(ISSUE, ROWS, [shown]) == paper(ISSUE, ROWS, [shown])


def test_the_file_bears_the_moment_of_the_cutoff() -> None:
    properties = opened(ISSUE).core_properties
    assert properties.created == CUTOFF
    assert (properties.title, properties.author) == (ISSUE.title, OFFICE)


def test_an_annex_of_2000_rows_stands_there_whole() -> None:
    file = paper(ISSUE, ROWS * 500)
    assert part(file, "word/document.xml").count("<w:tr>") == 2001
