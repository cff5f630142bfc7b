"""Numbered prose as items: marks, headings, who answers, what is broken."""

import pytest

from bot.intake import Draft, Paragraph, Source, draft, from_text, year_of
from bot.intake.mend import mend
from bot.intake.owners import Owners, owners

PLAN = """关于印发《2018年度民生实事责任分解方案》的通知
各县（市、区）人民政府：
一、幼有善育（牵头单位：市教育局）
1.新建幼儿园20所。新增学位5400个，其中公办3000个，9月底前投入使用。
2.建成托育机构30家。（牵头单位：市卫健委；配合单位：市住建局、市财政局）
二、老有所养
3．新增养老床位1500张。
责任单位：市民政局、市财政局
分管领导：王副市长
完成时限：2018年11月底
4、为2.3万名老人购买服务（市民政局牵头，市财政局配合）。
扫一扫在手机打开当前页
"""


def _draft(text: str, year: int = 2018) -> Draft:
    return draft(from_text(text, "方案.txt"), year)


def test_numbered_paragraphs_under_headings_are_items() -> None:
    found = _draft(PLAN)
    assert found.programme.name == "2018年度民生实事责任分解方案"
    assert [(i.no, i.title, i.category) for i in found.items] == [
        ("1", "新建幼儿园20所", "幼有善育"),
        ("2", "建成托育机构30家", "幼有善育"),
        ("3", "新增养老床位1500张", "老有所养"),
        ("4", "为2.3万名老人购买服务", "老有所养"),
    ]


def test_who_answers_is_the_items_own_unit_or_else_the_headings() -> None:
    found = _draft(PLAN)
    assert [(i.lead, i.support) for i in found.items] == [
        ("市教育局", ()), ("市卫健委", ("市住建局", "市财政局")), ("市民政局", ("市财政局",)), ("市民政局", ("市财政局",)),
    ]  # fmt: skip
    assert (found.items[2].leader, str(found.items[2].due)) == ("王副市长", "2018-11-30")


def test_a_title_and_its_text_owe_a_figure_once() -> None:
    (item,) = _draft("1.新增养老床位500张。年内新增养老床位500张，其中护理型200张。").items
    assert [t.value for t in item.targets] == [500, 200]


def test_the_text_is_kept_as_it_was_written() -> None:
    (item,) = _draft("1.公文會議。全年辦結率達到96%以上。").items
    assert (item.title, item.content) == ("公文会议", "1.公文會議。全年辦結率達到96%以上。")
    assert item.targets[0].text == "全年办结率达到96%以上"


def test_points_beneath_an_item_belong_to_it() -> None:
    text = "一、政务督查。加大督查力度。\n1.督查30项事项。\n2.办复率不低于96%。\n二、建议提案。抓好办理。\n1.办复率达到100%。"
    found = _draft(text)
    assert [(i.title, len(i.targets)) for i in found.items] == [("政务督查", 2), ("建议提案", 1)]


def test_numbers_that_run_on_through_the_chapters_are_the_items() -> None:
    text = "一、督查。总的要求。\n1.督查30项事项。\n2.办复率不低于96%。\n二、提案。总的要求。\n3.办复率达到100%。\n4.面商率达到90%。"
    assert [i.no for i in _draft(text).items] == ["1", "2", "3", "4"]


def test_headings_by_style_need_no_number() -> None:
    blocks = (Paragraph("老有所养", "第1段", 1), Paragraph("1.新增床位500张", "第2段"))
    (item,) = draft(Source("a.docx", blocks), 2017).items
    assert item.category == "老有所养"


def test_a_list_typed_in_a_chat_is_a_plan() -> None:
    found = _draft("1 新增养老床位500张 市民政局\n2 改造老旧小区12个（市住建局）\n3、举办招聘会30场次")
    assert [(i.title, i.lead, i.targets[0].unit) for i in found.items] == [
        ("新增养老床位500张", "市民政局", "张"), ("改造老旧小区12个", "市住建局", "个"), ("举办招聘会30场次", "", "场次"),
    ]  # fmt: skip


def test_prose_without_numbers_is_an_item_for_each_paragraph_that_owes_something() -> None:
    found = _draft(
        "今年要做好以下工作，意义重大。\n新增养老床位500张，年底前投用。\n改造老旧小区12个，力争10月底前完工。"
    )
    assert [len(i.targets) for i in found.items] == [2, 2]


def test_a_report_of_results_is_said_to_owe_nothing() -> None:
    text = (
        "一、工作情况\n（一）服务大局。组建了9个办公室，走访了千家企业，解决了问题1100个，召开了12个调研会。"
    )
    found = _draft(text)
    assert [i.targets for i in found.items] == [()]
    assert found.doubts[-1] == "没有读出指标，请确认文件说的是要做的事，不是已经做完的事"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("做好工作。（责任单位：市民政局）", Owners("市民政局")),
        (
            "（牵头单位：市民政局；配合单位：市财政局、市住建局）",
            Owners("市民政局", ("市财政局", "市住建局")),
        ),
        ("责任单位：市财政局、市民政局（牵头）", Owners("市民政局", ("市财政局",))),
        ("新增床位（市民政局、市财政局负责）", Owners("市民政局", ("市财政局",))),
        ("新增床位（市民政局）", Owners("市民政局")),
        ("联系人：李四，电话：88966666", Owners(contact="李四")),
        ("普发类文件（青政发和青政办发）不超过100件", Owners()),
        ("督办节目（试行）", Owners()),
    ],
)
def test_the_named_are_found_in_their_wordings(text: str, named: Owners) -> None:
    assert owners(text)[0] == named


def test_lost_signs_are_put_back_where_nothing_else_is_possible_and_told() -> None:
    broken = "扎实开展活动.力争年内文件压缩10.以上.会议控制在55次以内.回复率达到98.47.99.56.抓好落实.务求实效"
    mended = mend(broken)
    assert mended.text.startswith("扎实开展活动。力争年内文件压缩10%以上。会议控制在55次以内。")
    assert len(mended.text) == len(broken)
    assert mended.doubts == (
        "标点已损坏，只读出有把握的内容，请对照原文",
        "“10.”后疑缺“%”，按10%读，请核对",
        "“98.47.99.56”的小数点或百分号已损坏，未读",
    )


def test_a_whole_text_is_not_mended() -> None:
    assert mend("增长7.5%。1.加快建设。2.抓好落实。3.强化督查。").doubts == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("市政府办公厅2011年工作要点", 2011),
        ("关于印发《2018年民生实事》的通知\n2017年12月", 2018),
        ("二〇一一年工作要点", 2011),
        ("工作要点\n一、总体要求", None),
        ("机关建设\n" + "扎实开展活动" * 12 + "结合2008年考核结果", None),
    ],
)
def test_the_year_is_that_of_the_title(text: str, year: int | None) -> None:
    assert year_of(from_text(text, "要点.txt")) == year


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("为加快养老服务体系建设，今年新增养老床位500张，新建照料中心40家。\n改造农村公厕800座，10月底前完工，解决如厕难问题。\n新建口袋公园30处。",
         ["新增养老床位500张", "改造农村公厕800座", "新建口袋公园30处"]),
        ("今年新增养老床位500张。", ["今年新增养老床位500张"]),
    ],
)  # fmt: skip
def test_text_without_numbers_and_headings_has_short_titles(text: str, titles: list[str]) -> None:
    assert [item.title for item in draft(from_text(text, "文字"), 2017).items] == titles
