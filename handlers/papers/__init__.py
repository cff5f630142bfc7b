"""A briefing as a Word file in the manner of GB/T 9704—2012, fit to be printed, stamped and bound.

It is written as WordprocessingML straight away: what the standard asks for (a grid of characters, fonts for Chinese
beside those for figures, page numbers at the outer edge, a table's head on every page) lies below what python-docx
offers; and so the same issue gives the same bytes.
"""

from handlers.papers.document import paper

__all__ = ["paper"]
