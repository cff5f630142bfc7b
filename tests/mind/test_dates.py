"""Wordings of deadlines and the last day that they permit, said on Wednesday 13 September 2017."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import Frame, deadline, find
from bot.workdays import Workdays

TODAY = date(2017, 9, 13)
CALENDAR = Workdays()
EVENTS = {"两会": date(2018, 1, 25)}

DAYS = """
2017-11-30 => 2017-11-30
11.30 => 2017-11-30
11/30 => 2017-11-30
11月30号 => 2017-11-30
十一月三十日 => 2017-11-30
2017年11月 => 2017-11-30
17年底 => 2017-12-31
11月底 => 2017-11-30
11月底前 => 2017-11-30
10月中旬 => 2017-10-20
10月上旬 => 2017-10-10
10月下旬 => 2017-10-31
月底 => 2017-09-30
三季度末 => 2017-09-30
四季度 => 2017-12-31
第四季度末 => 2017-12-31
一季度 => 2018-03-31
上半年 => 2018-06-30
下半年 => 2017-12-31
年底 => 2017-12-31
年内 => 2017-12-31
年前 => 2017-12-31
年底前 => 2017-12-31
今年底 => 2017-12-31
明年底 => 2018-12-31
2018年上半年 => 2018-06-30
本周五 => 2017-09-15
周五 => 2017-09-15
周二 => 2017-09-19
下周五 => 2017-09-22
下下周三 => 2017-09-27
上周五 => 2017-09-08
周末 => 2017-09-17
本周内 => 2017-09-17
本月20日 => 2017-09-20
下月初 => 2017-10-10
下月中 => 2017-10-20
下月底 => 2017-10-31
下月10号 => 2017-10-10
下个月15日前 => 2017-10-15
3天内 => 2017-09-16
三天内 => 2017-09-16
两周内 => 2017-09-27
一个月内 => 2017-10-13
3个月后 => 2017-12-13
5个工作日内 => 2017-09-20
10个工作日 => 2017-09-27
半个月 => 2017-09-28
一个半月 => 2017-10-28
两三天 => 2017-09-16
半年内 => 2018-03-13
节前 => 2017-09-30
国庆前 => 2017-09-30
国庆节前 => 2017-09-30
国庆后一周内 => 2017-10-15
国庆节后第一个工作日 => 2017-10-09
春节前 => 2018-02-14
元旦前 => 2017-12-29
中秋前 => 2017-09-30
明年春节前 => 2018-02-14
十一前 => 2017-09-30
十一长假期间 => 2017-10-08
两会前 => 2018-01-24
市“两会”前 => 2018-01-24
明天 => 2017-09-14
后天 => 2017-09-15
大后天 => 2017-09-16
20号 => 2017-09-20
5号 => 2017-10-05
5日前 => 2017-10-05
13日 => 2017-09-13
11月底至12月初 => 2017-12-10
11月20-25日 => 2017-11-25
15-20日 => 2017-09-20
9月15日至11月30日 => 2017-11-30
10-11月 => 2017-11-30
6月30日前 => 2018-06-30
6月底 => 2018-06-30
9月底前完成 => 2017-09-30
于2017年11月30日前完成 => 2017-11-30
力争10月底 => 2017-10-31
2017.11.30 => 2017-11-30
2017/11/30 => 2017-11-30
20171130 => 2017-11-30
2017.11 => 2017-11-30
11月30日(周四) => 2017-11-30
12月5日18:00前 => 2017-12-05
本周五下午5点前 => 2017-09-15
Nov 30, 2017 => 2017-11-30
30 November 2017 => 2017-11-30
明年一季度 => 2018-03-31
2018年6月底前 => 2018-06-30
本季度末 => 2017-09-30
下季度 => 2017-12-31
二〇一七年十一月三十日 => 2017-11-30
農曆八月十五前 => 2017-09-30
十月底 => 2017-10-31
11月份 => 2017-11-30
十一月份底 => 2017-11-30
十一月底 => 2017-11-30
11月上半月 => 2017-11-15
48小时内 => 2017-09-15
七天后 => 2017-09-20
再有10天 => 2017-09-23
还需一个月 => 2017-10-13
年中 => 2018-06-30
本年度内 => 2017-12-31
次月10日前 => 2017-10-10
下個月底 => 2017-10-31
本周末 => 2017-09-17
星期五 => 2017-09-15
礼拜五 => 2017-09-15
8月 => 2018-08-31
9月 => 2017-09-30
明年3月 => 2018-03-31
后年 => 2019-12-31
2018年 => 2018-12-31
2018年底前 => 2018-12-31
十二月五号 => 2017-12-05
12月5 => 2017-12-05
三五天 => 2017-09-18
3-5个工作日内 => 2017-09-20
一周左右 => 2017-09-20
两个半月 => 2017-11-28
廿五号 => 2017-09-25
国庆、中秋前 => 2017-09-30
月内 => 2017-09-30
当月底 => 2017-09-30
周五前 => 2017-09-15
周一前 => 2017-09-18
本月底前 => 2017-09-30
12月31日24时前 => 2017-12-31
11月末 => 2017-11-30
10月中 => 2017-10-20
五一前 => 2018-04-28
清明前 => 2018-04-04
端午前 => 2018-06-15
9.30前 => 2017-09-30
一个月 => 2017-10-13
7日内 => 2017-09-20
十五日内 => 2017-09-28
15个工作日 => 2017-10-10
明后天 => 2017-09-15
12月前 => 2017-12-31
今年年底 => 2017-12-31
年末 => 2017-12-31
本月中旬 => 2017-09-20
下旬 => 2017-09-30
上旬 => 2017-10-10
11月中下旬 => 2017-11-30
明年春节前完工 => 2018-02-14
九月底前 => 2017-09-30
十月一日前 => 2017-10-01
年底前后 => 2017-12-31
11月30日左右 => 2017-11-30
下个礼拜三 => 2017-09-20
星期天 => 2017-09-17
下周日 => 2017-09-24
2018年1季度 => 2018-03-31
三个工作日内 => 2017-09-18
20个工作日内 => 2017-10-17
国庆、中秋节前 => 2017-09-30
国慶節前 => 2017-09-30
下個月15號 => 2017-10-15
２０１７年１１月３０日 => 2017-11-30
本周五下班前 => 2017-09-15
12月31日24:00前 => 2017-12-31
Dec 5 2017 => 2017-12-05
今年三季度末 => 2017-09-30
2017年6月30日前 => 2017-06-30
上周五 => 2017-09-08
十五日前 => 2017-09-15
9月 => 2017-09-30
10月上中旬 => 2017-10-20
除夕前 => 2018-02-14
农历年前 => 2018-02-14
重阳节前 => 2017-10-27
农历九月初九 => 2017-10-28
元宵节前 => 2018-03-01
正月十五 => 2018-03-02
农历八月十五 => 2017-10-04
大年三十前 => 2018-02-14
农历五月初五前 => 2018-06-15
4.10下班前 => 2018-04-10
两个月内 => 2017-11-13
一年内 => 2018-09-13
"""
UNTOLD = (
    "国庆后", "节后", "11月31日", "31号前", "2月29日",
    "长期", "尽快", "每月", "每月5日前", "资金到位后一个月内",
    "批复后30天内", "合同签订之日起30天内", "11月底或12月初", "11月30日（周五）", "八月十五",
    "1.2亿元", "75.3%", "3", "11月30日或12月5日", "腊月二十前",
    "年后", "99月99日", "2017年13月", "十天半个月", "10月15日后",
    "即日起", "10月1日起", "开学前", "汛期前", "年初",
    "这几天", "过两天", "批复后三个月内", "验收合格后10日内",
    "自开工之日起一年内", "每季度末", "11月底、12月初", "9月31日", "25时",
    "3.2倍", "6-9岁", "Mar", "1.2亿元", "",
    "   ", "腊月底", "两会后",
)  # fmt: skip


def rows(table: str) -> list[list[str]]:
    """The rows of a table: a wording and its day."""
    return [line.split(" => ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "day"), rows(DAYS))
def test_a_deadline_means_its_last_permitted_day(text: str, day: str) -> None:
    assert str(deadline(text, TODAY, CALENDAR, EVENTS)) == day


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_open_conditional_or_impossible_is_no_day(text: str) -> None:
    assert deadline(text, TODAY, CALENDAR, EVENTS) is None


@given(st.integers(1, 12), st.integers(1, 28), st.dates(date(2016, 1, 1), date(2025, 12, 31)))
def test_a_bare_day_before_which_something_is_due_is_never_past(month: int, day: int, today: date) -> None:
    for text in (
        f"{month}月{day}日前",
        f"{month}月{day}号",
        f"{day}日前",
        f"{month}月底前",
        "月底前",
        "周五前",
    ):
        found = deadline(text, today, CALENDAR)
        assert found is None or found >= today


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.dates(date(2016, 1, 1), date(2025, 12, 31)))
def test_a_day_with_its_year_is_that_day_in_every_format(day: date, today: date) -> None:
    formats = (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y年%m月%d日",
        "%Y年%m月%d号前",
        "%Y%m%d",
        "于%Y年%m月%d日前完成",
    )
    assert {deadline(day.strftime(form), today, CALENDAR) for form in formats} == {day}


@given(st.integers(1, 60), st.dates(date(2016, 1, 1), date(2025, 12, 31)))
def test_days_and_weeks_do_not_count_today(n: int, today: date) -> None:
    assert deadline(f"{n}天内", today, CALENDAR) == today + timedelta(days=n)
    assert deadline(f"{n}周内", today, CALENDAR) == today + timedelta(weeks=n)
    assert deadline(f"{n}个工作日内", today, CALENDAR) == CALENDAR.add(today, n)


@given(st.text(max_size=200))
def test_no_wording_breaks_it(text: str) -> None:
    found = deadline(text, TODAY, CALENDAR, EVENTS)
    assert found is None or isinstance(found, date)


def test_dateparser_is_never_believed_about_the_past_or_the_far_future() -> None:
    assert deadline("30 November 2016", TODAY, CALENDAR) is None
    assert deadline("1 June 2019", TODAY, CALENDAR) is None
    assert deadline("30 November 2017", TODAY, CALENDAR) == date(2017, 11, 30)


def test_every_wording_of_time_is_found_where_it_stands() -> None:
    text = "累计210张，预计11月底完成，12月5日前验收"
    found = find(text, Frame(TODAY, CALENDAR))
    assert [(text[one.start : one.end], one.day) for one in found] == [
        ("11月底", date(2017, 11, 30)),
        ("12月5日前", date(2017, 12, 5)),
    ]


@pytest.mark.parametrize(
    "text", ["累计9.30公里", "污水管网61公里", "完成11.30万元", "9/30处", "第3号", "2.1 公厕", "1.2亿元"]
)
def test_a_figure_is_not_taken_for_a_day(text: str) -> None:
    assert find(text, Frame(TODAY, CALENDAR)) == []


def test_looking_back_a_bare_day_is_the_last_one() -> None:
    back = Frame(TODAY, CALENDAR, looks_back=True)
    days = [find(text, back)[0].day for text in ("8月20日", "9月13日", "11月30日", "周五", "20号", "8月底")]
    assert [str(day) for day in days] == [
        "2017-08-20", "2017-09-13", "2016-11-30", "2017-09-08", "2017-08-20", "2017-08-31",
    ]  # fmt: skip


def test_a_weekday_that_does_not_belong_to_its_day_is_no_day() -> None:
    assert deadline("11月30日（周四）前", TODAY, CALENDAR) == date(2017, 11, 30)
    assert deadline("11月30日（周五）前", TODAY, CALENDAR) is None
