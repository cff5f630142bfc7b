"""A programme as it was at an earlier moment, from the reports that had come by then."""

from dataclasses import replace
from datetime import datetime

from bot.items import Item, Stage
from bot.office import Office
from bot.replay import replay


def past(office: Office, programme: str, at: datetime) -> Office:
    """The office with one programme's items and issues as of a moment, in the office's zone.

    Deadlines and stages are those of today, but for what was closed later; and a report that was corrected since is as
    it was corrected. What has to stay as it was is therefore made once, when the issue is drafted.
    """
    items = {item.no: _item(office, item, at) for item in office.items_of(programme)}
    issues = {
        key: issue
        for key, issue in office.issues.items()
        if issue.programme != programme or issue.cutoff <= at
    }
    return replace(office, items=office.items | {programme: items}, issues=issues)


def _item(office: Office, item: Item, at: datetime) -> Item:
    if (item.latest is None or item.latest.at <= at) and (
        item.closed_on is None or item.closed_on <= at.date()
    ):
        return item
    if item.closed_on is not None and item.closed_on > at.date():
        item = replace(item, stage=Stage.IN_PROGRESS, closed_on=None)
    return replay(item, [report for report in office.history(item.programme, item.no) if report.at <= at])
