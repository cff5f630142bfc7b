"""The pages of the paper, upright or laid across: margins, grid, and where the page number stands."""

from dataclasses import dataclass

from handlers.papers.markup import NAMESPACES, emu, mm, paragraph, run, twips
from handlers.papers.standard import (
    BOTTOM,
    CHARACTER,
    LEFT,
    LINE,
    NUMBER,
    NUMBER_OFF,
    POINTS,
    RIGHT,
    SANHAO,
    SHEET,
    SIHAO,
    TOP,
)

SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'
    '<w:type w:val="nextPage"/><w:pgSz w:w="{w}" w:h="{h}"{orient}/>'
    '<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}"'
    ' w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="{line}" w:charSpace="{char}"/></w:sectPr>'
)
CLOSING = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="12" w:lineRule="exact"/>{}</w:pPr></w:p>'
"""The paragraph that a section ends with, its properties in it: so low that a full page still takes it."""

FOOTER = "<w:ftr {ns}>{paragraph}</w:ftr>"
PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
UPRIGHT_PLACE = '<w:ind w:left="{off}" w:right="{off}"/><w:jc w:val="{align}"/>'

ALONG, DEEP = 30.0, 8.0
"""Room for the number of a page laid across, in millimetres along its line and athwart."""

TURNED = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{deep}" cy="{along}"/><wp:wrapNone/><wp:docPr id="{id}" name="页码"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{deep}" cy="{along}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
    "<wps:txbx><w:txbxContent>{number}</w:txbxContent></wps:txbx>"
    '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
"""A box whose text is turned by a quarter."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay the sheet; margins in millimetres, the names of the footers of its odd and even pages."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    odd: str
    even: str

    @property
    def is_across(self) -> bool:
        """Whether the sheet's long edge is at the top."""
        return self.width > self.height


UPRIGHT = Layout(*SHEET, TOP, BOTTOM, LEFT, RIGHT, "footer1", "footer2")
ACROSS = Layout(SHEET[1], SHEET[0], LEFT, RIGHT, BOTTOM, TOP, "footer3", "footer4")
"""The upright sheet with its left edge turned up: so a table's head is at 订口 on odd pages, at 切口 on even ones."""


def section(layout: Layout) -> str:
    """The properties of a section."""
    return SECTION.format(
        odd=layout.odd,
        even=layout.even,
        w=mm(layout.width),
        h=mm(layout.height),
        orient=' w:orient="landscape"' if layout.is_across else "",
        top=mm(layout.top),
        right=mm(layout.right),
        bottom=mm(layout.bottom),
        left=mm(layout.left),
        header=mm(15),
        footer=mm(BOTTOM - NUMBER_OFF) - twips(SIHAO / 2),
        line=twips(LINE),
        char=int((CHARACTER - SANHAO) * 4096) - 1,
    )


def footers() -> dict[str, str]:
    """The footers by name: odd pages have their number at the right, even ones at the left, one character in (7.5)."""
    made = {
        UPRIGHT.odd: _upright("right"),
        UPRIGHT.even: _upright("left"),
        ACROSS.odd: _across("right", SHEET[0] - RIGHT - SIHAO / POINTS - ALONG),
        ACROSS.even: _across("left", LEFT + SIHAO / POINTS),
    }
    return {name: FOOTER.format(ns=NAMESPACES, paragraph=made[name]) for name in made}


def _upright(align: str) -> str:
    place = UPRIGHT_PLACE.format(off=twips(SIHAO), align=align)
    return paragraph(NUMBER, *_number(), more=place)


def _across(align: str, y: float) -> str:
    """Turned with the sheet, its number stands where the upright pages have theirs (表格横排时页码位置一致)."""
    x = BOTTOM - NUMBER_OFF - DEEP / 2
    number = paragraph(NUMBER, *_number(), more=f'<w:jc w:val="{align}"/>')
    box = TURNED.format(
        x=emu(x), y=emu(y), deep=emu(DEEP), along=emu(ALONG), id=1 if align == "right" else 2, number=number
    )
    return paragraph(NUMBER, box)


def _number() -> tuple[str, str, str]:
    return run("— "), PAGE, run(" —")
