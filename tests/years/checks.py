"""What a published text tells, beside what the reckoning gives for the same thing: counts, lists, figures, days."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.years import reckoning
from tests.years.papers import Paper
from tests.years.reckoning import Row, tenth

# The last working day of each month from March to October; from November the 10th, the 20th and the last, or before.
DAYS = (
    (3, 31), (4, 28), (5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31), (11, 10), (11, 20), (11, 30), (12, 8),
    (12, 20),
)  # fmt: skip

OTHERS_CAN_HELP = ("land", "funds", "approval", "coordination", "policy")

NAMED = re.compile(r"⟨([\d.]+)⟩")
SAYS = "已完成|提前完成|超额完成|按序时推进|严重滞后|滞后|逾期|未报数"


@dataclass(frozen=True)
class Told:
    """One thing that a text tells: what it says, and what it should say."""

    what: str
    said: object
    due: object


def numbers(text: str) -> list[str]:
    """The targets that a piece of marked text names, by name or by number."""
    return re.findall(r"(?<![\d./])\d+\.\d(?![\d%/])", text)


# ── The counts ──────────────────────────────────────────────────────────────────────────────────────────────────
def counts(rows: Sequence[Row]) -> dict[str, int]:
    """What a sentence of counts says; nothing is said of what there is none of."""
    found = {
        "已完成": sum(row.is_done for row in rows),
        "提前完成": sum(row.is_early for row in rows),
        "超额完成": sum(row.is_over for row in rows),
        "按序时推进": sum(row.lamp == "按序时推进" for row in rows),
        "滞后": sum(row.is_behind for row in rows),
        "严重滞后": sum(row.lamp == "严重滞后" for row in rows),
        "逾期": sum(row.is_overdue for row in rows),
        "未报数": sum(row.lamp == "未报数" for row in rows),
    }
    return {name: n for name, n in found.items() if n}


def opening(paper: Paper) -> Iterator[Told]:
    """截至5月31日，…45项指标中，已完成1项（其中提前完成1项、超额完成1项），按序时推进16项，滞后24项，未报数4项."""
    text = paper.sections[""][0]
    said = {name: int(n) for name, n in re.findall(rf"({SAYS})(\d+)项", text)}
    due = counts(list(paper.now.values()))
    if "已全部完成" in text:
        yield Told("所有", due.pop("已完成"), len(paper.now))
    yield Told("项数", said, due)
    yield Told("总数", re.findall(r"(\d+)项指标", text), [str(len(paper.now))])
    if paper.issue is not paper.year.issues[-1]:
        yield Told(
            "截至", re.findall(r"截至(\d+)月(\d+)日", text), [(str(paper.day.month), str(paper.day.day))]
        )
    else:
        yield Told("期数", re.findall(r"共通报(\d+)期", text), ["12"])


# ── What changed ────────────────────────────────────────────────────────────────────────────────────────────────
TURNS: dict[str, Callable[[Row, Row], bool]] = {
    "新完成": lambda was, now: not was.is_done and now.is_done,
    "由滞后转为按序时推进": lambda was, now: was.is_behind and now.lamp == "按序时推进",
    "新列入滞后": lambda was, now: was.lamp in ("按序时推进", "未报数") and now.is_behind,
    "因数据更正不再计为完成": lambda was, now: was.is_done and not now.is_done,
}


def changes(paper: Paper) -> Iterator[Told]:
    """与第2期相比，新完成1项（…），由滞后转为按序时推进3项（…）."""
    if paper.previous is None:
        return
    text = paper.sections[""][1]
    yield Told("上期", re.findall(r"^与第(\d+)期相比", text), [str(paper.previous.number)])
    said = {
        what: (int(n), numbers(listed))
        for what, n, listed in re.findall(r"([^，（）]+?)(\d+)项（([^）]*)）", text)
    }
    turned = {
        what: [no for no, row in paper.now.items() if turns(paper.before[no], row)]
        for what, turns in TURNS.items()
    }
    yield Told("变化", said, {what: (len(nos), nos) for what, nos in turned.items() if nos})


# ── Lists under headings ────────────────────────────────────────────────────────────────────────────────────────
def headings(paper: Paper) -> Iterator[Told]:
    """Each heading's own number, the targets or items listed under it, and those that should be."""
    rows = paper.now.values()
    wanted = {
        "已完成的指标": [row.no for row in rows if row.is_done],
        "进度滞后的指标": [row.no for row in rows if row.is_behind],
        "30天内到期的指标": [
            row.no for row in rows if not row.is_done and 0 <= (row.due - paper.day).days <= 30
        ],
        "需协调解决的问题": [
            name for item in dict.fromkeys(row.item for row in rows) for name in _wanting_help(paper, item)
        ],
        "晚于原定时限完成的指标": [row.no for row in rows if row.met_on and row.met_on > row.due],
    }
    wanted |= {"晚于原定时限完成的指标": []} if paper.issue is not paper.year.issues[-1] else {
        "已完成的指标": [], "30天内到期的指标": []
    }  # fmt: skip
    found = {
        name: re.findall(r"[⟦⟨]([\d.]+)[⟧⟩]" if "协调" in name else r"[\d.]*\d\.\d(?=[⟩、）])", "".join(told))
        for name, told in _listed(paper)
    }
    for name, nos in wanted.items():
        yield Told(name, sorted(found.get(name, [])), sorted(nos))
        yield Told(f"{name}标题", _counted(paper, name), len(nos))


