"""What is in the way, what is not, and whom it is put to."""

import pytest

from tests.mind.lines_in_town import Row, says, table

PROBLEMS = """
用地未批|9 => 9 problem land
征地还没完成|9 => 9 problem land
拆迁受阻|9 => 9 problem land
用地指标没下来|9 => 9 problem land
还有两户没签约|9 => 9 problem land
政策处理难度大|9 => 9 problem land
资金没到位|9 => 9 problem funds
资金缺口200万|9 => 9 problem funds
缺资金|9 => 9 problem funds
经费紧张|9 => 9 problem funds
财政拨款还没下来|9 => 9 problem funds
没钱|9 => 9 problem funds
工程款拖欠|9 => 9 problem funds
消防验收还没批|9 => 9 problem approval
批复迟迟下不来|9 => 9 problem approval
规划许可没办下来|9 => 9 problem approval
施工许可证还没拿到|9 => 9 problem approval
卡在审批|9 => 9 problem approval
环评还没批|9 => 9 problem approval
验收手续没办完|9 => 9 problem approval
流标了|9 => 9 problem bidding
招标流标|9 => 9 problem bidding
有投标人质疑|9 => 9 problem bidding
招标还没挂出去|9 => 9 problem bidding
设计变更|9 => 9 problem construction
因设计变更停工|9 => 9 problem construction
地质条件复杂|9 => 9 problem construction
碰到地下管线，要迁改|14 => 14 problem construction
雨天耽误|9 => 9 problem weather
连续下雨，施工不了|9 => 9 problem weather
受台风影响停工3天|9 => 9 problem weather
台风天没法干|9 => 9 problem weather
高温天气影响|9 => 9 problem weather
人手不够|9 => 9 problem staff
缺人|9 => 9 problem staff
护理员招不到|3 => 3 problem staff
施工人员不足|9 => 9 problem staff
几个部门意见不统一|9 => 9 problem coordination
住建和规划扯皮|9 => 9 problem coordination
两家单位推诿|9 => 9 problem coordination
产权不清|9 => 9 problem coordination
省里政策没出台|9 => 9 problem policy
实施细则还没下来|9 => 9 problem policy
等省里文件|9 => 9 problem policy
材料涨价|9 => 9 problem other
材料供应不上|9 => 9 problem other
设备没到货|9 => 9 problem other
光伏板缺货|12 => 12 problem other
用地未批，资金也没到位|9 => 9 problem land; 9 problem funds
因用地未批进度滞后预计11月底完成|9 => 9 problem land; 9 behind; 9 forecast 2017-11-30
3号累计400张因用地未批预计11月底完成 => 3.1 = 400张; 3 problem land; 3 forecast 2017-11-30
正在协调用地问题|9 => 9 problem land
材料已上报，等批复|9 => 9 problem approval
等资金|9 => 9 problem funds
尚有12户未签约|9 => 9 problem land
农户不愿意拆|9 => 9 problem land
村里不让施工|9 => 9 problem other
和自来水公司协调不下来|9 => 9 problem coordination
跨部门协调难|9 => 9 problem coordination
专家评审没过|9 => 9 problem approval
第一次招标失败|9 => 9 problem bidding
中标单位弃标|9 => 9 problem bidding
疫情影响|9 => 9 problem other
雨太大|9 => 9 problem weather
梅雨季施工慢|9 => 9 problem weather
天气原因|9 => 9 problem weather
受限于资金|9 => 9 problem funds
主要卡点是用地|9 => 9 problem land
难点：征地|9 => 9 problem land
存在问题：资金未到位，用地未批|9 => 9 problem funds; 9 problem land
公厕因污水管网没接通，进度慢 => 7 problem other; 7 behind
3号地块征地没完成|9 => 9 problem land
2号线影响施工|9 => 9 problem other
5号台风影响停工|9 => 9 problem weather
3号文件还没下来|9 => 9 problem policy
财政资金拨付不及时，影响施工进度|9 => 9 problem funds
居民协调难度大|9 => 9 problem coordination
审批周期长|9 => 9 problem approval
多部门联合审批流程复杂|9 => 9 problem approval
遭村民阻工|9 => 9 problem other
坟墓及林地费用未给村民|9 => 9 problem land
9号手续没办下来 => 9 problem approval
9号等批 => 9 problem approval
9号未开工，因征地未完成 => 9 problem land
9号没法开工，地没拿到 => 9 problem land
9号地没拿下来 => 9 problem land
9号地还没腾出来 => 9 problem land
9号土地没到位 => 9 problem land
9号拆不动 => 9 problem land
9号两户钉子户 => 9 problem land
9号苗木赔偿谈不拢 => 9 problem land
9号坟没迁 => 9 problem land
9号农民不同意 => 9 problem other
9号钱没到 => 9 problem funds
9号财政没给钱 => 9 problem funds
9号款没拨 => 9 problem funds
9号上级资金没下达 => 9 problem funds
9号资金缺口大 => 9 problem funds
9号没预算 => 9 problem funds
9号预算没批 => 9 problem funds
9号缺300万 => 9 problem funds
9号还差300万资金 => 9 problem funds
9号发改委没批 => 9 problem approval
9号可研没批 => 9 problem approval
9号规划局没盖章 => 9 problem approval
9号图审没过 => 9 problem approval
9号卡在规划局 => 9 problem approval
9号卡在发改 => 9 problem approval
9号卡在消防 => 9 problem approval
9号卡住了 => 9 problem other
9号停工了 => 9 problem other
9号停了 => 9 problem other
9号被叫停 => 9 problem other
9号环保督查停工 => 9 problem other
9号下雨停了 => 9 problem weather
9号天天下雨 => 9 problem weather
9号雨水太多 => 9 problem weather
9号受台风泰利影响 => 9 problem weather
9号高温施工慢 => 9 problem weather
9号人不够 => 9 problem staff
9号没人手 => 9 problem staff
9号护理员难招 => 9 problem staff
9号负责人换了 => 9 problem staff
9号施工队跑了 => 9 problem other
9号施工队不给力 => 9 problem other
9号材料没到 => 9 problem other
9号水泥涨价 => 9 problem other
9号砂石紧缺 => 9 problem other
9号电缆没货 => 9 problem other
9号电没接通 => 9 problem other
9号设备没安装 => 9 problem other
9号图纸变更 => 9 problem construction
9号设计方案改了 => 9 problem construction
9号挖到管线 => 9 problem construction
9号有溶洞 => 9 problem construction
9号软基处理 => 9 problem construction
9号地基沉降 => 9 problem construction
9号住建和国土意见不一致 => 9 problem coordination
9号部门之间没对接好 => 9 problem coordination
9号街道不配合 => 9 problem coordination
9号市局和区里没协调好 => 9 problem coordination
9号政策没定 => 9 problem policy
9号标准没出来 => 9 problem policy
9号等省厅文件 => 9 problem policy
9号上面没说法 => 9 problem other
9号补贴政策没下来 => 9 problem policy
9号招标没人投 => 9 problem bidding
9号第二次流标 => 9 problem bidding
9号被质疑 => 9 problem bidding
9号有投诉 => 9 problem other
9号合同没签 => 9 problem other
9号甲方没付款 => 9 problem funds
9号系统对接有问题 => 9 problem other
9号数据拿不到 => 9 problem other
9号疫苗没货 => 9 problem other
9号群众不配合 => 9 problem other
9号选址定不下来 => 9 problem land
9号邻避问题 => 9 problem land
9号没选到地方 => 9 problem land
"""

