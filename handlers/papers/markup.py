"""WordprocessingML by the piece: a run of text, a paragraph, indents of so many characters."""

from xml.sax.saxutils import escape

from handlers.papers.standard import CHARACTER, POINTS, Face, Style

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{name}"'
    for prefix, name in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("pic", "openxmlformats.org/drawingml/2006/picture"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'
KEEP = "<w:keepNext/>"
FLUSH_LEFT = '<w:jc w:val="left"/>'
INDENT = '<w:ind w:left="{left}" w:leftChars="{left_chars}" w:right="{right}" w:rightChars="{right_chars}"{first}/>'
HANGING = ' w:hanging="{}" w:hangingChars="{}"'
RUN = "<w:r><w:rPr>{fonts}</w:rPr>{text}</w:r>"
TEXT = '<w:t xml:space="preserve">{}</w:t>'
BREAK = "<w:br/>"
FONTS = '<w:rFonts w:ascii="{0.latin}" w:hAnsi="{0.latin}" w:eastAsia="{0.chinese}" w:cs="{0.latin}" {hint}/>'
HINT = 'w:hint="eastAsia"'
"""Takes “ ” … — from the Chinese font, in which they are as wide as a character."""


def twips(points: float) -> int:
    """Points as Word counts them, in twentieths; rounded down, so that 22 lines never need more than their page."""
    return int(points * 20)


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * POINTS * 20)


def emu(length: float) -> int:
    """Millimetres in the units of drawings."""
    return round(length * 36000)


def fonts(face: Face, hint: str = "") -> str:
    """Which font for Chinese, which for letters and figures."""
    return FONTS.format(face, hint=hint)


def run(*lines: str, face: Face | None = None) -> str:
    """Text in one line or several, in its paragraph's font or one of its own."""
    told = BREAK.join(TEXT.format(escape(line)) for line in lines)
    return RUN.format(fonts=fonts(face, HINT) if face else f"<w:rFonts {HINT}/>", text=told)


def paragraph(style: Style, *runs: str, more: str = "") -> str:
    """A paragraph of a style; `more` is what it has of its own: KEEP, then its indents, then FLUSH_LEFT."""
    return PARAGRAPH.format(style=style.id, more=more, runs="".join(runs))


def indents(left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Indents in characters, and in twentieths of a point for programs that do not count characters."""
    return INDENT.format(
        left=twips(left * CHARACTER),
        left_chars=round(left * 100),
        right=twips(right * CHARACTER),
        right_chars=round(right * 100),
        first=HANGING.format(twips(hanging * CHARACTER), round(hanging * 100)) if hanging else "",
    )
