"""One entry read as being of one item."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.dates import Frame
from bot.patterns import Pattern
from bot.reading.amounts import FIRMNESS, Amount
from bot.reading.compose import compose
from bot.reading.entries import Entry
from bot.reading.figures import REACH, Figure, figures
from bot.reading.fitting import counts_starts
from bot.reading.guesses import is_believed, is_business, is_sure
from bot.reading.ledger import ACROSS, Ledger, signs, sources
from bot.reading.owed import Owed
from bot.reading.page import Page, page, within
from bot.reading.pieces import Piece, pieces
from bot.reading.problems import category
from bot.reading.progress import is_only_what_is_left, progress
from bot.reading.roles import Role
from bot.reading.sentences import Said, Sentence, said
from bot.reading.subjects import Subject, nameless
from bot.reading.talk import errand, is_question
from bot.reading.timing import timed
from bot.statements import Code, Reading, Unclear

NEW = Pattern(r"新[增建设开办]")
THIS_TIME = Pattern(r"(?:[本这当上]个?(?:周|月|旬|期|星期)|又|再|今天|昨天|近期|最近)\s*$")
"""本周新增养老床位34张 is an increment although the title begins with 新增."""
HINDERED = Pattern(
    r"(?:项目|工程|点位|工地|标段|地块)?(?:[停返]工|卡)|[^\d,，。]{0,8}?(?:因(?!此)|由于|受(?!益|理|惠|训|助)|遇到?|被|涉及)"
)
HINDERING = Pattern(r"(?:因(?!此)|由于|受(?!益|理|惠|训|助)|涉及|影响|损毁|冲毁|受损|牵涉|卡在|卡了|难在)[^\d,，。]{0,6}$")
NARRATED = Pattern(r"[\u4e00-\u9fff](?<![已均都全也了吧呢啊左现在完建竣达未正刚又你我您请])")
"""六个片区都在干, 两家的管线: a small number said with what it counts is told in passing."""
THINGS = Pattern(
    r"□{2,}(?:的|建设|改造|施工)?[\u4e00-\u9fff]{2}|[\u4e00-\u9fff□]{0,3}(?:地块|标段|点位|小区|工地|村|学校|幼儿园|路口|站点|片区|场站)(?:的|建设|改造|施工|用地|[\u4e00-\u9fff]{2})"
)
"""3个安置地块用地指标还没下来: things of which something is told."""
THIS_WEEK = Pattern(r"[□\s]*[本这]个?(?:周|月|旬|星期)[^,，]{0,6}了")
IN_STEP = Pattern(r"[,，]?[\u4e00-\u9fff□]{1,4}(?<![现共总计是至前在有到])")
TOGETHER = Pattern(r"(?:都|均|全都?)(?!已|完|建|竣|验|开|通)")
"""5、6两项都没变化: how many items are spoken of."""
VISITED = Pattern(
    r"(?:看|走访|督查|暗访|调研|踏勘|观摩|巡查|巡检|检测|抽检)了?[□\s]*$|(?:发现|查出|出现|发生)[^\d,，]{0,6}$"
)
"""看了5座, 发现问题3处: what was looked at, and what was found there."""
MINUS = Pattern(r"[\s完成计共增是为:：了][-−]$")
"""3.1 -5, 完成-100: nobody can tell what less than nothing is; 3.1-210张 and 3.1 - 210张 part a number from its figure."""
BIDDERS = Pattern(r"(?:[投应竞开评]标|来)[^\d,，。]{0,6}$")
"""开标只来了两家, 投标单位不足三家."""
MONDAY = 0
GAINED_LAST_WEEK = Pattern(r"上个?(?:周|星期|礼拜)[^,，。]*?(?:新[增添办建改铺]|又|净增)")
AGAIN_LAST_WEEK = Pattern(r"上个?(?:周|星期|礼拜)[^,，。]*?(?:又|再)")
BRACKETED = {
    "累计": Role.TOTAL, "本周": Role.INCREMENT, "这周": Role.INCREMENT, "本月": Role.INCREMENT, "新增": Role.INCREMENT,
    "本周新增": Role.INCREMENT, "上周": Role.PAST, "上月": Role.PAST, "目标": Role.PLAN, "任务": Role.PLAN, "计划": Role.PLAN,
}  # fmt: skip
IN_BRACKETS = Pattern(rf"\s?[(（](?P<said>{'|'.join(BRACKETED)})[)）]")
"""5200人（本周），24.6万人（累计）."""
DIFFERENCE = Pattern(
    r"(?:压缩|缩短|减少|压减|精简|下降|降低|少用|退回|退出|核减|扣[除减]|减去|剔除|注销|报废|损毁)了?\s*$"
    r"|比(?:计划|目标|任务|序时|预期)[^\d,，。]{0,3}[多少超欠][^\d,，。]{0,4}$"
)
"""压缩104天 is how much less it is, not how much it is."""
STANDS = frozenset({Role.BARE, Role.DONE})
FEW = 10
EVENT = Pattern("主体|封顶|竣工|验收|投用|投产|通车|办结|完工|交付|上线|开业|挂牌|揭牌|印发|出台|建成|完成")
"""What of a title is said to have happened: 一期厂房主体封顶."""
WHO = frozenset("员师工")
"""护理员 is someone, 护理 a word of a title."""
THERE_IS = Pattern(r"(?<![现已设建共拥没具含])有[^\d,，。]{0,4}$")
"""What makes a number one of hindrances: 两处因设计变更返工, 涉及12户, 有3处未拆."""
UNSURE = Pattern(
    r"[□\s]*(?:目前|现在|现|应该|大概)*(?:累计|总共|一?共|已?完成|达到?)+[了□\s:：]*\d[\d.,万]*\s?[\u4e00-\u9fff]{0,3}(?<!吗)"
)
"""累计400？: a figure that its writer is not sure of."""
ALL_OF_IT = Pattern(r"剩(?=\d)|剩余|剩下|其余|余下|全部|所有")


@dataclass(frozen=True, slots=True)
class Source:
    """A message: its folded text, and the same characters as they were written."""

    text: str
    wording: str


def interpret(entry: Entry, source: Source, subject: Subject, ledger: Ledger, frame: Frame) -> Reading:
    """What an entry says if it is of this subject."""
    text, wording = source.text[entry.start : entry.end], source.wording[entry.start : entry.end]
    number = _number(entry)
    names = [*_named(entry), *_titles(text, subject, ledger)]
    laid = page(text, wording, number, names, frame)
    found = [
        one
        for one in _figures(laid, ledger.measures(subject.item))
        if not subject.is_guess or is_believed(one, laid.blanked[one.edge : one.start])
    ]
    found = _of_the_week_ended(laid, found)
    owed = _owed(subject, ledger)
    amounts = progress(laid, found, owed)
    if subject.is_guess and _is_of_other_things(amounts, found):
        amounts = []
    if isinstance(amounts, Unclear):
        return amounts
    sentences = [
        one
        for one in _said(laid, found, owed)
        if not subject.is_guess
        or is_business(one, laid.said_in(one.piece), laid.blanked[one.piece.start :])
        or (subject.item.no and is_sure(one, laid.words_of(one.piece)))
    ]
    reading = compose(laid, subject, amounts, sentences)
    if reading == () and is_only_what_is_left(laid, found):
        return Unclear(Code.NUMBER, (subject.item.no,))
    return reading


def _of_the_week_ended(laid: Page, found: list[Figure]) -> list[Figure]:
    """上周新增215户, the only figure told on a Monday: the week that is reported on is the one just ended."""
    if len(found) != 1 or found[0].role is not Role.PAST:
        return found
    gain = GAINED_LAST_WEEK if laid.frame.today.weekday() == MONDAY else AGAIN_LAST_WEEK
    is_gain = gain.search(laid.text, found[0].edge, found[0].start)
    return [replace(found[0], role=Role.INCREMENT)] if is_gain else found


def _is_of_other_things(amounts: Sequence[Amount] | Unclear, found: Sequence[Figure]) -> bool:
    """Whether figures that the item cannot have are of something else: 今天种了200棵树, of an item that nobody named."""
    if not isinstance(amounts, Unclear) or amounts.code is not Code.WHICH_UNIT:
        return False
    return not any(figure.role is Role.TOTAL for figure in found)


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


def _titles(text: str, subject: Subject, ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Where a text names an item by the words of its title."""
    place, names = ledger.place(subject.item), sources(subject.item)
    for sign in signs(subject.item):
        yield from (match.span() for match in re.finditer(re.escape(sign), text))
    for mention in ledger.mentions(text):
        if place in mention.items and text[mention.end : mention.end + 1] not in WHO:
            start, end = max(
                (_grown(text, mention.start, mention.end, name) for name in names),
                key=lambda span: span[1] - span[0],
            )
            if end - start > 2 or text[start - 1 : start] != "的":  # 下乡的医生 are people, not 家庭医生签约
                yield start, end


