"""One notice → one call to Telegram."""

from contextlib import suppress

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.notices import Keyboard, Leave, Notice, React, Redraw, Repaint, Text, Toast
from handlers.house import House

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def say(house: House, notice: Notice) -> int | None:
    """Say it; gives the message id of what now stands in the chat, where there is one.

    Raises:
        TelegramError: as Telegram answers; what follows from it is the outbox's to tell.
    """
    match notice:
        case Text():
            return (await _send(house, notice)).message_id
        case Redraw():
            place = house.book.place_of(notice.of)
            if place is not None:
                await _edit(house, place, notice.html, notice.keyboard)
        case Repaint():
            await _edit(house, (notice.chat, notice.message), notice.html, notice.keyboard)
        case React():
            await house.bot.set_message_reaction(notice.chat, notice.message, notice.emoji or None)
        case Toast():
            await house.bot.answer_callback_query(notice.press, text=notice.text or None)
        case Leave():
            await house.bot.leave_chat(notice.chat)
    return None


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


def _reply(text: Text) -> ReplyParameters | None:
    if text.answers is None:
        return None
    return ReplyParameters(text.answers, allow_sending_without_reply=True)


async def _edit(house: House, place: tuple[int, int], html: str, keyboard: Keyboard) -> None:
    chat, message = place
    await house.bot.edit_message_text(
        html,
        chat_id=chat,
        message_id=message,
        parse_mode=ParseMode.HTML,
        reply_markup=_markup(keyboard),
        link_preview_options=NO_PREVIEW,
    )


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in keyboard]
    )
