"""Pictures in the paper, as large as the type area lets them be."""

from collections.abc import Sequence
from itertools import count
from xml.sax.saxutils import quoteattr

from handlers.papers.markup import emu, paragraph
from handlers.papers.standard import AREA, LINE, LINES, PICTURE, POINTS

HEADED = 5
"""Lines that the head of the 附件 takes from the page of its first picture, and one to spare."""

DRAWING = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{id}" name="图{n}" descr={described}/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name="图{n}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{file}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
FIRST_ID = 100
"""Apart from the numbers of the boxes in the footers."""


def file_of(n: int) -> str:
    """The name under which the nth picture is kept."""
    return f"image{n}"


def shown(pictures: Sequence[bytes], described: str) -> str:
    """A paragraph for each PNG; the first stands under the head of its 附件."""
    line = LINE / POINTS
    rooms = ((LINES - (HEADED if n == 1 else 1)) * line for n in count(1))
    return "".join(
        _shown(n, png, room, described) for n, (png, room) in enumerate(zip(pictures, rooms, strict=False), 1)
    )


def _shown(n: int, png: bytes, room: float, described: str) -> str:
    across, down = (
        int.from_bytes(png[at : at + 4]) for at in (16, 20)
    )  # the first chunk of a PNG tells its size
    scale = min(AREA[0] / across, room / down)
    drawing = DRAWING.format(
        id=FIRST_ID + n,
        n=n,
        file=file_of(n),
        cx=emu(across * scale),
        cy=emu(down * scale),
        described=quoteattr(described),
    )
    return paragraph(PICTURE, drawing)
