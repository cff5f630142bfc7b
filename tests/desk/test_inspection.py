"""一月一督查: the month's list to the clerks, and to nobody else."""

from dataclasses import replace
from datetime import date

from bot.items import Stage
from tests.desk.office import BEDS, LIN, PARKS, TOILETS, XU, ZHOU, at, desk, texts

STRUCK = "2017-09-26 10:00"


def test_only_the_clerks_get_the_list() -> None:
    assert [t.chat for t in texts(desk().strike("inspection", STRUCK))] == [ZHOU, XU]


def test_the_list_names_what_lags_what_is_silent_and_what_is_due() -> None:
    here = desk(BEDS, replace(TOILETS, due=date(2017, 10, 20)), PARKS)
    list_ = texts(here.strike("inspection", STRUCK))[0].html
    assert "<b>2017年民生实事 9月督查清单</b>" in list_
    assert "<b>滞后（2项）</b>" in list_
    assert "<b>30天内到期（1项）</b>\n10月20日（周五） 7" in list_


def test_who_asked_for_help_stands_on_the_list() -> None:
    here = desk(now="2017-09-20 10:00")
    here.say(LIN, "/report 3 请市里协调解决用地问题")
    assert "<b>请求协调（1项）</b>" in texts(here.strike("inspection", STRUCK))[0].html


def test_an_item_heard_of_this_month_is_not_silent() -> None:
    here = desk(PARKS, now="2017-08-31 10:00")
    assert "本月未报（1项）" in texts(here.strike("inspection", STRUCK))[0].html
    here.now = at("2017-09-26 09:00")
    here.say(LIN, "/report 9 新增3处")
    here.say(ZHOU, "/report 9 累计3处")
    assert "本月未报" not in texts(here.strike("inspection", STRUCK))[0].html


def test_a_month_with_nothing_to_look_at_says_so() -> None:
    here = desk(replace(PARKS, due=date(2017, 12, 31)), now="2017-09-20 10:00")
    here.say(ZHOU, "/report 9 累计29处")
    assert "本月没有滞后、未报或30天内到期的事项" in texts(here.strike("inspection", STRUCK))[0].html


def test_striking_twice_in_a_month_owes_the_list_once() -> None:
    here = desk()
    first = {t.key for t in texts(here.strike("inspection", STRUCK))}
    assert {t.key for t in texts(here.strike("inspection", STRUCK))} == first


def test_what_is_closed_is_not_on_the_list() -> None:
    here = desk(replace(BEDS, stage=Stage.CLOSED, closed_on=date(2017, 9, 1)), PARKS)
    assert "新增养老床位" not in texts(here.strike("inspection", STRUCK))[0].html
