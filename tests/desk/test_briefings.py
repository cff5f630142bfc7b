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
    assert [t.html for t in texts(outcome, ZHOU)] == [review.SPARED.format(no="7.1")]
    assert [t.html for t in texts(outcome, XU)] == ["周明：" + review.SPARED.format(no="7.1")]
    assert any("不点名：7.1（已专题协调）" in html for html in redraws(outcome).values())


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


def test_a_changed_paragraph_is_changed_where_it_stands_for_both_clerks_and_sends_no_documents() -> None:
    here, outcome = drafted()
    changed = reply(here, "把第1段改成：总体平稳。")
    copies = [t.key for t in texts(outcome) if t.key.startswith("draft/")]
    assert sorted(redraws(changed)) == sorted(copies)
    assert all("〔1〕总体平稳。" in html and "改动：第1段" in html for html in redraws(changed).values())
    assert [(t.chat, t.html[:10]) for t in texts(changed)] == [(ZHOU, "第1段已改，送审稿已")]
    assert not any(isinstance(n, Paper) for n in changed.notices)


def test_of_a_draft_in_several_messages_only_those_that_read_otherwise_are_changed() -> None:
    here, _ = drafted()
    here.now = at("2017-09-30 15:10")
    put = reply(here, "1 " + "各项工作总体平稳，" * 380)
    assert {t.key.split("/")[0] for t in texts(put, XU)} == {"text", "draft"}
    changed = reply(here, "2 请抓紧办理。")
    assert sorted(redraws(changed)) == sorted(t.key for t in texts(put) if t.key.startswith("draft/"))


def test_a_draft_whose_message_has_grown_is_still_changed_whole() -> None:
    here, outcome = drafted()
    reply(here, "1 " + "各项工作总体平稳，" * 340)
    changed = reply(here, "2 请抓紧办理。")
    assert sorted(redraws(changed)) == sorted(t.key for t in texts(outcome) if t.key.startswith("draft/"))
    assert all("〔1〕各项" in html and "〔2〕请抓紧办理。" in html for html in redraws(changed).values())


def test_a_draft_that_grows_by_a_message_is_put_before_the_clerks_anew() -> None:
    here, _ = drafted()
    changed = reply(here, "1 " + "各项工作总体平稳，" * 400)
    assert {t.chat for t in texts(changed)} == {ZHOU, XU}
    assert review.SUPERSEDED in redraws(changed).values()


def test_a_naming_change_shows_in_place_and_sends_no_documents() -> None:
    here, outcome = drafted()
    changed = reply(here, "不点名 7.1 已专题协调")
    assert sorted(redraws(changed)) == sorted(t.key for t in texts(outcome) if t.key.startswith("draft/"))
    assert not any(isinstance(n, Paper) for n in changed.notices)


def test_naming_again_what_was_never_left_unnamed_changes_nothing() -> None:
    here, _ = drafted()
    outcome = reply(here, "恢复点名 7.1")
    assert [t.html for t in texts(outcome)] == [review.IS_NAMED.format(no="7.1")]
    assert redraws(outcome) == {}
    assert outcome.changes == ()


def test_a_paragraph_number_of_an_older_copy_is_refused_and_an_items_number_is_not() -> None:
    here, outcome = drafted()
    old = texts(outcome, ZHOU)[-1].key
    here.now = at("2017-09-30 15:30")
    here.press(ZHOU, button(outcome, "重新取数"))
    before = issue(here).paragraphs
    for text in ("1 总体平稳。", "删去第1段", "同意"):
        assert [t.html for t in texts(reply(here, text, key=old))] == [review.STALE]
    assert (issue(here).paragraphs, issue(here).review) == (before, Review.DRAFT)
    reply(here, "不点名 7.1 已专题协调", key=old)
    assert issue(here).unnamed == (("7.1", "已专题协调"),)
    reply(here, "1 总体平稳。")
    assert issue(here).paragraphs[0] == "总体平稳。"


def test_the_bots_answer_can_be_replied_to_as_the_draft_can() -> None:
    here, _ = drafted()
    answer = texts(reply(here, "1 总体平稳。"), ZHOU)[0]
    reply(here, "1 总体向好。", key=answer.key)
    assert issue(here).paragraphs[0] == "总体向好。"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 新的文字。", "新的文字。"),
        ("3：新的文字。", "新的文字。"),
        ("第3段 新的文字。", "新的文字。"),
        ("第3段改成新的文字。", "新的文字。"),
        ("把第3段改成：新的文字。", "新的文字。"),
        ("请将第3段改为 新的文字。", "新的文字。"),
    ],
)
def test_a_paragraph_is_reworded_as_clerks_write_it(text: str, wanted: str) -> None:
    here, _ = drafted()
    reply(here, text)
    assert issue(here).paragraphs[2] == wanted


