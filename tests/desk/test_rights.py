"""The table of rights, cell by cell: what is allowed has its effect; what is not changes nothing and tells nothing."""

from copy import deepcopy
from pathlib import Path

import pytest

from bot import rights
from bot.desk import presses, register
from bot.desk.rights import OF_ROLE
from bot.happenings import Chat
from bot.notices import Leave, Text, Toast
from bot.office import Office, Outcome, Question
from bot.people import Role
from bot.rights import RIGHTS, Answer, Standing, answer
from bot.wording import receipts
from bot.wording import register as words
from bot.wording.rights import document
from tests.desk.deeds import DEEDS
from tests.desk.office import GROUP, LIN, NAMES, XU, labels, toast
from tests.desk.standings import APPLICANT, FORMER, WHO, Someone, somebody, town

REFUSALS = (
    receipts.CLERKS_ONLY,
    receipts.NOTHING_TO_UNDO,
    words.WELCOME_STRANGER,
    words.ASKED_ALREADY,
    words.FORWARDED,
    words.HELP[Role.LEADER],
    receipts.FILE_NOT_TAKEN,
)
TOASTS = (
    receipts.CLERKS_ONLY,
    receipts.NOT_YOURS_TO_PRESS,
    receipts.NOT_YOUR_QUESTION,
    receipts.TOO_OLD,
)
CELLS = [(deed, standing) for deed in RIGHTS for standing in Standing]


def shelves(office: Office) -> dict[str, object]:
    """All that the office holds, apart from what the bot has said since."""
    names = [name for name in Office.__slots__ if name not in ("history", "spoken")]
    return {name: deepcopy(getattr(office, name)) for name in names}


@pytest.mark.parametrize(("deed", "standing"), CELLS, ids=str)
def test_a_cell_of_the_table(deed: str, standing: Standing) -> None:
    here = town()
    DEEDS[deed].prepare(here)
    before = shelves(here.office), len(here.reports)
    one = somebody(here, standing, deed)
    outcome = DEEDS[deed].do(one)
    expected = answer(standing, deed)
    if expected is Answer.DONE:
        assert DEEDS[deed].effect(here, outcome, one.who)
        return
    ASIDE[expected](outcome, one)
    kept = [c for c in outcome.changes if not (expected is Answer.WHICH_ITEM and isinstance(c, Question))]
    assert kept == []
    if expected is not Answer.WHICH_ITEM:
        assert (shelves(here.office), len(here.reports)) == before


def told_off(outcome: Outcome, _one: Someone) -> None:
    """A toast, and nothing else."""
    (only,) = outcome.notices
    assert isinstance(only, Toast)
    assert only.text in TOASTS


def refused(outcome: Outcome, one: Someone) -> None:
    """One sentence of the known ones, to them or under what they wrote, and nothing else."""
    (only,) = outcome.notices
    assert isinstance(only, Text)
    assert only.html in REFUSALS or only.html.endswith("由市民政局报送，这条没有记入。")
    assert only.chat in (one.who, one.chat.id)
    assert only.keyboard == ()


def asked_for_unit(outcome: Outcome, one: Someone) -> None:
    """The question for their unit, once a person and group, and nothing else."""
    (only,) = outcome.notices
    assert isinstance(only, Text)
    assert only.html == words.ASK_UNIT_GROUP.format(name=NAMES.get(one.who, "路人"))
    assert (only.chat, only.key) == (GROUP, f"unit/{GROUP}/{one.who}")


def asked_for_item(outcome: Outcome, _one: Someone) -> None:
    """What it is evidence of; only of their own items."""
    (only,) = outcome.notices
    assert isinstance(only, Text)
    assert len(labels(only)) == 2


def left(outcome: Outcome, _one: Someone) -> None:
    """One sentence, then the bot leaves."""
    said, gone = outcome.notices
    assert isinstance(said, Text)
    assert (said.html, type(gone)) == (words.STRANGE_GROUP, Leave)


def silent(outcome: Outcome, _one: Someone) -> None:
    """Nothing at all."""
    assert outcome == Outcome()


ASIDE = {
    Answer.OWN_ONLY: told_off,
    Answer.TOLD: told_off,
    Answer.REFUSED: refused,
    Answer.WHICH_UNIT: asked_for_unit,
    Answer.WHICH_ITEM: asked_for_item,
    Answer.LEFT: left,
    Answer.SILENCE: silent,
}


def test_every_command_order_and_button_of_the_code_has_its_row_and_its_trial() -> None:
    assert set(rights.COMMANDS) == {f"/{name}" for name in words.COMMANDS}
    assert set(rights.ORDERS) == {f"/people {verb}" for verb in register.PEOPLE}
    assert set(rights.BUTTONS) == {*presses.PRESSES, "unit"}
    assert set(presses.ARGUMENTS) == set(rights.BUTTONS) - {"see"}
    assert set(DEEDS) == set(RIGHTS)


def test_every_standing_has_its_column_and_somebody_who_stands_so() -> None:
    assert set(WHO) == set(Standing)
    assert set(OF_ROLE) == set(Role)


def test_the_published_table_is_the_one_that_is_asked() -> None:
    written = Path(__file__).parents[2] / "docs" / "rights.md"
    assert written.read_text("utf-8") == document()


@pytest.mark.parametrize("deed", [d for d in RIGHTS if d not in rights.BUTTONS and d != "admission"])
@pytest.mark.parametrize("who", [APPLICANT, FORMER])
def test_in_the_group_who_is_not_confirmed_is_not_answered(deed: str, who: int) -> None:
    here = town()
    DEEDS[deed].prepare(here)
    outcome = DEEDS[deed].do(Someone(here, who, Chat(GROUP, is_private=False)))
    assert outcome.changes == ()
    assert outcome.notices == () or deed in ("/whoami", "/help")


@pytest.mark.parametrize("deed", ["held", "more", "drop"])
def test_a_clerk_means_their_own_figure(deed: str) -> None:
    here = town()
    here.say(XU, "/report 3 累计90张" if deed == "more" else "/report 3 累计2100张")
    one = somebody(here, Standing.CLERK, deed)
    outcome = DEEDS[deed].do(one)
    assert DEEDS[deed].effect(here, outcome, XU)


def test_whoever_changed_units_no_longer_means_a_figure_of_the_old_one() -> None:
    here = town()
    here.say(LIN, "/report 3 累计2100张")
    (question,) = here.office.questions
    here.say(XU, "/people 单位 市农办")
    here.say(LIN, f"/start {next(iter(here.office.invites))}")
    assert toast(here.press(LIN, f"held:{question}")) == receipts.NOT_YOURS_TO_PRESS
    assert here.total("3") == 176
