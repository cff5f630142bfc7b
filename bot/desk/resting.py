"""What is paused or stopped takes no reports: whoever writes one is told so at once, and nothing is noted."""

from collections.abc import Sequence

from bot.desk.view import View
from bot.items import Item, Report, Stage
from bot.notices import Text
from bot.office import Outcome
from bot.wording import receipts

RESTING = frozenset({Stage.PAUSED, Stage.STOPPED})


def sifted(view: View, made: Sequence[Report]) -> tuple[list[Report], Outcome]:
    """The reports of what is under way; the writer of another is told why it was not taken."""
    items = {r.item: i for r in made if (i := view.office.item(r.programme, r.item))}
    resting = [r for r in made if r.item in items and items[r.item].stage in RESTING]
    told = tuple(_told(report, items[report.item]) for report in resting)
    return [r for r in made if r not in resting], Outcome(notices=told)


def _told(report: Report, item: Item) -> Text:
    return Text(f"resting/{report.id}", report.chat, receipts.resting(item), answers=report.message)
