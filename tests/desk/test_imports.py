"""导入台账 decided: who may, what stops it, what a press does once and an old button not at all."""

from dataclasses import replace

import pytest

from bot.desk.uploads import is_document
from bot.happenings import Chat, Drafted, Said, Sender
from bot.items import Item, Stage
from bot.ledger import Ledger
from bot.notices import Redraw, Sheet, Text
from bot.office import Drop, Outcome
from bot.people import Person
from bot.proposals import Proposal, Upload
from bot.wording import imports as words
from tests.desk.office import (
    BEDS,
    CHEN,
    LIN,
    NAMES,
    PARKS,
    PROGRAMME,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    data,
    desk,
    item,
    labels,
    repainted,
    target,
    texts,
    toast,
    told,
)  # fmt: skip

MORE = replace(BEDS, targets=(target("3.1", value=600),))


def sent(here: Desk, who: int = ZHOU, name: str = "台账.xlsx", text: str = "") -> Outcome:
    """Somebody sends a file in private."""
    here.numbers += 1
    chat, sender = Chat(who, is_private=True), Sender(who, NAMES[who])
    files = ("file-1",) if name else ()
    return here.decide(
        Said(here.now, chat, sender, here.numbers, text, files=files, file_name=name, file_size=9)
    )


def drafted(here: Desk, *items: Item, who: int = ZHOU) -> Outcome:
    """What somebody sent has been read."""
    sent(here, who)
    (upload,) = here.office.uploads.values()
    return here.decide(Drafted(here.now, upload.key, Ledger(PROGRAMME, items)))


def asked(outcome: Outcome, chat: int = ZHOU) -> Text:
    """The draft in words."""
    (only,) = texts(outcome, chat)
    return only


def test_a_clerks_ledger_is_owed_work_at_once() -> None:
    here = desk()
    assert sent(here).changes == (here.office.uploads[f"{ZHOU}/{here.numbers}"],)


@pytest.mark.parametrize(
    ("who", "name", "text"),
    [(LIN, "台账.xlsx", ""), (ZHOU, "现场.jpg", ""), (ZHOU, "佐证.pdf", "3.1 累计210张"), (ZHOU, "台账.xlsx", "/report 3.1 累计210张")],
)  # fmt: skip
def test_what_is_no_ledger_stays_evidence(who: int, name: str, text: str) -> None:
    here = desk()
    sent(here, who, name, text)
    assert here.office.uploads == {}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("3.1 累计210张\n7.1 累计500座\n9.1 累计12处\n没有别的了", False),
        ("3.1 累计210张", False),
        ("一、养老\n新增床位500张（牵头单位：市民政局）\n二、公厕\n改造800座（牵头单位：市农办）", True),
        ("\n".join(["全市范围内按照年度安排逐步推进各项民生工程的建设，确保年底前全部建成并投入使用，让群众真正得到实惠。"] * 4), True),
    ],
)  # fmt: skip
def test_a_document_is_told_from_reports(text: str, is_one: bool) -> None:
    assert is_document(text) is is_one


def test_the_draft_comes_as_a_workbook_and_with_the_difference() -> None:
    here = desk()
    outcome = drafted(here, MORE, TOILETS)
    assert [n.proposal for n in outcome.notices if isinstance(n, Sheet)] == [str(ZHOU)]
    assert "改动1件，取消1件，其余1件不变" in asked(outcome).html
    assert labels(asked(outcome)) == ["确认导入", "取消"]
    assert here.office.uploads == {}


def test_confirming_twice_imports_once() -> None:
    here = desk()
    button = data(asked(drafted(here, MORE, TOILETS)), "确认导入")
    done = here.press(ZHOU, button)
    assert here.item("9").stage is Stage.PAUSED
    assert here.item("3").targets[0].value == 600
    assert here.total("3") == 176
    assert "已更新“2017年民生实事”：新增0件，改动1件，暂停1件，周明" in repainted(done).html
    assert [t.chat for t in texts(done)] == [XU]
    again = here.press(ZHOU, button)
    assert (again.changes, toast(again)) == ((), words.SETTLED)


def test_only_clerks_confirm_and_only_their_own_draft() -> None:
    here = desk()
    button = data(asked(drafted(here, MORE)), "确认导入")
    assert toast(here.press(CHEN, button, chat=ZHOU)) == "这项操作由督查员办理。"
    assert toast(here.press(XU, button, chat=ZHOU)) == words.SETTLED


def test_an_old_draft_says_that_it_is_settled() -> None:
    here = desk()
    old = asked(drafted(here, MORE, TOILETS, PARKS))
    new = drafted(here, BEDS, TOILETS)
    assert [n.html for n in new.notices if isinstance(n, Redraw) and n.of == old.key] == [words.REPLACED]
    assert toast(here.press(ZHOU, data(old, "确认导入"))) == words.SETTLED
    assert here.item("3").targets[0].value == 500


