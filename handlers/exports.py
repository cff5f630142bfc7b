"""A ledger as a file: a workbook, JSON, a calendar."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot import ledger
from bot.cadence import strikes
from bot.intake.drafting import Draft
from bot.intake.told import remarks
from bot.kinds import Kind
from bot.ledger import Ledger
from bot.notices import Format, Sheet
from bot.office import Office
from bot.setting import Setting
from bot.wording.imports import file_name
from handlers import calendar_file, ledger_sheet
from handlers.documents import UNFIT, Document


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be made: its ledger, its name, the remarks on a draft."""

    ledger: Ledger
    name: str
    form: Format
    notes: tuple[str, ...] = ()


def order(notice: Sheet, office: Office, setting: Setting, now: datetime) -> Order | None:
    """What a notice asks for, taken where the office lives; None where what it was to show is gone."""
    at = setting.local(now)
    if notice.proposal:
        return _proposed(notice, office, at)
    programme = office.programmes.get(notice.programme)
    if programme is None:
        return None
    found = Ledger(programme, office.items_of(programme.key))
    return Order(found, file_name(programme, at, is_draft=False), notice.format)


def made(asked: Order, setting: Setting, now: datetime) -> Document:
    """The file. Slow: in a thread where others wait.

    Raises:
        Wrong: if a text is longer than a cell of Excel holds.
    """
    name = f"{UNFIT.sub('', asked.name)}.{asked.form}"
    return Document(name, content(asked.ledger, asked.form, setting, now, asked.notes))


def content(found: Ledger, form: str, setting: Setting, now: datetime, notes: Sequence[str] = ()) -> bytes:
    """A ledger as `xlsx` (with remarks on a sheet of their own), `json` or `ics`."""
    kind = _kind(found, setting)
    if form == Format.JSON:
        told = ledger.to_json(found.programme, found.items)
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    if form == Format.EXCEL:
        return ledger_sheet.write_ledger(found, setting.today(now), kind.lamps, notes)
    return _calendar(found, kind, setting, now)


def _calendar(found: Ledger, kind: Kind, setting: Setting, now: datetime) -> bytes:
    zone = setting.config.zone
    end = datetime.combine(setting.today(now).replace(month=12, day=31), time.max, zone)
    pushes = strikes(kind.rounds, setting.calendar, zone, setting.local(now), end)
    names = {r.key: r.name for r in kind.rounds}
    return calendar_file.calendar_text(found.programme, found.items, pushes, names, now).encode()


def _proposed(notice: Sheet, office: Office, at: datetime) -> Order | None:
    """A clerk's draft with its remarks, if it is still this one."""
    found = office.proposals.get(notice.proposal)
    if found is None or found.stamp != notice.stamp:
        return None
    notes = remarks(Draft(found.programme, found.items, found.warnings, found.doubts))
    return Order(found.ledger, file_name(found.programme, at, is_draft=True), notice.format, tuple(notes))


def _kind(found: Ledger, setting: Setting) -> Kind:
    """The kind of a ledger; a draft may name one that the office does not have."""
    return setting.kinds.get(found.programme.kind) or setting.kinds[setting.config.programmes[0].kind]
