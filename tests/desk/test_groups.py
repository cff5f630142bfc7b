"""News of chats: bound by a clerk, left where strange, told once where the bot is put out, followed where they move."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.happenings import Admitted, Binding, Chat, Expelled, Moved, Refused, Said, Sender
from bot.notices import Leave
from bot.office import Outcome
from bot.wording import register as words
from tests.desk.office import BEDS, GROUP, LIN, MONDAY, PROGRAMME, STRANGER, XU, ZHOU, Desk, desk, texts, told

PLACE = Chat(GROUP, is_private=False, title="工作群")


def bind(
    here: Desk, who: int, text: str = "/bind ms", thread: int | None = None, facts: Mapping[str, bool] = {}
) -> Outcome:
    """Somebody sends /bind in the group; without more the bot can do everything there."""
    chat = replace(PLACE, thread=thread)
    said = Said(here.now, chat, Sender(who, "某人"), 5, text)
    known = {"is_supergroup": True, "may_write": True, "hears_all": False, "is_admin": False, **facts}
    return here.decide(Binding(said, **known))


def test_a_clerk_binds_a_group_and_hears_what_holds_there() -> None:
    here = desk(bound=False)
    outcome = bind(here, ZHOU)
    assert here.office.groups[GROUP].programme == "ms"
    assert told(outcome) == f"本群已绑定“2017年民生实事”。\n{words.HEARS_REPLIES}"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"may_write": False}, words.LACKING_WRITE),
        ({"is_supergroup": False}, words.LACKING_SUPERGROUP),
        ({"hears_all": True}, words.HEARS_ALL),
    ],
)
def test_what_is_missing_is_said_at_binding(facts: dict[str, bool], sentence: str) -> None:
    assert sentence in told(bind(desk(bound=False), ZHOU, facts=facts))


def test_bound_in_a_topic_the_bot_speaks_there() -> None:
    here = desk(bound=False)
    assert "只在本话题内发言" in told(bind(here, ZHOU, thread=12))
    assert here.office.groups[GROUP].thread == 12


@pytest.mark.parametrize("who", [LIN, STRANGER])
def test_nobody_but_a_clerk_binds(who: int) -> None:
    here = desk(bound=False)
    assert bind(here, who).changes == ()
    assert here.office.groups == {}


def test_with_one_programme_it_need_not_be_named_with_several_it_must() -> None:
    here = desk(bound=False)
    bind(here, ZHOU, "/bind")
    assert here.office.groups[GROUP].programme == "ms"
    here.office.take((replace(PROGRAMME, key="other", name="别的专项"),))
    outcome = bind(here, ZHOU, "/bind")
    assert outcome.changes == ()
    assert "/bind other 别的专项" in told(outcome)


def test_a_clerk_who_brings_the_bot_in_is_told_how_to_bind() -> None:
    here = desk(bound=False)
    outcome = here.decide(Admitted(here.now, PLACE, Sender(XU, "许若琳")))
    assert told(outcome) == words.PLEASE_BIND


def test_a_strange_group_hears_one_sentence_and_is_left() -> None:
    here = desk(bound=False)
    outcome = here.decide(Admitted(here.now, PLACE, Sender(STRANGER, "路人")))
    assert told(outcome) == words.STRANGE_GROUP
    assert outcome.notices[-1] == Leave(GROUP)
    assert here.office.groups == {}


@pytest.mark.parametrize("kind", [Expelled, Refused])
def test_being_put_out_is_told_to_the_clerks_once(kind: type[Expelled] | type[Refused]) -> None:
    here = desk()
    news = Expelled(here.now, PLACE) if kind is Expelled else Refused(here.now, GROUP, "kicked")
    assert [t.chat for t in texts(here.decide(news))] == [ZHOU, XU]
    assert here.office.groups[GROUP].silent
    assert here.decide(news) == Outcome()


def test_a_silent_group_gets_no_card_and_one_that_took_the_bot_back_does() -> None:
    here = desk()
    here.decide(Expelled(here.now, PLACE))
    assert here.strike("weekly", MONDAY).notices == ()
    here.decide(Admitted(here.now, PLACE, Sender(LIN, "林文")))
    assert texts(here.strike("weekly", MONDAY), GROUP)


def test_whoever_blocks_the_bot_is_reported_to_the_clerks_once_and_asked_in_the_group_from_then_on() -> None:
    here = desk(replace(BEDS, due=BEDS.due))
    gone = Expelled(here.now, Chat(LIN, is_private=True))
    assert {t.chat for t in texts(here.decide(gone))} == {ZHOU, XU}
    assert not here.office.people[LIN].reachable
    assert here.decide(gone) == Outcome()


def test_a_clerk_who_blocks_the_bot_is_not_written_to_about_it() -> None:
    here = desk()
    assert [t.chat for t in texts(here.decide(Expelled(here.now, Chat(XU, is_private=True))))] == [ZHOU]


def test_a_group_that_moves_takes_its_binding_and_its_cards_along() -> None:
    here = desk()
    here.strike("weekly", MONDAY)
    here.decide(Moved(here.now, GROUP, -100777))
    assert list(here.office.groups) == [-100777]
    assert here.card().chat == -100777
    assert [key for key in here.office.spoken if key[0] == GROUP] == []


def test_a_move_told_twice_moves_once() -> None:
    here = desk()
    here.decide(Moved(here.now, GROUP, -100777))
    assert here.decide(Moved(here.now, GROUP, -100777)) == Outcome()


def test_news_of_a_chat_that_means_nothing_means_nothing() -> None:
    here = desk()
    assert here.decide(Moved(here.now, -9, -10)) == Outcome()
    assert here.decide(Refused(here.now, -9, "chat not found")) == Outcome()
    assert here.decide(Admitted(here.now, Chat(LIN, is_private=True), Sender(LIN, "林文"))) == Outcome()
