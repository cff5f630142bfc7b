"""The whole office against a model of it: anybody does anything in any order, and the process ends at any point."""

import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from telegram import Bot

from bot.happenings import Chat, Happening, Pressed, Said, Sender
from bot.items import Item
from bot.notices import Sent
from bot.office import Beat, Outcome
from bot.people import Group
from bot.replay import replay
from handlers import clock, turn
from handlers.house import House
from store.book import Book
from store.verifying import verify
from tests.desk.office import (
    CHEN,
    GROUP,
    HE,
    LIN,
    NAMES,
    PEOPLE,
    PROGRAMME,
    STRANGER,
    ZHOU,
    at,
    item,
    setting,
    target,
)
from tests.doors.place import Clock

WORK = {LIN: ("3", "张"), CHEN: ("7", "座"), HE: ("9", "处")}
ITEMS = (
    item("3", "新增养老床位", "市民政局", target("3.1", "新增养老床位500000张", 500_000)),
    item("7", "改造农村公厕", "市农办", target("7.1", "改造农村公厕800000座", 800_000, "座")),
    item("9", "口袋公园", "市园林局", target("9.1", "新建口袋公园300000处", 300_000, "处")),
)
CONTACTS = st.sampled_from(sorted(WORK))
COUNTS = st.integers(1, 9)
VERBS = st.sampled_from(["same", "claim", "ontime", "close", "approve", "quiet", "undo", "no", ""])


