"""A briefing: drafted once a period, decided by a person, published once, numbered without a gap."""

from dataclasses import replace

import pytest

from bot.items import Stage
from bot.notices import Paper, Part
from bot.office import Issue, Outcome, Review
from bot.wording import receipts, review
from tests.desk.office import (
    BEDS,
    GROUP,
    GU,
    LIN,
    PARKS,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    at,
    data,
    desk,
    labels,
    redraws,
    texts,
    toast,
)

AUGUST, SEPTEMBER = "2017-08-31 15:00", "2017-09-30 15:00"


def drafted(round_: str = "monthly", moment: str = SEPTEMBER) -> tuple[Desk, Outcome]:
    """A draft before the clerks."""
    here = desk()
    return here, here.strike(round_, moment)


def issue(here: Desk) -> Issue:
    """The newest issue."""
    return list(here.office.issues.values())[-1]


def button(outcome: Outcome, label: str, clerk: int = ZHOU) -> str:
    """What a button under a clerk's copy of the draft means."""
    return data(texts(outcome, clerk)[-1], label)


def test_a_draft_goes_to_the_clerks_and_nowhere_else() -> None:
    here, outcome = drafted()
    assert {t.chat for t in texts(outcome)} == {ZHOU, XU}
    assert labels(texts(outcome, ZHOU)[-1]) == ["批准发布", "重新取数", "推迟一小时", "不发", "看文件"]
    assert issue(here).review is Review.DRAFT


def test_striking_twice_drafts_once() -> None:
    here, _ = drafted()
    assert here.strike("monthly", SEPTEMBER).notices == ()


def test_approved_it_is_published_in_the_group_and_both_copies_say_by_whom() -> None:
    here, outcome = drafted()
    approved = here.press(XU, button(outcome, "批准发布", XU))
    assert issue(here).review is Review.PUBLISHED
    assert issue(here).published_by == XU
    assert {t.chat for t in texts(approved)} == {GROUP}
    assert all("许若琳批准" in html for html in redraws(approved).values())
    assert len(redraws(approved)) == 2


@pytest.mark.parametrize("label", ["批准发布", "重新取数", "推迟一小时", "不发"])
def test_what_one_clerk_has_decided_another_cannot_decide_again(label: str) -> None:
    here, outcome = drafted()
    here.press(XU, button(outcome, "批准发布", XU))
    again = here.press(ZHOU, button(outcome, label))
    assert again.changes == ()
    assert texts(again) == []
    assert toast(again) == review.DONE_ALREADY


@pytest.mark.parametrize("who", [LIN, GU])
def test_only_a_clerk_decides(who: int) -> None:
    here, outcome = drafted()
    assert toast(here.press(who, button(outcome, "批准发布"))) == receipts.CLERKS_ONLY
    assert issue(here).review is Review.DRAFT


def test_approved_after_hours_it_waits_for_the_next_working_morning() -> None:
    here, outcome = drafted()
    here.now = at("2017-09-30 21:00")
    (published, *_) = texts(here.press(ZHOU, button(outcome, "批准发布")))
    assert published.not_before == at("2017-10-09 08:30")


def test_postponed_it_comes_again_in_an_hour() -> None:
    here, outcome = drafted()
    here.now = at("2017-09-30 15:10")
    again = texts(here.press(ZHOU, button(outcome, "推迟一小时")))
    assert {t.not_before for t in again} == {at("2017-09-30 16:10")}
    assert {t.chat for t in again} == {ZHOU, XU}
    assert {t.key for t in again} & {t.key for t in texts(outcome)} == set()


def test_postponed_at_the_end_of_the_day_it_comes_on_the_next_working_one() -> None:
    here, outcome = drafted()
    here.now = at("2017-09-30 17:10")
    assert texts(here.press(ZHOU, button(outcome, "推迟一小时")))[-1].not_before == at("2017-10-09 08:30")


