"""A ledger enters the office: under the programme of the configuration, its figures as each item's first report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.config import Undertaking
from bot.items import Item, Programme, Report
from bot.ledger import Ledger
from bot.office import Beat, Change
from bot.replay import opening_report, replay


def entered(found: Ledger, undertaking: Undertaking) -> Ledger:
    """A ledger under the programme that the configuration names."""
    programme = Programme(undertaking.key, undertaking.name, undertaking.kind, undertaking.year)
    return Ledger(programme, tuple(replace(item, programme=undertaking.key) for item in found.items))


def opening(ledger: Ledger, at: datetime) -> list[Change]:
    """A new programme with its items; `at` is on the office's clock, and its rounds strike from then on."""
    begun: list[Change] = [ledger.programme, Beat(ledger.programme.key, at)]
    return [*begun, *(change for item in ledger.items for change in opened(item, at))]


def opened(item: Item, at: datetime) -> Iterator[Item | Report]:
    """A new item; the figures that the ledger brings stand as its first report."""
    first = opening_report(item, at)
    if first is not None:
        yield first
    yield replay(item, [first]) if first else item