class OfficeMachine(RuleBasedStateMachine):
    """A house without a line to Telegram: what comes in is handed to it, and what it owes is said to nobody.

    `written` are the figures by item and message, `said` the keys of what was said, `doubtful` of what may be.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock(at("2017-09-11 08:40"))
        self.written: dict[str, dict[int, int]] = {no: {} for no, _ in WORK.values()}
        self.said: set[str] = set()
        self.doubtful: set[str] = set()
        self.numbers = 1000
        self.house = House(setting(), Book.open(self.file), Bot("1:token"), self.clock)

    @property
    def file(self) -> str:
        """Where the book is kept."""
        return str(Path(self.folder.name) / "duban.db")

    @initialize()
    def begin(self) -> None:
        begun = (PROGRAMME, *PEOPLE, *ITEMS, Group(GROUP, "工作群", "ms"), Beat("ms", self.clock()))
        self.house.book.commit(Outcome(begun), at=self.clock())

    # What people do.

    @rule(who=CONTACTS, count=COUNTS, times=st.integers(1, 2))
    def report(self, who: int, count: int, times: int) -> None:
        """A contact reports; Telegram may bring it twice."""
        no, unit = WORK[who]
        said = self._message(who, f"{no}号 新增{count}{unit}")
        for _ in range(times):
            self._take(said, self.numbers)
        self.written[no][said.message] = count

    @precondition(lambda self: any(self.written.values()))
    @rule(choice=st.randoms(use_true_random=False), count=COUNTS)
    def reword(self, choice: Random, count: int) -> None:
        """A contact changes the wording of one of their messages."""
        who, message = choice.choice([(w, m) for w, (no, _) in WORK.items() for m in self.written[no]])
        no, unit = WORK[who]
        self._take(self._message(who, f"{no}号 新增{count}{unit}", edits=message))
        self.written[no][message] = count

    @rule(who=CONTACTS, other=CONTACTS, count=COUNTS)
    def report_for_others(self, who: int, other: int, count: int) -> None:
        """A contact reports for another unit: that changes nothing."""
        if who != other:
            no, unit = WORK[other]
            self._take(self._message(who, f"{no}号 新增{count}{unit}"))

    @rule(text=st.sampled_from(["3号 新增9张", "/report 3 新增9张", "/people", "你好", "/start abc"]))
    def intrude(self, text: str) -> None:
        """A stranger writes."""
        self._take(self._message(STRANGER, text))

    @rule(
        who=st.sampled_from([LIN, CHEN, ZHOU, STRANGER]),
        verb=VERBS,
        no=st.sampled_from(["3", "7", "9", "99"]),
    )
    def press(self, who: int, verb: str, no: str) -> None:
        """Anybody presses anything, or says that they did."""
        if verb == "undo" or (verb in ("claim", "close") and who == ZHOU):
            return
        sender, chat = Sender(who, NAMES.get(who, "路人")), Chat(GROUP, is_private=False)
        self.numbers += 1
        self._take(Pressed(self.clock(), chat, sender, 7, f"{verb}:ms:{no}", f"press-{self.numbers}"))

    # What the clock and the disk do.

    @rule(hours=st.sampled_from([1, 5, 26, 75, 200, -3]))
    def wait(self, hours: int) -> None:
        """Time passes, or the clock is put back a little; what is due is struck."""
        self.clock.moment += timedelta(hours=hours)
        clock.strike_due(self.house, self.clock())

    @rule(dies=st.booleans(), most=st.integers(1, 5))
    def speak(self, dies: bool, most: int) -> None:
        """The oldest of what is owed is said; the process may die over the last of it."""
        for owed in self.house.book.owed(self.clock())[:most]:
            self.house.book.mark_sending(owed.key)
            if dies:
                self.doubtful |= {owed.key} if isinstance(owed.notice, Sent) else set()
                self.crash()
                return
            self.numbers += 1
            self.house.book.mark_said(owed.key, self.numbers, self.clock())
            self.said |= {owed.key} if isinstance(owed.notice, Sent) else set()

    @rule()
    def crash(self) -> None:
        """The process ends, and another begins with the same memory."""
        before = self.house.book.office
        self.house.book.close()
        self.house.book = Book.open(self.file)
        after = self.house.book.office
        for shelf in (
            "items",
            "people",
            "groups",
            "cards",
            "spoken",
            "questions",
            "issues",
            "beats",
            "invites",
        ):
            assert getattr(after, shelf) == getattr(before, shelf), shelf

    # What holds at any time.

    @invariant()
    def every_figure_is_the_sum_of_what_was_written(self) -> None:
        for no, written in self.written.items():
            if not self.house.book.office.items:
                return
            mark = self._item(no).targets[0].current
            assert (int(mark.value) if mark else 0) == sum(written.values())
            reports = self.house.book.office.history("ms", no)
            assert {r.message for r in reports if any(s.value for s in r.statements)} == set(written)

    @invariant()
    def every_item_is_what_its_history_says(self) -> None:
        for found in self.house.book.office.items_of("ms"):
            assert (
                replay(found, list(self.house.book.office.history("ms", found.no))).targets == found.targets
            )

    @invariant()
    def nothing_that_was_said_is_owed_again(self) -> None:
        keys = [owed.key for owed in self.house.book.waiting()]
        assert len(keys) == len(set(keys))
        assert not self.said & set(keys)

    @invariant()
    def no_update_is_taken_twice(self) -> None:
        updates = [line.update for line in self.house.book.journal() if line.update is not None]
        assert len(updates) == len(set(updates))

    @invariant()
    def what_may_stand_twice_is_known(self) -> None:
        assert self.doubtful == {doubt.key for doubt in self.house.book.uncertain()}

    @invariant()
    def nobody_is_in_the_register_who_was_not(self) -> None:
        assert set(self.house.book.office.people) <= set(NAMES)

    def teardown(self) -> None:
        self.house.book.close()
        assert verify(self.file).problems == ()
        self.folder.cleanup()

    def _item(self, no: str) -> Item:
        return self.house.book.office.items["ms"][no]

    def _take(self, happening: Happening, update: int | None = None) -> None:
        turn.take(self.house, happening, update)

    def _message(self, who: int, text: str, edits: int = 0) -> Said:
        self.numbers += 1
        self.clock.moment += timedelta(seconds=1)
        chat, sender = Chat(who, is_private=True), Sender(who, NAMES.get(who, "路人"))
        return Said(self.clock(), chat, sender, edits or self.numbers, text, is_edited=bool(edits), nonce="x")


OfficeMachine.TestCase.settings = settings(
    max_examples=14, stateful_step_count=25, deadline=None, derandomize=True
)
TestOffice = OfficeMachine.TestCase
