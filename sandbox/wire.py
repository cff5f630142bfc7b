"""The nouns of the room → the objects of the Bot API."""

from datetime import datetime

from sandbox.events import Pressed, Reacted, Stood
from sandbox.messages import (
    File,
    Gone,
    Joined,
    Keyboard,
    Message,
    MovedFrom,
    MovedTo,
    Pinned,
    Service,
    Span,
    TopicClosed,
    TopicMade,
    TopicReopened,
)
from sandbox.people import ANONYMOUS, Chat, Person, Status
from sandbox.room import Room

Json = dict[str, object]

_TOPIC_BLUE = 0x6FB9F0

_ADMIN_MAY = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_change_info", "can_invite_users", "can_pin_messages",
)  # fmt: skip
_ADMIN_MAY_NOT = (
    "can_be_edited", "is_anonymous", "can_promote_members", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip
_MEMBER_MAY = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def user(person: Person) -> Json:
    """User."""
    found: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.name}
    if person.username:
        found["username"] = person.username
    if not person.is_bot:
        found["language_code"] = "zh-hans"
    return found


def me(room: Room) -> Json:
    """User, as getMe gives it of the bot itself."""
    return user(room.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not room.has_privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(noun: Chat) -> Json:
    """Chat."""
    name = "first_name" if noun.is_private else "title"
    found: Json = {"id": noun.id, "type": str(noun.sort), name: noun.title}
    return found | {"is_forum": True} if noun.is_forum else found


def full_chat(room: Room, noun: Chat) -> Json:
    """ChatFullInfo."""
    found = chat(noun) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if not noun.is_private:
        found["permissions"] = dict.fromkeys(_MEMBER_MAY, True)
    pins = [
        pinned for pin in room.conversation(noun).pins if (pinned := room.conversation(noun).message(pin))
    ]
    if pins:
        found["pinned_message"] = message(room, pins[-1], is_inner=True)
    return found


def member(person: Person, status: Status) -> Json:
    """ChatMember, in the form that belongs to the standing."""
    found: Json = {"status": str(status), "user": user(person)}
    match status:
        case Status.CREATOR:
            return found | {"is_anonymous": False}
        case Status.ADMINISTRATOR:
            return found | dict.fromkeys(_ADMIN_MAY, True) | dict.fromkeys(_ADMIN_MAY_NOT, False)
        case Status.RESTRICTED:
            return found | {"is_member": True, "until_date": 0} | dict.fromkeys(_MEMBER_MAY, False)
        case Status.KICKED:
            return found | {"until_date": 0}
        case Status.MEMBER | Status.LEFT:
            return found


def message(room: Room, noun: Message, *, is_inner: bool = False) -> Json:
    """Message. An inner one (what is replied to, what is pinned) does not show what it replies to itself."""
    conversation = room.conversation(noun.chat)
    found: Json = {"message_id": noun.id, "from": user(room.people[noun.sender])}
    if noun.sender == ANONYMOUS.id:
        found["sender_chat"] = chat(conversation.chat)
    found |= {"chat": chat(conversation.chat), "date": _seconds(noun.at)}
    if noun.edited_at is not None:
        found["edit_date"] = _seconds(noun.edited_at)
    if noun.thread is not None:
        found |= {"message_thread_id": noun.thread} | (
            {"is_topic_message": True} if conversation.chat.is_forum else {}
        )
    if noun.origin is not None:
        sender, at = user(room.people[noun.origin.sender]), _seconds(noun.origin.at)
        found["forward_origin"] = {"type": "user", "sender_user": sender, "date": at}
    replied = None if is_inner else conversation.replied(noun)
    if replied is not None:
        found["reply_to_message"] = message(room, replied, is_inner=True)
    return found | _content(room, noun)


def press(room: Room, noun: Pressed) -> Json:
    """CallbackQuery."""
    return {
        "id": noun.query,
        "from": user(room.people[noun.person]),
        "message": message(room, noun.message),
        "chat_instance": str(7_000_000_000_000_000_000 + abs(noun.message.chat)),
        "data": noun.data,
    }


def standing(noun: Stood) -> Json:
    """ChatMemberUpdated."""
    return {
        "chat": chat(noun.chat),
        "from": user(noun.by),
        "date": _seconds(noun.at),
        "old_chat_member": member(noun.person, noun.earlier),
        "new_chat_member": member(noun.person, noun.status),
    }


def reacted(room: Room, noun: Reacted) -> Json:
    """MessageReactionUpdated."""
    return {
        "chat": chat(room.conversation(noun.message.chat).chat),
        "message_id": noun.message.id,
        "user": user(room.people[noun.person]),
        "date": _seconds(noun.at),
        "old_reaction": [{"type": "emoji", "emoji": noun.earlier}] if noun.earlier else [],
        "new_reaction": [{"type": "emoji", "emoji": noun.emoji}] if noun.emoji else [],
    }


def file(noun: File) -> Json:
    """File."""
    return _file(noun) | {"file_path": noun.path}


def _content(room: Room, noun: Message) -> Json:
    found: Json = {}
    if noun.album:
        found["media_group_id"] = noun.album
    if noun.file is not None:
        found |= _media(noun.file)
    if noun.text:
        found |= _words(
            noun.text, noun.spans, ("caption", "caption_entities") if noun.file else ("text", "entities")
        )
    if noun.keyboard:
        found["reply_markup"] = _keyboard(noun.keyboard)
    return found | (_service(room, noun, noun.service) if noun.service is not None else {})


def _words(text: str, spans: tuple[Span, ...], names: tuple[str, str]) -> Json:
    found: Json = {names[0]: text}
    if spans:
        found[names[1]] = [_span(span) for span in spans]
    return found


def _span(noun: Span) -> Json:
    found: Json = {"type": noun.type, "offset": noun.offset, "length": noun.length}
    if noun.url:
        found["url"] = noun.url
    if noun.language:
        found["language"] = noun.language
    return found


def _keyboard(noun: Keyboard) -> Json:
    rows = [
        [{"text": key.label, **({"url": key.url} if key.url else {"callback_data": key.data})} for key in row]
        for row in noun
    ]
    return {"inline_keyboard": rows}


def _media(noun: File) -> Json:
    if noun.pixels is not None:
        width, height = noun.pixels
        return {"photo": [_file(noun) | {"width": width, "height": height}]}
    return {"document": _file(noun) | {"file_name": noun.name, "mime_type": noun.mime}}


def _file(noun: File) -> Json:
    return {"file_id": noun.id, "file_unique_id": noun.unique_id, "file_size": len(noun.content)}


def _service(room: Room, where: Message, noun: Service) -> Json:
    match noun:
        case Joined(person):
            return {"new_chat_members": [user(room.people[person])]}
        case Gone(person):
            return {"left_chat_member": user(room.people[person])}
        case Pinned(number):
            pinned = room.conversation(where.chat).message(number)
            return {"pinned_message": message(room, pinned, is_inner=True)} if pinned else {}
        case MovedTo(number):
            return {"migrate_to_chat_id": number}
        case MovedFrom(number):
            return {"migrate_from_chat_id": number}
        case TopicMade(name):
            return {"forum_topic_created": {"name": name, "icon_color": _TOPIC_BLUE}}
        case TopicClosed() | TopicReopened():
            return {"forum_topic_closed" if isinstance(noun, TopicClosed) else "forum_topic_reopened": {}}


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
