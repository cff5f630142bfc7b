"""Numbered prose as items with their targets."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.intake.due import due_of
from bot.intake.mend import mend
from bot.intake.outline import LONGEST_TITLE, Leaf, leaves, outline
from bot.intake.owners import NOBODY, owners
from bot.intake.results import tells_results
from bot.intake.sketch import Sketch
from bot.intake.source import Paragraph
from bot.intake.targets import Reading, read
from bot.items import Target
from bot.script import clean, fold

SHORTEST = 8
"""A text of fewer characters says nothing that could be owed."""
SHORT_TITLE = 20
OPENING = re.compile(r"^(?:今年|年内|全年|本年度?|要|力争|确保|计划|[，,、\s])+")


def sketches(paragraphs: Sequence[Paragraph], year: int, title: str) -> list[Sketch]:
    """The items of running text; text without numbers is one item for each paragraph that owes something."""
    mended = [mend(fold(clean(paragraph.text))) for paragraph in paragraphs]
    texts = [one.text for one in mended]
    is_report = tells_results("\n".join(texts))
    found = [_sketch(leaf, year, is_report=is_report) for leaf in leaves(outline(paragraphs, texts))]
    found = found or _unnumbered(paragraphs, texts, year, title, is_report=is_report)
    doubts = [
        f"{p.place}：{doubt}" for p, one in zip(paragraphs, mended, strict=True) for doubt in one.doubts
    ]
    if found and doubts:
        found[0] = replace(found[0], doubts=(*doubts, *found[0].doubts))
    return found


def _sketch(leaf: Leaf, year: int, *, is_report: bool) -> Sketch:
    entry = leaf.entry
    above = NOBODY
    for heading in leaf.headings:
        above = owners(heading.text_of_its_own())[0].over(above)
    said, text = owners(entry.text())
    said = said.over(above)
    title, body = owners(entry.title)[1], text.partition("\n")[2]
    titled = read(title, year, tells_results=is_report)
    reading = _joined(titled, read(body, year, tells_results=is_report))
    due, problem = due_of(said.due, year)
    doubts = (*reading.doubts, *([problem] if problem else []))
    return Sketch(
        no=entry.no,
        title=title,
        content=entry.original(),
        category=_heading(leaf),
        targets=reading.targets,
        owners=said,
        due=due,
        place=entry.place,
        doubts=tuple(f"{entry.place}：{doubt}" for doubt in doubts),
    )


def _heading(leaf: Leaf) -> str:
    return owners(leaf.headings[-1].title)[1] if leaf.headings else ""


def _joined(title: Reading, body: Reading) -> Reading:
    """A title says in short what the text says in full; only what the text lacks is its own."""
    known = {_figure(target) for target in body.targets}
    own = title.targets
    if body.targets:
        own = tuple(t for t in own if (t.value or t.low or t.due) is not None and _figure(t) not in known)
    moved = tuple(replace(t, within=str(int(t.within) + len(own))) if t.within else t for t in body.targets)
    return Reading((*own, *moved), (*title.doubts, *body.doubts))


def _figure(target: Target) -> tuple[object, ...]:
    return target.value, target.low, target.unit or target.due


def _called(text: str, targets: Sequence[Target]) -> str:
    """The first sentence as it stands while it is short, else the first thing that it owes."""
    first = text.partition("。")[0].strip()
    owed = OPENING.sub("", targets[0].text).strip()
    return first if len(first) <= SHORT_TITLE or not owed else owed[:LONGEST_TITLE]


def _unnumbered(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], year: int, title: str, *, is_report: bool
) -> list[Sketch]:
    found = []
    for paragraph, whole in zip(paragraphs, texts, strict=True):
        said, text = owners(whole)
        reading = read(text, year, tells_results=is_report)
        if reading.targets and len(text) >= SHORTEST:
            doubts = tuple(f"{paragraph.place}：{doubt}" for doubt in reading.doubts)
            name, content = _called(text, reading.targets), paragraph.text.strip()
            found.append(Sketch("", name, content, "", reading.targets, said, None, paragraph.place, doubts))
    if len(found) == 1 and title:
        return [replace(found[0], title=title)]
    return found
