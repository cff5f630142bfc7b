"""Numbered prose as a tree: chapters, items and the points of an item, by their marks (一、 （一） 1. （1）) and headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.intake.clauses import cover
from bot.intake.source import Paragraph
from bot.numbers import numeral

SPOKEN = r"[一二三四五六七八九十百]{1,4}"
MARKS = (
    ("chapter", re.compile(rf"\s*第(?P<n>{SPOKEN}|\d+)(?:章|部分|篇|节)[、\s]*")),
    ("一、", re.compile(rf"\s*(?P<n>{SPOKEN})[、.．]\s*")),
    ("（一）", re.compile(rf"\s*[（(](?P<n>{SPOKEN})[）)][、.]?\s*")),
    ("1.1", re.compile(r"\s*(?P<n>\d{1,3}\.\d{1,2})(?:[、.．]\s*|\s+)(?=\D)")),
    (
        "1.",
        re.compile(
            r"\s*(?P<n>\d{1,3})(?:[、．]|\.(?!\d)|\.(?=\d{1,2}月|20\d\d年)|\s+(?=[\u4e00-\u9fff“《])|号[、:：])\s*"
        ),
    ),
    ("（1）", re.compile(r"\s*[（(](?P<n>\d{1,3})[）)][、.]?\s*")),
)
FOOTER = re.compile(
    r"\s*(?:扫一扫|打印|关闭|字体大小|如果您对|网上咨询|责任编辑|来源\s*[:：]|附件\s*[:：]|主办单位\s*[:：]|版权|\[返回)"
)
TITLE_END = re.compile(r"[。!！\n]|(?<=[\u4e00-\u9fff”》）)])[:：](?=\s*\S)")
LONGEST_TITLE = 60


@dataclass(slots=True)
class Entry:
    """A marked paragraph: the kind of its mark, its number, its title, what follows, and what stands beneath it.

    `written` is the same as the document has it, script and marks untouched.
    """

    kind: str
    no: str
    title: str
    place: str
    body: list[str] = field(default_factory=list)
    under: list["Entry"] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def text_of_its_own(self) -> str:
        """What is said in it without its points."""
        return "\n".join([self.title, *self.body])

    def text(self) -> str:
        """Everything said in it, its points included."""
        return "\n".join([self.title, *self.body, *(entry.text() for entry in self.under)])

    def original(self) -> str:
        """The same as the document has it."""
        return "\n".join([*self.written, *(entry.original() for entry in self.under)])


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry that is an item, under the headings above it, the nearest one last."""

    entry: Entry
    headings: tuple[Entry, ...]


def outline(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> list[Entry]:
    """The tree of marked paragraphs, by their texts as folded; what comes before the first mark belongs to none."""
    roots: list[Entry] = []
    path: list[Entry] = []
    order: list[str] = []
    for paragraph, text in zip(paragraphs, texts, strict=True):
        entry = _entry(text, paragraph)
        if entry is None:
            if path and not FOOTER.match(text):
                path[-1].body.append(text.strip())
                path[-1].written.append(paragraph.text.strip())
            continue
        if entry.kind not in order:
            order.append(entry.kind)
        while path and order.index(path[-1].kind) >= order.index(entry.kind):
            path.pop()
        (path[-1].under if path else roots).append(entry)
        path.append(entry)
    return roots


def leaves(entries: Sequence[Entry], headings: tuple[Entry, ...] = ()) -> Iterator[Leaf]:
    """The items: an entry that says something itself, or has nothing beneath; the others are headings."""
    runs_on = _runs_on(entries)
    for entry in entries:
        if entry.under and (runs_on or not entry.body):
            yield from leaves(entry.under, (*headings, entry))
        else:
            yield Leaf(entry, headings)


def _runs_on(entries: Sequence[Entry]) -> bool:
    """Whether the numbers beneath go on from one entry to the next (1–6, 7–10), so that they are the items."""
    below = [[entry.no for entry in one.under] for one in entries if one.under]
    numbers = [int(no) for part in below for no in part if no.isdigit()]
    return len(below) > 1 and len(numbers) > len(below) and numbers == sorted(set(numbers))


def _entry(text: str, paragraph: Paragraph) -> Entry | None:
    for kind, mark in MARKS:
        if match := mark.match(text):
            title, body = _titled(text[match.end() :])
            written = [paragraph.text.strip()]
            return Entry(
                kind, _number(match["n"]), title, paragraph.place, [body] if body else [], [], written
            )
    if paragraph.level:
        kind = f"heading {paragraph.level}"
        return Entry(kind, "", text.strip(), paragraph.place, written=[paragraph.text.strip()])
    return None


def _number(word: str) -> str:
    value = numeral(word)
    return str(value) if value is not None else word


def _titled(text: str) -> tuple[str, str]:
    """The first sentence as the title, if it is short enough for one, and the rest."""
    found = TITLE_END.search(cover(text))
    start, end = found.span() if found else (len(text), len(text))
    if start > LONGEST_TITLE:
        return re.split(r"[,，;；]", text, maxsplit=1)[0][:LONGEST_TITLE].strip(), text.strip()
    return text[:start].strip(), text[end:].strip()
