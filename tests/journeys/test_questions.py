"""Questions of leaders and staff, at once and in one screen; nobody outside gets an answer."""

from pathlib import Path

from tests.journeys.town import CHEN, GU, LIN, STRANGER, ZHOU, town

NOON = "2017-09-13 12:00"


async def test_a_leader_sees_the_whole_board_at_any_time(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        await here.say(GU, "/status", private=True)
        board = here.last(GU).text
        assert board.startswith("2017年民生实事 截至9月13日（周三）")
        assert "3.1 新增养老床位 210/500张" in board
        assert "30天内到期1件" in board
        assert [b.label for b in here.last(GU).buttons] == ["看滞后", "看需协调", "按单位", "上期通报"]


async def test_the_boards_buttons_lead_on_in_the_same_message(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        await here.say(GU, "/status", private=True)
        board, count = here.last(GU), len(here.said(GU))
        await here.press(GU, board, "按单位")
        assert "市民政局 4项" in here.last(GU).text
        assert len(here.said(GU)) == count


async def test_the_answer_in_the_group_stands_under_the_question(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        asked = await here.say(GU, "/status 市农办")
        assert here.last().answers == asked.id
        assert "7.1 改造农村公厕" in here.last().text


async def test_one_item_what_is_due_and_what_comes_are_each_one_command(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        for command, words in (
            ("/item 4", "助餐点100处"),
            ("/due 30", "9月30日（周六） 12"),
            ("/calendar 30", "9月30日（周六）15:00 2017年民生实事 月通报"),
            ("/whoami", "顾维衡 · 领导"),
            ("/help", "/briefing"),
        ):
            await here.say(GU, command, private=True)
            assert words in here.last(GU).text


async def test_the_history_undoes_with_a_press_and_the_card_follows(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-11 08:40") as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        await here.say(LIN, "/history 3", private=True)
        await here.press(LIN, here.last(LIN), "撤销")
        assert here.total("3.1") is None
        assert "3.1 无变化" in [b.label for b in here.card().buttons]


async def test_a_press_under_an_items_answer_draws_how_its_figures_went(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        await here.say(LIN, "/report 3.1 累计210张", private=True)
        await here.say(GU, "/status 3", private=True)
        assert [b.label for b in here.last(GU).buttons] == ["趋势"]
        await here.press(GU, here.last(GU), "趋势")
        picture = here.said(GU)[-1].file
        assert picture is not None
        assert (picture.name, picture.pixels) == ("3.1 新增养老床位趋势.png", (1080, 860))


async def test_pressed_in_the_group_the_trend_goes_to_whoever_pressed(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        await here.say(LIN, "/report 4.1 累计20家", private=True)
        await here.say(LIN, "/report 4.2 累计60处", private=True)
        await here.say(GU, "/item 4")
        before = len(here.said())
        assert await here.press(GU, here.last(), "趋势") == "趋势图已私信发给您。"
        assert len(here.said()) == before
        pictures = [m.file.name for m in here.said(GU) if m.file]
        assert pictures == ["4.1 新建照料中心趋势.png", "4.2 助餐点趋势.png"]


async def test_without_a_figure_there_is_no_trend_to_press_for(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        await here.say(GU, "/status 9", private=True)
        assert here.last(GU).buttons == ()


async def test_a_stranger_in_the_group_learns_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        for command in ("/status", "/item 3", "/history 3", "/briefing"):
            await here.say(STRANGER, command)
        said = [m.text for m in here.said() if "养老" in m.text]
        assert said == []


async def test_a_command_for_another_bot_is_left_alone(tmp_path: Path) -> None:
    async with town(tmp_path, NOON) as here:
        here.room.promote_bot(here.group)
        before = len(here.said())
        await here.say(GU, "/status@another_bot")
        assert len(here.said()) == before


async def test_names_with_markup_are_shown_as_they_were_written(tmp_path: Path) -> None:
    items = [{"no": "1", "title": "<b>民政</b>&局 \u202e倒", "lead": "市<农>办", "targets": []}]
    async with town(tmp_path, NOON, items=items) as here:
        await here.say(GU, "/status", private=True)
        assert "<b>民政</b>&局 倒" in here.last(GU).text
        assert "（市<农>办）" in here.last(GU).text


async def test_two_thousand_items_are_answered_page_by_page(tmp_path: Path) -> None:
    items = [
        {"no": str(n), "title": f"第{n}件实事", "lead": f"第{n % 9}局", "targets": []} for n in range(1, 2001)
    ]
    async with town(tmp_path, NOON, items=items) as here:
        await here.say(ZHOU, "/status 实事", private=True)
        first = here.last(ZHOU).text
        await here.press(ZHOU, here.last(ZHOU), "下一页")
        assert here.last(ZHOU).text != first
        await here.say(CHEN, "/status", private=True)
        assert "另有1988项" in here.last(CHEN).text
