"""Questions and their answers, page by page: the board, one item, what is due, what was said, what will come."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cadence import strikes
from bot.desk import inspection
from bot.desk.sieves import SIEVES, sifted
from bot.desk.view import Scene, View
from bot.happenings import Sender
from bot.items import Item, Stage
from bot.lamps import lamp_of_target
from bot.measure import share
from bot.notices import Button, Keyboard
from bot.numbers import numeral
from bot.people import Person, Role
from bot.targets import due_of
from bot.wording import board as words
from bot.wording import called, esc, pages, quoted, whole
from bot.wording import cards as card_words
from bot.wording.cards import Line
from bot.wording.whole import Owed

BOARD_LINES = 12
"""The first page shows so many of the worst; the rest is a press away."""

UNDO_WITHIN = 5
QUERY_BYTES = 36
NUMBER = re.compile(r"[第#]?(\d+(?:\.\d+)?)[号项]?")
DUE_WITHIN, MOST_DAYS = 30, 366


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer."""

    html: str
    keyboard: Keyboard = ()


def page(view: View, query: str, number: int) -> Page:
    """An answer's page; `query` is the command with what was asked (“status 滞后”), `number` counts from 0."""
    verb, _, asked = query.partition(" ")
    return ANSWERS[verb](view, asked.strip(), number)


def whoami(scene: Scene, someone: Person | None, sender: Sender) -> str:
    """Who the register says one is."""
    office = scene.office
    someone = None if someone and someone.role is Role.FORMER else someone
    names = [
        p.name for p in office.programmes.values()
        if someone and any(someone.unit in (i.lead, *i.support) for i in office.items_of(p.key))
    ]  # fmt: skip
    return words.whoami(someone, sender.id, names)


def _status(view: View, asked: str, number: int) -> Page:
    if not asked:
        return _board(view, number)
    if asked == words.SEE_UNITS:
        return _paged(view, "status " + asked, _by_units(view), number)
    if asked in SIEVES:
        return _sifted(view, asked, number)
    items = _matching(view, asked)
    if len(items) == 1:
        return _one(view, items[0], asked, number)
    if not items:
        return Page(_nothing(asked))
    return _paged(
        view,
        f"status {asked}",
        _lines(view, items),
        number,
        [card_words.counts_sentence(view.counts_of(items), view.kind.measure)],
    )


def _sifted(view: View, asked: str, number: int) -> Page:
    """The targets that a word leaves; its number is that of the counts."""
    left = sifted(view, asked)
    if not left.lines:
        return Page(_nothing(asked))
    by_no = {i.no: i for i in left.items}
    lines = [words.line(line, _extras(by_no[line.item], line)) for line in left.lines]
    head = words.sifted_head(asked, len(left.lines), view.kind.measure, len(left.items))
    return _paged(view, f"status {asked}", lines, number, [head])


def _board(view: View, number: int) -> Page:
    open_items = tuple(i for i in view.items if i.stage not in (Stage.CLOSED, Stage.STOPPED, Stage.DRAFTED))
    lines = _lines(view, open_items)
    head = [words.as_of(view.programme.name, view.now), words.board_head(view.counts, view.kind.measure)]
    if number:
        return _paged(view, "status", lines, number)
    more = (
        [f"另有{len(lines) - BOARD_LINES}项，按“看滞后”“按单位”或发 /status 编号 查看。"]
        if len(lines) > BOARD_LINES
        else []
    )
    foot = words.board_foot(
        len(inspection.wanting_help(view)), len(inspection.due_within(view, 30)), _next_issue(view)
    )
    html = "\n".join([*head, "", *lines[:BOARD_LINES], *more, *(["", foot] if foot else [])])
    return Page(html, _board_buttons(view))


def _board_buttons(view: View) -> Keyboard:
    key = view.programme.key
    return (
        (_see(key, words.SEE_BEHIND, "status 滞后"), _see(key, words.SEE_HELP, "status 需协调")),
        (_see(key, words.SEE_UNITS, f"status {words.SEE_UNITS}"), _see(key, words.SEE_ISSUE, "briefing")),
    )


def _see(programme: str, label: str, query: str) -> Button:
    return Button(label, f"see:{programme}:0:{query}")


def _next_issue(view: View) -> tuple[str, datetime] | None:
    strike = view.next_strike("briefing", "summary", "account")
    round_ = view.kind.round(strike.round) if strike else None
    return (round_.series, strike.at) if strike and round_ and not view.is_quiet else None


def _matching(view: View, asked: str) -> tuple[Item, ...]:
    if asked in SIEVES:
        return sifted(view, asked).items
    number = NUMBER.fullmatch(asked)
    by_no = [i for i in view.items if number and number[1] in (i.no, *(t.no for t in i.targets))]
    by_unit = [i for i in view.items if asked in (i.lead, *i.support)]
    by_words = [i for i in view.items if all(word in _all_of(i) for word in asked.split())]
    return tuple(by_no or by_unit or by_words)


def _all_of(item: Item) -> str:
    """All by which an item may be called, a line each: titles, units, the leader."""
    texts = (target.text for target in item.targets)
    return "\n".join((item.title, *texts, item.lead, *item.support, item.leader))


def _nothing(asked: str) -> str:
    if asked in SIEVES:
        return words.NONE_SUCH.format(asked=asked)
    return words.NOTHING_FOUND.format(asked=quoted(asked))


def _lines(view: View, items: Sequence[Item]) -> list[str]:
    by_no = {i.no: i for i in items}
    return [words.line(line, _extras(by_no[line.item], line)) for line in view.lines(tuple(items))]


