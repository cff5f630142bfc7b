"""Questions: every answer fits into one message of Telegram, says what was asked, and can be read by nobody outside."""

from dataclasses import replace
from datetime import date

import pytest

from bot.items import Stage
from bot.office import Outcome
from bot.wording import units16
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    GU,
    LIN,
    MONDAY,
    PARKS,
    STRANGER,
    TOILETS,
    ZHOU,
    Desk,
    at,
    data,
    desk,
    item,
    repainted,
    target,
    texts,
    told,
)

NASTY = "<b>民政</b>&\u202egnp.\u2066局<a href='x'>"


def many(count: int) -> Desk:
    """So many items, each with its unit."""
    return desk(
        *[
            item(str(n), f"第{n}件民生实事项目建设", f"第{n % 40}局", target(f"{n}.1"))
            for n in range(1, count + 1)
        ]
    )


def test_the_board_has_the_figures_the_worst_first_and_what_comes_next() -> None:
    board = told(desk().say(GU, "/status"))
    assert board.startswith("<b>2017年民生实事</b> 截至9月11日（周一）09:00\n3项指标：滞后2，未报数1")
    assert board.index("3.1 新增养老床位") < board.index("7.1 改造农村公厕")
    assert board.endswith("下次通报9月30日（周六）15:00")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("3", "<b>3"),
        ("3.1", "<b>3"),
        ("停车", "没有找到"),
        ("公厕", "改造农村公厕"),
        ("市农办", "改造农村公厕"),
        ("滞后", "滞后2"),
        ("未报", "口袋公园"),
        ("未报数", "口袋公园"),
        ("逾期", "目前没有逾期的事项。"),
        ("需协调", "目前没有需协调的事项。"),
        ("完成", "目前没有完成的事项。"),
        ("严重滞后", "3.1 新增养老床位"),
        ("民政局", "新增养老床位"),
        ("农村 公厕", "改造农村公厕"),
        ("公厕 停车", "没有找到"),
        ("第7项", "改造农村公厕"),
        ("按单位", "市民政局 1项"),
    ],
)
def test_the_status_of_a_part_is_asked_in_the_offices_words(asked: str, found: str) -> None:
    assert found in told(desk(now="2017-09-02 09:00").say(GU, f"/status {asked}"))


def test_the_items_of_a_leader_are_asked_by_post() -> None:
    here = desk(replace(BEDS, leader="褚副市长"), TOILETS)
    assert "新增养老床位" in told(here.say(GU, "/status 褚副市长"))
    assert told(here.say(GU, "/history 99")).startswith("没有找到与“99”有关的事项")


def test_an_item_is_shown_with_everything_that_is_held_of_it() -> None:
    here = desk(replace(BEDS, support=("市卫计委",), leader="王副市长", due=date(2017, 12, 31)))
    here.say(LIN, "/report 3 累计210张，消防验收还没批，预计11月底完成")
    page = told(here.say(GU, "/item 3"))
    for fact in (
        "210/500张",
        "牵头单位：市民政局",
        "配合单位：市卫计委",
        "分管领导：王副市长",
        "卡在审批",
        "预计完成：11月30日（周四）",
    ):
        assert fact in page


@pytest.mark.parametrize("text", ["/item", "/history"])
def test_a_question_without_its_number_is_answered_with_how_to_ask(text: str) -> None:
    assert "请写明编号" in told(desk().say(GU, text))


@pytest.mark.parametrize(
    ("text", "days"), [("/due", 30), ("/due 14", 14), ("/due 14天", 14), ("/due 三十", 30), ("/due 0", 0)]
)
def test_what_is_due_is_asked_in_days(text: str, days: int) -> None:
    assert told(desk().say(GU, text)) == f"{days}天内没有到期事项。"


@pytest.mark.parametrize("text", ["/due x", "/due 99999", "/due -3", "/due 1.5"])
def test_days_that_are_none_are_asked_for(text: str) -> None:
    assert told(desk().say(GU, text)).startswith("请写明天数")


def test_what_is_due_is_called_by_its_target_with_its_figure() -> None:
    two = (
        target("4.2", "改建幼儿园40所", 40, "所", due=date(2017, 9, 28), total=12),
        target("4.3", "新建中学50所", 50, "所", due=date(2017, 9, 20), total=9),
    )
    here = desk(replace(BEDS, no="4", title="学校建设", targets=two))
    assert told(here.say(GU, "/due")).splitlines() == [
        "9月20日（周三） 4.3 新建中学 9/50所 · 市民政局",
        "9月28日（周四） 4.2 改建幼儿园 12/40所 · 市民政局",
    ]


