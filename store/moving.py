"""What becomes of a notice when its group becomes a supergroup and gets another chat id, or loses a topic.

Messages do not move with the group: their numbers count anew in the new chat, so what was said in the old one can
neither be quoted nor redrawn any more.
"""

from dataclasses import replace

from bot.notices import Course, Leave, Notice, Paper, React, Redraw, Repaint, Sheet, Text, Toast


def readdressed(notice: Notice, old: int, new: int) -> Notice | None:
    """The notice for the new chat; None if it was about a message in the old one."""
    match notice:
        case Text(chat=chat) if chat == old:
            return replace(notice, chat=new, answers=None, thread=None)
        case Paper(chat=chat) if chat == old:
            return replace(notice, chat=new, thread=None)
        case Sheet(chat=chat) | Course(chat=chat) if chat == old:
            return replace(notice, chat=new)
        case Repaint(chat=chat) | React(chat=chat) | Leave(chat=chat) if chat == old:
            return None
        case Text() | Paper() | Sheet() | Course() | Redraw() | Repaint() | React() | Toast() | Leave():
            return notice


def without_thread(notice: Notice, chat: int, thread: int) -> Notice:
    """The notice for the group's general topic, if it was for this one; what it quoted stands there no more."""
    match notice:
        case Text() if (notice.chat, notice.thread) == (chat, thread):
            return replace(notice, thread=None, answers=None)
        case Paper() if (notice.chat, notice.thread) == (chat, thread):
            return replace(notice, thread=None)
        case _:
            return notice
