"""Excel ledgers as offices keep them: headers by other names, titles, merged cells, notes, formulas, hidden parts."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.items import Form, Item, Mark, PlanPoint
from tests.intake.books import HEADER, book, content, drafted

BED = (1, "养老床位", "新增养老床位500张", 500, "市民政局", "11月底前", 210, 0.42)


def _only(*rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Item:
    (item,) = drafted(book([header, *rows])).items
    return item


def test_a_plain_row_is_an_item_with_its_target() -> None:
    item = _only(BED)
    (target,) = item.targets
    assert (item.no, item.title, item.lead, item.due) == ("1", "养老床位", "市民政局", date(2017, 11, 30))
    assert (target.no, target.text, target.value, target.unit) == (
        "1.1",
        "新增养老床位500张",
        Decimal(500),
        "张",
    )
    assert target.current == Mark(Decimal(210), date(2017, 9, 13))


@pytest.mark.parametrize(
    ("no", "title", "goal", "lead", "done"),
    [
        ("序号", "事项", "目标数", "牵头单位", "累计完成"),
        ("编号", "实事项目", "全年目标", "责任单位", "本期"),
        ("序 号", "重点工作", "任务数", "责任部门", "累计完成数"),
        ("项目编号", "主要任务", "计划数（张）", "主办单位", "实际完成"),
        ("No.", "督办事项", "指标值", "责任主体与协同单位", "本月完成"),
    ],
)
def test_a_header_is_known_by_any_of_its_names(no: str, title: str, goal: str, lead: str, done: str) -> None:
    item = _only((1, "新增养老床位", "500张", "市民政局", 210), header=(no, title, goal, lead, done))
    (target,) = item.targets
    assert (item.title, item.lead, target.value, target.unit) == (
        "新增养老床位",
        "市民政局",
        Decimal(500),
        "张",
    )
    assert target.current is not None
    assert target.current.value == 210


def test_the_header_stands_below_titles_and_names_year_and_day() -> None:
    rows = [("2018年民生实事完成情况表（截至8月底）",), ("填报单位：市府办",), (), HEADER, BED]
    found = drafted(book(rows))
    assert found.programme.year == 2018
    assert found.programme.name == "2018年民生实事完成情况表（截至8月底）"
    assert found.items[0].targets[0].current == Mark(Decimal(210), date(2018, 8, 31))


def test_a_header_of_two_storeys_is_read_as_one() -> None:
    def merge(page: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            page.merge_cells(area)

    rows = [
        ("序号", "项目", "目标任务", None, "牵头单位"),
        (None, None, "主要内容", "目标数（张）", None),
        (1, "养老", "新增床位", 500, "市民政局"),
    ]
    (item,) = drafted(book(rows, merge)).items
    assert (item.title, item.lead, item.targets[0].value, item.targets[0].unit) == (
        "养老",
        "市民政局",
        Decimal(500),
        "张",
    )


def test_the_lower_storey_may_name_only_number_and_unit() -> None:
    def merge(page: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            page.merge_cells(area)

    rows = [
        ("序号", "项目", "目标任务", None, "牵头单位"),
        (None, None, "数量", "单位", None),
        (1, "新增床位", 500, "张", "市民政局"),
    ]
    (item,) = drafted(book(rows, merge)).items
    assert (item.lead, item.targets[0].unit, item.targets[0].value) == ("市民政局", "张", Decimal(500))


def test_merged_rows_are_one_item_with_several_targets() -> None:
    def merge(page: Worksheet) -> None:
        for column in "ABE":
            page.merge_cells(f"{column}2:{column}3")

    rows = [HEADER, (1, "教育", "新建学校", "8所", "市教育局"), (None, None, "新增学位", "1.2万个")]
    (item,) = drafted(book(rows, merge)).items
    assert [(t.no, t.text, t.value, t.unit) for t in item.targets] == [
        ("1.1", "新建学校", Decimal(8), "所"), ("1.2", "新增学位", Decimal(12000), "个"),
    ]  # fmt: skip


def test_rows_of_two_levels_keep_their_numbers() -> None:
    rows = [
        HEADER,
        ("4.1", "公交", "新增线路", "35条"),
        ("4.2", "公交", "新增车辆", "100辆"),
        (5, "环境", "新建管网", "3公里"),
    ]
    four, five = drafted(book(rows)).items
    assert (four.no, [t.no for t in four.targets], five.no) == ("4", ["4.1", "4.2"], "5")


@pytest.mark.parametrize(
    ("goal", "form", "value", "unit"),
    [
        (500, Form.AT_LEAST, "500", ""),
        ("500", Form.AT_LEAST, "500", ""),
        ("1,200户", Form.AT_LEAST, "1200", "户"),
        ("≥30万人", Form.AT_LEAST, "300000", "人"),
        ("1.2万张", Form.AT_LEAST, "12000", "张"),
        ("900亿元", Form.AT_LEAST, "900", "亿元"),
        ("不超过100件", Form.AT_MOST, "100", "件"),
        ("≤40次", Form.AT_MOST, "40", "次"),
        (">100万平方米", Form.ABOVE, "100", "万平方米"),
        ("96%以上", Form.AT_LEAST, "96", "%"),
        ("增长7.5%左右", Form.GROWTH, "7.5", "%"),
    ],
)
def test_a_goal_is_read_with_its_words_and_its_unit(goal: object, form: Form, value: str, unit: str) -> None:
    (target,) = _only((1, "事项", "", goal)).targets
    assert (target.form, target.value, target.unit) == (form, Decimal(value), unit)


def test_a_range_in_a_cell_is_a_range() -> None:
    (target,) = _only((1, "创新举措", "", "1-2项")).targets
    assert (target.form, target.low, target.high, target.unit) == (
        Form.RANGE,
        Decimal(1),
        Decimal(2),
        "项",
    )


@pytest.mark.parametrize(
    ("header", "unit"),
    [("目标数（万人次）", "人次"), ("目标数(张)", "张"), ("计划投资完成目标（亿元）", "亿元")],
)
def test_the_unit_may_stand_in_the_header(header: str, unit: str) -> None:
    (target,) = _only((1, "事项", 5), header=("序号", "项目", header)).targets
    assert target.unit == unit
    assert target.value == (50000 if unit == "人次" else 5)


def test_the_unit_may_have_a_column_of_its_own() -> None:
    (target,) = _only((1, "床位", "张", 500), header=("序号", "项目", "单位", "目标数")).targets
    assert (target.value, target.unit) == (Decimal(500), "张")


def test_a_column_called_unit_may_name_who_answers() -> None:
    item = _only((1, "床位", "市民政局", "500张"), header=("序号", "项目", "单位", "目标数"))
    assert item.lead == "市民政局"


def test_a_percent_format_is_read_as_it_is_shown() -> None:
    def as_percent(page: Worksheet) -> None:
        page["D2"].number_format = "0%"
        page["G2"].number_format = "0.0%"

    (item,) = drafted(book([HEADER, (1, "覆盖率", "", 0.96, "", "", 0.875)], as_percent)).items
    (target,) = item.targets
    assert (target.value, target.unit) == (Decimal(96), "%")
    assert target.current == Mark(Decimal("87.5"), date(2017, 9, 13))


def test_a_number_format_may_show_the_unit() -> None:
    def with_unit(page: Worksheet) -> None:
        page["D2"].number_format = '0"张"'

    (item,) = drafted(book([HEADER, (1, "床位", "", 500)], with_unit)).items
    assert item.targets[0].unit == "张"


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (datetime(2017, 11, 30), date(2017, 11, 30)),  # noqa: DTZ001  # a day in Excel has no zone
        ("9月底前", date(2017, 9, 30)),
        ("2017年12月", date(2017, 12, 31)),
        ("2017.10", date(2017, 10, 31)),
        ("2016-2018年", date(2018, 12, 31)),
        ("全年", date(2017, 12, 31)),
        ("长期", None),
    ],
)
def test_a_deadline_is_an_excel_day_or_words(due: object, day: date | None) -> None:
    assert _only((1, "事项", "", "5个", "", due)).due == day


def test_totals_notes_and_section_rows_are_no_items() -> None:
    rows = [HEADER, ("一、老有所养",), BED, ("合计", "", "", 500), ("注：数据由各单位报送。",)]
    (item,) = drafted(book(rows)).items
    assert (item.title, item.category) == ("养老床位", "老有所养")


def test_a_row_with_nothing_asked_is_an_item_without_targets() -> None:
    assert _only((1, "送戏下乡", "", "无任务")).targets == ()


def test_words_and_number_that_differ_are_a_warning() -> None:
    found = drafted(book([HEADER, (1, "管网", "新建管网200公里", "300公里")]))
    assert found.items[0].targets[0].value == 300
    assert found.warnings == ("表“民生实事”第2行“目标数”：为300公里，目标任务写的是200公里",)


def test_hidden_rows_columns_and_sheets_are_not_read_and_hidden_rows_are_told() -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["E"].hidden = True
        other = page.parent
        assert other is not None
        hidden = other.create_sheet("底稿")
        hidden.append(["序号", "项目", "目标数"])
        hidden.append([1, "底稿", 3])
        hidden.sheet_state = "hidden"

    found = drafted(book([HEADER, BED, (2, "筛掉的", "", "3个")], hide))
    assert [(item.title, item.lead) for item in found.items] == [("养老床位", "")]
    assert found.doubts == ("表“民生实事”：有1行被隐藏或筛掉，未读",)


def test_a_formula_without_its_value_is_named_and_the_rest_is_read() -> None:
    found = drafted(book([HEADER, (1, "床位", "新增床位500张", 500, "", "", "=SUM(1,2)")]))
    assert found.items[0].targets[0].value == 500
    assert found.doubts == ("表“民生实事”第2行“累计完成”：公式没有算出结果，请用 Excel 打开并保存一次",)


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ((1, "床位", "", "五六百3上下"), "表“民生实事”第2行“目标数”：“五六百3上下”读不出数字"),
        ((1, "床位", "", "500张", "", "13月底"), "表“民生实事”第2行“完成时限”：“13月底”读不出日期"),
        (
            (1, "床位", "", "500张", "", 43069),
            "表“民生实事”第2行“完成时限”：“43069”是日期的内部数字，请把单元格改成日期格式",
        ),
        (
            (1, "床位", "", "500张", "", "", "30万元"),
            "表“民生实事”第2行“累计完成”：“30万元”与指标单位“张”不同，未记",
        ),
        ((1, "床位", "", "500张", "", "", "", "30%"), "表“民生实事”第2行“完成率”：只有30%，没有报数"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(row: tuple[object, ...], doubt: str) -> None:
    found = drafted(book([HEADER, row]))
    assert len(found.items) == 1
    assert found.doubts[0] == doubt


def test_a_stated_rate_that_does_not_follow_from_its_figures_is_a_warning() -> None:
    found = drafted(book([HEADER, (1, "托位", "", "900个", "", "", 506, "100%")]))
    assert found.warnings == ("表“民生实事”第2行“完成率”：原报100%，按506/900个计算为56.2%",)


def test_a_total_that_its_rows_do_not_come_to_is_a_warning() -> None:
    rows = [
        HEADER,
        (1, "甲", "", "24项"),
        (2, "乙", "", "9项"),
        (3, "丙", "", "11项"),
        ("合计", "", "", "45项"),
    ]
    assert drafted(book(rows)).warnings == ("表“民生实事”第5行“目标数”：合计45项，各行相加为44项",)


def test_a_quarters_plan_and_both_figures_are_kept() -> None:
    header = ("序号", "项目", "全年目标", "一季度计划", "上半年目标", "上期", "本期")
    (target,) = _only((1, "床位", "500张", 100, 200, "150张", "210张"), header=header).targets
    assert target.plan == (
        PlanPoint(date(2017, 3, 31), Decimal(100)),
        PlanPoint(date(2017, 6, 30), Decimal(200)),
    )
    assert target.previous is not None
    assert target.current is not None
    assert (target.previous.value, target.current.value) == (Decimal(150), Decimal(210))


def test_results_in_words_stay_apart_from_the_plan() -> None:
    item = _only(
        (1, "床位", "新增500张", "已开工300张"), header=("序号", "项目", "年度任务和目标", "完成情况")
    )
    assert [t.value for t in item.targets] == [500]
    assert item.result == "已开工300张"


def test_who_answers_is_told_apart() -> None:
    header = ("序号", "事项", "牵头市领导", "责任单位", "协同单位", "责任人", "联系电话")
    item = _only(
        (1, "床位", "王副市长", "市财政局、市民政局（牵头）", "市卫计委", "张三", "88966666"), header=header
    )
    assert (item.lead, item.support) == ("市民政局", ("市财政局", "市卫计委"))
    assert (item.leader, item.contact) == ("王副市长", "张三")


def test_the_numbers_of_a_second_sheet_go_on_from_the_first() -> None:
    made = Workbook()
    first = made.active
    assert first is not None
    for page in (first, made.create_sheet("第二批")):
        page.append(["序号", "项目", "目标数"])
        page.append([1, f"{page.title}项目", "3个"])
    found = drafted(content(made))
    assert [item.no for item in found.items] == ["1", "2"]
    assert found.doubts == ("表“第二批”第2行：序号1与前面重复，“第二批项目”改为2",)


def test_a_sheet_without_a_header_is_told() -> None:
    found = drafted(book([("随便", "写的"), ("几", "行"), ("没有", "表头")]))
    assert found.items == ()
    assert found.doubts == ("表“民生实事”：没有找到表头，未读", "没有读出事项，请确认文件内容")
