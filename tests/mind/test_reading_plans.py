"""What is to come: forecasts, new deadlines, next steps."""

import pytest

from tests.mind.lines_in_town import Row, says, table

FORECASTS = """
预计11月底完成|9 => 9 forecast 2017-11-30
预计11月完成|9 => 9 forecast 2017-11-30
预计11月30日前完成|9 => 9 forecast 2017-11-30
预计11.30前完成|9 => 9 forecast 2017-11-30
预计11月30号完工|9 => 9 forecast 2017-11-30
11月底完成|9 => 9 forecast 2017-11-30
11月底|9 => 9 forecast 2017-11-30
11月底前能完|9 => 9 forecast 2017-11-30
年底前完成|9 => 9 forecast 2017-12-31
力争国庆前完工|9 => 9 forecast 2017-09-30
争取10月中旬建成|9 => 9 forecast 2017-10-20
下月底可以交付|9 => 9 forecast 2017-10-31
大概下周五完成|9 => 9 forecast 2017-09-22
再有10天完成|9 => 9 forecast 2017-09-23
还需一个月才能完成|9 => 9 forecast 2017-10-13
两周内完成|9 => 9 forecast 2017-09-27
5个工作日内完成|9 => 9 forecast 2017-09-20
预计年底全部建成投用|9 => 9 forecast 2017-12-31
11月底竣工验收|9 => 9 forecast 2017-11-30
预计推迟到12月底完成|9 => 9 forecast 2017-12-31
12月底前完成500张|3 => 3 forecast 2017-12-31
剩余9处11月底前完成|9 => 9 forecast 2017-11-30
预计三季度末完成|9 => 9 forecast 2017-09-30
预计春节前完成|9 => 9 forecast 2018-02-14
预计明年3月底完成|9 => 9 forecast 2018-03-31
预计本月20日完成|9 => 9 forecast 2017-09-20
20号完成|9.1 => 9 forecast 2017-09-20
预计20号完成|9 => 9 forecast 2017-09-20
预计完成时间11月底|9 => 9 forecast 2017-11-30
完成时限：11月30日|9 => 9 forecast 2017-11-30
月底前搞完|9 => 9 forecast 2017-09-30
国庆前弄好|9 => 9 forecast 2017-09-30
下月10号左右完|9 => 9 forecast 2017-10-10
预计10月中下旬完成|9 => 9 forecast 2017-10-31
年底前没问题|9 => 9 forecast 2017-12-31
11月底应该可以|9 => 9 forecast 2017-11-30
最快也要11月底|9 => 9 forecast 2017-11-30
11月底开工，明年6月完工|9 => 9 next; 9 forecast 2018-06-30
10月开工12月完工|9 => 9 next; 9 forecast 2017-12-31
建议延至12月|9 => 9 extension 2017-12-31
申请将完成时限调整到12月20日|9 => 9 extension 2017-12-20
申请从10月底延到11月底|9 => 9 extension 2017-11-30
原定10月底，申请延到11月底|9 => 9 extension 2017-11-30
计划11月底完成，现在看要推迟到12月底|9 => 9 forecast 2017-12-31
1、累计210张；2、消防验收未批；3、预计11月底完成|3.1 => 3.1 = 210张; 3 problem approval; 3 forecast 2017-11-30
3号：1、累计210张2、消防验收未批3、预计11月底完成 => 3.1 = 210张; 3 problem approval; 3 forecast 2017-11-30
完成情况：已完成21处；存在问题：征地难；下步打算：10月底前完成|9 => 9.1 = 21处; 9 problem land; 9 forecast 2017-10-31
进展:21处 问题:无 预计:11月底|9 => 9.1 = 21处; 9 forecast 2017-11-30
已完成210张占42%剩余290张年底完成|3.1 => 3.1 = 210张; 3 forecast 2017-12-31
已完成210张，占42%，剩余290张，年底前完成|3.1 => 3.1 = 210张; 3 forecast 2017-12-31
累计210张 消防没批 预计11月底|3.1 => 3.1 = 210张; 3 problem approval; 3 forecast 2017-11-30
累计210张 消防没批预计11月底完成请市里协调|3.1 => 3.1 = 210张; 3 problem approval; 3 forecast 2017-11-30; 3 help
公厕464座，其余正在改造中，计划12月底全部完成 => 7.1 = 464座; 7 forecast 2017-12-31
公厕改造已完成464座，占总数的58%，其余336座预计12月底前完成 => 7.1 = 464座; 7 forecast 2017-12-31
3.1：累计210/500张，完成率42%；存在问题：消防验收未通过；下一步：加快整改，11月底前完成 => 3.1 = 210张; 3 problem approval; 3 next; 3 forecast 2017-11-30
3号本周进展：1.累计完成210张；2.消防验收未批；3.预计11月底完成 => 3.1 = 210张; 3 problem approval; 3 forecast 2017-11-30
下个礼拜三可以搞定|9 => 9 forecast 2017-09-20
礼拜五前弄好|9 => 9 forecast 2017-09-15
10.1前完工|9 => 9 forecast 2017-10-01
9月底前争取再完成5处，年底全部建成|9 => 9 next; 9 forecast 2017-12-31
已完成21处，计划9月底前再完成5处，年底前全部建成|9 => 9.1 = 21处; 9 next; 9 forecast 2017-12-31
累计21处，本周新增2处，完成率70%，预计11月底前全部完成，目前存在用地难问题，请市国土局帮助协调解决|9 => 9.1 = 21处; 9 forecast 2017-11-30; 9 problem land; 9 help
正在收尾，月底完工|9 => 9 next; 9 forecast 2017-09-30
3.1侬放心，月底肯定弄好 => 3 forecast 2017-09-30
剩余336座年底前完成|7 => 7 forecast 2017-12-31
因雨天耽误，预计延期到12月20日完成|9 => 9 problem weather; 9 forecast 2017-12-20
受疫情影响，完成时间推迟到12月底|9 => 9 problem other; 9 forecast 2017-12-31
工期顺延至12月底|9 => 9 forecast 2017-12-31
能否给我们宽限到12月底|9 => 9 extension 2017-12-31
请求延期至明年3月|9 => 9 extension 2018-03-31
申请延期到明年春节前|9 => 9 extension 2018-02-14
申请延期至12月20日前完成，请批准|9 => 9 extension 2017-12-20
拟申请延期到12月底|9 => 9 extension 2017-12-31
可能延期到12月|9 => 9 forecast 2017-12-31
请再给我们半个月|9 => 9 extension 2017-09-28
再给半个月能完|9 => 9 forecast 2017-09-28
还要半个月|9 => 9 forecast 2017-09-28
估计还得一个月|9 => 9 forecast 2017-10-13
大约需要两个月完成|9 => 9 forecast 2017-11-13
两三天就好|9 => 9 forecast 2017-09-16
三五天完成|9 => 9 forecast 2017-09-18
明天完成|9 => 9 forecast 2017-09-14
后天弄好|9 => 9 forecast 2017-09-15
今天完成|9 => 9 forecast 2017-09-13
今天能完成|9 => 9 forecast 2017-09-13
今天下班前完成|9 => 9 forecast 2017-09-13
这周完成|9 => 9 forecast 2017-09-17
本周完成|9 => 9 forecast 2017-09-17
本周内完成|9 => 9 forecast 2017-09-17
本周五完成|9 => 9 forecast 2017-09-15
这周五前完成|9 => 9 forecast 2017-09-15
下周完成|9 => 9 forecast 2017-09-24
下周能完成|9 => 9 forecast 2017-09-24
本月完成|9 => 9 forecast 2017-09-30
本月内完成|9 => 9 forecast 2017-09-30
本月底完成|9 => 9 forecast 2017-09-30
月底完成|9 => 9 forecast 2017-09-30
月底前|9 => 9 forecast 2017-09-30
9月底|9 => 9 forecast 2017-09-30
9月完成|9 => 9 forecast 2017-09-30
10月完成|9 => 9 forecast 2017-10-31
预计9月完成|9 => 9 forecast 2017-09-30
国庆节前完成|9 => 9 forecast 2017-09-30
国庆后一周完成|9 => 9 forecast 2017-10-15
年底|9 => 9 forecast 2017-12-31
年内完成|9 => 9 forecast 2017-12-31
年底前保证完成任务|9 => 9 forecast 2017-12-31
确保年底前全面完成|9 => 9 forecast 2017-12-31
预计12月完工，明年1月投用|9 => 9 forecast 2017-12-31
预计12月底完工并投入使用|9 => 9 forecast 2017-12-31
12月底完成主体，明年6月竣工|9 => 9 next; 9 forecast 2018-06-30
10月底完成招标，11月开工，明年底完工|9 => 9 next; 9 forecast 2018-12-31
争取10月底前完成剩余9处建设任务|9 => 9 forecast 2017-10-31
预计10月底建成25处，年底全部建成|9 => 9 next; 9 forecast 2017-12-31
11月30日前完成全部30处建设|9 => 9 forecast 2017-11-30
30处11月底前全部完成|9 => 9 forecast 2017-11-30
11月底完成30处|9 => 9 forecast 2017-11-30
11月底完成验收|9 => 9 forecast 2017-11-30
11月底前通过验收|9 => 9 forecast 2017-11-30
11月|9 => 9 forecast 2017-11-30
20171130|9 => 9 forecast 2017-11-30
2017年11月30日|9 => 9 forecast 2017-11-30
原计划10月底完成，现推迟到11月底|9 => 9 forecast 2017-11-30
原定10月底完成，现预计11月底|9 => 9 forecast 2017-11-30
由10月底推迟到11月底|9 => 9 forecast 2017-11-30
10月底完不成了，要到11月底|9 => 9 behind; 9 forecast 2017-11-30
3号预计11月低完成 => 3 forecast 2017-11-30
3号预计11月地完成 => 3 forecast 2017-11-30
3号预计十一月底前能完成 => 3 forecast 2017-11-30
3号预计11月底完程 => 3 forecast 2017-11-30
"""

