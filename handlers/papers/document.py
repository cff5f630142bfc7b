"""The paper from first line to last: title, text, signature, then the 附件, each from a new page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.briefing import Row
from bot.office import Issue
from handlers.papers.fitting import pitch
from handlers.papers.markup import FLUSH_LEFT, KEEP, NAMESPACES, indents, paragraph, run
from handlers.papers.package import packed
from handlers.papers.pages import ACROSS, CLOSING, UPRIGHT, Layout, section
from handlers.papers.pictures import shown
from handlers.papers.reading import has_long_figures, lead, printable, signature, subject, title_lines
from handlers.papers.standard import ANNEX, BODY, KAITI, NORMAL, SIGNED, SUBHEADING, TITLE
from handlers.papers.table import table

DOCUMENT = "<w:document {ns}><w:body>{blocks}</w:body></w:document>"
BLANK = paragraph(NORMAL)

TITLE_WIDTH = 18
"""Characters in a line of the title: 20 of 二号 fill the type area, and a title that does looks cramped."""

ATTACHED, NOTE = "附件", "附件："
TABLE_TITLE, PICTURE_TITLE = "{}表", "{}图"
NOTE_OFF, NOTE_WIDTH = 5, 3
"""附件： begins two characters in; the names of several stand under each other."""


@dataclass(frozen=True, slots=True)
class Annex:
    """One 附件: what it is called in the note and above itself, how its sheet lies, its blocks."""

    title: str
    layout: Layout
    blocks: str


def paper(issue: Issue, rows: Sequence[Row] = (), pictures: Sequence[bytes] = ()) -> bytes:
    """The .docx of an issue: its text, then as 附件 the table of `rows` and the PNG `pictures`, where there are any.

    The same issue gives the same bytes: the file bears the moment of the issue's cutoff.
    """
    annexes = list(_annexes(issue, rows, pictures))
    sections = [("".join(_text(issue, annexes)), UPRIGHT)]
    sections += [
        (_headed(annex, f"{ATTACHED}{n}" if len(annexes) > 1 else ATTACHED), annex.layout)
        for n, annex in enumerate(annexes, 1)
    ]
    document = DOCUMENT.format(ns=NAMESPACES, blocks=_bound(sections))
    return packed(issue, document, pictures, _pitch(issue, annexes))


def _annexes(issue: Issue, rows: Sequence[Row], pictures: Sequence[bytes]) -> Iterator[Annex]:
    of = subject(printable(issue.title), issue.series)
    if rows:
        yield Annex(TABLE_TITLE.format(of), ACROSS, table(rows))
    if pictures:
        yield Annex(PICTURE_TITLE.format(of), UPRIGHT, shown(pictures, PICTURE_TITLE.format(of)))


def _text(issue: Issue, annexes: Sequence[Annex]) -> Iterator[str]:
    """Title, paragraphs, note of the 附件, signature; the last paragraph stays on the page of the signature."""
    *body, office, day = map(printable, issue.paragraphs)
    yield _titled(printable(issue.title))
    yield BLANK
    for text in body[:-1]:
        yield _told(text)
    yield from (_told(text, KEEP) for text in body[-1:])
    yield paragraph(NORMAL, more=KEEP)
    if annexes:
        yield from _noted([annex.title for annex in annexes])
        yield paragraph(NORMAL, more=KEEP)
    of_office, of_day = signature(office, day)
    yield paragraph(SIGNED, run(office), more=KEEP + indents(right=of_office))
    yield paragraph(SIGNED, run(day), more=indents(right=of_day))


def _pitch(issue: Issue, annexes: Sequence[Annex]) -> float:
    """How far the lines of this text stand apart: above it the title and a blank line, below it note and signature."""
    noted = len(annexes) + 1 if annexes else 0
    head = len(title_lines(printable(issue.title), TITLE_WIDTH)) + 1
    return pitch(head, [printable(text) for text in issue.paragraphs[:-2]], 1 + noted + 2)


def _titled(title: str) -> str:
    return paragraph(TITLE, run(*title_lines(title, TITLE_WIDTH)))


def _told(text: str, more: str = "") -> str:
    """A heading, or a paragraph; the sentence that （一） begins is in 楷体 with the rest after it."""
    style, first, rest = lead(text)
    more += FLUSH_LEFT if has_long_figures(text) else ""
    if style is SUBHEADING and rest:
        return paragraph(BODY, run(first, face=KAITI), run(rest), more=more)
    return paragraph(style, run(text), more=more)


def _noted(titles: Sequence[str]) -> Iterator[str]:
    """7.3.4: 附件：1. …, without a stop at the end."""
    numbered = [f"{n}. {title}" for n, title in enumerate(titles, 1)] if len(titles) > 1 else titles
    yield paragraph(NORMAL, run(NOTE + numbered[0]), more=KEEP + indents(left=NOTE_OFF, hanging=NOTE_WIDTH))
    for title in numbered[1:]:
        yield paragraph(NORMAL, run(title), more=KEEP + indents(left=NOTE_OFF))


def _headed(annex: Annex, called: str) -> str:
    """附件 in the first line, its title in the third."""
    return "".join((paragraph(ANNEX, run(called)), BLANK, _titled(annex.title), annex.blocks))


def _bound(sections: Sequence[tuple[str, Layout]]) -> str:
    """The sections one after another; the last one's properties are the document's own."""
    *earlier, (last, layout) = sections
    closed = [blocks + CLOSING.format(section(of)) for blocks, of in earlier]
    return "".join((*closed, last, CLOSING.format(""), section(layout)))
