"""Lines that a careful clerk would ask about."""

import pytest

from tests.mind.lines_in_town import Row, says, table

CONTRADICTIONS = """
完成400张，占60%|3.1 => ? contradiction
累计210张，累计230张|3.1 => ? contradiction
400/600|3.1 => ? contradiction
上周176张，本周新增30张，累计210张|3.1 => ? contradiction
累计210张，本周新增300张|3.1 => ? contradiction
已全部完成，累计400张|3.1 => ? contradiction
完成80%，其实是70%|3.1 => ? contradiction
400张，80.5%|3.1 => ? contradiction
2 1 0张|3.1 => ? contradiction
12345热线转办21处，已完成|9 => ? contradiction
完成80%-90%|3.1 => ? contradiction
一期12处，二期9处|9 => ? contradiction
计划投资277亿，完成156.92亿，占56.6%|18 => ? contradiction
"""

NUMBERS = """
累计1，200座|7.1 => ? number
20-30张|3.1 => ? number
完成十几座|7.1 => ? number
三四十座|7.1 => ? number
不到400张|3.1 => ? number
21O张|3.1 => ? number
12。5公里|14.1 => ? number
98.47.99.56|16.1 => ? number
累计几十张|3.1 => ? number
累计2l0张|3.1 => ? number
过半了|9 => ? number
完成过半|9 => ? number
完成大半|9 => ? number
9号好像是21处 => ? number
0.8|7 => ? number
464.5座|7 => ? number
11.30|9 => ? number
11-30|9 => ? number
"""

UNITS = """
3号累计400公里 => ? which_unit
3号 400平方米 => ? which_unit
5.1 71300座 => ? which_unit
7号累计464张 => ? which_unit
"""

TARGETS = """
5号完成80% => ? which_target
5号 71300人次 => ? which_target
8号 180期 => ? which_target
11号 累计20所 => ? which_target
8号完成一半 => ? which_target
5号 分别为71300、68000人次 => ? which_target
"""

ITEMS = """
无变化 => ? which_item
累计464座 => ? which_item
已完成 => ? which_item
预计11月底完成||市住建委 => ? which_item
完成80%||市水利局 => ? which_item
累计61公里||市水利局 => 14.1 = 61公里
累计45个||市水利局 => 15.1 = 45个
累计210张||市民政局 => 3.1 = 210张
累计210张||民政局 => 3.1 = 210张
无变化||市农办 => 7 unchanged
50号 累计210张 => ? which_item
第50项已完成 => ? which_item
污水进展顺利 => ? which_item
累计210||市水利局 => ? which_item
3号公厕累计464座 => ? which_item
⑦464座 => ? which_item
7．464座 => ? which_item
7,1累计464座 => ? which_item
7-1 464座 => ? which_item
"""

DATES = """
预计8月底完成|9 => ? which_date
预计上周五完成|9 => ? which_date
预计本月5日完成|9 => ? which_date
预计2017年6月底完成|9 => ? which_date
预计11月底或12月初完成|9 => ? which_date
预计11月31日完成|9 => ? which_date
预计国庆后完成|9 => ? which_date
资金到位后一个月内完成|9 => ? which_date
申请延期|9 => ? which_date
请求延期|9 => ? which_date
想推迟一段时间|9 => ? which_date
申请延期到11月31日|9 => ? which_date
要到明年了|9 => ? which_date
能否宽限两周|9 => ? which_date
开学前完成|11 => ? which_date
汛期前完成|14 => ? which_date
申请延期，请领导批准|9 => ? which_date
国庆后完成|9 => ? which_date
节后完成|9 => ? which_date
预计近期完成|9 => ? which_date
如资金到位，11月底可完成|9 => ? which_date
资金到位的话年底能完成|9 => ? which_date
赶在入冬前完工|9 => ? which_date
春节前后完成|9 => ? which_date
"""


@pytest.mark.parametrize("row", table(CONTRADICTIONS), ids=str)
def test_figures_that_contradict_each_other_are_asked(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(NUMBERS), ids=str)
def test_a_number_that_nobody_can_tell_is_asked(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(UNITS), ids=str)
def test_a_unit_that_no_target_can_have_is_asked(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(TARGETS), ids=str)
def test_a_figure_of_several_targets_is_asked(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(ITEMS), ids=str)
def test_a_line_of_several_items_is_asked_unless_its_unit_of_measure_tells(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(DATES), ids=str)
def test_a_day_that_nobody_can_tell_is_asked(row: Row) -> None:
    assert says(row) == row[-1]
