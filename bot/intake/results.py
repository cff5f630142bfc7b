"""Telling a text that reports what was done from one that says what is to be done."""

import re

from bot.intake.clauses import Clause

DONE = re.compile(r"了(?!解)|已(?!有)|目前|截至|据统计|上半年,?受理")
SHARE = 0.004
"""Plans hardly ever say 了; reports of results say it every hundred characters or two."""
FEWEST = 4
WILL = re.compile(
    r"力争|争取|确保|将(?!近|军)|计划(?=[于在到年完建新开启\d])|不少于|不低于|不超过|控制在|以内|下一步|下半年|预计|要(?!求|点|素|闻)|年内|底前|月前"
)


def tells_results(text: str) -> bool:
    """Whether a folded text mostly tells what was done."""
    marks = len(DONE.findall(text))
    return marks >= FEWEST and marks > SHARE * len(text)


def has_will(clause: Clause) -> bool:
    """Whether a clause of such a text still owes something: it says that something is to be."""
    return WILL.search(clause.shown) is not None
