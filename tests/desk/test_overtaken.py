"""A question that a newer figure has answered is closed; what is taken back is what was done last, and said by figure."""

from decimal import Decimal

from bot.wording import receipts
from tests.desk.office import (
    BEDS,
    GROUP,
    LIN,
    MONDAY,
    Desk,
    at,
    data,
    desk,
    item,
    labels,
    redraws,
    target,
    texts,
    toast,
    told,
)

MEALS = item("12", "助餐点", "市民政局", target("12.1", "助餐点100处", 100, "处", total=20))


def carded() -> Desk:
    """The week's card stands in the group."""
    here = desk(BEDS, MEALS)
    here.strike("weekly", MONDAY)
    return here


def test_a_newer_figure_closes_the_old_question() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 累计90张", private=False, to=here.card().key))
    outcome = here.say(LIN, "3.1 累计210张", private=False, to=here.card().key)
    assert redraws(outcome)[asked.key] == receipts.OVERTAKEN
    assert toast(here.press(LIN, data(asked, "就是"), chat=GROUP)) == receipts.ANSWERED
    assert here.total("3") == 210


def test_a_figure_of_another_item_leaves_the_question_open() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 累计90张", private=False, to=here.card().key))
    here.say(LIN, "12.1 累计40处", private=False, to=here.card().key)
    here.press(LIN, data(asked, "就是"), chat=GROUP)
    assert (here.total("3"), here.total("12")) == (90, 40)


def test_of_two_questioned_figures_the_newer_closes_the_older() -> None:
    here = carded()
    (first,) = texts(here.say(LIN, "3.1 累计80张", private=False, to=here.card().key))
    outcome = here.say(LIN, "3.1 累计90张", private=False, to=here.card().key)
    (second,) = texts(outcome)
    assert redraws(outcome)[first.key] == receipts.OVERTAKEN
    here.press(LIN, data(second, "就是"), chat=GROUP)
    assert toast(here.press(LIN, data(first, "就是"), chat=GROUP)) == receipts.ANSWERED
    assert here.total("3") == 90


def test_what_is_sure_is_taken_beside_a_questioned_figure_of_the_same_item() -> None:
    two = (
        target("23.1", "光伏5万千瓦", 5, "万千瓦", total=4),
        target("23.2", "光伏12000户", 12000, "户", total=7700),
    )
    here = desk(item("23", "屋顶光伏", "市民政局", *two))
    here.strike("weekly", MONDAY)
    (asked,) = texts(here.say(LIN, "23.1 累计4.5\n23.2 累计770户", private=False, to=here.card().key))
    assert [t.current.value for t in here.item("23").targets if t.current] == [Decimal("4.5"), 7700]
    here.press(LIN, data(asked, "就是"), chat=GROUP)
    assert [t.current.value for t in here.item("23").targets if t.current] == [Decimal("4.5"), 770]


def test_what_is_taken_back_is_what_was_confirmed_last() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 累计90张", private=False, to=here.card().key))
    here.now = at("2017-09-11 09:10")
    here.say(LIN, "12.1 累计40处", private=False, to=here.card().key)
    here.now = at("2017-09-11 09:20")
    here.press(LIN, data(asked, "就是"), chat=GROUP)
    assert told(here.say(LIN, "/undo")) == "已撤销：3.1 累计90张。现为：3.1 176/500张。"
    assert (here.total("3"), here.total("12")) == (176, 40)


def test_a_total_less_than_the_last_may_be_what_came_on_top() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 培训累计90张", private=False, to=here.card().key))
    assert labels(asked) == ["就是90张", "新增90张", "我再核对"]
    here.press(LIN, data(asked, "新增"), chat=GROUP)
    assert here.total("3") == 266


def test_a_leap_beyond_the_target_is_held() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 累计510张", private=False, to=here.card().key))
    assert labels(asked) == ["就是510张", "我再核对"]


def test_a_question_after_a_figure_is_closed_by_the_figure() -> None:
    here = carded()
    (asked,) = texts(here.say(LIN, "3.1 完成3/4", private=False, to=here.card().key))
    outcome = here.say(LIN, "3.1 累计210张", private=False, to=here.card().key)
    assert redraws(outcome)[asked.key] == receipts.OVERTAKEN
