"""A week in the group: the card, the replies, the nudge, the close."""

from pathlib import Path

from tests.journeys.town import CHEN, HE, LIN, STRANGER, XU, ZHOU, town

MONDAY = "2017-09-11 08:40"


async def test_one_card_names_what_is_owed_and_by_whom(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        cards = [m for m in here.said() if "第37周沟通" in m.text]
        assert len(cards) == 1
        assert "本周请报5件事项" in cards[0].text
        assert "3.1 新增养老床位" in cards[0].text
        assert "市民政局 @林文" in cards[0].text
        assert [b.label for b in cards[0].buttons] == [
            "3.1 无变化",
            "4 无变化",
            "7.1 无变化",
            "9.1 无变化",
            "12.1 无变化",
        ]


async def test_a_reply_is_taken_with_a_reaction_and_stands_on_the_card(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        before = len(here.said())
        told = await here.say(LIN, "3.1 累计210张，消防验收还没批，预计11月底完成", to=here.card())
        assert here.room.reactions(here.group, told.id) == {here.room.bot.id: "👌"}
        assert "✓ 3.1 新增养老床位 210/500张 · 卡在审批 · 预计11月30日（周四）" in here.card().text
        assert len(here.said()) == before
        assert here.total("3.1") == 210


async def test_no_change_is_one_press(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        toast = await here.press(CHEN, here.card(), "7.1 无变化")
        assert toast == "已记为无变化"
        assert "✓ 7.1 改造农村公厕 任务800座 · 无变化" in here.card().text
        assert "7.1 无变化" not in [b.label for b in here.card().buttons]


async def test_a_correction_an_edit_and_an_undo_follow_on_the_card(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        told = await here.say(LIN, "3.1 累计210张", to=here.card())
        await here.say(LIN, "更正 3.1 是201张", to=here.card())
        assert here.total("3.1") == 201
        await here.say(LIN, "/undo")
        assert here.total("3.1") == 210
        await here.edit(LIN, told, "3.1 累计212张")
        assert here.total("3.1") == 212
        assert "212/500张" in here.card().text


async def test_who_has_reported_is_not_asked_again_this_week(tmp_path: Path) -> None:
    async with town(tmp_path, "2017-09-08 09:00") as here:
        await here.say(LIN, "/report 3.1 累计180张", private=True)
        await here.until("2017-09-11 09:05")
        assert "3.1 无变化" not in [b.label for b in here.card().buttons]


async def test_the_second_nudge_is_private_and_only_to_who_owes(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        for no in ("3.1", "4", "12.1"):
            await here.press(LIN, here.card(), f"{no} 无变化")
        group, lin = len(here.said()), len(here.said(LIN))
        await here.until("2017-09-14 14:05")
        assert "本周还差 7.1 改造农村公厕 的进展" in here.last(CHEN).text
        assert "本周还差 9.1 口袋公园 的进展" in here.last(HE).text
        assert (len(here.said()), len(here.said(LIN))) == (group, lin)
        await here.press(CHEN, here.last(CHEN), "7.1 无变化")
        assert "✓ 7.1" in here.card().text


async def test_the_close_goes_to_the_clerks_not_to_the_group(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        for no in ("3.1", "4", "12.1"):
            await here.press(LIN, here.card(), f"{no} 无变化")
        group = len(here.said())
        await here.until("2017-09-14 16:05")
        for clerk in (ZHOU, XU):
            assert "第37周沟通：应报5件事项，已报3件。未报：" in here.last(clerk).text
            assert "7.1 改造农村公厕 · 市农办" in here.last(clerk).text
        assert len(here.said()) == group


async def test_talk_between_colleagues_is_not_answered(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        before = here.card()
        for text in ("收到", "好的", "谢谢", "辛苦了", "老陈下午开会吗？"):
            await here.say(CHEN, text, to=before)
        assert here.last().id == before.id
        assert here.card().text == before.text


async def test_another_units_item_is_refused_once_and_privately(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        group = len(here.said())
        await here.say(CHEN, "3.1 累计300张", to=here.card())
        assert here.last(CHEN).text == "您登记的单位是市农办，3.1 新增养老床位由市民政局报送，这条没有记入。"
        assert here.total("3.1") is None
        assert len(here.said()) == group


async def test_a_stranger_changes_nothing_until_a_clerk_confirms(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        card = here.card()
        await here.say(STRANGER, "7.1 累计500座", to=card)
        asked = here.last()
        assert "请选择您代表哪个单位报送" in asked.text
        await here.say(STRANGER, "7.1 累计500座", to=card)
        assert here.last().id == asked.id
        await here.press(STRANGER, asked, "市农办")
        assert here.total("7.1") is None
        assert "路人（用户号 9001）称代表市农办报送" in here.last(ZHOU).text
        await here.press(ZHOU, here.last(ZHOU), "确认")
        await here.say(STRANGER, "7.1 累计500座", to=card)
        assert here.total("7.1") == 500


async def test_an_answer_in_plain_words_is_kept_as_it_was_written(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        told = await here.say(LIN, "12.1 正在会签", to=here.card())
        assert here.room.reactions(here.group, told.id) == {here.room.bot.id: "👌"}
        assert "✓ 12.1 养老服务条例" in here.card().text
        question = await here.say(LIN, "3.1 这项是报总数吗？", to=here.card())
        assert here.room.reactions(here.group, question.id) == {}
