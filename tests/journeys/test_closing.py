"""An item's end: claimed by its unit, closed or sent back by a clerk, given longer, left in peace."""

from pathlib import Path

from bot.items import Item, Stage
from tests.journeys.town import CHEN, GU, HE, LIN, XU, ZHOU, Town, town

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


async def test_a_target_gets_longer_alone_and_a_refusal_stays_as_it_was_said(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(LIN, "/report 4.2 申请延期到2018年1月31日", private=True)
        refused = here.last(ZHOU)
        assert "4.2" in refused.text
        assert "申请延至2018年1月31日（周三）（原2017年12月31日）" in refused.text
        await here.press(ZHOU, refused, "不同意")
        await here.say(LIN, "/report 4.2 申请延期到2018年1月31日，助餐点选址未定", private=True)
        await here.press(XU, here.last(XU), "同意延期")
        assert [t.due and str(t.due) for t in item(here, "4").targets] == [None, "2018-01-31"]
        term = "延期至2018年1月31日（周三）（原2017年12月31日）"
        first, second = (m.text for m in here.said(ZHOU) if "4.2" in m.text)
        assert first.endswith(f"不同意{term}（周明）。")
        assert second.endswith(f" 助餐点同意{term}（许若琳）。")


async def test_what_is_no_longer_is_answered_at_once_and_no_clerk_is_troubled(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        before = len(here.said(ZHOU))
        await here.say(CHEN, "/report 7 申请延期到10月20日", private=True)
        assert "7.1 改造农村公厕的时限是2017年10月31日" in here.last(CHEN).text
        assert len(here.said(ZHOU)) == before


async def test_what_falls_short_is_closed_only_when_meant_and_taken_up_again(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(CHEN, "/report 7.1 累计464座", private=True)
        await here.say(CHEN, "/report 7 报办结", private=True)
        await here.press(CHEN, here.last(CHEN), "仍报办结")
        await here.press(ZHOU, here.last(ZHOU), "确认销号")
        assert "464/800座（58.0%）" in here.last(ZHOU).text
        assert item(here, "7").stage is Stage.CLAIMED
        await here.press(ZHOU, here.last(ZHOU), "确认仍未达到任务数，仍要销号")
        assert item(here, "7").stage is Stage.CLOSED
        await here.say(GU, "/status", private=True)
        assert "已销号未达任务数1" in here.last(GU).text
        assert "提前" not in here.last(GU).text
        await here.say(ZHOU, "/resume 7", private=True)
        assert item(here, "7").stage is Stage.IN_PROGRESS
        assert "已恢复办理" in here.last(CHEN).text


async def test_a_stop_is_meant_by_one_more_press(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.say(ZHOU, "/stop 7", private=True)
        asked = here.last(ZHOU)
        assert item(here, "7").stage is not Stage.STOPPED
        await here.press(ZHOU, asked, "确认终止")
        assert item(here, "7").stage is Stage.STOPPED
        assert "已终止（周明）" in here.last(ZHOU).text
        assert here.last(ZHOU).buttons == ()


async def test_a_plea_of_one_indicator_stands_over_figures_until_a_clerk_has_seen_to_it(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "4.1 累计12家，用地未批，请市里协调解决", to=here.card())
        await here.say(LIN, "4.2 累计40处", to=here.card())
        assert "4.1 新建照料中心 12/40家 · 卡在用地 · 请求协调" in here.card().text
        assert "✓ 4.2 助餐点 40/100处" in here.card().text
        await here.say(LIN, "/report 4.1 累计13家", private=True)
        await here.say(GU, "/status 需协调", private=True)
        assert "4.1" in here.last(GU).text
        assert "4.2" not in here.last(GU).text
        await here.press(ZHOU, here.last(ZHOU), "已协调 4.1")
        assert "督查室已办理" in here.last(LIN).text
        await here.say(GU, "/item 4", private=True)
        assert "难点：4.1 卡在用地" in here.last(GU).text
        assert "请求协调" not in here.last(GU).text
        await here.say(LIN, "/report 4.1 用地问题已解决", private=True)
        await here.say(GU, "/item 4", private=True)
        assert "难点" not in here.last(GU).text


async def test_what_was_terminated_is_asked_for_no_more_and_takes_no_reports(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(ZHOU, "/pause 9", private=True)
        assert "口袋公园" not in here.card().text
        await here.say(HE, "/report 9.1 累计8处", private=True)
        assert "已暂停，这条没有记入" in here.last(HE).text
