"""A clerk's file, or a long text pasted in private: kept as work to be read; what reading it came to."""

import re
from dataclasses import replace

from bot.desk import imports, rights
from bot.desk.view import Scene, scene
from bot.happenings import Drafted, Said, Sender
from bot.notices import React, Text
from bot.office import Drop, Office, Outcome, Spoken
from bot.people import Person
from bot.proposals import Upload
from bot.setting import Setting
from bot.wording import imports as words

LEDGERS = (".txt", ".docx", ".xlsx", ".csv", ".json")
REFUSED = (".xls", ".doc", ".et", ".wps", ".pdf", ".xlsm", ".zip", ".rar")
"""Read only to be refused in words; with a word of its own such a file is evidence."""

FEWEST_LINES = 4
SHORTEST, LONG_LINE = 160, 40
OF_DOCUMENTS = re.compile(r"牵头|责任单位|责任部门|目标任务|工作要点")
CUT_AT = 4000
BORDER = re.compile(r"[。；;！!？?：:）)]\s*$")
BEGINS = re.compile(r"\s*(?:[一二三四五六七八九十]+[、.]|\d+[、.．]|[（(][一二三四五六七八九十\d]+[）)])")
"""What stands at the border of two paragraphs; elsewhere a cut went through one."""


def sent(seen: Scene, someone: Person, said: Said, spoken: Spoken | None) -> Outcome | None:
    """What follows from a file or a text to be read, or from the rest of one; None of anything else."""
    if begun := _begun(seen, said, spoken):
        return _continued(seen, begun, said)
    return _uploaded(seen, someone, said) if is_upload(someone, said, spoken) else None


def is_upload(someone: Person | None, said: Said, spoken: Spoken | None) -> bool:
    """Whether a clerk's private message is a ledger or a document to be read, and no answer to the bot."""
    if not rights.may(someone, "ledger") or not said.chat.is_private or spoken is not None:
        return False
    if not said.files:
        return is_document(said.text)
    name = said.file_name.lower()
    return name.endswith(LEDGERS) or (name.endswith(REFUSED) and not said.text)


def is_document(text: str) -> bool:
    """Whether pasted text is a document rather than reports: several lines, long ones or with units that answer."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < FEWEST_LINES:
        return False
    is_long = len(text) >= SHORTEST and len(text) / len(lines) >= LONG_LINE
    return is_long or len(OF_DOCUMENTS.findall(text)) > 1


def _uploaded(seen: Scene, someone: Person, said: Said) -> Outcome:
    """Owed from now on: it is read when this has been committed. The sign says that it came in."""
    upload = Upload(
        key=f"{said.chat.id}/{said.message}",
        at=seen.now,
        by=someone.id,
        chat=said.chat.id,
        message=said.message,
        name=said.file_name or words.PASTED,
        file=said.files[0] if said.files else "",
        size=said.file_size,
        text="" if said.files else said.text,
        piece=0 if said.files else len(said.text),
    )
    return Outcome((upload,), (React(said.chat.id, said.message, words.READ_SIGN),))


def _begun(seen: Scene, said: Said, spoken: Spoken | None) -> Upload | None:
    """The text that a message goes on with: Telegram cuts a long one, and its pieces come within a second or two."""
    if said.files or said.is_edited or spoken is not None:
        return None
    mine = (u for u in seen.office.uploads.values() if (u.by, u.chat) == (said.sender.id, said.chat.id))
    return next((u for u in mine if u.may_go_on(seen.now)), None)


def _continued(seen: Scene, upload: Upload, said: Said) -> Outcome:
    """One text again, as it was before it was cut."""
    is_cut_within = upload.piece >= CUT_AT and not BORDER.search(upload.text) and not BEGINS.match(said.text)
    text = f"{upload.text}{'' if is_cut_within else chr(10)}{said.text}"
    whole = replace(upload, text=text, at=seen.now, piece=len(said.text))
    return Outcome((whole,), (React(said.chat.id, said.message, words.READ_SIGN),))


def drafted(office: Office, setting: Setting, read: Drafted) -> Outcome:
    """The upload is done with: a draft to confirm stands in its place, or a sentence why there is none."""
    upload = office.uploads.get(read.upload)
    if upload is None:
        return Outcome()
    gone = Outcome((Drop(Upload, upload.key),))
    if not rights.may(rights.person(office, setting, Sender(upload.by, "")), "ledger"):
        return gone  # taken off the register while it was read
    if read.ledger is None:
        return gone + _told(upload, words.read_nothing(read.problems))
    if not read.ledger.items:
        return gone + _told(upload, words.NO_ITEMS)
    doubts = (*read.doubts, *([words.CUT] if upload.piece >= CUT_AT else []))
    return gone + imports.proposed(scene(office, setting, read.at), upload, read, doubts)


def _told(upload: Upload, html: str) -> Outcome:
    key = f"answer/{upload.chat}/{upload.message}"
    return Outcome(notices=(Text(key, upload.chat, html, answers=upload.message),))
