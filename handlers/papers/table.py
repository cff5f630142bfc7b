"""The table of the annex: its head on every page, no row broken between two."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from bot.briefing import Row
from handlers.papers.columns import COLUMNS
from handlers.papers.markup import mm
from handlers.papers.reading import printable
from handlers.papers.standard import CELL, HEAD

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}'
    "</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
)
PADDING = "".join(
    f'<w:{side} w:w="{mm(width)}" w:type="dxa"/>'
    for side, width in (("top", 0.5), ("left", 1), ("bottom", 0.5), ("right", 1))
)
BORDER = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
ROW = "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
REPEATED = "<w:tblHeader/>"
CELLS = {
    width: (
        f'<w:tc><w:tcPr><w:tcW w:w="{mm(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>'
    )
    for width in {column.width for column in COLUMNS}
}


def table(rows: Iterable[Row]) -> str:
    """All rows in their order. Thousands are written in a fraction of a second."""
    widths = [mm(column.width) for column in COLUMNS]
    head = "".join(_cell(column.width, HEAD.id, HEAD.align, column.heading) for column in COLUMNS)
    return TABLE.format(
        width=sum(widths),
        borders="".join(map(BORDER.format, SIDES)),
        padding=PADDING,
        grid="".join(f'<w:gridCol w:w="{width}"/>' for width in widths),
        rows=ROW.format(head=REPEATED, cells=head) + "".join(map(_row, rows)),
    )


def _row(row: Row) -> str:
    cells = (_cell(column.width, CELL.id, column.align, column.told(row)) for column in COLUMNS)
    return ROW.format(head="", cells="".join(cells))


def _cell(width: int, style: str, align: str, text: str) -> str:
    return CELLS[width].format(style=style, align=align, text=escape(printable(text)))
