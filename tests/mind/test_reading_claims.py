"""Claims, nodes and states in words."""

import pytest

from tests.mind.lines_in_town import Row, says, table

DONE = r"""
3号已完成 => 3 done
3号完成了 => 3 done
3号全部完成 => 3 done
3号已办结 => 3 done
报办结|3.1 => 3 done
申请办结|3.1 => 3 done
申请销号|3.1 => 3 done
已完工|9 => 9 done
全部完工|9 => 9 done
已竣工|9 => 9 done
搞定了|9 => 9 done
口袋公园全部建成 => 9 done
口袋公园已建成投用 => 9 done
养老床位任务已全部完成 => 3 done
3号提前完成 => 3 done
年度任务已完成|3.1 => 3 done
我局任务已经完成|3.1 => 3 done
全部完成，报办结|3.1 => 3 done
500张已全部完成|3.1 => 3.1 = 500张; 3 done
已完成500张，全部完工|3.1 => 3.1 = 500张; 3 done
已完成，申请销号|3.1 => 3 done
完成|3.1 => 3 done
结束了|3.1 => 3 done
昨天已经完工|9 => 9 done
8月底已完成|9 => 9 done
3号 8月底全部完成了 => 3 done
弄完了|9 => 9 done
8月底前已完成，报办结|9 => 9 done
3号已按期完成 => 3 done
因资金到位快，提前完成|9 => 9 done
已完成年度目标|9 => 9 done
完成任务|9 => 9 done
已完工，待验收|9 => 9 done; 9 next
三号办好了 => 3 done
干完了|9 => 9 done
养老床位、公厕均已完成 => 3 done; 7 done
已完工待验收|9 => 9 done; 9 next
9号以完工 => 9 done
9号己完工 => 9 done
9号完工啦 => 9 done
9号完工咯 => 9 done
9号已经全部搞好了 => 9 done
9号建好了 => 9 done
9号弄妥了 => 9 done
9号完成啦，报办结 => 9 done
"""

NOT_DONE = r"""
3号还没完成 =>
3号尚未完工 =>
没完成|3.1 =>
未完成|3.1 =>
7号尚未开工 =>
还没开工|7 =>
还没弄完|7 =>
基本完成|9 => 9 on_track
快完成了|9 => 9 on_track
即将完工|9 => 9 next
完成情况：210张|3.1 => 3.1 = 210张
前期工作已完成|9 => 9 milestone
方案已完成|9 => 9 milestone
"""

NODES = r"""
已开工|9 => 9 milestone
主体封顶|9 => 9 milestone
主体已封顶|9 => 9 milestone
已通过验收|9 => 9 milestone
方案已印发|9 => 9 milestone
8月20日已开工|9 => 9 milestone 2017-08-20
9月5日主体封顶|9 => 9 milestone 2017-09-05
上周五开工了|9 => 9 milestone 2017-09-08
昨天开工|9 => 9 milestone 2017-09-12
已完成招标|9 => 9 milestone
已中标|9 => 9 milestone
施工合同已签订|9 => 9 milestone
取得施工许可证|9 => 9 milestone
已拿到批复|9 => 9 milestone
征地拆迁已完成|9 => 9 milestone
通过消防验收|9 => 9 milestone
已开工36座|7 => 7 milestone
竣工验收已完成|9 => 9 milestone
9月10日通过竣工验收|9 => 9 milestone 2017-09-10
可研已批复，正在初步设计|9 => 9 milestone; 9 next
施工队进场了|9 => 9 milestone
开工了|9 => 9 milestone
完成主体结构封顶|9 => 9 milestone
主体完工|9 => 9 milestone
一期已完工|9 => 9 milestone
方案已经市政府常务会议通过|9 => 9 milestone
文件已下发|9 => 9 milestone
昨天开标|9 => 9 milestone 2017-09-12
施工图审查通过|9 => 9 milestone
3号楼主体封顶|9 => 9 milestone
青政办字〔2017〕12号已印发|9 => 9 milestone
目前已完成施工图设计审查，进入施工招标阶段|9 => 9 milestone; 9 milestone
已完成土地征用和前期手续办理，施工单位已进场|9 => 9 milestone; 9 milestone
用地申请已办理完结|9 => 9 milestone
3月10日进场施工|9 => 9 milestone 2017-03-10
已验收|9 => 9 milestone
验收通过|9 => 9 milestone
初验已过，等终验|9 => 9 milestone; 9 next
完成初验|9 => 9 milestone
完工验收|9 => 9 milestone
9号竣工验收完成 => 9 milestone
"""