def _extras(item: Item, line: Line) -> list[str]:
    return inspection.extras(item, line) if line.shown.lamp in inspection.BAD else []


def _by_units(view: View) -> list[str]:
    units = dict.fromkeys(i.lead for i in view.items)
    counts = ((unit, view.counts_of(tuple(i for i in view.items if i.lead == unit))) for unit in units)
    return [words.by_unit(unit, counted) for unit, counted in counts if counted.total]


def _item(view: View, asked: str, number: int) -> Page:
    items = _matching(view, asked) if asked else ()
    if len(items) == 1:
        return _one(view, items[0], asked, number)
    if items:
        return _paged(view, f"item {asked}", _lines(view, items), number)
    return Page(_nothing(asked) if asked else words.WHICH_NUMBER.format(command="/item"))


def _one(view: View, item: Item, asked: str, number: int) -> Page:
    """Everything of one item; a press draws how its figures went."""
    named = NUMBER.fullmatch(asked)
    no = named[1] if named else item.no
    found = _paged(view, f"item {no}", _whole(view, item, no), number)
    if not any(t.current and share(t, t.current.value) is not None for t in item.targets):
        return found
    drawn = Button(words.TREND, f"trend:{view.programme.key}:{item.no}")
    return Page(found.html, (*found.keyboard, (drawn,)))


def _whole(view: View, item: Item, no: str) -> list[str]:
    """Under the lamp of the target that was asked for by its number, else of the item: its worst."""
    rules = view.kind.lamps
    owed = [
        Owed(t, lamp_of_target(item, t, view.today, view.start, rules), due_of(item, t, view.start))
        for t in item.targets
    ]
    shown = next((one.shown for one in owed if one.target.no == no), view.shown(item))
    return whole.item(item, owed, shown).split("\n")


def _due(view: View, asked: str, number: int) -> Page:
    days = _days(asked) if asked else DUE_WITHIN
    if days is None:
        return Page(words.WHICH_DAYS)
    lines = inspection.due_lines(view, days)
    if not lines:
        return Page(words.NOTHING_DUE.format(days=days))
    return _paged(view, f"due {days}", lines, number)


def _days(asked: str) -> int | None:
    """How many days are asked for, in digits or in words: 14, 14天, 三十."""
    bare = asked.removesuffix("天").removesuffix("日").strip()
    found = numeral(bare) if bare else None
    return int(found) if found is not None and found == int(found) and 0 <= found <= MOST_DAYS else None


def _history(view: View, asked: str, number: int) -> Page:
    if not asked:
        return Page(words.WHICH_NUMBER.format(command="/history"))
    item = next(iter(_matching(view, asked)), None)
    if item is None:
        return Page(_nothing(asked))
    told = list(view.office.history(view.programme.key, item.no))
    if not told:
        return Page(words.NO_HISTORY.format(no=item.no, title=esc(item.title)))
    lines = [words.report(r, _name(view, r.by)) for r in reversed(told)]
    found = _paged(view, f"history {item.no}", lines, number, [f"<b>{called(item)}</b>"])
    last = next((r for r in reversed(told) if not r.withdrawn), None)
    undo = ((Button(words.UNDO, f"undo:{view.programme.key}:{item.no}:{last.message}"),),) if last else ()
    return Page(found.html, (*undo, *found.keyboard))


def _name(view: View, person_id: int) -> str:
    person = view.office.people.get(person_id)
    return person.name if person else "督查室"


def _calendar(view: View, asked: str, number: int) -> Page:
    until = view.now + timedelta(days=int(asked) if asked.isdecimal() and len(asked) <= 3 else 31)
    rounds = [r for r in view.kind.rounds if r.does != "deadlines"]
    found = strikes(rounds, view.setting.calendar, view.setting.config.zone, view.now, until)
    names = {r.key: r.name for r in rounds}
    lines = [
        words.push(s.at, view.programme.name, names[s.round], s.reason)
        for s in found
        if s.phase.value == "open"
    ]
    warning = view.setting.calendar.warning(until.year)
    return _paged(view, f"calendar {asked}".strip(), lines + ([warning] if warning else []), number)


def _briefing(view: View, asked: str, number: int) -> Page:
    """The latest issue, one by its number, or the latest 总结 by that word."""
    series = asked if asked and asked in {r.series for r in view.kind.rounds} else words.SERIES
    issues = view.office.issues_of(view.programme.key, series)
    if asked.isdecimal():
        issues = tuple(i for i in issues if i.number == int(asked))
        if not issues:
            return Page(words.NO_SUCH_ISSUE.format(n=quoted(asked)))
    if not issues:
        return Page(words.NO_ISSUE)
    lines = words.issue(issues[-1]).split("\n")
    again = series if asked == series else issues[-1].number
    return _paged(view, f"briefing {again}", lines, number)


def _paged(view: View, query: str, lines: Sequence[str], number: int, head: Sequence[str] = ()) -> Page:
    found = pages(lines, list(head))
    number = min(max(number, 0), len(found) - 1)
    short = query.encode()[:QUERY_BYTES].decode(errors="ignore")
    turn = [
        Button(label, f"see:{view.programme.key}:{n}:{short}")
        for label, n in ((words.BEFORE, number - 1), (words.AFTER, number + 1)) if 0 <= n < len(found)
    ]  # fmt: skip
    return Page(found[number], (tuple(turn),) if turn else ())


ANSWERS: dict[str, Callable[[View, str, int], Page]] = {
    "status": _status,
    "item": _item,
    "due": _due,
    "history": _history,
    "calendar": _calendar,
    "briefing": _briefing,
}
