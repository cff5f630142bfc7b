"""The outlines of a quarter's analysis and of a month's three parts (当月完成、下月计划、案例), as whole texts."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import kinds
from bot.briefing import Brief, Draft, compose
from bot.items import Form, Item, Mark, Problem, Programme, Report, Target
from bot.lamps import Rules
from bot.office import Issue
from bot.statements import Kind, Statement

ZONE = ZoneInfo("Asia/Shanghai")
START, AUGUST, SEPTEMBER = date(2017, 1, 1), date(2017, 8, 31), date(2017, 9, 30)
KINDS = Path(__file__).parents[2] / "docs" / "kinds.md"

ILLEGAL = Target("1.1", "整治违法建设120处", Form.AT_LEAST, Decimal(120), "处")
DUST = Target("2.1", "工地扬尘达标率95%以上", Form.AT_LEAST, Decimal(95), "%")
SIGNS = Target("3.1", "拆除违规广告牌300块", Form.AT_LEAST, Decimal(300), "块")
RULES = Target("4.1", "9月底前出台停车管理办法", Form.MILESTONE, due=SEPTEMBER)
TITLES = {"1": "违法建设治理", "2": "工地扬尘治理", "3": "户外广告治理", "4": "停车秩序治理"}
LEADS = {"1": "市综合执法局", "2": "市住建委", "3": "市综合执法局", "4": "市公安局"}


def item(target: Target, total: str | None, on: date, **more: Any) -> Item:
    no = target.no.partition(".")[0]
    mark = Mark(Decimal(total), on) if total else None
    return Item(
        "p",
        no,
        TITLES[no],
        (replace(target, current=mark, met_on=more.pop("met_on", None)),),
        lead=LEADS[no],
        **more,
    )


BEFORE = (
    item(ILLEGAL, "60", AUGUST),
    item(DUST, "90", AUGUST),
    item(SIGNS, "210", AUGUST),
    item(RULES, None, AUGUST),
)
STUCK = Problem("coordination", "需住建、公安联合执法", date(2017, 9, 4))
NOW = (
    item(ILLEGAL, "72", SEPTEMBER, problem=STUCK),
    item(DUST, "92", SEPTEMBER),
    item(SIGNS, "210", AUGUST),
    item(RULES, None, SEPTEMBER, met_on=date(2017, 9, 20)),
)


def report(no: str, day: int, text: str, *statements: Statement) -> Report:
    moment = datetime(2017, 9, day, 10, tzinfo=ZONE)
    return Report(f"{no}/{day}", "p", no, moment, 1, LEADS[no], text, statements)


TOLD = (
    report("1", 12, "1 累计70处，下一步拆除江滨片区", Statement("1", Kind.NEXT, text="下一步拆除江滨片区")),
    report("1", 28, "1 累计72处。下月计划：完成江滨片区30处拆除。\n案例：9月12日查处某工地夜间违建，当日拆除",
           Statement("1", Kind.NEXT, text="下月计划：完成江滨片区30处拆除")),
    report("2", 28, "2 达标率92%。典型案例：某工地扬尘超标，停工整改7天", Statement("2", Kind.ON_TRACK)),
    replace(report("3", 29, "3 案例：误报"), withdrawn=True),
)  # fmt: skip


def outline(name: str) -> tuple[str, ...]:
    """An outline as the page on kinds recommends it."""
    text = KINDS.read_text("utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```toml\n")[1:]]
    rounds = [one for block in blocks for one in tomllib.loads(block).get("round", [])]
    (found,) = (one for one in rounds if one["name"] == name)
    return tuple(found["outline"])


def text(sections: Sequence[str], **more: Any) -> str:
    last = Issue(
        "k", "p", "monthly", "m", "通报", 2017, 5, "", datetime(2017, 8, 31, 15, tzinfo=ZONE), (),
        standings=(("1.1", "behind"), ("2.1", "behind"), ("3.1", "ahead"), ("4.1", "unknown")),
    )  # fmt: skip
    facts: dict[str, Any] = {
        "programme": Programme("p", "2017年城市管理专项治理", "zhili", 2017), "does": "briefing", "series": "通报", "number": 6,
        "cutoff": datetime(2017, 9, 30, 15, tzinfo=ZONE), "items": NOW, "before": BEFORE, "told": TOLD, "start": START,
        "rules": Rules(), "office": "市府办", "signed_on": SEPTEMBER, "previous": last, "outline": tuple(sections),
    }  # fmt: skip
    draft = compose(Brief(**facts | more))
    assert isinstance(draft, Draft)
    return "\n".join(draft.paragraphs) + "\n"


def test_the_three_parts_of_a_month() -> None:
    assert (
        text(outline("月度调度通报"))
        == """\
