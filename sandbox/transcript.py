"""A chat as a person would read it: plain text, the same byte for byte whenever the same was said."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from sandbox.messages import (
    Button,
    File,
    Gone,
    Joined,
    Message,
    MovedFrom,
    MovedTo,
    Pinned,
    Service,
    TopicClosed,
    TopicMade,
    TopicReopened,
)
from sandbox.people import Chat
from sandbox.room import Room

_WEEKDAYS = "一二三四五六日"
_QUOTED = 24


def transcript(room: Room, chat: Chat | int, zone: tzinfo | None = None) -> str:
    """All that stands in a chat, under a heading for each day: the last wording of each message at its first place.

    Times are those of the zone; without one, as the clock of the room shows them.
    """
    blocks = [room.conversation(chat).chat.title]
    day = ""
    for message in room.messages(chat):
        heading = _day(message.at.astimezone(zone) if zone else message.at)
        blocks += [heading] if heading != day else []
        day = heading
        blocks.append("\n".join(_lines(room, message, zone)))
    return "\n\n".join(blocks) + "\n"


def _lines(room: Room, message: Message, zone: tzinfo | None) -> Iterator[str]:
    at = message.at.astimezone(zone) if zone else message.at
    if message.service is not None:
        yield f"{at:%H:%M} —— {service_words(room, message, message.service)} ——"
        return
    yield f"{at:%H:%M} {_name(room, message.sender)}{_topic(room, message)}：{_edited(message, at)}"
    if message.origin is not None:
        yield f"↳ 转发自 {_name(room, message.origin.sender)}"
    if message.answers is not None:
        yield f"↳ 回复 {_quote(room, message)}"
    if message.file is not None:
        yield _file(message.file)
    if message.text:
        yield message.text
    for row in message.keyboard:
        yield " ".join(_button(button) for button in row)
    for person, emoji in message.reactions:
        yield f"{emoji} {_name(room, person)}"


def _day(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日 星期{_WEEKDAYS[at.weekday()]}"


def _edited(message: Message, at: datetime) -> str:
    if message.edited_at is None:
        return ""
    edited = message.edited_at.astimezone(at.tzinfo)
    when = (
        f"{edited:%H:%M}" if edited.date() == at.date() else f"{edited.month}月{edited.day}日 {edited:%H:%M}"
    )
    return f"（已编辑 {when}，共{message.times_reworded}次）"


def _topic(room: Room, message: Message) -> str:
    name = room.conversation(message.chat).topics.get(message.thread or 0, "")
    return f"〔{name}〕" if name else ""


def _quote(room: Room, message: Message) -> str:
    answered = room.conversation(message.chat).message(message.answers)
    if answered is None:
        return "一条已删除的消息"
    return f"{_name(room, answered.sender)}：{_gist(answered)}"


def _gist(message: Message) -> str:
    line = message.text.partition("\n")[0]
    if not line and message.file is not None:
        return _file(message.file)
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def _file(file: File) -> str:
    if file.pixels is not None:
        return f"[图片 {file.name} {file.pixels[0]}×{file.pixels[1]}]"
    return f"[文件 {file.name} {_size(len(file.content))}]"


def _size(count: int) -> str:
    return f"{count} B" if count < 1024 else f"{count / 1024:.1f} KB"


def _button(button: Button) -> str:
    return f"[{button.label}]"


def _name(room: Room, person: int) -> str:
    return room.people[person].name


def service_words(room: Room, message: Message, service: Service) -> str:
    """What Telegram tells by itself, in a sentence."""
    actor = _name(room, message.sender)
    match service:
        case Joined(person):
            return (
                f"{actor}加入了群" if person == message.sender else f"{actor}把{_name(room, person)}拉进了群"
            )
        case Gone(person):
            return (
                f"{actor}离开了群" if person == message.sender else f"{actor}把{_name(room, person)}移出了群"
            )
        case Pinned(number):
            pinned = room.conversation(message.chat).message(number)
            return f"{actor}置顶了消息" + (f"：{_gist(pinned)}" if pinned else "")
        case MovedTo() | MovedFrom():
            return "群升级为超级群" if isinstance(service, MovedTo) else "由普通群升级而来"
        case TopicMade(name):
            return f"{actor}新建了话题“{name}”"
        case TopicClosed() | TopicReopened():
            return f"{actor}{'关闭' if isinstance(service, TopicClosed) else '重新打开'}了话题"
