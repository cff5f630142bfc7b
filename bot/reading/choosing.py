"""Which target of an item each of its figures is of."""

from collections.abc import Sequence

from bot.items import Form
from bot.patterns import Pattern
from bot.reading.amounts import FIRMNESS, IDLE
from bot.reading.counting import may_count
from bot.reading.figures import Figure
from bot.reading.fitting import Fit, fit, is_measured
from bot.reading.naming import MARK, SAID_OF_ALL, latest, named, said_since, telling
from bot.reading.owed import Chosen, Owed
from bot.reading.recast import recast, without_growth
from bot.reading.respective import handed_out, listed
from bot.reading.roles import MORE, Role
from bot.reading.shares import SHARE_DONE, is_share_of_last, of_rate, reported_before, shares_named
from bot.reading.shortened import is_short_for
from bot.statements import Code, Unclear

UNIVERSAL = frozenset({"个", "%"})
"""Units that are said of everything, so that they tell no target from another."""
PARTICULAR = frozenset({"栋", "幢", "套", "间", "台", "部", "条"})
"""Measure words of certain things, so that bare figures in them tell nothing of what 个 counts."""
ADDED = Pattern(r"\s?[（(](?:本周|这周|本月|较上周|比上周)?(?:新增|增加|增|加|\+)+\s?")
GREW = Pattern(r"[升涨增加高长][到至]\s?$")
"""6月88.1%，7月升到89.4%."""
COMPARED = Pattern(r"[比较]上?")
THING = Pattern(r"[\u4e00-\u9fff]{4,}")
HAN = Pattern(
    r"[\u4e00-\u9fff](?<![累共合总计本这上下周月目前现在已成完])[\u4e00-\u9fff](?<![累共合总计本这上下周月目前现在已成完])"
)


def choose(text: str, figures: Sequence[Figure], owed: Owed) -> Chosen | Unclear:
    """Each figure with what it is of a target, or with None where it is of none."""
    chosen: Chosen = []
    row = listed(text, figures)
    handed = handed_out(text, row, owed.targets, owed.words) if row else None
    figures = [next((one for one in row if one.start == figure.start), figure) for figure in figures]
    since = 0
    for figure in figures:
        if figure.unit == "%" and figure in row and (whose := _in_turn(figure, row, chosen)):
            chosen.append((figure, fit(figure, whose.target)))
            continue
        if handed and figure.start in handed:
            chosen.append((figure, fit(figure, handed[figure.start])))
            continue
        if chosen and _is_compared(text, figure, chosen[-1]):
            last = chosen[-1][1]
            chosen.append((figure, last and fit(figure, last.target)))
            continue
        before = reported_before(text, chosen)
        if before and (_is_added_to(text, figure, before[0]) or is_share_of_last(text, figure, before, owed)):
            last = before[1]
            chosen.append((figure, last and fit(figure, last.target)))
            continue
        found = _of_target(text, figure, owed, since)
        since = since if figure.role in IDLE else figure.end
        if isinstance(found, Unclear):
            return found
        chosen.append((figure, found))
    chosen = [recast(text, figure, found) for figure, found in chosen]
    parted = _parted(without_growth(text, chosen, owed), row)
    return parted if isinstance(parted, Unclear) else _of_own_name(text, parted, owed)


def _in_turn(figure: Figure, row: Sequence[Figure], chosen: Chosen) -> Fit | None:
    """13.42万人、11087万元，分别占75.18%和77.2%: the figure whose share it is."""
    told = [found for one, found in chosen if found and one.unit != "%" and one.role not in IDLE]
    shares = [one for one in row if one.unit == "%"]
    if len(shares) != len(row) or len(told) != len(row):
        return None
    found = told[row.index(figure)]
    return found if found.target.unit != "%" else None


def _is_compared(text: str, figure: Figure, last: tuple[Figure, Fit | None]) -> bool:
    """155张，比上个月的138张多了17张: what the figure just told is compared with."""
    is_past = figure.role is Role.PAST and figure.unit == last[0].unit != ""
    return (
        is_past and last[0].role not in IDLE and COMPARED.search(text, figure.edge, figure.start) is not None
    )


def _is_added_to(text: str, figure: Figure, last: Figure) -> bool:
    """515座（+18）, 比上次的38家多6家: what was added to the figure just told."""
    if (
        last.role is Role.PAST
        and figure.role is Role.INCREMENT
        and MORE.fullmatch(text, last.end, figure.start)
    ):
        return True
    return not figure.unit and ADDED.fullmatch(text, last.end, figure.start) is not None


def _of_own_name(text: str, chosen: Chosen, owed: Owed) -> Chosen:
    """筛查9.1万名，封闭5.2万名: of bare figures of one target that which its own words lead to."""
    named = {
        found.target.no
        for figure, found in chosen
        if found and figure.role in FIRMNESS and _is_named(text, figure, found, owed)
    }
    kept: Chosen = []
    for figure, found in chosen:
        is_foreign = (
            found is not None
            and figure.role is Role.BARE
            and not found.is_share
            and not GREW.search(text, figure.edge, figure.start)
            and HAN.search(text, figure.edge, figure.start)
            and not _is_of_a_list(text, figure, kept)
        )
        if found and is_foreign and not _is_named(text, figure, found, owed):
            kept.append((figure, None if found.target.no in named else found))
            continue
        kept.append((figure, found))
    return kept


