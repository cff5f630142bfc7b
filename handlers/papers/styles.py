"""The parts of a Word file that say how it is set: styles, settings, and which fonts to take for missing ones."""

from math import floor

from handlers.papers.markup import NAMESPACES, fonts, twips
from handlers.papers.standard import CHARACTER, FACES, LINE, NORMAL, SANHAO, STYLES, Style

STYLE_SHEET = (
    "<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
    '<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{styles}</w:styles>"
)
STYLE = (
    '<w:style w:type="paragraph"{kind} w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
    '<w:pPr>{keep}<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:snapToGrid w:val="0"/>{lines}{indent}<w:jc w:val="{align}"/>{level}</w:pPr>'
    '<w:rPr>{fonts}<w:snapToGrid w:val="0"/><w:spacing w:val="{tighter}"/>'
    '<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
)
"""The page declares the standard's grid, but lines and characters have its measure by themselves: LibreOffice gives a
character that is wider than its cell two of them."""

EXACT = '<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
AS_HIGH_AS_TYPE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
TIGHTER = floor((CHARACTER - SANHAO) * 20)
"""By how much 三号 gives way after each character, in twentieths of a point."""

INDENT = '<w:ind w:firstLine="{twips}" w:firstLineChars="{chars}"/>'

SETTINGS = (
    '<w:settings {ns}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="{line}"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
"""Chinese rules of lines and punctuation; odd and even pages differ; mode 15 keeps “兼容模式” out of Word's title bar."""

FONT_TABLE = "<w:fonts {ns}>{fonts}</w:fonts>"
FONT = '<w:font w:name="{0.chinese}"><w:altName w:val="{0.instead}"/><w:charset w:val="86"/></w:font>'


def style_sheet(line: float) -> str:
    """word/styles.xml; `line` is how many points the lines of the text are apart."""
    return STYLE_SHEET.format(
        ns=NAMESPACES,
        fonts=fonts(NORMAL.face),
        size=round(NORMAL.size * 2),
        styles="".join(_style(style, line) for style in STYLES),
    )


def settings() -> str:
    """word/settings.xml."""
    return SETTINGS.format(ns=NAMESPACES, line=twips(LINE))


def font_table() -> str:
    """word/fontTable.xml: 仿宋 where there is no 仿宋_GB2312."""
    return FONT_TABLE.format(ns=NAMESPACES, fonts="".join(map(FONT.format, FACES)))


def _style(style: Style, line: float) -> str:
    is_default, is_heading, is_own = style is NORMAL, style.level is not None, not style.name.isascii()
    return STYLE.format(
        id=style.id,
        name=style.name,
        kind=' w:default="1"' * is_default + ' w:customStyle="1"' * is_own,
        based="" if is_default else f'<w:basedOn w:val="{NORMAL.id}"/>',
        keep="<w:keepNext/>" if is_heading else "",
        lines=EXACT.format(line=twips(line)) if style.on_grid else AS_HIGH_AS_TYPE,
        indent=INDENT.format(twips=twips(style.indent * CHARACTER), chars=style.indent * 100)
        if style.indent
        else "",
        align=style.align,
        level=f'<w:outlineLvl w:val="{style.level}"/>' if is_heading else "",
        fonts=fonts(style.face),
        tighter=TIGHTER if style.size == SANHAO else 0,
        size=round(style.size * 2),
    )