DENIED = """
没有问题|9 =>
资金没问题|9 =>
无困难|9 =>
暂无问题|9 =>
没有什么困难|9 =>
用地问题已解决|9 =>
资金已到位|9 =>
征地问题解决了，21处|9 => 9.1 = 21处
不存在资金问题|9 =>
台风没有影响|9 =>
审批已通过|9 => 9 milestone
用地已批|9 =>
招标质疑已答复|9 =>
"""

HELP = """
请市里协调|9 => 9 help
恳请市领导协调|9 => 9 help
请督查室帮忙协调一下|9 => 9 help
需市政府协调解决|9 => 9 help
希望市里支持|9 => 9 help
资金缺口大，请市里协调|9 => 9 problem funds; 9 help
请市府办出面协调用地问题|9 => 9 help; 9 problem land
建议市里召开专题会协调|9 => 9 help
能不能帮忙协调一下？|9 => 9 help
已请市里协调|9 =>
请领导多支持|9 => 9 help
请予以支持|9 => 9 help
望协调|9 => 9 help
请发改委尽快批复|9 => 9 help
9号 21处，请各部门支持 => 9.1 = 21处; 9 help
"""


@pytest.mark.parametrize("row", table(PROBLEMS), ids=str)
def test_a_problem_has_its_category(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(DENIED), ids=str)
def test_a_problem_denied_or_solved_is_none(row: Row) -> None:
    assert says(row) == row[-1]


@pytest.mark.parametrize("row", table(HELP), ids=str)
def test_help_is_asked_of_the_office(row: Row) -> None:
    assert says(row) == row[-1]
