"""一月一督查: what the section should look at this month, to the clerks: behind, silent, due soon, asking for help."""

from datetime import timedelta

from bot import outlook
from bot.desk import deadlines, letters
from bot.desk.letters import Letter
from bot.desk.view import View
from bot.items import Item
from bot.lamps import Lamp
from bot.notices import About
from bot.office import Outcome
from bot.wording import board as board_words
from bot.wording import cards as words

BAD = (Lamp.LATE, Lamp.BEHIND)


def struck(view: View) -> Outcome:
    """The month's list to every clerk."""
    parts = (
        ("滞后", _lines(view, behind(view), only=BAD)),
        ("请求协调", _lines(view, wanting_help(view))),
        ("本月未报", _lines(view, silent(view))),
        (
            f"{view.kind.deadlines.inspection_within}天内到期",
            due_lines(view, view.kind.deadlines.inspection_within),
        ),
    )
    html = words.inspection(view.programme.name, view.today, parts)
    key = f"{view.programme.key}/inspection/{view.today:%Y-%m}"
    about = About(view.programme.key, tuple(i.no for i in behind(view)))
    return Outcome(notices=letters.to_clerks(view, Letter(key, html, (), about)))


def behind(view: View) -> tuple[Item, ...]:
    """The open items that lag behind, worst first."""
    late = {i.no: i for i in view.open_items if view.shown(i).lamp in BAD}
    order = dict.fromkeys(line.item for line in view.lines(tuple(late.values())))
    return tuple(late[no] for no in order)


def wanting_help(view: View) -> tuple[Item, ...]:
    """The open items whose unit asked for coordination."""
    return tuple(i for i in view.open_items if outlook.wants_help(i))


def silent(view: View) -> tuple[Item, ...]:
    """The open items of which nothing was heard this month."""
    first = view.today.replace(day=1)
    return tuple(i for i in view.unfinished if i.latest is None or i.latest.at.date() < first)


def due_within(view: View, days: int) -> tuple[Item, ...]:
    """The open items due within so many days, and those overdue, the earliest first."""
    last = view.today + timedelta(days=days)
    return tuple(sorted((i for i in view.unfinished if view.next_due(i) <= last), key=view.next_due))


def due_lines(view: View, days: int) -> list[str]:
    """The same as lines, each target by its own deadline."""
    last = view.today + timedelta(days=days)
    found = [due for item in view.open_items for due in deadlines.dues(view, item) if due.on <= last]
    return [
        board_words.due(due.item, due.target, due.on, (due.on - view.today).days)
        for due in sorted(found, key=lambda due: due.on)
    ]


def _lines(view: View, items: tuple[Item, ...], only: tuple[Lamp, ...] = tuple(Lamp)) -> list[str]:
    by_no = {i.no: i for i in items}
    lines = (line for line in view.lines(items) if line.shown.lamp in only)
    return [board_words.line(line, extras(by_no[line.item], line)) for line in lines]


def extras(item: Item, line: words.Line) -> list[str]:
    """What is in the way of the target that a line is of."""
    found = outlook.of_number(item, line.no).problem
    return [words.stuck(found.category)] if found else []
