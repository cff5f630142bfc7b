"""The tables of what is in the way: things of a field × what is said of them, signs, and what is no problem at all."""

from itertools import product

import pytest

from bot.reading.problems import category, is_want
from tests.mind.lines_in_town import Row, says, table

THINGS = {
    "land": ("用地指标", "净地", "安置点", "红线内的地块", "占补平衡", "土规", "祖坟"),
    "funds": ("省补", "配套资金", "尾款", "债券额度", "维修基金", "奖补", "贷款"),
    "approval": ("环评批文", "施工许可证", "概算批复", "消防验收手续", "稳评", "初设"),
    "bidding": ("监理标招标", "控制价", "标书", "二次采购", "资格预审", "评标"),
    "construction": ("施工图", "桩基", "管线迁改方案图纸", "基坑支护", "工作面", "地勘"),
    "policy": ("实施细则", "省里新规", "补贴政策", "准入标准", "红头文件"),
    "staff": ("护理员", "钢筋工人", "讲师", "驾驶员", "技术人员", "接线员"),
    "other": ("光伏组件", "试剂", "砂石料", "护理床", "树苗"),
}
WANTS = {
    "land": ("没落实", "还没着落", "卡住了", "一直定不下来"),
    "funds": ("没到账", "迟迟不到", "有缺口", "拨不下来", "没着落"),
    "approval": ("没下来", "压着", "被退回来了", "一直办不下来"),
    "bidding": ("卡住了", "没人投", "被叫停", "停了下来"),
    "construction": ("跟现场不符", "卡住了", "打不下去", "出了问题"),
    "policy": ("没出台", "还没下来", "一直没定", "迟迟不明确"),
    "staff": ("不够", "招不来", "紧缺", "抽不出"),
    "other": ("断货", "供不上", "买不到", "没到货", "紧缺"),
}
PAIRS = [(field, thing + want) for field in THINGS for thing, want in product(THINGS[field], WANTS[field])]

SIGNS = """
land: 村民拦着不让征地 | 选的点压着基本农田 | 农户不肯腾房 | 没地可建 | 用房没落实
funds: 施工方垫不动了 | 财政一分没安排 | 工程款付不出去 | 概算超了 | 账上没钱了 | 揭不开锅
approval: 材料退回来两次了 | 盖不了章 | 四证不全 | 窗口不收 | 报建报不进去
bidding: 又流了 | 两次都没人投标 | 第二名提了质疑 | 中标单位弃标 | 家数不够开不了标 | 施工单位招不到
construction: 一开就塌 | 基坑涌水 | 碰上孤石 | 图改了三版 | 屋面漏水 | 工地没图可照 | 挖断光缆 | 要改图
weather: 雨下个不停 | 工地全淹了 | 连着半个月阴雨 | 这两天零下了 | 便道被冲 | 水没退 | 冬歇 | 等放晴
coordination: 两家来回踢皮球 | 各说各的 | 几家都不肯牵头 | 口径对不上 | 谁也不让 | 部门打架 | 三家意见统一不起来
staff: 小刘休产假去了 | 两个工程师被借走了 | 抽不出人 | 招了两轮没人来应聘 | 骨干离职 | 工人都返乡了 | 忙不过来
policy: 没见着文 | 政策收紧 | 等上级口径 | 于法无据 | 机构改革等三定 | 没有政策依据
other: 厂家发不出货 | 主办方临时撤展了 | 压港 | 入住率低 | 停电
"""
SAID = [
    (field, words.strip())
    for field, _, row in (line.partition(":") for line in SIGNS.strip().splitlines())
    for words in row.split("|")
]

NORMAL = """
已挂网公告 | 已报批 | 走流程 | 方案在审 | 正在出图 | 设备在途 | 资金拨付中 | 待上会 | 已报省厅 | 评审中 | 战高温保工期 | 防汛预案已做好 | 施工图已送审
手续在办 | 已发函征求意见 | 正在签约 | 面试中 | 任务重时间紧 | 冒雨施工 | 梅雨将至 | 应急演练
"""
NO_MORE = """
暂无困难 | 不缺人手 | 资金不差钱 | 没流标 | 没返工 | 没有断货 | 无设计变更 | 没下雨 | 未遇到困难 | 质疑不成立 | 台风绕道了 | 雨停了 | 没扯皮
征地纠纷已调解好 | 扯皮那个事已经了结 | 流标不用再挂了 | 雨水耽误的工期已抢回来 | 资金缺口补上了 | 贷款已放款 | 护理员已招满 | 水退了 | 村民松口了
不涉及征地 | 无需审批 | 没受影响 | 没人推诿 | 意见已统一 | 管护主体已明确 | 材料到货了
"""


def cells(text: str) -> list[str]:
    """The cells of a table of rows."""
    return [cell.strip() for row in text.strip().splitlines() for cell in row.split("|")]


@pytest.mark.parametrize(("field", "words"), [*PAIRS, *SAID])
def test_a_thing_of_a_field_in_want_and_a_sign_tell_a_problem_of_that_field(field: str, words: str) -> None:
    assert category(words) == field


@pytest.mark.parametrize("words", [*cells(NORMAL), *cells(NO_MORE)])
def test_work_that_goes_its_way_and_troubles_that_are_over_are_no_problem(words: str) -> None:
    assert category(words) is None
    assert not is_want(words)


LINES = """
桩打不下去，用地指标没排上，只能干等|9 => 9 problem construction; 9 problem land
梅雨连着下，路基泡透了，压路机上不去|8 => 8 problem weather
组件断货，进度掉下来了，比计划慢|12 => 12 problem other; 12 behind
暂无困难，都按节点在走|9 => 9 on_track
前段雨水耽误的工期已抢回来，眼下跟计划持平|8 => 8 on_track
批文省里已经下了|9 => 9 milestone
方案经常务会审议通过|9 => 9 milestone
没掉队|9 => 9 on_track
比预期慢|9 => 9 behind
如期|9 => 9 on_track
数据没更新|9 => 9 unchanged
恳请把办结时间放宽至明年1月底|9 => 9 extension 2018-01-31
能否宽限到10月底|9 => 9 extension 2017-10-31
请市里拍板|9 => 9 help
非市里出面不可|9 => 9 help
目前没有需要协调的问题|9 =>
后面走公示|9 => 9 next
没受台风影响|9 =>
本周雨天多，但不影响进度|9 =>
裂缝已修补好|9 =>
高温天调整作息，早晚施工|9 =>
估摸着11月底能全部收尾|9 => 9 forecast 2017-11-30
倒排到11月底交工|9 => 9 forecast 2017-11-30
高质量完成|9 => 9 done
大功告成|9 => 9 done
食堂师傅休产假了||市民政局 =>
工资没到账||市民政局 =>
数字打架，请核实||市民政局 =>
"""


@pytest.mark.parametrize("row", table(LINES), ids=str)
def test_what_lines_say_with_these_words(row: Row) -> None:
    assert says(row) == row[-1]
