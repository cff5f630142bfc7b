"""What names the items in a stretch of text: numbers (3号, 第三项, #3, 3.1, 3、), lists of them, words of titles."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from bot.patterns import Match, Pattern, any_of
from bot.reading.ledger import Ledger, Mention
from bot.reading.openings import HAN, LEAD_IN, OPENING, PARTIES, TITLE, Head, titled
from bot.reading.points import AFTER_HEAD, NO_UNIT, after, glued, number, weak
from bot.units import is_counted

NO = r"\d{1,3}(?:[.。]\d{1,2})?(?![\d.])"
SORT = r"(?:民生)?(?:事项|指标|任务|工作|实事|项目)?"
NO_PLACE = r"(?![楼]|路(?!基|面|灯|段|网)|线(?!路)|[井桥泵院厅段幢栋厂库馆令渠池坑墩召]|站(?!点)|公[告馆寓]|隧|支洞|竖井|斜井|工区|坝|闸|塔|码头|泊位|机组|炉|仓|罐|棚(?!改|户)|车间|地[块皮]|门(?!户)|机(?!关|制)|标段|台(?!账)|文(?!化|旅|明|件\s?[\d一二三四五六七八九十百]))"
"""3号楼 and 5号台风 are no items."""
GOING = "去|来(?!水)|赴|开会|召开|到(?!位|账|货|期|岗|场|这|本|目前|今|昨|现|上周|月|\\d)|现场|碰头|约谈|座谈|督查|调研|检查组|上会|看(?!来)|下乡"
"""3号去工地看过: what people do on a day."""
NO_DAY = rf"(?!之?前(?!期|卡|受|因|[\u4e00-\u9fff]{{1,6}}的?(?:问题|困难|矛盾))|以前|左右|上午|下午|晚上|下班|开会|之后|以后|后|起|(?:至|到|-)\d|(?:就|又|要|还|才)?(?:{GOING}))"
NOT_AFTER = "".join(
    f"(?<!{words})"
    for words in (
        r"[\d月年第期至到〕\]】字一二三四五六七八九十廿]",
        "(?<!关)于",
        "预计",
        "力争",
        "争取",
        "确保",
        "计划",
        "每月",
        "截至",
        "截止",
        "截止到",
    )
)
STRONG = Pattern(
    rf"第\s?(?P<a>{NO}|{HAN})\s?(?:[号项件]|[条个](?=事项|指标|任务|工作|实事|项目|民生|[:：])){SORT}{NO_PLACE}"
    rf"|(?!一号工程){NOT_AFTER}(?P<b>{NO}|{HAN})\s?号{SORT}{NO_PLACE}{NO_DAY}"
    rf"|(?<!\d)#\s?(?P<c>{NO})(?![楼#])|(?:^|(?<=\s))(?P<h>{NO})#(?=\d|\s)|(?P<g>{NO}|{HAN})项(?=[,，:：\s]|[无没]有?变化)"
    rf"|(?:更正|订正)\s?(?P<f>{NO})(?=\s?(?:是|[:：]|应为|应该?是|累计))|(?:序号|编号)\s?[:：]?\s?(?P<d>{NO})|(?:事项|指标|项目|实事)\s?(?P<e>{NO})(?=[:：\s累已完无没]|——)"
)
DOTTED = Pattern(r"(?<![\d.])(?<!\d。)\d{1,3}[.。]\d{1,2}(?![\d.%])")
BEFORE_DOTTED = Pattern(
    rf"(?:^|[\u4e00-\u9fff㎡]/|[\s,，。;；:：、(（)）【*\[\n和及]|{any_of('更正 关于 报 补 把 将 对 局 办 委 处 院 会 司 指标')})$"
)
OF_ITS_TITLE = Pattern(r"(?:^|(?<=[,，。;；\s]))(?P<no>\d{1,3})[号项]")
BLANK = Pattern(r"\s+")
SPACED, ENDS = Pattern(r"\s(?P<myriad>[万亿](?!元以))?"), Pattern(r"[,，。;；]|$")
MYRIAD = Pattern(r"[万亿wW]")
AFTER_CUE = Pattern(r"(?:累计|完成|共|达到?|[为至到约近超计])\s?$")
ALSO = Pattern(
    rf"(?:\s?[、,，和及与跟/&+]\s?|(?<=[号项])(?=\d{{1,3}}[号项](?:都|均|也|全|无|没|暂|进|正|按|同|各|分别|资金|情况)))(?P<no>{NO}|{HAN})\s?(?:号|项)?"
)
LIST = Pattern(
    rf"(?P<no>{NO}|{HAN})\s?(?:(?:号|项)?(?=\s?[、,，和及与跟/&+]\s?(?:{NO}|{HAN}))|[号项](?=\d{{1,3}}[号项](?:都|均|也|全|无|没|暂|进|正|按|同|各|分别|资金|情况)))"
)
LIST_END = Pattern(
    r"\s?(?:[本这]个?(?:周|月|星期)|目前|都)?(?:[号项]|[这两三几]+项|都|均|也|全|无|没|暂|分别|依次|各|进[展度]|情况|:|：|$)"
)
RANGE = Pattern(
    rf"(?:第\s?)?(?P<first>{NO}|{HAN})\s?[号项]?\s?(?:-|—{{1,2}}|–|~|至|到)\s?(?:第\s?)?(?P<last>{NO}|{HAN})\s?[号项]?"
    r"(?=\s?(?:[这两三四五几]+项|都|均|也|全|无|没|暂|分别|依次|各|正常|按|同|进展|:|：|$))"
)
"""3至5号, 3.1–3.3: every item from the one to the other."""
HAN_BEFORE = Pattern(r"[\u4e00-\u9fff](?<![的局办报把将对和及跟与由于告正关])")
HAPPENED = Pattern(r"(?:就|才|刚)?已经?|就|刚刚?|(?:印发|通过|开工|签|批|封顶|验收)了?")
MOST = 40
"""A list or a range of more numbers than this is none."""
CLAUSE = Pattern(r"[,，。]\s*")
SAID_NUMBER = Pattern(r"号|项|\d\.\d")
ROADS = frozenset("路街巷村镇乡桥")
"""文化路 is a place, whatever item speaks of 文化."""
SHORT_UNIT = Pattern(r"(?:^|[,，:：;；、\s])[\u4e00-\u9fff]{2,4}$")
FIGURE = Pattern(r"\s+\d")
"""人社6.1 15500人: a unit by a short name, its target, its figure."""
BEFORE = Pattern(r"\d{1,3}(?!号|项|[.。]\d)[^\d]*[。;；]|\d{1,3}、(?!\s?\d)[^,，。;；]{2,}[,，。;；]")


def heads(text: str, start: int, end: int, ledger: Ledger) -> list[Head]:
    """What names items in a segment: a list of numbers at its beginning, else numbers, else the words of titles."""
    begin = after(LEAD_IN, text, start)
    lists = list(_lists(text, begin, end, ledger))
    mentions = [
        one._replace(start=one.start + start, end=one.end + start) for one in ledger.mentions(text[start:end])
    ]
    numbered = [*_strong(text, start, begin, end, ledger), *_dotted(text, start, end, ledger, mentions)]
    told = {head.start for head in numbered}
    numbered += [one for one in _own(text, start, end, ledger, mentions) if one.start not in told]
    numbered = [*lists, *(one for one in numbered if not any(_is_within(one, row) for row in lists))]
    if lists and lists[0].start == begin:
        return sorted(numbered, key=lambda head: head.start)
    if numbered:
        numbered.sort(key=lambda head: head.start)
        if BEFORE.match(text, begin, numbered[0].start):  # 11已办结。12号…
            numbered = [*weak(text, begin, numbered[0].start, ledger), *numbered]
        named = {
            ledger.place(found[0]) for head in numbered for no in head.numbers if (found := ledger.find(no))
        }
        is_row = len(numbered[0].numbers) > 1
        before = [
            one
            for one in mentions
            if one.end <= numbered[0].start
            and (named.isdisjoint(one.items) or (is_row and "。" in text[one.end : numbered[0].start]))
        ]
        first = titled(text, start, numbered[0].start, before, ledger) if before else []
        return first + [
            _checked(text, head, ledger, mentions) for head in sorted(numbered, key=lambda head: head.start)
        ]
    points = list(weak(text, begin, end, ledger)) or list(glued(text, begin, end, ledger, mentions))
    if points and not any(_checked(text, one, ledger, mentions).doubt for one in points):
        return points
    return titled(text, start, end, mentions, ledger)


def _lists(text: str, begin: int, end: int, ledger: Ledger) -> Iterator[Head]:
    """Lists of numbers at the beginnings of clauses; after the first only where 号 or a point says what they are."""
    edge = begin
    for at in (begin, *(mark.end() for mark in CLAUSE.finditer(text, begin, end))):
        found = _list(text, at, end, ledger) if at >= edge else None
        edge = found.end if found else edge
        if found and found.numbers and (at == begin or SAID_NUMBER.search(text, found.start, found.end + 2)):
            yield found


def _is_within(one: Head, row: Head) -> bool:
    return row.start <= one.start < row.end


def _list(text: str, begin: int, end: int, ledger: Ledger) -> Head | None:
    """3、5号都无变化; 3.1和3.2同上. A row that goes on as no list does has no numbers; one too long asks which is meant."""
    if match := RANGE.match(text, begin, end):
        numbers = _between(number(match["first"]), number(match["last"]))
        is_known = len(numbers) > 1 and all(ledger.find(no) for no in numbers)
        return Head(begin, after(AFTER_HEAD, text, match.end()), tuple(numbers)) if is_known else None
    match = LIST.match(text, begin, end)
    listed: dict[str, None] = {}
    at = begin
    while match and ledger.find(no := number(match["no"])):
        listed[no] = None
        at = match.end()
        match = ALSO.match(text, at, end)
    if match or not listed or at == begin:
        return None
    if not LIST_END.match(text, at - 1 if text[at - 1] in "号项" else at):
        return Head(begin, at)
    told = tuple(listed) if len(listed) <= MOST else ("",)
    return Head(begin, after(AFTER_HEAD, text, at), told)


def _between(first: str, last: str) -> list[str]:
    """The numbers from one to another: of items, or of the targets of one item."""
    item, _, low = first.rpartition(".")
    same, _, high = last.rpartition(".")
    if item != same:
        return []
    return [f"{item}.{n}" if item else str(n) for n in range(int(low), min(int(high), int(low) + MOST) + 1)]


def _strong(text: str, start: int, begin: int, end: int, ledger: Ledger) -> Iterator[Head]:
    for match in STRONG.finditer(text, start, end):
        if match.lastgroup == "g" and match.start() > begin:
            continue
        if match.lastgroup == "e" and ledger.units.match(text, after(BLANK, text, match.end())):
            continue  # 亿元以上项目17 个
        if match.lastgroup == "b" and match.start() > begin and _is_a_day(text, match):
            continue
        no = number(match[match.lastgroup or 0])
        is_meant = match.lastgroup in {"a", "c", "d"} or not ledger.items
        is_meant = is_meant or (match.start() <= begin and match.lastgroup != "f")
        if ledger.find(no) or is_meant:
            yield Head(match.start(), after(AFTER_HEAD, text, match.end()), (no,))


def _own(text: str, start: int, end: int, ledger: Ledger, mentions: list[Mention]) -> Iterator[Head]:
    """5号泊位870个, where the title of item 5 speaks of 泊位, which else have numbers of their own."""
    for match in OF_ITS_TITLE.finditer(text, start, end):
        found = ledger.find(match["no"])
        at = bisect_left(mentions, match.end(), key=lambda one: one.start)
        is_own = at < len(mentions) and mentions[at].start == match.end()
        if found and is_own and ledger.place(found[0]) in mentions[at].items:
            yield Head(match.start(), match.end(), (match["no"],))


def _is_a_day(text: str, match: Match) -> bool:
    """一季度分析18号已经印发: what happened on a day, in the midst of a clause."""
    return (
        HAN_BEFORE.match(text, match.start() - 1) is not None
        and HAPPENED.match(text, match.end()) is not None
    )


def _dotted(text: str, start: int, end: int, ledger: Ledger, mentions: list[Mention]) -> Iterator[Head]:
    """3.1: at the beginning of a clause, or anywhere before the words of its own title."""
    for match in DOTTED.finditer(text, start, end):
        no = number(match[0])
        head = Head(match.start(), after(AFTER_HEAD, text, match.end()), (no,))
        if not ledger.items and match.start() == start:
            yield head
        found = ledger.find(no)
        if (
            found is None
            or _is_amount(text, match.end(), ledger)
            or AFTER_CUE.search(text, max(start, match.start() - 4), match.start())
        ):
            continue
        place = ledger.place(found[0])
        one = bisect_left(mentions, head.end, key=lambda one: one.start)
        is_titled = one < len(mentions) and mentions[one].start == head.end and place in mentions[one].items
        if (
            is_titled
            or (SHORT_UNIT.search(text, 0, match.start()) and FIGURE.match(text, match.end()))
            or BEFORE_DOTTED.search(text, max(start, match.start() - 3), match.start())
            or match.start() == start
        ):
            yield head


def _is_amount(text: str, at: int, ledger: Ledger) -> bool:
    """Whether a unit of measure follows: 24.1万人 is a figure."""
    if apart := SPACED.match(text, at):  # 5.3 万亩
        unit = ledger.units.match(text, apart.end())
        return unit is not None and (bool(apart["myriad"]) or ENDS.match(text, unit.end()) is not None)
    unit = ledger.units.match(text, after(MYRIAD, text, at))
    if unit is None or NO_UNIT.match(text, at):
        return False
    return unit.start() > at or not is_counted(unit[0])  # 16.2回复率: nothing is counted in tenths


def _checked(text: str, head: Head, ledger: Ledger, mentions: list[Mention]) -> Head:
    """The head, with its doubt where another item's title follows it at once: 3号公厕."""
    place = ledger.find(head.numbers[0])
    following = bisect_left(mentions, head.end, key=lambda one: one.start)
    one = mentions[following] if following < len(mentions) else None
    if one and one.end - one.start < TITLE and text[one.end : one.end + 1] in ROADS:
        return head
    if one and PARTIES.match(text, one.end):  # 10号供水、燃气、通信三家各说各的
        return head
    if place is None or one is None or not one.items or not OPENING.fullmatch(text, head.end, one.start):
        return head
    return head if ledger.place(place[0]) in one.items else replace(head, doubt=one)
