"""Groups: bound, left where strange, followed when they move, kept for when they shut."""

from pathlib import Path

from bot.wording import register as words
from tests.journeys.town import CHEN, LIN, STRANGER, ZHOU, town

MONDAY = "2017-09-11 08:40"


async def test_a_group_is_bound_by_a_clerk_and_told_what_the_bot_can_do_there(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY, bound=False) as here:
        await here.say(ZHOU, "/start", private=True)
        await here.say(ZHOU, "/bind")
        assert here.last().text.startswith("本群已绑定“2017年民生实事”。")
        assert words.HEARS_REPLIES in here.last().text


async def test_nobody_else_binds_a_group(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY, bound=False) as here:
        await here.say(STRANGER, "/bind ms")
        await here.say(LIN, "/bind ms")
        assert here.house.book.office.groups == {}


async def test_a_strange_group_hears_one_sentence_and_is_left(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        strange = here.room.group("别的群", [STRANGER])
        here.room.add_bot(strange)
        await here.settle()
        assert [m.text for m in here.said(strange.id)] == [words.STRANGE_GROUP]
        assert not here.room.conversation(strange).has(here.room.bot.id)


async def test_a_group_that_put_the_bot_out_is_told_to_the_clerks_once_and_taken_up_again(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, MONDAY) as here:
        here.room.kick_bot(here.group)
        await here.until("2017-09-13 09:00")
        assert [m.text for m in here.said(ZHOU) if "移出" in m.text] == [words.expelled("民生实事工作群")]
        here.room.add_bot(here.group)
        await here.say(ZHOU, "/bind ms")
        await here.until("2017-09-18 09:05")
        assert "第38周沟通" in here.card().text


async def test_a_reply_in_a_topic_and_the_card_stay_in_that_topic(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        forum = here.room.supergroup("督查工作群", [ZHOU, LIN, CHEN], forum=True)
        here.room.add_bot(forum)
        topic = here.room.topic(forum, "民生实事")
        here.room.say(ZHOU, forum, "/bind ms", thread=topic)
        await here.settle()
        await here.until("2017-09-11 09:05")
        card = next(m for m in here.said(forum.id) if "周沟通" in m.text)
        assert card.thread == topic
        await here.say(LIN, "3.1 累计210张", to=card)
        assert "✓ 3.1" in here.room.message(forum, card.id).text


async def test_a_group_that_moves_keeps_its_programme(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        group = here.room.group("小组", [ZHOU, LIN])
        here.room.add_bot(group)
        here.room.say(ZHOU, group, "/bind ms")
        await here.settle()
        moved = here.room.migrate(group)
        await here.until("2017-09-11 09:05")
        assert any("第37周沟通" in m.text for m in here.said(moved.id))
        assert not any("第37周沟通" in m.text for m in here.said(group.id))
