"""一周一沟通: who owes is asked, once; who has reported is not; what is quiet stays quiet."""

from dataclasses import replace
from datetime import date

import pytest

from bot.cadence import Phase
from bot.items import Stage
from bot.people import Group
from tests.desk.office import (
    BEDS,
    CHEN,
    GROUP,
    HE,
    LIN,
    MONDAY,
    PARKS,
    PEOPLE,
    TOILETS,
    XU,
    ZHOU,
    at,
    data,
    desk,
    item,
    labels,
    redraws,
    texts,
    toast,
    told,
)

NUDGE, CLOSE = "2017-09-14 14:00", "2017-09-14 16:00"


def test_the_card_asks_worst_first_and_names_whom() -> None:
    card = told(desk().strike("weekly", MONDAY))
    assert (
        card.index("严重滞后" if "严重滞后" in card else "滞后34.5")
        < card.index("改造农村公厕")
        < card.index("口袋公园")
    )
    assert '市民政局 <a href="tg://user?id=2001">@林文</a>' in card


def test_an_item_heard_of_since_the_last_close_is_not_asked() -> None:
    here = desk(now="2017-09-08 10:00")
    here.say(LIN, "/report 3 累计180张")
    here.strike("weekly", MONDAY)
    assert here.card().items == ("7", "9")


def test_an_item_heard_of_before_the_last_close_is_asked_again() -> None:
    here = desk(now="2017-09-07 15:59")
    here.say(LIN, "/report 3 累计180张")
    here.strike("weekly", MONDAY)
    assert here.card().items == ("3", "7", "9")


def test_where_all_have_reported_there_is_no_card() -> None:
    here = desk(BEDS, now="2017-09-08 10:00")
    here.say(LIN, "/report 3 累计180张")
    assert here.strike("weekly", MONDAY).notices == ()


@pytest.mark.parametrize("round_", ["weekly", "deadlines"])
def test_a_programme_whose_items_are_all_closed_is_quiet(round_: str) -> None:
    closed = [replace(i, stage=Stage.CLOSED) for i in (BEDS, TOILETS, PARKS)]
    moment = MONDAY if round_ == "weekly" else "2017-12-29 09:30"
    assert desk(*closed).strike(round_, moment).notices == ()


def test_striking_twice_owes_the_card_once() -> None:
    here = desk()
    first = texts(here.strike("weekly", MONDAY))
    assert [t.key for t in texts(here.strike("weekly", MONDAY))] == [t.key for t in first]


def test_every_group_of_the_programme_has_its_own_card() -> None:
    here = desk()
    here.office.take((Group(-5, "二群", "ms"), Group(-6, "停用", "ms", silent=True)))
    assert {t.chat for t in texts(here.strike("weekly", MONDAY))} == {GROUP, -5}


def test_a_card_goes_into_the_topic_that_was_bound() -> None:
    here = desk()
    here.office.take((Group(GROUP, "工作群", "ms", thread=12),))
    assert [t.thread for t in texts(here.strike("weekly", MONDAY))] == [12]


def test_a_card_outside_the_offices_hours_waits_for_them() -> None:
    (card,) = texts(desk(hours=["09:30", "17:30"]).strike("weekly", MONDAY))
    assert card.not_before == at("2017-09-11 09:30")


def test_a_card_caught_up_after_its_window_is_not_posted() -> None:
    assert desk().strike("weekly", MONDAY, late="2017-09-14 16:30").notices == ()


def test_a_card_caught_up_within_its_window_is_posted() -> None:
    assert len(texts(desk().strike("weekly", MONDAY, late="2017-09-13 09:00"))) == 1


def test_the_nudge_is_private_and_one_message_a_person() -> None:
    here = desk(BEDS, item("12", "养老服务条例", "市民政局"), TOILETS)
    here.strike("weekly", MONDAY)
    here.press(CHEN, "same:ms:7", chat=GROUP)
    (nudge,) = texts(here.strike("weekly", NUDGE, Phase.NUDGE))
    assert nudge.chat == LIN
    assert nudge.html.startswith("本周还差2件事项的进展")
    assert labels(nudge) == ["3.1 无变化", "12.1 无变化"]


