"""One clause, one target: its form, figure and unit, from lines as offices write them."""

from datetime import date
from decimal import Decimal

import pytest

from bot.intake.targets import read
from bot.items import Every, Form, Target
from bot.script import clean, fold

YEAR = 2017


def _read(text: str) -> tuple[Target, ...]:
    return read(fold(clean(text)), YEAR).targets


def _told(text: str) -> list[tuple[str, str, str]]:
    """Form, figure and unit of each target."""
    return [
        (str(t.form), f"{t.low}-{t.high}" if t.form is Form.RANGE else str(t.value or ""), t.unit)
        for t in _read(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("新增养老床位500张", [("at_least", "500", "张")]),
        ("全年综合数据报告不少于60篇", [("at_least", "60", "篇")]),
        ("形成至少5个典型案例", [("at_least", "5", "个")]),
        ("全年承办展会面积超过100万平方米", [("above", "100", "万平方米")]),
        ("力争旅游总收入突破1000亿元", [("above", "1000", "亿元")]),
        ("全市性工作会议控制在40次以内", [("at_most", "40", "次")]),
        ("普发类政府文件不超过100件", [("at_most", "100", "件")]),
        ("PM2.5平均浓度控制在35微克/立方米以下", [("at_most", "35", "微克/立方米")]),
        ("城镇登记失业率控制在4%以内", [("at_most", "4", "%")]),
        ("引导各部门提出1-2项新举措", [("range", "1-2", "项")]),
        ("重点打造3至5个示范片", [("range", "3-5", "个")]),
        ("贷款余额比年初增加900亿元", [("increase", "900", "亿元")]),
        ("在去年基础上再增加20家", [("increase", "20", "家")]),
        ("高新技术企业数量翻一番", [("multiple", "2", "")]),
        ("网上服务人次达到上年的3倍", [("multiple", "3", "")]),
        ("地区生产总值增长6%左右", [("growth", "6", "%")]),
        ("实现年均15%以上的增幅", [("growth", "15", "%")]),
        ("企业开办时间压缩50%以上", [("reduce", "50", "%")]),
        ("单位GDP能耗下降3.2%", [("reduce", "3.2", "%")]),
        ("抽查回访数量不少于转办件的30%", [("ratio", "30", "%")]),
        ("建议提案面复率达到100%", [("at_least", "100", "%")]),
        ("90%的医院开通预约挂号", [("at_least", "90", "%")]),
        ("每个处室部门完成创新课题不少于1项", [("each", "1", "项")]),
        ("接到投诉后2小时内到达现场", [("duration", "2", "小时")]),
        ("5个工作日内办结", [("duration", "5", "个工作日")]),
        ("力争在全省考核中名列前茅", [("rank", "", "")]),
        ("满意率达到百分之九十五", [("at_least", "95", "%")]),
        ("減少村級臺賬20項", [("at_least", "20", "项")]),
        ("編報信息刊物430期（篇）", [("at_least", "430", "期(篇)")]),
        ("推動解決突出問題不少于100件次", [("at_least", "100", "件次")]),
        ("举办三期培训班", [("at_least", "3", "期")]),
        ("新增城镇就业10万人", [("at_least", "100000", "人")]),
        ("发放贷款1.2万笔，授信30亿元", [("at_least", "12000", "笔"), ("at_least", "30", "亿元")]),
        ("提高低保标准至每人每月800元", [("at_least", "800", "元")]),
        ("全年助餐服务人次达50万以上", [("at_least", "500000", "人次")]),
        ("开展3万名40-74周岁居民癌症筛查", [("at_least", "30000", "名")]),
        ("城镇调查失业率5.5%左右", [("at_most", "5.5", "%")]),
        ("居民消费价格涨幅3%左右", [("growth", "3", "%")]),
        ("为739艘渔船每艘增配1只救生筏", [("each", "1", "只")]),
        ("改造农村公路4条，总里程6.65公里", [("at_least", "4", "条")]),
        ("重点扶持1-2万户", [("range", "10000-20000", "户")]),
    ],
)
def test_a_clause_owes_one_thing(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "去年新增床位300张",
        "已完成投资12亿元",
        "目前共有养老机构56家",
        "推进10亿元以上项目建设",
        "为6-9岁儿童服务",
        "总投资120亿元",
        "惠及居民5.2万户",
        "畅通12345热线",
        "深化“134”责任机制",
        "打通“最后一公里”",
        "启动H986大型查验设施",
        "编制三张清单",
        "落实老干部两项待遇",
        "对中国海洋博览会等11个展会加强协调",
        "依据青政办字〔2011〕1号文件",
        "加强与20个部门的沟通",
        "2017年是开局之年",
        "形成一批重要成果",
        "联系电话0577-88966666",
    ],
)
def test_figures_that_only_describe_are_owed_by_nobody(text: str) -> None:
    counted = [t for t in _read(text) if t.form not in (Form.QUALITATIVE, Form.RANK)]
    assert counted == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6月底前完成招标，9月底前开工建设", [date(2017, 6, 30), date(2017, 9, 30)]),
        ("8月份完成会办,9月份完成答复", [date(2017, 8, 31), date(2017, 9, 30)]),
        ("确保民生项目在年前全面完成", [date(2017, 12, 31)]),
        ("4月下旬，进行交流评比", [date(2017, 4, 30)]),
        ("上半年完成方案编制", [date(2017, 6, 30)]),
        ("一季度完成方案制定，二季度启动实施", [date(2017, 3, 31), date(2017, 6, 30)]),
        ("2017年12月底前，各县（市、区）全部完成", [date(2017, 12, 31)]),
        ("9月底前推广应用会议系统,正式启用电子印章,全面推行电子公文", [date(2017, 9, 30)]),
    ],
)
def test_one_date_makes_one_milestone(text: str, days: list[date]) -> None:
    assert [t.due for t in _read(text) if t.form is Form.MILESTONE] == days


