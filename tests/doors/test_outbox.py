"""What is owed is said: nothing lost, nothing said twice unmarked, in order, at Telegram's pace."""

from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot.notices import Keyboard, Leave, React, Redraw, Text, Toast
from bot.office import Outcome
from sandbox.events import Edited, Event, Said
from sandbox.faults import Broken, Fault, Flood, Garbled, LostAnswer, LostCall, Slow
from sandbox.people import Status
from tests.desk.office import LIN, XU, ZHOU, at
from tests.doors.place import place

NO_KEYS: Keyboard = ()


async def test_what_is_owed_is_said_and_marked_and_can_be_answered(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        assert await here.outbox.drain() is None
        assert here.said() == ["一"]
        assert here.waiting() == []
        assert here.house.book.place_of("一") == (here.group.id, here.room.last(here.group).id)


async def test_what_was_said_is_not_owed_again(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        await here.speak()
        here.owe(here.text("一"))
        await here.speak()
        assert here.said() == ["一"]


async def test_messages_to_a_chat_keep_their_order(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(*(here.text(f"{n}") for n in range(8)))
        await here.speak()
        assert here.said() == [f"{n}" for n in range(8)]


@pytest.mark.parametrize("fault", [Flood(30), Broken(), LostCall()])
async def test_order_is_kept_when_the_first_meets_trouble(tmp_path: Path, fault: Fault) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二"), here.text("三", LIN))
        here.server.faults.plan(fault)
        await here.speak()
        assert here.said() == ["一", "二"]
        assert here.said(LIN) == ["三"]


async def test_trouble_in_one_chat_does_not_hold_up_another(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二", LIN))
        here.server.faults.plan(Broken())
        await here.outbox.drain()
        assert (here.said(), here.said(LIN)) == ([], ["二"])


async def test_a_long_wait_that_telegram_asks_for_is_honoured_and_nothing_is_lost(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二", LIN), React(LIN, 1, "👌"))
        here.server.faults.plan(Flood(3600), calls=2)
        assert await here.outbox.drain() == at("2017-09-11 11:00")
        assert await here.drain_in(minutes=59) == at("2017-09-11 11:00")
        assert here.server.faults.left == 1
        here.server.faults.clear()
        await here.drain_in(minutes=1)
        await here.speak()
        assert (here.said(), here.said(LIN)) == (["一"], ["二"])
        assert here.uncertain() == []


async def test_a_reaction_told_to_wait_waits(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        said = here.room.say(LIN, LIN, "你好")
        here.owe(React(LIN, said.id, "👌"))
        here.server.faults.plan(Flood(60), calls=9)
        await here.outbox.drain()
        assert here.server.faults.left == 8
        here.server.faults.clear()
        await here.drain_in(seconds=60)
        assert here.room.reactions(LIN, said.id) == {here.room.bot.id: "👌"}


@pytest.mark.parametrize("code", [500, 502])
async def test_a_broken_server_is_asked_again_and_nothing_is_marked(tmp_path: Path, code: int) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        here.server.faults.plan(Broken(code))
        assert await here.outbox.drain() == at("2017-09-11 10:00:05")
        assert here.said() == []
        await here.speak()
        assert (here.said(), here.uncertain()) == (["一"], [])


async def test_trouble_that_stays_is_tried_ever_more_seldom(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        here.server.faults.plan(Broken(), calls=12)
        waits = []
        for _ in range(12):
            later = await here.outbox.drain()
            assert later is not None
            waits.append((later - here.clock.moment).total_seconds())
            here.clock.moment = later
        assert waits == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600]


@pytest.mark.parametrize(
    ("fault", "times"), [(LostAnswer(), 2), (Garbled(), 2), (LostCall(), 1), (Slow(9), 2)]
)
async def test_what_may_have_been_said_is_said_again_and_marked(
    tmp_path: Path, fault: Fault, times: int
) -> None:
    async with place(tmp_path, patience=0.2) as here:
        here.owe(here.text("一"))
        here.server.faults.plan(fault)
        await here.outbox.drain()
        assert here.uncertain() == ["一"]
        await here.speak()
        assert here.said() == ["一"] * times
        assert here.waiting() == []


async def test_where_telegram_cannot_be_reached_nothing_is_doubtful(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        await here.server.stop()
        assert await here.outbox.drain() == at("2017-09-11 10:00:05")
        assert (here.waiting(), here.uncertain()) == (["一"], [])


async def test_a_process_that_ends_while_speaking_leaves_it_marked_and_it_is_said_again(
    tmp_path: Path,
) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二"))
        here.house.book.mark_sending("一")
        here.reopen()
        await here.speak()
        assert here.said() == ["一", "二"]
        assert here.uncertain() == ["一"]


async def test_what_waits_for_a_process_that_ended_is_said_by_the_next(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二", not_before=at("2017-09-12 08:30")))
        here.reopen()
        await here.outbox.drain()
        assert (here.said(), here.waiting()) == (["一"], ["二"])


async def test_what_a_blocked_chat_is_owed_is_kept_and_the_clerks_are_told_once(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.block(LIN)
        here.server.updates.drop()
        here.owe(here.text("一", LIN), here.text("二", LIN))
        await here.speak()
        assert here.waiting() == ["一", "二"]
        assert [len(here.said(clerk)) for clerk in (ZHOU, XU)] == [1, 1]
        assert "私信发不到林文" in here.said(ZHOU)[0]


async def test_a_person_who_opens_the_bot_again_gets_what_was_kept(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.block(LIN)
        here.owe(here.text("一", LIN))
        await here.speak()
        here.room.start(LIN)
        await here.fetch()
        await here.speak()
        assert here.said(LIN)[0] == "一"
        assert here.waiting() == []


async def test_a_group_that_put_the_bot_out_gets_what_was_kept_when_it_takes_it_back(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.kick_bot(here.group)
        here.server.updates.drop()
        here.owe(here.text("一"), here.text("二"))
        await here.speak()
        assert "已把机器人移出" in here.said(ZHOU)[0]
        assert len(here.said(ZHOU)) == 1
        here.room.add_bot(here.group)
        await here.fetch()
        await here.speak()
        assert here.said() == ["一", "二"]
        assert not here.house.book.office.groups[here.group.id].silent


async def test_a_muted_bot_keeps_what_it_owes_until_it_may_write(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.restrict_bot(here.group)
        here.owe(here.text("一"))
        await here.fetch()
        await here.speak()
        assert (here.said(), here.waiting()) == ([], ["一"])
        here.room.stand(here.group, here.room.bot, Status.MEMBER, ZHOU)
        await here.fetch()
        await here.speak()
        assert here.said() == ["一"]


async def test_a_redraw_of_a_message_that_is_gone_or_reads_so_already_is_settled(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"), here.text("二"))
        await here.speak()
        here.room.remove(here.room.messages(here.group)[-1])
        here.owe(Redraw("一", "一", NO_KEYS), Redraw("二", "三", NO_KEYS))
        await here.speak()
        assert here.said() == ["一"]
        assert here.waiting() == []


@pytest.mark.parametrize(
    "notice", [Toast("123", "好的"), React(LIN, 4711, "👌"), Leave(-4711), Redraw("无", "无")]
)
async def test_what_is_too_late_or_nowhere_is_settled(
    tmp_path: Path, notice: Toast | React | Leave | Redraw
) -> None:
    async with place(tmp_path) as here:
        here.owe(notice, here.text("一"))
        await here.speak()
        assert here.waiting() == []
        assert here.said() == ["一"]


@pytest.mark.parametrize("words", ["<b>不成对", "&#xD800;<", "半个\ud83d字"])
async def test_a_text_that_telegram_will_never_take_does_not_stop_the_rest(
    tmp_path: Path, words: str
) -> None:
    async with place(tmp_path) as here:
        here.owe(Text("坏", here.group.id, words), here.text("一"))
        await here.speak()
        assert here.said() == ["一"]
        assert here.waiting() == []


async def test_a_group_that_moves_in_the_middle_of_a_broadcast_loses_nothing(tmp_path: Path) -> None:
    async with place(tmp_path, is_group=True) as here:
        here.owe(*(here.text(f"{n}") for n in range(4)))
        await here.outbox.drain()
        moved = here.room.migrate(here.group)
        await here.speak()
        assert here.said() == ["0"]
        assert here.said(moved.id) == ["1", "2", "3"]
        assert list(here.house.book.office.groups) == [moved.id]


async def test_a_group_that_moved_before_anything_was_tried_is_followed(tmp_path: Path) -> None:
    async with place(tmp_path, is_group=True) as here:
        moved = here.room.migrate(here.group)
        here.owe(here.text("一"))
        await here.fetch()
        await here.speak()
        assert here.said(moved.id) == ["一"]


async def test_what_is_held_back_is_said_at_its_moment_and_not_before(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("明早", not_before=at("2017-09-12 08:30")), here.text("现在"))
        assert await here.outbox.drain() == at("2017-09-12 08:30")
        assert here.said() == ["现在"]
        here.clock.moment = at("2017-09-12 08:30")
        await here.outbox.drain()
        assert here.said() == ["现在", "明早"]


async def test_a_text_redrawn_while_it_is_still_owed_is_said_once_as_it_reads_now(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        here.owe(Redraw("一", "二", NO_KEYS))
        await here.speak()
        assert here.said() == ["二"]


async def test_a_redraw_that_comes_while_another_is_on_its_way_is_not_lost(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        await here.speak()
        here.owe(Redraw("一", "二", NO_KEYS))

        def meanwhile(event: Event) -> None:
            if isinstance(event, Edited) and event.message.text == "二":
                here.owe(Redraw("一", "三", NO_KEYS))

        here.room.watch(meanwhile)
        await here.speak()
        assert here.said() == ["三"]


async def test_a_redraw_that_comes_while_its_text_is_on_its_way_is_not_lost(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))

        def meanwhile(event: Event) -> None:
            if isinstance(event, Said) and event.message.text == "一":
                here.owe(Redraw("一", "二", NO_KEYS))

        here.room.watch(meanwhile)
        await here.speak()
        assert here.said() == ["二"]


async def test_the_bot_leaves_after_its_sentence_even_where_that_has_to_wait(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("再见"), Leave(here.group.id))
        here.server.faults.plan(Flood(30))
        await here.outbox.drain()
        assert here.room.conversation(here.group).has(here.room.bot.id)
        await here.speak()
        assert here.said() == ["再见"]
        assert not here.room.conversation(here.group).has(here.room.bot.id)


async def test_a_text_that_cannot_be_pinned_stands_all_the_same_and_once(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一", is_pinned=True))
        await here.speak()
        assert here.said() == ["一"]
        assert here.waiting() == []


async def test_a_token_that_telegram_no_longer_knows_ends_the_speaking_and_loses_nothing(
    tmp_path: Path,
) -> None:
    async with place(tmp_path) as here:
        here.owe(here.text("一"))
        here.server.token = "1000000001:another"
        with pytest.raises(InvalidToken):
            await here.outbox.drain()
        assert here.waiting() == ["一"]


async def test_a_long_broadcast_is_never_told_to_slow_down(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.limits.is_on = True
        here.owe(
            *(here.text(f"{n}") for n in range(45)), *(here.text(f"致{n}", 2001 + n % 3) for n in range(30))
        )
        await here.speak()
        assert len(here.said()) == 45
        assert here.outbox._pace.silent_until is None


async def test_speaking_sleeps_until_something_is_owed(tmp_path: Path) -> None:
    async with place(tmp_path) as here, here.speaking() as said:
        here.house.book.commit(Outcome(notices=(here.text("一"),)), at=here.house.now())
        here.house.wake()
        await said("一")
        assert here.said() == ["一"]
