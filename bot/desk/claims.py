"""报办结 that the figures do not bear out: asked once, and passed on to the clerks by its writer's press."""

import re
from dataclasses import dataclass, replace

from bot.desk import reports
from bot.desk.view import View
from bot.items import Item, Report, Stage, Target
from bot.notices import About, Button, Text
from bot.office import Outcome, Question
from bot.stages import is_open
from bot.statements import Kind
from bot.targets import is_short
from bot.wording import receipts

CLOSING = re.compile(r"销号|办结")
"""What is asked for beyond saying that an indicator is done."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says is done, and how the figures stand against it. `rest` are the indicators not spoken of."""

    item: Item
    report: Report
    short: tuple[Target, ...]
    rest: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim was made and is asked back: the chat, the message (0 for a press), the topic, the answered message."""

    chat: int
    message: int
    thread: int | None = None


def claimed(view: View, report: Report) -> Claim | None:
    """The claim of a report that does not make the item reported done; None where there is none, or it does."""
    item = view.office.item(report.programme, report.item)
    named = {s.target for s in report.statements if s.kind is Kind.DONE}
    if not named or item is None or not is_open(item.stage):
        return None
    after = reports.standing(view, item, report)
    covered = [t for t in after.targets if None in named or t.no in named]
    short = tuple(t for t in covered if is_short(t))
    rest = tuple(t for t in after.targets if t not in covered and t.met_on is None)
    is_through = after.stage is Stage.CLAIMED and not short
    return None if is_through or not (short or rest) else Claim(item, report, short, rest)


def is_claim(report: Report) -> bool:
    """Whether a report says that its item is done."""
    return any(s.kind is Kind.DONE for s in report.statements)


def without(report: Report) -> Report | None:
    """What the report says beside the claim; None where that is all."""
    said = tuple(s for s in report.statements if s.kind is not Kind.DONE)
    return replace(report, statements=said) if said else None


def ask(view: View, claim: Claim, asker: int, place: Place) -> Outcome:
    """Ask the writer, once; the press reports the whole item done."""
    item, report = claim.item, claim.report
    question = Question(
        id=f"{place.chat}.{place.message or f'p{asker}'}.c{item.no}",
        programme=report.programme,
        code=None,
        asker=asker,
        chat=place.chat,
        message=place.message,
        text=report.text,
        asked_at=view.now,
        held=(_of_all(report),),
    )
    if question.id in view.office.questions:
        return Outcome()
    buttons = (
        Button(receipts.CLAIM_STILL, f"held:{question.id}"),
        Button(receipts.HELD_CHECK, f"drop:{question.id}"),
    )
    about = About(report.programme, (item.no,), question=question.id)
    html = receipts.claim_short(item, (*claim.short, *claim.rest))
    key = f"held/{question.id}" if place.message else f"held/{question.id}/{view.now:%y%m%d%H%M%S}"
    text = Text(key, place.chat, html, (buttons,), about, place.message or None, place.thread)
    return Outcome((question,), (text,))


def told(claim: Claim, place: Place) -> Outcome:
    """What was claimed is reached, but the item has more: who wants it closed is told what is still open."""
    if not CLOSING.search(claim.report.text):
        return Outcome()
    key = f"claim/rest/{claim.report.id}"
    html = receipts.claim_partly(claim.item, claim.rest)
    return Outcome(notices=(Text(key, place.chat, html, answers=place.message or None, thread=place.thread),))


def _of_all(report: Report) -> Report:
    """The report as one of the whole item: a press means it, whatever the figures say."""
    said = tuple(replace(s, target=None) if s.kind is Kind.DONE else s for s in report.statements)
    return replace(report, statements=tuple(dict.fromkeys(said)))
