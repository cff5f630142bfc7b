"""People write, answer, change their words, press and leave, as they can in a real client and no further."""

from collections.abc import Callable

import pytest

from sandbox.events import Deleted, Edited, Event, Pressed, Reacted, Said, Stood, Toasted
from sandbox.messages import MovedFrom, MovedTo, TopicMade, Upload
from sandbox.people import ANONYMOUS, Chat, Person, Sort, Status
from sandbox.room import Room

Call = Callable[..., dict[str, object]]

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4)


def test_what_is_said_stands_in_the_chat(room: Room, zhang: Person, group: Chat) -> None:
    room.say(zhang, group, " 3.1 累计210张 ")
    assert [m.text for m in room.messages(group) if m.service is None] == ["3.1 累计210张"]


def test_an_answer_names_what_it_answers(room: Room, zhang: Person, li: Person, group: Chat) -> None:
    first = room.say(zhang, group, "3.1 累计210张")
    assert room.say(li, group, "收到", answers=first.id).answers == first.id


def test_a_changed_wording_keeps_the_earlier_ones(
    room: Room, zhang: Person, group: Chat, wait: Callable[[float], None]
) -> None:
    said = room.say(zhang, group, "210")
    for text in ("201", "200"):
        wait(60)
        room.edit(zhang, group, said.id, text)
    now = room.message(group, said.id)
    assert (now.text, [w.text for w in now.earlier], now.times_reworded) == ("200", ["210", "201"], 2)


def test_several_files_are_several_messages_of_one_album(room: Room, zhang: Person, group: Chat) -> None:
    room.say(zhang, group, "佐证", files=[Upload("a.pdf", b"a"), Upload("b.png", PNG, is_photo=True)])
    first, second = room.messages(group)[-2:]
    assert (first.text, second.text, bool(first.album), first.album == second.album) == (
        "佐证",
        "",
        True,
        True,
    )
    assert second.file is not None
    assert second.file.pixels == (800, 600)


def test_one_file_is_no_album(room: Room, zhang: Person, group: Chat) -> None:
    assert room.say(zhang, group, files=[Upload("a.pdf", b"a")]).album == ""


def test_a_deleted_message_no_longer_stands(room: Room, zhang: Person, group: Chat) -> None:
    said = room.say(zhang, group, "发错了")
    room.delete(zhang, group, said.id)
    assert said.id not in [m.id for m in room.messages(group)]


