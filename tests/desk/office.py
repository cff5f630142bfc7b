"""An office made by hand, and a desk that remembers what was decided: no disk, no Telegram, no clock but `now`."""

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot import config, kinds
from bot.cadence import Phase, strikes
from bot.desk import decide
from bot.happenings import Chat, Happening, Pressed, Said, Sender, Struck
from bot.items import Form, Item, Mark, Programme, Report, Target
from bot.notices import Button, Notice, Redraw, Repaint, Text, Toast
from bot.office import Card, Office, Outcome, Spoken
from bot.people import Group, Person, Role
from bot.replay import opening_report, replay
from bot.setting import Setting
from bot.workdays import Workdays

ZONE = ZoneInfo("Asia/Shanghai")
GROUP = -1_002_000_000_001
ZHOU, XU, GU, LIN, CHEN, HE, STRANGER = 1001, 1002, 1101, 2001, 2002, 2003, 9001
MONDAY = "2017-09-11 09:00"

PROGRAMME = Programme("ms", "2017年民生实事", "minsheng", 2017)
PEOPLE = (
    Person(ZHOU, "周明", Role.CLERK, "督查室", reachable=True),
    Person(XU, "许若琳", Role.CLERK, "督查室", reachable=True),
    Person(GU, "顾维衡", Role.LEADER, post="常务副市长", reachable=True),
    Person(LIN, "林文", Role.CONTACT, "市民政局", reachable=True),
    Person(CHEN, "陈建", Role.CONTACT, "市农办", reachable=True),
    Person(HE, "何芳", Role.CONTACT, "市园林局", reachable=True),
)
NAMES = {p.id: p.name for p in PEOPLE}


def at(text: str) -> datetime:
    """A moment on the office's clock: “2017-09-11 09:00”."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def target(
    no: str, text: str = "新增养老床位500张", value: int = 500, unit: str = "张", **more: object
) -> Target:
    """So much at least. `total` is what was reached at the beginning of September."""
    total = more.pop("total", None)
    mark = None if total is None else Mark(Decimal(str(total)), date(2017, 9, 1))
    return Target(no, text, Form.AT_LEAST, Decimal(value), unit, current=mark, **more)  # type: ignore[arg-type]


def item(no: str, title: str, lead: str, *targets: Target, **more: object) -> Item:
    """An item of the programme; one target of 500 beds where none is told."""
    return Item("ms", no, title, targets or (target(f"{no}.1"),), lead=lead, **more)  # type: ignore[arg-type]


BEDS = item("3", "新增养老床位", "市民政局", target("3.1", total=176))
TOILETS = item("7", "改造农村公厕", "市农办", target("7.1", "改造农村公厕800座", 800, "座", total=464))
PARKS = item("9", "口袋公园", "市园林局", target("9.1", "新建口袋公园30处", 30, "处"))


def setting(**office: object) -> Setting:
    """The configuration of a small office, with its own keys where they are told."""
    problems: list[str] = []
    programme = {"key": "ms", "name": PROGRAMME.name, "kind": "minsheng", "year": 2017}
    programme |= {key: office.pop(key) for key in ("publish",) if key in office}
    raw = {"office": {"name": "市政府办公室督查室", "clerks": [ZHOU], **office}, "programme": [programme]}
    parsed = config.parse(raw, "config.toml", problems)
    kind = kinds.parse(
        tomllib.loads(files("bot.kinds").joinpath("minsheng.toml").read_text("utf-8")),
        "minsheng.toml",
        problems,
    )
    assert problems == []
    return Setting(parsed, {"minsheng": kind}, Workdays(), "duban_bot")


@dataclass
class Desk:
    """An office and what has been decided in it; texts stand in their chats as soon as they are owed."""

    office: Office
    setting: Setting
    now: datetime
    reports: dict[str, Report] = field(default_factory=dict)
    said: list[tuple[Text, int]] = field(default_factory=list)
    numbers: int = 100

    def __post_init__(self) -> None:
        self.office.history = self._history

    def decide(self, happening: Happening) -> Outcome:
        """The desk's own answer, kept."""
        outcome = decide(self.office, self.setting, happening)
        self.office.take(outcome.changes)
        self.reports |= {r.id: r for r in outcome.changes if isinstance(r, Report)}
        for notice in outcome.notices:
            if isinstance(notice, Text):
                self._stand(notice)
        return outcome

    def say(self, who: int, text: str, *, private: bool = True, to: str = "", edits: int = 0) -> Outcome:
        """Somebody writes; `to` is the key of the message replied to, `edits` the number of the message reworded."""
        chat = Chat(who, is_private=True) if private else Chat(GROUP, is_private=False, title="工作群")
        self.numbers += 1
        answered = self.number_of(to) if to else None
        number = edits or self.numbers
        sender = Sender(who, NAMES.get(who, "路人"))
        return self.decide(
            Said(self.now, chat, sender, number, text, answered, bool(edits), nonce=f"link-{number}")
        )

    def press(self, who: int, data: str, *, chat: int | None = None, message: int = 7) -> Outcome:
        """Somebody presses a button, or says that they did."""
        self.numbers += 1
        place = Chat(chat or who, is_private=(chat or who) > 0)
        sender = Sender(who, NAMES.get(who, "路人"))
        return self.decide(Pressed(self.now, place, sender, message, data, f"press-{self.numbers}"))

    def strike(
        self, round_: str, moment: str, phase: Phase = Phase.OPEN, *, since: str = "", late: str = ""
    ) -> Outcome:
        """A round strikes at a moment; `late` is when it is caught up, `since` when anything was struck before."""
        rounds = [r for r in self.setting.kinds["minsheng"].rounds if r.key == round_]
        struck_at = at(moment)
        found = strikes(rounds, self.setting.calendar, ZONE, struck_at.replace(hour=0), struck_at)
        strike = next(s for s in reversed(found) if s.phase is phase)
        before = at(since) if since else _day_before(struck_at, self.setting.calendar)
        self.now = at(late) if late else struck_at
        return self.decide(Struck(self.now, "ms", strike, before, is_late=bool(late)))

    def number_of(self, key: str) -> int:
        """The message id under which a notice stands."""
        return next(number for text, number in self.said if text.key == key)

    def item(self, no: str) -> Item:
        """An item as it stands."""
        return self.office.items["ms"][no]

    def total(self, no: str) -> int | None:
        """The first target's total."""
        mark = self.item(no).targets[0].current
        return None if mark is None else int(mark.value)

    def card(self) -> Card:
        """The newest card."""
        return list(self.office.cards.values())[-1]

    def _history(self, _programme: str, no: str) -> Sequence[Report]:
        return sorted((r for r in self.reports.values() if r.item == no), key=lambda r: r.at)

    def _stand(self, text: Text) -> None:
        self.numbers += 1
        self.said.append((text, self.numbers))
        if text.about is not None:
            self.office.take((Spoken(text.key, text.chat, self.numbers, **asdict(text.about)),))


