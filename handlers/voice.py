"""One notice → one call to Telegram."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.checking import Wrong
from bot.happenings import Unmade
from bot.notices import (
    Course,
    Keyboard,
    Leave,
    Notice,
    Paper,
    Part,
    React,
    Redraw,
    Repaint,
    Sheet,
    Text,
    Toast,
)
from handlers import exports, turn
from handlers.courses import courses, drawings
from handlers.documents import Document, documents, shown
from handlers.house import House
from handlers.pdf import pdf

ENDINGS = {Part.WORD: ".docx", Part.ANNEX: ".xlsx", Part.BOARD: ".png"}
ALBUM = 10
"""Telegram takes so many pictures at once."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def say(house: House, notice: Notice) -> int | None:
    """Say it; gives the message id of what now stands in the chat, where there is one.

    Raises:
        TelegramError: as Telegram answers; what follows from it is the outbox's to tell.
    """
    match notice:
        case Text():
            return (await _send(house, notice)).message_id
        case Paper() | Sheet() | Course():
            return await _made(house, notice)
        case Redraw() | Repaint():
            await _edit(house, notice)
        case React():
            await house.bot.set_message_reaction(notice.chat, notice.message, notice.emoji or None)
        case Toast():
            await house.bot.answer_callback_query(notice.press, text=notice.text or None)
        case Leave():
            await house.bot.leave_chat(notice.chat)
    return None


async def _made(house: House, notice: Paper | Sheet | Course) -> int | None:
    """A file that is made when it is sent."""
    match notice:
        case Paper():
            return await _hand(house, notice)
        case Sheet():
            return await _ledger(house, notice)
        case Course():
            return await _course(house, notice)


async def _send(house: House, text: Text) -> Message:
    sent = await house.bot.send_message(
        text.chat,
        text.html,
        parse_mode=ParseMode.HTML,
        message_thread_id=text.thread,
        reply_markup=_markup(text.keyboard),
        reply_parameters=_reply(text),
        link_preview_options=NO_PREVIEW,
    )
    if text.is_pinned:
        with suppress(TelegramError):  # it stands there all the same
            await house.bot.pin_chat_message(text.chat, sent.message_id, disable_notification=True)
    return sent


async def _hand(house: House, notice: Paper) -> int | None:
    """One document of an issue, or all its pictures as one album."""
    if notice.part is Part.PDF:
        return await _pdf(house, notice)
    files = await _parts(house, notice.issue, notice.part)
    if notice.part is not Part.BOARD:
        sent = await house.bot.send_document(
            notice.chat, files[0].content, filename=files[0].name, message_thread_id=notice.thread
        )
        return sent.message_id
    return await _pictures(house, notice.chat, files, notice.thread)


async def _parts(house: House, issue: str, part: Part) -> list[Document]:
    return [f for f in await _documents(house, issue) if f.name.endswith(ENDINGS[part])]


async def _pdf(house: House, notice: Paper) -> int | None:
    """The Word file as PDF; where this machine cannot make one, the clerks hear why and nothing is sent here."""
    (word,) = await _parts(house, notice.issue, Part.WORD)
    try:
        content = await asyncio.to_thread(pdf, word.content)
    except Wrong as wrong:
        turn.take_safely(house, Unmade(house.now(), notice.issue, wrong.problems[0]))
        return None
    name = word.name.removesuffix(ENDINGS[Part.WORD]) + ".pdf"
    return (
        await house.bot.send_document(notice.chat, content, filename=name, message_thread_id=notice.thread)
    ).message_id


async def _pictures(house: House, chat: int, files: Sequence[Document], thread: int | None = None) -> int:
    """One picture, or several as one album."""
    if len(files) == 1:
        only = files[0]
        photo = await house.bot.send_photo(chat, only.content, filename=only.name, message_thread_id=thread)
        return photo.message_id
    album = [InputMediaPhoto(f.content, filename=f.name) for f in files[:ALBUM]]
    return (await house.bot.send_media_group(chat, album, message_thread_id=thread))[0].message_id


async def _course(house: House, notice: Course) -> int | None:
    """The trend pictures of an item; nothing where there is nothing to draw any more."""
    found = courses(notice, house.book.office, house.setting, house.now())[:ALBUM]
    if not found:
        return None
    return await _pictures(house, notice.chat, await asyncio.to_thread(drawings, found))


async def _ledger(house: House, notice: Sheet) -> int | None:
    """A ledger as a file; a sentence where it cannot be made, nothing where there is no such ledger any more."""
    now = house.now()
    asked = exports.order(notice, house.book.office, house.setting, now)
    if asked is None:
        return None
    try:
        made = await asyncio.to_thread(exports.made, asked, house.setting, now)
    except Wrong as wrong:
        return (await house.bot.send_message(notice.chat, "\n".join(wrong.problems))).message_id
    return (await house.bot.send_document(notice.chat, made.content, filename=made.name)).message_id


async def _documents(house: House, key: str) -> tuple[Document, ...]:
    """The documents of an issue, made in a thread and kept until those of another are wanted."""
    issue = house.book.office.issues[key]
    content = (issue.key, issue.cutoff, issue.title, *issue.paragraphs)
    if house.papers is None or house.papers[0] != content:
        found = shown(issue, house.book.office, house.setting)
        house.papers = (content, await asyncio.to_thread(documents, issue, found))
    return house.papers[1]


def _reply(text: Text) -> ReplyParameters | None:
    if text.answers is None:
        return None
    return ReplyParameters(text.answers, allow_sending_without_reply=True)


async def _edit(house: House, notice: Redraw | Repaint) -> None:
    place = house.book.place_of(notice.of) if isinstance(notice, Redraw) else (notice.chat, notice.message)
    if place is None:
        return
    await house.bot.edit_message_text(
        notice.html,
        chat_id=place[0],
        message_id=place[1],
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(notice.keyboard),
        link_preview_options=NO_PREVIEW,
    )


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in keyboard]
    )