@pytest.mark.parametrize("text", ["删去第1段", "删 1", "删除第1段。", "把第1段删掉"])
def test_a_paragraph_struck_out_keeps_its_number_and_does_not_go_out(text: str) -> None:
    here, _ = drafted()
    first, second = issue(here).paragraphs[:2]
    changed = reply(here, text)
    assert all(
        f"〔1〕{review.GONE}" in html and f"〔2〕{second}" in html for html in redraws(changed).values()
    )
    reply(here, "同意")
    assert issue(here).review is Review.PUBLISHED
    assert first not in "".join(issue(here).paragraphs)
    assert review.GONE not in "".join(issue(here).paragraphs)


def test_a_paragraph_struck_out_comes_back() -> None:
    here, _ = drafted()
    before = issue(here).paragraphs
    reply(here, "1 总体平稳。")
    reply(here, "删去第1段")
    reply(here, "删去第2段")
    reply(here, "恢复第1段")
    reply(here, "恢复 2")
    assert issue(here).paragraphs == before
    assert issue(here).reworded == ()


def test_the_office_and_the_day_at_the_foot_are_not_struck_out() -> None:
    here, _ = drafted()
    last = len(issue(here).paragraphs)
    assert [t.html for t in texts(reply(here, f"删去第{last}段"))] == [review.FOOT.format(n=last)]


def test_where_all_under_a_heading_is_struck_out_the_headings_count_on() -> None:
    here, _ = drafted()
    body = issue(here).paragraphs
    first, second = (next(n for n, p in enumerate(body) if p.startswith(o)) for o in ("一、", "二、"))
    for n in range(first + 2, second + 1):
        reply(here, f"删去第{n}段")
    reply(here, "同意发布")
    assert [p[:2] for p in issue(here).paragraphs if p[1:2] == "、"][:2] == ["一、", "二、"]
    assert body[second].replace("二、", "一、") in issue(here).paragraphs


@pytest.mark.parametrize("text", ["同意", "批准", "可以发布", "同意发布。"])
def test_a_written_word_of_approval_publishes_the_draft_it_answers(text: str) -> None:
    here, _ = drafted()
    outcome = reply(here, text)
    assert (issue(here).review, issue(here).published_by) == (Review.PUBLISHED, ZHOU)
    assert {t.chat for t in texts(outcome)} == {GROUP, ZHOU}


def test_a_word_of_approval_that_answers_no_draft_publishes_nothing() -> None:
    here, _ = drafted()
    here.say(ZHOU, "同意")
    assert issue(here).review is Review.DRAFT


def test_approval_changes_the_newest_copies_alone() -> None:
    here, outcome = drafted()
    for minute in (10, 20, 30):
        here.now = at(f"2017-09-30 15:{minute}")
        outcome = here.press(ZHOU, button(outcome, "重新取数"))
    approved = here.press(ZHOU, button(outcome, "批准发布"))
    assert sorted(redraws(approved)) == sorted(t.key for t in texts(outcome) if t.key.startswith("draft/"))


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


def silent(here: Desk) -> list[str]:
    """What the newest issue says of those who have not reported."""
    return [p for p in issue(here).paragraphs if "未报送进展" in p]


def test_an_issue_out_of_turn_accuses_nobody_who_has_not_been_asked_since_the_last() -> None:
    here = desk()
    here.strike("weekly", "2017-09-25 09:00")
    outcome = here.strike("monthly", SEPTEMBER)
    assert silent(here) == ["截至9月30日，市园林局未报送进展，请抓紧补报。"]
    here.press(ZHOU, button(outcome, "批准发布"))
    here.now = at("2017-09-30 15:01")
    here.say(ZHOU, "/brief now")
    assert (issue(here).number, silent(here)) == (2, [])


def test_before_a_first_round_of_reports_has_closed_nobody_is_accused() -> None:
    here, _ = drafted()
    assert silent(here) == []


def test_every_button_fits_into_telegrams_64_bytes() -> None:
    _here, outcome = drafted("tenday", "2017-11-10 15:00")
    assert all(len(b.data.encode()) <= 64 for t in texts(outcome) for row in t.keyboard for b in row)
