"""The .docx itself: the parts of a Word file in one archive, all of them of the moment of the issue's cutoff."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.office import Issue
from handlers.papers.pages import footers
from handlers.papers.pictures import file_of
from handlers.papers.reading import printable
from handlers.papers.styles import font_table, settings, style_sheet

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{parts}</Types>'
)
PART = '<Override PartName="/word/{name}.xml" ContentType="' + WORD + '.{type}+xml"/>'
LINKS = f'<Relationships xmlns="{PACKAGE}/relationships">{{links}}</Relationships>'
LINK = '<Relationship Id="{id}" Type="{type}" Target="{target}"/>'
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{office}</dc:creator>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified><dc:language>zh-CN</dc:language>'
    "</cp:coreProperties>"
)
MAIN = "document"


def packed(issue: Issue, document: str, pictures: Sequence[bytes], line: float) -> bytes:
    """A Word file of this document, with the issue's title, office and moment in its properties; `line` as in a style."""
    parts = {
        MAIN: document,
        "styles": style_sheet(line),
        "settings": settings(),
        "fontTable": font_table(),
        **footers(),
    }
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": XML + TYPES.format(parts="".join(map(_part, parts))),
        "_rels/.rels": XML + _root(),
        "docProps/core.xml": XML + _core(issue),
        "word/_rels/document.xml.rels": XML + _links(parts, len(pictures)),
    }
    files |= {f"word/{name}.xml": XML + content for name, content in parts.items()}
    files |= {f"word/media/{file_of(n)}.png": png for n, png in enumerate(pictures, 1)}
    return _zipped(files, issue.cutoff)


def _part(name: str) -> str:
    return PART.format(name=name, type="document.main" if name == MAIN else _type(name))


def _type(name: str) -> str:
    """footer1 … footer4 are of one type; the other parts are called after theirs."""
    return name.rstrip("0123456789")


def _root() -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    links = (
        LINK.format(id="main", type=f"{OFFICE}/officeDocument", target=f"word/{MAIN}.xml"),
        LINK.format(id="core", type=core, target="docProps/core.xml"),
    )
    return LINKS.format(links="".join(links))


def _links(parts: dict[str, str], pictures: int) -> str:
    """What the document uses, each under the name of its part."""
    links = [
        LINK.format(id=name, type=f"{OFFICE}/{_type(name)}", target=f"{name}.xml")
        for name in parts
        if name != MAIN
    ]
    links += [
        LINK.format(id=file_of(n), type=f"{OFFICE}/image", target=f"media/{file_of(n)}.png")
        for n in range(1, pictures + 1)
    ]
    return LINKS.format(links="".join(links))


def _core(issue: Issue) -> str:
    office = issue.paragraphs[-2]
    return CORE.format(
        title=escape(printable(issue.title)),
        office=escape(printable(office)),
        at=f"{issue.cutoff.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    )


def _zipped(files: dict[str, str | bytes], at: datetime) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as opened:
        for name, content in files.items():
            info = ZipInfo(name, at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            opened.writestr(info, content)
    return archive.getvalue()
