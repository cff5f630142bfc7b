"""How the years end: with the figures of the office's own account of 2017."""

from typing import Any

import pytest

from tests.years.played import Year

SENTENCE = "2017年省市民生实事45项指标，到年底已全部完成，其中提前完成41项，超额完成29项；全年共通报12期。"
COUNTS = ("total", "done", "early", "over", "behind", "unknown", "issues")

# The figures of the office's own account of its ten projects: what there was in the end, and what had been asked.
WENZHOU = {
    "1.5": (69, 55, "项"),
    "4.1": (573, 400, "个"),
    "4.2": (91, 80, "%"),
    "6.9": (960, 300, "万美元"),
    "8.2": (45, 30, "篇"),
    "8.3": (3, 3, "篇"),
    "8.4": (7, 5, "个"),
    "8.5": (242, 240, "期"),
    "8.6": (202, 200, "期"),
    "8.7": (25.2, 25, "%"),
    "9.3": (100, 95, "%"),
    "10.1": (1376, 1000, "件"),
}

# On which days it says, or lets one see, that something was finished.
WENZHOU_DAYS = {
    "6.1": "2017-02-23",
    "6.2": "2017-08-31",
    "6.3": "2017-10-31",
    "6.4": "2017-11-30",
    "6.7": "2017-07-11",
    "10.4": "2017-06-06",
    "10.5": "2017-06-06",
    "10.7": "2017-09-05",
}


def targets(year: Year) -> dict[str, dict[str, Any]]:
    found: Any = year.account["targets"]
    return {target["no"]: target for target in found}


def numbers(year: Year, series: str) -> list[int]:
    return [issue.number for issue in year.issues if issue.series == series]


def test_forty_five_are_finished_forty_one_early_and_twenty_nine_over(minsheng: Year) -> None:
    assert [minsheng.account[name] for name in COUNTS] == [45, 45, 41, 29, 0, 0, 12]


def test_the_year_is_told_in_the_offices_own_sentence(minsheng: Year) -> None:
    assert minsheng.account["sentence"] == SENTENCE
    assert minsheng.issues[-1].title == "2017年省市民生实事完成情况总结"
    assert minsheng.issues[-1].paragraphs[0] == SENTENCE


def test_the_sentence_stands_in_the_group(minsheng: Year) -> None:
    assert SENTENCE in next(m for m in reversed(minsheng.said) if m.file is None).text


def test_the_offices_own_projects_end_with_its_own_figures(wenzhou: Year) -> None:
    found = targets(wenzhou)
    told = {no: (found[no]["total"], found[no]["value"], found[no]["unit"]) for no in WENZHOU}
    assert told == WENZHOU


def test_what_has_a_day_in_the_account_was_finished_on_it(wenzhou: Year) -> None:
    found = targets(wenzhou)
    assert {no: found[no]["met_on"] for no in WENZHOU_DAYS} == WENZHOU_DAYS


def test_all_that_the_office_had_planned_is_finished(wenzhou: Year) -> None:
    assert [wenzhou.account[name] for name in COUNTS] == [65, 65, 61, 11, 0, 0, 12]


def test_everything_is_closed(year: Year) -> None:
    assert {target["stage"] for target in targets(year).values()} == {"closed"}


def test_there_are_twelve_issues_without_a_gap_and_two_accounts(year: Year) -> None:
    assert numbers(year, "通报") == list(range(1, 13))
    assert numbers(year, "总结") == [1, 2]
    assert len(year.issues) == len(year.office.issues)


@pytest.mark.parametrize("n", range(1, 13))
def test_an_issue_says_its_number(year: Year, n: int) -> None:
    issue = [issue for issue in year.issues if issue.series == "通报"][n - 1]
    assert issue.title.endswith(f"进展情况通报（第{n}期）")