def _grown(text: str, start: int, end: int, name: str) -> tuple[int, int]:
    """The stretch around a mention that repeats a title word for word."""
    at = name.find(text[start:end])
    if at < 0:
        return start, end
    left, right = start, end
    while at > 0 and left > 0 and name[at - 1] == text[left - 1] and text[left - 2 : left] not in ACROSS:
        at, left = at - 1, left - 1
    at += right - left
    while at < len(name) and right < len(text) and name[at] == text[right] and not text[right].isdigit():
        at, right = at + 1, right + 1
    if event := EVENT.search(text, end, right):
        right = event.start()
    if left == start and NEW.match(name) and text[left - 2 : left] == name[:2]:
        left -= 2  # 新增床位 is short for 新增养老床位
    is_new = NEW.match(text, left, right) and THIS_TIME.search(text, max(0, left - 5), left)
    return (start if is_new else left), right


def _figures(laid: Page, units: Pattern) -> Iterator[Figure]:
    before: Role | None = None
    total: Role | None = None
    for clause in laid.clauses:
        words = laid.said_in(clause)
        is_unsure = UNSURE.fullmatch(words) is not None and clause.mark in {"?", "？"}
        if is_question(words, clause.mark) and not is_unsure:
            continue
        parts = list(pieces(laid.blanked, clause))
        end = _before_errand(words, parts)
        found = [
            _doubted(laid, parts, one)
            for one in figures(words, clause.start, units, before)
            if one.start < end
        ]
        before = found[-1].role if found else before
        found = [replace(one, value=None) for one in found] if is_unsure else found
        for figure in found:
            yield _bracketed(laid, timed(laid, clause, figure), total)
            total = figure.role if figure.role in FIRMNESS or THIS_WEEK.match(laid.blanked, clause.start) else total


