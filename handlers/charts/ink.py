"""What the pictures are drawn with: the font, the colours, text that fits its place, shapes with smooth edges."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from handlers.papers.reading import printable

FONT, CHARACTERS = "wqy-microhei-gb2312.ttf", "characters.txt"
MISSING = "〓"
"""What printers have always set for a character that they have not."""

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]

PAPER: Colour = (255, 255, 255)
INK: Colour = (28, 30, 34)
GREY: Colour = (92, 98, 108)
PALE: Colour = (228, 231, 236)
FAINT: Colour = (244, 246, 248)

RED: Colour = (200, 30, 45)
ORANGE: Colour = (225, 110, 0)
YELLOW: Colour = (240, 180, 20)
GREEN: Colour = (0, 140, 80)
BLUE: Colour = (20, 100, 190)
PURPLE: Colour = (120, 70, 170)
BROWN: Colour = (120, 80, 50)
BLACK: Colour = (40, 40, 40)
ASH: Colour = (150, 156, 165)

OF_SIGN = {
    "🔴": RED, "🟥": RED, "🟠": ORANGE, "🟧": ORANGE, "🟡": YELLOW, "🟨": YELLOW, "🟢": GREEN, "🟩": GREEN,
    "🔵": BLUE, "🟦": BLUE, "🟣": PURPLE, "🟪": PURPLE, "🟤": BROWN, "🟫": BROWN, "⚫": BLACK, "⬛": BLACK,
    "⚪": ASH, "⬜": ASH,
}  # fmt: skip

SMOOTH = 4
"""Shapes are drawn so many times larger and made smaller, for smooth edges."""

QUICK = 3
"""The effort of packing a PNG: more of it saves little and takes longer than all the drawing."""


def colour_of(sign: str) -> Colour:
    """The colour of a lamp's sign; grey for a sign that is no coloured mark."""
    return OF_SIGN.get(sign[:1], ASH)


def legible(text: str) -> str:
    """A text in which what the font lacks is 〓."""
    known = _characters()
    return "".join(c if c in known else MISSING for c in printable(text))


class Sheet:
    """A sheet to draw on, from the upper left, in pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width, height), PAPER)
        self._pen = ImageDraw.Draw(self._image)
        self.width, self.height = width, height

    def write(
        self, x: float, middle: float, text: str, size: int, colour: Colour = INK, anchor: str = "l"
    ) -> None:
        """A line of text about its middle; `anchor` l, m or r says what `x` is of it."""
        self._pen.text((x, middle), text, font=_font(size), fill=colour, anchor=f"{anchor}m")

    def fill(self, box: Box, colour: Colour, round_: float = 0) -> None:
        """A filled rectangle."""
        if box[2] > box[0]:
            self._pen.rounded_rectangle(box, round_, fill=colour)

    def line(self, points: Sequence[tuple[float, float]], colour: Colour, width: int = 2) -> None:
        """A line through points."""
        self._pen.line(list(points), fill=colour, width=width, joint="curve")

    def polygon(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        """A filled shape."""
        self._pen.polygon(list(points), fill=colour)

    def dot(self, x: float, y: float, side: int, colour: Colour) -> None:
        """A dot about a point, with a smooth edge."""
        self.stamp(_dot(side), x, y, colour)

    def stamp(self, mask: Image.Image, x: float, middle: float, colour: Colour) -> None:
        """A shape in a colour, about a point."""
        at = (round(x - mask.width / 2), round(middle - mask.height / 2))
        self._image.paste(Image.new("RGB", mask.size, colour), at, mask)

    def png(self) -> bytes:
        """The sheet as a file."""
        made = BytesIO()
        self._image.save(made, "PNG", compress_level=QUICK)
        return made.getvalue()


def length(text: str, size: int) -> float:
    """How wide a line of text is."""
    return float(_font(size).getlength(text))


def clipped(text: str, size: int, room: float) -> str:
    """As much of a text as fits, its end marked if something is missing."""
    if length(text, size) <= room:
        return text
    kept = next((n for n in range(len(text), 0, -1) if length(text[:n] + "…", size) <= room), 0)
    return text[:kept] + "…"


def fitted(text: str, sizes: Sequence[int], room: float) -> tuple[str, int]:
    """A text in the largest size in which it fits, or clipped in the smallest."""
    size = next((size for size in sizes if length(text, size) <= room), sizes[-1])
    return clipped(text, size, room), size


@cache
def _dot(side: int) -> Image.Image:
    big = Image.new("L", (side * SMOOTH, side * SMOOTH), 0)
    ImageDraw.Draw(big).ellipse((0, 0, side * SMOOTH - 1, side * SMOOTH - 1), fill=255)
    return big.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(_file(FONT)), size)


@cache
def _characters() -> frozenset[str]:
    return frozenset(_file(CHARACTERS).decode())


@cache
def _file(name: str) -> bytes:
    return (files("handlers") / "fonts" / name).read_bytes()
