"""Numbered prose as items with their targets."""

from collections.abc import Sequence
from dataclasses import replace

from bot.intake.due import due_of
from bot.intake.mend import mend
from bot.intake.outline import Leaf, leaves, outline
from bot.intake.owners import NOBODY, owners
from bot.intake.results import tells_results
from bot.intake.sketch import Sketch
from bot.intake.source import Paragraph
from bot.intake.targets import Reading, read
from bot.items import Target
from bot.script import clean, fold

SHORTEST = 12
"""A text of fewer characters says nothing that could be owed."""


def sketches(paragraphs: Sequence[Paragraph], year: int, title: str) -> list[Sketch]:
    """The items of running text; text without numbers is one item for each paragraph that owes something."""
    mended = [(p, mend(fold(clean(p.text)))) for p in paragraphs]
    whole = "\n".join(m.text for _, m in mended)
    is_report = tells_results(whole)
    texts = [replace(p, text=m.text) for p, m in mended]
    doubts = [f"{p.place}：{doubt}" for p, m in mended for doubt in m.doubts]
    found = [_sketch(leaf, year, is_report=is_report) for leaf in leaves(outline(texts))]
    if not found:
        found = list(_unnumbered(texts, year, title, is_report=is_report))
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
    reading = read(body, year, tells_results=is_report)
    titled = read(title, year, tells_results=is_report)
    reading = _joined(titled, reading)
    due, problem = due_of(said.due, year)
    doubts = (*reading.doubts, *([problem] if problem else []))
    return Sketch(
        no=entry.no,
        title=title,
        content=body.strip() or title,
        category=_heading(leaf),
        targets=reading.targets,
        owners=said,
        due=due,
        place=entry.place,
        doubts=tuple(f"{entry.place}：{doubt}" for doubt in doubts),
        is_result=is_report,
    )


def _heading(leaf: Leaf) -> str:
    return owners(leaf.headings[-1].title)[1] if leaf.headings else ""


def _joined(title: Reading, body: Reading) -> Reading:
    """A title says in short what the text says in full; only figures that the text lacks are its own."""
    known = {_figure(target) for target in body.targets}
    own = tuple(t for t in title.targets if t.value is not None and _figure(t) not in known)
    if not body.targets:
        own = title.targets
    moved = tuple(replace(t, within=str(int(t.within) + len(own))) if t.within else t for t in body.targets)
    return Reading((*own, *moved), (*title.doubts, *body.doubts))


def _figure(target: Target) -> tuple[object, ...]:
    return target.value, target.low, target.unit


def _unnumbered(paragraphs: Sequence[Paragraph], year: int, title: str, *, is_report: bool) -> list[Sketch]:
    found = []
    for paragraph in paragraphs:
        said, text = owners(paragraph.text)
        reading = read(text, year, tells_results=is_report)
        if reading.targets and len(text) >= SHORTEST:
            doubts = tuple(f"{paragraph.place}：{doubt}" for doubt in reading.doubts)
            name = text.partition("。")[0][:60]
            found.append(Sketch("", name, text, "", reading.targets, said, None, paragraph.place, doubts))
    if len(found) == 1 and title:
        return [replace(found[0], title=title)]
    return found