def test_refreshed_it_has_the_figures_of_now_under_the_same_number() -> None:
    here, outcome = drafted()
    here.now = at("2017-09-30 15:30")
    here.say(LIN, "/report 3 累计500张")
    here.press(ZHOU, button(outcome, "重新取数"))
    assert len(here.office.issues) == 1
    assert issue(here).number == 1
    assert dict(issue(here).figures)["done"] == 1


def reply(here: Desk, text: str, *, key: str = "") -> Outcome:
    """A clerk answers the newest copy of their draft."""
    newest = [t.key for t, _ in here.said if t.key.startswith("draft/") and t.chat == ZHOU][-1]
    return here.say(ZHOU, text, to=key or newest)


def test_a_clerks_words_stay_while_the_paragraph_reads_the_same() -> None:
    here, outcome = drafted()
    demand = next(n for n, p in enumerate(issue(here).paragraphs, 1) if p.startswith("请各牵头单位"))
    reply(here, f"{demand} 请抓紧办理。")
    here.now = at("2017-09-30 15:30")
    here.say(LIN, "/report 3 累计500张")
    refreshed = here.press(ZHOU, button(outcome, "重新取数"))
    assert "请抓紧办理。" in issue(here).paragraphs
    assert review.DROPPED not in texts(refreshed, ZHOU)[-1].html


def test_a_clerks_words_for_figures_that_have_changed_are_named() -> None:
    here, outcome = drafted()
    reply(here, "1 截至9月30日，总体平稳。")
    reply(here, "1 截至9月30日，总体向好。")
    here.now = at("2017-09-30 15:30")
    here.say(LIN, "/report 3 累计500张")
    refreshed = here.press(ZHOU, button(outcome, "重新取数"))
    assert issue(here).paragraphs[0].startswith("截至9月30日，2017年民生实事3项指标中")
    last = texts(refreshed, ZHOU)[-1].html
    assert f"{review.DROPPED}\n“截至9月30日，总体向好。”\n" in last
    assert issue(here).reworded == ()


def test_another_word_for_what_was_reworded_replaces_it_and_the_first_words_undo_it() -> None:
    here, _ = drafted()
    composed = issue(here).paragraphs[0]
    reply(here, "1 总体平稳。")
    reply(here, "1 总体向好。")
    assert issue(here).reworded == ((composed, "总体向好。"),)
    reply(here, f"1 {composed}")
    assert issue(here).reworded == ()


def test_words_survive_that_an_item_is_left_unnamed() -> None:
    here, _ = drafted()
    reply(here, "1 总体平稳。")
    reply(here, "不点名 7.1 已专题协调")
    assert issue(here).paragraphs[0] == "总体平稳。"
    assert issue(here).unnamed == (("7.1", "已专题协调"),)


def test_an_order_about_naming_that_answers_nothing_means_the_only_draft() -> None:
    here, _ = drafted()
    outcome = here.say(ZHOU, "不点名 7.1 已专题协调")
    assert issue(here).unnamed == (("7.1", "已专题协调"),)
    assert here.reports.keys() == desk().reports.keys()
    assert "【送审】" in texts(outcome, ZHOU)[-1].html


def test_without_a_draft_an_order_about_naming_is_no_report() -> None:
    here = desk()
    outcome = here.say(ZHOU, "不点名 7.1 已专题协调")
    assert [t.html for t in texts(outcome)] == [review.NO_DRAFT]
    assert not any(r.text.startswith("不点名") for r in here.reports.values())


def test_with_several_drafts_an_order_about_naming_is_to_answer_one() -> None:
    here, _ = drafted(moment=AUGUST)
    here.strike("monthly", SEPTEMBER)
    outcome = here.say(ZHOU, "恢复点名 7.1")
    assert [t.html for t in texts(outcome)] == [review.WHICH_DRAFT.format(n=2)]


def test_the_word_file_comes_to_the_clerk_who_wants_to_see_it() -> None:
    here, outcome = drafted()
    seen = here.press(ZHOU, button(outcome, "看文件"))
    (paper,) = (n for n in seen.notices if isinstance(n, Paper))
    assert (paper.part, paper.chat, paper.not_before) == (Part.WORD, ZHOU, None)
    assert toast(here.press(LIN, button(outcome, "看文件"))) == receipts.CLERKS_ONLY


