"""Dialogues: what is unclear is asked once, what is hardly meant is held, what is wrong is taken back."""

from pathlib import Path

from sandbox.messages import Upload
from tests.journeys.town import CHEN, HE, LIN, ZHOU, town

MONDAY = "2017-09-11 08:40"
PHOTO = Upload("现场.jpg", b"\xff\xd8\xff\xe0" + b"0" * 64)


async def test_a_figure_without_an_item_is_asked_once_with_the_likely_answers(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        told = await here.say(LIN, "累计210", to=here.card())
        asked = here.last()
        assert asked.text == "这条报的是哪一项？"
        assert asked.answers == told.id
        await here.press(LIN, asked, "3")
        assert here.total("3.1") == 210
        assert here.room.reactions(here.group, told.id) == {here.room.bot.id: "👌"}
        assert here.room.message(here.group, asked.id).buttons == ()


async def test_a_question_may_be_answered_in_words(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "累计210", to=here.card())
        await here.say(LIN, "3.1", to=here.last())
        assert here.total("3.1") == 210


async def test_a_question_is_its_writers_to_answer(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "累计210", to=here.card())
        assert await here.press(CHEN, here.last(), "3") == "这个问题请由原发言人回答。"
        assert here.total("3.1") is None


async def test_none_of_these_leaves_everything_as_it_was(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "累计210", to=here.card())
        await here.press(LIN, here.last(), "都不是")
        assert here.last().text == "好的，这条没有记入。请写明编号再报一次。"
        assert here.total("3.1") is None


async def test_of_several_lines_the_clear_ones_are_taken_and_the_unclear_one_is_asked(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张\n4 累计20", to=here.card())
        assert here.total("3.1") == 210
        assert here.last().text.startswith("“4 累计20”——")


async def test_an_order_of_magnitude_is_held_until_its_writer_confirms(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        told = await here.say(LIN, "3.1 累计2100张", to=here.card())
        held = here.last()
        assert held.text == "3.1 累计2,100张？任务是500张，上次报210张。按一下确认后记入。"
        assert here.total("3.1") == 210
        assert await here.press(CHEN, held, "就是2,100张") == "这个问题请由原发言人回答。"
        await here.press(LIN, held, "就是2,100张")
        assert here.total("3.1") == 2100
        assert here.room.reactions(here.group, told.id) == {here.room.bot.id: "👌"}


async def test_a_figure_that_falls_is_held_unless_it_is_a_correction(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        await here.say(LIN, "3.1 累计200张", to=here.card())
        await here.press(LIN, here.last(), "我再核对")
        assert here.total("3.1") == 210
        await here.say(LIN, "更正 3.1 是200张", to=here.card())
        assert here.total("3.1") == 200


async def test_every_reading_is_taken_back_with_one_press_by_its_writer_or_a_clerk(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        await here.say(CHEN, "/history 3", private=True)
        assert await here.press(CHEN, here.last(CHEN), "撤销") == "这个按钮请由责任单位联络员或督查员按。"
        await here.say(ZHOU, "/history 3", private=True)
        await here.press(ZHOU, here.last(ZHOU), "撤销")
        assert here.total("3.1") is None


async def test_a_photo_is_kept_as_evidence_with_its_caption_read(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        here.room.say(LIN, here.group, "3.1 累计210张", answers=here.card().id, files=[PHOTO])
        await here.settle()
        assert here.total("3.1") == 210
        assert len(here.house.book.office.history("ms", "3")[-1].evidence) == 1


async def test_a_photo_without_a_word_goes_to_the_only_item_it_can_mean_or_is_asked(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        here.room.say(HE, here.group, "", answers=here.card().id, files=[PHOTO])
        await here.settle()
        assert here.last().text == "这条报的是哪一项？"
        await here.press(HE, here.last(), "9 口袋公园")
        assert len(here.house.book.office.history("ms", "9")[-1].evidence) == 1
        here.room.say(CHEN, here.group, "", answers=here.card().id, files=[PHOTO])
        await here.settle()
        assert "✓ 7.1 改造农村公厕 任务800座 · 已收佐证" in here.card().text


async def test_a_figure_that_cannot_be_read_stays_owed_until_it_is_written_again(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        told = await here.say(LIN, "3.1 完成3/4", to=here.card())
        asked = here.last()
        assert asked.text == "这条里的数前后对不上，请核对后再写一次。"
        assert here.room.reactions(here.group, told.id) == {}
        assert "✓ 3.1" not in here.card().text
        await here.say(LIN, "累计210张", to=asked)
        assert here.total("3.1") == 210
        assert "✓ 3.1" in here.card().text
        assert here.room.message(here.group, asked.id).text == "已有新的报送，这条不再需要答复。"


async def test_a_claim_short_of_its_figure_reaches_the_clerks_after_a_press(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        told = await here.say(LIN, "3.1 申请销号", to=here.card())
        asked = here.last()
        assert asked.text == "3.1 新增养老床位：任务数500张，已报210张，未达到。是否仍报办结？"
        assert here.room.reactions(here.group, told.id) == {}
        await here.press(LIN, asked, "仍报办结")
        assert "市民政局报办结：3.1" in here.last(ZHOU).text
        assert "210/500张，未达到任务数" in here.last(ZHOU).text


async def test_a_total_less_than_the_last_may_be_what_came_on_top(tmp_path: Path) -> None:
    async with town(tmp_path, MONDAY) as here:
        await here.until("2017-09-11 09:05")
        await here.say(LIN, "3.1 累计210张", to=here.card())
        await here.say(LIN, "3.1 累计70张", to=here.card())
        await here.press(LIN, here.last(), "新增70张")
        assert here.total("3.1") == 280
        await here.say(LIN, "/undo", private=True)
        assert here.last(LIN).text == "已撤销：3.1 新增70张。现为：3.1 210/500张。"