def test_every_press_has_a_query_of_its_own(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    card = _card(call, group)
    assert room.press(zhang, group, card, "无变化") != room.press(zhang, group, card, "u:3.1")


def test_a_button_that_was_replaced_can_still_be_pressed(
    room: Room, zhang: Person, group: Chat, call: Call
) -> None:
    card = _card(call, group)
    call("editMessageText", chat_id=group.id, message_id=card, text="已截止")
    assert room.press(zhang, group, card, "无变化")


def test_one_person_has_one_reaction_on_a_message(room: Room, zhang: Person, li: Person, group: Chat) -> None:
    said = room.say(zhang, group, "完成了")
    for emoji in ("👍", "🎉"):
        room.react(li, group, said.id, emoji)
    assert room.reactions(group, said.id) == {li.id: "🎉"}


def test_a_reaction_is_taken_back(room: Room, zhang: Person, li: Person, group: Chat) -> None:
    said = room.say(zhang, group, "完成了")
    room.react(li, group, said.id, "👍")
    room.react(li, group, said.id, "")
    assert room.reactions(group, said.id) == {}


def test_private_chats_and_groups_share_their_message_ids(room: Room, zhang: Person, group: Chat) -> None:
    ids = [room.start(zhang).id, room.say(zhang, group, "一").id, room.say(zhang, zhang.id, "二").id]
    assert ids == sorted(set(ids))


def test_every_supergroup_counts_its_messages_from_one(room: Room, zhang: Person) -> None:
    firsts = [room.say(zhang, room.supergroup(title, [zhang]), "一").id for title in ("甲", "乙")]
    assert firsts == [1, 1]


def test_a_group_that_becomes_a_supergroup_has_another_id_and_the_same_people(
    room: Room, group: Chat
) -> None:
    new = room.migrate(group)
    assert new.sort is Sort.SUPERGROUP
    assert str(new.id).startswith("-100")
    assert room.conversation(new).standings == room.conversation(group).standings
    assert [m.service for m in room.messages(group)][-1] == MovedTo(new.id)
    assert [m.service for m in room.messages(new)] == [MovedFrom(group.id)]


def test_start_carries_the_token_of_the_link(room: Room, zhang: Person) -> None:
    assert room.start(zhang, "k7x2").text == "/start k7x2"


def test_start_ends_a_block(room: Room, zhang: Person) -> None:
    room.block(zhang)
    room.start(zhang)
    assert room.conversation(zhang.id).standing(room.bot.id) is Status.MEMBER


def test_a_topic_is_named_by_the_message_that_opened_it(room: Room, zhang: Person, forum: Chat) -> None:
    thread = room.topic(forum, "民生实事")
    assert room.message(forum, thread).service == TopicMade("民生实事")
    assert room.say(zhang, forum, "3.1 210张", thread=thread).thread == thread


def test_an_answer_in_a_topic_stays_in_it(room: Room, zhang: Person, li: Person, forum: Chat) -> None:
    said = room.say(zhang, forum, "3.1 210张", thread=room.topic(forum, "民生实事"))
    assert room.say(li, forum, "收到", answers=said.id).thread == said.thread


def test_an_answer_in_a_plain_supergroup_belongs_to_the_chain_that_it_continues(
    room: Room, zhang: Person
) -> None:
    chat = room.supergroup("群", [zhang])
    first = room.say(zhang, chat, "一")
    second = room.say(zhang, chat, "二", answers=first.id)
    third = room.say(zhang, chat, "三", answers=second.id)
    assert [second.thread, third.thread] == [first.id, first.id]


def test_an_anonymous_admin_writes_as_the_group(room: Room, group: Chat) -> None:
    assert room.say(ANONYMOUS, group, "请各单位抓紧").sender == ANONYMOUS.id


@pytest.mark.parametrize(
    "slip",
    [
        lambda room, who, group, said: room.say(room.person(9, "外人"), group, "我不在群里"),
        lambda room, who, group, said: room.say(who, group, "答谁？", answers=999),
        lambda room, who, group, said: room.say(who, group, "长" * 4097),
        lambda room, who, group, said: room.edit(102, group, said, "改别人的话"),
        lambda room, who, group, said: room.delete(102, group, said),
        lambda room, who, group, said: room.press(who, group, said, "没有这个按钮"),
        lambda room, who, group, said: room.last(group),
        lambda room, who, group, said: (room.block(who), room.say(who, who.id, "已拉黑")),
        lambda room, who, group, said: (room.migrate(group), room.say(who, group, "旧群")),
    ],
)
def test_what_no_client_allows_is_a_slip_of_the_player(
    room: Room, zhang: Person, group: Chat, slip: Callable[..., object]
) -> None:
    said = room.say(zhang, group, "一")
    with pytest.raises(ValueError, match=r"\w"):
        slip(room, zhang, group, said.id)


def test_who_watches_is_told_everything_until_they_stop(
    room: Room, zhang: Person, group: Chat, call: Call
) -> None:
    seen: list[Event] = []
    stop = room.watch(seen.append)
    card = _card(call, group)
    said = room.say(zhang, group, "一")
    room.edit(zhang, group, said.id, "二")
    call("answerCallbackQuery", callback_query_id=room.press(zhang, group, card, "无变化"), text="已记")
    room.react(zhang, group, card, "👍")
    room.delete(zhang, group, said.id)
    room.restrict_bot(group)
    stop()
    room.say(zhang, group, "没人听了")
    assert [type(event) for event in seen] == [Said, Said, Edited, Pressed, Toasted, Reacted, Deleted, Stood]


def test_two_rooms_played_alike_are_alike(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    other = Room(room.now)
    chat = other.group("民生实事工作群", [other.person(101, "张三"), other.person(102, "李四")])
    other.add_bot(chat)
    for one in (room, other):
        one.say(101, group.id, "佐证", files=[Upload("a.pdf", b"a")])
    assert room.messages(group) == other.messages(chat)


def _card(call: Call, group: Chat) -> int:
    markup = {"inline_keyboard": [[{"text": "无变化", "callback_data": "u:3.1"}]]}
    number = call("sendMessage", chat_id=group.id, text="请报", reply_markup=markup)["message_id"]
    assert isinstance(number, int)
    return number
