"""The numbers that Word sets before paragraphs by itself: they stand in no text, only in the list's definition.

A paragraph (or its style) names a list and a level; the list has for each level where it begins, how it counts and
what is written around it (“%1、”, “（%1）”, “%1.%2”).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

Element = Any
"""An lxml element of the document; python-docx gives them no public type."""

DIGITS = "〇一二三四五六七八九"
LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
STEPS = ((1000, "千"), (100, "百"), (10, "十"))
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
PLACE = re.compile(r"%([1-9])")
CLOSED = re.compile(r"[、）)】〕:：,，]$")
MOST = 9999


def _spelled(n: int) -> str:
    """一, 十, 十二, 一百零五."""
    told, rest, gap = "", n, False
    for step, name in STEPS:
        digit, rest = divmod(rest, step)
        told += ("零" if gap and digit and told else "") + (DIGITS[digit] + name if digit else "")
        gap = not digit
    told += ("零" if gap and rest and told else "") + (DIGITS[rest] if rest else "")
    return told.removeprefix("一") if 10 <= n < 20 else told or DIGITS[0]


def _digital(n: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(n))


def _lettered(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * (1 + (n - 1) // 26) if n else ""


def _roman(n: int) -> str:
    told = ""
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        told += letters * count
    return told


def _among(signs: str) -> Callable[[int], str]:
    return lambda n: signs[n - 1] if 0 < n <= len(signs) else str(n)


CIRCLED = _among("".join(map(chr, range(0x2460, 0x2474))))
WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalZero": lambda n: f"{n:02}",
    "chineseCounting": _spelled,
    "chineseCountingThousand": _spelled,
    "taiwaneseCounting": _spelled,
    "taiwaneseCountingThousand": _spelled,
    "japaneseCounting": _spelled,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": lambda n: _spelled(n).translate(LEGAL),
    "ideographLegalTraditional": lambda n: _spelled(n).translate(LEGAL),
    "ideographTraditional": _among("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _among("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": CIRCLED,
    "decimalEnclosedCircleChinese": CIRCLED,
    "lowerLetter": _lettered,
    "upperLetter": lambda n: _lettered(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
"""How Word counts; a bullet and what is not here shows no number."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    is_legal: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of a document, counted on as its paragraphs come."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: Element) -> str:
        """What Word shows before a paragraph; it counts, so each is asked once, in order."""
        found = self._list_of(paragraph)
        levels = self.levels.get(found[0]) if found else None
        level = levels.get(found[1]) if levels and found else None
        if found is None or level is None or levels is None:
            return ""
        counts = self._counted(found[0], found[1], level)
        if level.way not in WAYS:
            return ""

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            of = levels.get(at, Level())
            way = "decimal" if level.is_legal else of.way
            return WAYS.get(way, str)(min(counts.get(at, of.start), MOST))

        return PLACE.sub(shown, level.text).strip()

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        own = paragraph.find("./{*}pPr/{*}numPr")
        style = paragraph.find("./{*}pPr/{*}pStyle")
        by_style = self.styles.get(value_of(style)) if style is not None else None
        if own is None:
            return by_style
        number, level = own.find("{*}numId"), own.find("{*}ilvl")
        of = value_of(number) if number is not None else (by_style or ("0", 0))[0]
        at = int(value_of(level) or 0) if level is not None else (by_style or ("", 0))[1]
        return None if of == "0" else (of, at)

    def _counted(self, of: str, at: int, level: Level) -> dict[int, int]:
        """The counts with this paragraph: lists of one definition count on, unless one begins anew."""
        counts = self._counts.setdefault(self.abstract.get(of, of), {})
        for above, one in self.levels[of].items():
            if above < at:
                counts.setdefault(above, one.start)  # a level that was passed over has begun all the same
        restart = self.restarts.get(of, {}).pop(at, None)
        counts[at] = restart if restart is not None else counts.get(at, level.start - 1) + 1
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        return counts


def lists_of(document: "Document") -> Lists:
    """The lists that a document defines; none where it has no such part."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # python-docx is slow to load, and seldom needed
    from docx.oxml import parse_xml

    lists = Lists()
    try:
        root = parse_xml(document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).blob)
    except KeyError:
        return lists
    drawn = {value_of(one, "abstractNumId"): dict(_levels(one)) for one in root.iterfind("{*}abstractNum")}
    for number in root.iterfind("{*}num"):
        key, of = value_of(number, "numId"), value_of(number.find("{*}abstractNumId"))
        lists.abstract[key] = of
        lists.levels[key] = drawn.get(of, {}) | _overriding(number)
        lists.restarts[key] = dict(_restarts(number))
    lists.styles = dict(_styled(document.styles.element))
    return lists


def _levels(of: Element) -> Iterator[tuple[int, Level]]:
    for level in of.iterfind("{*}lvl"):
        start, way, text = (level.find(f"{{*}}{name}") for name in ("start", "numFmt", "lvlText"))
        yield (
            int(value_of(level, "ilvl")),
            Level(
                int(value_of(start) or 0) if start is not None else 1,
                value_of(way) if way is not None else "decimal",
                value_of(text) if text is not None else "",
                is_legal=level.find("{*}isLgl") is not None,
            ),
        )


def _overriding(number: Element) -> dict[int, Level]:
    return dict(found for one in number.iterfind("{*}lvlOverride") for found in _levels(one))


def _restarts(number: Element) -> Iterator[tuple[int, int]]:
    for one in number.iterfind("{*}lvlOverride"):
        start = one.find("{*}startOverride")
        if start is not None:
            yield int(value_of(one, "ilvl")), int(value_of(start))


def _styled(styles: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    """The styles that number their paragraphs, by themselves or by the style they are based on."""
    by_id = {value_of(one, "styleId"): one for one in styles.iterfind("{*}style")}
    for key in by_id:
        for style in _bases(by_id, key):
            number = style.find("./{*}pPr/{*}numPr/{*}numId")
            if number is not None:
                level = style.find("./{*}pPr/{*}numPr/{*}ilvl")
                yield key, (value_of(number), int(value_of(level) or 0) if level is not None else 0)
                break


def _bases(by_id: Mapping[str, Element], key: str) -> Iterator[Element]:
    """A style, what it is based on, and so on; a circle of styles ends."""
    seen: set[str] = set()
    while key in by_id and key not in seen:
        seen.add(key)
        yield by_id[key]
        based = by_id[key].find("{*}basedOn")
        key = value_of(based) if based is not None else ""


def value_of(element: Element, name: str = "val") -> str:
    """An attribute of Word's own namespace; empty where it is not there."""
    return next((str(value) for key, value in element.attrib.items() if key.endswith("}" + name)), "")


def joined(label: str, text: str) -> str:
    """一、新增养老床位; “1.” keeps a space, lest “1.” and “5万张” become a figure."""
    if not label or not text.strip():
        return label + text
    return label + ("" if CLOSED.search(label) else " ") + text
