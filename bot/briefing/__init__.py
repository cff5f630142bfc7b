"""The briefings (通报, 总结): items and a day in, plain paragraphs, counts and tables out."""

from bot.briefing.annex import Row, rows
from bot.briefing.drafting import OUTLINES, SECTIONS, compose, contradictions
from bot.briefing.nouns import LEVELS, Brief, Draft, Level, Stopped
from bot.briefing.opening import sentence
from bot.briefing.yearly import UnitRow, unit_rows

__all__ = [
    "LEVELS",
    "OUTLINES",
    "SECTIONS",
    "Brief",
    "Draft",
    "Level",
    "Row",
    "Stopped",
    "UnitRow",
    "compose",
    "contradictions",
    "rows",
    "sentence",
    "unit_rows",
]
