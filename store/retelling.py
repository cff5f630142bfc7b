"""A step of the schema: every item's outlook as today's rules hear it from the reports that are kept."""

import json
from dataclasses import replace

from bot.items import Item, Report
from bot.replay import replay
from store.disk import Disk
from store.errors import unreadable
from store.rows import noun_of, row_of

ITEMS, REPORTS = "items", "reports"


def outlooks(disk: Disk) -> None:
    """Reasons, pleas and forecasts are kept by target, and stand until they are settled.

    Only these are taken over: what a clerk or a ledger decided besides stays as it is.

    Raises:
        StoreError: if an item or a report of it is damaged.
    """
    for key, body in disk.all(ITEMS):
        try:
            item = noun_of(Item, json.loads(body))
            reports = [noun_of(Report, json.loads(told)) for _, told in disk.owned(REPORTS, key)]
        except ValueError as error:
            raise unreadable(disk.name, ITEMS, key, error) from error
        if reports:
            disk.put(ITEMS, key, row_of(_retold(item, reports)))


def _retold(item: Item, reports: list[Report]) -> Item:
    told = replay(item, sorted(reports, key=lambda report: report.at))
    return replace(
        item, problem=told.problem, wants_help=told.wants_help, forecast=told.forecast, outlooks=told.outlooks
    )
