"""Which days the office works: the State Council's calendar, with the office's own holiday file on top.

The calendar comes from chinesecalendar, which knows the years whose notice has been published. A year that neither it
nor the file knows counts Saturdays and Sundays as days off, and `Workdays.warning` says so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

from bot.checking import Table

ONE = timedelta(days=1)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
LONGEST = 31
"""More days off in a row than this are taken for a slip of the pen."""

FESTIVALS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
TWO_AT_ONCE = {date(2020, 10, 1): "国庆节、中秋节"}
"""chinesecalendar gives a day one name; this is the only day of 2004–2026 with two."""

WORDED = re.compile("元旦|春节|清明|劳动|五一|端午|中秋|国庆|十一")
SAME = {"五一": "劳动", "十一": "国庆"}

Block = tuple[date, date]
"""The first and the last of some days off."""

MAKE_UP = "调休上班"
LISTED_OFF = "按单位放假表休息"


@dataclass(frozen=True, slots=True)
class Workdays:
    """The office's calendar. `off` and `on` are its own days off and on, each with the name it is known by or "".

    Every question takes a plain `date` in the office's time zone.
    """

    off: Mapping[date, str] = field(default_factory=dict)
    on: Mapping[date, str] = field(default_factory=dict)
    _rest: dict[int, frozenset[date]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _blocks: dict[tuple[str, int], Block | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def is_workday(self, day: date) -> bool:
        """Whether the office works on a day."""
        rest = self._rest.get(day.year)
        if rest is None:
            rest = self._rest[day.year] = frozenset(d for d in _days(day.year) if self._is_off(d))
        return day not in rest

    def why(self, day: date) -> str:
        """Why a day is off (周日, 国庆节放假, 按单位放假表休息) or worked although it looks off (调休上班); else ""."""
        if self.is_workday(day):
            return MAKE_UP if day.weekday() > 4 or day in chinese_calendar.holidays else ""
        name = self._holiday(day)
        if name is None:
            return WEEKDAYS[day.weekday()]
        return f"{name}放假" if name else LISTED_OFF

    def is_published(self, year: int) -> bool:
        """Whether a year's days off are known: chinesecalendar has them, or the file lists some."""
        return _known(year) or any(day.year == year for day in self.off)

    def warning(self, year: int) -> str | None:
        """What to tell people whose dates lie in a year that is not published yet."""
        if self.is_published(year):
            return None
        return f"{year}年放假安排尚未录入，暂按周六、周日休息计算；公布后请填入 holidays.toml"

    def next(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it."""
        while not self.is_workday(day):
            day += ONE
        return day

    def previous(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        while not self.is_workday(day):
            day -= ONE
        return day

    def add(self, day: date, n: int) -> date:
        """The nth working day after a day that itself does not count (5个工作日内); n is 1 or more."""
        for _ in range(n):
            day = self.next(day + ONE)
        return day

    def between(self, a: date, b: date) -> int:
        """How many working days lie after a, up to and including b; negative where b is before a."""
        first, last = sorted((a, b))
        worked = sum(self.is_workday(first + n * ONE) for n in range(1, (last - first).days + 1))
        return worked if a <= b else -worked

    def festival(self, name: str, year: int) -> Block | None:
        """The first and the last day off of a festival (元旦 春节 清明 劳动节/五一 端午 中秋 国庆) of a year.

        Festivals that touch are one block: 国庆 and 中秋 of 2017 are both 10-01 to 10-08. 元旦 may begin in the
        December before. Of a year without a published holiday, what the law fixes on the sun's calendar is given
        (全国年节及纪念日放假办法, 2024: 元旦 1, 清明 1, 劳动节 2, 国庆 3 days); the others are None.
        """
        known = (name, year)
        if known not in self._blocks:
            self._blocks[known] = self._found(name, year)
        return self._blocks[known]

    def _found(self, name: str, year: int) -> Block | None:
        wanted = _festivals(name)
        fixed = _fixed(wanted, year)
        if fixed and self._holiday(fixed[0]) is not None:
            return self._block(fixed[0])
        for day in _days(year):
            if wanted & _festivals(self._holiday(day) or ""):
                return self._block(day)
        return None if self.is_published(year) else fixed

    def _is_off(self, day: date) -> bool:
        if day in self.on:
            return False
        if day in self.off or day in chinese_calendar.holidays:
            return True
        return day.weekday() > 4 and day not in chinese_calendar.workdays

    def _holiday(self, day: date) -> str | None:
        """The name of the holiday that a day off belongs to, perhaps ""; None for a working day or plain weekend."""
        if day in self.on:
            return None
        if day in self.off:
            return self.off[day]
        listed = chinese_calendar.holidays.get(day)
        return TWO_AT_ONCE.get(day, FESTIVALS.get(listed, listed)) if listed else None

    def _block(self, day: date) -> Block:
        """The days off around a holiday, without the plain weekends at either end."""
        first = last = edge = day
        while not self.is_workday(edge := edge - ONE):
            first = edge if self._holiday(edge) is not None else first
        edge = day
        while not self.is_workday(edge := edge + ONE):
            last = edge if self._holiday(edge) is not None else last
        return first, last


def parse_holidays(raw: object, where: str, problems: list[str]) -> Workdays:
    """The office's calendar from `holidays.toml`; what is wrong is added to `problems`, and then it must not be used.

    One table a year, one line a festival, as the State Council's notice has it: the first and the last day off (one
    day alone if it is one), then the Saturdays and Sundays worked for it. Any other name gives the office's own days.

        [2027]
        "元旦" = { off = ["2027-01-01", "2027-01-03"] }
        "春节" = { off = ["2027-02-05", "2027-02-11"], work = ["2027-01-31", "2027-02-20"] }
        "防汛值守" = { work = ["2027-07-17"] }
    """
    off: dict[date, str] = {}
    on: dict[date, str] = {}
    for table, name, year in _lines(raw, where, problems):
        for day in _off(table, year):
            off[day] = name
        for day in _dates(table, "work", year):
            on[day] = name
        table.close()
    problems += [
        f"{where}：{day} 既写了放假（{off[day]}），又写了上班（{on[day]}）" for day in sorted(off.keys() & on)
    ]
    problems += [
        f"{where}：{day}（{WEEKDAYS[day.weekday()]}）本来就上班，不必写入“{on[day]}”的 work"
        for day in _idle(on)
    ]
    return Workdays(off, on)


def _days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + n * ONE for n in range((date(year, 12, 31) - first).days + 1))


def _known(year: int) -> bool:
    return date(year, 1, 1) in chinese_calendar.holidays


def _festivals(text: str) -> set[str]:
    """The festivals that a name speaks of: “五一”, “劳动节” and “国际劳动节” are the same one."""
    return {SAME.get(word, word) for word in WORDED.findall(text)}


def _fixed(festivals: set[str], year: int) -> Block | None:
    spans = {"元旦": (1, 1, 1), "清明": (4, _qingming(year), 1), "劳动": (5, 1, 2), "国庆": (10, 1, 3)}
    for name in festivals & spans.keys():
        month, day, length = spans[name]
        return date(year, month, day), date(year, month, day + length - 1)
    return None


def _qingming(year: int) -> int:
    """The day in April on which 清明 falls, by the usual formula for 2000–2099."""
    return int(year % 100 * 0.2422 + 4.81) - year % 100 // 4


def _lines(raw: object, where: str, problems: list[str]) -> Iterator[tuple[Table, str, int]]:
    years = Table(raw, where, problems)
    for key in raw if isinstance(raw, Mapping) else ():
        if not re.fullmatch(r"20\d\d", key, re.ASCII):
            problems.append(f"{where}：“{key}” 应为四位年份，如 [2027]")
            continue
        names, festivals = years.raw(key), years.table(key)
        for name in names if isinstance(names, Mapping) else ():
            yield festivals.table(name), name, int(key)


def _off(table: Table, year: int) -> list[date]:
    days = _dates(table, "off", year)
    if not days:
        return []
    length = (days[-1] - days[0]).days + 1
    if len(days) > 2 or not 1 <= length <= LONGEST:
        table.wrong("off", f"放假第一天和最后一天（只放一天的写一个），不超过{LONGEST}天")
        return []
    return [days[0] + n * ONE for n in range(length)]


def _dates(table: Table, key: str, year: int) -> list[date]:
    raw = table.raw(key)
    values = raw if isinstance(raw, list) else [] if raw is None else [raw]
    days = [_date(value) for value in values]
    nearest = date(year - 1, 12, 1), date(year + 1, 1, 31)
    found = [day for day in days if day is not None and nearest[0] <= day <= nearest[1]]
    if len(found) < len(days):
        table.wrong(key, f'{year}年的日期列表，如 ["{year}-10-01", "{year}-10-07"]')
    return found


def _date(value: object) -> date | None:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _idle(on: Mapping[date, str]) -> list[date]:
    """Days that are worked anyway: a slip of the pen. A weekend day that the published calendar has too is none."""
    plain = Workdays()
    return [day for day in sorted(on) if day.weekday() < 5 and plain.is_workday(day)]