def groups(paper: Paper) -> Iterator[Told]:
    """市教育局2项：…；…, 11月30日到期6项（…）."""
    for paragraph in (p for paragraphs in paper.sections.values() for p in paragraphs):
        for unit, n, listed in re.findall(r"^([^\d⟨]+[^\d⟨的])(\d+)项：(⟨.*)$", paragraph):
            nos = NAMED.findall(listed)
            yield Told(unit, (int(n), nos), (len(nos), [no for no in nos if paper.now[no].lead == unit]))
        for month, day, n, listed in re.findall(r"(\d+)月(\d+)日到期(\d+)项（([^）]*)）", paragraph):
            nos = numbers(listed)
            on = [no for no in nos if paper.now[no].due == date(2017, int(month), int(day))]
            yield Told("到期", (int(n), nos), (len(nos), on))


def unheard(paper: Paper) -> Iterator[Told]:
    """第8期通报以来，市司法局未报送进展; 尚未报数的1项：…."""
    headings = ("未按要求报送进展的单位", "尚未报数的指标")
    text = "".join(line for heading in headings for line in paper.sections.get(heading, []))
    unknown = [no for no, row in paper.now.items() if row.lamp == "未报数"]
    for n, listed in re.findall(r"的(\d+)项：(.*?)。", text):
        yield Told("未报数", (int(n), sorted(numbers(listed))), (len(unknown), sorted(unknown)))
    if paper.issue is not paper.year.issues[-1]:
        yield Told("未报数", bool(unknown), bool(re.search(r"的\d+项：", text)))
    if paper.issue.series == "通报":
        named = re.findall(r"第(\d+)期通报以来，(.*?)未报送进展", text)
        silent = "、".join(_silent(paper))
        number = str(paper.previous.number) if paper.previous else ""
        yield Told("未报送", named, [(number, silent)] if silent else [])


# ── Each target's own numbers ───────────────────────────────────────────────────────────────────────────────────
def figures(paper: Paper) -> Iterator[Told]:
    """Whatever is said after a target's name: its figure and share, gap, delay, forecast, days."""
    for paragraph in (p for paragraphs in paper.sections.values() for p in paragraphs):
        pieces = NAMED.split(paragraph)[1:]
        for no, piece in zip(pieces[::2], pieces[1::2], strict=True):
            yield from _figures(paper.now[no], piece)


def lagging(paper: Paper) -> Iterator[Told]:
    """Whoever is named as lagging is named with a gap, with the days since the deadline, or by the unit's own word."""
    for name, told in _listed(paper):
        for line in told if name == "进度滞后的指标" else []:
            row = paper.now[NAMED.findall(line)[0]]
            kinds = ("已逾期" in line, "低于序时进度" in line, "自报滞后" in line)
            yield Told(
                row.no,
                kinds,
                (row.is_overdue, row.gap > 5 and not row.is_overdue, row.gap <= 5 and not row.is_overdue),
            )
            yield Told(row.no, f"责任单位{row.lead}；" in line, True)


def _figures(row: Row, piece: str) -> Iterator[Told]:
    for total, goal, unit, share in re.findall(r"([\d,.]+)/([\d,.]+)([^\d（，；]+)[（，]([\d.]+)%", piece):
        yield Told(
            row.no,
            (total, goal, unit, share),
            (_shown(row.total), _shown(row.goal), row.unit, _percent(row.share)),
        )
    for total, goal in re.findall(r"([\d,.]+)%，目标([\d,.]+)%", piece):
        yield Told(row.no, (total, goal, "%"), (_shown(row.total), _shown(row.goal), row.unit))
    for gap in re.findall(r"低于序时进度([\d.]+)个百分点", piece):
        yield Told(row.no, Fraction(gap), row.gap)
    for month, day, late in re.findall(r"应于(\d+)月(\d+)日前完成，已逾期(\d+)天", piece):
        yield Told(row.no, (date(2017, int(month), int(day)), int(late)), (row.due, (row.day - row.due).days))
    for month in re.findall(r"预计(\d+)月完成", piece):
        yield Told(
            row.no, (2017, int(month)), (row.forecast.year, row.forecast.month) if row.forecast else None
        )
    for month, day in re.findall(r"晚于(\d+)月(\d+)日的时限", piece):
        yield Told(row.no, date(2017, int(month), int(day)), row.due)
    for numbers_ in re.findall(r"原定(\d+)月(\d+)日前完成，实际于(\d+)月(\d+)日完成", piece):
        days = row.due, row.met_on or row.due
        yield Told(row.no, numbers_, tuple(str(n) for day in days for n in (day.month, day.day)))


