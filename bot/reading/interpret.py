"""One entry read as being of one item."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.dates import Frame
from bot.patterns import Pattern
from bot.reading.amounts import FIRMNESS, Amount
from bot.reading.compose import compose
from bot.reading.doubts import doubted
from bot.reading.entries import Entry
from bot.reading.figures import Figure, figures
from bot.reading.guesses import is_believed, is_business, is_handed_over, is_sure
from bot.reading.ledger import Ledger
from bot.reading.owed import Owed
from bot.reading.page import Page, page
from bot.reading.pieces import pieces
from bot.reading.progress import is_only_what_is_left, progress
from bot.reading.roles import DONE, Role
from bot.reading.subjects import Subject, nameless
from bot.reading.talk import is_question, promise
from bot.reading.timing import of_the_week_ended, timed
from bot.reading.titles import titles
from bot.reading.told import Said
from bot.reading.words import before_errand, words_said
from bot.statements import Code, Kind, Reading, Unclear
from bot.units import MEASURES

EVENTS = frozenset({"场", "场次", "场(次)", "期", "期(篇)"})
"""Units of what is held: those of a week came on top."""
THIS_WEEK = Pattern(r"[□\s]*[本这]个?(?:周|月|旬|星期)(?:[^,，]{0,6}了|完成|建成|铺设|改造|新增)")
IN_STEP = Pattern(r"[,，]?[\u4e00-\u9fff□]{1,6}(?<![现共总计是至前在有到])")
NEWLY = Pattern(r"(?<!最)(?<!更)新(?!区|城|村|型|车|生|线)[\u4e00-\u9fff]")
BEING = Pattern(r"[\s,，]*(?:应该?|而|实际|就)?[是为]?")
GAIN = Pattern(r"[本这]个?(?:周|月|旬|星期|礼拜)[^,，]{0,6}新|又|新增")
DOING = Pattern(
    r"[本这]个?(?:周|月|旬|星期|礼拜)[^,，\d]*?(?:推进|淘汰|发放|救助|帮扶|资助|整治|改造|清理|处置|组织|举办|开展|接待|受理|审批|安装|更换|维修|硬化|绿化|栽植|投放|回收|转移|安置|引进|抽[检查]|检[测查]|[铺敷修装拆搬种栽挖清疏浇砌播演办治收征培](?!\w*[量数额率])[^,，\d]{0,6}$)[^,，\d]{0,8}$"
)
"""本周清淤2300米: what is done in a week came on top, whatever the work is called."""
BRACKETED = {
    "累计": Role.TOTAL, "本周": Role.INCREMENT, "这周": Role.INCREMENT, "本月": Role.INCREMENT, "新增": Role.INCREMENT,
    "本周新增": Role.INCREMENT, "上周": Role.PAST, "上月": Role.PAST, "目标": Role.PLAN, "任务": Role.PLAN, "计划": Role.PLAN,
}  # fmt: skip
SAID_AFTER = Pattern(
    r"[,，]\s?是?[本这]一?个?(?:周|月|旬|星期)的?新?(?:完成|增加?|做|改|建|办)[^,，。\d]{0,3}的?[量数]?(?:$|[,，。])"
)
"""6.2万㎡，这一旬新完成的量."""
IN_BRACKETS = Pattern(rf"\s?[(（](?P<said>{'|'.join(BRACKETED)})[)）]")
"""5200人（本周），24.6万人（累计）."""
UNSURE = Pattern(
    r"[□\s]*(?:目前|现在|现|应该|大概)*(?:累计|总共|一?共|已?完成|达到?)+[了□\s:：]*\d[\d.,万]*\s?[\u4e00-\u9fff]{0,3}(?<!吗)"
)
"""累计400？: a figure that its writer is not sure of."""
FINISHED = Pattern(r"[\u4e00-\u9fff]{1,4}(?:完成|完工|建成|竣工)了?(?=$|[,，。;；])")
"""又有38个村完成: business, whatever is counted."""


class Source(NamedTuple):
    """A message: its folded text, and the same characters as they were written."""

    text: str
    wording: str


def interpret(entry: Entry, source: Source, subject: Subject, ledger: Ledger, frame: Frame) -> Reading:
    """What an entry says if it is of this subject."""
    text, wording = source.text[entry.start : entry.end], source.wording[entry.start : entry.end]
    number = _number(entry)
    names = [*_named(entry), *titles(text, subject, ledger)]
    laid = page(text, wording, number, names, frame)
    found = [
        one
        for one in _figures(laid, ledger.measures(subject.item))
        if not subject.is_guess or is_believed(one, laid.blanked[one.edge : one.start])
    ]
    found = of_the_week_ended(laid, found)
    owed = _owed(subject, ledger)
    amounts = progress(laid, found, owed)
    if subject.is_guess and _is_of_other_things(laid, amounts, found):
        amounts = []
    if isinstance(amounts, Unclear):
        return amounts
    sentences = list(words_said(laid, found, owed, is_report=bool(amounts)))
    if subject.is_guess:
        sentences = _of_the_work(laid, sentences, subject, is_report=bool(amounts))
    reading = compose(laid, subject, amounts, sentences)
    if reading == () and is_only_what_is_left(laid, found):
        return Unclear(Code.NUMBER, (subject.item.no,))
    return reading


def _of_the_work(laid: Page, told: Sequence[Said], subject: Subject, *, is_report: bool) -> list[Said]:
    """Of what is said by one whose item nobody named, that which is said of the work."""
    is_report = is_report or any(one.kind is Kind.EXTENSION for one in told)
    return [
        one
        for one in told
        if (is_report and one.kind is Kind.PROBLEM)
        or is_business(one, laid.said_in(one.piece), laid.blanked[one.piece.start :])
        or (subject.item.no and is_sure(one, laid.words_of(one.piece)) and not is_handed_over(laid.blanked))
    ]


def _is_of_other_things(laid: Page, amounts: Sequence[Amount] | Unclear, found: Sequence[Figure]) -> bool:
    """Whether figures that the item cannot have are of something else: 今天种了200棵树, of an item that nobody named."""
    if not isinstance(amounts, Unclear) or amounts.code is not Code.WHICH_UNIT:
        return False
    return not any(
        figure.role is Role.TOTAL
        or (figure.role is Role.DONE and figure.unit in MEASURES)
        or (figure.role is Role.INCREMENT and FINISHED.match(laid.blanked, figure.end))
        for figure in found
    )


def _number(entry: Entry) -> tuple[int, int]:
    """Where an entry names its item by number."""
    if entry.head is None or not entry.head.numbers:
        return 0, 0
    return entry.head.start - entry.start, entry.head.end - entry.start


def _named(entry: Entry) -> Iterator[tuple[int, int]]:
    """Where the titles stand that an entry begins with: 养老床位和公厕都没变化."""
    for head in entry.again:
        yield head.start - entry.start, head.end - entry.start
    if entry.head and entry.head.mention:
        for mention in (entry.head.mention, *entry.head.also):
            yield mention.start - entry.start, mention.end - entry.start


def _figures(laid: Page, units: Pattern) -> Iterator[Figure]:
    before: Role | None = None
    total: Role | None = None
    for clause in laid.clauses:
        words = laid.said_in(clause)
        is_unsure = UNSURE.fullmatch(words) is not None and clause.mark in {"?", "？"}
        if is_question(words, clause.mark) and not is_unsure:
            continue
        parts = list(pieces(laid.blanked, clause))
        at = promise(words)
        end = before_errand(words, parts) if at is None else clause.start + at
        found = [
            doubted(laid, parts, one)
            for one in figures(words, clause.start, units, before)
            if one.start < end
        ]
        before = _goes_on(found[-1]) if found else before
        found = [replace(one, value=None) for one in found] if is_unsure else found
        found = list(_in_line(laid, found))
        for figure in found:
            yield _bracketed(laid, timed(laid, clause, figure), total)
            total = (
                figure.role
                if figure.role in FIRMNESS or THIS_WEEK.match(laid.blanked, clause.start)
                else total
            )
        is_over = clause.mark in {"。", "\n"} or (before is Role.PART and clause.mark in {"；", ";"})
        before = None if is_over else before


def _in_line(laid: Page, found: Sequence[Figure]) -> Iterator[Figure]:
    """涉及1.6万户、120万平方米: what a list goes on with is of the sort that it began with."""
    last: Figure | None = None
    for figure in found:
        role = _after(laid, last, figure) if last else figure.role
        last = figure if role is figure.role else replace(figure, role=role)
        yield last


def _after(laid: Page, last: Figure, figure: Figure) -> Role:
    if last.role is Role.WRONG and _is_corrected_gain(laid, last, figure):
        return Role.INCREMENT
    between = laid.blanked[last.end : figure.start].strip()
    goes_on = last.role is Role.REST and figure.role is Role.BARE and between in {"、", "和"}
    return Role.REST if goes_on else figure.role


def _goes_on(figure: Figure) -> Role:
    """The role that a figure hands on; what was told in passing (两个乡镇) hands on none."""
    return Role.BARE if figure.role is Role.PART and figure.is_spoken else figure.role


def _is_corrected_gain(laid: Page, wrong: Figure, figure: Figure) -> bool:
    """本周新发的不是60件，是66件: what is put right is what came on top."""
    if figure.role not in {Role.BARE, Role.TOTAL} or not BEING.fullmatch(
        laid.blanked, wrong.end, figure.start
    ):
        return False
    return GAIN.search(laid.blanked, wrong.edge, wrong.start) is not None


def _bracketed(laid: Page, figure: Figure, total: Role | None) -> Figure:
    """7.13万人次（宫颈癌3.6万、乳腺癌3.53万）: a bare figure in brackets behind a total is a part of it."""
    if said := IN_BRACKETS.match(laid.blanked, figure.end):
        return replace(figure, role=BRACKETED[said["said"]])
    if figure.role is Role.BARE and SAID_AFTER.match(laid.blanked, figure.end):
        return replace(figure, role=Role.INCREMENT)
    if (
        figure.role is Role.BARE
        and total is Role.INCREMENT
        and IN_STEP.fullmatch(laid.blanked, figure.edge, figure.start)
    ):
        return replace(figure, role=Role.INCREMENT)  # 本周开了3个班，培训412人次
    lead = laid.text[figure.edge : figure.start]
    if figure.role is Role.THIS and (NEWLY.search(lead) or DONE.search(lead) or DOING.search(lead)):
        return replace(figure, role=Role.INCREMENT)  # 本周城镇新增就业5200人
    if figure.role is Role.THIS and figure.unit in EVENTS:  # 本周招聘会2场
        return replace(figure, role=Role.INCREMENT)
    if total is None or figure.role is not Role.BARE or figure.unit == "%" or figure.whole is not None:
        return figure
    before = laid.blanked[: figure.start]
    opened, closed = max(map(before.rfind, "(（")), max(map(before.rfind, ")）"))
    return replace(figure, role=Role.PART) if opened > closed else figure


def _owed(subject: Subject, ledger: Ledger) -> Owed:
    targets = subject.item.targets or (subject.target or nameless(subject.item),)
    words = ledger.words(subject.item) if subject.item.targets else {}
    return Owed(subject.item, targets, words, subject.target)
