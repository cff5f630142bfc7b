"""Composing a year of replies: in what words, at what hour and on which days a unit reports its figures.

The two years beside this file (`*/compose.py`) say what happens and when; this file turns that into the lines of
`replies.jsonl`. The same story always gives the same file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from courses import Item, Target, Week, chance, inspection, pick, weeks

TOTALS = ("{no} 累计{n}{u}", "{no} 累计完成{n}{u}", "{no} {n}{u}", "{no}：累计{n}{u}")
RATES = ("{no} 完成{n}%", "{no} 累计{n}%", "{no} {n}%", "{no}：{n}%")
STEADY = ("{no}号 按计划推进", "{no}号 正常推进", "{no}号 按序时推进")
SAME = "{no} 无变化"
"""The button of an item on the weekly card."""
FORECASTS = ((10, "预计{m}月上旬完成"), (20, "预计{m}月中旬完成"), (31, "预计{m}月底完成"))


@dataclass(frozen=True, slots=True)
class Voice:
    """How one contact writes. `habit` is the day of the week preferred; `hour` the time of day."""

    who: int
    total: int = 0
    habit: int = 1
    hour: int = 10
    grouped: bool = False
    in_wan: bool = False
    increments: int = 20


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in the way of a target from one day to another, in the unit's words; used in turn."""

    target: str
    since: date
    until: date
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong figure and how it is put right: “更正” (a correction), “编辑” (an edit) or “撤回” (an undo)."""

    target: str
    on: date
    wrong: Decimal
    remedy: str


@dataclass(slots=True)
class Story:
    """All that one year is composed of. `notes` are whole lines: (item, day) → what is written of it that day."""

    items: list[Item]
    voices: Mapping[str, Voice]
    troubles: Sequence[Trouble] = ()
    slips: Sequence[Slip] = ()
    notes: Mapping[tuple[str, date], Sequence[str]] = field(default_factory=dict)
    following: Mapping[str, Sequence[str]] = field(default_factory=dict)
    silent: frozenset[tuple[str, int]] = frozenset()
    stand_ins: Mapping[tuple[str, int], int] = field(default_factory=dict)
    skips: int = 6
    totals: dict[str, tuple[Decimal, int]] = field(default_factory=dict)
    last_told: dict[str, datetime] = field(default_factory=dict)


def compose(story: Story) -> list[dict]:
    """The lines of the whole year, unordered."""
    lines: list[dict] = []
    units = list(dict.fromkeys(i.lead for i in story.items))
    for week in weeks():
        for unit in units:
            lines += _week(story, unit, week)
    return lines


def write(path: Path, standing: Sequence[dict], lines: Sequence[dict]) -> None:
    """Standing instructions first, then everything in the order of time."""
    ordered = sorted(lines, key=lambda line: (line["at"], line["who"]))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in [*standing, *ordered])
    path.write_text(text, encoding="utf-8")


def at(on: date, hour: int, minute: int) -> str:
    """An instant of the office's time zone, as it stands in the file."""
    return datetime.combine(on, time(hour, minute)).isoformat() + "+08:00"


def _week(story: Story, unit: str, week: Week) -> Iterator[dict]:
    items = [i for i in story.items if i.lead == unit and i.claim >= week.days[0]]
    if not items or (unit, week.number) in story.silent:
        return
    told = _told_days(story, items, week)
    if not told:
        if chance(story.skips, unit, week.number, "skip"):
            return
        told = [pick(week.days, unit, week.number, "any")] if chance(6, unit, week.number, "late") else []
        told = told or [_usual_day(story.voices[unit], week, unit)]
    for on in told:
        yield from _day(story, unit, week, on, [i for i in items if i.claim >= on])


def _told_days(story: Story, items: list[Item], week: Week) -> list[date]:
    found = {p.on for i in items for t in i.targets for p in t.points if p.is_told}
    found |= {i.claim for i in items} | {
        s.on for s in story.slips if any(s.target == t.no for i in items for t in i.targets)
    }
    found |= {on for no, on in story.notes if any(no == i.no for i in items)}
    return sorted(found & set(week.days))


def _usual_day(voice: Voice, week: Week, unit: str) -> date:
    open_days = [d for d in week.days if d <= week.close] or [week.days[0]]
    wanted = voice.habit + pick((-1, 0, 0, 0, 1), unit, week.number, "day")
    return open_days[min(max(wanted, 0), len(open_days) - 1)]


