"""An item as it was read, before it has its final number."""

from dataclasses import dataclass, field
from datetime import date

from bot.intake.owners import NOBODY, Owners
from bot.items import Target


@dataclass(frozen=True, slots=True)
class Sketch:
    """What was read of one item, where it stands, and what is doubtful in it.

    The targets bear the numbers that their rows have (4.1), else none; `within` is the place of the whole among them.
    """

    no: str
    title: str
    content: str = ""
    category: str = ""
    targets: tuple[Target, ...] = ()
    owners: Owners = field(default=NOBODY)
    due: date | None = None
    place: str = ""
    doubts: tuple[str, ...] = ()
    result: str = ""
