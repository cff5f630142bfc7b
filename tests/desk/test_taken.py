"""The receipts on the card: every fact on the target it was said of, and nothing vanishes while the week lasts."""

from dataclasses import replace

import pytest

from bot.desk import cards
from bot.desk.view import View, scene, view
from bot.items import Item, Stage
from tests.desk.office import LIN, MONDAY, Desk, desk, item, target

CARE = item(
    "9",
    "养老服务设施",
    "市民政局",
    target("9.1", "建成嵌入式养老机构30个", 30, "个", total=8),
    target("9.2", "建成农村幸福院15处", 15, "处", total=6),
    target("9.3", "新增养老床位500张", 500, "张", total=176),
)


def _week(*texts: str, of: Item = CARE) -> Desk:
    """A week in which these came in, one an hour."""
    here = desk(of)
    here.strike("weekly", MONDAY)
    for hour, text in enumerate(texts, 10):
        here.now = here.now.replace(hour=hour)
        here.say(LIN, text, private=False, to=here.card().key)
    return here


def _taken(here: Desk) -> list[str]:
    card = _card(here)
    return card.split("<b>已报</b>\n")[1].split("\n\n")[0].splitlines()


def _card(here: Desk) -> str:
    return cards.html(_view(here), here.card())


def _view(here: Desk) -> View:
    return view(scene(here.office, here.setting, here.now), "ms")


def test_each_fact_stands_on_the_target_it_was_said_of() -> None:
    here = _week("9.1 累计14个了，审批卡着，请市里协调一下", "9.2 累计8处，10月中旬全部完工")
    first, second, third = _taken(here)
    assert first == "✓ 9.1 建成嵌入式养老机构 14/30个 · 本次+6 · 卡在审批 · 请求协调"
    assert second.startswith("✓ 9.2 建成农村幸福院 8/15处 · 本次+2 · 预计10月")
    assert "卡在" not in second + third


def test_what_was_unchanged_and_what_moved_each_have_a_line() -> None:
    first, second, third = _taken(_week("9.1 无变化，9.2 累计7处"))
    assert first.endswith("8/30个 · 无变化")
    assert second.endswith("7/15处 · 本次+1")
    assert third == "○ 9.3 新增养老床位 176/500张 · 本次未报"


def test_words_that_were_kept_stand_on_the_target_they_name() -> None:
    first, second, _ = _taken(_week("9.2 在走流程", "9.1 累计9个"))
    assert first.endswith("9/30个 · 本次+1")
    assert second.endswith("6/15处 · “在走流程”")


def test_three_messages_of_one_item_all_stay() -> None:
    here = _week("9.1 累计9个\n9.2 累计7处\n9.3 累计180张", "更正9.2是8处", "9.3 累计190张")
    assert [line.rpartition(" · ")[2] for line in _taken(here)] == ["本次+1", "本次+2", "本次+14"]


def test_no_figure_no_gain_and_the_same_figure_again_keeps_it() -> None:
    here = _week("9.3 累计190张", "9.3 累计190张")
    assert _taken(here)[2].endswith("190/500张 · 本次+14")
    here.strike("weekly", "2017-09-18 09:00")
    here.say(LIN, "9.3 受台风影响停工三天", private=False, to=here.card().key)
    assert _taken(here)[2].endswith("190/500张 · 卡在天气")


def test_a_report_withdrawn_leaves_its_neighbours_as_they_were() -> None:
    here = _week("9.1 累计9个", "9.2 累计7处", "9.3 累计180张")
    here.say(LIN, "/undo")
    first, second, third = _taken(here)
    assert (first[-4:], second[-4:]) == ("本次+1", "本次+1")
    assert third.startswith("○ 9.3")


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.STOPPED, Stage.CLOSED])
def test_what_was_set_aside_since_is_asked_no_more(stage: Stage) -> None:
    here = _week()
    here.office.take((replace(here.item("9"), stage=stage),))
    assert "9.1" not in _card(here)
    assert cards.buttons(_view(here), here.card()) == ()


def test_items_and_indicators_are_counted_apart() -> None:
    assert "本周请报1件事项（3项指标），回复本条即可" in _card(_week())
