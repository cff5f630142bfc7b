"""`/export`: the ledger of a programme as a file, to a clerk in private."""

from bot.desk.view import View
from bot.happenings import Said
from bot.notices import Format, Notice, Sheet, Text
from bot.office import Outcome
from bot.people import Person
from bot.wording import imports as words

FORMS = {"excel": Format.EXCEL} | {str(form): form for form in Format}


def export(view: View, _clerk: Person, said: Said) -> Outcome:
    """Excel where nothing else is named; another programme than the clerk's own by its key."""
    if not said.chat.is_private:
        return _answer(said, words.EXPORT_IN_PRIVATE)
    asked = said.text.split()
    forms = [FORMS[word.lower()] for word in asked if word.lower() in FORMS]
    keys = [word for word in asked if word in view.office.programmes]
    key = keys[0] if keys else view.programme.key
    if len(forms) + len(keys) != len(asked) or len(forms) > 1 or len(keys) > 1:
        return _answer(said, words.EXPORT_USAGE.format(key=key))
    if not view.office.items_of(key):
        return _answer(said, words.NO_LEDGER)
    form = forms[0] if forms else Format.EXCEL
    return _told(Sheet(said.chat.id, str(said.message), programme=key, format=form))


def _answer(said: Said, html: str) -> Outcome:
    key = f"answer/{said.chat.id}/{said.message}"
    return _told(Text(key, said.chat.id, html, answers=said.message, thread=said.chat.thread))


def _told(notice: Notice) -> Outcome:
    return Outcome(notices=(notice,))