def _bracketed(laid: Page, figure: Figure, total: Role | None) -> Figure:
    """7.13万人次（宫颈癌3.6万、乳腺癌3.53万）: a bare figure in brackets behind a total is a part of it."""
    if said := IN_BRACKETS.match(laid.blanked, figure.end):
        return replace(figure, role=BRACKETED[said["said"]])
    if figure.role is Role.BARE and total is Role.INCREMENT and IN_STEP.fullmatch(laid.blanked, figure.edge, figure.start):
        return replace(figure, role=Role.INCREMENT)  # 本周开了3个班，培训412人次
    if figure.role is Role.THIS and NEW.search(laid.text, figure.edge, figure.start):
        return replace(figure, role=Role.INCREMENT)  # 本周城镇新增就业5200人
    if total is None or figure.role is not Role.BARE or figure.unit == "%" or figure.whole is not None:
        return figure
    before = laid.blanked[: figure.start]
    opened, closed = max(map(before.rfind, "(（")), max(map(before.rfind, ")）"))
    return replace(figure, role=Role.PART) if opened > closed else figure


def _before_errand(words: str, parts: Sequence[Piece]) -> int:
    """Where the piece of a clause begins that sends someone to report; the end where none does."""
    at = errand(words)
    if at is None:
        return parts[-1].end
    return max(piece.start for piece in parts if piece.start <= parts[0].start + at)


