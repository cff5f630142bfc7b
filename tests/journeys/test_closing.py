"""An item's end: claimed by its unit, closed or sent back by a clerk, given longer, left in peace."""

from pathlib import Path

from bot.items import Item, Stage
from tests.journeys.town import CHEN, GU, LIN, XU, ZHOU, Town, town

MONDAY = "2017-09-11 08:40"


def item(here: Town, no: str) -> Item:
    """An item as the book has it."""
    found = here.house.book.office.item("ms", no)
    assert found is not None
    return found


async def test_a_claim_is_confirmed_by_one_clerk_for_both(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(CHEN, "7.1 累计805座，已全部完成", to=here.card())
        await here.press(XU, here.last(XU), "确认销号")
        assert item(here, "7").stage is Stage.CLOSED
        assert "已销号（许若琳）" in here.last(ZHOU).text
        assert here.last(ZHOU).buttons == ()


async def test_a_claim_sent_back_is_told_to_the_unit_and_stands_on_the_card_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(CHEN, "7.1 累计805座，已全部完成", to=here.card())
        await here.press(ZHOU, here.last(ZHOU), "退回重办")
        assert item(here, "7").stage is Stage.IN_PROGRESS
        assert "暂不销号" in here.last(CHEN).text


async def test_the_button_of_the_slower_clerk_says_that_it_is_done(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(CHEN, "/report 7.1 累计805座，已全部完成", private=True)
        asked = here.last(ZHOU)
        await here.press(XU, here.last(XU), "确认销号")
        assert await here.press(ZHOU, asked, "确认销号") == "已处理过了。"


async def test_a_unit_gets_longer_and_is_reminded_of_the_new_day(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(CHEN, "/report 7 申请延期到11月30日，用地未批", private=True)
        assert "申请延至2017年11月30日（周四）（原2017年10月31日）" in here.last(ZHOU).text
        await here.press(ZHOU, here.last(ZHOU), "同意延期")
        assert "已同意延期至2017年11月30日（周四）" in here.last(CHEN).text
        await here.say(GU, "/item 7", private=True)
        assert "延期1次，原10月31日" in here.last(GU).text


async def test_a_unit_that_gets_no_longer_hears_it_too(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(CHEN, "/report 7 申请延期到11月30日，用地未批", private=True)
        await here.press(ZHOU, here.last(ZHOU), "不同意")
        assert "未获同意" in here.last(CHEN).text
        assert str(item(here, "7").due) == "2017-10-31"


async def test_what_is_closed_is_asked_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        old = here.card()
        await here.say(CHEN, "7.1 累计805座，已全部完成", to=old)
        await here.press(ZHOU, here.last(ZHOU), "确认销号")
        await here.until("2017-09-18 09:05")
        assert "改造农村公厕" not in here.card().text
        assert await here.press(CHEN, old, "7.1 无变化") == "该项已办结，不再需要报送。"


async def test_a_programme_whose_items_are_all_closed_goes_quiet(tmp_path: Path) -> None:
    items = [{"no": "9", "title": "口袋公园", "lead": "市园林局", "targets": []}]
    async with town(tmp_path, MONDAY, items=items) as here:
        await here.say(ZHOU, "/report 9 已完成", private=True)
        await here.say(ZHOU, "/close 9", private=True)
        before = len(here.said()), len(here.said(ZHOU))
        await here.until("2017-09-26 12:00")
        assert (len(here.said()), len(here.said(ZHOU))) == before


async def test_a_problem_and_a_call_for_help_reach_clerk_and_leader(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(LIN, "/report 3 请市里协调解决用地问题", private=True)
        assert "市民政局请求协调：3" in here.last(ZHOU).text
        await here.say(GU, "/status 需协调", private=True)
        assert "新增养老床位" in here.last(GU).text