def test_what_is_due_is_listed_by_day_and_the_overdue_first() -> None:
    here = desk(replace(BEDS, due=date(2017, 9, 20)), replace(TOILETS, due=date(2017, 9, 1)), PARKS)
    first, second = told(here.say(GU, "/due 14")).splitlines()
    assert first.startswith("9月1日（周五），逾期10天 7")
    assert second.startswith("9月20日（周三） 3")


def test_the_history_is_newest_first_and_offers_to_undo_the_last() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计210张")
    here.now = at("2017-09-12 10:00")
    here.say(LIN, "/report 3 累计220张")
    (page,) = texts(here.say(LIN, "/history 3"))
    assert page.html.index("累计220张") < page.html.index("累计210张") < page.html.index("累计176张")
    here.press(LIN, data(page, "撤销"))
    assert here.total("3") == 210


def test_the_calendar_says_what_comes_and_why_a_day_was_moved() -> None:
    page = told(desk().say(GU, "/calendar"))
    assert "9月30日（周六）15:00 2017年民生实事 月通报" in page
    assert "旬通报（12月31日" in told(desk(now="2017-12-22 09:00").say(GU, "/calendar 14"))


def test_a_year_without_a_published_calendar_is_warned_of() -> None:
    assert "2027" in told(desk(now="2027-01-04 09:00").say(GU, "/calendar"))


@pytest.mark.parametrize(
    ("text", "answer"), [("/briefing", "还没有发布过通报。"), ("/briefing 5", "没有第5期。")]
)
def test_a_briefing_that_is_not_there_is_said_to_be_not_there(text: str, answer: str) -> None:
    assert told(desk().say(GU, text)) == answer


def test_a_published_briefing_is_read_by_its_number_and_a_draft_is_not() -> None:
    here = desk()
    here.strike("monthly", "2017-09-30 15:00")
    assert told(here.say(GU, "/briefing 1")) == "没有第1期。"
    here.press(ZHOU, "approve:ms/monthly/2017-09")
    assert "第1期" in told(here.say(GU, "/briefing 1"))


def test_two_thousand_items_still_fit_every_answer() -> None:
    here = many(2000)
    for text in (
        "/status",
        "/status 滞后",
        "/status 按单位",
        "/status 民生",
        "/status 第7局",
        "/due 365",
        "/item 项目",
        "/calendar 365",
    ):
        (answer,) = texts(here.say(GU, text))
        assert units16(answer.html) <= 4096, text


def test_two_thousand_items_still_fit_the_card_its_buttons_and_the_clerks_lists() -> None:
    here = many(2000)
    outcomes = (here.strike("weekly", "2017-09-11 09:00"), here.strike("inspection", "2017-09-26 10:00"))
    for text in (text for outcome in outcomes for text in texts(outcome)):
        assert units16(text.html) <= 4096
        assert sum(len(row) for row in text.keyboard) <= 100


def test_a_briefing_on_two_thousand_items_fits_message_by_message() -> None:
    outcome = many(2000).strike("monthly", "2017-09-30 15:00")
    assert texts(outcome)
    assert all(units16(text.html) <= 4096 for text in texts(outcome))


def test_all_that_one_contact_owes_fits_one_message() -> None:
    here = desk(
        *[item(str(n), f"第{n}件民生实事项目建设", "市民政局", due=date(2017, 9, 28)) for n in range(1, 301)]
    )
    (asked,) = texts(here.strike("deadlines", "2017-09-21 09:30"))
    assert units16(asked.html) <= 4096
    assert "另有" in asked.html


def test_an_item_of_two_hundred_targets_is_shown_page_by_page() -> None:
    here = desk(
        item(
            "3",
            "社区建设",
            "市民政局",
            *[target(f"3.{n}", f"新建第{n}个社区服务中心") for n in range(1, 201)],
        )
    )
    (page,) = texts(here.say(GU, "/item 3"))
    assert units16(page.html) <= 4096
    second = repainted(here.press(GU, data(page, "下一页")))
    last = repainted(here.press(GU, data(second, "下一页")))
    assert "3.200" in last.html


def test_pages_are_turned_forth_and_back_to_the_same_words() -> None:
    here = many(300)
    (first,) = texts(here.say(GU, "/status 民生"))
    second = repainted(here.press(GU, data(first, "下一页"), message=55))
    again = repainted(here.press(GU, data(second, "上一页"), message=55))
    assert (second.chat, second.message) == (GU, 55)
    assert second.html != first.html
    assert again.html == first.html


@pytest.mark.parametrize("number", ["-1", "-999", "999999999"])
def test_a_page_that_is_not_there_is_the_nearest_that_is(number: str) -> None:
    assert repainted(many(300).press(GU, f"see:ms:{number}:status 民生")).html


