"""All the files of an issue: made from what was known at its cutoff, by the day and the round that are asked for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot.checking import Wrong
from bot.items import Stage
from bot.office import Issue, Review
from bot.past import past
from handlers.documents import Shown, brief, documents, leave, shown
from tests.desk.office import LIN, Desk, at, desk

SEPTEMBER_29 = date(2017, 9, 29)


def reported() -> Desk:
    """Beds at 176 when the year was imported, at 210 in September, at 400 in October."""
    found = desk()
    for moment, total in (("2017-09-13 10:00", 210), ("2017-10-10 10:00", 400)):
        found.now = at(moment)
        found.say(LIN, f"3号 累计{total}张")
    return found


def issue(found: Desk, on: date = SEPTEMBER_29) -> Issue:
    return brief(found.office, found.setting, "ms", "月通报", on)


# ── As it was ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_reported_later_is_not_known_yet() -> None:
    office = past(reported().office, "ms", at("2017-09-29 15:00"))
    beds = office.items["ms"]["3"].targets[0]
    assert beds.current is not None
    assert beds.current.value == 210


def test_what_was_closed_later_is_still_open() -> None:
    found = reported()
    found.office.items["ms"]["3"] = replace(found.item("3"), stage=Stage.CLOSED, closed_on=date(2017, 10, 11))
    assert past(found.office, "ms", at("2017-10-09 09:00")).items["ms"]["3"].stage is Stage.IN_PROGRESS
    assert past(found.office, "ms", at("2017-10-12 09:00")).items["ms"]["3"].stage is Stage.CLOSED


def test_the_office_itself_stays_as_it_is() -> None:
    found = reported()
    past(found.office, "ms", at("2017-09-01 09:00"))
    assert found.item("3").targets[0].current is not None


# ── The issue asked for ─────────────────────────────────────────────────────────────────────────────────────────
def test_an_issue_is_composed_of_what_was_known_that_day() -> None:
    found = issue(reported())
    assert found.title == "2017年民生实事进展情况通报（第1期）"
    assert found.cutoff == at("2017-09-29 15:00")
    assert any("210/500张" in paragraph for paragraph in found.paragraphs)


def test_a_round_is_known_by_its_name_and_by_its_key() -> None:
    found = reported()
    assert brief(found.office, found.setting, "ms", "monthly", SEPTEMBER_29) == issue(found)


def test_what_was_drafted_that_day_is_not_composed_anew() -> None:
    found = reported()
    kept = replace(
        issue(found), paragraphs=("督查员改过的话。", "市府办", "2017年9月29日"), review=Review.PUBLISHED
    )
    found.office.issues[kept.key] = kept
    assert issue(found) == kept


def test_a_cancelled_draft_is_composed_anew() -> None:
    found = reported()
    cancelled = replace(
        issue(found), key="ms/monthly/x", paragraphs=("旧稿", "", ""), review=Review.CANCELLED
    )
    found.office.issues[cancelled.key] = cancelled
    assert "旧稿" not in issue(found).paragraphs


@pytest.mark.parametrize(
    ("programme", "named", "said"),
    [
        ("nobody", "月通报", "--programme：没有专项 'nobody'，已有：ms"),
        ("ms", "周沟通", "--round：应为以下之一：月通报（monthly）"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_ones(programme: str, named: str, said: str) -> None:
    found = reported()
    with pytest.raises(Wrong) as wrong:
        brief(found.office, found.setting, programme, named, SEPTEMBER_29)
    assert wrong.value.problems[0].startswith(said)


def test_figures_that_contradict_each_other_make_no_issue() -> None:
    found = reported()
    beds = found.item("3")
    twice = replace(found.item("7"), targets=(replace(beds.targets[0], text="改造农村公厕800座"),))
    found.office.items["ms"]["7"] = twice
    with pytest.raises(Wrong, match=r"3\.1"):
        issue(found)


# ── Its files ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_last_issues_figures_stand_beside_this_ones() -> None:
    found = reported()
    first = replace(issue(found), review=Review.PUBLISHED)
    found.office.issues[first.key] = first
    october = brief(found.office, found.setting, "ms", "月通报", date(2017, 10, 31))
    row = next(row for row in shown(october, found.office, found.setting).rows if row.no == "3.1")
    assert (row.before, row.now) == (Decimal(210), Decimal(400))


def test_an_issue_has_a_text_a_paper_a_sheet_and_a_picture() -> None:
    found = reported()
    composed = issue(found)
    names = [file.name for file in documents(composed, shown(composed, found.office, found.setting))]
    assert names == [f"{composed.title}{end}" for end in (".txt", ".docx", "附件.xlsx", "进度图1.png")]


def test_the_files_are_left_in_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    found = reported()
    composed = issue(found)
    left = leave(tmp_path / "通报" / "9月", documents(composed, shown(composed, found.office, found.setting)))
    assert left[0].read_text("utf-8").startswith(composed.title)
    assert Document(BytesIO(left[1].read_bytes())).paragraphs[0].text == composed.title


def test_a_title_that_no_system_takes_as_a_name_is_freed_of_its_strokes() -> None:
    odd = replace(issue(reported()), title="民生/实事:进展\\情况?")
    assert documents(odd, Shown((), ()))[0].name == "民生实事进展情况.txt"