EXTENSIONS = """
申请延期到12月20日|9 => 9 extension 2017-12-20
申请延期至12月20日，预计12月20日完成|9 => 9 extension 2017-12-20
申请延期，预计12月20日完成|9 => 9 extension 2017-12-20
因用地未批，申请延期到12月20日|9 => 9 problem land; 9 extension 2017-12-20
能否延期到12月20日？|9 => 9 extension 2017-12-20
想延到年底|9 => 9 extension 2017-12-31
请求推迟到11月底|9 => 9 extension 2017-11-30
需要延期到11月底完成|9 => 9 extension 2017-11-30
申请延期一个月|3.1 => ? which_date
申请延期10天|3.1 => ? which_date
不需要延期|9 =>
不申请延期，能按期完成|9 => 9 on_track
"""

NEXT = """
下周开工|9 => 9 next
预计10月开工|9 => 9 next
计划10月招标|9 => 9 next
预计10月底完成招标|9 => 9 next
下一步准备招标|9 => 9 next
下步抓紧施工|9 => 9 next
预计10月底主体封顶|9 => 9 next
正在走审批流程|9 => 9 next
在走招标流程|9 => 9 next
准备进场施工|9 => 9 next
计划再改30座|7 => 7 next
下周再改12座|7 => 7 next
预计10月底完成450张|3 => 3 next
下一步加快进度，11月底前完成|9 => 9 next; 9 forecast 2017-11-30
3号本月底能到300张 => 3 next
争取资金200万|9 => 9 next
正在办理施工许可|9 => 9 next
近期开工|9 => 9 next
拟于10月开工|9 => 9 next
待招标|9 => 9 next
明天9:00验收|9 => 9 next
预计下月完成招标，年内完成主体工程|9 => 9 next
国庆献礼|9 => 9 next
正在组织验收|9 => 9 next
验收中|9 => 9 next
等待验收|9 => 9 next
待竣工验收|9 => 9 next
十月底前再完成100座|7 => 7 next
还要改336座|7 => 7 next
确保完成全年任务|9 => 9 next
力争提前完成|9 => 9 next
争取早日完成|9 => 9 next
尽快完成|9 => 9 next
预计到10月底完成90%|9 => 9 next
10月底完成90%|9 => 9 next
10月底达到90%|9 => 9 next
11月底前完成消防验收|9 => 9 next
9号在干 => 9 next
9号在建 => 9 next
9号在做 => 9 next
9号施工中 => 9 next
9号推进中 => 9 next
9号正推进 => 9 next
9号加快推进 => 9 next
9号抓紧施工中 => 9 next
9号还在招标 => 9 next
9号还在走程序 => 9 next
9号走程序 => 9 next
9号前期 => 9 next
9号还在前期阶段 => 9 next
9号前期手续办理中 => 9 next
9号手续还在办 => 9 next
9号等招标 => 9 next
9号等开工 => 9 next
"""


@pytest.mark.parametrize("row", table(FORECASTS), ids=str)
def test_a_forecast_is_of_completion(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(EXTENSIONS), ids=str)
def test_an_extension_asks_for_a_new_day(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(NEXT), ids=str)
def test_a_step_on_the_way_is_the_next_step(row: Row) -> None:
    assert says(row) == row[-1]
