"""Briefings of many targets at once: named, put together by unit, or only counted; half of the way; parts and totals."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.briefing import Brief, Draft, Stopped, compose
from bot.counts import Counts
from bot.items import Form, Item, Mark, Programme, Stage, Target
from bot.lamps import Rules
from bot.office import Issue

JUNE_30 = date(2017, 6, 30)
CUTOFF = datetime(2017, 6, 30, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
UNITS = ("市民政局", "市农办")


def many(n: int, total: str, first: int = 0) -> tuple[Item, ...]:
    """So many items with one target of 500 each, numbered from `first`, of two units in turn."""
    met_on = JUNE_30 if Decimal(total) >= 500 else None
    made = Target(
        "",
        "新增养老床位500张",
        Form.AT_LEAST,
        Decimal(500),
        "张",
        current=Mark(Decimal(total), JUNE_30),
        met_on=met_on,
    )
    return tuple(
        Item(
            "p",
            str(k),
            "新增养老床位",
            (replace(made, no=f"{k}.1"),),
            lead=UNITS[k % 2],
            stage=Stage.IN_PROGRESS,
        )
        for k in range(first, first + n)
    )


def brief(*items: Item, does: str = "briefing", previous: Issue | None = None) -> Brief:
    programme = Programme("p", "2017年民生实事", "minsheng", 2017)
    start = date(2017, 1, 1)
    return Brief(
        programme, does, "通报", 5, CUTOFF, items, start, Rules(), "市府办", JUNE_30, previous=previous
    )


def paragraphs(*items: Item, **more: Any) -> tuple[str, ...]:
    draft = compose(brief(*items, **more))
    assert isinstance(draft, Draft)
    return draft.paragraphs


def issue(n: int, lamp: str) -> Issue:
    standings = tuple((f"{k}.1", lamp) for k in range(n))
    return Issue("k", "p", "monthly", "m", "通报", 2017, 4, "", CUTOFF, (), standings=standings)


def test_a_dozen_finished_ones_are_named_in_one_paragraph() -> None:
    assert paragraphs(*many(12, "510"))[2].count("（510/500张，102.0%，") == 12


def test_more_finished_ones_are_put_together_by_unit() -> None:
    found = paragraphs(*many(13, "510"))
    assert [p.split("：")[0] for p in found[2:4]] == ["市民政局7项", "市农办6项"]


def test_very_many_finished_ones_are_left_to_the_annex() -> None:
    assert paragraphs(*many(61, "510"))[2] == "市民政局31项、市农办30项，具体见附件。"


def test_many_changes_are_told_by_number() -> None:
    assert paragraphs(*many(7, "260"), previous=issue(7, "behind"))[1] == (
        "与第4期相比，由滞后转为按序时推进7项（编号0.1、1.1、2.1、3.1、4.1、5.1、6.1）。"
    )


def test_very_many_changes_are_only_counted() -> None:
    changes = paragraphs(*many(61, "260"), previous=issue(61, "behind"))[1]
    assert changes == "与第4期相比，由滞后转为按序时推进61项。"


def test_many_that_are_not_half_done_are_listed_by_unit() -> None:
    listed = "市民政局（0.1、2.1、4.1、6.1、8.1、10.1、12.1）；市农办（1.1、3.1、5.1、7.1、9.1、11.1）"
    assert paragraphs(*many(13, "240"), does="summary")[3] == f"未过半的13项：{listed}。"


def test_very_many_that_are_not_half_done_are_counted_by_unit() -> None:
    assert paragraphs(*many(61, "240"), does="summary")[3] == "未过半的61项：市民政局31项、市农办30项。"


@pytest.mark.parametrize(
    ("past", "short", "said"),
    [
        (5, 0, "可按进度衡量的5项指标进度已全部过半，实现时间过半、任务过半。"),
        (1, 0, "可按进度衡量的1项指标进度已过半，实现时间过半、任务过半。"),
        (4, 1, "可按进度衡量的5项指标中，进度过半的4项（4/5，80.0%），基本实现时间过半、任务过半。"),
        (3, 2, "可按进度衡量的5项指标中，进度过半的3项（3/5，60.0%），尚未实现时间过半、任务过半。"),
        (0, 5, "可按进度衡量的5项指标进度均未过半，尚未实现时间过半、任务过半。"),
    ],
)
def test_half_of_the_time_and_half_of_the_task(past: int, short: int, said: str) -> None:
    items = (*many(past, "260"), *many(short, "240", first=past))
    assert paragraphs(*items, does="summary")[2] == said


def test_parts_that_do_not_make_the_total_stop_the_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.briefing.drafting.tally", lambda *_: Counts(total=45, done=24, ahead=9, behind=11)
    )
    assert compose(brief(*many(1, "260"))) == Stopped(
        ("分项合计44项，与总数45项不符（完成24、按序时9、滞后11、未报数0、销号未达标0）",)
    )
