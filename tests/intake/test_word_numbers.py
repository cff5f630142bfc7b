"""The numbers that Word sets by itself, in documents made with lists of their own: they are read as they are shown."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from bot.intake import Paragraph, Table
from handlers import uploads
from handlers.word_numbers import WAYS
from tests.intake.books import drafted

LEVEL = '<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def document(*levels: tuple[str, str], start: int = 1, more: str = "") -> Any:
    """A document in which list 77 has these levels (how it counts, what is written); 78 is the same list anew."""
    made = Document()
    root = made.part.numbering_part.element
    drawn = "".join(
        LEVEL.format(at=at, way=way, text=text, start=start, more=more)
        for at, (way, text) in enumerate(levels)
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{drawn}</w:abstractNum>'
    root.insert(0, parse_xml(definition))
    for key, anew in (
        ("77", ""),
        ("78", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="77"/>{anew}</w:num>')
        )
    return made


def numbered(paragraph: Any, level: int = 0, of: str = "77") -> Any:
    """The paragraph as one of a list."""
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(number))
    return paragraph


def content(made: Any) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def lines(made: Any) -> list[str]:
    blocks = uploads.read(content(made), "方案.docx").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("way", "text", "shown"),
    [
        ("decimal", "%1.", ["1. 教育", "2. 养老"]),
        ("decimal", "%1、", ["1、教育", "2、养老"]),
        ("decimal", "（%1）", ["（1）教育", "（2）养老"]),
        ("chineseCounting", "%1、", ["一、教育", "二、养老"]),
        ("chineseCountingThousand", "第%1章", ["第一章 教育", "第二章 养老"]),
        ("japaneseCounting", "（%1）", ["（一）教育", "（二）养老"]),
        ("ideographDigital", "%1、", ["一、教育", "二、养老"]),
        ("ideographTraditional", "%1、", ["甲、教育", "乙、养老"]),
        ("decimalEnclosedCircle", "%1", ["① 教育", "② 养老"]),
        ("upperRoman", "%1、", ["I、教育", "II、养老"]),
        ("bullet", "", ["教育", "养老"]),
        ("none", "", ["教育", "养老"]),
    ],
)
def test_a_list_is_read_with_the_numbers_that_are_shown(way: str, text: str, shown: list[str]) -> None:
    made = document((way, text))
    for words in ("教育", "养老"):
        numbered(made.add_paragraph(words))
    assert lines(made) == shown


@pytest.mark.parametrize(
    ("n", "spelled"),
    [(10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (105, "一百零五"), (110, "一百一十"), (0, "〇")],
)
def test_chinese_numbers_are_those_of_a_document(n: int, spelled: str) -> None:
    assert WAYS["chineseCounting"](n) == spelled


def test_levels_count_beneath_each_other_and_begin_anew_under_the_next() -> None:
    made = document(("chineseCounting", "%1、"), ("decimal", "%2."), ("decimal", "%2.%3"))
    for level, words in (
        (0, "教育"),
        (1, "学校"),
        (2, "小学"),
        (2, "中学"),
        (1, "幼儿园"),
        (0, "养老"),
        (1, "床位"),
    ):
        numbered(made.add_paragraph(words), level)
    assert lines(made) == ["一、教育", "1. 学校", "1.1 小学", "1.2 中学", "2. 幼儿园", "二、养老", "1. 床位"]


def test_a_legal_level_shows_the_levels_above_in_figures() -> None:
    made = document(("chineseCounting", "%1、"), ("decimal", "%1.%2"), more="<w:isLgl/>")
    numbered(made.add_paragraph("教育"))
    numbered(made.add_paragraph("学校"), 1)
    assert lines(made) == ["1、教育", "1.1 学校"]


def test_a_list_goes_on_after_other_words_and_a_new_one_begins_where_it_says_so() -> None:
    made = document(("decimal", "%1."), start=3)
    numbered(made.add_paragraph("教育"))
    made.add_paragraph("说明")
    numbered(made.add_paragraph("养老"))
    numbered(made.add_paragraph("交通"), of="78")
    assert lines(made) == ["3. 教育", "说明", "4. 养老", "1. 交通"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_may_decline() -> None:
    made = document(("chineseCounting", "%1、"))
    style = made.styles["List Number"]._element
    style.find(qn("w:pPr")).find(qn("w:numPr")).find(qn("w:numId")).set(qn("w:val"), "77")
    for words in ("教育", "养老", "附注"):
        made.add_paragraph(words, style="List Number")
    numbered(made.paragraphs[-1], of="0")
    assert lines(made) == ["一、教育", "二、养老", "附注"]


def test_hidden_and_struck_out_words_are_not_read_and_inserted_ones_are() -> None:
    made = Document()
    paragraph = made.add_paragraph("新增养老床位")
    paragraph.add_run("（内部掌握）").font.hidden = True
    for mark, words in (("w:del", "500张"), ("w:ins", "600张")):
        change, run = OxmlElement(mark), paragraph.add_run(words)._r
        run.getparent().replace(run, change)
        change.append(run)
    assert lines(made) == ["新增养老床位600张"]


def test_the_items_of_a_numbered_document_have_its_numbers() -> None:
    made = document(("chineseCounting", "%1、"), ("decimal", "%2."))
    made.add_paragraph("2017年民生实事")
    for level, words in (
        (0, "老有所养"),
        (1, "新增养老床位500张。（责任单位：市民政局）"),
        (1, "新建照料中心40家。（责任单位：市民政局）"),
        (0, "学有所教"),
        (1, "新建学校8所。（责任单位：市教育局）"),
    ):
        numbered(made.add_paragraph(words), level)
    found = drafted(content(made), "方案.docx").items
    assert [(i.no, i.title, i.category, i.lead) for i in found] == [
        ("1", "新增养老床位500张", "老有所养", "市民政局"),
        ("2", "新建照料中心40家", "老有所养", "市民政局"),
        ("3", "新建学校8所", "学有所教", "市教育局"),
    ]


def test_a_column_that_word_numbers_is_the_number_of_its_rows() -> None:
    made = document(("decimal", "%1"))
    rows = [
        ("序号", "项目", "目标数", "牵头单位"),
        ("", "教育", "新建学校8所", "市教育局"),
        ("", "养老", "新增床位500张", "市民政局"),
    ]
    table = made.add_table(rows=3, cols=4)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for row in table.rows[1:]:
        numbered(row.cells[0].paragraphs[0])
    (found,) = (b for b in uploads.read(content(made), "表.docx").blocks if isinstance(b, Table))
    assert [row.cells[0].text for row in found.rows] == ["序号", "1", "2"]
    assert [i.no for i in drafted(content(made), "表.docx").items] == ["1", "2"]