截至9月30日，2017年城市管理专项治理4项指标中，已完成1项（其中提前完成1项），按序时推进2项，滞后1项。
一、本期进展情况（3项）
市综合执法局：1.1 违法建设治理，本期新增12处，累计72/120处（60.0%）。
市住建委：2.1 工地扬尘治理，上期90%，本期92%，目标95%。
市公安局：4.1 停车秩序治理，已完成。
二、下一步计划
1 违法建设治理（市综合执法局）：完成江滨片区30处拆除。
三、典型案例（2个）
1 违法建设治理（市综合执法局）：9月12日查处某工地夜间违建，当日拆除。
2 工地扬尘治理（市住建委）：某工地扬尘超标，停工整改7天。
市府办
2017年9月30日
"""
    )


def test_the_analysis_of_a_quarter() -> None:
    assert (
        text(outline("季度分析"))
        == """\
截至9月30日，2017年城市管理专项治理4项指标中，已完成1项（其中提前完成1项），按序时推进2项，滞后1项。
与第5期相比，新完成1项（4.1 停车秩序治理），由滞后转为按序时推进1项（2.1 工地扬尘治理）。
一、本期进展情况（3项）
市综合执法局：1.1 违法建设治理，本期新增12处，累计72/120处（60.0%）。
市住建委：2.1 工地扬尘治理，上期90%，本期92%，目标95%。
市公安局：4.1 停车秩序治理，已完成。
二、进度滞后的指标（1项）
1.1 违法建设治理：完成72/120处（60.0%），低于序时进度15.0个百分点；因有关单位尚需协同配合；责任单位市综合执法局；未报预计完成时间。
三、需协调解决的问题（1件）
1 违法建设治理（市综合执法局）：因有关单位尚需协同配合，建议由市府办协调。
市府办
2017年9月30日
"""
    )


def test_an_outline_that_has_nothing_to_tell_of_a_part_leaves_it_out() -> None:
    assert "典型案例" not in text(("opening", "cases"), told=())
    assert "本期进展" not in text(("opening", "progress"), items=NOW[:3], before=NOW)


def test_a_first_issue_tells_what_there_is() -> None:
    told = text(("progress",), before=(), previous=None)
    assert "1.1 违法建设治理，72/120处（60.0%）" in told
    assert "4.1 停车秩序治理，已完成" in told


def test_a_figure_put_right_downwards_says_so() -> None:
    fewer = (replace(NOW[0], targets=(replace(ILLEGAL, current=Mark(Decimal(55), SEPTEMBER)),)), *NOW[1:])
    assert "1.1 违法建设治理，本期核减5处，累计55/120处（45.8%）" in text(("progress",), items=fewer)


def test_what_a_clerk_left_unnamed_is_named_in_no_part() -> None:
    told = text(("progress", "lagging", "coordination", "plans", "cases"), unnamed=("1.1",))
    assert "违法建设治理" not in told
    assert "已另行督办" in told


@pytest.mark.parametrize("name", ["季度分析", "月度调度通报"])
def test_the_page_on_kinds_shows_rounds_that_can_be_used(name: str) -> None:
    block = next(b for b in KINDS.read_text("utf-8").split("```toml\n")[1:] if f'name = "{name}"' in b)
    problems: list[str] = []
    raw = {"key": "k", "name": "n", "measure": "项指标", **tomllib.loads(block.partition("```")[0])}
    kinds.parse(raw, "kinds.md", problems)
    assert problems == []
