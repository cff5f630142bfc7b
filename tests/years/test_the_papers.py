"""What was handed out with the issues: text, Word file, annex and pictures of some of them, opened again."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as Word
from openpyxl import load_workbook
from PIL import Image

from handlers.documents import Document, documents, shown
from tests.years import reckoning
from tests.years.played import NAMES, played

SOME = [(key, title) for key in NAMES for title in ("（第4期）", "完成情况总结")]
FIRST_ROW = 4
some = pytest.mark.parametrize(("key", "title"), SOME)


@cache
def files(key: str, title: str) -> tuple[Document, ...]:
    year = played(key)
    issue = next(issue for issue in year.issues if issue.title.endswith(title))
    return documents(issue, shown(issue, year.office, year.setting))


def content(key: str, title: str, end: str) -> bytes:
    return next(file.content for file in files(key, title) if file.name.endswith(end))


def paragraphs(key: str, title: str) -> Sequence[str]:
    return next(issue.paragraphs for issue in played(key).issues if issue.title.endswith(title))


@some
def test_an_issue_has_a_text_a_word_file_an_annex_and_pictures(key: str, title: str) -> None:
    names = [file.name for file in files(key, title)]
    assert [name.rpartition(".")[2] for name in names[:3]] == ["txt", "docx", "xlsx"]
    assert {name.rpartition(".")[2] for name in names[3:]} == {"png"}
    assert all(title in name for name in names)


@some
def test_the_text_file_says_every_paragraph(key: str, title: str) -> None:
    text = content(key, title, ".txt").decode()
    assert [paragraph for paragraph in paragraphs(key, title) if paragraph not in text] == []


@some
def test_the_word_file_says_every_paragraph(key: str, title: str) -> None:
    told = [paragraph.text for paragraph in Word(BytesIO(content(key, title, ".docx"))).paragraphs]
    assert [paragraph for paragraph in paragraphs(key, title) if paragraph not in told] == []


@some
def test_the_annex_has_every_target_with_its_total_and_no_formula(key: str, title: str) -> None:
    year = played(key)
    issue = next(issue for issue in year.issues if issue.title.endswith(title))
    (sheet,) = load_workbook(BytesIO(content(key, title, ".xlsx"))).worksheets
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    due = {no: row.total for no, row in reckoning.rows(year, issue.cutoff).items()}
    assert {str(row[0]): None if row[6] == "—" else float(str(row[6])) for row in cells} == {
        no: None if total is None else float(total) for no, total in due.items()
    }
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@some
def test_the_pictures_open_and_are_large_enough_to_read(key: str, title: str) -> None:
    pictures = [file.content for file in files(key, title) if file.name.endswith(".png")]
    for picture in pictures:
        with Image.open(BytesIO(picture)) as image:
            image.load()
            assert min(image.size) >= 400


@some
def test_the_office_files_are_whole(key: str, title: str) -> None:
    for end in (".docx", ".xlsx"):
        with ZipFile(BytesIO(content(key, title, end))) as archive:
            assert archive.testzip() is None
