"""Pictures to look at on a phone: the board of a programme, the course of one target."""

from bot.pictures import Board
from bot.trends import Trend


def board_picture(board: Board) -> bytes:
    """One picture of the board as PNG, in some tens of milliseconds; the same board gives the same bytes."""
    from handlers.charts.board import drawn  # Pillow loads slowly, and only where a picture is wanted

    return drawn(board)


def trend_picture(trend: Trend) -> bytes:
    """The course of a target as PNG, likewise."""
    from handlers.charts.trend import drawn  # as above

    return drawn(trend)