def _doubted(laid: Page, parts: Sequence[Piece], figure: Figure) -> Figure:
    """A bare figure in one breath with a problem may well be what the problem is about; 两处因设计变更返工 is."""
    if MINUS.search(laid.text, max(0, figure.start - 2), figure.start):
        return replace(figure, value=None)
    if (
        figure.role in STANDS
        and figure.unit != "%"
        and DIFFERENCE.search(laid.blanked, figure.edge, figure.start)
    ):
        return replace(figure, role=Role.REST)
    if figure.role is not Role.BARE:
        return figure
    if figure.is_spoken and (figure.value or 0) < FEW and _is_narrated(laid, figure):
        return replace(figure, role=Role.PART)
    if (figure.value or 0) < FEW and THINGS.match(laid.blanked, figure.end):
        return replace(figure, role=Role.REST)
    if _is_of_others(laid, figure):
        return replace(figure, role=Role.REST)
    if HINDERED.match(laid.blanked, figure.end) or HINDERING.search(laid.blanked, figure.edge, figure.start):
        return replace(figure, role=Role.REST)
    here = parts[max(0, bisect_right(parts, figure.start, key=lambda piece: piece.start) - 1)]
    if _trouble(laid.said_in(here)) is None and not _is_in_the_way(laid, figure, parts[-1].end):
        return figure
    is_of_problem = THERE_IS.search(laid.blanked, figure.edge, figure.start)
    return replace(figure, role=Role.REST if is_of_problem else Role.DOUBTFUL)


def _is_narrated(laid: Page, figure: Figure) -> bool:
    is_of_items = figure.unit == "项" and TOGETHER.match(laid.blanked, figure.end)
    return bool(is_of_items or NARRATED.match(laid.blanked, figure.end))


def _is_of_others(laid: Page, figure: Figure) -> bool:
    if figure.unit == "家" and BIDDERS.search(laid.blanked, figure.edge, figure.start):
        return True
    return VISITED.search(laid.blanked, figure.edge, figure.start) is not None


def _is_in_the_way(laid: Page, figure: Figure, end: int) -> bool:
    """有两个照料中心一直卡在用地上: a number of whom the rest of the clause tells a problem."""
    if not THERE_IS.search(laid.blanked, figure.edge, figure.start):
        return False
    return category(laid.blanked[figure.end : min(end, figure.end + REACH)]) is not None


_trouble = lru_cache(maxsize=64)(category)
"""What is in the way, by a piece; a piece of many figures is looked through once."""


def _owed(subject: Subject, ledger: Ledger) -> Owed:
    targets = subject.item.targets or (subject.target or nameless(subject.item),)
    words = ledger.words(subject.item) if subject.item.targets else {}
    return Owed(subject.item, targets, words, subject.target)


def _said(laid: Page, found: Sequence[Figure], owed: Owed) -> Iterator[Said]:
    starts_count = any(map(counts_starts, owed.targets))
    for clause in laid.clauses:
        parts = list(pieces(laid.blanked, clause))
        end = _before_errand(laid.said_in(clause), parts)
        for piece in (one for one in parts if one.start < end):
            here, dates, text = within(found, piece), laid.dates_in(piece), laid.said_in(piece)
            timeless = laid.without(piece, ((one.start, one.end) for one in dates)) if dates else text
            is_whole = ALL_OF_IT.search(text) is not None or any(_is_goal(figure, owed) for figure in here)
            yield from said(Sentence(laid, piece, text, timeless, dates, here, is_whole, starts_count))


def _is_goal(figure: Figure, owed: Owed) -> bool:
    """Whether a figure is the whole of a target: 500张 of 500, or 100%."""
    if figure.unit == "%":
        return figure.value == 100
    return figure.value is not None and any(
        figure.value in (target.value, target.low) for target in owed.targets
    )
