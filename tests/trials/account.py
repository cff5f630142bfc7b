"""The account of a trial: what was written against what the store holds, what was owed against what stands in the room."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from bot.cadence import Phase, Strike, window
from bot.desk.deadlines import days
from bot.desk.view import scene, view
from bot.office import Review
from store.book import Book
from store.disk import look
from store.outbox import Told as Settled
from store.rows import noun_of
from store.verifying import verify
from tests.trials.office import DUE
from tests.trials.trial import Trial

LATE_FOR_SURE = 16 * 60


@dataclass(frozen=True, slots=True)
class Account:
    """What a trial came to. `wrong` tells everything that is not as it was promised."""

    kills: int
    updates: int
    notices: int
    strikes: int
    lost: int
    doubled: int
    marked: int
    wrong: tuple[str, ...]

    def __add__(self, other: "Account") -> "Account":
        """Both."""
        return Account(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def account(trial: Trial, health: str) -> Account:
    """Reckon up a trial whose bot is dead."""
    verdict = verify(trial.store)
    wrong = [*verdict.problems]
    with look(trial.store) as disk:
        settled = {key: noun_of(Settled, disk.row("told", key)) for key in disk.keys("told")}
    with closing(Book.open(trial.store)) as book:
        doubts = {doubt.key for doubt in book.uncertain()}
        wrong += _updates(trial, book)
        wrong += _figures(trial, book)
        wrong += _presses(trial, book)
        wrong += _issues(trial, book)
        wrong += _outages(trial, book, set(settled))
    said = _said(trial)
    lost = [key for key, told in settled.items() if told.message and not said[key]]
    lost += [key for key in trial.questions if not said[key]]
    doubled = {key: n for key, n in said.items() if n > 1}
    wrong += [f"lost: {key}" for key in lost]
    wrong += [f"said, and never owed: {key}" for key in said if key not in settled]
    wrong += [
        f"refused: {t.key} {t.refused}"
        for t in settled.values()
        if t.refused and not t.key.startswith("toast")
    ]
    wrong += [f"twice without a mark: {key}" for key in doubled if key not in doubts]
    wrong += [
        f"{n} times, and {trial.told.exposed[key]} ends between acceptance and mark: {key}"
        for key, n in doubled.items()
        if n - 1 > trial.told.exposed[key]
    ]
    wrong += [f"marked without a reason: {key}" for key in doubts if not trial.told.at_risk[key]]
    if doubts and f"可能重复的消息{len(doubts)}条" not in health:
        wrong.append(f"{len(doubts)} doubts, and the clerk is told: {health}")
    return Account(
        trial.kills, len(set(trial.told.fetched)), len(settled), len(trial.strikes(trial.begin, trial.bot.now())),
        len(lost), len(doubled), len(doubts), tuple(f"seed {trial.seed}: {line}" for line in wrong),
    )  # fmt: skip


def _updates(trial: Trial, book: Book) -> list[str]:
    """Every update that was handed out is in the journal once."""
    taken = Counter(line.update for line in book.journal() if line.update is not None)
    wrong = [f"update {number} was not taken" for number in set(trial.told.fetched) - set(taken)]
    return wrong + [f"update {number} was taken {n} times" for number, n in taken.items() if n > 1]


def _figures(trial: Trial, book: Book) -> list[str]:
    """Each message that named a figure is one report with that figure, and the total is their sum."""
    wrong = []
    for no, figures in trial.figures.items():
        reports = [r for r in book.office.history("ms", no) if r.message and not r.withdrawn]
        found = {(r.chat, r.message): int(s.value or 0) for r in reports for s in r.statements}
        if len(found) != len(reports) or found != figures:
            wrong.append(f"item {no}: written {figures}, kept {found}")
        current = book.office.items["ms"][no].targets[0].current
        if current is None or int(current.value) != sum(figures.values()):
            wrong.append(f"item {no}: written in all {sum(figures.values())}, kept {current}")
    return wrong


def _presses(trial: Trial, book: Book) -> list[str]:
    made = [
        r.id for no in book.office.items["ms"] for r in book.office.history("ms", no) if "/unchanged/" in r.id
    ]
    return (
        [f"presses: made {sorted(trial.presses)}, kept {sorted(made)}"]
        if sorted(made) != sorted(trial.presses)
        else []
    )


def _issues(trial: Trial, book: Book) -> list[str]:
    """Each round of briefings made one issue in each period, numbered without a gap, and the approved are out."""
    rounds = {
        r.key: r
        for r in trial.setting.kinds["minsheng"].rounds
        if r.does in ("briefing", "summary", "account")
    }
    due = [s for s in trial.strikes(trial.begin, trial.bot.now()) if s.round in rounds]
    issues = book.office.issues
    wrong = []
    if sorted(issues) != sorted(f"ms/{s.round}/{s.period}" for s in due):
        wrong.append(f"issues {sorted(issues)} of {due}")
    for series in {r.series for r in rounds.values()}:
        numbers = sorted(i.number for i in issues.values() if i.series == series)
        if numbers != list(range(1, len(numbers) + 1)):
            wrong.append(f"{series} has the numbers {numbers}")
    out = {key for key, issue in issues.items() if issue.review is Review.PUBLISHED}
    return [*wrong, *([f"approved {trial.approved}, published {out}"] if out != trial.approved else [])]


def _outages(trial: Trial, book: Book, owed: set[str]) -> list[str]:
    """What struck within an outage was caught up by its own rule."""
    wrong = []
    rounds = {r.key: r for r in trial.setting.kinds["minsheng"].rounds}
    cards = {card.period for card in book.office.cards.values()}
    for outage in trial.outages:
        missed = trial.strikes(outage.begin, outage.end)
        for strike in missed:
            issue = book.office.issues.get(f"ms/{strike.round}/{strike.period}")
            if issue and (outage.end - strike.at).total_seconds() > LATE_FOR_SURE and not issue.is_late:
                wrong.append(f"not told to be late: {issue.key}")
        opened = [s for s in missed if (s.round, s.phase) == ("weekly", Phase.OPEN)]
        wrong += [f"an old card was posted: {s.period}" for s in opened[:-1] if s.period in cards]
        for strike in opened[-1:]:
            frame = window(rounds["weekly"], trial.setting.calendar, trial.setting.config.zone, strike.period)
            is_open = frame is not None and outage.end <= frame.closes
            if is_open != (strike.period in cards):
                wrong.append(f"the card of {strike.period} after the outage to {outage.end}: {not is_open}")
        wrong += _reminders(trial, book, missed, outage.end)
    return wrong


def _reminders(trial: Trial, book: Book, missed: list[Strike], end: datetime) -> list[str]:
    """All whose day of reminding fell within the outage stand in one message on its last day."""
    struck = [s for s in missed if s.round == "deadlines"]
    if not struck:
        return []
    office = book.office
    seen = view(scene(office, trial.setting, end), "ms")
    first, last = struck[0].at.date(), end.date()
    asked = {f"{20 + n}" for n, due in enumerate(DUE) if any(first <= day <= last for day in days(seen, due))}
    group = next(iter(office.groups))
    told = [s.items for s in office.spoken.values() if s.key == f"ms/deadlines/{last.isoformat()}/{group}"]
    found = set(told[0]) if told else set()
    return [] if asked <= found else [f"reminders of {first}–{last}: {asked}, told {found}"]


def _said(trial: Trial) -> Counter[str]:
    """How often each notice came to stand in the room: those that the bot knows of, and those that it died over."""
    heard = {place: key for key, places in trial.told.sent.items() for place in places}
    stood: dict[str, set[tuple[int, int | str]]] = {}
    for life, message in trial.told.stands:
        place = (message.chat, message.id)
        group = [(m.chat, m.id) for _, m in trial.told.stands if message.album and m.album == message.album]
        key = next((heard[p] for p in (place, *group) if p in heard), "")
        key = key or trial.told.cut_off.get(life, f"said by life {life} for no reason")
        stood.setdefault(key, set()).add((message.chat, message.album or message.id))
    return Counter({key: len(places) for key, places in stood.items()})