def _is_of_a_list(text: str, figure: Figure, before: Chosen) -> bool:
    """城东3处、城西5处: the next of like figures, none of them the whole."""
    last = before[-1][0] if before and before[-1][1] else None
    is_like = last is not None and last.unit == figure.unit != "" and last.role is Role.BARE
    return is_like and text[figure.edge : figure.start].lstrip()[:1] in {"、", "和"}


def _is_named(text: str, figure: Figure, found: Fit, owed: Owed) -> bool:
    pairs = owed.words.get(found.target.no, frozenset()) - SAID_OF_ALL
    lead = MARK.compiled.split(text[figure.edge : figure.start])[-1]
    return any(pair in lead for pair in pairs)


def _parted(chosen: Chosen, row: Sequence[Figure]) -> Chosen | Unclear:
    """累计210张，公办民办分别120张、90张: figures of one target in a row are parts of its total, or nobody can tell."""
    in_row = [found.target.no for figure, found in chosen if found and figure in row]
    if len(set(in_row)) == len(in_row):
        return chosen
    totals = {found.target.no for figure, found in chosen if found and figure not in row}
    if not totals.issuperset(in_row):
        return Unclear(Code.NUMBER)
    return [(figure, None if figure in row else found) for figure, found in chosen]


def _of_target(text: str, figure: Figure, owed: Owed, since: int) -> Fit | Unclear | None:
    fits = [
        found for target in owed.targets if may_count(text, figure, target) and (found := fit(figure, target))
    ]
    if figure.unit == "%" and SHARE_DONE.search(text, figure.edge, figure.start):
        fits = shares_named(text[figure.edge : figure.start], fits) or [
            one for one in fits if one.target.form is not Form.GROWTH
        ]
    fits = [one for one in fits if is_measured(one.target)] or fits
    if fits and _is_of_another(text, figure, fits, owed):
        return None
    if len(owed.targets) > 1:
        fits = _likely(text, figure, fits, owed)
    words = {one.target.no: owed.words.get(one.target.no, frozenset()) for one in fits}
    near, far = named(text, figure, words)
    near = near or latest(said_since(text, since, figure), telling(words))
    if figure.unit == "%":
        fits = of_rate(text, figure, fits, near or far)
    if owed.named and (not near or owed.named.no in near):
        fits = [one for one in fits if one.target.no == owed.named.no]
    if not fits:
        return None
    found = (
        _one(fits, near)
        or _exact(figure, fits)
        or _one(fits, _shortened(text, figure, fits))
        or _one(fits, far)
        or _whole(fits)
    )
    if found is None and figure.role not in IDLE:
        return Unclear(Code.WHICH_TARGET, tuple(one.target.no for one in fits))
    return found


def _likely(text: str, figure: Figure, fits: list[Fit], owed: Owed) -> list[Fit]:
    """Without the targets that count in 个, where something else is counted."""
    if figure.unit in PARTICULAR:  # 已完成12栋, where 个 are owed
        fits = [
            one
            for one in fits
            if one.target.unit != "个"
            or HAN.search(text, figure.edge, figure.start)
            or HAN.search(text, figure.end, figure.limit)
        ]
    if figure.unit == "个" and figure.role is Role.BARE:
        fits = [one for one in fits if not _is_of_other_things(text, figure, one, owed)]
    return fits


def _is_of_other_things(text: str, figure: Figure, found: Fit, owed: Owed) -> bool:
    """两级9个专业院团走进田间, where 个 of something else are owed: nothing around it names the target."""
    thing = THING.match(text, figure.end, figure.limit)
    if thing is None or found.target.unit != "个":
        return False
    around = text[figure.edge : figure.start] + text[figure.end : figure.limit]
    return not any(pair in around for pair in owed.words.get(found.target.no, frozenset()))


def _shortened(text: str, figure: Figure, fits: Sequence[Fit]) -> list[str]:
    """The targets whose names the words at a figure cut short: 社零增速5.6%."""
    lead = MARK.compiled.split(text[figure.edge : figure.start])[-1]
    return [one.target.no for one in fits if is_short_for(lead, [one.target.text])]


def _is_of_another(text: str, figure: Figure, fits: Sequence[Fit], owed: Owed) -> bool:
    """Whether the words at a figure name only targets whose unit it cannot have: 抽查1240件 of a rate of 抽查."""
    if owed.named and owed.named.no in {one.target.no for one in fits}:
        return False
    if any(one.target.unit == figure.unit not in UNIVERSAL for one in fits):
        return False
    lead = text[figure.edge : figure.start]
    if latest(lead, {one.target.no: owed.words.get(one.target.no, frozenset()) for one in fits}):
        return False
    return bool(latest(lead, owed.words))


def _one(fits: Sequence[Fit], named: Sequence[str]) -> Fit | None:
    return _whole([one for one in fits if one.target.no in named])


def _exact(figure: Figure, fits: Sequence[Fit]) -> Fit | None:
    exact = [
        one for one in fits if one.target.unit not in UNIVERSAL and figure.unit in _said_for(one.target.unit)
    ]
    return exact[0] if len(exact) == 1 else _whole(exact)


def _said_for(unit: str) -> frozenset[str]:
    """A unit and what is said for it in full: 张 and 张床."""
    return frozenset({unit, f"{unit}床", f"{unit}床位", f"{unit}病床"})


def _whole(fits: Sequence[Fit]) -> Fit | None:
    """The only one, or the whole of which the others are parts."""
    numbers = {one.target.no for one in fits}
    wholes = [one for one in fits if one.target.within not in numbers]
    return wholes[0] if len(wholes) == 1 else None