UNCHANGED = r"""
无变化|3.1 => 3 unchanged
没变化|3.1 => 3 unchanged
没有变化|3.1 => 3 unchanged
暂无进展|3.1 => 3 unchanged
没有新进展|3.1 => 3 unchanged
没什么进展|3.1 => 3 unchanged
同上周|3.1 => 3 unchanged
同上期|3.1 => 3 unchanged
和上周一样|3.1 => 3 unchanged
跟上周一样|3.1 => 3 unchanged
与上周持平|3.1 => 3 unchanged
没动静|3.1 => 3 unchanged
没啥动静|3.1 => 3 unchanged
老样子|3.1 => 3 unchanged
没动|3.1 => 3 unchanged
原地踏步|3.1 => 3 unchanged
照旧|3.1 => 3 unchanged
无更新|3.1 => 3 unchanged
本周无变化|3.1 => 3 unchanged
3号本周无新进展 => 3 unchanged
3.1无变化 => 3 unchanged
3号、7号无变化 => 3 unchanged; 7 unchanged
3.1、7.1都无变化 => 3 unchanged; 7 unchanged
3号和7号没有新进展 => 3 unchanged; 7 unchanged
3号无变化；7号464座；9号21处 => 3 unchanged; 7.1 = 464座; 9.1 = 21处
3.1 无变化\n7.1 464座\n9.1 已建成21处 => 3 unchanged; 7.1 = 464座; 9.1 = 21处
没进展，资金没到位|9 => 9 unchanged; 9 problem funds
"""

STATES = r"""
正常推进|9 => 9 on_track
按序时推进|9 => 9 on_track
按计划推进|9 => 9 on_track
进展顺利|9 => 9 on_track
有序推进中|9 => 9 on_track
一切正常|9 => 9 on_track
正常|9 => 9 on_track
能按期完成|9 => 9 on_track
确保按期完成|9 => 9 on_track
可以按时完成|9 => 9 on_track
按期完成没问题|9 => 9 on_track
达序时进度|9 => 9 on_track
3号进展顺利，累计210张 => 3 on_track; 3.1 = 210张
口袋公园推进顺利 => 9 on_track
进度滞后|9 => 9 behind
进度偏慢|9 => 9 behind
进展缓慢|9 => 9 behind
推进较慢|9 => 9 behind
落后于序时|9 => 9 behind
未达序时|9 => 9 behind
有点慢了|9 => 9 behind
3号滞后12个百分点 => 3 behind
赶不上进度了|9 => 9 behind
难以按期完成|9 => 9 behind
因雨天进度滞后|9 => 9 problem weather; 9 behind
进度滞后，主要是征地难|9 => 9 behind; 9 problem land
未能按期完成|9 => 9 behind
月底完不成|9 => 9 behind
无|9.1 => 9 unchanged
暂无|9.1 => 9 unchanged
没有|9.1 => 9 unchanged
还那样|9.1 => 9 unchanged
跟上礼拜一样|9.1 => 9 unchanged
没变动|9.1 => 9 unchanged
数字不变|9.1 => 9 unchanged
按部就班|9.1 => 9 on_track
持续推进|9.1 => 9 on_track
达序|9.1 => 9 on_track
比序时慢5个点|9.1 => 9 behind
养老床位和公厕都没变化 => 3 unchanged; 7 unchanged
养老床位、公厕、口袋公园都正常推进 => 3 on_track; 7 on_track; 9 on_track
上次报21处，这次没变|9 => 9 unchanged
进入收尾阶段|9 => 9 on_track
10月底完成不了|9 => 9 behind
9号一切顺利 => 9 on_track
9号都正常 => 9 on_track
"""


@pytest.mark.parametrize("row", table(DONE), ids=str)
def test_a_claim_is_of_the_whole_item(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(NOT_DONE), ids=str)
def test_what_is_not_finished_is_not_claimed(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(NODES), ids=str)
def test_a_node_reached_has_its_day_if_one_is_named(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(UNCHANGED), ids=str)
def test_no_change_is_said_in_many_ways(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(STATES), ids=str)
def test_on_schedule_and_behind_are_said_in_words(row: Row) -> None:
    assert says(row) == row[-1]
