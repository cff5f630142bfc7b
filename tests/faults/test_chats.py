"""What happens to a group: nothing that is owed there is lost, and the clerks hear of it once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.notices import Format, Paper, Part, Sheet, Text
from sandbox.people import Chat
from tests.desk.office import LIN, XU, ZHOU
from tests.doors.place import Place, place


@asynccontextmanager
async def forum(folder: Path) -> AsyncIterator[tuple[Place, Chat, int]]:
    """A group with topics, bound in one of them."""
    async with place(folder) as here:
        group = here.room.supergroup("话题群", [ZHOU, XU, LIN], forum=True)
        here.room.add_bot(group, ZHOU)
        thread = here.room.topic(group, "民生实事")
        here.room.say(ZHOU, group, "/bind ms", thread=thread)
        await settle(here)
        assert here.house.book.office.groups[group.id].thread == thread
        yield here, group, thread


async def settle(here: Place) -> None:
    """Everything is taken and said."""
    await here.fetch()
    await here.speak()


async def test_what_is_owed_in_a_closed_topic_is_said_in_the_general_one_and_the_clerks_hear_once(
    tmp_path: Path,
) -> None:
    async with forum(tmp_path) as (here, group, thread):
        here.room.close_topic(group, thread)
        here.owe(*(Text(f"{n}", group.id, f"{n}", thread=thread) for n in range(3)))
        await settle(here)
        texts = [m for m in here.room.messages(group) if m.text in ("0", "1", "2")]
        assert [(m.text, m.thread) for m in texts] == [("0", None), ("1", None), ("2", None)]
        assert [len(here.said(clerk)) for clerk in (ZHOU, XU)] == [1, 1]
        assert "话题已关闭或删除" in here.said(ZHOU)[0]
        assert here.house.book.office.groups[group.id].thread is None


async def test_a_topic_that_is_gone_is_like_a_closed_one(tmp_path: Path) -> None:
    async with forum(tmp_path) as (here, group, _):
        here.owe(Text("一", group.id, "一", thread=4711))
        await settle(here)
        assert "一" in here.said(group.id)
        assert here.waiting() == []


async def test_a_topic_of_another_group_that_opens_again_is_no_news(tmp_path: Path) -> None:
    async with forum(tmp_path) as (here, group, thread):
        here.house.book.office.groups.pop(group.id)
        here.room.close_topic(group, thread)
        here.room.reopen_topic(group, thread)
        await settle(here)
        assert here.room.conversation(group).has(here.room.bot.id)


async def test_what_was_kept_is_said_when_a_topic_opens_again(tmp_path: Path) -> None:
    async with forum(tmp_path) as (here, group, thread):
        here.room.restrict_bot(group)
        here.owe(Text("一", group.id, "一"))
        await settle(here)
        here.room.conversation(group).standings.update(
            {here.room.bot.id: here.room.conversation(group).standings[LIN]}
        )
        here.room.reopen_topic(group, thread)
        await settle(here)
        assert "一" in here.said(group.id)


async def test_a_muted_bot_tells_the_clerks_once_and_keeps_all(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.restrict_bot(here.group)
        here.owe(*(here.text(f"{n}") for n in range(5)))
        await settle(here)
        assert [len(here.said(clerk)) for clerk in (ZHOU, XU)] == [1, 1]
        assert "里不能发言" in here.said(ZHOU)[0]
        assert len(here.waiting()) == 5


async def test_a_bot_that_is_made_an_admin_says_nothing_and_hears_everything(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.promote_bot(here.group)
        here.room.say(LIN, here.group, "3号 累计210张")
        await settle(here)
        mark = here.house.book.office.items["ms"]["3"].targets[0].current
        assert mark is not None
        assert mark.value == 210
        assert here.said() == []


async def test_documents_on_their_way_to_a_group_that_moves_arrive_once_or_are_told(tmp_path: Path) -> None:
    async with place(tmp_path, is_group=True) as here:
        here.owe(
            Paper("无此期", Part.WORD, here.group.id), Sheet(here.group.id, "1", "ms", format=Format.JSON)
        )
        moved = here.room.migrate(here.group)
        await settle(here)
        assert here.waiting() == []
        assert len([m for m in here.room.messages(moved) if m.file]) == 1


async def test_an_answer_to_a_message_that_was_deleted_is_given_all_the_same(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        asked = here.room.say(LIN, LIN, "/status")
        await here.fetch()
        here.room.delete(LIN, LIN, asked.id)
        await here.speak()
        assert len(here.said(LIN)) == 1
        assert here.waiting() == []


async def test_a_report_whose_message_was_deleted_before_its_receipt_counts(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        said = here.room.say(LIN, LIN, "3号 累计210张")
        await here.fetch()
        here.room.delete(LIN, LIN, said.id)
        await here.speak()
        assert here.waiting() == []
        assert len(here.house.book.office.history("ms", "3")) == 2