def test_who_cannot_be_written_to_gets_no_nudge() -> None:
    people = [replace(p, reachable=False) if p.id == LIN else p for p in PEOPLE]
    here = desk(BEDS, people=people)
    here.strike("weekly", MONDAY)
    assert here.strike("weekly", NUDGE, Phase.NUDGE).notices == ()


def test_on_leave_the_stand_in_is_named_nudged_and_may_report() -> None:
    people = [replace(p, away_until=date(2017, 9, 15), stand_in=HE) if p.id == LIN else p for p in PEOPLE]
    here = desk(BEDS, people=people)
    assert "@何芳" in told(here.strike("weekly", MONDAY))
    assert [t.chat for t in texts(here.strike("weekly", NUDGE, Phase.NUDGE))] == [HE]
    here.say(HE, "3 累计200张", private=False, to=here.card().key)
    assert here.total("3") == 200


def test_the_close_tells_every_clerk_who_is_missing_and_why() -> None:
    people = [replace(p, away_until=date(2017, 9, 15)) if p.id == CHEN else p for p in PEOPLE if p.id != HE]
    here = desk(people=people)
    here.strike("weekly", MONDAY)
    here.press(LIN, "same:ms:3", chat=GROUP)
    said = texts(here.strike("weekly", CLOSE, Phase.CLOSE))
    assert [t.chat for t in said] == [ZHOU, XU]
    assert "应报3件事项，已报1件。未报：" in said[0].html
    assert "市农办（联络员请假至9月15日，代理人未设）" in said[0].html
    assert "市园林局（没有登记联络员）" in said[0].html


def test_the_close_says_so_where_nobody_is_missing() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    here.press(LIN, "same:ms:3", chat=GROUP)
    (letter, _) = texts(here.strike("weekly", CLOSE, Phase.CLOSE))
    assert letter.html == "第37周沟通：应报1件事项，已报1件。已全部报齐。"
    assert labels(letter) == []


def test_a_clerk_has_those_who_owe_nudged_once_more_and_only_once() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    (letter, _) = texts(here.strike("weekly", CLOSE, Phase.CLOSE))
    first = here.press(ZHOU, data(letter, "再提醒一次"))
    second = here.press(XU, data(letter, "再提醒一次"))
    assert [t.chat for t in texts(first)] == [LIN]
    assert {t.key for t in texts(first)} == {t.key for t in texts(second)}
    assert toast(first) == "已再提醒一次"


def test_a_late_reply_still_stands_on_the_card_of_its_week() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    here.now = at("2017-09-15 10:00")
    outcome = here.say(LIN, "累计200张", private=False, to=here.card().key)
    assert any("✓ 3.1 新增养老床位 200/500张" in getattr(n, "html", "") for n in outcome.notices)


def test_a_card_of_an_earlier_week_is_not_drawn_again() -> None:
    here = desk(BEDS)
    here.strike("weekly", MONDAY)
    old = here.card().key
    here.now = at("2017-09-18 08:50")
    assert old in redraws(here.say(LIN, "累计190张", private=False, to=old))
    here.now = at("2017-09-18 10:00")
    assert redraws(here.say(LIN, "累计200张", private=False, to=old)) == {}


def test_an_older_card_gives_way_to_a_newer_one_though_the_item_stands_on_it_alone() -> None:
    here = desk(BEDS, TOILETS)
    here.strike("weekly", MONDAY)
    old = here.card().key
    here.say(LIN, "/report 3 累计190张")
    here.now = at("2017-09-15 10:00")
    here.say(LIN, "/report 3 累计195张")
    here.strike("weekly", "2017-09-18 09:00")
    assert here.card().items == ("7",)
    assert old not in redraws(here.say(LIN, "累计200张", private=False, to=old))
