"""What outlines of a month or a quarter tell besides: what was done since the last issue, the next steps, the cases.

温州市综合行政执法局's 三件套: 每月底汇总当月完成情况、下月工作计划、当月执法案例.
"""

import re
from collections.abc import Iterable, Iterator

from bot.briefing import words
from bot.briefing.naming import COUNTED, MANY, called, figure, how_many, quoted
from bot.briefing.nouns import Findings, Section, by_unit
from bot.counts import Judged
from bot.figures import quantity
from bot.items import Item, Mark, Report
from bot.measure import RATES
from bot.statements import Kind

CASE = re.compile(r"案例\s*[:：]\s*(\S.*)")
LEAD = re.compile(
    r"^(?:下一?(?:个?月|季度?|周|步|阶段)|接下来)(?:的?工作)?(?:计划|安排|打算)?(?:为|是)?[：:，,]\s*"
)


def progress(found: Findings) -> Section:
    """当月完成情况: whatever moved since the last issue, unit by unit, with what was added and what it comes to."""
    was = {target.no: target.current for item in found.brief.before for target in item.targets}
    told = {one.target.no: _moved(found, one, was.get(one.target.no)) for one in found.judged}
    moved = [one for one in found.judged if told[one.target.no]]
    if not moved:
        return Section()
    heading = found.say(words.PROGRESS_HEADING, n=len(moved))
    if len(moved) > MANY:
        return Section(heading, (words.SEE_ANNEX.format(listed=how_many(found, moved)),))
    return Section(heading, tuple(
        words.PROGRESS.format(
            unit=lead or words.NO_UNIT,
            listed="；".join(f"{called(one)}，{told[one.target.no]}" for one in ones),
        )
        for lead, ones in by_unit(moved).items()
    ))  # fmt: skip


def plans(found: Findings) -> Section:
    """下月计划: the latest next step that each unit has named."""
    steps: dict[str, tuple[Item, str]] = {}
    for item, report in _reports(found):
        for said in report.statements:
            if said.kind is Kind.NEXT and said.text:
                steps[item.no] = item, LEAD.sub("", quoted(said.text))
    return Section(words.PLANS_HEADING, tuple(_of_item(item, text) for item, text in steps.values()))


def cases(found: Findings) -> Section:
    """当月案例: what units have reported as “案例：…”, in their words."""
    told = [
        _of_item(item, quoted(text)) for item, report in _reports(found) for text in CASE.findall(report.text)
    ]
    return Section(words.CASES_HEADING.format(n=len(told)), tuple(told))


def _moved(found: Findings, one: Judged, was: Mark | None) -> str:
    target, now = one.target, one.target.current
    if not found.is_named(one):
        return ""
    if now is None or (was is not None and was.value == now.value):
        return words.MET if _is_newly_met(found, one) else ""
    told, share = figure(target)
    figures = words.SHARE.format(figure=told, percent=share) if share else told
    if was is None:
        return figures
    if target.form not in COUNTED or target.unit in RATES:
        return words.FROM_TO.format(was=quantity(was.value, target.unit), now=figures)
    template = words.ADDED_NOW if now.value > was.value else words.TAKEN_OFF
    return template.format(n=quantity(abs(now.value - was.value), target.unit), figure=figures)


def _is_newly_met(found: Findings, one: Judged) -> bool:
    on, last = one.target.met_on, found.brief.previous
    return on is not None and (last is None or on > last.cutoff.date())


def _reports(found: Findings) -> Iterator[tuple[Item, Report]]:
    """What was said since the last issue, item by item and oldest first."""
    said: dict[str, list[Report]] = {}
    for report in found.brief.told:
        said.setdefault(report.item, []).append(report)
    named = {one.item.no for one in found.judged if found.is_named(one)}
    for item in found.brief.items:
        if item.no in named or not item.targets:
            yield from ((item, report) for report in _standing(said.get(item.no, [])))


def _standing(reports: Iterable[Report]) -> Iterator[Report]:
    return (report for report in reports if not report.withdrawn)


def _of_item(item: Item, text: str) -> str:
    name = words.CALLED.format(no=item.no, name=item.title)
    return words.OF_ITEM.format(called=name, unit=item.lead or words.NO_UNIT, text=text)