# ── The middle and the end of the year ──────────────────────────────────────────────────────────────────────────
def half(paper: Paper) -> Iterator[Told]:
    """可按进度衡量的41项指标中，进度过半的17项（17/41，41.5%）; 未过半的24项：…."""
    told = "".join(paper.sections.get("时间过半、任务过半情况", []))
    paced = [row for row in paper.now.values() if row.paced]
    rest = [row.no for row in paced if row.share < Fraction(1, 2) and not row.is_done]
    past, n = len(paced) - len(rest), len(paced)
    for said in re.findall(r"衡量的(\d+)项指标中，进度过半的(\d+)项（(\d+)/(\d+)，([\d.]+)%）", told):
        yield Told("过半", said, (str(n), str(past), str(past), str(n), _percent(Fraction(past, n))))
    for number, listed in re.findall(r"未过半的(\d+)项：(.*)。", told):
        nos = NAMED.findall(listed) or numbers(listed)
        yield Told("未过半", (int(number), sorted(nos)), (len(rest), sorted(rest)))


def units(paper: Paper) -> Iterator[Told]:
    """18个牵头单位承担的指标已全部完成：市人力社保局4项、…."""
    for told in paper.sections.get("各牵头单位完成情况", []):
        leads = list(dict.fromkeys(row.lead for row in paper.now.values()))
        owed = [(lead, sum(row.lead == lead for row in paper.now.values())) for lead in leads]
        yield Told("单位", re.findall(r"^(\d+)个", told), [str(len(leads))])
        yield Told("单位", told.partition("：")[2], "、".join(f"{lead}{n}项" for lead, n in owed) + "。")


def dates(paper: Paper) -> Iterator[Told]:
    """The day at the foot, the number in the title, the day of the next issue."""
    yield Told("落款", paper.issue.paragraphs[-1], f"2017年{paper.day.month}月{paper.day.day}日")
    if paper.issue.series == "通报":
        yield Told("编号", (paper.day.month, paper.day.day), DAYS[paper.issue.number - 1])
    told = "".join(p for paragraphs in paper.sections.values() for p in paragraphs)
    after = next(((m, d) for m, d in DAYS if date(2017, m, d) > paper.day), None)
    said = [(int(m), int(d)) for m, d in re.findall(r"下一期通报定于(\d+)月(\d+)日印发", told)]
    yield Told("下一期", said, [after] if after else [])


CHECKS = (opening, changes, headings, groups, unheard, figures, lagging, half, units, dates)


def _listed(paper: Paper) -> Iterator[tuple[str, Sequence[str]]]:
    for heading, paragraphs in paper.sections.items():
        yield heading.partition("（")[0], paragraphs


def _counted(paper: Paper, name: str) -> int:
    found = [heading for heading in paper.sections if heading.partition("（")[0] == name]
    return int(re.findall(r"（(\d+)[项件]）", found[0])[0]) if found else 0


def _wanting_help(paper: Paper, item: str) -> list[str]:
    """The item's number, where several of its targets want help; else that target's; none where none does."""
    rows = [row for row in paper.now.values() if row.item == item]
    told = {row.no: reckoning.trouble(paper.year, item, row.no, paper.issue.cutoff) for row in rows}
    found = [
        row.no for row in rows
        if not row.is_done
        and (told[row.no].wants_help or (told[row.no].category in OTHERS_CAN_HELP and row.is_behind))
    ]  # fmt: skip
    return found if len(found) == 1 < len(rows) else [item] if found else []


def _silent(paper: Paper) -> list[str]:
    """The lead units of unfinished items none of which was reported on since the issue before."""
    since = paper.previous.cutoff if paper.previous else paper.issue.cutoff - timedelta(days=400)
    left = {row.item: row.lead for row in paper.now.values() if row.met_on is None}
    told = {item: reckoning.reports(paper.year, item, paper.issue.cutoff) for item in left}
    heard = {left[item] for item in left if told[item] and told[item][-1].at > since}
    return [lead for lead in dict.fromkeys(left.values()) if lead not in heard]


def _shown(value: Fraction | None) -> str:
    """71,300 and 5.009."""
    if value is None:
        return ""
    whole, rest = divmod(value, 1)
    return f"{whole:,}" + (f"{float(rest):.6f}".rstrip("0")[1:] if rest else "")


def _percent(share: Fraction) -> str:
    """With one decimal; 100.0 only for exactly all."""
    rate = tenth(100 * share)
    if rate == 100 and share != 1:
        rate += Fraction(1, 10) if share > 1 else -Fraction(1, 10)
    return f"{float(rate):.1f}"
