"""GB/T 9704—2012 in figures: the sheet, the type area, the fonts and their sizes, the places of things on a page.

Lengths are millimetres, sizes of type points. Fonts are named and never shipped: 方正小标宋 and 仿宋_GB2312 belong to
their makers and come from the reader's own machine; a machine without one takes the font named beside it.
"""

from dataclasses import dataclass

POINTS = 72 / 25.4
"""Points in a millimetre."""

SHEET = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
AREA = (SHEET[0] - LEFT - RIGHT, SHEET[1] - TOP - BOTTOM)
"""版心, 156 mm × 225 mm."""

LINES, CHARACTERS = 22, 28
ERHAO, SANHAO, SIHAO, WUHAO = 22.0, 16.0, 14.0, 10.5

LINE = AREA[1] * POINTS / LINES
"""Points from line to line, 28.99."""

CHARACTER = AREA[0] * POINTS / CHARACTERS
"""Points from character to character, 15.79: 28 of 三号 fit only when each gives way by a fifth of a point."""

NUMBER_OFF = 7.0
"""The dashes of the page number stand 7 mm below the type area."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font for Chinese, the one for letters and figures, and the Chinese one to take where the first is missing."""

    chinese: str
    instead: str
    latin: str = "Times New Roman"


XIAOBIAOSONG = Face("方正小标宋简体", "方正小标宋_GBK")
FANGSONG = Face("仿宋_GB2312", "仿宋")
HEITI = Face("黑体", "SimHei")
KAITI = Face("楷体_GB2312", "楷体")
SONGTI = Face("宋体", "SimSun", latin="宋体")

FACES = (XIAOBIAOSONG, FANGSONG, HEITI, KAITI, SONGTI)


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph is set, under the name by which Word, WPS and LibreOffice know it.

    `align` is a word of Word's; `indent` that of the first line, in characters; `level` that of a heading. What is not
    `on_grid` has lines as high as its type, for tables and pictures.
    """

    id: str
    name: str
    face: Face
    size: float
    align: str = "both"
    indent: int = 0
    level: int | None = None
    on_grid: bool = True


NORMAL = Style("Normal", "Normal", FANGSONG, SANHAO)
TITLE = Style("Title", "Title", XIAOBIAOSONG, ERHAO, align="center")
BODY = Style("BodyText", "Body Text", FANGSONG, SANHAO, indent=2)
HEADING = Style("Heading1", "heading 1", HEITI, SANHAO, indent=2, level=0)
SUBHEADING = Style("Heading2", "heading 2", KAITI, SANHAO, indent=2, level=1)
SIGNED = Style("Signature", "Signature", FANGSONG, SANHAO, align="right")
ANNEX = Style("Annex", "附件", HEITI, SANHAO)
CELL = Style("Cell", "附表正文", FANGSONG, WUHAO, align="left", on_grid=False)
HEAD = Style("Head", "附表表头", HEITI, WUHAO, align="center", on_grid=False)
PICTURE = Style("Picture", "图", FANGSONG, SANHAO, align="center", on_grid=False)
NUMBER = Style("Footer", "footer", SONGTI, SIHAO, align="left", on_grid=False)

STYLES = (NORMAL, TITLE, BODY, HEADING, SUBHEADING, SIGNED, ANNEX, CELL, HEAD, PICTURE, NUMBER)
