"""A transcript reads as the chat does."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

from sandbox.messages import Upload
from sandbox.people import Chat, Person
from sandbox.room import Room
from sandbox.transcript import transcript

Call = Callable[..., Any]
Wait = Callable[[float], None]

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (800).to_bytes(4) + (600).to_bytes(4)
BUTTONS = {
    "inline_keyboard": [
        [{"text": "3.1 无变化", "callback_data": "u"}],
        [{"text": "全部", "callback_data": "a"}],
    ]
}

WEEK = """\
民生实事工作群

2017年9月11日 星期一

09:00 —— 张三把督办机器人拉进了群 ——

09:00 督办机器人：（已编辑 9月12日 10:30，共1次）
✓ 3.1 新增养老床位 210/500张
[3.1 无变化]
[全部]

10:00 张三：
↳ 回复 督办机器人：✓ 3.1 新增养老床位 210/500张
3.1 累计210张
👌 督办机器人

2017年9月12日 星期二

10:30 李四：
↳ 回复 张三：3.1 累计210张
[文件 佐证.pdf 1.5 KB]
见附件
"""


def test_a_week_in_the_group(
    room: Room, zhang: Person, li: Person, group: Chat, call: Call, wait: Wait
) -> None:
    card = call("sendMessage", chat_id=group.id, text="🔴 3.1 新增养老床位 176/500张", reply_markup=BUTTONS)
    wait(3600)
    said = room.say(zhang, group, "3.1 累计210张", answers=card["message_id"])
    reaction = [{"type": "emoji", "emoji": "👌"}]
    call("setMessageReaction", chat_id=group.id, message_id=said.id, reaction=reaction)
    wait(24.5 * 3600)
    redrawn = {"text": "✓ 3.1 新增养老床位 210/500张", "reply_markup": BUTTONS}
    call("editMessageText", chat_id=group.id, message_id=card["message_id"], **redrawn)
    room.say(li, group, "见附件", answers=said.id, files=[Upload("佐证.pdf", bytes(1536))])
    assert transcript(room, group) == WEEK


def test_an_edit_on_the_same_day_shows_the_time_alone(
    room: Room, zhang: Person, group: Chat, wait: Wait
) -> None:
    said = room.say(zhang, group, "201")
    for text in ("210", "211"):
        wait(1800)
        room.edit(zhang, group, said.id, text)
    assert "09:00 张三：（已编辑 10:00，共2次）\n211\n" in transcript(room, group)


def test_times_are_shown_in_the_zone_that_is_asked_for(room: Room, zhang: Person, group: Chat) -> None:
    room.say(zhang, group, "一")
    assert "01:00 张三：\n一\n" in transcript(room, group, UTC)


def test_a_deleted_message_is_gone_and_an_answer_to_it_says_so(
    room: Room, zhang: Person, li: Person, group: Chat
) -> None:
    said = room.say(zhang, group, "发错了")
    room.say(li, group, "？", answers=said.id)
    room.delete(zhang, group, said.id)
    shown = transcript(room, group)
    assert "发错了" not in shown
    assert "↳ 回复 一条已删除的消息\n？" in shown


def test_a_long_line_is_quoted_by_its_beginning(room: Room, zhang: Person, li: Person, group: Chat) -> None:
    room.say(li, group, "收到", answers=room.say(zhang, group, "督" * 30).id)
    assert f"↳ 回复 张三：{'督' * 24}…\n收到" in transcript(room, group)


def test_a_picture_is_quoted_by_its_name(room: Room, zhang: Person, li: Person, group: Chat) -> None:
    said = room.say(zhang, group, files=[Upload("现场.png", PNG, is_photo=True)])
    room.say(li, group, "收到", answers=said.id)
    assert "↳ 回复 张三：[图片 现场.png 800×600]" in transcript(room, group)


def test_a_forwarded_message_names_who_wrote_it(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    room.start(zhang)
    said = room.say(zhang, group, "3.1 210张")
    call("forwardMessage", chat_id=zhang.id, from_chat_id=group.id, message_id=said.id)
    assert "督办机器人：\n↳ 转发自 张三\n3.1 210张" in transcript(room, zhang.id)


def test_what_happens_to_a_group_is_told_in_words(room: Room, zhang: Person, group: Chat, call: Call) -> None:
    room.promote_bot(group)
    sent = call("sendMessage", chat_id=group.id, text="本周任务")["message_id"]
    call("pinChatMessage", chat_id=group.id, message_id=sent)
    wang = room.person(103, "王五")
    room.join(wang, group)
    room.leave(wang, group)
    room.kick_bot(group)
    new = room.migrate(group)
    shown = transcript(room, group)
    told = [
        "督办机器人置顶了消息：本周任务",
        "王五加入了群",
        "王五离开了群",
        "张三把督办机器人移出了群",
        "群升级为超级群",
    ]
    assert [line for line in told if f"—— {line} ——" not in shown] == []
    assert "—— 由普通群升级而来 ——" in transcript(room, new)


def test_topics_are_named(room: Room, zhang: Person, forum: Chat) -> None:
    thread = room.topic(forum, "民生实事")
    room.say(zhang, forum, "3.1 210张", thread=thread)
    room.close_topic(forum, thread)
    room.reopen_topic(forum, thread)
    shown = transcript(room, forum)
    told = [
        "—— 张三新建了话题“民生实事” ——",
        "09:00 张三〔民生实事〕：",
        "—— 张三关闭了话题 ——",
        "—— 张三重新打开了话题 ——",
    ]
    assert [line for line in told if line not in shown] == []