@pytest.mark.parametrize(
    "text", ["作为年终表彰的重要依据", "做好年底考核工作", "2012年以来持续推进", "2小时内响应到位"]
)
def test_a_season_or_a_span_is_no_deadline(text: str) -> None:
    assert [t for t in _read(text) if t.form is Form.MILESTONE] == []


def test_a_number_with_a_date_is_the_number_due_by_then_once() -> None:
    (target,) = _read("年底前云端运行的系统数量达到400个以上")
    assert (target.form, target.value, target.due) == (Form.AT_LEAST, Decimal(400), date(2017, 12, 31))


def test_a_date_governs_its_sentence_to_the_full_stop() -> None:
    first, second, third = _read("10月底前，新建公厕20座，改造公厕50座。新增泊位300个。")
    assert (first.due, second.due, third.due) == (date(2017, 10, 31), date(2017, 10, 31), None)


def test_softness_holds_for_its_own_clause() -> None:
    first, second = _read("力争获得批示30篇以上,刊出《要情》240期以上")
    assert (first.soft, second.soft) == (True, False)


def test_parts_lie_within_their_whole_until_they_would_exceed_it() -> None:
    targets = _read("年内新增金融机构10家,其中新设村镇银行1家,企业集团财务公司1家,新增小额贷款公司30家")
    assert [target.within for target in targets] == [None, "0", "0", None]


def test_a_part_in_brackets_lies_within_its_whole() -> None:
    targets = _read("新建养老机构12家（其中乡镇5家），新增床位1.2万张")
    assert [(t.within, t.value) for t in targets] == [
        (None, Decimal(12)),
        ("0", Decimal(5)),
        (None, Decimal(12000)),
    ]


def test_parts_find_the_whole_that_can_hold_them() -> None:
    targets = _read("建设学校12个,计划竣工3个,其中幼儿园7个、小学4个、初中1个")
    assert [target.within for target in targets] == [None, None, "0", "0", "0"]


def test_rates_with_a_figure_each_are_told_apart() -> None:
    targets = _read("按时办结率、满意率分别达到99%、90%以上")
    assert [target.text for target in targets] == ["按时办结率达到99%", "满意率达到90%以上"]


def test_rates_that_share_a_figure_are_two_targets() -> None:
    targets = _read("面商率、按时办复率均达到100%")
    assert [(t.text, t.value) for t in targets] == [
        ("面商率达到100%", Decimal(100)),
        ("按时办复率达到100%", Decimal(100)),
    ]


def test_staged_rates_are_one_target_each_and_keep_their_subject() -> None:
    targets = _read("政务服务事项100%达到一级以上标准,90%达到二级以上标准,50%达到三级以上标准")
    assert [t.value for t in targets] == [100, 90, 50]
    assert targets[1].text == "政务服务事项90%达到二级以上标准"


def test_a_reduction_has_where_it_starts_and_where_it_ends() -> None:
    (target,) = _read("审批耗时由300天压缩至180天")
    assert (target.form, target.start, target.value, target.unit) == (
        Form.REDUCE,
        Decimal(300),
        Decimal(180),
        "天",
    )


def test_what_something_is_compared_with_is_kept() -> None:
    (increase,), (ratio,), (each,) = (
        _read("贷款余额比年初增加900亿元"), _read("回访数量不少于转办件的30%"), _read("每个乡镇至少建成1个示范点")
    )  # fmt: skip
    assert (increase.base, ratio.of, each.scope) == ("年初", "转办件", "每个乡镇")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("实行一周一沟通、一月一督查", [Every.WEEK, Every.MONTH]),
        ("每季度对动态信息进行分析", [Every.QUARTER]),
        ("实行一月一通报、半年一总结", [Every.MONTH, Every.HALF_YEAR]),
        ("坚持信息工作周例会制度", [Every.WEEK]),
        ("每月开展督查不少于2次", [Every.MONTH]),
        ("按月反馈进展情况", [Every.MONTH]),
        ("每十天通报一次", [Every.TEN_DAYS]),
    ],
)
def test_a_duty_recurs_in_its_period(text: str, periods: list[Every]) -> None:
    assert [target.every for target in _read(text)] == periods


def test_a_report_of_results_owes_only_what_it_wills() -> None:
    text = "完成了调研30篇。组织了12次活动。已办结18250件。力争年内会议控制在55次以内。"
    (target,) = read(text, YEAR, tells_results=True).targets
    assert (target.form, target.value) == (Form.AT_MOST, Decimal(55))


def test_a_rough_figure_is_read_and_doubted() -> None:
    reading = read("确保近1000件建议提案按时办复", YEAR)
    assert [t.value for t in reading.targets] == [1000]
    assert reading.doubts == ("“确保近1000件建议提案按时办复”是约数，请核对",)


def test_a_figure_that_nobody_can_tell_is_doubted_and_not_read() -> None:
    reading = read("按期回复率不低于98.47.99.56%", YEAR)
    assert reading.targets == ()
    assert reading.doubts == ("“按期回复率不低于98.47.99.56%”：数字看不清，未读",)
