"""The office as it is at one moment, read beside the house while that goes on working; nothing is locked or written."""

from collections.abc import Mapping, Sequence

from bot.items import Report
from bot.office import Noun, Office
from store.disk import look
from store.errors import MISSING, NEWER, NoStoreError, StoreError, unreadable
from store.rows import Row, RowError, noun_of
from store.schema import STEPS, version_of
from store.shelves import SHELVES

Tables = Mapping[str, Mapping[str, Row]]


def read_office(place: str) -> Office:
    """The office with its whole history, as of now; what is committed later does not show in it.

    Raises:
        NoStoreError: if there is none.
        StoreError: if it is damaged, or of a newer program.
    """
    with look(place) as disk:
        found = version_of(disk)
        if not found:
            raise NoStoreError(MISSING.format(store=disk.name))
        tables = disk.read()
        if found > len(STEPS):
            raise StoreError(NEWER.format(store=disk.name, found=found, known=len(STEPS)))
        return _office(disk.name, tables)


def _office(store: str, tables: Tables) -> Office:
    reports: dict[tuple[str, str], list[Report]] = {}
    for report in _nouns(store, tables, Report):
        assert isinstance(report, Report)
        reports.setdefault((report.programme, report.item), []).append(report)

    def history(programme: str, item: str) -> Sequence[Report]:
        return sorted(reports.get((programme, item), ()), key=lambda report: report.at)

    office = Office(history=history)
    for kind in Office.kept:
        office.take(_nouns(store, tables, kind))
    return office


def _nouns(store: str, tables: Tables, kind: type[Noun]) -> list[Noun]:
    shelf, found = SHELVES[kind], []
    for key, row in tables.get(shelf, {}).items():
        try:
            found.append(noun_of(kind, row))
        except RowError as error:
            raise unreadable(store, shelf, key, error) from error
    return found
