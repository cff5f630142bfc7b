"""The figures of a clause: what number each is, in which unit, and in which role."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.numbers import ARABIC, Numeral, numeral, numerals
from bot.patterns import Match, Pattern, any_of, word
from bot.reading.pieces import CUES
from bot.reading.roles import Role, role
from bot.units import MEASURES, TIMES, WORDS, factor, scale

PERCENT = Pattern(
    rf"(?<![\d.])(?P<share>{ARABIC})\s?%"
    rf"|百分之(?P<spoken>百(?!分)|[〇零一二三四五六七八九十]+(?:点[〇零一二三四五六七八九]+)?|{ARABIC})"
    r"|(?P<whole>百分百)|(?P<tenths>[一二三四五六七八九1-9])成(?P<more>[一二三四五六七八九1-9半])?(?![立功效本果员都品为交绩熟长套批片])"
    r"|(?P<half>一半)(?!\s?(?:[碰遇停卡坏]|发现|时|的时候|就[停卡]|又[停卡碰遇]))"
    r"|(?P<of>[二三四五六七八九十])分之(?P<parts>[一二两三四五六七八九])"
)
FRACTION = Pattern(rf"(?<![\d.])(?P<part>{ARABIC})\s?/\s?(?P<whole>{ARABIC})(?![\d/])")
COUNTED = "[个张座户处家人名所件条项间公里平]"
MORE_THAN_HALF = Pattern(r"(?<!双)(?<!时间)过半(?!年|.{0,2}任务)|大半|多半")
VAGUE = Pattern(
    rf"(?:(?:好几|(?<![那这哪])[几数若]干?)[十百千万]*|[上近成][十百千万]+)(?={COUNTED})|[一二三四五六七八九]?十几(?={COUNTED})|不[到足](?=\d)"
    rf"|若干(?={COUNTED})|\d[XxＸ×]+"
)
RANGE = Pattern(r"\s?(?:-|—{1,2}|–|~|至|到|[多余来]?(?:还是|或者?))\s?")
SPARE = Pattern(r"\s?[余多来]?\s?")
NO_FIGURE_BEFORE = Pattern(
    r"(?:[A-Za-z]\d{1,3}\+|(?<![到至满完])第|[A-Za-z]-?|[〔\[]|零[下上]|电话|手机|微信|号码|邮编|房间|QQ)[:：\s]*$|\d[:：]$"
)
NOT_COUNTED = any_of(
    "、[A-Za-z]\\d (?:摄氏)?度(?![电假过量汛的]) 个[多来半]?(?:月|小时|星期|礼拜|季度) 楼 # 个?(?:百分)?点(?![位单]) 倍 [个大]方面 级 类 期工程 热线 平台 电话 指挥中心 急救 责任 机制 国道 省道 县道 路(?![段口灯面])",
    r"[:：]\d{2}(?!\d)",
)
YEAR_BEFORE = (
    r"(?<=(?<!\d)20[12]\d)(?=[\u4e00-\u9fff](?<![个张座处户家公千平米人名万亿条项件场篇期所台套吨次多余元]))"
)
NO_FIGURE_AFTER = Pattern(rf"\s?(?:{'|'.join(TIMES)})(?![位单])|{YEAR_BEFORE}|\s?{NOT_COUNTED}")
"""三个月, 2017任务, 12345热线, 330国道, 9:00: numbers that count nothing owed."""
ORDINALS = frozenset({"期", "批", "批次", "级", "类", "届", "次", "期(篇)", "标"})
CUE = Pattern(r"(?:完成|累计|共|刊出|编发|印发|新增|[出发办]了?)\s?$")
"""一期 and 二批 are names, unless they are counted: 刊出一期."""
PHONE = Pattern(r"123(?:45|33|20|66)(?!\d)|\d{7,16}(?![\d.]|\s?[万亿])")
OTHERS = word(
    "干部 骨干 师傅 技术员 部门 单位 方面 问题 原因 标段 企业 公司 施工队 队伍 班组 协调会 会议?(?!场) 文件 专家 工作组 小组 专班 阶段 环节",
    "科室 局(?![部面域势]) 街道 乡镇 县 区(?!域) 村民 农户 住户 职工 工人 人手 手续 证 难点 堵点 投诉 质疑 信访 工单 来信 诉求 意见 建议(?!提案) 要求",
)
"""What is counted there is nothing that is owed: 三个部门, 两家单位, 3次会议."""
PEOPLE = Pattern(
    r"(?:同志|领导|专家|代表|工作人员|同事)|[^\d,，]{0,4}(?:参加|参会|出席|到会|到场|值班|请假|出差|去现场|去看|陪同)"
)
"""3个人参加: people on an errand are counted by no target."""
IDIOM = Pattern(
    r"(?<=[上下前])一[条轮次批期]|一起|一块(?=[儿,，\d]|$)|一项(?=[已现目均全,，])|(?<=前)一[轮次批期]|(?<=[\u4e00-\u9fff]{2})一[个批项处户件][\u4e00-\u9fff]{1,3}一[个批项处户件]|(?<=一[个批项处户件][\u4e00-\u9fff]{2})一[个批项处户件]|(?<=首)一|(?<=再)一个(?=是|就|[,，])|(?<=[还另有])一个(?=是)"
)
HALF = Pattern(r"半(?![年月天个小径成])")
"""七十四公里半."""
OF_SO_MANY = Pattern(
    r"[\u4e00-\u9fff□]{1,6}(?:已|均已?|现已)(?:经)?(?:完成|建成|完工|改造|竣工|改好|修好)了?"
)
"""18条巷子已完成14条: of so many."""
DAYS = Pattern(
    r"(?<![\d.])(?:1[0-2]|0?[1-9])\.[0-3]?\d\s?(?:-|—{1,2}|–|~|至|到)\s?(?:1[0-2]|0?[1-9])\.[0-3]?\d(?=[)）:：,，\s]|周|$)"
)
"""9.18—9.22: a week."""
OR = Pattern(r"\s?[\u4e00-\u9fff]{1,3}\s?(?:还是|或者是?)\s?")
"""2480公里还是2840公里: its writer does not know."""
LEADS_ON = Pattern(r"在[建修办改]|未开工|还差|另有|尚有")
"""Words between two figures that are of the second."""
SHARE_OF_PLAN = Pattern(r"(?:完成|实现|达到)了?(?:全年|年度?|今年|总)?的?(?:计划|任务|目标)[数量]?的?\s*$")
OF_THE_PLAN = Pattern(r"(?:的|总|年度?)*(?:计划|任务|目标)[数量]?的\s?")
HAN = Pattern(r"[\u4e00-\u9fff](?<![了多余左来吧啊呢哈咧嘞喽啦咯哩])")
NAMED = "□□□"
RATE = Pattern(r"率[为达是到\s]*$")
HALF_ONE = Decimal("0.5")
HUNDRED = Decimal(100)
REACH = 40
"""How many characters before a figure may tell its role."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from start to end. `value` is None where it cannot be told; `whole` is the 500 of 400/500.

    A percentage has the unit `%`. `is_scaled`: written with 万 or 亿, so that it counts plain units whatever the unit.
    `day`: the day named on which it stood so.
    """

    start: int
    end: int
    value: Decimal | None
    unit: str = ""
    role: Role = Role.BARE
    whole: Decimal | None = None
    is_spoken: bool = False
    is_scaled: bool = False
    edge: int = 0
    limit: int = 0
    day: date | None = None


def figures(text: str, start: int, units: Pattern, before: Role | None) -> list[Figure]:
    """Every figure of a clause whose dates and titles are blanked; it stands at `start` in the whole text.

    `before` is the role of the figure before it. `edge` and `limit` bound the words that belong to a figure.
    """
    found = list(_scan(text, units))
    edges = [0, *(figure.end for figure in found)]
    limits = [*(figure.start for figure in found[1:]), len(text)]
    placed: list[Figure] = []
    for edge, figure, limit in zip(edges, found, limits, strict=False):
        lead = text[max(edge, figure.start - REACH) : figure.start]
        trail = _until_cue(text, figure.end, min(limit, figure.end + REACH))
        if limit < len(text) and LEADS_ON.fullmatch(trail):  # 竣工12所在建6所
            trail = ""
        if limit < len(text) and OF_SO_MANY.fullmatch(trail) and before is not Role.PLAN:
            before = Role.PLAN  # 目前18条巷子已完成14条
            placed.append(_moved(figure, start, before, len(lead), len(trail)))
            continue
        if before is Role.PART and figure.unit == "%" and (RATE.search(lead) or NAMED in lead):
            before = None  # 其中农村妇女2.7万人，新生儿听力筛查率93.1%
        last, before = before, role(lead, trail, before)
        if figure.unit == "%" and before is Role.STAGE:
            before = Role.BARE
        if figure.unit == "%" and before is Role.PLAN and _is_share(lead, last):
            before = Role.DONE
        placed.append(_moved(figure, start, before, len(lead), len(trail)))
    return placed


def _is_share(lead: str, last: Role | None) -> bool:
    """完成年计划四成; 完成全年600张任务的52.6%: what was done of the plan."""
    return SHARE_OF_PLAN.search(lead) is not None or (
        last is Role.PLAN and OF_THE_PLAN.fullmatch(lead) is not None
    )


def _until_cue(text: str, start: int, end: int) -> str:
    cue = CUES.search(text, start, end)
    return text[start : cue.start() if cue else end]


def _moved(figure: Figure, by: int, role: Role, lead: int, trail: int) -> Figure:
    start, end = figure.start + by, figure.end + by
    return replace(figure, start=start, end=end, role=role, edge=start - lead, limit=end + trail)


def _scan(text: str, units: Pattern) -> Iterator[Figure]:
    special = [*_percents(text), *_fractions(text, units), *_vague(text, units)]
    taken = {place for figure in special for place in range(figure.start, figure.end)}
    plain = [figure for figure in _compounded(text, _amounts(text, units)) if figure.start not in taken]
    return iter(sorted([*special, *plain], key=lambda figure: figure.start))


def _percents(text: str) -> Iterator[Figure]:
    for match in PERCENT.finditer(text):
        is_spoken = match["share"] is None and match["spoken"] is None
        yield Figure(match.start(), match.end(), _share(match), "%", is_spoken=is_spoken)


def _share(match: Match) -> Decimal | None:
    if match["half"]:
        return Decimal(50)
    if match["tenths"]:
        more = 5 if match["more"] == "半" else numeral(match["more"] or "零") or 0
        return (numeral(match["tenths"]) or Decimal(0)) * 10 + more
    if match["of"]:
        share = HUNDRED * (numeral(match["parts"]) or 0) / (numeral(match["of"]) or 1)
        return share.quantize(Decimal("0.1"))
    return (
        HUNDRED if match["whole"] or match["spoken"] == "百" else numeral(match["share"] or match["spoken"])
    )


def _fractions(text: str, units: Pattern) -> Iterator[Figure]:
    for match in FRACTION.finditer(text):
        unit = units.match(text, match.end())
        end = unit.end() if unit else match.end()
        yield Figure(
            match.start(), end, numeral(match["part"]), unit[0] if unit else "", whole=numeral(match["whole"])
        )


def _vague(text: str, units: Pattern) -> Iterator[Figure]:
    """十几座, 近百户, 不到400张, 过半: a figure that tells no number."""
    yield from (Figure(match.start(), match.end(), None, "%") for match in MORE_THAN_HALF.finditer(text))
    for match in VAGUE.finditer(text):
        number = next(numerals(text[match.end() : match.end() + 12]), None)
        end = match.end() + (number.end if number and number.start == 0 else 0)
        unit = units.match(text, end)
        if not (unit and OTHERS.match(text, unit.end())):
            yield Figure(
                match.start(), unit.end() if unit else end, None, unit[0] if unit else "", is_spoken=True
            )


def _amounts(text: str, units: Pattern) -> Iterator[Figure]:
    """Of 20-30张 only the second half is kept, without a value: nobody can tell which."""
    days = [match.span() for match in DAYS.finditer(text)]
    found = [one for one in numerals(text) if not any(start <= one.start < end for start, end in days)]
    ranges = [(a.start, b.start) for a, b in pairwise(found) if RANGE.fullmatch(text, a.end, b.start)]
    ranges += [(a.start, b.start) for a, b in pairwise(found) if OR.fullmatch(text, a.end, b.start)]
    firsts, seconds = {first for first, _ in ranges}, {second for _, second in ranges}
    for number in found:
        figure = _amount(text, number, units)
        if figure and (figure.unit or figure.start not in firsts):
            yield replace(figure, value=None) if figure.start in seconds else figure


def _compounded(text: str, found: Iterator[Figure]) -> Iterator[Figure]:
    """65公里800米 is one figure."""
    last: Figure | None = None
    for figure in found:
        if (
            last
            and not text[last.end : figure.start].strip()
            and (smaller := _smaller(last.unit, figure.unit))
        ):
            value = (
                None if last.value is None or figure.value is None else last.value + figure.value * smaller
            )
            last = replace(last, end=figure.end, value=value)
            continue
        if last:
            yield last
        last = figure
    if last:
        yield last


def _smaller(unit: str, other: str) -> Decimal | None:
    """What part of a measure a smaller one of the same quantity is: 米 a thousandth of 公里."""
    times = factor(other, unit) if unit in MEASURES and other in MEASURES else None
    return times if times is not None and times < 1 else None


def _amount(text: str, number: Numeral, units: Pattern) -> Figure | None:
    if NO_FIGURE_BEFORE.search(text, max(0, number.start - 4), number.start):
        return None
    at = SPARE.match(text, number.end)
    end = at.end() if at else number.end
    unit = units.match(text, end)
    if NO_FIGURE_AFTER.match(text, end) and not (unit and (unit[0] in TIMES or unit[0] not in WORDS)):
        return None
    if unit is None and PHONE.match(text, number.start):
        return None
    if number.is_spoken and not _is_said_figure(text, number, unit):
        return None
    if unit and PEOPLE.match(text, unit.end()):
        return None
    half = HALF.match(text, unit.end()) if unit else None
    value = _with_half(number, unit[0]) if half and unit else number.value
    if "来" in text[number.end : end]:  # 二十来处
        value = None
    last = half or unit
    return Figure(
        number.start, last.end() if last else number.end, value, unit[0] if unit else "",
        is_spoken=number.is_spoken, is_scaled=number.is_scaled,
    )  # fmt: skip


def _with_half(number: Numeral, unit: str) -> Decimal | None:
    """七十四公里半; of 两万千瓦半 nobody can tell what is halved."""
    if number.value is None or number.is_scaled or scale(unit) != 1:
        return None
    return number.value + HALF_ONE


def _is_said_figure(text: str, number: Numeral, unit: Match | None) -> bool:
    """三百二十 is a figure; 一 is one only before a unit (一座), and not in 一户一策."""
    word = text[number.start : number.end]
    if unit and unit[0] in ORDINALS and len(word) == 1:
        return CUE.search(text, 0, number.start) is not None
    if unit is None:
        is_alone = text.strip("□ ") == word
        is_led_on = not number.is_scaled and HAN.match(text, number.end) is not None
        return is_alone or (not is_led_on and len(word) > 1 and any(c in "十百千万廿卅" for c in word))
    if text.startswith(unit[0], unit.end()) or IDIOM.match(text, number.start):  # 一个个
        return False
    before = text[number.start - 1 : number.start]
    is_of_word = before in {*"这那每哪某"} or (word[0] == "一" and before in {*"统唯进逐"})  # 统一, 进一步
    return text[unit.end() : unit.end() + 1] != word and not is_of_word
