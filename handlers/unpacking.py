"""Office files looked at from outside before anything reads them: what they are, and whether they may be unpacked.

Neither openpyxl nor python-docx guards itself: 2.7 MB of zip are 321 MB of XML to them, read to the end.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from lzma import LZMAError

from bot.checking import Wrong

MEGABYTE = 1024 * 1024
MOST_PACKED = 20 * MEGABYTE
MOST_UNPACKED = 60 * MEGABYTE
MOST_PARTS = 2000
MOST_ROWS = 20_000
MOST_CELLS = 600_000
MOST_MERGED = 200_000
"""Cells within one merged range: openpyxl makes each of them."""
CHUNK = MEGABYTE
TAIL = 4096

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O|E\x00N)")
ROW = re.compile(rb"<(?:\w+:)?row(?:\s[^>]*?\br=\"(\d+)\")?[\s/>]")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
"""What zipfile raises where a package is not what it says."""

TOO_LARGE = "{name}：文件超过20MB，请拆分后再发"
OLD = "{name}：是旧版格式（.xls、.doc、.et、.wps），请另存为 .xlsx 或 .docx 再发"
LOCKED = "{name}：文件加了密码，请去掉密码再发"
BROKEN = "{name}：文件已损坏，打不开，请重新保存后再发"
SWOLLEN = "{name}：解压后超过60MB，不能读取，请删去图片和多余的工作表再发"
DECLARES = "{name}：文件里有外部实体声明，不能读取"
TOO_LONG = "{name}：超过20000行，请删去末尾的空行或拆分后再发"
TOO_MANY = "{name}：单元格超过60万个，请只留下台账所在的部分再发"
TOO_WIDE = "{name}：合并单元格的范围过大，请取消整行整列的合并再发"
NOT_OFFICE = "{name}：是压缩包，不是 Word 或 Excel 文件，请解压后再发"


class Office(Enum):
    """What an office file is."""

    WORKBOOK = "xlsx"
    DOCUMENT = "docx"


@dataclass(frozen=True, slots=True)
class Package:
    """A file that may be unpacked."""

    office: Office
    has_formulas: bool


def check_size(content: bytes, name: str) -> None:
    """Raises: Wrong: if a file is larger than anything an office sends."""
    if len(content) > MOST_PACKED:
        raise Wrong([TOO_LARGE.format(name=name)])


def check_old(content: bytes, name: str) -> None:
    """Raises: Wrong: if a file is of the old formats, or a new one behind a password, which looks like one."""
    if content.startswith(OLE):
        raise Wrong([(LOCKED if ENCRYPTED in content else OLD).format(name=name)])


def check_package(content: bytes, name: str) -> Package:
    """What an office file is, once it is known to be harmless.

    Raises:
        Wrong: if it is broken, locked, none of ours, too large unpacked, or declares entities.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _checked(package, name)
    except DAMAGE:
        raise Wrong([BROKEN.format(name=name)]) from None
    except RuntimeError:  # zipfile's word for a part behind a password
        raise Wrong([LOCKED.format(name=name)]) from None


def _checked(package: zipfile.ZipFile, name: str) -> Package:
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Wrong([SWOLLEN.format(name=name)])
    office = _office({part.filename for part in parts}, name)
    has_formulas = False
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            is_sheet = part.filename.startswith("xl/worksheets/")
            has_formulas |= _check_part(package, part, name, is_sheet=is_sheet)
    return Package(office, has_formulas)


def _office(names: set[str], name: str) -> Office:
    if "xl/workbook.xml" in names:
        return Office.WORKBOOK
    if "word/document.xml" in names:
        return Office.DOCUMENT
    raise Wrong([NOT_OFFICE.format(name=name)])


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, *, is_sheet: bool) -> bool:
    """Whether a part holds formulas; its rows are counted by their own numbers too, for one far down costs as many."""
    rows = cells = 0
    has_formulas = False
    for piece in _pieces(package, part):
        if DECLARATION.search(piece):
            raise Wrong([DECLARES.format(name=name)])
        if not is_sheet:
            continue
        found = ROW.findall(piece)
        rows += len(found)
        cells += len(CELL.findall(piece))
        furthest = max((int(number) for number in found if number), default=0)
        _check_counts(max(rows, furthest), cells, piece, name)
        has_formulas = has_formulas or FORMULA.search(piece) is not None
    return has_formulas


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part bit by bit, each cut before a tag that may go on in the next."""
    with package.open(part) as stream:
        held = b""
        while chunk := stream.read(CHUNK):
            piece = held + chunk
            cut = piece.rfind(b"<", max(1, len(piece) - TAIL))
            cut = cut if cut > 0 else len(piece)
            yield piece[:cut]
            held = piece[cut:]
        yield held


def _check_counts(rows: int, cells: int, piece: bytes, name: str) -> None:
    if rows > MOST_ROWS:
        raise Wrong([TOO_LONG.format(name=name)])
    if cells > MOST_CELLS:
        raise Wrong([TOO_MANY.format(name=name)])
    for left, top, right, bottom in MERGED.findall(piece):
        if (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1) > MOST_MERGED:
            raise Wrong([TOO_WIDE.format(name=name)])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