def _day_before(moment: datetime, calendar: Workdays) -> datetime:
    day = calendar.previous(moment.date() - timedelta(days=1))
    return datetime.combine(day, moment.time(), ZONE)


def desk(
    *items: Item, now: str = MONDAY, people: Sequence[Person] = PEOPLE, bound: bool = True, **office: object
) -> Desk:
    """A desk with these items (three of three units, if none are told)."""
    found = Office()
    found.take((PROGRAMME, *people))
    made = Desk(found, setting(**office), at(now))
    for one in items or (BEDS, TOILETS, PARKS):
        first = opening_report(one, at("2017-09-01 09:00"))
        made.reports |= {first.id: first} if first else {}
        found.take((replay(one, [first]) if first else one,))
    if bound:
        found.take((Group(GROUP, "工作群", "ms"),))
    return made


def texts(outcome: Outcome, chat: int | None = None) -> list[Text]:
    """The texts that an outcome owes, to one chat if it is told."""
    return [n for n in outcome.notices if isinstance(n, Text) and chat in (None, n.chat)]


def told(outcome: Outcome, chat: int | None = None) -> str:
    """The words of the only text."""
    (only,) = texts(outcome, chat)
    return only.html


def toast(outcome: Outcome) -> str:
    """The words of the toast."""
    return next(n.text for n in outcome.notices if isinstance(n, Toast))


def redraws(outcome: Outcome) -> dict[str, str]:
    """What stands where a text stood, by its key."""
    return {n.of: n.html for n in outcome.notices if isinstance(n, Redraw)}


def repainted(outcome: Outcome) -> Repaint:
    """The one message that was repainted."""
    return next(n for n in outcome.notices if isinstance(n, Repaint))


def labels(notice: Notice) -> list[str]:
    """The buttons under a notice."""
    return [button.label for button in _buttons(notice)]


def data(notice: Notice, label: str) -> str:
    """What the button means that is labelled so."""
    return next(button.data for button in _buttons(notice) if button.label.startswith(label))


def _buttons(notice: Notice) -> list[Button]:
    rows = notice.keyboard if isinstance(notice, Text | Redraw | Repaint) else ()
    return [button for row in rows for button in row]