def _moment(voice: Voice, week: Week, on: date, unit: str) -> datetime:
    """When in the day: after the card on its day; half of Thursday's are answers to the reminder at two o'clock."""
    hour = voice.hour if on != week.days[0] else max(voice.hour, 9)
    if on == week.close and on.isoweekday() == 4 and chance(50, unit, on, "nudged"):
        return datetime.combine(on, time(14, pick(range(4, 58), unit, on, "minute")))
    if on == week.close and chance(12, unit, on, "too late"):
        hour = 16
    if on > week.close:
        hour = 9
    return datetime.combine(on, time(hour, pick(range(11, 58), unit, on, "minute")))


def _day(story: Story, unit: str, week: Week, on: date, items: list[Item]) -> Iterator[dict]:
    voice = story.voices[unit]
    who = story.stand_ins.get((unit, week.number), voice.who)
    moment = _moment(voice, week, on, unit)
    in_private = moment.hour == 14 and on.isoweekday() == 4 and _still_owes(story, items, week)
    texts: list[str] = []
    for item in items:
        found = _item_lines(story, voice, item, on, week.number)
        if found == ["{unchanged}"] and _may_press(story, item, week, on, in_private):
            press = moment + timedelta(minutes=-3)
            yield {"at": press.isoformat() + "+08:00", "who": who, "press": SAME.format(no=_button(item))}
            story.last_told[item.no] = moment
            continue
        texts += [_unchanged(item) if line == "{unchanged}" else line for line in found]
        if found:
            story.last_told[item.no] = moment
    if texts:
        yield from _sent(story, who, moment, texts, in_private)


def _still_owes(story: Story, items: list[Item], week: Week) -> bool:
    return all(story.last_told.get(i.no, datetime.min) < week.since for i in items)


def _may_press(story: Story, item: Item, week: Week, on: date, in_private: bool) -> bool:
    """Whether the item stands on the newest card with this button: nothing told of it since the last close."""
    is_short = any(t.met is None or t.met > on for t in item.targets)
    if in_private or on > week.close or not is_short or not chance(60, item.no, on, "press"):
        return False
    looked_at = inspection(on.month)
    is_fresh = not week.days[0] <= looked_at <= on
    return is_fresh and story.last_told.get(item.no, datetime.min) < week.since


def _button(item: Item) -> str:
    """The number on an item's button: that of its target where it has just one."""
    return item.targets[0].no if len(item.targets) == 1 else item.no


def _unchanged(item: Item) -> str:
    only = item.targets[0].no if len(item.targets) == 1 else f"{item.no}号"
    return f"{only} 无变化"


def _item_lines(story: Story, voice: Voice, item: Item, on: date, week: int) -> list[str]:
    lines = list(story.notes.get((item.no, on), ()))
    noted = {line.split()[0] for line in lines}
    for target in item.targets:
        if target.points and target.no not in noted:
            line = _figure(story, voice, item, target, on, week)
            lines += [line] if line else []
        elif not target.points:
            words = _trouble(story, target, on)
            lines += [f"{target.no} {words}"] if words and target.no not in noted else []
    if on == item.claim:
        ways = ("{n}号报办结", "{n}号 报办结", "{n}.1 已完成")[: 3 if len(item.targets) == 1 else 2]
        lines.append(pick(ways, item.no, "claim").format(n=item.no))
    return lines or _nothing_new(story, item, on)


def _nothing_new(story: Story, item: Item, on: date) -> list[str]:
    words = next((w for t in item.targets if (w := _trouble(story, t, on))), "")
    if words:
        return [f"{item.targets[0].no if len(item.targets) == 1 else item.no + '号'} {words}"]
    if chance(38, item.no, on, "unchanged"):
        return ["{unchanged}"]
    steady = pick(STEADY, item.no, on).format(no=item.no)
    following = story.following.get(item.no, ())
    if following and chance(45, item.no, on, "next"):
        return [f"{steady}，下一步{pick(following, item.no, on)}"]
    return [steady]