def test_whoever_changes_a_draft_in_the_evening_sees_it_at_once() -> None:
    here, _ = drafted()
    here.now = at("2017-09-30 21:00")
    changed = reply(here, "1 总体平稳。")
    assert {(t.chat, t.not_before) for t in texts(changed)} == {
        (ZHOU, None),
        (XU, at("2017-10-09 08:30")),
    }


def test_cancelled_it_gives_its_number_to_the_next() -> None:
    here, outcome = drafted(moment=AUGUST)
    cancelled = here.press(ZHOU, button(outcome, "不发"))
    assert texts(cancelled, GROUP) == []
    here.strike("monthly", SEPTEMBER)
    assert [(i.review, i.number) for i in here.office.issues.values()] == [
        (Review.CANCELLED, 1),
        (Review.DRAFT, 1),
    ]


def test_the_next_issue_has_the_next_number() -> None:
    here, outcome = drafted(moment=AUGUST)
    here.press(ZHOU, button(outcome, "批准发布"))
    here.strike("monthly", SEPTEMBER)
    assert issue(here).number == 2


def test_summaries_are_counted_apart_from_briefings() -> None:
    here, outcome = drafted(moment="2017-06-30 15:00")
    here.press(ZHOU, button(outcome, "批准发布"))
    here.strike("halfyear", "2017-06-30 16:00")
    assert (issue(here).series, issue(here).number) == ("总结", 1)


def test_published_text_does_not_change_with_later_figures() -> None:
    here, outcome = drafted()
    here.press(ZHOU, button(outcome, "批准发布"))
    before = issue(here).paragraphs
    here.say(LIN, "/report 3 累计499张")
    assert issue(here).paragraphs == before


def test_where_the_office_has_it_so_it_is_published_at_once() -> None:
    here = desk(publish="auto")
    outcome = here.strike("monthly", SEPTEMBER)
    assert issue(here).review is Review.PUBLISHED
    assert {t.chat for t in texts(outcome)} == {GROUP}


def test_an_issue_caught_up_says_so() -> None:
    here = desk()
    outcome = here.strike("monthly", SEPTEMBER, late="2017-10-09 09:00")
    assert issue(here).is_late
    assert "（补发）" in texts(outcome, ZHOU)[-1].html


def test_a_draft_nobody_decides_on_comes_back_every_morning() -> None:
    here, _ = drafted()
    (morning,) = texts(here.strike("deadlines", "2017-10-09 09:30"), ZHOU)
    assert "【送审】" in morning.html
    assert texts(here.strike("deadlines", "2017-10-10 09:30"), ZHOU)


def test_a_draft_comes_back_also_when_all_items_are_closed_meanwhile() -> None:
    here, _ = drafted("account", "2017-12-29 16:00")
    here.office.take([replace(i, stage=Stage.CLOSED) for i in here.office.items_of("ms")])
    assert texts(here.strike("deadlines", "2018-01-02 09:30"), ZHOU)


def test_the_years_account_is_given_once_and_not_in_the_years_after() -> None:
    here = desk(*[replace(i, stage=Stage.CLOSED) for i in (BEDS, TOILETS, PARKS)])
    assert texts(here.strike("account", "2017-12-29 16:00"))
    assert here.strike("account", "2018-12-29 16:00").notices == ()


def test_a_clerk_has_an_issue_drafted_out_of_turn_and_a_contact_does_not() -> None:
    here = desk()
    assert "督查员" in texts(here.say(LIN, "/brief now"))[0].html
    assert here.office.issues == {}
    assert labels(texts(here.say(ZHOU, "/brief now"), ZHOU)[-1])[0] == "批准发布"


def test_every_button_fits_into_telegrams_64_bytes() -> None:
    _here, outcome = drafted("tenday", "2017-11-10 15:00")
    assert all(len(b.data.encode()) <= 64 for t in texts(outcome) for row in t.keyboard for b in row)