def test_a_ledger_that_has_moved_since_is_shown_again_before_it_is_changed() -> None:
    here = desk()
    button = data(asked(drafted(here, MORE, TOILETS)), "确认导入")
    here.office.take((item("12", "养老服务条例", "市民政局"),))
    shown = here.press(ZHOU, button)
    assert toast(shown) == words.MOVED_ON
    assert "取消2件" in repainted(shown).html
    here.press(ZHOU, data(repainted(shown), "确认导入"))
    assert here.item("12").stage is Stage.PAUSED


def test_contradictions_stop_the_import() -> None:
    here = desk()
    twice = replace(TOILETS, targets=(target("3.1", "改造农村公厕800座", 800, "座"),))
    stopped = asked(drafted(here, BEDS, twice, PARKS))
    assert "有1处矛盾，须先改好再导入" in stopped.html
    assert "编号 “3.1” 与第1项 第1个指标重复" in stopped.html
    assert labels(stopped) == ["取消"]


def test_items_under_other_numbers_stop_the_import() -> None:
    here = desk()
    stopped = asked(drafted(here, BEDS, TOILETS, replace(PARKS, no="10", targets=())))
    assert "“口袋公园”现有编号是 9，文件里是 10" in stopped.html
    assert labels(stopped) == ["取消"]


def test_another_document_under_the_same_numbers_stops_the_import() -> None:
    here = desk()
    stopped = asked(drafted(here, replace(BEDS, title="建议提案办理工作"), TOILETS, PARKS))
    assert "编号 3 现在是“新增养老床位”，已有报送；文件里是“建议提案办理工作”" in stopped.html
    assert labels(stopped) == ["取消"]


def test_the_same_ledger_needs_no_import() -> None:
    here = desk()
    same = drafted(here, BEDS, TOILETS, PARKS)
    assert words.SAME in asked(same).html
    assert labels(asked(same)) == []
    assert here.office.proposals == {}


def test_a_figure_that_is_not_taken_is_no_silent_agreement() -> None:
    here = desk()
    html = asked(drafted(here, replace(BEDS, targets=(target("3.1", total=186),)), TOILETS, PARKS)).html
    assert "3.1 文件186张，现有176张" in html
    assert html.endswith(words.NO_CHANGE)


def test_another_year_is_pointed_out() -> None:
    here = desk()
    sent(here)
    (upload,) = here.office.uploads.values()
    other = replace(PROGRAMME, key="zt", name="重点工程", year=2018)
    html = asked(here.decide(Drafted(here.now, upload.key, Ledger(other, (MORE,))))).html
    assert "文件写的是2018年，专项是2017年" in html
    assert "“重点工程”（zt）" in html


def test_what_could_not_be_read_leaves_the_draft_before_it() -> None:
    here = desk()
    drafted(here, MORE)
    sent(here)
    (upload,) = here.office.uploads.values()
    refused = here.decide(Drafted(here.now, upload.key, problems=("台账.xlsx：文件已损坏",)))
    assert told(refused).startswith("台账.xlsx：文件已损坏")
    assert refused.changes == (Drop(Upload, upload.key),)
    assert list(here.office.proposals) == [str(ZHOU)]


def test_what_a_former_clerk_sent_goes_nowhere() -> None:
    here = desk()
    sent(here, XU)
    here.office.take((Drop(Person, str(XU)),))
    (upload,) = here.office.uploads.values()
    outcome = here.decide(Drafted(here.now, upload.key, Ledger(PROGRAMME, (MORE,))))
    assert outcome == Outcome((Drop(Upload, upload.key),))


def test_cancelling_forgets_the_draft() -> None:
    here = desk()
    button = data(asked(drafted(here, MORE)), "取消")
    assert here.press(ZHOU, button).changes == (Drop(Proposal, str(ZHOU)),)
    assert here.item("3").targets[0].value == 500


@pytest.mark.parametrize(
    ("asked_for", "key"),
    [("/export", "sheet ms xlsx"), ("/export JSON", "sheet ms json"), ("/export ms ics", "sheet ms ics")],
)
def test_export_sends_the_ledger(asked_for: str, key: str) -> None:
    here = desk()
    (sheet,) = here.say(ZHOU, asked_for).notices
    assert sheet.key.startswith(key)


@pytest.mark.parametrize("asked_for", ["/export pdf", "/export json ics"])
def test_export_says_how_it_is_used(asked_for: str) -> None:
    assert told(desk().say(ZHOU, asked_for)).startswith("用法：/export")