def _figure(story: Story, voice: Voice, item: Item, target: Target, on: date, week: int) -> str:
    """The line of one figure, or nothing where it has not moved and nothing stands in its way."""
    before, in_week = story.totals.get(target.no, (None, 0))
    now = target.total(on, before)
    words = _trouble(story, target, on)
    is_slip = any(s.target == target.no and s.on == on for s in story.slips)
    is_told = any(p.is_told and p.on == on for p in target.points)
    is_due = is_told or is_slip or on == item.claim
    if now is None or now == before:
        return f"{target.no} {words}" if words and now != target.value else ""
    if not is_due and len(item.targets) > 1 and chance(28, target.no, on, "left out"):
        return ""
    story.totals[target.no] = (now, week)
    if is_slip:
        return f"{target.no} 累计{_plain(now)}{target.unit}"
    line = _wording(voice, target, before if in_week >= week - 1 and not is_told else None, now, on)
    tail = [words] if words else _tail(story, item, target, on, now)
    return "，".join([line, *tail])


def _wording(voice: Voice, target: Target, before: Decimal | None, now: Decimal, on: date) -> str:
    if target.unit == "%":
        return RATES[voice.total].format(no=target.no, n=_number(now, voice))
    if any(p.as_share and p.on == on for p in target.points):
        return f"{target.no} 完成{_number(now * 100 / target.value, voice)}%"
    if before is not None and chance(voice.increments, target.no, on, "increment"):
        return f"{target.no} 本周新增{_number(now - before, voice)}{target.unit}"
    if voice.in_wan and now >= 10000 and now % 100 == 0 and target.unit in "人个户":
        return TOTALS[voice.total].format(no=target.no, n=_plain(now / 10000) + "万", u=target.unit)
    return TOTALS[voice.total].format(no=target.no, n=_number(now, voice), u=target.unit)


def _number(value: Decimal, voice: Voice) -> str:
    return f"{value:,}" if voice.grouped and value == value.to_integral() else _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _trouble(story: Story, target: Target, on: date) -> str:
    for trouble in story.troubles:
        if trouble.target == target.no and trouble.since <= on <= trouble.until:
            return trouble.words[(on - trouble.since).days // 7 % len(trouble.words)]
    return ""


def _tail(story: Story, item: Item, target: Target, on: date, now: Decimal) -> list[str]:
    if (
        target.met
        and target.value is not None
        and now < target.value
        and chance(24, target.no, on, "forecast")
    ):
        _, words = next(f for f in FORECASTS if target.met.day <= f[0])
        if on.month < target.met.month <= on.month + 3:
            return [words.format(m=target.met.month)]
    following = story.following.get(item.no, ())
    if following and on < item.claim and chance(14, target.no, on, "next"):
        return [f"下一步{pick(following, target.no, on)}"]
    return []


def _sent(story: Story, who: int, moment: datetime, texts: list[str], in_private: bool) -> Iterator[dict]:
    """One message, or two where the unit remembers the rest later; with a slip put right where there was one."""
    slip = next(
        (
            s
            for s in story.slips
            if s.on == moment.date() and any(t.startswith(s.target + " ") for t in texts)
        ),
        None,
    )
    if slip:
        yield from _slipped(slip, who, moment, texts)
        return
    place = {"to": "private", "reply": True} if in_private else {}
    parts = [texts]
    if len(texts) > 3 and moment.hour < 16 and chance(30, who, moment):
        parts = [texts[:2], texts[2:]]
    for n, part in enumerate(parts):
        later = n * pick((7, 18, 41), who, moment, "again")
        yield {"at": _stamp(moment, later), "who": who, "text": "\n".join(part)} | place


def _slipped(slip: Slip, who: int, moment: datetime, texts: list[str]) -> Iterator[dict]:
    right = next(t for t in texts if t.startswith(slip.target + " "))
    figure = right.partition("累计")[2]
    unit = figure.lstrip("0123456789.")
    wrong = [f"{slip.target} 累计{_plain(slip.wrong)}{unit}" if t == right else t for t in texts]
    yield {"at": _stamp(moment, 0), "who": who, "text": "\n".join(wrong)}
    if slip.remedy == "编辑":
        yield {"at": _stamp(moment, 6), "who": who, "edit": "\n".join(texts)}
    elif slip.remedy == "撤回":
        yield {"at": _stamp(moment, 4), "who": who, "to": "private", "text": "/undo"}
        yield {"at": _stamp(moment, 9), "who": who, "text": "\n".join(texts)}
    else:
        yield {
            "at": _stamp(moment, 48 if moment.hour < 16 else 21),
            "who": who,
            "text": f"更正 {slip.target} 是{figure}",
        }


def _stamp(moment: datetime, minutes: int) -> str:
    return (moment + timedelta(minutes=minutes)).isoformat() + "+08:00"