@pytest.mark.parametrize("label", ["看滞后", "看需协调", "按单位", "上期通报"])
def test_every_button_of_the_board_is_answered(label: str) -> None:
    here = desk()
    (board,) = texts(here.say(GU, "/status"))
    assert repainted(here.press(GU, data(board, label))).html


def test_what_people_wrote_is_escaped_and_cannot_turn_the_line_around() -> None:
    nasty = item(
        "1", NASTY, NASTY, target("1.1", NASTY), support=(NASTY,), leader=NASTY, stage=Stage.IN_PROGRESS
    )
    here = desk(nasty)
    here.say(ZHOU, f"/report 1 累计5张，{NASTY}")
    outcomes = [
        here.say(GU, text)
        for text in ("/status", "/item 1", "/due 365", "/history 1", f"/status {NASTY}", "/status 按单位")
    ]
    outcomes += [here.strike("weekly", "2017-09-11 09:00"), here.strike("inspection", "2017-09-26 10:00")]
    for text in (text for outcome in outcomes for text in texts(outcome)):
        assert "<a href='x'" not in text.html
        assert "\u202e" not in text.html
        assert "\u2066" not in text.html


def test_whoami_says_what_the_register_says() -> None:
    here = desk()
    assert told(here.say(LIN, "/whoami")) == "林文 · 联络员 · 市民政局\n参与专项：2017年民生实事"
    assert "9001" in told(here.say(STRANGER, "/whoami"))


@pytest.mark.parametrize(
    ("who", "has", "lacks"),
    [
        (LIN, "/report", "/bind"),
        (GU, "/status", "/report"),
        (ZHOU, "/people", "no such"),
        (STRANGER, "链接", "/status"),
    ],
)
def test_help_is_by_role(who: int, has: str, lacks: str) -> None:
    answer = told(desk().say(who, "/help"))
    assert has in answer
    assert lacks not in answer


@pytest.mark.parametrize(
    "text",
    [
        "/status",
        "/item 3",
        "/due",
        "/history 3",
        "/calendar",
        "/briefing",
        "/report 3 累计9张",
        "/undo",
        "/close 3",
        "/people",
        "/brief now",
    ],
)
def test_a_stranger_reads_and_changes_nothing(text: str) -> None:
    outcome = desk().say(STRANGER, text)
    assert outcome.changes == ()
    assert "养老" not in told(outcome)


@pytest.mark.parametrize(
    "text", ["/status@other_bot", "/status@other_bot 3", "/nonsense", "/", "/@duban_bot", "//status"]
)
def test_what_is_not_for_this_bot_is_left_alone(text: str) -> None:
    assert desk().say(GU, text) == Outcome()


@pytest.mark.parametrize(
    "text", ["/status@duban_bot 3", "/STATUS 3", "/status\n3", "/status　3", "/status   3"]
)
def test_a_command_is_known_however_it_was_typed(text: str) -> None:
    assert told(desk().say(GU, text)).startswith("<b>3.1 新增养老床位")


def test_a_report_may_stand_on_the_line_below_its_command() -> None:
    here = desk()
    here.say(LIN, "/report\n3 累计210张")
    assert here.total("3") == 210


def test_an_edited_command_is_not_given_twice() -> None:
    here = desk()
    here.say(LIN, "/report 3 累计210张")
    here.say(LIN, "/report 3 累计220张")
    here.say(LIN, "/undo")
    here.say(LIN, "/undo 3", edits=here.numbers)
    assert here.total("3") == 210


def test_where_nothing_is_bound_the_group_hears_how_to_bind() -> None:
    assert (
        told(desk(bound=False).say(ZHOU, "/status", private=False))
        == "这里还没有绑定专项，请督查员发送 /bind。"
    )


def test_an_answer_stands_under_its_question() -> None:
    here = desk()
    (answer,) = texts(here.say(CHEN, "/status 3", private=False))
    assert (answer.chat, answer.answers) == (GROUP, here.numbers - 1)


def test_a_leader_asks_and_does_not_report() -> None:
    here = desk()
    outcome = here.say(GU, "3 累计400张")
    assert outcome.changes == ()
    assert here.total("3") == 176


def test_the_history_says_what_comes_next_and_the_hindrances_together() -> None:
    here = desk(BEDS)
    here.say(LIN, "/report 3 累计210张，消防验收没批，资金没到位，进度偏慢，下一步抓紧报批")
    (line,) = [one for one in told(here.say(GU, "/history 3")).splitlines() if "210" in one]
    assert "难点：审批、资金" in line
    assert line.count("难点") == 1


def test_the_example_on_the_card_fits_any_item() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    assert "写法不限，如：3.1 累计176张，其余正在办理，预计下月底完成" in here.said[-1][0].html
