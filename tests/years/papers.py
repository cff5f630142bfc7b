"""A published text taken apart by its headings, its names marked, with the reckoning of its cutoff beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.office import Issue
from bot.wording import name_of
from tests.years import reckoning
from tests.years.played import Year
from tests.years.reckoning import Row

HEADING = re.compile(r"[一二三四五六七八九十]、(.*)")


@dataclass(frozen=True)
class Paper:
    """An issue and what its numbers follow from: the rows at its cutoff and at that of the issue before."""

    year: Year
    issue: Issue
    now: Mapping[str, Row]
    before: Mapping[str, Row]
    previous: Issue | None
    sections: Mapping[str, Sequence[str]]

    @property
    def day(self) -> date:
        return self.issue.cutoff.date()


def papers(year: Year) -> list[Paper]:
    """Everything that was published in a year."""
    return [_paper(year, issue) for issue in year.issues]


def marked(year: Year, text: str) -> str:
    """The text with ⟨1.1⟩ for each target's number and name, and ⟦1⟧ for each item's."""
    known = year.office.items_of(year.key)
    named = {f"{t.no} {name_of(item, t)}": f"⟨{t.no}⟩" for item in known for t in item.targets}
    named |= {f"{item.no} {item.title}（": f"⟦{item.no}⟧（" for item in known}
    longest = sorted(named, key=len, reverse=True)
    names = re.compile(r"(?<![\d.])(?:" + "|".join(map(re.escape, longest)) + ")")
    return names.sub(lambda found: named[found[0]], text.replace(year.office.programmes[year.key].name, ""))


def _paper(year: Year, issue: Issue) -> Paper:
    earlier = [i for i in year.issues if i.series == issue.series and i.cutoff < issue.cutoff]
    previous = earlier[-1] if earlier and issue.series == "通报" else None
    before = reckoning.rows(year, previous.cutoff) if previous else {}
    return Paper(year, issue, reckoning.rows(year, issue.cutoff), before, previous, _sections(year, issue))


def _sections(year: Year, issue: Issue) -> dict[str, list[str]]:
    """The marked paragraphs under each heading, without the office and the day; those above the first under ""."""
    found: dict[str, list[str]] = {"": []}
    for paragraph in marked(year, "\n".join(issue.paragraphs[:-2])).split("\n"):
        heading = HEADING.match(paragraph)
        if heading:
            found[heading[1]] = []
        else:
            found[list(found)[-1]].append(paragraph)
    return found
