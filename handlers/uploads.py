"""Files that a clerk sends, told apart by what is in them, and read as plain paragraphs and tables."""

import csv
import io
import re
from pathlib import Path

from bot.checking import Wrong
from bot.intake import Cell, Row, Source, Table, from_text
from handlers.sheets import read_workbook
from handlers.unpacking import BROKEN, MOST_ROWS, TOO_LONG, Office, check_old, check_package, check_size
from handlers.word_files import read_word

READABLE = ".txt、.docx、.xlsx、.csv"
UNKNOWN = "{name}：不认识的文件类型，可以发 " + READABLE
PDF = "{name}：是 PDF，不能读取，请发 Word、Excel 或文字（可读 " + READABLE + "）"
WEB = "{name}：是网页格式的表格，请用 Excel 打开后另存为 .xlsx 再发"
EMPTY = "{name}：文件是空的"
ENCODING = "{name}：文字编码不认识，请存为 UTF-8 再发"
BROKEN_CSV = "{name}：第{line}行不是有效的 CSV"
MISSING = "{name}：没有这个文件"
UNREADABLE = "{name}：不能读取（{why}）"
ZIP = b"PK\x03\x04"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|table|\?mso|Workbook)", re.IGNORECASE)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
LOOKED_AT = 4096
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"RIFF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def load(path: Path) -> bytes:
    """A file's content.

    Raises:
        Wrong: if it is missing, unreadable or too large.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Wrong([MISSING.format(name=path.name)]) from None
    except OSError as error:
        raise Wrong([UNREADABLE.format(name=path.name, why=error.strerror)]) from None
    check_size(content, path.name)
    return content


def read(content: bytes, name: str) -> Source:
    """What a file holds. It unpacks what others made: call it in a process of its own (`intake` does).

    Raises:
        Wrong: in one sentence, if it is none that can be read, or may not be unpacked.
    """
    check_size(content, name)
    check_old(content, name)
    if not content.strip():
        raise Wrong([EMPTY.format(name=name)])
    if content.startswith(ZIP):
        return _unpacked(content, name)
    text = _decoded(content, name)
    return _read_csv(text, name) if name.lower().endswith(".csv") else from_text(text, name)


def _unpacked(content: bytes, name: str) -> Source:
    """A workbook or a document; whatever the libraries trip over is a broken file."""
    package = check_package(content, name)
    try:
        if package.office is Office.WORKBOOK:
            return read_workbook(content, name, has_formulas=package.has_formulas)
        return read_word(content, name)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # they raise KeyError, TypeError, XMLSyntaxError and more
        raise Wrong([BROKEN.format(name=name)]) from None


def _decoded(content: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 with its mark, or GB18030, which old offices write."""
    if content.startswith(b"%PDF"):
        raise Wrong([PDF.format(name=name)])
    if content.startswith(IMAGES):
        raise Wrong([UNKNOWN.format(name=name)])
    if WEB_PAGE.match(content):
        raise Wrong([WEB.format(name=name)])
    encodings = [encoding for mark, encoding in MARKS if content.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if UNPRINTABLE.search(text[:LOOKED_AT]):
            raise Wrong([UNKNOWN.format(name=name)])
        return text
    raise Wrong(
        [
            (UNKNOWN if b"\0" in content[:LOOKED_AT] and "utf-16" not in encodings else ENCODING).format(
                name=name
            )
        ]
    )


def _read_csv(text: str, name: str) -> Source:
    mark = max(",\t;", key=text[:LOOKED_AT].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[Row] = []
    try:
        for cells in reader:
            rows.append(Row(reader.line_num, tuple(Cell(cell) for cell in cells)))
            if len(rows) > MOST_ROWS:
                raise Wrong([TOO_LONG.format(name=name)])
    except csv.Error:
        raise Wrong([BROKEN_CSV.format(name=name, line=reader.line_num)]) from None
    return Source(name, (Table("表1", tuple(rows)),))
