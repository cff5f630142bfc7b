"""The lamps as shapes, so that they differ also for eyes that do not tell red from green, and on grey paper."""

from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw

from bot.lamps import Lamp
from handlers.charts.ink import SMOOTH

Points = Sequence[tuple[float, float]]

TRIANGLE: Points = ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94))
DIAMOND: Points = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
TICK: Points = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))
"""In parts of the side of a square."""

SHOWN, CUT = 255, 0


@cache
def shape(lamp: Lamp, side: int) -> Image.Image:
    """▲ with ! for what is late, ◆ behind, ◇ due soon, ○ unknown, ● on schedule, □ closed short, ■ done: a mask."""
    big = side * SMOOTH
    mask = Image.new("L", (big, big), CUT)
    pen = ImageDraw.Draw(mask)
    match lamp:
        case Lamp.LATE:
            pen.polygon(_scaled(TRIANGLE, big), fill=SHOWN)
            pen.rectangle(_box(0.45, 0.36, 0.55, 0.66, big), fill=CUT)
            pen.rectangle(_box(0.45, 0.73, 0.55, 0.83, big), fill=CUT)
        case Lamp.BEHIND:
            pen.polygon(_scaled(DIAMOND, big), fill=SHOWN)
        case Lamp.DUE:
            pen.polygon(_scaled(DIAMOND, big), outline=SHOWN, width=big // 7)
        case Lamp.UNKNOWN:
            pen.ellipse(_box(0.04, 0.04, 0.96, 0.96, big), outline=SHOWN, width=big // 7)
        case Lamp.AHEAD:
            pen.ellipse(_box(0.04, 0.04, 0.96, 0.96, big), fill=SHOWN)
        case Lamp.SHORT:
            pen.rounded_rectangle(_box(0.04, 0.04, 0.96, 0.96, big), big // 10, outline=SHOWN, width=big // 7)
        case Lamp.CLOSED:
            pen.rounded_rectangle(_box(0.04, 0.04, 0.96, 0.96, big), big // 10, fill=SHOWN)
            pen.line(_scaled(TICK, big), fill=CUT, width=big // 8, joint="curve")
    return mask.resize((side, side), Image.Resampling.LANCZOS)


def _scaled(points: Points, side: int) -> list[tuple[float, float]]:
    return [(x * side, y * side) for x, y in points]


def _box(
    left: float, top: float, right: float, bottom: float, side: int
) -> tuple[float, float, float, float]:
    return left * side, top * side, right * side, bottom * side
