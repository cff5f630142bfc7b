"""Intake: an official document or an office's own sheet becomes a draft ledger, for a clerk to look at.

source, text, torn     what a document holds; plain text and flattened tables in it
mend, clauses          lost punctuation; a text cut into sentences and clauses
quantities, forms      figures with their units; in what way they are owed
excluded, results      figures that are not owed; texts that tell what was done
duties, targets        what is owed without a figure; everything that a text owes
owners, due            who answers; deadlines in a place of their own
outline, prose         numbered prose → items
grid, columns, rows    a table laid flat; its header; its rows told apart
amounts, figures       figures in cells; the figures of a row
tables                 a ledger's table → items
sketch, numbering      an item before and after it has its number
checks                 what cannot be true
"""

from bot.intake.drafting import Draft, draft, year_of
from bot.intake.source import Block, Cell, Merged, Paragraph, Row, Source, Table
from bot.intake.text import from_text

__all__ = [
    "Block",
    "Cell",
    "Draft",
    "Merged",
    "Paragraph",
    "Row",
    "Source",
    "Table",
    "draft",
    "from_text",
    "year_of",
]
