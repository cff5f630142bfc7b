"""A round with an outline of three parts: what was reported since the last issue comes into the next, and no more."""

from dataclasses import replace

import pytest

from bot.cadence import Round
from bot.desk import briefings
from bot.desk.view import scene, view
from bot.office import Issue
from bot.reading import read
from bot.workdays import Workdays
from tests.desk.office import BEDS, LIN, ZHOU, Desk, at, desk

THREE = ("opening", "progress", "plans", "cases")


def issued(here: Desk, moment: str) -> Issue:
    """The issue of a round with that outline, published."""
    here.now = at(moment)
    seen = view(scene(here.office, here.setting, here.now), "ms")
    usual = seen.kind.round_doing("briefing")
    assert isinstance(usual, Round)
    key = f"ms/{usual.key}/{here.now:%m%d}"
    drafted = briefings.draft(seen, replace(usual, outline=THREE), key, is_late=False)
    here.office.take(drafted.changes)
    here.press(ZHOU, f"approve:{key}")
    return here.office.issues[key]


def test_each_issue_tells_what_came_since_the_last() -> None:
    here = desk(now="2017-09-11 09:00")
    here.say(LIN, "/report 3 累计200张。下月计划：完成消防验收\n案例：某社区嵌入式养老院当月投用，入住26人")
    first = issued(here, "2017-09-29 15:00")
    assert "市民政局：3.1 新增养老床位，200/500张（40.0%）。" in first.paragraphs
    assert "3 新增养老床位（市民政局）：完成消防验收。" in first.paragraphs
    assert "3 新增养老床位（市民政局）：某社区嵌入式养老院当月投用，入住26人。" in first.paragraphs
    here.now = at("2017-10-20 09:00")
    here.say(LIN, "/report 3 累计230张")
    second = issued(here, "2017-10-31 15:00")
    assert "市民政局：3.1 新增养老床位，本期新增30张，累计230/500张（46.0%）。" in second.paragraphs
    assert not any("典型案例" in p or "下一步计划" in p for p in second.paragraphs)


def test_a_case_is_no_figure() -> None:
    here = desk()
    here.say(LIN, "/report 3 案例：帮扶老人300张床位，罚款2万元")
    assert here.total("3") == 176


@pytest.mark.parametrize(
    "text", ["3 案例：慰问3张床位上的老人", "典型案例：慰问老人300人", "3号 执法案例: 清理床位30张"]
)
@pytest.mark.parametrize("answers", [None, "3"])
def test_the_figures_of_a_case_are_not_read(text: str, answers: str | None) -> None:
    today = at("2017-09-13 09:00").date()
    assert read(text, (BEDS,), today=today, calendar=Workdays(), answers=answers) == ()
