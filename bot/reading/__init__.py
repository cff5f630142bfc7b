"""A line of chat, and what was meant by it, or what to ask.

slips, courtesies   a message with its slips mended and its greetings left out
entries, heads, points, openings  a message → stretches that each speak of one item          ledger   items by number, title and unit
subjects            whose business a stretch is                                page     a stretch laid out for reading
figures, roles, timing                its figures: what number, in which unit, what for
choosing, counting, naming, shares, respective, recast  which target each figure is of           fitting, owed   what is owed
amounts, progress                     what the figures of a target report together
pieces, words, told, sentences, plans, problems, states, claims, wishes, talk, asides   its words → plans, problems, claims
lexicon             what is in the way, by field: things, what is said of them, signs
compose             both → statements, each once, nothing contradicting
solved              what is said to be over
shared              what one breath says of several items
shortened           titles cut short: 保租房, 固投
sense, weighing     what the words of a piece most likely say, weighed against the patterns
titles, doubts, repeats               names, figures told in passing, what is said twice
"""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.dates import Calendar, Frame
from bot.items import Item
from bot.reading.cases import without_cases
from bot.reading.choosing import UNIVERSAL
from bot.reading.courtesies import unframed
from bot.reading.entries import Entry, entries
from bot.reading.interpret import Source, interpret
from bot.reading.ledger import Ledger, laid_out, sources
from bot.reading.shared import once, only_named, portions, tail_of_all, told_twice
from bot.reading.shortened import is_short_for
from bot.reading.slips import mended
from bot.reading.subjects import Choice, Speaker, Subject, subjects
from bot.reading.talk import is_roll_call, is_to_all
from bot.script import clean, fold
from bot.statements import Code, Kind, Reading, Statement, Unclear

__all__ = ["Ledger", "read"]

NONE: Mapping[str, date] = {}


def read(  # noqa: PLR0913 - each is a fact of its own, and callers name them
    text: str,
    items: Sequence[Item] | Ledger,
    *,
    today: date,
    calendar: Calendar,
    answers: str | None = None,
    unit: str | None = None,
    events: Mapping[str, date] = NONE,
) -> Reading:
    """What a message says of the items of a programme.

    `answers` is the number of the item or target whose card the message replies to, `unit` the speaker's own unit. A
    message without business gives `()`; one that cannot be read without a guess an `Unclear`, and nothing else. Give a
    `Ledger` built once where many lines are read; of plain items the layout of the last is used again. Never raises, whatever the text.
    """
    ledger = items if isinstance(items, Ledger) else laid_out(items)
    wording = clean(text)
    folded = without_cases(mended(fold(wording)))
    source = Source(unframed(folded), wording)
    if _is_notice(folded, ledger) or is_roll_call(source.text):
        return ()
    speaker, frame = Speaker(answers, unit), Frame(today, calendar, events)
    answered = ledger.find(answers) if answers else None
    own = [item.no for item in ledger.of_unit(unit)]
    found, of_all = tail_of_all(
        source.text,
        entries(source.text, ledger, answered and answered[0], is_answer=answers is not None, own=own),
    )
    choices = [subjects(entry, source.text, ledger, speaker) for entry in found]
    spoken_of = tuple(subject for choice in choices if not isinstance(choice, Unclear) for subject in choice)
    only = only_named(spoken_of)
    stated: list[Statement] = []
    for entry, choice in [*zip(found, choices, strict=True), *([(of_all, spoken_of)] if of_all else [])]:
        reading = _read_entry(entry, source, ledger, frame, choice)
        if isinstance(reading, Unclear) and isinstance(choice, Unclear) and only in choice.items:
            reading = _read_entry(entry, source, ledger, frame, (Subject(ledger.by_no[only]),))
        if isinstance(reading, Unclear):
            return Unclear(reading.code, reading.items, text)
        stated += reading
    if (target := told_twice(stated)) is not None:
        return Unclear(Code.CONTRADICTION, (target,), text)
    return tuple(once(stated))


def _is_notice(text: str, ledger: Ledger) -> bool:
    """Whether a whole message only calls or asks others."""
    return is_roll_call(text) or (is_to_all(text) and not ledger.measured.search(text))


def _read_entry(entry: Entry, source: Source, ledger: Ledger, frame: Frame, choice: Choice) -> Reading:
    if isinstance(choice, Unclear):
        return _tried(entry, source, ledger, frame, choice)
    each = portions(entry, source, len(choice), ledger, frame) if len(choice) > 1 else None
    stated: list[Statement] = []
    for place, subject in enumerate(choice):
        reading = interpret(entry, each[place] if each else source, subject, ledger, frame)
        if isinstance(reading, Unclear):
            return reading
        stated += reading
    has_figures = not each and any(statement.kind is Kind.PROGRESS for statement in stated)
    return Unclear(Code.WHICH_ITEM, _numbers(choice)) if has_figures and len(choice) > 1 else tuple(stated)


def _tried(entry: Entry, source: Source, ledger: Ledger, frame: Frame, choice: Unclear) -> Reading:
    """An entry of one of several items: of the only one whose unit its figures can have, if they have one."""
    likely = [ledger.by_no[no] for no in choice.items] or [Item("", "", "")]
    meant = [item for item in likely if is_short_for(source.text[entry.start : entry.end], sources(item))]
    likely = meant if len(meant) == 1 else likely
    readings = [interpret(entry, source, Subject(item, is_guess=True), ledger, frame) for item in likely]
    fitting = [reading for reading in readings if _has_figure(reading)]
    fitting = [one for one in fitting if _is_exact(one, source.text[entry.start : entry.end])] or fitting
    doubts = [one for one in readings if isinstance(one, Unclear) and one.code is Code.WHICH_TARGET]
    is_doubtful = bool(doubts)
    if len(doubts) == 1 and all(one in (doubts[0], ()) for one in readings):
        return doubts[0]
    if is_doubtful and not (fitting and _is_exact(fitting[0], source.text[entry.start : entry.end])):
        return choice
    if len(meant) == 1 and len(readings) == 1:
        return readings[0]
    if len(fitting) == 1 and choice.items and ledger.measured.search(source.text, entry.start, entry.end):
        return fitting[0]
    if not choice.items and all(isinstance(one, Unclear) and one.code is Code.NUMBER for one in readings):
        return ()  # 就差你们一家了: talk, of nobody's item
    return () if all(reading == () for reading in readings) else choice


def _has_figure(reading: Reading) -> bool:
    return not isinstance(reading, Unclear) and any(one.kind is Kind.PROGRESS for one in reading)


def _is_exact(reading: Reading, text: str) -> bool:
    """Whether every figure stands in its target's own unit: 条 is said of roads first, of anything second."""
    return not isinstance(reading, Unclear) and all(
        (one.unit in text or (one.unit in {"万元", "亿元"} and one.unit[0] in text))
        and one.unit not in UNIVERSAL
        for one in reading
        if one.kind is Kind.PROGRESS
    )


def _numbers(choice: Sequence[Subject]) -> tuple[str, ...]:
    return tuple(subject.item.no for subject in choice)
