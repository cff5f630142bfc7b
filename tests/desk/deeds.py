"""Every deed of the table of rights, done as somebody: what must stand before it, the doing, and its effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.cadence import Phase
from bot.happenings import Admitted, Chat, Drafted, Sender
from bot.items import Stage
from bot.ledger import Ledger
from bot.notices import Course, Leave, Paper, Redraw, Repaint, Sheet
from bot.office import Drop, Outcome, Question, Review
from bot.people import Role
from bot.statements import Kind
from tests.desk.office import (
    BEDS,
    GROUP,
    HE,
    LIN,
    PARKS,
    PROGRAMME,
    TOILETS,
    XU,
    ZHOU,
    Desk,
    data,
    target,
    texts,
    told,
)
from tests.desk.standings import ANONYMOUS, WANTED, Someone

SEPTEMBER = "2017-09-30 15:00"

Prepare = Callable[[Desk], None]
Do = Callable[[Someone], Outcome]
Effect = Callable[[Desk, Outcome, int], bool]


@dataclass(frozen=True)
class Deed:
    """How a deed is tried. The effect is asked of the desk, of what was decided and of who did it."""

    do: Do
    effect: Effect
    prepare: Prepare = lambda _here: None


def _says(text: str, effect: Effect, prepare: Prepare = lambda _here: None) -> Deed:
    return Deed(lambda one: one.say(text), effect, prepare)


def _tells(text: str, *words: str, prepare: Prepare = lambda _here: None) -> Deed:
    """A question whose answer has these words."""
    return _says(text, lambda _here, outcome, _who: all(word in told(outcome) for word in words), prepare)


def _presses(button: str, effect: Effect, prepare: Prepare = lambda _here: None) -> Deed:
    """A press; the words in braces are what the desk was left with by the preparation."""
    return Deed(lambda one: one.press(button.format(**_facts(one.here), who=one.who)), effect, prepare)


def _facts(here: Desk) -> Mapping[str, object]:
    written = max((r.message for r in here.reports.values() if r.message), default=0)
    return {
        "question": next(iter(here.office.questions), ""),
        "issue": next(iter(here.office.issues), ""),
        "written": written,
        "stamp": next((p.stamp for p in here.office.proposals.values()), ""),
        "take": next((data(t, "确认导入") for t, _ in here.said if t.key.startswith("proposal/")), ""),
    }


def _reported(here: Desk) -> None:
    here.say(LIN, "/report 3 累计210张")


def _pleaded(here: Desk) -> None:
    here.say(LIN, "/report 3 请市里协调解决用地问题")


def _reached(here: Desk) -> None:
    here.say(LIN, "/report 3 累计500张")


def _claimed(here: Desk) -> None:
    _reached(here)
    here.press(LIN, "claim:ms:3")


def _claimed_short(here: Desk) -> None:
    here.press(LIN, "claim:ms:3")
    here.press(LIN, f"held:{next(iter(here.office.questions))}")


def _paused(here: Desk) -> None:
    here.office.take((replace(here.item("3"), stage=Stage.PAUSED),))


def _asked_back(here: Desk) -> None:
    bed = replace(BEDS, no="4", title="社区养老床位", targets=(target("4.1", "社区养老床位100张", 100),))
    here.office.take((bed,))
    here.say(LIN, "累计50张", private=False, to=here.card().key)
    assert here.office.questions


def _held(here: Desk) -> None:
    here.say(LIN, "/report 3 累计2100张")
    assert here.office.questions


def _lower(here: Desk) -> None:
    here.say(LIN, "/report 3 累计90张")
    assert here.office.questions


def _closed(here: Desk) -> None:
    here.strike("weekly", "2017-09-14 16:00", Phase.CLOSE)


def _drafted(here: Desk) -> None:
    here.strike("monthly", SEPTEMBER)


def _published(here: Desk) -> None:
    _drafted(here)
    here.press(ZHOU, f"approve:{next(iter(here.office.issues))}")


def _proposed(here: Desk) -> None:
    Someone(here, XU, Chat(XU, is_private=True)).say("", files=("file-1",), file_name="台账.xlsx")
    (upload,) = here.office.uploads.values()
    more = replace(BEDS, targets=(target("3.1", value=600),))
    here.decide(Drafted(here.now, upload.key, Ledger(PROGRAMME, (more, TOILETS, PARKS))))


def _linked(here: Desk) -> None:
    here.say(ZHOU, "/people 单位 市园林局")


def _stage(stage: Stage) -> Effect:
    return lambda here, _outcome, _who: here.item("3").stage is stage


def _total(total: int) -> Effect:
    return lambda here, _outcome, _who: here.total("3") == total


def _has(kind: type) -> Effect:
    return lambda _here, outcome, _who: any(isinstance(n, kind) for n in outcome.notices)


def _says_of(kind: Kind) -> Effect:
    return lambda here, _outcome, who: any(
        r.by == who and [s.kind for s in r.statements] == [kind] for r in here.reports.values()
    )


def _review(review: Review) -> Effect:
    return lambda here, _outcome, _who: next(iter(here.office.issues.values())).review is review


def _is_answered(_here: Desk, outcome: Outcome, _who: int) -> bool:
    return any(isinstance(c, Drop) and c.noun is Question for c in outcome.changes)


def _is_linked(here: Desk, _outcome: Outcome, _who: int) -> bool:
    return bool(here.office.invites)


def _before_clerks(_here: Desk, outcome: Outcome, _who: int) -> bool:
    return {t.chat for t in texts(outcome)} == {ZHOU, XU}


def _edited(one: Someone) -> Outcome:
    """They write, then put what they wrote in other words; only the second is what is looked at."""
    one.reply("3 累计210张")
    return one.reply("3 累计205张", edits=one.here.numbers, is_edited=True)


def _opened(one: Someone) -> Outcome:
    return one.say(f"/start {next(iter(one.here.office.invites))}")


def _admission(one: Someone) -> Outcome:
    strange = Chat(-1_009, is_private=False, title="别的群")
    return one.here.decide(Admitted(one.here.now, strange, Sender(one.who or ANONYMOUS, "某人")))


COMMANDS = {
    "/status": _tells("/status", "2017年民生实事", "养老床位"),
    "/report": _says("/report 3 累计210张", _total(210)),
    "/undo": _says("/undo 3", _total(176), _reported),
    "/item": _tells("/item 3", "养老床位", "市民政局"),
    "/due": _tells("/due 200", "养老床位"),
    "/history": _tells("/history 3", "养老床位", "210", prepare=_reported),
    "/calendar": _tells("/calendar", "周沟通"),
    "/briefing": _tells("/briefing", "通报", "养老床位", prepare=_published),
    "/whoami": _says("/whoami", lambda _h, outcome, who: bool(texts(outcome)) and str(who) not in ("", "0")),
    "/help": _says("/help", lambda _h, outcome, _who: bool(texts(outcome))),
    "/brief": _says("/brief now", lambda here, _o, _who: bool(here.office.issues)),
    "/close": _says("/close 3", _stage(Stage.CLOSED), _claimed),
    "/pause": _says("/pause 3", _stage(Stage.PAUSED)),
    "/resume": _says("/resume 3", _stage(Stage.IN_PROGRESS), _paused),
    "/stop": _says("/stop 3", lambda _h, outcome, _who: "stop:ms:3" in str(outcome.notices)),
    "/people": _tells("/people", "林文", "何芳"),
    "/export": _says("/export", _has(Sheet)),
    "/bind": _says("/bind ms", lambda here, _o, _who: here.office.groups[GROUP].title == "新名"),
    "/health": _tells("/health", "运行"),
}

ORDERS = {
    "/people 名册": _tells("/people 名册", "林文", "何芳"),
    "/people 单位": _says("/people 单位 市农办", _is_linked),
    "/people 领导": _says("/people 领导", _is_linked),
    "/people 督查员": _says("/people 督查员", _is_linked),
    "/people 改名": _says("/people 改名 何芳 何方", lambda h, _o, _who: h.office.people[HE].name == "何方"),
    "/people 代理": _says("/people 代理 林文 何芳", lambda h, _o, _who: h.office.people[LIN].stand_in == HE),
    "/people 请假": _says(
        "/people 请假 何芳 9月15日", lambda h, _o, _who: h.office.people[HE].away_until is not None
    ),
    "/people 移除": _says("/people 移除 何芳", lambda h, _o, _who: h.office.people[HE].role is Role.FORMER),
}

BUTTONS = {
    "same": _presses("same:ms:3", _says_of(Kind.UNCHANGED)),
    "claim": _presses("claim:ms:3", _stage(Stage.CLAIMED), _reached),
    "ontime": _presses("ontime:ms:3", _says_of(Kind.ON_TRACK)),
    "extend": _presses("extend:ms:3", lambda _h, outcome, _who: "延" in told(outcome)),
    "undo": _presses("undo:ms:3:{written}", _total(176), _reported),
    "q": _presses("q:{question}:0", _is_answered, _asked_back),
    "held": _presses("held:{question}", _total(2100), _held),
    "more": _presses("more:{question}", _total(266), _lower),
    "drop": _presses("drop:{question}", _is_answered, _held),
    "see": _presses("see:ms:0:status", _has(Repaint)),
    "trend": _presses("trend:ms:3", _has(Course), _reported),
    "close": _presses("close:ms:3", _stage(Stage.CLOSED), _claimed),
    "short": _presses("short:ms:3", _stage(Stage.CLOSED), _claimed_short),
    "stop": _presses("stop:ms:3", _stage(Stage.STOPPED)),
    "back": _presses("back:ms:3", _stage(Stage.IN_PROGRESS), _claimed),
    "grant": _presses("grant:ms:3:20180131", lambda here, _o, _who: here.item("3").due is not None),
    "refuse": _presses("refuse:ms:3:20171220", lambda _h, outcome, _who: bool(texts(outcome, LIN))),
    "helped": _presses("helped:ms:3", lambda here, _o, _who: not here.item("3").wants_help, _pleaded),
    "again": _presses("again:ms:2017-W37", lambda _h, outcome, _who: bool(texts(outcome, LIN))),
    "called": _presses("called:ms:2017-W37", _has(Redraw), _closed),
    "quiet": _presses("quiet:ms:2017-W37", _has(Redraw), _closed),
    "approve": _presses("approve:{issue}", _review(Review.PUBLISHED), _drafted),
    "fresh": _presses("fresh:{issue}", _before_clerks, _drafted),
    "later": _presses("later:{issue}", _before_clerks, _drafted),
    "cancel": _presses("cancel:{issue}", _review(Review.CANCELLED), _drafted),
    "paper": _presses("paper:{issue}", _has(Paper), _drafted),
    "import": _presses("import:{stamp}:ms", _has(Repaint), _proposed),
    "take": _presses("{take}", lambda here, _o, _who: here.item("3").targets[0].value == 600, _proposed),
    "discard": _presses("discard:{stamp}", lambda here, _o, _who: not here.office.proposals, _proposed),
    "unit": _presses("unit:{who}:1", lambda here, _o, who: here.office.people[who].role is Role.APPLICANT),
    "admit": _presses(f"admit:{WANTED}", lambda h, _o, _who: h.office.people[WANTED].role is Role.CONTACT),
    "deny": _presses(f"deny:{WANTED}", lambda here, _o, _who: WANTED not in here.office.people),
}

WORDS = {
    "words": Deed(lambda one: one.reply("3 累计210张"), _total(210)),
    "correction": Deed(lambda one: one.reply("更正 3.1 是201张"), _total(201), _reported),
    "evidence": Deed(
        lambda one: one.reply("3 累计210张", files=("photo-1",)),
        lambda here, _o, who: any(r.evidence and r.by == who for r in here.reports.values()),
    ),
    "edit": Deed(_edited, _total(205)),
    "ledger": Deed(
        lambda one: one.say("", files=("file-1",), file_name="台账.xlsx"),
        lambda here, _o, _who: bool(here.office.uploads),
    ),
    "draft": Deed(
        lambda one: one.say("不点名 3 客观原因"),
        lambda here, _o, _who: bool(next(iter(here.office.issues.values())).unnamed),
        _drafted,
    ),
    "link": Deed(_opened, lambda here, _o, who: here.office.people[who].unit == "市园林局", _linked),
    "copy": Deed(
        lambda one: one.say("🟡 3.1 新增养老床位 210/500张", is_forwarded=True, is_copy=True), _total(210)
    ),
    "order": Deed(lambda one: one.say("/pause 3", is_forwarded=True), _stage(Stage.PAUSED)),
    "admission": Deed(_admission, lambda _h, outcome, _who: not _has(Leave)(_h, outcome, _who)),
}

DEEDS = COMMANDS | ORDERS | BUTTONS | WORDS
