"""Every number of every published text of both years is that of the ledger and the history at its cutoff."""

import re
from functools import cache

from tests.years.checks import CHECKS, Told
from tests.years.papers import Paper, marked, papers
from tests.years.played import Year, played

CHECKED = re.compile(
    r"⟨[\d.]+⟩|⟦\d+⟧|（\d+[项件]）|\d+项|\d+(?=个牵头单位)|第\d+期|共通报\d+期|(?:\d+年)?\d+月(?:\d+日)?|30天内|逾期\d+天"
    r"|[\d,.]+/[\d,.]+|[\d,.]+%|[\d.]+个百分点|(?<=[编号、（])\d+\.\d(?=[、）])"
)
"""The shapes of number that the checks look at."""


@cache
def told(key: str) -> list[tuple[str, Told]]:
    """Everything that the year's texts tell, by the title of the text."""
    return [(paper.issue.title, one) for paper in published(key) for check in CHECKS for one in check(paper)]


@cache
def published(key: str) -> list[Paper]:
    return papers(played(key))


def test_every_number_is_the_one_that_the_history_gives(year: Year) -> None:
    assert [found for found in told(year.key) if found[1].said != found[1].due] == []


def test_no_number_stands_where_no_check_looks(year: Year) -> None:
    for paper in published(year.key):
        left = CHECKED.sub("", marked(paper.year, "\n".join(paper.issue.paragraphs)))
        assert (paper.issue.title, re.findall(r"[^\n]*\d[^\n]*", left)) == (paper.issue.title, [])


def test_hundreds_of_things_are_looked_at_in_every_year(year: Year) -> None:
    assert len(told(year.key)) > 500
    assert {paper.issue.title for paper in published(year.key)} == {title for title, _ in told(year.key)}


def test_the_figures_kept_with_an_issue_are_those_of_its_text(year: Year) -> None:
    for paper in published(year.key):
        kept = dict(paper.issue.figures)
        rows = list(paper.now.values())
        assert (kept["total"], kept["done"]) == (len(rows), sum(row.is_done for row in rows))
        assert {no: lamp == "closed" for no, lamp in paper.issue.standings} == {r.no: r.is_done for r in rows}
